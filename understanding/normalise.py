"""From what was typed to what the tables are written in, without losing the way back.

Order matters: NFKC first (full-width digits), then dialect words, then single characters from Traditional to
Simplified. A converter run before the dialect map turns words such as 𨋢 into characters nobody knows.
Every character of the result remembers where it came from, so that a slot can quote the tenant's own words.
"""

import re
import unicodedata
from dataclasses import dataclass
from functools import cache
from typing import NamedTuple

from understanding.lexicon import HERE, table

HEAD = 500
TAIL = 300
JUNK = {"Cc", "Cf", "Cs", "Co", "Cn"}
PUNCTUATION = str.maketrans(
    {"。": "。", "、": "、", "–": "-", "—": "-", "‐": "-", "－": "-", "−": "-", "’": "'", "‘": "'"}
)


class Letter(NamedTuple):
    """One normalised character and the span of the source it stands for."""

    char: str
    start: int
    end: int


@dataclass(frozen=True)
class Text:
    """The source as it came, its normalised form, and the way from one to the other."""

    source: str
    plain: str
    spans: tuple[tuple[int, int], ...]

    def original(self, start: int, end: int) -> str:
        """The tenant's own characters behind plain[start:end]."""
        if start >= end:
            return ""
        return self.source[self.spans[start][0] : self.spans[end - 1][1]]


def normalise(source: str) -> Text:
    """Lower-case Simplified text for the tables; of a text over 800 characters only the first 500 and last 300."""
    letters = _letters(source)
    if len(letters) > HEAD + TAIL:
        cut = letters[HEAD].start
        letters = [*letters[:HEAD], Letter("\n", cut, cut), *letters[-TAIL:]]
    letters = _simplify(_dialect(letters))
    return Text(source, "".join(x.char for x in letters), tuple((x.start, x.end) for x in letters))


def to_simplified(word: str) -> str:
    """One word in the form the tables are written in, without the dialect map."""
    pairs = _pairs()
    return "".join(pairs.get(char, char) for char in unicodedata.normalize("NFKC", word).lower())


def _letters(source: str) -> list[Letter]:
    shown = source if len(source) <= 4 * HEAD else source[: 2 * HEAD] + source[-2 * HEAD :]
    jump = len(source) - len(shown)
    letters: list[Letter] = []
    for at, raw in enumerate(shown):
        here = at if at < 2 * HEAD else at + jump
        letters += [Letter(char, here, here + 1) for char in _plain(raw)]
    return letters


@cache
def _plain(raw: str) -> str:
    if raw in "\n\r\t\u2028":
        return "\n" if raw != "\t" else " "
    if unicodedata.category(raw) in JUNK:
        return ""
    return unicodedata.normalize("NFKC", raw).lower().translate(PUNCTUATION)


def _dialect(letters: list[Letter]) -> list[Letter]:
    plain = "".join(x.char for x in letters)
    changed: list[Letter] = []
    done = 0
    for match in _dialect_pattern().finditer(plain):
        start, end = match.span()
        first, last = letters[start].start, letters[end - 1].end
        changed += letters[done:start]
        changed += [Letter(char, first, last) for char in _dialect_map()[match.group()]]
        done = end
    return changed + letters[done:]


def _simplify(letters: list[Letter]) -> list[Letter]:
    pairs = _pairs()
    return [x._replace(char=pairs.get(x.char, x.char)) for x in letters]


@cache
def _pairs() -> dict[str, str]:
    lines = (HERE / "traditional.txt").read_text(encoding="utf-8").splitlines()
    return {pair[0]: pair[1] for line in lines if not line.startswith("#") for pair in line.split()}


@cache
def _dialect_map() -> dict[str, str]:
    written: dict[str, str] = table("dialect")["words"]
    pairs = _pairs()
    # Single characters only as written: 係 is 是, but its Simplified form 系 is the middle of 系统 and 联系.
    simplified = {"".join(pairs.get(char, char) for char in word): to for word, to in written.items() if len(word) > 1}
    return {**simplified, **written}


@cache
def _dialect_pattern() -> re.Pattern[str]:
    longest = sorted(_dialect_map(), key=len, reverse=True)
    return re.compile("|".join(map(re.escape, longest)))
