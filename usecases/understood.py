"""From what was understood to the fields of a draft.

The understanding speaks in codes of its own; the catalogue says which kind and category they mean
here. Nothing is improvised: what is not sure enough is listed in `unsure` and becomes the first
question on the draft card, with the likeliest answers on its buttons. How sure the rest is stays with
the draft, so that its words do not change when it is drawn again.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlmodel import Session, select

from models.catalogue import Catalogue, Kind
from models.estate import Building, Unit
from models.people import Person
from models.tickets import DOUBTS, Felt, Ticket, Urgency
from understanding.result import SURE_ENOUGH, Place, Understanding
from usecases.people import known, units_of

#: From here on it is said plainly.
VERY_SURE = 0.85
#: What is less likely than this is on no button; and so many are.
WORTH_A_BUTTON, BUTTONS = 0.04, 3
#: A code that names no kind: what was heard is none of those we know.
NO_KIND = "OT"
URGENCIES = {"E": Urgency.EMERGENCY, "ASK": Urgency.URGENT, "U": Urgency.URGENT, "N": Urgency.NORMAL}


#: Codes of the catalogue with how likely each is, likeliest first.
Odds = list[tuple[str, float]]


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
    felt: dict[str, str] = field(default_factory=dict)
    runners: dict[str, list[str]] = field(default_factory=dict)


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
    kinds = [(kind, 1.0)] if kind else kinds_of(heard, catalogue)
    chosen, sure_of_kind = kinds[0]
    categories = categories_of(heard, chosen, catalogue)
    category, sure_of_category = categories[0] if categories else ("", 1.0)
    spot = spot_of(tx, heard.place, person, now=now)
    reading = Reading(chosen, category, URGENCIES[heard.urgency], heard.hazard, spot)
    reading.contact_words = heard.when.words if heard.when else ""
    reading.phone = heard.phone
    reading.veiled = veiled_in(heard)
    reading.felt = {} if kind else {"kind": felt(sure_of_kind)}
    reading.felt |= {"category": felt(sure_of_category)} if categories else {}
    reading.felt |= {"place": Felt.ASSUMED.value} if spot.unit and not _said_where(heard) else {}
    reading.runners = _runners(heard, kinds, catalogue)
    if heard.urgency == "E":
        _settle_danger(reading, catalogue)
    reading.unsure = _doubts(reading, heard, catalogue)
    return reading


def _doubts(reading: Reading, heard: Understanding, catalogue: Catalogue) -> list[str]:
    danger = heard.urgency == "E"
    doubts = {
        "danger": heard.urgency == "ASK",
        # In an emergency only the place is worth a question.
        "kind": reading.felt.get("kind") == Felt.HARDLY and not danger,
        "category": reading.felt.get("category") == Felt.HARDLY and not danger,
        "place": reading.spot.unsure and catalogue.kinds[reading.kind].place == "required",
    }
    return [name for name in DOUBTS if doubts.get(name)]


def _settle_danger(reading: Reading, catalogue: Catalogue) -> None:
    """In danger nobody is asked what it is about: where we are not very sure, the danger says it."""
    known = catalogue.hazards.get(reading.hazard or "")
    plain = all(reading.felt.get(each, Felt.VERY) == Felt.VERY for each in ("kind", "category"))
    if known and known.kind and not plain:
        reading.kind, reading.category = known.kind, known.category
        reading.felt |= dict.fromkeys(("kind", "category"), Felt.FAIRLY.value)


def _said_where(heard: Understanding) -> bool:
    return heard.place is not None and bool(heard.place.words or heard.place.known_unit)


def _runners(heard: Understanding, kinds: Odds, catalogue: Catalogue) -> dict[str, list[str]]:
    likely = [name for name, _ in kinds[:BUTTONS]]
    by_kind = {name: [each for each, _ in categories_of(heard, name, catalogue)[:BUTTONS]] for name in likely}
    return {"kind": likely, **{name: found for name, found in by_kind.items() if found}}


def felt(sure: float) -> str:
    """How sure that feels."""
    if sure >= VERY_SURE:
        return Felt.VERY.value
    return Felt.FAIRLY.value if sure >= SURE_ENOUGH else Felt.HARDLY.value


def put(ticket: Ticket, reading: Reading) -> None:
    """Write the reading into the draft."""
    ticket.kind, ticket.category = reading.kind, reading.category
    ticket.urgency, ticket.hazard = reading.urgency, reading.hazard
    put_spot(ticket, reading.spot)
    ticket.contact_words, ticket.phone = reading.contact_words, reading.phone
    ticket.veiled, ticket.unsure = reading.veiled, reading.unsure
    ticket.felt, ticket.runners = reading.felt, reading.runners


def confirm(ticket: Ticket, field: str) -> None:
    """The tenant has said it himself: it is asked no more, and no longer felt to be a guess."""
    ticket.unsure = [name for name in ticket.unsure if name != field]
    ticket.felt = {name: felt for name, felt in ticket.felt.items() if name != field}


def ask_category(ticket: Ticket, catalogue: Catalogue) -> None:
    """A kind that he chose himself has its own categories: the likeliest of them are his next question."""
    asked = [name for name in ticket.unsure if name != "category"]
    if catalogue.kinds[ticket.kind].categories:
        asked.append("category")
        ticket.felt = {**ticket.felt, "category": Felt.HARDLY.value}
    else:
        confirm(ticket, "category")
    ticket.unsure = [name for name in DOUBTS if name in asked]


def put_spot(ticket: Ticket, spot: Spot) -> None:
    """Write a place into the draft."""
    ticket.unit_id = spot.unit.id if spot.unit else None
    ticket.building_id = spot.building.id if spot.building else None
    ticket.place_words, ticket.public_area = spot.words, False


def kinds_of(heard: Understanding, catalogue: Catalogue) -> Odds:
    """The catalogue's kinds that it may be, likeliest first; what was understood is the first, however unsure."""
    codes = dict.fromkeys(heard.alternatives, 2 * WORTH_A_BUTTON) | dict(heard.odds.get("intent", {}))
    codes[heard.intent] = max(codes.get(heard.intent, 0.0), heard.confidence.intent)
    codes[NO_KIND] = 0.0
    # A question about a parcel and one about a fee are two codes and one kind: between them nobody need choose.
    odds = {name: sum(codes.get(code, 0.0) for code in kind.understood_as) for name, kind in catalogue.kinds.items()}
    first = next((name for name, kind in catalogue.kinds.items() if heard.intent in kind.understood_as), None)
    return _ranked(odds, first or next(iter(catalogue.kinds)))


