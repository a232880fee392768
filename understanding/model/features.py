"""What the model sees of a text: the same function at training and at run time, so the two cannot drift apart."""

import re
from collections import Counter
from collections.abc import Iterable, Mapping
from itertools import pairwise
from math import log

from understanding.classify import Labels
from understanding.reading import Reading
from understanding.urgency import Urgency

DIGITS = re.compile(r"\d+")
#: A rule's word counts half of what a whole text of n-grams does.
RULE_WEIGHT = 0.5
#: Embeddings have length 1 and lie close together; below 3 the n-grams drown them.
EMBEDDING_WEIGHT = 3.0


def counted(reading: Reading, labels: Labels, urgency: Urgency) -> dict[str, Counter[str]]:
    """How often each feature occurs, by block: characters, words, rules. Numbers are all one number."""
    plain = DIGITS.sub("0", reading.full.plain)
    tokens = [DIGITS.sub("0", reading.full.plain[start:end]) for start, end in sorted(reading.full.tokens)]
    words = [token for token in tokens if token.strip()]
    return {
        "c": Counter(_grams(plain)),
        "w": Counter([*words, *(f"{first}_{second}" for first, second in pairwise(words))]),
        "r": Counter(_said_by_rules(labels, urgency)),
    }


def weighted(blocks: Mapping[str, Counter[str]], idf: Mapping[str, float]) -> dict[str, float]:
    """Feature -> value: sublinear tf-idf of length 1 for characters and for words; rules as they are."""
    values: dict[str, float] = {}
    for block in ("c", "w"):
        known = {
            f"{block}:{name}": (1.0 + log(count)) * idf[f"{block}:{name}"]
            for name, count in blocks[block].items()
            if f"{block}:{name}" in idf
        }
        length = sum(value * value for value in known.values()) ** 0.5
        values |= {name: value / length for name, value in known.items()} if length else {}
    return values | {f"r:{name}": RULE_WEIGHT for name in blocks["r"] if f"r:{name}" in idf}


def _grams(plain: str) -> Iterable[str]:
    for size in (1, 2, 3):
        for start in range(len(plain) - size + 1):
            gram = plain[start : start + size]
            if gram.strip():
                yield gram


def _said_by_rules(labels: Labels, urgency: Urgency) -> Iterable[str]:
    yield f"intent={labels.intent}"
    yield from (f"maybe={intent}" for intent in labels.alternatives)
    yield f"repair={labels.repair}"
    yield f"complaint={labels.complaint}"
    yield f"urgency={urgency.level}"
    if urgency.hazard:
        yield f"hazard={urgency.hazard}"
    # Sorted: in the order of a set, sums would differ in their last digits from run to run.
    yield from sorted({reason.partition(":")[0] for reason in labels.reasons})
