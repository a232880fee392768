"""Greetings and thanks: politely answered, never made into a matter."""

from understanding.result import Understanding

SURE = 0.8
SHORT = 6


def is_small_talk(text: str, heard: Understanding) -> bool:
    """Whether the text is only a greeting, a thank-you or an "ok": it names no matter, place, time or number."""
    if heard.intent != "OT" or heard.place or heard.when or heard.phone:
        return False
    # Signs alone may be all that somebody in trouble manages to send: they are asked about.
    if not any(letter.isalpha() for letter in text):
        return False
    nothing_left = not heard.rest.strip()
    return nothing_left or (len(text.strip()) <= SHORT and heard.confidence.intent >= SURE)
