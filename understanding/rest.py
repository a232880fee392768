"""What is left of a text when place, time, phone and polite filler are cut away, in the tenant's own characters.

A stretch made of filler alone disappears ("我家在", "可以来"); of any other only greetings and joints at its edges go,
so that what remains still reads like what was written.
"""

import re
from collections.abc import Iterable
from functools import cache

from understanding.lexicon import words
from understanding.normalise import Text
from understanding.slots import Cut


def rest_of(text: Text, cuts: Iterable[Cut]) -> str:
    """The remaining words, one blank between the pieces; "" when the text was only a place, a time or a number."""
    ordered = sorted(cuts, key=lambda cut: cut.start)
    edges = [0, *(edge for cut in ordered for edge in (cut.start, cut.end)), len(text.plain)]
    gaps = zip(edges[::2], edges[1::2], strict=True)
    return " ".join(piece for start, end in gaps if (piece := _piece(text, start, end)))


def _piece(text: Text, start: int, end: int) -> str:
    plain = text.plain[start:end] if start < end else ""
    if _only_filler().fullmatch(plain) and len(plain) < 200:
        return ""
    head = _head().match(plain)
    start += head.end() if head else 0
    tail = _tail().search(text.plain, start, end)
    return text.original(start, tail.start() if tail else end).strip()


@cache
def _only_filler() -> re.Pattern[str]:
    return re.compile(rf"(?:[\s\W_]|{_any('filler')}|{_any('greeting')})*+")


@cache
def _head() -> re.Pattern[str]:
    return re.compile(rf"(?:[\s\W_]|\d+[、.)](?!\d)|{_any('greeting')}|{_any('joint')})*")


@cache
def _tail() -> re.Pattern[str]:
    return re.compile(rf"(?:[\s\W_]|{_any('greeting')})+\Z")


def _any(name: str) -> str:
    listed = words("filler", name)
    chinese = sorted(listed.literal, key=len, reverse=True)
    english = sorted((word for word, _ in listed.english), key=len, reverse=True)
    latin = "|".join(map(re.escape, english))
    return f"(?:{'|'.join(map(re.escape, chinese))}|(?<![a-z])(?:{latin})(?![a-z]))"
