"""Satisfaction surveys (满意度调查): a campaign, whom it reaches, and what they answer.

Answers are changeable until the close and anonymous in every report: `SurveyAnswer` knows who gave
it only so that he can change it.
"""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel

from models.columns import enum_field, json_field


class SurveyState(StrEnum):
    """Where a survey stands."""

    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"


class Survey(SQLModel, table=True):
    """One campaign. `form` is its questions as declared; `name` is unique, so a cron tick makes one once."""

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True, max_length=60)
    form: dict[str, Any] = json_field(default_factory=dict)
    state: SurveyState = enum_field(SurveyState, default=SurveyState.PLANNED)
    per_unit: bool = False
    opens_at: datetime
    closes_at: datetime
    remind_at: datetime | None = None
    created_by: int | None = Field(default=None, foreign_key="person.id")


class SurveyInvitation(SQLModel, table=True):
    """One person asked for one unit."""

    __tablename__ = "survey_invitation"
    __table_args__ = (UniqueConstraint("survey_id", "person_id", "unit_id"),)

    id: int | None = Field(default=None, primary_key=True)
    survey_id: int = Field(foreign_key="survey.id", index=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    unit_id: int | None = Field(default=None, foreign_key="unit.id")
    invited_at: datetime
    reminded_at: datetime | None = None
    answered_at: datetime | None = None
    finished_at: datetime | None = None


class SurveyAnswer(SQLModel, table=True):
    """One answer to one question; given again, it is replaced."""

    __tablename__ = "survey_answer"
    __table_args__ = (UniqueConstraint("invitation_id", "question"),)

    id: int | None = Field(default=None, primary_key=True)
    invitation_id: int = Field(foreign_key="survey_invitation.id", index=True)
    question: str = Field(max_length=40)
    number: int | None = None
    choice: str = Field(default="", max_length=40)
    words: str = ""
    at: datetime


class QuickPoll(SQLModel, table=True):
    """A native Telegram poll of ours: a single question in a group, or a quick vote."""

    __tablename__ = "quick_poll"

    id: int | None = Field(default=None, primary_key=True)
    poll_id: str | None = Field(default=None, unique=True, max_length=40)
    outbox_key: str = Field(default="", max_length=200)
    survey_id: int | None = Field(default=None, foreign_key="survey.id")
    question: str = Field(max_length=300)
    options: list[str] = json_field(default_factory=list)
    counts: list[int] = json_field(default_factory=list)
    closed: bool = False


class QuickVote(SQLModel, table=True):
    """Who voted for what in a native poll that is not anonymous; a retracted vote is no row."""

    __tablename__ = "quick_vote"
    __table_args__ = (UniqueConstraint("quick_poll_id", "person_id"),)

    id: int | None = Field(default=None, primary_key=True)
    quick_poll_id: int = Field(foreign_key="quick_poll.id", index=True)
    person_id: int = Field(foreign_key="person.id")
    options: list[int] = json_field(default_factory=list)
