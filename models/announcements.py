"""Announcements (公告, 温馨提示): what is said, to whom, and what became of the words afterwards.

How far one has come is its campaign's to say and is not kept twice. Words are Telegram HTML, by
language; an announcement from a template keeps only what fills its gaps, so each reader reads his own.
"""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlmodel import Field, SQLModel

from models.audience import Audience
from models.columns import big_field, enum_field, json_field
from models.people import Language


class AnnouncementState(StrEnum):
    """What somebody decided about it."""

    #: Somebody is writing it.
    DRAFT = "draft"
    #: It reaches so many that a second manager has to agree.
    ASKED = "asked"
    #: Decided: its campaign sends it, now or at its time.
    SENT = "sent"
    #: Taken back: whoever had it reads that, nobody else gets it.
    WITHDRAWN = "withdrawn"
    #: Thrown away before it was sent.
    DROPPED = "dropped"


A = AnnouncementState

ANNOUNCEMENT_MOVES: dict[AnnouncementState, frozenset[AnnouncementState]] = {
    A.DRAFT: frozenset({A.ASKED, A.SENT, A.DROPPED}),
    A.ASKED: frozenset({A.SENT, A.DROPPED}),
    A.SENT: frozenset({A.WITHDRAWN}),
    A.WITHDRAWN: frozenset(),
    A.DROPPED: frozenset(),
}


class Announcement(SQLModel, table=True):
    """One announcement. Its campaign is named announcement:<id>."""

    id: int | None = Field(default=None, primary_key=True)
    state: AnnouncementState = enum_field(AnnouncementState, default=AnnouncementState.DRAFT, index=True)
    original: Language = enum_field(Language, default=Language.ZH_HANS)
    #: Telegram HTML by language; empty if it comes from a template.
    texts: dict[str, str] = json_field(default_factory=dict)
    template: str = Field(default="", max_length=20)
    #: What fills the template's gaps, by field; times in ISO.
    fields: dict[str, str] = json_field(default_factory=dict)
    photo: str | None = None
    document: str | None = None
    audience: dict[str, Any] = json_field(default_factory=dict)
    #: Danger: it goes out at night too, before everything else that is bulk.
    urgent: bool = False
    #: None: as soon as it is decided.
    begins_at: datetime | None = None
    #: After this nobody who has not had it gets it any more.
    valid_until: datetime | None = None
    #: The ticket categories of a planned outage, and its span.
    affects: list[str] = json_field(default_factory=list)
    outage_from: datetime | None = None
    outage_until: datetime | None = None
    #: The message it was made of, if it was forwarded to us, and its words without their HTML.
    source_message: int | None = big_field(default=None)
    source_words: str = ""
    source_album: str | None = Field(default=None, max_length=40)
    corrected_at: datetime | None = None
    withdrawn_at: datetime | None = None
    created_by: int | None = Field(default=None, foreign_key="person.id", index=True)
    #: The second manager, where one was needed.
    agreed_by: int | None = Field(default=None, foreign_key="person.id")
    created_at: datetime

    @property
    def whom(self) -> Audience:
        """Whom it is meant for."""
        return Audience.model_validate(self.audience)

    @property
    def campaign_name(self) -> str:
        """What its campaign is called."""
        return f"announcement:{self.id}"


class Correction(SQLModel, table=True):
    """What an announcement said before somebody corrected it. Rows are only ever added."""

    id: int | None = Field(default=None, primary_key=True)
    announcement_id: int = Field(foreign_key="announcement.id", index=True)
    texts: dict[str, str] = json_field(default_factory=dict)
    fields: dict[str, str] = json_field(default_factory=dict)
    by: int = Field(foreign_key="person.id")
    at: datetime


class ReadCall(SQLModel, table=True):
    """A butler tells somebody by telephone or at the door what he has not read. One butler per contact."""

    __tablename__ = "read_call"

    id: int | None = Field(default=None, primary_key=True)
    contact_id: int = Field(foreign_key="contact.id", unique=True)
    taken_by: int = Field(foreign_key="person.id")
    taken_at: datetime
    told_at: datetime | None = None
