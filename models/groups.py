"""Staff groups: which Telegram chat does which team's work.

A group's id changes when Telegram makes it a supergroup, and topics can be deleted under us, so
tickets point at `Group.id` and only this table knows Telegram's numbers.
"""

from datetime import datetime

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from models.columns import big_field, json_field


class Group(SQLModel, table=True):
    """A chat bound to a team. `buildings` empty means the whole estate."""

    __tablename__ = "staff_group"

    id: int | None = Field(default=None, primary_key=True)
    chat_id: int = big_field(unique=True)
    title: str = Field(default="", max_length=255)
    team: str = Field(index=True, max_length=40)
    buildings: list[str] = json_field(default_factory=list)
    is_forum: bool = False
    active: bool = True
    bound_by: int | None = Field(default=None, foreign_key="person.id")
    bound_at: datetime


class Topic(SQLModel, table=True):
    """A forum topic and the categories whose cards go there."""

    __tablename__ = "group_topic"
    __table_args__ = (UniqueConstraint("group_id", "thread_id"),)

    id: int | None = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="staff_group.id", index=True)
    thread_id: int = big_field()
    name: str = Field(default="", max_length=128)
    categories: list[str] = json_field(default_factory=list)
    alive: bool = True


class BindCode(SQLModel, table=True):
    """A manager's one-time code that tells the bot what a group is for. Only its hash is kept."""

    __tablename__ = "bind_code"

    id: int | None = Field(default=None, primary_key=True)
    code_hash: str = Field(unique=True, max_length=64)
    team: str = Field(max_length=40)
    buildings: list[str] = json_field(default_factory=list)
    created_by: int = Field(foreign_key="person.id")
    created_at: datetime
    expires_at: datetime
    used_at: datetime | None = None
