"""Owing: a message becomes a row in the transaction of the fact it reports.

If the fact is rolled back, so is its news; if it is committed, the news will end as sent, refused
or in doubt. Nothing here touches the network.
"""

from datetime import datetime
from secrets import token_hex
from typing import Any, TypedDict, Unpack

from sqlalchemy import case, text, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlmodel import Session, SQLModel, col, select

from models.outbox import Action, Card, Delivery, OutboxMessage, OutboxState, Priority


class Where(TypedDict, total=False):
    """Where in its chat a message belongs, what it belongs to, and how it goes. Left out: now, as talk, class A."""

    ticket_id: int | None
    thread_id: int | None
    reply_to: int | None
    delivery: Delivery
    priority: Priority
    not_before: datetime | None


def owe(
    tx: Session,
    *,
    key: str,
    chat_id: int,
    kind: str,
    now: datetime,
    facts: dict[str, Any] | None = None,
    action: Action = Action.SAY,
    **where: Unpack[Where],
) -> None:
    """Owe `chat_id` the notice `kind` (a function in cards/), drawn from `facts` when it is sent.

    `key` names the piece of news: owing it again changes nothing.
    """
    _owe(tx, key, chat_id, action, now, where, kind=kind, facts=facts or {})


def owe_copy(
    tx: Session,
    *,
    key: str,
    chat_id: int,
    from_chat: int,
    message_id: int,
    now: datetime,
    kind: str = "",
    facts: dict[str, Any] | None = None,
    **where: Unpack[Where],
) -> None:
    """Owe a copy of somebody's message, with its media. `kind` names a notice said just before it."""
    if kind:
        owe(tx, key=f"{key}:head", chat_id=chat_id, kind=kind, facts=facts, now=now, **where)
    source = {"from_chat": from_chat, "message_id": message_id}
    _owe(tx, key, chat_id, Action.COPY, now, where, facts=source)


def owe_album(
    tx: Session,
    *,
    key: str,
    chat_id: int,
    media: list[dict[str, str]],
    now: datetime,
    kind: str = "",
    facts: dict[str, Any] | None = None,
    reply_to_card: int | None = None,
    **where: Unpack[Where],
) -> None:
    """Owe photos and videos ({"type", "file_id"}, ten at most) in one go, captioned by notice `kind`.

    `reply_to_card` names a card: the album hangs under its post, wherever that is by then.
    """
    content = {"media": media[:10], "facts": facts or {}, "reply_to_card": reply_to_card}
    _owe(tx, key, chat_id, Action.ALBUM, now, where, kind=kind, facts=content)


def show(
    tx: Session,
    kind: str,
    subject_id: int,
    *,
    chat_id: int,
    now: datetime,
    ticket_id: int | None = None,
    thread_id: int | None = None,
    view: str | None = None,
    afresh: bool = False,
    delivery: Delivery = Delivery.A,
    priority: Priority = Priority.TALK,
    not_before: datetime | None = None,
) -> Card:
    """Owe the card (`kind`, `subject_id`) in `chat_id` as it will look when it is sent.

    Edits coalesce: while one redraw waits, another adds nothing, because the card is drawn from
    the rows at the moment of sending. `view` changes which picker it shows; `afresh` posts it
    anew at the end of the chat and leaves the old post without buttons. A redraw that waits for
    its hour (`not_before`) is brought forward by one that does not.
    """
    card = _card(tx, kind, subject_id, chat_id, thread_id, ticket_id)
    if view is not None:
        card.view = view
    if afresh and card.message_id is not None:
        hide(tx, card, now=now, not_before=not_before)
        card.message_id, card.shown = None, ""
        card.thread_id = thread_id or card.thread_id
    tx.add(card)
    tx.flush()
    _owe_redraw(tx, card, now, thread_id, priority, delivery, not_before or now)
    return card


def hide(tx: Session, card: Card, *, now: datetime, not_before: datetime | None = None) -> None:
    """Owe the card's present post the removal of its buttons: it is history now."""
    if card.message_id is not None:
        owe(
            tx,
            key=f"hide:{card.id}:{card.message_id}",
            chat_id=card.chat_id,
            kind="hide",
            facts={"message_id": card.message_id},
            now=now,
            ticket_id=card.ticket_id,
            not_before=not_before,
        )


