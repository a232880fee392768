"""What we promised and by when: a ticket's clocks, workers' promised times, and who was told that we are late.

A clock is a row with a due time; pausing keeps what was left of it. Whether a promise was kept is
decided when the ticket moves on, or when the time has passed, and never again.
"""

from datetime import datetime
from enum import StrEnum

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from models.columns import enum_field


class ClockKind(StrEnum):
    """What is measured: somebody is on it, somebody is there, it is done."""

    FIRST = "first"
    ARRIVAL = "arrival"
    FIX = "fix"


class Clock(SQLModel, table=True):
    """One clock of one ticket.

    Running: `due_at` set, `stopped_at` and `paused_at` empty. Paused: `paused_at` set and `left_seconds`
    is the working time that remained. `days` counts working days instead of `budget_seconds`.
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
    due_at: datetime | None = Field(default=None, index=True)
    paused_at: datetime | None = None
    left_seconds: int | None = None
    stopped_at: datetime | None = None
    breached_at: datetime | None = None


class PromiseState(StrEnum):
    """What became of a promised time."""

    OPEN = "open"
    KEPT = "kept"
    BROKEN = "broken"
    #: The worker told the tenant a new time before the old one had passed.
    MOVED = "moved"


class Promise(SQLModel, table=True):
    """A time a worker promised a tenant."""

    id: int | None = Field(default=None, primary_key=True)
    ticket_id: int = Field(foreign_key="ticket.id", index=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    made_at: datetime
    until: datetime
    state: PromiseState = enum_field(PromiseState, default=PromiseState.OPEN)
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
