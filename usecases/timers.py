"""What is due when: set once, cancelled by name, fired once.

A timer fires in the transaction of its job, so either both happened or neither.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any, cast

from sqlalchemy import CursorResult, func, or_, update
from sqlmodel import Session, col, select

from models.timers import Timer

_OPEN = (col(Timer.fired_at).is_(None), col(Timer.cancelled_at).is_(None))


def set_timer(
    tx: Session,
    *,
    key: str,
    job: str,
    due_at: datetime,
    facts: dict[str, Any] | None = None,
    why: str = "",
    ticket_id: int | None = None,
    now: datetime,
) -> Timer:
    """Have `job` done at `due_at`. A key that was ever used is left as it is, fired or cancelled too."""
    known = tx.exec(select(Timer).where(Timer.key == key)).first()
    if known is not None:
        return known
    timer = Timer(key=key, job=job, due_at=due_at, facts=facts or {}, why=why, ticket_id=ticket_id)
    tx.add(timer)
    tx.flush()
    return timer


def cancel_timer(tx: Session, key_prefix: str, now: datetime) -> int:
    """Cancel the open timers named `key_prefix`, or that and a colon and more; answers how many.

    So `ticket:1` cancels `ticket:1` and `ticket:1:urge`, and never `ticket:12`.
    """
    within = col(Timer.key).startswith(key_prefix.rstrip(":") + ":", autoescape=True)
    named = update(Timer).where(*_OPEN, or_(col(Timer.key) == key_prefix, within))
    return cast(CursorResult[Any], tx.execute(named.values(cancelled_at=now))).rowcount


def due(tx: Session, *, now: datetime, without: Collection[int] = (), limit: int = 100) -> Sequence[Timer]:
    """Open timers that are due, the longest due first; `without` leaves out some ids."""
    query = select(Timer).where(*_OPEN, Timer.due_at <= now, col(Timer.id).not_in(without))
    return tx.exec(query.order_by(col(Timer.due_at), col(Timer.id)).limit(limit)).all()


def next_due(tx: Session, *, now: datetime, without: Collection[int] = ()) -> Timer | None:
    """The timer that is longest due at `now`, or None."""
    return next(iter(due(tx, now=now, without=without, limit=1)), None)


def fire(tx: Session, timer_id: int, now: datetime) -> bool:
    """Mark a timer fired. False if somebody else fired it or cancelled it: then do nothing."""
    # The loser of two processes sees rowcount 0, after the winner's job is committed.
    marked = update(Timer).where(*_OPEN, col(Timer.id) == timer_id).values(fired_at=now)
    return cast(CursorResult[Any], tx.execute(marked)).rowcount == 1


def overdue(tx: Session, *, now: datetime) -> tuple[int, datetime | None]:
    """How many open timers are due, and since when the oldest is."""
    query = select(func.count(col(Timer.id)), func.min(Timer.due_at)).where(*_OPEN, Timer.due_at <= now)
    return tx.exec(query).one()
