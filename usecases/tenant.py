"""The tenant's side of a running ticket: look, urge, cancel."""

from datetime import datetime

from sqlmodel import Session, col, select

from models.catalogue import Catalogue
from models.people import Person
from models.refusals import Refusal, Stale
from models.tickets import FINAL, IN_HAND, Ticket, TicketEvent, TicketStatus
from outbox import show
from usecases.news import tell_group, tell_owner
from usecases.relay import active_tickets
from usecases.rights import own_ticket
from usecases.tickets import key, move, note, redraw

S = TicketStatus
WAITED_FOR = (S.OPEN, S.CLAIMED, S.ARRIVED, S.WAITING, S.RETURNED)
#: What moves a ticket on without changing its state.
NEWS = ("promised", "extended", "held", "handed", "taken")


def urge(tx: Session, ticket_id: int, *, person: Person | None, catalogue: Catalogue, now: datetime) -> TicketEvent:
    """Pass the tenant's impatience on to whoever has the ticket, and tell him the last thing that happened.

    Within the cool-down nothing is passed on; the refusal says when the last urge was heard.
    """
    ticket = own_ticket(tx, person, ticket_id, now=now)
    if ticket.status not in WAITED_FOR:
        raise Stale("refusal-stale")
    if ticket.urged_at and now < ticket.urged_at + catalogue.limits.urge_pause:
        at = f"{ticket.urged_at.astimezone(catalogue.zone):%H:%M}"
        raise Refusal("refusal-urged-already", at=at, minutes=catalogue.limits.urge_minutes)
    last = last_news(tx, ticket)
    ticket.urged_at, ticket.urges = now, ticket.urges + 1
    event = note(tx, ticket, what="urged", by=person, now=now)
    tell_group(tx, ticket, "urged", event, now=now)
    tell_owner(tx, ticket, "urged", event, now=now)
    redraw(tx, ticket, now=now)
    return last


def cancel(tx: Session, ticket_id: int, *, person: Person | None, now: datetime) -> Ticket:
    """The tenant needs it no more; whoever has it is told. Cancelling twice changes nothing."""
    ticket = own_ticket(tx, person, ticket_id, now=now)
    if ticket.status is S.CANCELLED:
        return ticket
    event = move(tx, ticket, S.CANCELLED, what="cancelled", by=person, now=now, closed_at=now)
    tell_owner(tx, ticket, "owner_cancelled", event, now=now)
    redraw(tx, ticket, now=now, view="")
    return ticket


def open_view(tx: Session, ticket_id: int, kind: str, view: str, *, person: Person | None, now: datetime) -> Ticket:
    """Show a question on the tenant's card or on the card that asks him ("" for the face)."""
    ticket = own_ticket(tx, person, ticket_id, now=now)
    # What was closed without a word from him still asks him why not.
    if view and ticket.status in FINAL and (kind, ticket.status) != ("ask", S.CLOSED):
        raise Stale("refusal-stale")
    show(tx, kind, key(ticket), chat_id=ticket.chat_id, ticket_id=ticket.id, view=view, now=now)
    return ticket


def mine(tx: Session, *, person: Person, now: datetime) -> list[Ticket]:
    """What the tenant has running with us, newest first."""
    return active_tickets(tx, person)


def in_hand(tx: Session, *, person: Person, now: datetime) -> list[Ticket]:
    """What a member of staff has in hand, oldest first."""
    held = select(Ticket).where(Ticket.owner_id == person.id, col(Ticket.status).in_(IN_HAND))
    return list(tx.exec(held.order_by(col(Ticket.id))))


def bring_down(tx: Session, ticket_id: int, *, person: Person | None, now: datetime) -> Ticket:
    """Post the ticket's card anew at the end of the chat."""
    ticket = own_ticket(tx, person, ticket_id, now=now)
    show(tx, "tenant", key(ticket), chat_id=ticket.chat_id, ticket_id=ticket.id, view="", afresh=True, now=now)
    return ticket


def last_news(tx: Session, ticket: Ticket) -> TicketEvent:
    """The last thing that happened which is not the tenant's own doing."""
    events = tx.exec(select(TicketEvent).where(TicketEvent.ticket_id == ticket.id)).all()
    moved = (event for event in events if event.was is not event.becomes or event.what in NEWS)
    return max(moved, key=lambda event: event.seq)
