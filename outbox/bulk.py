"""Many cards at once: a portion of a campaign is owed in three statements, whatever its size.

The one writer of an SQLite database is held for milliseconds, so nobody who talks waits behind it.
"""

from collections.abc import Collection, Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import delete, insert, update
from sqlmodel import Session, col, select

from models.outbox import Action, Card, Delivery, OutboxMessage, OutboxState, Priority
from outbox.owe import new_row


def show_many(
    tx: Session,
    kind: str,
    posts: Sequence[tuple[int, int]],
    *,
    campaign_id: int,
    priority: Priority = Priority.BULK,
    now: datetime,
) -> dict[int, int]:
    """Owe new cards, each a (subject, chat), as class B messages of a campaign; the card's id for each subject.

    A card that is there already, or was owed before, raises: whoever calls has made sure that it is new.
    """
    if not posts:
        return {}
    blank = {"kind": kind, "view": "", "shown": ""}
    values = [blank | {"subject_id": subject, "chat_id": chat_id} for subject, chat_id in posts]
    made = tx.execute(insert(Card).returning(col(Card.id), col(Card.subject_id)), values)
    cards: dict[int, int] = {subject: card for card, subject in made}
    tx.execute(insert(OutboxMessage), [_row(campaign_id, cards[one], one, chat, priority, now) for one, chat in posts])
    tx.info["owed"] = True
    return cards


def take_back(tx: Session, campaign_id: int) -> list[int]:
    """Undo what nobody has begun to send, as if it had not been owed; the cards that are gone.

    Whatever was tried stays: its row remembers halts and doubts.
    """
    row = OutboxMessage
    untried = (col(row.campaign_id) == campaign_id, col(row.state) == OutboxState.PENDING, col(row.attempts) == 0)
    # A sender who claims at this moment wins: his row is no longer pending, and stays.
    gone = tx.execute(delete(row).where(*untried).returning(col(row.card_id))).scalars()
    return [card for card in gone if card is not None]


def drop_pending(tx: Session, campaign_id: int, *, now: datetime) -> int:
    """What has not been sent is not sent any more; how many that are."""
    row = OutboxMessage
    waiting = update(row).where(col(row.campaign_id) == campaign_id, col(row.state) == OutboxState.PENDING)
    # What is being sent just now is not called back: its sender writes down how it ended.
    return int(tx.exec(waiting.values(state=OutboxState.DROPPED, settled_at=now)).rowcount)


def say_again_all(tx: Session, campaign_id: int, *, now: datetime) -> int:
    """Whatever of a campaign is in doubt is said once more, marked as a possible repeat; how many.

    A card that was found standing in its chat is not sent again.
    """
    row = OutboxMessage
    proven = select(Card.id).where(col(Card.id) == col(row.card_id), col(Card.message_id).is_not(None)).exists()
    doubted = update(row).where(col(row.campaign_id) == campaign_id, col(row.state) == OutboxState.IN_DOUBT, ~proven)
    again = {"state": OutboxState.PENDING, "repeat": True, "not_before": now, "settled_at": None}
    tx.info["owed"] = True
    # Two taps at once: the second finds nothing in doubt.
    return int(tx.exec(doubted.values(**again)).rowcount)


def note_arrived(tx: Session, card_id: int, message_id: int | None, *, now: datetime) -> bool:
    """Somebody tapped on it, so it is there: whatever of this card was in doubt is sent."""
    row = OutboxMessage
    doubted = update(row).where(col(row.card_id) == card_id, col(row.state) == OutboxState.IN_DOUBT)
    known = {"state": OutboxState.SENT, "settled_at": now} | ({"message_id": message_id} if message_id else {})
    return bool(tx.exec(doubted.values(**known)).rowcount)


def _row(
    campaign_id: int, card_id: int, subject: int, chat_id: int, priority: Priority, now: datetime
) -> dict[str, Any]:
    bulk = {"delivery": Delivery.B, "priority": int(priority), "not_before": now}
    which = {"card_id": card_id, "campaign_id": campaign_id}
    return new_row(f"campaign:{campaign_id}:{subject}", chat_id, Action.SHOW, now) | bulk | which


def forget_cards(tx: Session, cards: Collection[int]) -> None:
    """Remove cards that were never posted."""
    tx.execute(delete(Card).where(col(Card.id).in_(cards), col(Card.message_id).is_(None)))
