"""What Telegram handed us, saved before Telegram is told that we have it.

Telegram's update ids restart at random after a quiet week, so an update is recognised by its id
*and* a digest of its content, never by "higher than the last one".
"""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.columns import big_field, enum_field


class UpdateState(StrEnum):
    """What became of an update."""

    NEW = "new"
    DONE = "done"
    #: Five tries failed.
    DEAD = "dead"
    #: No library could read it.
    QUARANTINED = "quarantined"


class InboxUpdate(SQLModel, table=True):
    """One update. `lane` is the (chat, user) whose order must be kept."""

    __tablename__ = "inbox"
    __table_args__ = (
        UniqueConstraint("bot_id", "update_id", "digest"),
        Index("inbox_open", "state", "id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    bot_id: int = big_field()
    update_id: int = big_field()
    digest: str = Field(max_length=64)
    lane: str = Field(max_length=64)
    payload: str
    state: UpdateState = enum_field(UpdateState, default=UpdateState.NEW)
    tries: int = 0
    error: str | None = None
    received_at: datetime
    handled_at: datetime | None = None
