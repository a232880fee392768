"""Finding many words in one short text.

A loop of `str.find` beats one large alternation by far at this size, so that is what happens here; regular
expressions are used only for the words that need them (English word ends, words with a gap).
"""

import re
from typing import NamedTuple, Protocol

GAP = 8
ENDS = r"(?:'?s|es|ed|ing|d|ning|ping|ged|ging)?"


class Hit(NamedTuple):
    """A word found at [start, end) of the normalised text."""

    start: int
    end: int
    word: str


class Readable(Protocol):
    """What words are looked for in: the normalised text and where jieba's words start and end."""

    @property
    def plain(self) -> str: ...
    @property
    def tokens(self) -> frozenset[tuple[int, int]]: ...


class Words:
    """An immutable list of words in the notation of the tables."""

    def __init__(self, source: str) -> None:
        self.patterns = tuple((word, re.compile(word[1:])) for word in source.split() if word.startswith("~"))
        raw = [word.replace("_", " ") for word in source.split() if not word.startswith("~")]
        self.whole = tuple(word[1:] for word in raw if word.startswith("=") and len(word) > 1)
        loose = [word for word in raw if not word.startswith("=")]
        gapped = [word for word in loose if "…" in word]
        plain = [word for word in loose if "…" not in word]
        self.literal = tuple(word for word in plain if not word.isascii())
        self.english = tuple((word, _english(word)) for word in plain if word.isascii())
        self.gapped = tuple((word.split("…")[0], word, _gapped(word)) for word in gapped)

    def hits(self, text: Readable) -> list[Hit]:
        """Every place where one of the words stands, in no particular order; overlapping words all count."""
        plain = text.plain
        found = [hit for word in self.literal if word in plain for hit in _all(word, plain)]
        for word, pattern in self.english:
            if word in plain:
                found += [Hit(m.start(), m.end(), word) for m in pattern.finditer(plain)]
        for first, word, pattern in self.gapped:
            if first in plain:
                found += [Hit(m.start(), m.end(), word) for m in pattern.finditer(plain)]
        for word, pattern in self.patterns:
            found += [Hit(m.start(), m.end(), word) for m in pattern.finditer(plain) if m.group()]
        for word in self.whole:
            if word in plain:
                found += [hit for hit in _all(word, plain) if (hit.start, hit.end) in text.tokens]
        return found

    def first(self, text: Readable) -> Hit | None:
        """The leftmost hit, the longest of those that start together."""
        return min(self.hits(text), key=lambda hit: (hit.start, -hit.end), default=None)


def _all(word: str, plain: str) -> list[Hit]:
    found, at = [], plain.find(word)
    while at >= 0:
        found.append(Hit(at, at + len(word), word))
        at = plain.find(word, at + len(word))
    return found


def _english(word: str) -> re.Pattern[str]:
    return re.compile(r"(?<![a-z0-9])" + re.escape(word) + ENDS + r"(?![a-z0-9])")


def _gapped(word: str) -> re.Pattern[str]:
    inside = rf"[^。!?\n]{{0,{GAP}}}?"
    parts = [re.escape(part) for part in word.split("…")]
    if word.replace("…", "").isascii():
        parts = [rf"\b{part}" for part in parts]
        inside = r"[^.。!?\n]{0,24}?"
    return re.compile(inside.join(parts))
