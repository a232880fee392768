"""Lines and corrections made into heads: scikit-learn fits one logistic regression per field.

The features are those of `understanding/model/features.py`, for training and for running alike.
"""

import hashlib
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from math import log
from typing import Any

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix, hstack, vstack
from sklearn.linear_model import LogisticRegression

from understanding.model.embed import embed
from understanding.model.features import EMBEDDING_WEIGHT, weighted
from understanding.pipeline import Seen, notice
from understanding.training.corrections import Correction, stacked, taught_blocks, taught_vectors, weights_of
from understanding.training.grammar import drawn
from understanding.training.lines import Line, written

#: A feature seen once is an accident.
SEEN = 2
MOST_FEATURES = 30_000
#: How far each field may bend to the lines; chosen on voices left out.
BEND = {"intent": 10.0, "repair": 30.0, "complaint": 10.0, "danger": 10.0, "act": 10.0, "hazard": 10.0}
#: Times are read relative to something; which moment does not matter.
AT = datetime(2026, 11, 21, 4, tzinfo=UTC)

#: scipy's sparse matrix, which has no types to offer.
Matrix = Any
KINDS = ("embedded", "bare")
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


@dataclass(frozen=True)
class Lesson:
    """Lines with everything the heads see of them."""

    lines: list[Line]
    seen: list[Seen]
    vectors: NDArray[np.float32]
    #: What people put right in the field, each of them weighed together with all others.
    corrections: tuple[Correction, ...] = ()

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
        chosen = [self.lines[i] for i in places], [self.seen[i] for i in places], self.vectors[list(places)]
        return Lesson(*chosen, self.corrections)

    def with_corrections(self, corrections: Sequence[Correction]) -> "Lesson":
        """The same lines, with what people put right."""
        return replace(self, corrections=tuple(corrections))

    @property
    def digest(self) -> str:
        """Which lines they are: a set of weights made from others is another set."""
        rows = ("\t".join((line.text, line.intent, line.repair, line.complaint, line.urgency)) for line in self.lines)
        return hashlib.sha256("\n".join(rows).encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Taught:
    """A fitted set: its vocabulary and its heads, with and without embeddings."""

    idf: dict[str, float]
    heads: dict[str, dict[str, Any]]


def every_line() -> list[Line]:
    """What we train on: the voices, seasoned with the grammar."""
    return [*written(), *drawn()]


def prepare(lines: list[Line]) -> Lesson:
    """Read every line as a tenant's message is read."""
    vectors = [embed(line.text) for line in lines]
    if any(vector is None for vector in vectors):
        raise RuntimeError("training needs the sentence embedding: install guanjia[semantic]")
    return Lesson(lines, [notice(line.text, now=AT) for line in lines], np.array(vectors))


def fit(lesson: Lesson) -> Taught:
    """Fit once over all features, keep those that matter, fit again over these."""
    idf = vocabulary(lesson.blocks)
    first = heads_of(lesson, idf)
    weight = sum(np.abs(head.coef_).max(axis=0)[: len(idf)] for head in first["bare"].values())
    strongest = np.argsort(-weight, kind="stable")[:MOST_FEATURES]
    names = list(idf)
    kept = {names[place]: idf[names[place]] for place in sorted(strongest)}
    return Taught(kept, heads_of(lesson, kept))


def fit_fast(lesson: Lesson) -> Taught:
    """The same over all features at once, half the work: to measure with."""
    idf = vocabulary(lesson.blocks)
    return Taught(idf, heads_of(lesson, idf))


def vocabulary(blocks: Sequence[Blocks]) -> dict[str, float]:
    """Which features there are and how much each says; corrections add none, they only weigh those of the voices."""
    seen = Counter(f"{block}:{name}" for counted in blocks for block, names in counted.items() for name in names)
    return {
        name: 1.0 if name.startswith("r:") else log((1 + len(blocks)) / (1 + count)) + 1
        for name, count in sorted(seen.items())
        if count >= SEEN
    }


def matrix(blocks: Sequence[Blocks], idf: Mapping[str, float]) -> Matrix:
    """A row per text, a column per feature."""
    place = {name: number for number, name in enumerate(idf)}
    rows, columns, values = [], [], []
    for row, counted in enumerate(blocks):
        for name, value in weighted(counted, idf).items():
            rows.append(row)
            columns.append(place[name])
            values.append(value)
    made = csr_matrix((values, (rows, columns)), shape=(len(blocks), len(idf)), dtype=np.float64)
    # Sums are added in the order of the columns, whatever order the features came in.
    made.sort_indices()
    return made


def seen_by(kind: str, blocks: Sequence[Blocks], vectors: NDArray[np.float32], idf: Mapping[str, float]) -> Matrix:
    """What the heads of this set see: with embeddings, or bare."""
    bare = matrix(blocks, idf)
    return bare if kind == "bare" else hstack([bare, csr_matrix(EMBEDDING_WEIGHT * vectors)]).tocsr()


def heads_of(lesson: Lesson, idf: Mapping[str, float]) -> dict[str, dict[str, Any]]:
    """A head for each field, with embeddings and without."""
    return {kind: _fit(kind, lesson, idf) for kind in KINDS}


def _fit(kind: str, lesson: Lesson, idf: Mapping[str, float]) -> dict[str, Any]:
    seen = seen_by(kind, lesson.blocks, lesson.vectors, idf)
    more, corrected, worth = _corrected(kind, lesson, idf)
    heads = {}
    for field in HEADS:
        taken, labels = lesson.taught(field)
        head = LogisticRegression(C=BEND[field.name], max_iter=200, tol=1e-3)
        told = [(place, label) for place, each in enumerate(corrected) if (label := each.teaches(field.name))]
        told = [(place, label) for place, label in told if label in labels]
        if not told:
            heads[field.name] = head.fit(seen[taken], labels)
            continue
        places = [place for place, _ in told]
        weights = np.concatenate([np.ones(len(taken)), worth[places]])
        heads[field.name] = head.fit(
            vstack([seen[taken], more[places]]), [*labels, *(label for _, label in told)], sample_weight=weights
        )
    return heads


def _corrected(
    kind: str, lesson: Lesson, idf: Mapping[str, float]
) -> tuple[Matrix, list[Correction], NDArray[np.float64]]:
    """What this set of heads sees of the corrections, which those are, and how many lines each is worth."""
    vectors = taught_vectors(lesson.corrections)
    usable = [place for place, vector in enumerate(vectors) if kind == "bare" or vector is not None]
    worth = weights_of(lesson.corrections, len(lesson.lines))
    corrected = [lesson.corrections[place] for place in usable]
    seen = seen_by(kind, taught_blocks(corrected, idf), stacked([vectors[place] for place in usable]), idf)
    return seen, corrected, worth[usable]
