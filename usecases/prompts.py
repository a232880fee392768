"""Questions the bot has open: what somebody's next message in a chat will be the answer to.

A prompt is a row, so the answer is understood after a restart too. One person has one open
question in a chat; a newer one takes its place, and an old one expires.
"""

from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session, select

from models.conversation import Prompt
from models.groups import Group
from models.people import Person
from models.tickets import Ticket


def ask(
    tx: Session,
    chat_id: int,
    user_id: int,
    purpose: str,
    *,
    now: datetime,
    ticket_id: int | None = None,
    facts: dict[str, Any] | None = None,
    hours: float = 12,
) -> Prompt:
    """Take the next message of `user_id` in `chat_id` as the answer to `purpose`."""
    forget(tx, chat_id, user_id)
    prompt = Prompt(
        chat_id=chat_id,
        user_id=user_id,
        purpose=purpose,
        ticket_id=ticket_id,
        facts=facts or {},
        asked_at=now,
        expires_at=now + timedelta(hours=hours),
    )
    tx.add(prompt)
    tx.flush()
    return prompt


def open_prompt(tx: Session, chat_id: int, user_id: int, *, now: datetime) -> Prompt | None:
    """The question somebody has open in this chat, if it has not expired."""
    return tx.exec(
        select(Prompt).where(Prompt.chat_id == chat_id, Prompt.user_id == user_id, Prompt.expires_at > now)
    ).first()


def forget(
    tx: Session, chat_id: int, user_id: int, *, ticket_id: int | None = None, purpose: str | None = None
) -> None:
    """Withdraw the open question; with `ticket_id` or `purpose` only if it is about that."""
    open_ones = select(Prompt).where(Prompt.chat_id == chat_id, Prompt.user_id == user_id)
    if purpose is not None:
        open_ones = open_ones.where(Prompt.purpose == purpose)
    if ticket_id is not None:
        open_ones = open_ones.where(Prompt.ticket_id == ticket_id)
    for prompt in tx.exec(open_ones):
        tx.delete(prompt)
    tx.flush()


def withdraw_prompt(tx: Session, ticket: Ticket, person: Person | None) -> None:
    """Whatever we still wanted to hear from somebody about this ticket in its group, we want no more."""
    group = tx.get(Group, ticket.group_id) if ticket.group_id else None
    if group is not None and person is not None and person.user_id is not None:
        forget(tx, group.chat_id, person.user_id, ticket_id=ticket.id)
