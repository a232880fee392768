"""What was understood of a ticket's words and why, and what people corrected.

`Heard` belongs to its ticket and explains it to staff. What is learned from stands apart (`LearningConsent`,
`Traits`, `Teaching`): it is kept only of tenants who agreed to that, without their words, and goes when they say so.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Delete, UniqueConstraint, delete
from sqlmodel import Field, Session, SQLModel, col, func, select

from models.columns import json_field

#: Fields of a ticket that are corrected, and what the model calls them. A place is counted, not learned.
LABELS = ("intent", "repair", "complaint", "urgency", "place")


class Heard(SQLModel, table=True):
    """What was understood when a ticket's words were read, and which words said so. A new reading replaces it."""

    ticket_id: int = Field(primary_key=True, foreign_key="ticket.id")
    at: datetime
    intent: str = Field(max_length=10)
    repair: str = Field(max_length=10)
    complaint: str = Field(max_length=10)
    urgency: str = Field(max_length=10)
    #: How sure each of them was, 0..1.
    sure: dict[str, float] = json_field(default_factory=dict)
    reasons: list[str] = json_field(default_factory=list)
    #: The draft as it was read: kind, category, urgency, place (how it was found); and what the card asked about.
    read: dict[str, str] = json_field(default_factory=dict)
    asked: list[str] = json_field(default_factory=list)
    #: What people changed: {"field", "was", "becomes", "by", "staff", "at"}, in order.
    changes: list[dict[str, Any]] = json_field(default_factory=list)


class LearningConsent(SQLModel, table=True):
    """Somebody agreed that we learn from his corrections. No row: he did not."""

    __tablename__ = "learning_consent"

    person_id: int = Field(primary_key=True, foreign_key="person.id")
    version: int
    at: datetime


class Traits(SQLModel, table=True):
    """What the model sees of a ticket's words: numbers of features it knows, and the sentence's rough direction."""

    ticket_id: int = Field(primary_key=True, foreign_key="ticket.id")
    person_id: int = Field(foreign_key="person.id", index=True)
    marks: list[list[int]] = json_field(default_factory=list)
    direction: str = ""
    at: datetime


class Teaching(SQLModel, table=True):
    """What one label of a ticket was taken for and what it is; equal if somebody confirmed it.

    One row for each label of a ticket: staff, who saw the thing, overrule the tenant.
    """

    __table_args__ = (UniqueConstraint("ticket_id", "label"),)

    id: int | None = Field(default=None, primary_key=True)
    ticket_id: int = Field(foreign_key="ticket.id", index=True)
    #: Whose words they were, and who said what they mean.
    person_id: int = Field(foreign_key="person.id", index=True)
    by_id: int = Field(foreign_key="person.id", index=True)
    by_staff: bool = False
    label: str = Field(max_length=20)
    was: str = Field(max_length=20)
    becomes: str = Field(max_length=20)
    at: datetime


@dataclass(frozen=True)
class Counted:
    """How often a label was right and how often it was put right."""

    label: str
    confirmed: int
    corrected: int


def counted(tx: Session) -> list[Counted]:
    """For each label that anybody spoke of."""
    wrong = col(Teaching.was) != col(Teaching.becomes)
    rows = tx.exec(select(Teaching.label, wrong, func.count()).group_by(col(Teaching.label), wrong)).all()
    found = {(label, bool(corrected)): number for label, corrected, number in rows}
    spoken = (Counted(label, found.get((label, False), 0), found.get((label, True), 0)) for label in LABELS)
    return [each for each in spoken if each.confirmed or each.corrected]


def forgetting(person_id: int) -> list[Delete]:
    """The statements that delete all that was kept of somebody to learn from, and his consent to it."""
    return [delete(table).where(col(table.person_id) == person_id) for table in (Teaching, Traits, LearningConsent)]
