"""Handing a ticket on: to a colleague who could have claimed it, or to another team's group."""

from datetime import datetime

from sqlmodel import Session

from models.catalogue import Catalogue
from models.people import Person
from models.refusals import Refusal, Stale
from models.tickets import Ticket, TicketStatus
from usecases.news import tell, tell_tenant
from usecases.prompts import withdraw_prompt
from usecases.rights import claimable, in_hand_of
from usecases.routing import route
from usecases.tickets import move, redraw

S = TicketStatus


def hand_to(
    tx: Session, ticket_id: int, person_id: int, *, by: Person | None, catalogue: Catalogue, now: datetime
) -> Ticket:
    """Hand the ticket to a colleague; he gets the flat and the telephone, the tenant gets his name."""
    ticket = in_hand_of(tx, by, ticket_id)
    colleague = tx.get(Person, person_id)
    if colleague is None:
        raise Refusal("refusal-no-such-colleague")
    claimable(tx, colleague, ticket_id, catalogue)
    event = move(
        tx,
        ticket,
        S.CLAIMED,
        what="handed",
        by=by,
        now=now,
        facts={"to": colleague.name},
        owner_id=colleague.id,
        claimed_at=now,
        waiting_for=None,
        waiting_until=None,
    )
    withdraw_prompt(tx, ticket, by)
    tell(tx, colleague, ticket, "brief", event, now=now)
    tell_tenant(tx, ticket, "claimed", event, now=now)
    redraw(tx, ticket, now=now, view="")
    return ticket


def hand_over(
    tx: Session, ticket_id: int, team: str, *, by: Person | None, catalogue: Catalogue, now: datetime
) -> Ticket:
    """Send the ticket to another team's group, where it is open again; the old card says where it went."""
    ticket = in_hand_of(tx, by, ticket_id)
    if team not in catalogue.teams or team == ticket.team:
        raise Stale("refusal-stale")
    withdraw_prompt(tx, ticket, by)
    move(
        tx,
        ticket,
        S.OPEN,
        what="moved",
        by=by,
        now=now,
        facts={"team": team},
        owner_id=None,
        claimed_at=None,
        promised_at=None,
        waiting_for=None,
        waiting_until=None,
    )
    route(tx, ticket, catalogue=catalogue, team=team, now=now)
    redraw(tx, ticket, now=now, view="")
    return ticket
