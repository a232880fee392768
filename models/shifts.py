"""Who is on duty: rosters, exceptions, swaps, hand-overs and the duty log.

A roster line is a pattern with a first day; who is on at a moment is computed, never stored, so a
changed pattern changes the future and a day in the past stays explainable from its exceptions.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel, select
from sqlmodel.sql.expression import SelectOfScalar

from models.columns import enum_field, json_field


class RosterLine(SQLModel, table=True):
    """Somebody works `pattern` (a name in the catalogue's `shifts`) from `first_day` until `last_day`."""

    __tablename__ = "roster_line"

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    pattern: str = Field(max_length=40)
    first_day: date
    last_day: date | None = None


class ShiftException(SQLModel, table=True):
    """On one day somebody is off, or on, whatever his line says.

    `pattern` tells when he is on: a pattern's name, or the hours themselves, 08:00-20:00.
    """

    __tablename__ = "shift_exception"
    __table_args__ = (UniqueConstraint("person_id", "day"),)

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    day: date
    on: bool
    pattern: str = Field(default="", max_length=40)
    why: str = Field(default="", max_length=200)


class SwapState(StrEnum):
    """Where an asked swap stands."""

    ASKED = "asked"
    AGREED = "agreed"
    APPROVED = "approved"
    REFUSED = "refused"


class Swap(SQLModel, table=True):
    """`person_id` asks `colleague_id` to take his `day`; a supervisor approves what the two agreed."""

    __tablename__ = "shift_swap"
    __table_args__ = (
        Index(
            "one_open_swap",
            "person_id",
            "day",
            unique=True,
            sqlite_where=text("state IN ('asked', 'agreed')"),
            postgresql_where=text("state IN ('asked', 'agreed')"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    colleague_id: int = Field(foreign_key="person.id", index=True)
    day: date
    #: The hours that change hands, 08:00-20:00.
    hours: str = Field(default="", max_length=11)
    state: SwapState = enum_field(SwapState, default=SwapState.ASKED)
    decided_by: int | None = Field(default=None, foreign_key="person.id")
    created_at: datetime
    settled_at: datetime | None = None


class HandOver(SQLModel, table=True):
    """One shift's brief in one group; unique per group and end of shift."""

    __tablename__ = "hand_over"
    __table_args__ = (UniqueConstraint("group_id", "shift_end"),)

    id: int | None = Field(default=None, primary_key=True)
    group_id: int = Field(foreign_key="staff_group.id", index=True)
    shift_end: datetime
    facts: dict[str, Any] = json_field(default_factory=dict)
    accepted_by: int | None = Field(default=None, foreign_key="person.id")
    accepted_at: datetime | None = None
    escalated_at: datetime | None = None


def newer_brief(brief: HandOver) -> SelectOfScalar[HandOver]:
    """The question whether a later shift of the same group has ended since: then its brief is the one that counts."""
    later = select(HandOver).where(HandOver.group_id == brief.group_id, HandOver.shift_end > brief.shift_end)
    return later.limit(1)


class HandOverItem(SQLModel, table=True):
    """One unfinished matter in a brief, accepted by whoever takes it over."""

    __tablename__ = "hand_over_item"
    __table_args__ = (UniqueConstraint("hand_over_id", "ticket_id"),)

    id: int | None = Field(default=None, primary_key=True)
    hand_over_id: int = Field(foreign_key="hand_over.id", index=True)
    ticket_id: int = Field(foreign_key="ticket.id", index=True)
    accepted_by: int | None = Field(default=None, foreign_key="person.id")
    accepted_at: datetime | None = None


class LogLine(SQLModel, table=True):
    """A line of the duty log (值班日志), written by itself or by somebody on duty."""

    __tablename__ = "duty_log"

    id: int | None = Field(default=None, primary_key=True)
    group_id: int | None = Field(default=None, foreign_key="staff_group.id", index=True)
    at: datetime = Field(index=True)
    person_id: int | None = Field(default=None, foreign_key="person.id")
    ticket_id: int | None = Field(default=None, foreign_key="ticket.id")
    what: str = Field(max_length=40)
    text: str = ""


class OffDutyAsk(SQLModel, table=True):
    """Somebody off duty wanted a ticket, and was asked whether he means it."""

    __tablename__ = "off_duty_ask"
    __table_args__ = (UniqueConstraint("ticket_id", "person_id"),)

    id: int | None = Field(default=None, primary_key=True)
    ticket_id: int = Field(foreign_key="ticket.id", index=True)
    person_id: int = Field(foreign_key="person.id")
    asked_at: datetime
