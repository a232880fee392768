"""What understanding hands back: plain frozen records, nothing that needs a database or a clock to read."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime


@dataclass(frozen=True)
class Place:
    """Where it is, as far as it was said.

    `building` is bare ("12", "A", "C1"; "7-9" for a range), `building_kind` the word that followed it (栋, 座, 号楼).
    `known_unit` is filled only when the place is one of KnownPlaces. `words` are the tenant's own characters.
    """

    building: str | None = None
    building_kind: str = ""
    unit_section: str | None = None
    floor: str | None = None
    room: str | None = None
    known_unit: str | None = None
    words: str = ""


@dataclass(frozen=True)
class When:
    """A time that was asked for; `start` is aware and in the zone of `now`, or None when the words are too vague."""

    start: datetime | None
    words: str


@dataclass(frozen=True)
class Confidence:
    """How sure each field is, 0..1. A rule that found nothing says 0.0 for a slot and little for a label."""

    intent: float = 0.0
    repair: float = 0.0
    complaint: float = 0.0
    urgency: float = 0.0
    place: float = 0.0
    when: float = 0.0
    phone: float = 0.0


@dataclass(frozen=True)
class Understanding:
    """One tenant's text, understood. The codes are those of the fixed JSONL interface (jsonl.py)."""

    intent: str = "OT"
    repair: str = "-"
    complaint: str = "-"
    urgency: str = "N"
    hazard: str | None = None
    place: Place | None = None
    when: When | None = None
    phone: str | None = None
    confidence: Confidence = Confidence()
    alternatives: tuple[str, ...] = ()
    reasons: tuple[str, ...] = ()
    rest: str = ""


@dataclass(frozen=True)
class KnownPlaces:
    """The estate and the asking tenant's own units ("12-1502", "12-3-1502"); own units win over guesses."""

    buildings: Mapping[str, Collection[str]] = field(default_factory=dict)
    units: Collection[str] = ()
    own: Collection[str] = ()
