"""Native polls on their way out: owed like a message, and known by Telegram's name for them afterwards.

A vote may come in before the answer that tells the poll's name; so counts are kept by that name, and
the post learns it when the send is settled.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Unpack

from sqlmodel import Session, select

from models.outbox import Action, Delivery, OutboxMessage, Priority
from models.surveys import PollCount, PollPost
from outbox.owe import Where, insert_once, owe


@dataclass(frozen=True)
class Standing:
    """A poll as Telegram describes it."""

    poll_id: str
    counts: list[int]
    voters: int
    closed: bool


@dataclass(frozen=True)
class Made:
    """What a call left in the chat: a message, perhaps with a poll in it."""

    message_id: int | None = None
    poll: Standing | None = None


def owe_poll(
    tx: Session,
    *,
    key: str,
    chat_id: int,
    kind: str,
    now: datetime,
    facts: dict[str, Any] | None = None,
    **where: Unpack[Where],
) -> None:
    """Owe a native poll, drawn by the notice `kind` as a face with options: class B and a notice, unless told else.

    The `PollPost` whose outbox key is `key` learns where it stands. Owing it again changes nothing.
    """
    where.setdefault("delivery", Delivery.B)
    where.setdefault("priority", Priority.NOTICE)
    owe(tx, key=key, chat_id=chat_id, kind=kind, facts=facts, action=Action.POLL, now=now, **where)


def stop_poll(tx: Session, *, post_key: str, chat_id: int, now: datetime, priority: Priority = Priority.NOTICE) -> None:
    """Owe the end of the poll that was owed as `post_key`. One that was never sent needs none."""
    owe(
        tx,
        key=f"stop:{post_key}",
        chat_id=chat_id,
        kind="",
        facts={"post_key": post_key},
        priority=priority,
        action=Action.STOP_POLL,
        now=now,
    )


def posted_at(tx: Session, post_key: str) -> int | None:
    """The message of the poll that was owed as `post_key`, if it was sent."""
    return tx.exec(select(PollPost.message_id).where(PollPost.outbox_key == post_key)).first()


def note_standing(tx: Session, row_id: int, message_id: int | None, standing: Standing, *, now: datetime) -> None:
    """A poll was sent, or stopped: its post learns its name, and the counts are kept unless newer ones are here."""
    key = tx.exec(select(OutboxMessage.key).where(OutboxMessage.id == row_id)).one()
    post = tx.exec(select(PollPost).where(PollPost.outbox_key == key)).first()
    if post is not None:
        post.poll_id, post.message_id = standing.poll_id, message_id
        tx.add(post)
    values = {"counts": standing.counts, "voters": standing.voters, "closed": standing.closed, "at": now}
    # A poll just sent is empty; whoever voted meanwhile was counted by an update that was faster.
    if not insert_once(tx, PollCount, values | {"poll_id": standing.poll_id}) and standing.closed:
        known = tx.get_one(PollCount, standing.poll_id, populate_existing=True)
        known.counts, known.voters, known.closed, known.at = standing.counts, standing.voters, True, now
        tx.add(known)
