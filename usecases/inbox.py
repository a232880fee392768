"""What Telegram handed us: kept once, settled once.

An update is kept before Telegram is told that we have it. It is recognised by its id *and* its
content, because update ids start again at random after a quiet week.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, cast

from sqlalchemy import CursorResult, Table, delete, func, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, col, select

from models.inbox import InboxUpdate, UpdateState

#: A row that failed so often is dead: a person has to look at it.
TRIES = 5
#: How long handled rows are kept to recognise a second delivery. Telegram itself forgets after a day.
KEPT = timedelta(days=7)


@dataclass(frozen=True)
class Received:
    """An update as it came. `unreadable` names why nobody will ever be able to handle it, or is None."""

    update_id: int
    digest: str
    lane: str
    payload: str
    unreadable: str | None = None


@dataclass(frozen=True)
class Kept:
    """A row that was not there before."""

    id: int
    lane: str
    unreadable: str | None = None


def keep(tx: Session, updates: Sequence[Received], *, bot_id: int, now: datetime) -> list[Kept]:
    """Keep every update that is not yet kept, in the order given; answers the new rows only."""
    kept = ((_insert(tx, one, bot_id, now), one) for one in updates)
    return [Kept(row, one.lane, one.unreadable) for row, one in kept if row is not None]


def _insert(tx: Session, one: Received, bot_id: int, now: datetime) -> int | None:
    # Both dialects can skip a duplicate; SQLAlchemy has no common word for it.
    dialect = sqlite if tx.get_bind().dialect.name == "sqlite" else postgresql
    state = UpdateState.QUARANTINED if one.unreadable else UpdateState.NEW
    table = cast(Table, InboxUpdate.__table__)  # type: ignore[attr-defined]
    row = dialect.insert(table).values(
        bot_id=bot_id,
        update_id=one.update_id,
        digest=one.digest,
        lane=one.lane,
        payload=one.payload,
        state=state,
        tries=0,
        error=one.unreadable,
        received_at=now,
    )
    found: int | None = tx.execute(row.on_conflict_do_nothing().returning(table.c.id)).scalar()
    return found


def unhandled(tx: Session, *, bot_id: int, now: datetime) -> list[Kept]:
    """Every row that still waits to be handled, oldest first."""
    query = (
        select(InboxUpdate.id, InboxUpdate.lane)
        .where(InboxUpdate.bot_id == bot_id, InboxUpdate.state == UpdateState.NEW)
        .order_by(col(InboxUpdate.id))
    )
    return [Kept(row, lane) for row, lane in tx.exec(query) if row is not None]


def payload_of(tx: Session, row: int, *, now: datetime) -> str | None:
    """What is to be handled; None when the row is settled or gone."""
    query = select(InboxUpdate.payload).where(InboxUpdate.id == row, InboxUpdate.state == UpdateState.NEW)
    return tx.exec(query).one_or_none()


def note_done(tx: Session, row: int, *, now: datetime) -> None:
    """The row was handled."""
    _settle(tx, row, state=UpdateState.DONE, handled_at=now, error=None)


def note_unreadable(tx: Session, row: int, error: str, *, now: datetime) -> None:
    """No library can read the row: it is set aside at once, no try will help."""
    _settle(tx, row, state=UpdateState.QUARANTINED, handled_at=now, error=error)


def note_failed(tx: Session, row: int, error: str, *, now: datetime) -> int:
    """A try failed; answers how many have. The fifth makes the row dead."""
    tries = tx.exec(select(InboxUpdate.tries).where(InboxUpdate.id == row)).one() + 1
    if tries >= TRIES:
        _settle(tx, row, state=UpdateState.DEAD, tries=tries, handled_at=now, error=error)
    else:
        _settle(tx, row, tries=tries, error=error)
    return tries


def _settle(tx: Session, row: int, **becomes: Any) -> None:
    # Only from NEW: a row that a person revived or another process settled meanwhile is left alone.
    still_new = update(InboxUpdate).where(col(InboxUpdate.id) == row, col(InboxUpdate.state) == UpdateState.NEW)
    tx.execute(still_new.values(**becomes))


def prune(tx: Session, *, now: datetime) -> int:
    """Forget handled rows older than a week; answers how many. Dead and unreadable ones stay."""
    old = delete(InboxUpdate).where(
        col(InboxUpdate.state) == UpdateState.DONE, col(InboxUpdate.handled_at) < now - KEPT
    )
    return cast(CursorResult[Any], tx.execute(old)).rowcount


def revive(tx: Session, row: int, *, now: datetime) -> bool:
    """Give a dead or unreadable row five new tries, at the next start. False when there is none."""
    shelved = col(InboxUpdate.state).in_([UpdateState.DEAD, UpdateState.QUARANTINED])
    again = update(InboxUpdate).where(col(InboxUpdate.id) == row, shelved)
    fresh = again.values(state=UpdateState.NEW, tries=0, error=None, handled_at=None)
    return cast(CursorResult[Any], tx.execute(fresh)).rowcount == 1


def shelved(tx: Session, *, now: datetime) -> dict[str, int]:
    """How many rows are dead and how many unreadable."""
    query = select(InboxUpdate.state, func.count()).group_by(col(InboxUpdate.state))
    counts = dict(tx.exec(query).all())
    return {state.value: counts.get(state, 0) for state in (UpdateState.DEAD, UpdateState.QUARANTINED)}
