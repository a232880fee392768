"""Satisfaction surveys (满意度调查) and native polls: whom they reach, and what people answer.

Answers are changeable until the close and anonymous in every report: `SurveyAnswer` knows who gave
it only so that he can change it.
"""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, Session, SQLModel, col, select

from models.catalogue_surveys import Sheet
from models.columns import big_field, enum_field, json_field


class SurveyState(StrEnum):
    """Where a survey stands."""

    #: A manager is writing it.
    DRAFT = "draft"
    #: It asks so many people that a second manager has to agree.
    ASKED = "asked"
    PLANNED = "planned"
    OPEN = "open"
    CLOSED = "closed"
    #: Thrown away before it opened.
    DROPPED = "dropped"


class Survey(SQLModel, table=True):
    """One campaign. `form` is its `Sheet` as JSON; `name` is unique, so a cron tick makes one once."""

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True, max_length=60)
    form: dict[str, Any] = json_field(default_factory=dict)
    state: SurveyState = enum_field(SurveyState, default=SurveyState.PLANNED)
    per_unit: bool = False
    opens_at: datetime
    closes_at: datetime
    remind_at: datetime | None = None
    created_by: int | None = Field(default=None, foreign_key="person.id")
    #: The second manager, where one was needed.
    agreed_by: int | None = Field(default=None, foreign_key="person.id")

    @property
    def sheet(self) -> Sheet:
        """The form as this survey asks it."""
        return Sheet.model_validate(self.form)


class SurveyInvitation(SQLModel, table=True):
    """One person asked, for one unit. `finished_at` is the first time he went through it all."""

    __tablename__ = "survey_invitation"
    __table_args__ = (UniqueConstraint("survey_id", "person_id", "unit_id"),)

    id: int | None = Field(default=None, primary_key=True)
    survey_id: int = Field(foreign_key="survey.id", index=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    unit_id: int = Field(foreign_key="unit.id", index=True)
    invited_at: datetime
    reminded_at: datetime | None = None
    answered_at: datetime | None = None
    finished_at: datetime | None = None


def spoken_for(tx: Session, invitation: SurveyInvitation) -> bool:
    """Whether somebody else of the household has finished."""
    one = SurveyInvitation
    others = select(one.id).where(
        one.survey_id == invitation.survey_id, one.unit_id == invitation.unit_id, one.id != invitation.id
    )
    return tx.exec(others.where(col(one.finished_at).is_not(None))).first() is not None


class SurveyAnswer(SQLModel, table=True):
    """One answer to one question; given again, it is replaced. Nothing in it means: skipped."""

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
    """A vote by native Telegram polls: one in a staff group, or one in each tenant's chat.

    `question` and `options` are as they were typed; a poll of a survey has none, its words are drawn.
    """

    __tablename__ = "quick_poll"

    id: int | None = Field(default=None, primary_key=True)
    question: str = Field(default="", max_length=300)
    options: list[str] = json_field(default_factory=list)
    anonymous: bool = False
    survey_id: int | None = Field(default=None, foreign_key="survey.id", unique=True)
    created_by: int | None = Field(default=None, foreign_key="person.id")
    created_at: datetime
    #: group:<id>, tenants or building:<id>, once somebody chose.
    audience: str = Field(default="", max_length=40)
    closed_at: datetime | None = None
    closed_by: int | None = Field(default=None, foreign_key="person.id")


class PollPost(SQLModel, table=True):
    """One native poll of a vote. Telegram's own name for it is known once it was sent."""

    __tablename__ = "poll_post"
    __table_args__ = (UniqueConstraint("quick_poll_id", "chat_id"),)

    id: int | None = Field(default=None, primary_key=True)
    quick_poll_id: int = Field(foreign_key="quick_poll.id", index=True)
    chat_id: int = big_field()
    thread_id: int | None = big_field(default=None)
    outbox_key: str = Field(unique=True, max_length=200)
    poll_id: str | None = Field(default=None, unique=True, max_length=40)
    message_id: int | None = big_field(default=None)


class PollCount(SQLModel, table=True):
    """How a native poll stands, as Telegram last said. It may be here before its post knows its name."""

    __tablename__ = "poll_count"

    poll_id: str = Field(primary_key=True, max_length=40)
    counts: list[int] = json_field(default_factory=list)
    voters: int = 0
    closed: bool = False
    at: datetime


class QuickVote(SQLModel, table=True):
    """Who voted for what in a poll that is not anonymous; a vote taken back is no row."""

    __tablename__ = "quick_vote"
    __table_args__ = (UniqueConstraint("poll_id", "person_id"),)

    id: int | None = Field(default=None, primary_key=True)
    poll_id: str = Field(max_length=40, index=True)
    person_id: int = Field(foreign_key="person.id")
    options: list[int] = json_field(default_factory=list)
    at: datetime
