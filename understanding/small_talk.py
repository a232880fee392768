"""What is no matter: greetings and thanks, politely answered; and "no, nothing" to the question about danger."""

import re
from functools import cache

from understanding.lexicon import table
from understanding.normalise import normalise
from understanding.result import Understanding

WORD = re.compile(r"[\w']+")
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


def says_no_danger(text: str) -> bool:
    """Whether somebody who was asked about danger answers with these words that there is none; nothing else is said."""
    return " ".join(WORD.findall(normalise(text).plain)) in _no_danger()


@cache
def _no_danger() -> frozenset[str]:
    return frozenset(each.replace("_", " ") for each in table("answers")["none"].split())
