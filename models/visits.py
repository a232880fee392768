"""Return visits (回访) and the draws that choose them.

A draw is recorded with its seed and its population, so that anybody can draw it again and get the
same names; the handler of a ticket neither sees nor does its visit.
"""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlmodel import Field, SQLModel

from models.columns import enum_field, json_field


class VisitWhy(StrEnum):
    """Why a tenant is visited."""

    #: Every solved repair is asked about.
    SOLVED = "solved"
    SAMPLE = "sample"
    LOW_STARS = "low_stars"
    REPEAT = "repeat"
    SURVEY = "survey"
    UNVISITED = "unvisited"


class VisitWay(StrEnum):
    """How he is asked."""

    CHAT = "chat"
    PHONE = "phone"
    DOOR = "door"


class VisitResult(StrEnum):
    """What came of it."""

    SOLVED = "solved"
    NOT_SOLVED = "not_solved"
    #: The matter is still open; somebody has spoken with him about it.
    SPOKEN = "spoken"
    NOT_REACHED = "not_reached"
    #: Asked in chat, and no word until the time was over.
    NO_ANSWER = "no_answer"
    #: Somebody else moved the matter on before anybody called.
    NOT_NEEDED = "not_needed"


#: Somebody of us has heard the tenant.
HEARD = frozenset({VisitResult.SOLVED, VisitResult.NOT_SOLVED, VisitResult.SPOKEN})


class Draw(SQLModel, table=True):
    """One draw: from whom, with which seed, who came out. `name` is unique: complaints:2026-W47.

    `population` is every ticket with its strata: [id, worker, building, category]. `chosen` is who came
    out by lot, `added` who was visited anyway. `sampling.draw` with these gives `chosen` again.
    """

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True, max_length=60)
    seed: int
    share: float
    quotas: list[str] = json_field(default_factory=list)
    population: list[Any] = json_field(default_factory=list)
    chosen: list[Any] = json_field(default_factory=list)
    added: list[Any] = json_field(default_factory=list)
    since: datetime
    until: datetime
    at: datetime


class Visit(SQLModel, table=True):
    """One return visit: asked in chat, or a task in the service desk's group with its own due time.

    `key` names it, so that planning it twice is harmless: solved:12:7, sample:12, survey:3:101.
    """

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True, max_length=60)
    ticket_id: int | None = Field(default=None, foreign_key="ticket.id", index=True)
    #: Whom we visit.
    tenant_id: int = Field(foreign_key="person.id", index=True)
    unit_id: int | None = Field(default=None, foreign_key="unit.id")
    why: VisitWhy = enum_field(VisitWhy)
    way: VisitWay = enum_field(VisitWay)
    draw_id: int | None = Field(default=None, foreign_key="draw.id", index=True)
    #: Who took it.
    person_id: int | None = Field(default=None, foreign_key="person.id")
    due_at: datetime = Field(index=True)
    created_at: datetime
    tries: int = 0
    overdue_at: datetime | None = None
    done_at: datetime | None = None
    result: VisitResult | None = enum_field(VisitResult, default=None, nullable=True)
    stars: int | None = None
    words: str = ""
    #: The tenant confirmed in chat that somebody was at his door; or said that nobody was.
    confirmed_at: datetime | None = None
    denied_at: datetime | None = None
    #: The file id of the photo of the signed sheet.
    proof: str | None = None

    def results(self) -> tuple[VisitResult, ...]:
        """What may come of it. Of a matter that is still open nobody asks whether it is solved."""
        if self.why is VisitWhy.UNVISITED:
            return VisitResult.SPOKEN, VisitResult.NOT_REACHED
        return VisitResult.SOLVED, VisitResult.NOT_SOLVED, VisitResult.NOT_REACHED
