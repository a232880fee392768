"""What understanding hands back: plain frozen records, nothing that needs a database or a clock to read."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import NewType

#: From here on a field is taken as said; below it is asked.
SURE_ENOUGH = 0.5

#: Words that nobody can be found by any more (masking.py): only such leave the house.
Masked = NewType("Masked", str)

#: A list of parcels is taken for one if two thirds of its lines are parcels.
SURE_LINES = 2 / 3


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
class Traits:
    """What the model saw of a text, without its words (model/traits.py): feature numbers with counts, a direction."""

    marks: tuple[tuple[int, int], ...]
    direction: str


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
    #: Codes, made words by cards/why.py; understanding/because.py names them.
    reasons: tuple[str, ...] = ()
    rest: str = ""
    #: The words say only that nothing is the matter: an answer to whoever asked about danger.
    nothing: bool = False
    #: What else it may be: field (intent, repair, complaint) -> code -> how likely, 0..1. Empty if rules judge alone.
    odds: Mapping[str, Mapping[str, float]] = field(default_factory=dict, repr=False)
    #: To learn from, if the tenant agreed to that; None where no model judged.
    traits: Traits | None = field(default=None, compare=False, repr=False)


class Paying(StrEnum):
    """Whether words beside a picture say that it proves a payment."""

    SURE = "sure"
    #: About fees, or about something else too: ask.
    PERHAPS = "perhaps"
    NO = "no"
    #: Danger, a repair, a question: certainly something else.
    OTHER = "other"


@dataclass(frozen=True)
class KnownPlaces:
    """The estate and the asking tenant's own units ("12-1502", "12-3-1502"); own units win over guesses.

    `words` are what only this estate says (彩虹广场, 小白楼): they are read as words, like the buildings' names.
    """

    buildings: Mapping[str, Collection[str]] = field(default_factory=dict)
    units: Collection[str] = ()
    own: Collection[str] = ()
    words: Collection[str] = ()

    def all_words(self) -> frozenset[str]:
        """The estate's words and its buildings' names, as they come."""
        return frozenset((*self.words, *(name for names in self.buildings.values() for name in names)))


@dataclass(frozen=True)
class ParcelLine:
    """One parcel. `units` are the known labels that its place fits: one is certain, several are to be asked.

    `rest` is what we could not read; `place` is the place in the desk's own words.
    """

    words: str = ""
    carrier: str = ""
    waybill: str = ""
    units: tuple[str, ...] = ()
    place: str = ""
    recipient: str = ""
    pieces: int = 1
    kind: str = "parcel"
    shelf: str = ""
    phone: str = ""
    rest: str = ""

    @property
    def came(self) -> bool:
        """Whether anything says that something came: a carrier, a waybill, a letter."""
        return bool(self.carrier or self.waybill or self.kind != "parcel")

    @property
    def sure(self) -> bool:
        """Whether nobody could mean anything else by it."""
        return self.came and bool(self.place) and not self.rest


@dataclass(frozen=True)
class ParcelText:
    """What a message says: its parcels, and the lines that nobody understood."""

    lines: tuple[ParcelLine, ...] = ()
    strange: tuple[str, ...] = ()
    #: The label was photographed: then a unit says enough.
    photo: bool = False

    @property
    def sure(self) -> bool:
        """Whether the message is about parcels and nothing else, so that it may be taken without a command."""
        sure = sum(line.sure or (self.photo and bool(line.place) and not line.rest) for line in self.lines)
        return bool(sure) and sure >= SURE_LINES * (len(self.lines) + len(self.strange))
