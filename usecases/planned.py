"""What is due when, and why: `guanjia jobs` and the demo's page show it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from models.tickets import Ticket
from models.timers import Timer


@dataclass(frozen=True)
class Planned:
    """One thing that is due. `why` is a text key, `about` a ticket's number or another subject."""

    due_at: datetime
    job: str
    about: str
    why: str
    key: str
    #: A tick of a recurring schedule.
    recurring: bool
    overdue: bool


def planned(tx: Session, limit: int = 50, *, now: datetime) -> list[Planned]:
    """The open timers, what is overdue first, then by the time they are due."""
    waiting = select(Timer).where(col(Timer.fired_at).is_(None), col(Timer.cancelled_at).is_(None))
    # Whatever is overdue is also due earliest.
    found = tx.exec(waiting.order_by(col(Timer.due_at), col(Timer.id)).limit(limit)).all()
    numbers = _numbers(tx, found)
    return [
        Planned(
            timer.due_at,
            timer.job,
            numbers.get(timer.ticket_id or 0, "") or str(timer.facts.get("subject", "")),
            timer.why,
            timer.key,
            timer.key.startswith("tick:"),
            timer.due_at <= now,
        )
        for timer in found
    ]


def _numbers(tx: Session, timers: Sequence[Timer]) -> dict[int, str]:
    about = {timer.ticket_id for timer in timers if timer.ticket_id}
    tickets = tx.exec(select(Ticket.id, Ticket.number).where(col(Ticket.id).in_(about)))
    return {id: number or "" for id, number in tickets if id is not None}
