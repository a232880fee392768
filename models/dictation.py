"""What is written of a voice note that is to be written down: a timer while it may still be, then events.

The timer is the promise and its end: while it is open somebody works on it; when it falls due nobody waits any more.
"""

from datetime import timedelta

from sqlmodel import Session, col, select

from models.tickets import Ticket, TicketEvent
from models.timers import Timer

JOB = "dictation_over"
PATIENCE = timedelta(minutes=10)
#: A longer note is a speech, and stays a voice note.
MOST_BYTES = 4 * 1024 * 1024

#: Events: words were written down (`taken`: at once, for danger), and what the tenant said to them.
DICTATED, CONFIRMED, DENIED = "dictated", "dictated_yes", "dictated_no"


def is_awaited(tx: Session, ticket: Ticket) -> bool:
    """Whether a voice note of the ticket is being written down."""
    still_open = (col(Timer.fired_at).is_(None), col(Timer.cancelled_at).is_(None))
    ours = select(Timer.id).where(Timer.ticket_id == ticket.id, Timer.job == JOB, *still_open)
    return tx.exec(ours).first() is not None


def unconfirmed(tx: Session, ticket: Ticket) -> TicketEvent | None:
    """The first words that were written down and that the tenant has neither confirmed nor denied."""
    told = _events(tx, ticket)
    answered = {event.facts["piece"] for event in told if event.what != DICTATED}
    waiting = (event for event in told if event.what == DICTATED and not event.facts["taken"])
    return next((event for event in waiting if event.facts["piece"] not in answered), None)


def was_taken(tx: Session, ticket: Ticket) -> bool:
    """Whether words stand on the ticket that its tenant never confirmed, because they spoke of danger."""
    return any(event.what == DICTATED and event.facts["taken"] for event in _events(tx, ticket))


def _events(tx: Session, ticket: Ticket) -> list[TicketEvent]:
    ours = (DICTATED, CONFIRMED, DENIED)
    told = select(TicketEvent).where(TicketEvent.ticket_id == ticket.id, col(TicketEvent.what).in_(ours))
    return list(tx.exec(told.order_by(col(TicketEvent.seq))))
