"""The weights that ship with us, and what they say of a text: numpy only, the same probabilities as scikit-learn's."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from understanding.model.embed import SIZE, Vector
from understanding.model.features import EMBEDDING_WEIGHT

FOLDER = Path(__file__).parent / "weights"
FIELDS = ("intent", "repair", "complaint", "danger", "act", "hazard")

Numbers = NDArray[np.float32]


@dataclass(frozen=True)
class Head:
    """One linear model: a row of weights per feature, a column per class, and how far to trust it."""

    rows: Numbers
    bias: Numbers
    #: Divides the scores: above 1 the raw model was too sure of itself.
    warmth: float


@dataclass(frozen=True)
class Weights:
    """Two sets of heads over one vocabulary: with the sentence embedding's 384 rows at the end, and without."""

    idf: Mapping[str, float]
    places: Mapping[str, int]
    classes: Mapping[str, tuple[str, ...]]
    embedded: Mapping[str, Head]
    bare: Mapping[str, Head]

    def judge(self, values: Mapping[str, float], vector: Vector | None) -> dict[str, dict[str, float]]:
        """For each field the calibrated probability of each class. `values` come from `features.weighted`."""
        heads = self.bare if vector is None else self.embedded
        scores = self._scores(values, vector)
        return {
            field: dict(zip(self.classes[field], _odds(scores[field] / heads[field].warmth), strict=True))
            for field in FIELDS
        }

    def scores(self, values: Mapping[str, float], vector: Vector | None) -> dict[str, list[float]]:
        """The probabilities before they are calibrated: what scikit-learn's `predict_proba` says."""
        return {field: _odds(scores) for field, scores in self._scores(values, vector).items()}

    def _scores(self, values: Mapping[str, float], vector: Vector | None) -> dict[str, Numbers]:
        heads = self.bare if vector is None else self.embedded
        active = np.fromiter((self.places[name] for name in values), dtype=np.int64, count=len(values))
        amounts = np.fromiter(values.values(), dtype=np.float32, count=len(values))
        return {field: _summed(heads[field], active, amounts, vector) for field in FIELDS}


def _summed(head: Head, active: NDArray[np.int64], amounts: Numbers, vector: Vector | None) -> Numbers:
    scores: Numbers = amounts @ head.rows[active] + head.bias
    if vector is not None:
        scores += np.float32(EMBEDDING_WEIGHT) * (vector @ head.rows[-SIZE:])
    return scores


def _odds(scores: Numbers) -> list[float]:
    raised = np.exp(scores - scores.max())
    return [float(odd) for odd in raised / raised.sum()]


@lru_cache(maxsize=1)
def shipped() -> Weights | None:
    """The weights beside this file; None if there are none, and then rules judge alone."""
    return load(FOLDER) if (FOLDER / "model.json").exists() else None


def load(folder: Path) -> Weights:
    """Weights as `guanjia train` wrote them: model.json and model.npz."""
    told: dict[str, Any] = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    with np.load(folder / "model.npz") as arrays:
        sets = {
            kind: {
                field: Head(
                    arrays[f"{kind}.{field}.rows"].astype(np.float32),
                    arrays[f"{kind}.{field}.bias"].astype(np.float32),
                    told["warmth"][kind][field],
                )
                for field in FIELDS
            }
            for kind in ("embedded", "bare")
        }
    names = told["features"]
    return Weights(
        idf=dict(zip(names, told["idf"], strict=True)),
        places={name: place for place, name in enumerate(names)},
        classes={field: tuple(classes) for field, classes in told["classes"].items()},
        **sets,
    )
