"""The weights that ship with us, and what they say of a text: numpy only, the same probabilities as scikit-learn's.

An operator's own, learned from corrections, take their place if they fit (`use`).
"""

import hashlib
import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import numpy as np
from numpy.typing import NDArray

from understanding.model.embed import SIZE, Vector
from understanding.model.features import EMBEDDING_WEIGHT
from understanding.model.nearest import Nearest, from_arrays, mixed

FOLDER = Path(__file__).parent / "weights"
#: What a set of weights is made for. Raise it when features.py, the fields or the files' shape change.
VERSION = 2
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
    near: Nearest

    def judge(self, values: Mapping[str, float], vector: Vector | None) -> dict[str, dict[str, float]]:
        """For each field the calibrated probability of each class. `values` come from `features.weighted`."""
        heads = self.bare if vector is None else self.embedded
        scores = self._scores(values, vector)
        odds = {field: _odds(scores[field] / heads[field].warmth) for field in FIELDS}
        if vector is not None:
            near = self.near.odds(vector, self.classes)
            odds = {field: mixed(odds[field], near[field]) for field in FIELDS}
        return {field: dict(zip(self.classes[field], map(float, odds[field]), strict=True)) for field in FIELDS}

    def scores(self, values: Mapping[str, float], vector: Vector | None) -> dict[str, list[float]]:
        """The probabilities before they are calibrated: what scikit-learn's `predict_proba` says."""
        return {field: list(map(float, _odds(scores))) for field, scores in self._scores(values, vector).items()}

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


def _odds(scores: Numbers) -> Numbers:
    raised: Numbers = np.exp(scores - scores.max())
    return np.asarray(raised / raised.sum(), dtype=np.float32)


class Unfit(Exception):
    """These files are no weights of this version; `str()` says why, for the operator."""


#: The operator's own, if they are in use.
_own: list[Weights] = []


def use(folder: Path | None) -> str:
    """Judge by the weights in `folder` from now on, or by ours if it holds none; answers what the operator should know.

    Files that are broken, half written or of another version are not used: the answer says so, and ours are.
    """
    _own.clear()
    if folder is None or not any((folder / name).exists() for name in ("model.json", "model.npz")):
        return ""
    try:
        _own.append(load(folder, strictly=True))
    except Unfit as unfit:
        return f"{folder}: {unfit}. Ours are used; `guanjia train --with-corrections` makes new ones."
    if _lines(folder) != _lines(FOLDER):
        return f"{folder}: made from an older guanjia's lines; `guanjia train --with-corrections` brings both together."
    return ""


@contextmanager
def instead(weights: Weights) -> Iterator[None]:
    """Judge by these as long as this lasts: to see what they would change."""
    _own.insert(0, weights)
    try:
        yield
    finally:
        _own.pop(0)


def shipped() -> Weights | None:
    """The weights in use: the operator's own, else those beside this file; None if there are none at all."""
    return _own[0] if _own else _ours()


@lru_cache(maxsize=1)
def _ours() -> Weights | None:
    return load(FOLDER) if (FOLDER / "model.json").exists() else None


def load(folder: Path, *, strictly: bool = False) -> Weights:
    """Weights as `guanjia train` wrote them: model.json and model.npz; `strictly` looks whether they are whole."""
    try:
        told: dict[str, Any] = json.loads((folder / "model.json").read_text(encoding="utf-8"))
        if strictly:
            _look_through(told, folder)
        found = _loaded(told, folder)
    except (OSError, ValueError, KeyError, TypeError, AttributeError, BadZipFile) as broken:
        raise Unfit(f"these weights are broken ({type(broken).__name__})") from broken
    if strictly:
        _look_at(found)
    return found


def _lines(folder: Path) -> Any:
    told = json.loads((folder / "model.json").read_text(encoding="utf-8"))
    return told.get("lines")


def _look_through(told: dict[str, Any], folder: Path) -> None:
    if told["version"] != VERSION:
        raise Unfit("these weights were made by another version of guanjia")
    if told["arrays"] != hashlib.sha256((folder / "model.npz").read_bytes()).hexdigest():
        raise Unfit("model.npz is not the one that model.json was written with")


def _look_at(weights: Weights) -> None:
    """Refuses weights that would fail, or answer nonsense, at the first text."""
    features = len(weights.idf)
    for more, heads in ((SIZE, weights.embedded), (0, weights.bare)):
        for field, head in heads.items():
            shape = (features + more, len(weights.classes[field]))
            if head.rows.shape != shape or head.bias.shape != shape[1:] or not head.warmth > 0:
                raise Unfit(f"the head {field} has the wrong shape")
            if not (np.isfinite(head.rows).all() and np.isfinite(head.bias).all()):
                raise Unfit(f"the head {field} holds no numbers")


def _loaded(told: dict[str, Any], folder: Path) -> Weights:
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
        near = from_arrays(arrays, FIELDS)
    names = told["features"]
    return Weights(
        idf=dict(zip(names, told["idf"], strict=True)),
        places={name: place for place, name in enumerate(names)},
        classes={field: tuple(classes) for field, classes in told["classes"].items()},
        near=near,
        **sets,
    )
