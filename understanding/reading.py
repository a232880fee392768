"""A text made ready for the judges: normalised, cut into words and sentences, idioms blanked out.

`full` has the spans that the slots used blanked out, `sober` the idioms as well (火大, 水平, 漏了一个字), `calm`
also what only sounds dangerous (消防栓, 热水器). All have the length of `plain`, so positions stay comparable.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from understanding import segment
from understanding.lexicon import Words, words
from understanding.normalise import Text
from understanding.slots import Cut

BLANK = "□"
SENTENCE = re.compile(r"[。!?;\n~]|\.(?=\s|$)")
CLAUSE = re.compile(r"[,。!?;:\n~]|\.(?=\s|$)")


@dataclass(frozen=True)
class View:
    """One reading of the text that words can be looked for in."""

    plain: str
    tokens: frozenset[tuple[int, int]]


@dataclass(frozen=True)
class Reading:
    """The text as the judges see it."""

    text: Text
    full: View
    sober: View
    calm: View

    @property
    def plain(self) -> str:
        """The whole normalised text."""
        return self.text.plain

    def sentence(self, at: int) -> tuple[int, int]:
        """The span of the sentence around a position."""
        return _around(self.plain, at, SENTENCE)

    def clause(self, at: int) -> tuple[int, int]:
        """The span of the clause around a position."""
        return _around(self.plain, at, CLAUSE)


def read(text: Text, used: Iterable[Cut], own: frozenset[str] = frozenset()) -> Reading:
    """The reading of a text in which slots have used up some spans; those say nothing about the matter itself.

    `own` are words of the estate, as they come.
    """
    tokens = frozenset(segment.spans(text.plain, own))
    full = View(blank(text.plain, used), tokens)
    sober = View(_without(full, words("guards", "idioms")), tokens)
    return Reading(text, full, sober, View(_without(sober, words("guards", "calm")), tokens))


def blank(plain: str, cuts: Iterable[Cut], filler: str = BLANK) -> str:
    """The text with the cuts replaced by filler, same length."""
    chars = list(plain)
    for cut in cuts:
        chars[cut.start : cut.end] = filler * (cut.end - cut.start)
    return "".join(chars)


def _without(view: View, idioms: Words) -> str:
    return blank(view.plain, [Cut(hit.start, hit.end) for hit in idioms.hits(view)])


def _around(plain: str, at: int, marks: re.Pattern[str]) -> tuple[int, int]:
    start = max((m.end() for m in marks.finditer(plain, 0, at)), default=0)
    following = marks.search(plain, at)
    return start, following.end() if following else len(plain)
