"""`guanjia train`: from the voices to the weights, the same bytes each time on the same machine.

scikit-learn fits one logistic regression per field, over features that `understanding/model/features.py` makes for
training and for running alike. How sure to be is learned from voices that were left out (`CIRCLES`).
"""

import io
import json
import zipfile
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from math import log
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack
from sklearn.linear_model import LogisticRegression
from threadpoolctl import threadpool_limits

from understanding.model.embed import embed
from understanding.model.features import EMBEDDING_WEIGHT, weighted
from understanding.model.weights import FIELDS
from understanding.pipeline import Seen, notice
from understanding.training.grammar import drawn
from understanding.training.lines import Line, circle_of, written

#: A feature seen once is an accident.
SEEN = 2
MOST_FEATURES = 30_000
#: How far each field may bend to the lines; chosen on voices left out.
BEND = {"intent": 10.0, "repair": 30.0, "complaint": 10.0, "danger": 10.0, "act": 10.0, "hazard": 10.0}
GOLDEN = 60
#: Voices that were written together are left out together; all circles one by one would take twice as long.
FOLDS = 4
#: Times are read relative to something; which moment does not matter.
AT = datetime(2026, 11, 21, 4, tzinfo=UTC)

#: scipy's sparse matrix, which has no types to offer.
Matrix = Any
Blocks = dict[str, Counter[str]]


@dataclass(frozen=True)
class Field:
    """What one head learns: which label of a line, or None where the line does not teach it."""

    name: str
    label: Callable[[Line, Seen], str | None]


def _hazard(line: Line, seen: Seen) -> str | None:
    """No voice says which case of danger it is: the rules do where they see one, else what is broken."""
    return (seen.urgency.hazard or HAZARD_OF.get(line.repair)) if line.in_danger else None


HAZARD_OF = {"gas": "gas", "lift": "lift", "elec": "power", "water": "water"}
HEADS = (
    Field("intent", lambda line, seen: line.intent),
    Field("repair", lambda line, seen: line.repair),
    Field("complaint", lambda line, seen: line.complaint if line.intent == "CP" else None),
    Field("danger", lambda line, seen: str(int(line.in_danger))),
    Field("act", lambda line, seen: str(int(line.urgency == "E"))),
    Field("hazard", _hazard),
)


@dataclass
class Lesson:
    """Lines with everything the heads see of them."""

    lines: list[Line]
    seen: list[Seen]
    vectors: NDArray[np.float32]

    @property
    def blocks(self) -> list[Blocks]:
        """Their countable features."""
        return [each.blocks for each in self.seen]

    def taught(self, field: Field) -> tuple[list[int], list[str]]:
        """Which lines teach the field, and what."""
        labels = [field.label(line, seen) for line, seen in zip(self.lines, self.seen, strict=True)]
        return [i for i, label in enumerate(labels) if label], [label for label in labels if label]

    def part(self, places: Sequence[int]) -> "Lesson":
        """Some of the lines."""
        return Lesson([self.lines[i] for i in places], [self.seen[i] for i in places], self.vectors[list(places)])


@dataclass
class Taught:
    """A fitted set: its vocabulary and its heads, with and without embeddings."""

    idf: dict[str, float]
    heads: dict[str, dict[str, Any]]


def train(folder: Path, lines: list[Line] | None = None, tell: Callable[[str], None] = print) -> None:
    """Write model.json, model.npz and golden.json into `folder`. About two minutes on two cores."""
    # More threads add in another order, and the last digits would differ.
    with threadpool_limits(limits=1):
        lesson = prepare(lines if lines is not None else [*written(), *drawn()])
        tell(f"{len(lesson.lines)} lines of {len({line.voice for line in lesson.lines})} voices")
        warmth = calibrate(lesson, tell)
        taught = fit(lesson)
        tell(f"{len(taught.idf)} features")
        save(taught, warmth, lesson, folder)


