"""From what was understood to the fields of a draft.

The understanding speaks in codes of its own; the catalogue says which kind and category they mean
here. Nothing is improvised: what is not sure enough is listed in `unsure` and becomes the first
question on the draft card.
"""

from dataclasses import dataclass, field
from datetime import datetime

from sqlmodel import Session, select

from models.catalogue import Catalogue, Kind
from models.estate import Building, Unit
from models.people import Person
from models.tickets import Ticket, Urgency
from understanding.result import SURE_ENOUGH, Place, Understanding
from usecases.people import known, units_of

URGENCIES = {"E": Urgency.EMERGENCY, "ASK": Urgency.URGENT, "U": Urgency.URGENT, "N": Urgency.NORMAL}


@dataclass
class Spot:
    """Where something is, as far as it is known."""

    unit: Unit | None = None
    building: Building | None = None
    words: str = ""
    unsure: bool = False


@dataclass
class Reading:
    """The fields of a draft."""

    kind: str
    category: str
    urgency: Urgency
    hazard: str | None
    spot: Spot
    contact_words: str = ""
    phone: str | None = None
    veiled: list[str] = field(default_factory=list)
    unsure: list[str] = field(default_factory=list)


def read(
    tx: Session,
    heard: Understanding,
    person: Person,
    catalogue: Catalogue,
    *,
    kind: str | None = None,
    now: datetime,
) -> Reading:
    """What the draft should say, given what was heard and who said it; a `kind` he chose himself is sure."""
    kind, sure_of_kind = (kind, True) if kind else kind_of(heard, catalogue)
    category, sure_of_category = category_of(heard, kind, catalogue)
    spot = spot_of(tx, heard.place, person, now=now)
    reading = Reading(kind, category, URGENCIES[heard.urgency], heard.hazard, spot)
    reading.contact_words = heard.when.words if heard.when else ""
    reading.phone = heard.phone
    reading.veiled = veiled_in(heard)
    doubts = {
        "place": spot.unsure and catalogue.kinds[kind].place == "required",
        # In an emergency only the place is worth a question.
        "kind": not sure_of_kind and heard.urgency != "E",
        "category": not sure_of_category and heard.urgency != "E",
        "urgency": heard.urgency == "ASK",
    }
    reading.unsure = [name for name, doubtful in doubts.items() if doubtful]
    return reading


def put(ticket: Ticket, reading: Reading) -> None:
    """Write the reading into the draft."""
    ticket.kind, ticket.category = reading.kind, reading.category
    ticket.urgency, ticket.hazard = reading.urgency, reading.hazard
    put_spot(ticket, reading.spot)
    ticket.contact_words, ticket.phone = reading.contact_words, reading.phone
    ticket.veiled, ticket.unsure = reading.veiled, reading.unsure


def put_spot(ticket: Ticket, spot: Spot) -> None:
    """Write a place into the draft."""
    ticket.unit_id = spot.unit.id if spot.unit else None
    ticket.building_id = spot.building.id if spot.building else None
    ticket.place_words, ticket.public_area = spot.words, False


def kind_of(heard: Understanding, catalogue: Catalogue) -> tuple[str, bool]:
    """The catalogue's kind for what was heard, and whether that is sure enough."""
    for name, kind in catalogue.kinds.items():
        if heard.intent in kind.understood_as:
            return name, heard.intent != "OT" and heard.confidence.intent >= SURE_ENOUGH
    return next(iter(catalogue.kinds)), False


def category_of(heard: Understanding, kind: str, catalogue: Catalogue) -> tuple[str, bool]:
    """The catalogue's category within `kind`, and whether that is sure enough."""
    chosen: Kind = catalogue.kinds[kind]
    if not chosen.categories:
        return "", True
    scores = {heard.repair: heard.confidence.repair, heard.complaint: heard.confidence.complaint}
    for name, category in chosen.categories.items():
        if category.understood_as in scores:
            return name, scores[category.understood_as] >= SURE_ENOUGH
    return chosen.otherwise or next(iter(chosen.categories)), False


def spot_of(tx: Session, place: Place | None, person: Person, *, now: datetime) -> Spot:
    """The unit or building that was meant; the tenant's only flat when he named no place."""
    if place and place.known_unit:
        unit = tx.exec(select(Unit).where(Unit.label == place.known_unit)).first()
        if unit:
            return Spot(unit, tx.get(Building, unit.building_id))
    building = None
    if place and place.building:
        building = tx.exec(select(Building).where(Building.code == place.building)).first()
    if place and place.words:
        return Spot(None, building, place.words, unsure=building is None)
    own = units_of(tx, known(person), now=now)
    if len(own) == 1:
        return Spot(own[0], tx.get(Building, own[0].building_id))
    return Spot(unsure=True)


def veiled_in(heard: Understanding) -> list[str]:
    """The parts of the tenant's words that a staff group must not read: his flat, his telephone."""
    parts = [heard.phone or ""]
    if heard.place and heard.place.room:
        parts.append(heard.place.words)
    return [part for part in parts if part]
