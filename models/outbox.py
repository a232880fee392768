"""What we owe whom: messages as rows, and the cards that live in chats.

Telegram has no idempotency key for sending, so a message ends as *sent*, *refused* or *in doubt*
(the process died, or the answer was lost, between the send and the note of it). Class A in doubt
is sent once more; class B is parked and listed. Nothing is silently lost.
"""

from datetime import datetime
from enum import IntEnum, StrEnum
from typing import Any

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from models.columns import big_field, enum_field, json_field


class Delivery(StrEnum):
    """Class A must arrive; class B must not repeat."""

    A = "A"
    B = "B"


class Priority(IntEnum):
    """Lower goes first."""

    EMERGENCY = 0
    TALK = 10
    NOTICE = 20
    BULK = 30


class OutboxState(StrEnum):
    """Where a message stands. The last four are final."""

    PENDING = "pending"
    SENDING = "sending"
    SENT = "sent"
    REFUSED = "refused"
    IN_DOUBT = "in_doubt"
    #: A newer edit of the same card made it pointless.
    DROPPED = "dropped"


class Action(StrEnum):
    """What delivering means."""

    #: A new message drawn by `kind`.
    SAY = "say"
    #: Show `card_id` as it should look now: post it, or edit the post in place.
    SHOW = "show"
    #: Copy somebody's message, media included: facts {from_chat, message_id}.
    COPY = "copy"
    #: Photos and videos as one album: facts {media: [{type, file_id}], kind}.
    ALBUM = "album"
    #: A native poll drawn by `kind`; its own name is noted on the `PollPost` with the same key.
    POLL = "poll"
    #: The end of a native poll: facts {post_key}.
    STOP_POLL = "stop_poll"


class OutboxMessage(SQLModel, table=True):
    """One thing owed to one chat. `key` names the piece of news: it is never owed twice."""

    __tablename__ = "outbox"
    __table_args__ = (
        Index("outbox_open", "state", "priority", "id"),
        Index("outbox_said", "chat_id", "message_id"),
        Index("outbox_in_chat", "chat_id", "state"),
        # How a campaign stands, and its pace, are read from here alone, however many it wrote to.
        Index(
            "outbox_of_campaign",
            "campaign_id",
            "state",
            "settled_at",
            sqlite_where=text("campaign_id IS NOT NULL"),
            postgresql_where=text("campaign_id IS NOT NULL"),
        ),
        Index(
            "one_pending_show",
            "card_id",
            unique=True,
            sqlite_where=text("card_id IS NOT NULL AND state = 'pending'"),
            postgresql_where=text("card_id IS NOT NULL AND state = 'pending'"),
        ),
    )

    id: int | None = Field(default=None, primary_key=True)
    key: str = Field(unique=True, max_length=200)
    chat_id: int = big_field(index=True)
    thread_id: int | None = big_field(default=None)
    reply_to: int | None = big_field(default=None)
    delivery: Delivery = enum_field(Delivery, default=Delivery.A)
    priority: int = Priority.TALK
    action: Action = enum_field(Action, default=Action.SAY)
    kind: str = Field(default="", max_length=60)
    facts: dict[str, Any] = json_field(default_factory=dict)
    card_id: int | None = Field(default=None, foreign_key="card.id")
    ticket_id: int | None = Field(default=None, foreign_key="ticket.id", index=True)
    #: Set on the one message by which a campaign reaches a contact, not on later redraws of its card.
    campaign_id: int | None = Field(default=None, foreign_key="campaign.id")
    state: OutboxState = enum_field(OutboxState, default=OutboxState.PENDING)
    #: Not to be sent before this (quiet hours, a retry's wait).
    not_before: datetime
    attempts: int = 0
    #: Set while sending; past it the send is in doubt.
    lease_until: datetime | None = None
    #: True on the one resend of class A: the reader is told it may be a repeat.
    repeat: bool = False
    #: How many of its parts (a photo, then a long text) are certainly sent.
    parts: int = 0
    message_id: int | None = big_field(default=None)
    error: str | None = None
    created_at: datetime
    settled_at: datetime | None = None


class Card(SQLModel, table=True):
    """A living message: a view of a row, redrawn in place after each change.

    `message_id` is empty until it is posted and again when the post is found gone.
    `shown` is a fingerprint of what stands there, so an unchanged card is not edited.
    """

    __table_args__ = (
        UniqueConstraint("kind", "subject_id", "chat_id"),
        Index("card_at", "chat_id", "message_id"),
    )

    id: int | None = Field(default=None, primary_key=True)
    kind: str = Field(max_length=40)
    subject_id: int
    ticket_id: int | None = Field(default=None, foreign_key="ticket.id", index=True)
    chat_id: int = big_field()
    thread_id: int | None = big_field(default=None)
    message_id: int | None = big_field(default=None)
    #: What picker or question the card shows just now, "" for its face.
    view: str = Field(default="", max_length=60)
    shown: str = Field(default="", max_length=64)