def prepare(lines: list[Line]) -> Lesson:
    """Read every line as a tenant's message is read."""
    vectors = [embed(line.text) for line in lines]
    if any(vector is None for vector in vectors):
        raise RuntimeError("training needs the sentence embedding: install guanjia[semantic]")
    return Lesson(lines, [notice(line.text, now=AT) for line in lines], np.array(vectors))


def fit(lesson: Lesson) -> Taught:
    """Fit once over all features, keep those that matter, fit again over these."""
    idf = _vocabulary(lesson.blocks)
    first = _heads(lesson, idf)
    weight = sum(np.abs(head.coef_).max(axis=0)[: len(idf)] for head in first["bare"].values())
    strongest = np.argsort(-weight, kind="stable")[:MOST_FEATURES]
    names = list(idf)
    kept = {names[place]: idf[names[place]] for place in sorted(strongest)}
    return Taught(kept, _heads(lesson, kept))


def matrix(blocks: Sequence[Blocks], idf: dict[str, float]) -> Matrix:
    """A row per text, a column per feature."""
    place = {name: number for number, name in enumerate(idf)}
    rows, columns, values = [], [], []
    for row, counted in enumerate(blocks):
        for name, value in weighted(counted, idf).items():
            rows.append(row)
            columns.append(place[name])
            values.append(value)
    return csr_matrix((values, (rows, columns)), shape=(len(blocks), len(idf)), dtype=np.float64)


def seen_by(kind: str, lesson: Lesson, idf: dict[str, float]) -> Matrix:
    """What the heads of this set see: with embeddings, or bare."""
    bare = matrix(lesson.blocks, idf)
    return bare if kind == "bare" else hstack([bare, csr_matrix(EMBEDDING_WEIGHT * lesson.vectors)]).tocsr()


def calibrate(lesson: Lesson, tell: Callable[[str], None] = print) -> dict[str, dict[str, float]]:
    """How warm each head must be so that what it calls 80 % sure is right four times in five."""
    scores: dict[tuple[str, str], list[tuple[Any, NDArray[np.float64], list[str]]]] = {}
    circles = [circle_of(line.voice) % FOLDS for line in lesson.lines]
    for circle in sorted(set(circles)):
        rest = lesson.part([i for i, other in enumerate(circles) if other != circle])
        left_out = lesson.part([i for i, other in enumerate(circles) if other == circle])
        taught = Taught(idf := _vocabulary(rest.blocks), _heads(rest, idf))
        for kind in taught.heads:
            seen = seen_by(kind, left_out, taught.idf)
            for field in HEADS:
                taken, labels = left_out.taught(field)
                head = taught.heads[kind][field.name]
                if taken:
                    scores.setdefault((kind, field.name), []).append(
                        (head.classes_, _scores(head, seen[taken]), labels)
                    )
    warmth: dict[str, dict[str, float]] = {}
    for (kind, name), parts in scores.items():
        warmth.setdefault(kind, {})[name] = _warmth(parts)
        right = sum(int((classes[found.argmax(1)] == np.array(labels)).sum()) for classes, found, labels in parts)
        tell(f"left out, {kind:8} {name:9} {right}/{sum(len(labels) for _, _, labels in parts)}")
    return warmth


def save(taught: Taught, warmth: dict[str, dict[str, float]], lesson: Lesson, folder: Path) -> None:
    """The weights as numpy alone reads them, and what scikit-learn said of some lines, to be held to it."""
    folder.mkdir(parents=True, exist_ok=True)
    arrays, classes = {}, {}
    for kind, heads in taught.heads.items():
        for name, head in heads.items():
            coefficients, bias = _columns(head)
            arrays[f"{kind}.{name}.rows"] = coefficients.T.astype(np.float16)
            arrays[f"{kind}.{name}.bias"] = bias.astype(np.float32)
            classes[name] = [str(label) for label in head.classes_]
    told = {
        "classes": {name: classes[name] for name in FIELDS},
        "warmth": {kind: {name: round(warmth[kind][name], 3) for name in FIELDS} for kind in taught.heads},
        "features": list(taught.idf),
        "idf": [round(value, 4) for value in taught.idf.values()],
    }
    (folder / "model.json").write_text(json.dumps(told, ensure_ascii=False, indent=0), encoding="utf-8")
    _save_arrays(folder / "model.npz", arrays)
    (folder / "golden.json").write_text(json.dumps(_golden(taught, lesson), ensure_ascii=False, indent=0), "utf-8")


