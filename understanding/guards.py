"""What takes an emergency back: negation, drills, the past, "if", hearsay, questions, and "it is fixed".

The guards look at the sentence around the evidence, negation only at the few characters before it. A word such as
现在 or 救命 in the same sentence outweighs all but negation and drills.
"""

import re
from functools import cache

from understanding.lexicon import words
from understanding.lexicon.words import Hit
from understanding.reading import Reading, View

BEFORE = 3
DATE = re.compile(r"\d{4}年|\d{1,2}月\d{1,2}[日号]|\d+年前")
ASKED = re.compile(r"吗|\?\s*$")


def verdict(level: str, hits: tuple[Hit, ...], reading: Reading) -> str | None:
    """The level the evidence keeps, "ASK" if a guard weakens it, or None if one takes it back."""
    if negated(hits, reading):
        return None
    start, end = reading.sentence(min(hit.start for hit in hits))
    said = View(reading.sober.plain[start:end], frozenset())
    whole = View(reading.sober.plain, frozenset())
    if _has(whole, "drills") or _has(said, "lessons"):
        return None
    now = _has(said, "now")
    if _has(whole, "resolved") and not now:
        return None
    return _weakened(level, said, min(hit.start for hit in hits) - start, now)


def negated(hits: tuple[Hit, ...], reading: Reading) -> bool:
    """Whether one of the words is denied: 没有煤气味, not a fire. A word that itself denies (叫不应) is not."""
    return any(_denied(hit, reading) for hit in hits)


def _denied(hit: Hit, reading: Reading) -> bool:
    start = reading.clause(hit.start)[0]
    ahead = reading.plain[max(start, hit.start - 12) : hit.start].rstrip()
    if _exceptions().search(ahead):
        return False
    return bool(_negation().search(ahead))


@cache
def _negation() -> re.Pattern[str]:
    listed = words("guards", "negations")
    chinese = "|".join(map(re.escape, sorted(listed.literal, key=len, reverse=True)))
    english = "|".join(re.escape(word) for word, _ in listed.english)
    return re.compile(rf"(?:{chinese})[的有过到什么]{{0,{BEFORE}}}$|\b(?:{english})(?: (?:a|any|the|of|smell))*$")


@cache
def _exceptions() -> re.Pattern[str]:
    listed = words("guards", "negation_exceptions")
    every = [*listed.literal, *(word for word, _ in listed.english)]
    return re.compile(rf"(?:{'|'.join(map(re.escape, every))}).{{0,{BEFORE}}}$")


def _has(view: View, name: str) -> bool:
    return bool(words("guards", name).hits(view))


def _weakened(level: str, said: View, at: int, now: bool) -> str | None:
    before = View(said.plain[: at + 6], frozenset())
    if _has(before, "hypothetical"):
        return "ASK" if now and level == "E" else None
    past = _has(said, "past") or DATE.search(said.plain)
    if past and not now:
        return "ASK" if level == "E" and _has(said, "still") else None
    if not now and (_has(said, "hearsay") or _has(said, "questions") or ASKED.search(said.plain)):
        return "ASK"
    return level
