"""Writing down what became of a message, once, whoever comes first."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col

from models.outbox import Card, OutboxMessage, OutboxState
from outbox import effects
from outbox.outcome import Outcome, What
from outbox.polls import Standing, note_standing

FINAL = {
    What.SENT: OutboxState.SENT,
    What.REFUSED: OutboxState.REFUSED,
    What.UNREACHABLE: OutboxState.REFUSED,
    What.IN_DOUBT: OutboxState.IN_DOUBT,
    What.DROPPED: OutboxState.DROPPED,
}
#: The truth may come late, after the lease ended, and is still the truth.
OPEN = (OutboxState.SENDING, OutboxState.PENDING, OutboxState.IN_DOUBT)


@dataclass(frozen=True)
class Attempt:
    """One try at one row: `number` is the fence, `post` the message it edited, `drawn` what it showed.

    `listed`: it is a campaign's, which lists whom it did not reach, so nobody is told of each.

    `parts` of it are certainly sent, and `message_id` is the first of them.
    """

    row_id: int
    number: int
    chat_id: int
    thread_id: int | None = None
    card_id: int | None = None
    post: int | None = None
    drawn: str = ""
    parts: int = 0
    message_id: int | None = None
    listed: bool = False
    poll: Standing | None = None

    @classmethod
    def of(cls, row: OutboxMessage, **known: Any) -> "Attempt":
        """The try that the claimed row is in."""
        known = {"thread_id": row.thread_id, "parts": row.parts, "message_id": row.message_id,
                 "listed": row.campaign_id is not None} | known  # fmt: skip
        return cls(row.id or 0, row.attempts, row.chat_id, card_id=row.card_id, **known)


def settle(tx: Session, attempt: Attempt, outcome: Outcome, *, now: datetime) -> bool:
    """Write the outcome and what follows from it; False if the row has moved on without us."""
    if not _write(tx, attempt, outcome, now):
        return False
    _note_on_card(tx, attempt, outcome)
    if attempt.poll is not None and outcome.what is What.SENT:
        note_standing(tx, attempt.row_id, attempt.message_id, attempt.poll, now=now)
    if outcome.what is What.MIGRATED and outcome.new_chat_id is not None:
        effects.migrated(tx, attempt.chat_id, outcome.new_chat_id, now=now)
    elif outcome.what is What.TOPIC_GONE:
        effects.topic_gone(tx, attempt.chat_id, attempt.thread_id, now=now)
    elif outcome.what is What.UNREACHABLE:
        effects.unreachable(tx, attempt.chat_id, listed=attempt.listed, now=now)
    return True


def _write(tx: Session, attempt: Attempt, outcome: Outcome, now: datetime) -> bool:
    known = {"error": outcome.reason or None, "lease_until": None,
             "parts": attempt.parts, "message_id": attempt.message_id}  # fmt: skip
    final = FINAL.get(outcome.what)
    if final is not None:
        return _fenced(tx, attempt, outcome, known | {"state": final, "settled_at": now})
    waiting = known | {"state": OutboxState.PENDING, "not_before": now + outcome.wait}
    if outcome.what is What.RESEND:
        waiting["repeat"] = True
    try:
        with tx.begin_nested():
            return _fenced(tx, attempt, outcome, waiting)
    except IntegrityError:
        # A newer redraw of the same card waits already (index one_pending_show): it says all that
        # this one would have said, so it takes over the wait and this one ends here.
        _hand_over(tx, attempt, waiting)
        return _fenced(tx, attempt, outcome, known | {"state": OutboxState.DROPPED, "settled_at": now})


def _fenced(tx: Session, attempt: Attempt, outcome: Outcome, values: dict[str, Any]) -> bool:
    row = OutboxMessage
    states = OPEN if outcome.what is What.SENT else (OutboxState.SENDING,)
    written = tx.exec(
        update(row)
        .where(col(row.id) == attempt.row_id, col(row.attempts) == attempt.number, col(row.state).in_(states))
        .values(**values)
    )
    return bool(written.rowcount)


def _hand_over(tx: Session, attempt: Attempt, waiting: dict[str, Any]) -> None:
    row = OutboxMessage
    later = func.max if tx.get_bind().dialect.name == "sqlite" else func.greatest
    tx.exec(
        update(row)
        .where(col(row.card_id) == attempt.card_id, col(row.state) == OutboxState.PENDING)
        .values(
            not_before=later(row.not_before, waiting["not_before"]),
            attempts=later(row.attempts, attempt.number),
            **({"repeat": True} if "repeat" in waiting else {}),
        )
    )


def _note_on_card(tx: Session, attempt: Attempt, outcome: Outcome) -> None:
    """The card remembers its post. While we sent, it may have been told to move: then it keeps that."""
    if attempt.card_id is None:
        return
    card = tx.get(Card, attempt.card_id, populate_existing=True)
    if card is None or card.chat_id != attempt.chat_id or card.message_id != attempt.post:
        return
    if outcome.what is What.SENT:
        card.message_id, card.shown = attempt.post or attempt.message_id, attempt.drawn
    elif outcome.what is What.REPOST:
        card.message_id, card.shown = None, ""
    tx.add(card)
