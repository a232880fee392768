"""What people put right in the field, made fit to learn from: whose word weighs how much, and never too much.

A correction is one person's word, and may be a slip or a joke. So a tenant's words weigh together at most as much as
`TENANT_MOST` lines, what one member of staff says of everybody's at most `STAFF_MOST`, and all of them together a fifth
of the lines that were written by hand. Whoever wants to teach the model nonsense needs dozens of households, and then
the voices left out still decide (train.py).
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from understanding.classify import COMPLAINTS, INTENTS, REPAIRS
from understanding.model.embed import SIZE
from understanding.model.traits import blocks_from, mark, vector_from

#: Whoever saw the thing knows best; whoever left a question alone says least.
STAFF, TENANT, CONFIRMED = 2.0, 1.0, 0.5
TENANT_MOST, STAFF_MOST = 6.0, 60.0
SHARE_MOST = 0.2
URGENCIES = ("E", "ASK", "U", "N")
LABELS = {"intent": INTENTS, "repair": REPAIRS, "complaint": COMPLAINTS, "urgency": URGENCIES}


@dataclass(frozen=True)
class Correction:
    """What a label was taken for and what it is, and what the model saw of the words. Equal: it was confirmed."""

    tenant: int
    by: int
    by_staff: bool
    label: str
    was: str
    becomes: str
    marks: tuple[tuple[int, int], ...]
    direction: str

    @property
    def confirms(self) -> bool:
        """Whether it was right."""
        return self.was == self.becomes

    def teaches(self, field: str) -> str | None:
        """The label that a head learns from it, or None."""
        if self.becomes not in LABELS.get(self.label, ()):
            # An operator's own catalogue may know more than the model can say.
            return None
        if self.label == "urgency":
            said = {"danger": self.becomes in ("E", "ASK"), "act": self.becomes == "E"}
            return str(int(said[field])) if field in said else None
        return self.becomes if self.label == field else None


def weights_of(corrections: Sequence[Correction], lines: int) -> NDArray[np.float64]:
    """How many lines each correction counts for, beside so many lines written by hand."""
    weights = np.array([_worth(each) for each in corrections], dtype=np.float64)
    _cap(weights, [each.tenant for each in corrections], TENANT_MOST)
    _cap(weights, [each.by if each.by_staff else None for each in corrections], STAFF_MOST)
    _cap(weights, ["all"] * len(corrections), SHARE_MOST * lines)
    return weights


def taught_blocks(corrections: Sequence[Correction], idf: Mapping[str, float]) -> list[dict[str, Counter[str]]]:
    """Their countable features, of those that the vocabulary has."""
    names = {mark(name): name for name in idf}
    return [blocks_from(each.marks, names) for each in corrections]


def taught_vectors(corrections: Sequence[Correction]) -> list[NDArray[np.float32] | None]:
    """Their directions; None where none was kept, because no embedding was installed."""
    return [vector_from(each.direction) for each in corrections]


def stacked(vectors: Sequence[NDArray[np.float32] | None]) -> NDArray[np.float32]:
    """The directions as one table."""
    return np.array([vector for vector in vectors if vector is not None], dtype=np.float32).reshape(-1, SIZE)


def _worth(correction: Correction) -> float:
    if correction.confirms:
        return CONFIRMED
    return STAFF if correction.by_staff else TENANT


def _cap(weights: NDArray[np.float64], whose: Sequence[object], most: float) -> None:
    """Scale down whatever belongs to somebody whose words weigh more than `most` together."""
    theirs: dict[object, list[int]] = defaultdict(list)
    for place, somebody in enumerate(whose):
        if somebody is not None:
            theirs[somebody].append(place)
    for places in theirs.values():
        together = float(weights[places].sum())
        if together > most:
            weights[places] *= most / together
