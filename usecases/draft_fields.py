"""Correcting a draft: every field is a button, and what no button offers can be written."""

from datetime import datetime

from sqlmodel import Session

from models.catalogue import Catalogue
from models.estate import Building
from models.people import Person
from models.refusals import Stale
from models.tickets import Ticket, Urgency
from understanding.result import Understanding
from usecases.alerts import call_off, heed, raise_alarm
from usecases.drafts import own_draft, show_draft
from usecases.followers import catalogue_of
from usecases.likely import first_question
from usecases.people import known, units_of
from usecases.prompts import ask
from usecases.understood import Spot, ask_category, confirm, put_spot, spot_of

CONTACT_TIMES = ("now", "today", "evening", "tomorrow", "weekend")
LINE = 120


def open_view(tx: Session, ticket_id: int, view: str, *, person: Person | None, now: datetime) -> Ticket:
    """Show a picker of the draft card ("" for its face)."""
    ticket = own_draft(tx, ticket_id, person, now=now)
    show_draft(tx, ticket, now=now, view=view)
    return ticket


def set_field(
    tx: Session, ticket_id: int, field: str, value: str, *, person: Person | None, catalogue: Catalogue, now: datetime
) -> Ticket:
    """Correct one field of a draft from a button; refuses values the card did not offer."""
    ticket = own_draft(tx, ticket_id, person, now=now)
    assert person is not None
    if field == "kind" and value in catalogue.kinds:
        ticket.kind, ticket.category = value, catalogue.kinds[value].otherwise or ""
        ticket.anonymous = ticket.anonymous and catalogue.kinds[value].anonymous
        ask_category(ticket, catalogue)
    elif field == "category" and value in catalogue.kinds[ticket.kind].categories:
        ticket.category = value
    elif field == "urgency" and value in set(Urgency):
        _set_urgency(tx, ticket, Urgency(value), by=person, now=now)
    elif field == "anonymous" and catalogue.kinds[ticket.kind].anonymous:
        ticket.anonymous = value == "yes"
    elif field == "contact" and value in CONTACT_TIMES:
        ticket.contact_code, ticket.contact_words = value, ""
    elif field == "place":
        _choose_place(tx, ticket, value, person, now=now)
    else:
        raise Stale("refusal-stale")
    return _corrected(tx, ticket, field, now=now)


def ask_words(tx: Session, ticket_id: int, field: str, *, person: Person | None, now: datetime) -> Ticket:
    """Take the tenant's next message for the place or the contact time of his draft."""
    ticket = own_draft(tx, ticket_id, person, now=now)
    if field not in ("place", "contact"):
        raise Stale("refusal-stale")
    ask(tx, ticket.chat_id, ticket.chat_id, f"draft_{field}", ticket_id=ticket.id, now=now)
    show_draft(tx, ticket, now=now, view="")
    return ticket


def set_words(
    tx: Session, ticket: Ticket, field: str, heard: Understanding, text: str, person: Person, *, now: datetime
) -> Ticket:
    """Correct the place or the contact time of a draft in the tenant's own words."""
    line = " ".join(text.split())[:LINE]
    if field == "place":
        spot = spot_of(tx, heard.place, person, now=now)
        if heard.place is None:
            spot.unit = None
        heed(tx, ticket, heard)
        # His own words say more than the building that was recognised in them.
        spot.words = "" if spot.unit else line
        put_spot(ticket, spot)
    else:
        ticket.contact_words, ticket.contact_code = line, ""
    return _corrected(tx, ticket, field, now=now)


def _choose_place(tx: Session, ticket: Ticket, value: str, person: Person, *, now: datetime) -> None:
    if value == "public":
        ticket.unit_id, ticket.place_words, ticket.public_area = None, "", True
        return
    chosen = next((unit for unit in units_of(tx, known(person), now=now) if str(unit.id) == value), None)
    if chosen is None:
        raise Stale("refusal-stale")
    put_spot(ticket, Spot(chosen, tx.get(Building, chosen.building_id)))


def _set_urgency(tx: Session, ticket: Ticket, urgency: Urgency, *, by: Person, now: datetime) -> None:
    if urgency is not Urgency.EMERGENCY:
        call_off(tx, ticket, by=by, how="tenant", now=now)
        ticket.hazard = None
    ticket.urgency = urgency
    # Whoever says how urgent it is has answered whether it is dangerous.
    ticket.unsure = [name for name in ticket.unsure if name != "danger"]


def _corrected(tx: Session, ticket: Ticket, field: str, *, now: datetime) -> Ticket:
    confirm(ticket, field)
    tx.add(ticket)
    raise_alarm(tx, ticket, catalogue=catalogue_of(tx), now=now)
    show_draft(tx, ticket, now=now, view=first_question(tx, ticket, now=now) or "")
    return ticket
