"""What the model sees of a text, fit to be kept: numbers of features it knows, and the sentence's rough direction.

Not the words: features that no training line has (names, rare words) are left out, places, times and telephones were
cut out before, order is lost. But it is no cipher either. Whoever has it and our vocabulary can guess what a text was
about, so it is kept with consent only (docs/decisions/0020-corrections.md).
"""

import base64
import binascii
from collections import Counter
from collections.abc import Iterable, Mapping
from zlib import crc32

import numpy as np

from understanding.model.embed import SIZE, Vector
from understanding.result import Traits

BLOCKS = ("c", "w", "r")
COARSE = 127


def mark(feature: str) -> int:
    """The number of a feature: the same on every machine, and of our thirty thousand hardly two alike."""
    return crc32(feature.encode("utf-8", "replace"))


def traits_of(blocks: Mapping[str, Counter[str]], known: Mapping[str, float], vector: Vector | None) -> Traits:
    """What may be kept of a text whose features are `blocks`: those that are `known`."""
    marks = {
        mark(name): count
        for block in BLOCKS
        for feature, count in blocks[block].items()
        if (name := f"{block}:{feature}") in known
    }
    return Traits(tuple(sorted(marks.items())), "" if vector is None else _coarse(vector))


def blocks_from(marks: Iterable[tuple[int, int]], names: Mapping[int, str]) -> dict[str, Counter[str]]:
    """The features again, of those that `names` still knows by their marks."""
    blocks: dict[str, Counter[str]] = {block: Counter() for block in BLOCKS}
    for number, count in marks:
        block, found, feature = names.get(number, "").partition(":")
        if found:
            blocks[block][feature] = count
    return blocks


def vector_from(direction: str) -> Vector | None:
    """The sentence's direction again, of length 1; None if none was kept, or it is not one."""
    try:
        coarse = np.frombuffer(base64.b64decode(direction, validate=True), dtype=np.int8).astype(np.float32)
    except (binascii.Error, ValueError):
        return None
    length = float(np.linalg.norm(coarse))
    return coarse / np.float32(length) if coarse.shape == (SIZE,) and length else None


def _coarse(vector: Vector) -> str:
    """One byte a number instead of four: near enough to learn from, and further from the words."""
    steps = np.rint(vector * (COARSE / float(np.abs(vector).max()))).astype(np.int8)
    return base64.b64encode(steps.tobytes()).decode()
