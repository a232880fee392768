"""What we promised and by when: a ticket's clocks, workers' promised times, and who was told that we are late.

A clock is a row with a due time; pausing keeps what was left of it. Whether a promise was kept is
decided when the ticket moves on, or when the time has passed, and never again.
"""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from models.columns import big_field, enum_field, json_field


class ClockKind(StrEnum):
    """What is measured: somebody is on it, somebody is there, it is done."""

    FIRST = "first"
    ARRIVAL = "arrival"
    FIX = "fix"


class Clock(SQLModel, table=True):
    """One clock of one ticket.

    Running: neither `stopped_at` nor `paused_at` is set, and `due_at` is the moment it counts to. Paused or
    stopped: `left_seconds` is the working time that remained. Met: `met_at` is set, and `stopped_at` with it.
    Kept is met and never breached. `days` counts working days instead of `budget_seconds`.
    """

    __table_args__ = (UniqueConstraint("ticket_id", "kind"),)

    id: int | None = Field(default=None, primary_key=True)
    ticket_id: int = Field(foreign_key="ticket.id", index=True)
    kind: ClockKind = enum_field(ClockKind)
    calendar: str = Field(max_length=40)
    budget_seconds: int = 0
    days: int = 0
    #: Counts restarts (a return, the end of a pause), so that timers of an older round find nobody.
    round: int = 1
    started_at: datetime
    due_at: datetime = Field(index=True)
    paused_at: datetime | None = None
    left_seconds: int | None = None
    stopped_at: datetime | None = None
    met_at: datetime | None = None
    #: The moment the time was over, which is not the moment it was noticed.
    breached_at: datetime | None = None

    @property
    def running(self) -> bool:
        """Whether it counts."""
        return self.paused_at is None and self.stopped_at is None


class PromiseState(StrEnum):
    """What became of a promised time."""

    OPEN = "open"
    KEPT = "kept"
    BROKEN = "broken"
    #: The worker told the tenant a new time before the old one had passed.
    MOVED = "moved"
    #: It was needed no more: cancelled, declined, or given to another team.
    VOID = "void"


class Promise(SQLModel, table=True):
    """A time a worker promised a tenant."""

    id: int | None = Field(default=None, primary_key=True)
    ticket_id: int = Field(foreign_key="ticket.id", index=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    made_at: datetime
    until: datetime
    state: PromiseState = enum_field(PromiseState, default=PromiseState.OPEN)
    #: The worker said that he will be in time, so the tenant need not be warned.
    confirmed_at: datetime | None = None
    #: The tenant was told that it may be late.
    warned_at: datetime | None = None
    settled_at: datetime | None = None


class Escalation(SQLModel, table=True):
    """One rung of the ladder that was climbed for a late clock."""

    __table_args__ = (UniqueConstraint("clock_id", "round", "rung"),)

    id: int | None = Field(default=None, primary_key=True)
    clock_id: int = Field(foreign_key="clock.id", index=True)
    ticket_id: int = Field(foreign_key="ticket.id", index=True)
    round: int
    rung: int
    told: str = Field(max_length=20)
    at: datetime


class Overnight(SQLModel, table=True):
    """News that came up in quiet hours: it waits for `until`, and all of one chat's is told in one message."""

    __tablename__ = "overnight"
    __table_args__ = (UniqueConstraint("chat_id", "until", "key"),)

    id: int | None = Field(default=None, primary_key=True)
    chat_id: int = big_field(index=True)
    until: datetime
    key: str = Field(max_length=200)
    #: A notice that is drawn as a line of the morning's message, or "late" for the card of clock `facts["clock"]`.
    kind: str = Field(max_length=60)
    facts: dict[str, Any] = json_field(default_factory=dict)
    ticket_id: int | None = Field(default=None, foreign_key="ticket.id")
    at: datetime
