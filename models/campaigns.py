"""Campaigns: one piece of news for many people, resumable, and never twice to the same of them.

A campaign is drawn up in portions: contacts are rows, unique per campaign, unit and person; what was
sent, refused or left in doubt is read from the outbox, never kept twice.
"""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.columns import enum_field, json_field


class CampaignState(StrEnum):
    """Where a campaign stands."""

    PLANNED = "planned"
    RUNNING = "running"
    PAUSED = "paused"
    #: Stopped by hand: whoever was not yet written to is not written to.
    STOPPED = "stopped"
    #: Everybody it means has had his message, or is in the list of those it did not reach.
    DONE = "done"


C = CampaignState

CAMPAIGN_MOVES: dict[CampaignState, frozenset[CampaignState]] = {
    C.PLANNED: frozenset({C.RUNNING, C.PAUSED, C.STOPPED}),
    C.RUNNING: frozenset({C.PAUSED, C.STOPPED, C.DONE}),
    C.PAUSED: frozenset({C.RUNNING, C.STOPPED}),
    C.STOPPED: frozenset(),
    C.DONE: frozenset(),
}


class Campaign(SQLModel, table=True):
    """One run. `name` is unique and says what it is: announcement:7, bills:12, reminder:2026-11-21."""

    id: int | None = Field(default=None, primary_key=True)
    name: str = Field(unique=True, max_length=80)
    #: Which card each contact is sent (cards/), and about which row.
    kind: str = Field(max_length=40)
    subject_id: int = 0
    #: `models.audience.Audience` as JSON.
    audience: dict[str, Any] = json_field(default_factory=dict)
    per_unit: bool = False
    #: Danger: nobody's quiet hours are kept, and it goes before everything else that is bulk.
    urgent: bool = False
    state: CampaignState = enum_field(CampaignState, default=CampaignState.PLANNED, index=True)
    #: How many it can write to, counted when it began; who joins later comes on top.
    meant: int = 0
    #: Portions drawn up so far: each has its number in its timer's key.
    parts: int = 0
    begins_at: datetime
    created_by: int | None = Field(default=None, foreign_key="person.id")
    created_at: datetime
    ended_at: datetime | None = None


class Contact(SQLModel, table=True):
    """One person written to for one unit (0 where the unit does not matter).

    It is the subject of his card; what became of the card's post is the outbox row that names the
    campaign and the same card.
    """

    __table_args__ = (
        UniqueConstraint("campaign_id", "unit_id", "person_id"),
        Index("contact_card", "campaign_id", "card_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    campaign_id: int = Field(foreign_key="campaign.id")
    unit_id: int = 0
    person_id: int = Field(foreign_key="person.id", index=True)
    #: Empty: he could not be written to at all (no Telegram, no consent, or he had blocked us before).
    card_id: int | None = Field(default=None, foreign_key="card.id")
    at: datetime
    #: He tapped "got it", which also proves that it arrived.
    read_at: datetime | None = None