def _vocabulary(blocks: Sequence[Blocks]) -> dict[str, float]:
    seen = Counter(f"{block}:{name}" for counted in blocks for block, names in counted.items() for name in names)
    return {
        name: 1.0 if name.startswith("r:") else log((1 + len(blocks)) / (1 + count)) + 1
        for name, count in sorted(seen.items())
        if count >= SEEN
    }


def _heads(lesson: Lesson, idf: dict[str, float]) -> dict[str, dict[str, Any]]:
    return {kind: _fit(seen_by(kind, lesson, idf), lesson) for kind in ("embedded", "bare")}


def _fit(seen: Matrix, lesson: Lesson) -> dict[str, Any]:
    heads = {}
    for field in HEADS:
        taken, labels = lesson.taught(field)
        heads[field.name] = LogisticRegression(C=BEND[field.name], max_iter=200, tol=1e-3).fit(seen[taken], labels)
    return heads


def _columns(head: Any) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Two classes have one row in scikit-learn; as two rows, the first of zeros, they are like all others."""
    if len(head.classes_) > 2:
        return head.coef_, head.intercept_
    return np.vstack([np.zeros_like(head.coef_), head.coef_]), np.concatenate([[0.0], head.intercept_])


def _scores(head: Any, seen: Matrix) -> NDArray[np.float64]:
    coefficients, bias = _columns(head)
    return np.asarray(seen @ coefficients.T + bias)


def _warmth(parts: list[tuple[Any, NDArray[np.float64], list[str]]]) -> float:
    def unsure(warmth: float) -> float:
        """How surprised the head would be by the labels, summed over all lines."""
        loss = 0.0
        for classes, scores, labels in parts:
            raised = scores / warmth
            top = raised.max(1, keepdims=True)
            logs = raised - top - np.log(np.exp(raised - top).sum(1, keepdims=True))
            place = {label: number for number, label in enumerate(classes)}
            loss -= sum(float(logs[row, place[label]]) for row, label in enumerate(labels) if label in place)
        return loss

    return min((warmth / 20 for warmth in range(8, 81)), key=unsure)


def _golden(taught: Taught, lesson: Lesson) -> list[dict[str, Any]]:
    every = max(1, len(lesson.lines) // GOLDEN)
    some = lesson.part(range(0, len(lesson.lines), every))
    said = {
        kind: {name: head.predict_proba(seen_by(kind, some, taught.idf)) for name, head in heads.items()}
        for kind, heads in taught.heads.items()
    }
    return [
        {"text": line.text} | {kind: _rounded(fields, i) for kind, fields in said.items()}
        for i, line in enumerate(some.lines)
    ]


def _rounded(odds: dict[str, NDArray[np.float64]], row: int) -> dict[str, list[float]]:
    return {name: [round(float(odd), 4) for odd in rows[row]] for name, rows in odds.items()}


def _save_arrays(path: Path, arrays: dict[str, NDArray[Any]]) -> None:
    """As np.savez_compressed, without the clock that zip files carry: the same weights are the same bytes."""
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, array in sorted(arrays.items()):
            held = io.BytesIO()
            np.save(held, array)
            packed.writestr(
                zipfile.ZipInfo(f"{name}.npy", (1980, 1, 1, 0, 0, 0)), held.getvalue(), zipfile.ZIP_DEFLATED
            )
