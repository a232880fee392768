"""Questions for operators: what waits, what was refused, and what may or may not have arrived."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import func, update
from sqlmodel import Session, col, select

from models.outbox import Delivery, OutboxMessage, OutboxState

#: What an operator should look at.
TROUBLED = (OutboxState.IN_DOUBT, OutboxState.REFUSED)


@dataclass(frozen=True)
class Tally:
    """How the outbox stands. `oldest` is how long the oldest message that is due has waited."""

    counts: dict[OutboxState, dict[Delivery, int]]
    oldest: dict[Delivery, timedelta]
    #: Messages that were in doubt and said again: the most that anybody can have read twice.
    repeated: int

    def of(self, state: OutboxState) -> int:
        """How many are in `state`, both classes together."""
        return sum(self.counts.get(state, {}).values())


def tally(tx: Session, *, now: datetime) -> Tally:
    """Counts by state and class, and the age of the oldest due message of each class."""
    row = OutboxMessage
    counts: dict[OutboxState, dict[Delivery, int]] = {}
    grouped = select(row.state, row.delivery, func.count(col(row.id))).group_by(col(row.state), col(row.delivery))
    for state, delivery, number in tx.exec(grouped):
        counts.setdefault(OutboxState(state), {})[Delivery(delivery)] = number
    repeated = tx.exec(select(func.count(col(row.id))).where(col(row.repeat))).one()
    return Tally(counts, _oldest(tx, now), repeated)


def troubled(tx: Session, *, limit: int = 100, now: datetime) -> list[OutboxMessage]:
    """What is in doubt or was refused, newest first. `error` says why, in words fit for a screen."""
    row = OutboxMessage
    listed = select(row).where(col(row.state).in_(TROUBLED)).order_by(col(row.id).desc())
    return list(tx.exec(listed.limit(limit)))


def say_again(tx: Session, ids: Collection[int], *, now: datetime) -> int:
    """An operator decides that these, parked in doubt, are said once more; how many will be."""
    row = OutboxMessage
    again = tx.exec(
        update(row)
        .where(col(row.id).in_(ids), col(row.state) == OutboxState.IN_DOUBT, col(row.card_id).is_(None))
        .values(state=OutboxState.PENDING, repeat=True, not_before=now, settled_at=None)
    )
    tx.info["owed"] = True
    return int(again.rowcount)


def _oldest(tx: Session, now: datetime) -> dict[Delivery, timedelta]:
    row = OutboxMessage
    due = (
        select(row.delivery, func.min(row.not_before))
        .where(row.state == OutboxState.PENDING, row.not_before <= now)
        .group_by(col(row.delivery))
    )
    return {Delivery(delivery): now - since for delivery, since in tx.exec(due)}
