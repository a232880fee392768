"""How well the heads do on voices they never saw: each circle of voices is left out whole, and then judged.

With corrections, those of a quarter of the people are left out as well, so that what is said of them is no echo.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from numpy.typing import NDArray

from understanding.training.corrections import Correction, stacked, taught_blocks, taught_vectors
from understanding.training.fitting import HEADS, KINDS, Lesson, Matrix, Taught, fit_fast, seen_by
from understanding.training.lines import circle_of

#: Voices that were written together are left out together; all circles one by one would take twice as long.
FOLDS = 4

#: The classes of a head, the scores it gave each text, and what was right.
Judged = tuple[Any, NDArray[np.float64], list[str]]


@dataclass
class Tally:
    """How many lines of voices left out one head got right; of dangers also how many it saw, of how many."""

    kind: str
    field: str
    right: int = 0
    of: int = 0
    dangers_seen: int = 0
    dangers: int = 0

    @property
    def share(self) -> float:
        """The share that was right."""
        return self.right / self.of if self.of else 0.0

    def __str__(self) -> str:
        seen = f", dangers seen {self.dangers_seen}/{self.dangers}" if self.dangers else ""
        return f"{self.kind:8} {self.field:9} {self.right}/{self.of}{seen}"


@dataclass
class Measured:
    """What the voices left out say: how warm each head must be, how it did, and how it did on people left out."""

    warmth: dict[str, dict[str, float]] = field(default_factory=dict)
    tallies: list[Tally] = field(default_factory=list)
    corrections: Tally = field(default_factory=lambda: Tally("embedded", "put right"))


def left_out(lesson: Lesson, asked: Sequence[Correction] = ()) -> Measured:
    """Fit without each circle and judge it. `asked` are corrections to be judged by whoever did not learn them."""
    found = Measured()
    scores: dict[tuple[str, str], list[Judged]] = {}
    circles = [circle_of(line.voice) % FOLDS for line in lesson.lines]
    for circle in sorted(set(circles)):
        rest = lesson.part([i for i, other in enumerate(circles) if other != circle])
        rest = rest.with_corrections([each for each in lesson.corrections if each.tenant % FOLDS != circle])
        judged = lesson.part([i for i, other in enumerate(circles) if other == circle])
        taught = fit_fast(rest)
        for kind in KINDS:
            _judge(kind, taught, judged, scores)
        _judge_people(taught, [each for each in asked if each.tenant % FOLDS == circle], found.corrections)
    for (kind, name), parts in scores.items():
        found.warmth.setdefault(kind, {})[name] = _warmth(parts)
        found.tallies.append(_tally(kind, name, parts))
    return found


def columns(head: Any) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """Two classes have one row in scikit-learn; as two rows, the first of zeros, they are like all others."""
    if len(head.classes_) > 2:
        return head.coef_, head.intercept_
    return np.vstack([np.zeros_like(head.coef_), head.coef_]), np.concatenate([[0.0], head.intercept_])


def _judge(kind: str, taught: Taught, judged: Lesson, scores: dict[tuple[str, str], list[Judged]]) -> None:
    seen = seen_by(kind, judged.blocks, judged.vectors, taught.idf)
    for each in HEADS:
        taken, labels = judged.taught(each)
        head = taught.heads[kind][each.name]
        if taken:
            scores.setdefault((kind, each.name), []).append((head.classes_, _scores(head, seen[taken]), labels))


def _judge_people(taught: Taught, asked: list[Correction], tally: Tally) -> None:
    """Of people left out, what they put right: would it be right now? Confirmed labels say nothing here."""
    vectors = taught_vectors(asked)
    told = [(each, v) for each, v in zip(asked, vectors, strict=True) if v is not None and not each.confirms]
    if not told:
        return
    who = [each for each, _ in told]
    seen = seen_by("embedded", taught_blocks(who, taught.idf), stacked([vector for _, vector in told]), taught.idf)
    for place, each in enumerate(who):
        name = "act" if each.label == "urgency" else each.label
        wanted = each.teaches(name)
        if wanted is not None:
            head = taught.heads["embedded"][name]
            tally.of += 1
            tally.right += int(head.classes_[_scores(head, seen[[place]]).argmax(1)[0]] == wanted)


def _tally(kind: str, name: str, parts: list[Judged]) -> Tally:
    tally = Tally(kind, name)
    for classes, scores, labels in parts:
        said, wanted = classes[scores.argmax(1)], np.array(labels)
        tally.right += int((said == wanted).sum())
        tally.of += len(labels)
        if name == "danger":
            tally.dangers += int((wanted == "1").sum())
            tally.dangers_seen += int(((wanted == "1") & (said == "1")).sum())
    return tally


def _scores(head: Any, seen: Matrix) -> NDArray[np.float64]:
    coefficients, bias = columns(head)
    return np.asarray(seen @ coefficients.T + bias)


def _warmth(parts: list[Judged]) -> float:
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
