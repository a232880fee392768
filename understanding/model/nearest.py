"""What the training lines nearest in meaning were about: a second voice beside the linear heads.

A line is kept as the direction of its embedding from the middle of all of them, in eight bits a number, and as the
number of its label in each field. What it is worth: `python -m benchmarks understanding --table --alone` does without.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from understanding.model.embed import SIZE, Vector

#: How many lines are heard, and how much more the nearer of two counts.
HEARD, STEEP = 15, 8.0
#: How much they count beside the head of the field.
SHARE = 1.0
#: A line that teaches nothing in a field.
UNTAUGHT = 255
LONGEST = 127

Numbers = NDArray[np.float32]
Places = NDArray[np.intp]


@dataclass(frozen=True)
class Nearest:
    """The lines: the middle of their embeddings, a direction of length 1 per line, a label's number per field."""

    middle: Numbers
    directions: Numbers
    labels: Mapping[str, NDArray[np.uint8]]

    def odds(self, vector: Vector, classes: Mapping[str, tuple[str, ...]]) -> dict[str, Numbers]:
        """For each field the share of each class among the nearest lines that teach it, the nearer the weightier."""
        near = self.directions @ _unit(vector - self.middle)
        whole = _best(near)
        return {field: self._share(near, whole, field, len(names)) for field, names in classes.items()}

    def _share(self, near: Numbers, best: Places, field: str, classes: int) -> Numbers:
        labels, taught = self.labels[field], self._taught[field]
        if taught is not None:
            best = taught[_best(near[taught])]
        shares = np.zeros(classes, dtype=np.float32)
        np.add.at(shares, labels[best], np.exp(STEEP * near[best]))
        return shares / shares.sum() if shares.sum() else shares

    @cached_property
    def _taught(self) -> dict[str, Places | None]:
        """Which lines teach a field; None where all do."""
        taught = {field: np.flatnonzero(labels != UNTAUGHT) for field, labels in self.labels.items()}
        return {field: None if len(places) == len(self.directions) else places for field, places in taught.items()}


def mixed(head: Numbers, near: Numbers) -> Numbers:
    """What head and nearest lines say together."""
    return np.asarray((head + SHARE * near) / (1.0 + SHARE), dtype=np.float32) if near.any() else head


def as_arrays(vectors: Numbers, labels: Mapping[str, NDArray[np.uint8]]) -> dict[str, NDArray[Any]]:
    """The lines as they are kept in model.npz."""
    middle = vectors.mean(axis=0)
    directions = _unit(vectors - middle)
    scaled = np.round(LONGEST * directions / np.abs(directions).max(axis=1, keepdims=True)).astype(np.int8)
    return {"near.middle": middle, "near.directions": scaled} | {
        f"near.{field}": each for field, each in labels.items()
    }


def from_arrays(arrays: Mapping[str, NDArray[Any]], fields: tuple[str, ...]) -> Nearest:
    """The lines as `as_arrays` made them; raises ValueError if they cannot be lines."""
    directions = _unit(arrays["near.directions"].astype(np.float32))
    labels = {field: arrays[f"near.{field}"] for field in fields}
    if directions.shape[1] != SIZE or any(len(each) != len(directions) for each in labels.values()):
        raise ValueError("the lines have the wrong shape")
    return Nearest(arrays["near.middle"], directions, labels)


def _best(near: Numbers) -> Places:
    return np.argpartition(-near, HEARD)[:HEARD] if len(near) > HEARD else np.arange(len(near))


def _unit(vectors: Numbers) -> Numbers:
    lengths = np.linalg.norm(vectors, axis=-1, keepdims=True)
    return np.asarray(vectors / np.maximum(lengths, 1e-9), dtype=np.float32)