def kind_of(heard: Understanding, catalogue: Catalogue) -> tuple[str, bool]:
    """The likeliest kind, and whether it is sure enough not to ask."""
    kind, sure = kinds_of(heard, catalogue)[0]
    return kind, sure >= SURE_ENOUGH


def categories_of(heard: Understanding, kind: str, catalogue: Catalogue) -> Odds:
    """The kind's categories that it may be, likeliest first; empty if it has none."""
    chosen: Kind = catalogue.kinds[kind]
    if not chosen.categories:
        return []
    sure = {heard.repair: heard.confidence.repair, heard.complaint: heard.confidence.complaint}
    codes = {code: odd for field in ("repair", "complaint") for code, odd in heard.odds.get(field, {}).items()} | sure
    codes["-"] = 0.0
    odds = {name: codes.get(category.understood_as or "-", 0.0) for name, category in chosen.categories.items()}
    heard_as = [name for name, category in chosen.categories.items() if category.understood_as in sure]
    likeliest = max(odds, key=lambda name: odds[name])
    guessed = likeliest if odds[likeliest] >= WORTH_A_BUTTON else chosen.otherwise or likeliest
    return _ranked(odds, heard_as[0] if heard_as else guessed)


def _ranked(odds: Mapping[str, float], first: str) -> Odds:
    others = sorted((name for name in odds if name != first), key=lambda name: -odds[name])
    return [(first, min(odds[first], 1.0)), *((name, odds[name]) for name in others if odds[name] >= WORTH_A_BUTTON)]


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
