"""How alike two reports are: the same characters and words, the same meaning where it can be had, the same thing.

Neither words nor meaning can tell a dripping tap from a dripping shower; what it is and which room do
(lexicon/things.toml). Where and when is left to whoever asks: only reports of one place within three days are worth
comparing.
"""

from collections import Counter
from collections.abc import Mapping
from math import log, sqrt
from typing import NamedTuple

import numpy as np

from understanding.faq import meaning_of, terms
from understanding.lexicon import table
from understanding.lexicon import words as words_of
from understanding.normalise import normalise
from understanding.reading import View

#: Sentences of any two reports are this near to each other, and the same matter told twice so near.
FAR, NEAR = 0.85, 1.0
#: What counts words the less the more of the reports here say them.
COMMON = 0.5


def alike(words: str, others: Mapping[int, str]) -> dict[int, float]:
    """How alike each of `others` is to `words`, 0..1; from about a half on it is worth asking.

    About 15 ms for each text not met lately: call it in a worker thread.
    """
    counts = {id: Counter(terms(other)) for id, other in others.items()}
    mine, about = Counter(terms(words)), _named(words)
    seen = Counter(term for each in (mine, *counts.values()) for term in each)
    rarity = {term: 1 + COMMON * log((1 + len(counts)) / count) for term, count in seen.items()}
    return {
        id: _of_one_thing(_both(_near(mine, each, rarity), _meaning(words, others[id])), about, _named(others[id]))
        for id, each in counts.items()
    }


class Named(NamedTuple):
    """What a report names: things and rooms, each by one name."""

    things: frozenset[str]
    rooms: frozenset[str]


def _named(text: str) -> Named:
    view = View(normalise(text).plain, frozenset())
    found = [
        frozenset(name for name in table("things")[part] if words_of("things", part, name).hits(view))
        for part in Named._fields
    ]
    return Named(*found)


def _of_one_thing(score: float, one: Named, other: Named) -> float:
    """Two reports of one thing are likely one; of two things, or of one thing in two rooms, hardly."""
    if one.things & other.things:
        score = (1 + score) / 2
    elif one.things and other.things:
        score /= 2
    return score / 2 if one.rooms and other.rooms and not one.rooms & other.rooms else score


def _both(by_words: float, by_meaning: float | None) -> float:
    return by_words if by_meaning is None else (by_words + 2 * by_meaning) / 3


def _near(first: Counter[str], second: Counter[str], rarity: Mapping[str, float]) -> float:
    length = sqrt(_product(first, first, rarity) * _product(second, second, rarity))
    return _product(first, second, rarity) / length if length else 0.0


def _product(first: Counter[str], second: Counter[str], rarity: Mapping[str, float]) -> float:
    return sum(count * second[term] * rarity[term] ** 2 for term, count in first.items() if term in second)


def _meaning(first: str, second: str) -> float | None:
    one, other = meaning_of(first), meaning_of(second)
    if one is None or other is None:
        return None
    return float(np.clip((float(np.dot(one, other)) - FAR) / (NEAR - FAR), 0, 1))
