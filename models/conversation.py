"""Where a conversation stands, in the same database as everything else.

`Talk` is aiogram's conversation state; losing it loses a place in a dialog, never a word a tenant
wrote. `Prompt` is a question the bot put to somebody in some chat, so that his next message there
is understood as the answer even after a restart.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from models.columns import big_field, json_field


class Talk(SQLModel, table=True):
    """One key of aiogram's storage."""

    key: str = Field(primary_key=True, max_length=200)
    state: str | None = None
    data: dict[str, Any] = json_field(default_factory=dict)
    updated_at: datetime


class Prompt(SQLModel, table=True):
    """The one question somebody has open in a chat; a newer one takes its place."""

    __table_args__ = (UniqueConstraint("chat_id", "user_id"),)

    id: int | None = Field(default=None, primary_key=True)
    chat_id: int = big_field()
    user_id: int = big_field()
    purpose: str = Field(max_length=40)
    ticket_id: int | None = Field(default=None, foreign_key="ticket.id")
    facts: dict[str, Any] = json_field(default_factory=dict)
    asked_at: datetime
    expires_at: datetime
