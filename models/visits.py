"""Return visits (回访) and the draws that choose them.

A draw is recorded with its seed and its population, so that anybody can draw it again and get the
same names; the handler of a ticket neither sees nor does its visit.
"""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from models.columns import enum_field, json_field


class VisitWhy(StrEnum):
    """Why a tenant is visited."""

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


class Draw(SQLModel, table=True):
    """One draw: from whom, with which seed, who came out."""

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True, max_length=60)
    seed: int
    share: float
    population: list[Any] = json_field(default_factory=list)
    chosen: list[Any] = json_field(default_factory=list)
    at: datetime


class Visit(SQLModel, table=True):
    """One return visit to be made: a task in the service desk's group with its own due time."""

    __table_args__ = (UniqueConstraint("ticket_id", "why"),)

    id: int | None = Field(default=None, primary_key=True)
    ticket_id: int = Field(foreign_key="ticket.id", index=True)
    why: VisitWhy = enum_field(VisitWhy)
    way: VisitWay = enum_field(VisitWay)
    draw_id: int | None = Field(default=None, foreign_key="draw.id")
    person_id: int | None = Field(default=None, foreign_key="person.id")
    due_at: datetime
    created_at: datetime
    done_at: datetime | None = None
    #: solved | not_solved | not_reached
    result: str = Field(default="", max_length=20)
    stars: int | None = None
    words: str = ""
    #: The tenant confirmed in chat, or the photo of the signed sheet.
    confirmed_at: datetime | None = None
    proof: str | None = None
