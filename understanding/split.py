"""Two matters in one message (灯坏了, 另外物业费怎么交?): where it may be parted, and when it is.

A wrong split annoys more than a missed one, so two things must agree: a seam in the words (另外, also, a list, the end
of a sentence), and two sides that each name a matter of their own (apart.py). Details (when I am home, my telephone,
what it costs) stay with the matter before them, and words of danger are never taken out of their context.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise
from typing import NamedTuple

from understanding.apart import WORK, apart, stands
from understanding.lexicon import words
from understanding.normalise import Text, normalise
from understanding.result import Understanding

MOST = 3
#: A longer text is a letter: its points are arguments, not matters. And so many pieces are a story.
LETTER, PIECES = 300, 8
DANGER = {"N": 0, "U": 0, "ASK": 1, "E": 2}
EDGES = " \t\n,、;:-~)("
CLAUSE = r"(?:^|(?<=[\s,。!?;:、.~)]))"
SENTENCE = re.compile(r"[。!?;\n]+|(?<=[a-z)\"'])\.(?=\s|$)")
ITEM = re.compile(
    CLAUSE + r"(?:\(?(?P<digit>[1-9])[.、)](?!\d)|(?P<han>[一二三四五])(?:[、.]|是)|"
    r"第(?P<nth>[一二三四五])(?![次天个层栋期间单])[,、.:]?)"
)
CIRCLED = "①②③④⑤"
HAN = "一二三四五六七八九"

Hear = Callable[[str], Understanding]


class Part(NamedTuple):
    """One matter of a message: the tenant's own characters that speak of it, and what was understood of them."""

    words: str
    heard: Understanding


class Seam(NamedTuple):
    """A span of the normalised text between two pieces; `told` if it says that something else follows."""

    start: int
    end: int
    told: bool


class Group(NamedTuple):
    """A stretch about one matter, and what the piece that names it means; None as long as none does."""

    start: int
    end: int
    heard: Understanding | None
    pieces: int = 1


def split(source: str, whole: Understanding, hear: Hear) -> list[Part]:
    """The matters of a message, two or three; of most messages just one, the whole.

    `whole` is what was understood of all of it, `hear` understands a piece; it is not called where there is no seam.
    In danger the first part keeps every word. A flat, a telephone and the time of a visit that were said once hold
    for every part.
    """
    one = [Part(source, whole)]
    if len(source) > LETTER:
        return one
    text = normalise(source)
    pieces = _pieces(text, _seams(text, whole))
    if not 1 < len(pieces) <= PIECES:
        return one
    groups = _grouped(text, pieces, hear)
    if not 1 < len(groups) <= MOST:
        return one
    parts = [_part(text, group, hear) for group in groups]
    if not all(stands(part.words, part.heard) for part in parts):
        return one
    return _with_danger_first(source, whole, _sharing(parts)) or one


def _seams(text: Text, whole: Understanding) -> list[Seam]:
    told = [Seam(match.start(), match.end(), True) for match in _turns().finditer(text.plain)]
    listed = list(_items(text))
    # Where a sentence just ends, only fees and parcels are told from the rest; without them nothing is looked at.
    distinct = any(reason.startswith(("intent.FE:", "complaint.MF:", "intent.PK:")) for reason in whole.reasons)
    ended = [Seam(match.end(), match.end(), False) for match in SENTENCE.finditer(text.plain)] if distinct else []
    asked = [Seam(match.start(), match.start(), False) for match in _asks().finditer(text.plain)] if distinct else []
    return sorted([*told, *listed, *ended, *asked])


def _items(text: Text) -> Iterator[Seam]:
    """The numbers of a list that begins with one and goes on with two."""
    marks = [
        (int(m["digit"] or HAN.index(m["han"] or m["nth"]) + 1), m.start(), m.end()) for m in ITEM.finditer(text.plain)
    ]
    marks += [
        (CIRCLED.index(text.source[first]) + 1, at, at + 1)
        for at, (first, _) in enumerate(text.spans)
        if text.source[first] in CIRCLED
    ]
    marks.sort(key=lambda mark: mark[1])
    if [number for number, _, _ in marks] == list(range(1, len(marks) + 1)) and len(marks) > 1:
        yield from (Seam(start, end, True) for _, start, end in marks)


