"""Moving a ticket, recording what happened, and redrawing whoever watches it.

Every change of a ticket in the house goes through `move` or `note`, so that the history, the
cards and the reports cannot disagree.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import func, update
from sqlmodel import Session, col, select

from models.columns import in_zone
from models.outbox import Card, Priority
from models.people import Person
from models.refusals import Refusal, Stale
from models.tickets import MOVES, Counter, Ticket, TicketEvent, TicketStatus, Urgency
from outbox import show
from outbox.owe import insert_once
from usecases.followers import tell_followers

REDRAWN = ("tenant", "staff", "ask", "late", "call", "alert", "off_duty")


def locked(tx: Session, ticket_id: int) -> Ticket:
    """The ticket as it is now, held until this transaction ends; refuses a ticket that is not there."""
    found = tx.exec(
        select(Ticket).where(Ticket.id == ticket_id).with_for_update().execution_options(populate_existing=True)
    ).first()
    if found is None:
        raise Refusal("refusal-no-such-ticket")
    return found


def move(
    tx: Session,
    ticket: Ticket,
    becomes: TicketStatus,
    *,
    what: str,
    by: Person | None,
    now: datetime,
    facts: dict[str, Any] | None = None,
    **values: Any,
) -> TicketEvent:
    """Move `ticket` to `becomes`, set `values` with it, and record the event.

    Raises `Stale` when the ticket's status does not allow it any more, in which case nothing changed.
    """
    was = ticket.status
    if becomes not in MOVES[was]:
        raise Stale("refusal-stale")
    # Two people may have read the same status; whoever's UPDATE comes second changes no row and loses.
    changed = tx.connection().execute(
        update(Ticket).where(col(Ticket.id) == ticket.id, col(Ticket.status) == was).values(status=becomes, **values)
    )
    if changed.rowcount == 0:
        raise Stale("refusal-stale")
    tx.refresh(ticket)
    return note(tx, ticket, what=what, by=by, now=now, facts=facts, was=was)


def note(
    tx: Session,
    ticket: Ticket,
    *,
    what: str,
    by: Person | None,
    now: datetime,
    facts: dict[str, Any] | None = None,
    was: TicketStatus | None = None,
) -> TicketEvent:
    """Record that `what` happened to the ticket; without `was` its status did not change."""
    last = tx.exec(select(func.max(TicketEvent.seq)).where(TicketEvent.ticket_id == ticket.id)).one()
    event = TicketEvent(
        ticket_id=key(ticket),
        seq=(last or 0) + 1,
        at=now,
        actor_id=by.id if by else None,
        what=what,
        was=was or ticket.status,
        becomes=ticket.status,
        facts=facts or {},
    )
    tx.add(ticket)
    tx.add(event)
    tx.flush()
    tell_followers(tx, ticket, event, now=now)
    return event


def redraw(tx: Session, ticket: Ticket, *, now: datetime, view: str | None = None) -> None:
    """Owe every card of the ticket its present face; `view` applies to the staff card in its group."""
    cards = tx.exec(select(Card).where(Card.ticket_id == ticket.id, col(Card.kind).in_(REDRAWN))).all()
    for card in cards:
        show(
            tx,
            card.kind,
            card.subject_id,
            chat_id=card.chat_id,
            thread_id=card.thread_id,
            ticket_id=ticket.id,
            view=view if card.kind in ("staff", "late") else None,
            priority=priority_of(ticket),
            now=now,
        )


def priority_of(ticket: Ticket) -> Priority:
    """Emergencies overtake everything else on the way out."""
    return Priority.EMERGENCY if ticket.urgency == Urgency.EMERGENCY else Priority.TALK


def next_number(tx: Session, letter: str, *, zone: str, now: datetime) -> str:
    """The next number of the day in the series, like R-261121-007; two callers never get the same."""
    series = f"{letter}-{in_zone(now, zone):%y%m%d}"
    return f"{series}-{count_up(tx, series):03d}"


def count_up(tx: Session, name: str) -> int:
    """One more in the series `name`; answers how many there are now, the same to no two callers."""
    counting = update(Counter).where(col(Counter.name) == name).values(value=Counter.value + 1)
    value = tx.connection().execute(counting.returning(col(Counter.value))).scalar_one_or_none()
    if value is None:
        # Of two who begin a series at once the second waits here, and then counts on.
        insert_once(tx, Counter, {"name": name, "value": 0})
        value = tx.connection().execute(counting.returning(col(Counter.value))).scalar_one()
    return value


def by_number(tx: Session, number: str) -> Ticket | None:
    """The ticket with this number, however it was typed (r-261121-7, R261121007)."""
    parts = "".join(letter for letter in number.upper() if letter.isalnum())
    if len(parts) < 8 or not parts[0].isalpha() or not parts[1:].isdigit():
        return None
    wanted = f"{parts[0]}-{parts[1:7]}-{int(parts[7:]):03d}"
    return tx.exec(select(Ticket).where(Ticket.number == wanted)).first()


def key(ticket: Ticket) -> int:
    """The id of a ticket that is in the database."""
    assert ticket.id is not None, "the ticket was never flushed"
    return ticket.id
