"""Choosing what to send next, and noticing what was left half-sent.

One message at a time per chat, in the order it was owed within a priority. The database settles
who sends what: a claimed row is `sending` until its lease ends, and `attempts` numbers the claims,
so a sender who comes back too late finds that his number is no longer the row's.
"""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement, and_, exists, func, or_, text, true, tuple_, update
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from models.outbox import Action, Card, OutboxMessage, OutboxState, Priority
from outbox.outcome import FLOODED, FLOODED_ALL, Job, in_doubt
from outbox.plan import HIDE
from outbox.settle import Attempt, settle

LEASE = timedelta(seconds=60)
#: PostgreSQL's number for "somebody is claiming": any constant nobody else uses.
CLAIMING = 7_426_001

#: Made once: an alias costs a millisecond, and every claim needs four.
_IN_FLIGHT, _EARLIER = aliased(OutboxMessage), aliased(OutboxMessage)

#: How often a card is posted again after a doubt.
CARD_ATTEMPTS = 8


def claim(
    tx: Session,
    *,
    limit: int,
    bulk_limit: int,
    closed: Collection[int] = (),
    mine: Collection[int] = (),
    now: datetime,
) -> list[OutboxMessage]:
    """Take at most `limit` messages to send now, `bulk_limit` of them bulk, none to `closed` chats.

    Each is `sending` from here on, counted as tried, and leased for 60 seconds. What others left
    half-sent is put in doubt first; `mine` is what the caller is sending himself.
    """
    if not tx.get_bind().dialect.name.startswith("sqlite"):
        # Two senders claiming at once would not see each other's rows and write to one chat at once.
        tx.connection().execute(text("SELECT pg_advisory_xact_lock(:n)"), {"n": CLAIMING})
    recover(tx, now=now, mine=mine)
    urgent = _pick(tx, now, closed, limit, bulk=False)
    bulk = _pick(tx, now, closed, min(limit - len(urgent), bulk_limit), bulk=True)
    return _take(tx, [*urgent, *bulk], now)


def next_due(tx: Session, *, now: datetime) -> datetime | None:
    """When the next message that waits for its time is due; None if none waits."""
    return tx.exec(
        select(func.min(OutboxMessage.not_before))
        .where(col(OutboxMessage.state) == OutboxState.PENDING)
        .where(col(OutboxMessage.not_before) > now)
    ).one()


def due_chats(tx: Session, *, now: datetime) -> set[int]:
    """The chats to which something is due now."""
    row = OutboxMessage
    due = select(row.chat_id).where(row.state == OutboxState.PENDING, row.not_before <= now).distinct()
    return set(tx.exec(due))


def recover(tx: Session, *, now: datetime, everything: bool = False, mine: Collection[int] = ()) -> int:
    """Find the messages whose sender died or fell silent; they are in doubt. Returns how many.

    Only those whose lease is over, unless `everything`: at start, by the one process that may
    send, whatever is `sending` was left by a dead one. `mine` are in good hands.
    """
    row = OutboxMessage
    left = select(row).where(row.state == OutboxState.SENDING, col(row.id).not_in(mine))
    if not everything:
        left = left.where(col(row.lease_until) <= now)
    found = list(tx.exec(left))
    for message in found:
        card = tx.get(Card, message.card_id) if message.card_id else None
        post = card.message_id if card else None
        job = job_of(message, edits=post is not None or message.kind == HIDE)
        settle(tx, Attempt.of(message, post=post), in_doubt("sender gone", job), now=now)
    return len(found)


def job_of(row: OutboxMessage, *, edits: bool, in_topic: bool = False) -> Job:
    """What the retry table may know about the row."""
    hides = row.kind == HIDE
    # A card nobody can see stops its story, so a card without a post is posted again after every
    # doubt, up to a point; each copy is paid for by one doubt and loses its buttons when tapped.
    again = row.action is Action.SHOW and row.attempts < CARD_ATTEMPTS
    return Job(row.delivery, row.attempts, edits=edits, hides=hides, in_topic=in_topic, repeat=row.repeat and not again)


def halts_told(tx: Session, *, now: datetime) -> list[tuple[int | None, float]]:
    """The flood halts that last, as (chat, seconds left); chat None is everybody.

    A restart must not forget them: being early makes them longer.
    """
    row = OutboxMessage
    waiting = select(row.chat_id, row.error, row.not_before).where(
        row.state == OutboxState.PENDING, row.not_before > now, col(row.error).startswith(FLOODED)
    )
    return [
        (None if error == FLOODED_ALL else chat_id, (until - now).total_seconds())
        for chat_id, error, until in tx.exec(waiting)
    ]


def _pick(tx: Session, now: datetime, closed: Collection[int], limit: int, *, bulk: bool) -> list[int]:
    if limit <= 0:
        return []
    row = OutboxMessage
    bound = col(row.priority) >= Priority.BULK if bulk else col(row.priority) < Priority.BULK
    query = (
        select(row.id)
        .where(row.state == OutboxState.PENDING, row.not_before <= now, bound)
        .where(col(row.chat_id).not_in(closed) if closed else true())
        .where(~_spoken_to(row), ~_behind_another(row, now))
        .order_by(col(row.priority), col(row.id))
        .limit(limit)
        .with_for_update(skip_locked=True)
    )
    return [found for found in tx.exec(query) if found is not None]


def _spoken_to(row: type[OutboxMessage]) -> ColumnElement[bool]:
    other = _IN_FLIGHT
    return exists().where(col(other.chat_id) == col(row.chat_id), col(other.state) == OutboxState.SENDING)


def _behind_another(row: type[OutboxMessage], now: datetime) -> ColumnElement[bool]:
    """Something of the same chat goes first: it is due, or it was tried and waits for its retry.

    What waits for the morning and was never tried holds up nobody, and neither does the resend of
    something in doubt, which may have been read long ago.
    """
    other = _EARLIER
    waits_for_retry = and_(col(other.attempts) > 0, col(other.repeat).is_(False))
    return exists().where(
        col(other.chat_id) == col(row.chat_id),
        col(other.state) == OutboxState.PENDING,
        tuple_(other.priority, other.id) < tuple_(row.priority, row.id),
        or_(col(other.not_before) <= now, waits_for_retry),
    )


def _take(tx: Session, ids: list[int], now: datetime) -> list[OutboxMessage]:
    if not ids:
        return []
    row = OutboxMessage
    taken = tx.exec(
        update(row)
        .where(col(row.id).in_(ids), col(row.state) == OutboxState.PENDING)
        .values(state=OutboxState.SENDING, attempts=row.attempts + 1, lease_until=now + LEASE)
        .returning(row)
    )
    return sorted(taken.scalars(), key=lambda message: (message.priority, message.id or 0))