def _pieces(text: Text, seams: list[Seam]) -> list[Seam]:
    """What stands between the seams, each with whether the seam before it told so; empty ones are left out."""
    edges = [Seam(0, 0, False), *seams, Seam(len(text.plain), len(text.plain), False)]
    found: list[Seam] = []
    told = False
    for before, after in pairwise(edges):
        told = told or before.told
        start = max(before.end, found[-1].end if found else 0)
        if text.plain[start : after.start].strip(EDGES + "。!?."):
            found.append(Seam(start, after.start, told))
            told = False
    return found


def _grouped(text: Text, pieces: list[Seam], hear: Hear) -> list[Group]:
    """The pieces put together by matter; nothing if one comes back to a matter that was left."""
    groups: list[Group] = []
    for start, end, told in pieces:
        said = _said(text, start, end)
        heard = hear(said)
        named = heard if stands(said, heard) and not _goes_on().match(text.plain[start:end].lstrip(EDGES)) else None
        known = [group.heard for group in groups if group.heard]
        others = [named is not None and apart(each, named, told=told) for each in known]
        if not groups or (others and all(others)):
            groups.append(Group(start, end, named))
        elif others and others[-1]:
            return []
        else:
            last = groups.pop()
            groups.append(Group(last.start, end, last.heard or named, last.pieces + 1))
    return groups


def _part(text: Text, group: Group, hear: Hear) -> Part:
    said = _said(text, group.start, group.end)
    # Details stand beside the piece that names the matter: they are read together.
    return Part(said, group.heard if group.heard and group.pieces == 1 else hear(said))


def _said(text: Text, start: int, end: int) -> str:
    plain = text.plain[start:end]
    head, tail = len(plain) - len(plain.lstrip(EDGES)), len(plain) - len(plain.rstrip(EDGES))
    return text.original(start + head, end - tail)


def _sharing(parts: list[Part]) -> list[Part]:
    heard = [part.heard for part in parts]
    place = next((each.place for each in heard if each.place and each.place.room), None)
    phone = next((each.phone for each in heard if each.phone), None)
    # The day that a question is about (open on Saturday?) is no appointment.
    when = next((each.when for each in heard if each.when and each.intent in WORK), None)
    return [
        Part(said, replace(each, place=each.place or place, phone=each.phone or phone, when=each.when or when))
        for said, each in parts
    ]


def _with_danger_first(source: str, whole: Understanding, parts: list[Part]) -> list[Part]:
    """The parts as they may be opened, or nothing if danger forbids to part them."""
    worst = max(parts, key=lambda part: DANGER[part.heard.urgency])
    level, alone = DANGER[whole.urgency], DANGER[worst.heard.urgency]
    if max(level, alone) == 0 or (level == 0 and alone == DANGER["ASK"]):
        return parts
    others = [part for part in parts if part is not worst]
    # It may lie in the meeting of the parts (water in one, a socket in the other), or in several of them.
    if not alone or any(DANGER[part.heard.urgency] for part in others):
        return []
    if max(level, alone) == DANGER["E"] and any(part.heard.intent in WORK for part in others):
        return []
    # Torn from its context a piece may ask, but not act.
    urgency = max(whole.urgency, worst.heard.urgency, key=lambda each: DANGER[each]) if level else "ASK"
    hazard = whole.hazard or worst.heard.hazard
    return [Part(source, replace(worst.heard, urgency=urgency, hazard=hazard)), *others]


@cache
def _turns() -> re.Pattern[str]:
    never = _either("not_turns")
    inside = rf"(?:{_either('inside')})(?:请问|想问|问)?"
    return re.compile(rf"(?!{never})(?:{CLAUSE}(?:{_either('turns')})|{inside})")


@cache
def _asks() -> re.Pattern[str]:
    return re.compile(rf"(?<=[,\s])(?:{_either('asks')})")


@cache
def _goes_on() -> re.Pattern[str]:
    return re.compile(_either("goes_on"))


def _either(name: str) -> str:
    """The words of a list as one pattern, the longest first; English ones whole."""
    listed = words("seams", name)
    chinese = sorted(listed.literal, key=len, reverse=True)
    english = sorted((word for word, _ in listed.english), key=len, reverse=True)
    latin = "|".join(map(re.escape, english))
    either = [*map(re.escape, chinese), *([rf"(?<![a-z0-9])(?:{latin})(?![a-z0-9'])"] if english else [])]
    return f"(?:{'|'.join(either)})"
