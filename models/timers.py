"""What is due when. A due time is a row; nothing that matters is kept in a scheduler's memory."""

from datetime import datetime
from typing import Any

from sqlalchemy import Index
from sqlmodel import Field, SQLModel

from models.columns import json_field


class Timer(SQLModel, table=True):
    """`job` is to be done with `facts` at `due_at`, once.

    `key` names the promise, so setting it twice is harmless.
    """

    __table_args__ = (Index("timer_due", "fired_at", "due_at"),)

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True, max_length=200)
    job: str = Field(max_length=40)
    ticket_id: int | None = Field(default=None, foreign_key="ticket.id", index=True)
    facts: dict[str, Any] = json_field(default_factory=dict)
    #: Why it was set, as a text key: the timeline and `guanjia jobs` show it.
    why: str = Field(default="", max_length=60)
    due_at: datetime
    fired_at: datetime | None = None
    cancelled_at: datetime | None = None