def retract_pending(tx: Session, key_prefix: str, *, now: datetime) -> None:
    """Drop messages whose key starts with `key_prefix` and that nobody has begun to send."""
    tx.exec(
        update(OutboxMessage)
        .where(col(OutboxMessage.key).startswith(key_prefix, autoescape=True))
        .where(col(OutboxMessage.state) == OutboxState.PENDING)
        .values(state=OutboxState.DROPPED, settled_at=now)
    )


def _card(tx: Session, kind: str, subject_id: int, chat_id: int, thread_id: int | None, ticket_id: int | None) -> Card:
    values = {
        "kind": kind,
        "subject_id": subject_id,
        "chat_id": chat_id,
        "thread_id": thread_id,
        "ticket_id": ticket_id,
        "view": "",
        "shown": "",
    }
    insert_once(tx, Card, values)
    return tx.exec(select(Card).where(Card.kind == kind, Card.subject_id == subject_id, Card.chat_id == chat_id)).one()


def _owe_redraw(
    tx: Session,
    card: Card,
    now: datetime,
    thread_id: int | None,
    priority: Priority,
    delivery: Delivery,
    not_before: datetime,
) -> None:
    """Owe one redraw, or touch the one that waits.

    The touch is what settles the race with a sender: on PostgreSQL it locks the waiting row, so it
    is not claimed and drawn from the old facts before this transaction is committed.
    """
    row = new_row(f"card:{card.id}:{token_hex(8)}", card.chat_id, Action.SHOW, now) | {
        "card_id": card.id,
        "ticket_id": card.ticket_id,
        "thread_id": thread_id,
        "priority": int(priority),
        "delivery": delivery,
        "not_before": not_before,
    }
    dialect = postgresql if tx.get_bind().dialect.name == "postgresql" else sqlite
    statement = dialect.insert(OutboxMessage).values(**row)
    waiting = OutboxMessage.priority
    sooner = case((col(waiting) > statement.excluded.priority, statement.excluded.priority), else_=waiting)
    # What was tried waits because Telegram said so; only a wait for a decent hour is cut short.
    untried = (col(OutboxMessage.attempts) == 0) & (col(OutboxMessage.not_before) > statement.excluded.not_before)
    earlier = case((untried, statement.excluded.not_before), else_=OutboxMessage.not_before)
    # The partial unique index "one_pending_show" is the coalescing.
    statement = statement.on_conflict_do_update(
        index_elements=["card_id"],
        index_where=text("card_id IS NOT NULL AND state = 'pending'"),
        set_={"priority": sooner, "not_before": earlier},
    )
    tx.connection().execute(statement)
    tx.info["owed"] = True


def _owe(tx: Session, key: str, chat_id: int, action: Action, now: datetime, where: Where, **content: Any) -> None:
    when = {"not_before": where.get("not_before") or now}
    insert_once(tx, OutboxMessage, new_row(key, chat_id, action, now) | content | dict(where) | when)
    tx.info["owed"] = True


def new_row(key: str, chat_id: int, action: Action, now: datetime) -> dict[str, Any]:
    """A row that is owed, with what all rows have in common."""
    return {
        "key": key,
        "chat_id": chat_id,
        "action": action,
        "created_at": now,
        "delivery": Delivery.A,
        "priority": int(Priority.TALK),
        "kind": "",
        "facts": {},
        "state": OutboxState.PENDING,
        "attempts": 0,
        "parts": 0,
        "repeat": False,
    }


def insert_once(tx: Session, table: type[SQLModel], values: dict[str, Any]) -> bool:
    """Insert unless some unique key says it is there already; true if it was inserted."""
    dialect = postgresql if tx.get_bind().dialect.name == "postgresql" else sqlite
    statement = dialect.insert(table).values(**values).on_conflict_do_nothing()
    return bool(tx.connection().execute(statement).rowcount > 0)
