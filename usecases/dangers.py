"""Is it happening now? One question with buttons, put where something may be an emergency and may be none.

A danger that is tapped calls its team in the same second; "none of these" makes it an ordinary matter. Silence and
words of another kind are left to the desk, which rings him (usecases/alerts.py). The buttons stay until he answered.
"""

from datetime import datetime

from sqlmodel import Session

from models.catalogue import Catalogue
from models.estate import Building
from models.people import Person
from models.refusals import Stale
from models.tickets import IN_HAND, Ticket, TicketStatus, Urgency
from usecases.alerts import become_emergency, raise_alarm
from usecases.drafts import show_draft
from usecases.handing import hand_over
from usecases.likely import first_question
from usecases.rights import in_hand_of, own_ticket
from usecases.tickets import note, redraw
from usecases.timers import cancel_timer

S = TicketStatus
#: The button of whoever is in no danger.
NONE = "none"


def answer(
    tx: Session, ticket_id: int, hazard: str, *, person: Person | None, catalogue: Catalogue, now: datetime
) -> Ticket:
    """The tenant says which danger it is, or none. Said once; a later tap finds the question gone."""
    ticket = own_ticket(tx, person, ticket_id, now=now)
    known = hazard == NONE or hazard in catalogue.hazards
    if "danger" not in ticket.unsure or not known or ticket.status not in (S.DRAFT, S.OPEN, *IN_HAND):
        raise Stale("refusal-stale")
    cancel_timer(tx, f"draft:{ticket.id}:danger", now)
    if hazard == NONE:
        _none(tx, ticket, by=person, now=now)
    else:
        _is(ticket, hazard, catalogue)
        tx.add(ticket)
        if ticket.status is S.DRAFT:
            note(tx, ticket, what="danger", by=person, now=now, facts={"hazard": hazard})
            raise_alarm(tx, ticket, catalogue=catalogue, now=now)
            show_draft(tx, ticket, now=now, view="")
        else:
            become_emergency(tx, ticket, by=person, now=now)
    return ticket


def confirm(
    tx: Session, ticket_id: int, *, danger: bool, by: Person | None, catalogue: Catalogue, now: datetime
) -> Ticket:
    """Whoever rang a tenant that had not answered says what he heard; a danger goes to the team whose it is."""
    ticket = in_hand_of(tx, by, ticket_id)
    if "danger" not in ticket.unsure or ticket.status not in IN_HAND:
        raise Stale("refusal-stale")
    if not danger:
        _none(tx, ticket, by=by, now=now)
        return ticket
    _is(ticket, ticket.hazard or "", catalogue)
    tx.add(ticket)
    building = tx.get(Building, ticket.building_id) if ticket.building_id else None
    team = catalogue.team_for(ticket.kind, ticket.category, building.code if building else None)
    if team != ticket.team:
        hand_over(tx, ticket_id, team, by=by, catalogue=catalogue, now=now)
    become_emergency(tx, ticket, by=by, now=now)
    return ticket


def _none(tx: Session, ticket: Ticket, *, by: Person | None, now: datetime) -> None:
    ticket.unsure = [field for field in ticket.unsure if field != "danger"]
    ticket.urgency, ticket.hazard = Urgency.NORMAL, None
    tx.add(ticket)
    note(tx, ticket, what="no_danger", by=by, now=now)
    if ticket.status is S.DRAFT:
        show_draft(tx, ticket, now=now, view=first_question(tx, ticket, now=now) or "")
    else:
        redraw(tx, ticket, now=now)


def _is(ticket: Ticket, hazard: str, catalogue: Catalogue) -> None:
    known = catalogue.hazards.get(hazard)
    ticket.urgency, ticket.hazard = Urgency.EMERGENCY, hazard or None
    # Only the place is still worth a question.
    ticket.unsure = [field for field in ticket.unsure if field == "place"]
    if known and known.kind:
        ticket.kind, ticket.category = known.kind, known.category
        ticket.felt = {field: felt for field, felt in ticket.felt.items() if field == "place"}
