"""A ticket's life: the row, its moves as data, and the record of every move.

    draft -> open -> claimed -> arrived -> waiting -> done -> accepted -> closed

A draft is a ticket that was not yet submitted: what the tenant wrote is a row from his first word.
The picture is in docs/ticket-states.md; a test keeps it equal to `MOVES`.
"""

from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import UniqueConstraint
from sqlmodel import Field, SQLModel, col, select
from sqlmodel.sql.expression import SelectOfScalar

from models.columns import big_field, enum_field, json_field


class TicketStatus(StrEnum):
    """Where a ticket stands."""

    DRAFT = "draft"
    OPEN = "open"
    CLAIMED = "claimed"
    ARRIVED = "arrived"
    WAITING = "waiting"
    DONE = "done"
    RETURNED = "returned"
    DECLINED = "declined"
    ACCEPTED = "accepted"
    CLOSED = "closed"
    CANCELLED = "cancelled"
    JOINED = "joined"
    DISCARDED = "discarded"


S = TicketStatus

#: Every legal move. Whatever is not here is refused, by the UPDATE that would make it.
MOVES: dict[TicketStatus, frozenset[TicketStatus]] = {
    S.DRAFT: frozenset({S.OPEN, S.DISCARDED, S.JOINED}),
    S.OPEN: frozenset({S.OPEN, S.CLAIMED, S.DECLINED, S.CANCELLED, S.JOINED}),
    S.CLAIMED: frozenset({S.OPEN, S.CLAIMED, S.ARRIVED, S.WAITING, S.DONE, S.DECLINED, S.CANCELLED, S.JOINED}),
    S.ARRIVED: frozenset({S.OPEN, S.CLAIMED, S.WAITING, S.DONE, S.DECLINED, S.CANCELLED}),
    S.WAITING: frozenset({S.OPEN, S.CLAIMED, S.ARRIVED, S.WAITING, S.DONE, S.DECLINED, S.CANCELLED}),
    S.RETURNED: frozenset({S.OPEN, S.CLAIMED, S.ARRIVED, S.WAITING, S.DONE, S.DECLINED, S.CANCELLED}),
    S.DONE: frozenset({S.ACCEPTED, S.RETURNED, S.CLOSED}),
    S.DECLINED: frozenset({S.OPEN, S.CLOSED}),
    S.ACCEPTED: frozenset({S.CLOSED, S.RETURNED}),
    S.CLOSED: frozenset({S.RETURNED}),
    S.CANCELLED: frozenset(),
    S.JOINED: frozenset(),
    S.DISCARDED: frozenset(),
}

#: The tenant still waits for us.
ACTIVE = frozenset({S.OPEN, S.CLAIMED, S.ARRIVED, S.WAITING, S.RETURNED, S.DONE, S.DECLINED})
#: Somebody on our side has it in hand.
IN_HAND = frozenset({S.CLAIMED, S.ARRIVED, S.WAITING, S.RETURNED})
#: Two texts within this time may be one matter.
JUST_BEFORE = timedelta(minutes=10)
#: Nothing more is to come. A closed one may still come back, if the tenant says so soon enough.
FINAL = frozenset(status for status, nexts in MOVES.items() if not nexts) | {S.CLOSED}


def may_become(status: TicketStatus) -> frozenset[TicketStatus]:
    """The states from which a ticket may become `status`."""
    return frozenset(old for old, nexts in MOVES.items() if status in nexts)


class Urgency(StrEnum):
    """How fast somebody must be on it."""

    EMERGENCY = "emergency"
    URGENT = "urgent"
    NORMAL = "normal"


#: What a tenant may be asked of his draft, the most pressing first.
DOUBTS = ("danger", "kind", "category", "place", "words")


class Felt(StrEnum):
    """How sure something was understood, as people feel it."""

    VERY = "very"
    FAIRLY = "fairly"
    HARDLY = "hardly"
    #: Not said at all: taken from what we know of him.
    ASSUMED = "assumed"


class Ticket(SQLModel, table=True):
    """One matter of one tenant. `number` (R-261121-007) is given at submission and can be spoken."""

    __table_args__ = (UniqueConstraint("chat_id", "message_id", "part"), UniqueConstraint("chat_id", "album", "part"))

    id: int | None = Field(default=None, primary_key=True)
    number: str | None = Field(default=None, unique=True, max_length=30)
    status: TicketStatus = enum_field(TicketStatus, default=TicketStatus.DRAFT, index=True)
    kind: str = Field(max_length=30)
    category: str = Field(default="", max_length=30)
    urgency: Urgency = enum_field(Urgency, default=Urgency.NORMAL)
    #: The case of danger whose advice the tenant was shown: water, gas, fire, lift ...
    hazard: str | None = Field(default=None, max_length=30)
    words: str = ""
    unit_id: int | None = Field(default=None, foreign_key="unit.id", index=True)
    building_id: int | None = Field(default=None, foreign_key="building.id")
    #: Where, in the tenant's own words, when it is not his flat.
    place_words: str = ""
    public_area: bool = False
    #: When he can be reached: one of the card's choices, or his own words.
    contact_code: str = Field(default="", max_length=20)
    contact_words: str = ""
    phone: str | None = None
    #: Parts of `words` that only the claimer may read: the flat, a telephone number.
    veiled: list[str] = json_field(default_factory=list)
    anonymous: bool = False
    #: What the tenant is to be asked, in the order of `DOUBTS`, one at a time; his answer takes it off.
    unsure: list[str] = json_field(default_factory=list)
    #: How sure the understanding was, by field, until the tenant has confirmed it. What he said himself is not in it.
    felt: dict[str, str] = json_field(default_factory=dict)
    #: What else it may be, likeliest first: "kind" -> kinds, and for each of them its categories.
    runners: dict[str, list[str]] = json_field(default_factory=dict)
    reporter_id: int = Field(foreign_key="person.id", index=True)
    chat_id: int = big_field()
    #: The tenant's message that began it; with `album` it makes a second delivery harmless.
    message_id: int = big_field()
    album: str | None = Field(default=None, max_length=40)
    #: Which of the matters of that message it is, from 0; most messages hold one.
    part: int = 0
    team: str | None = Field(default=None, max_length=40)
    group_id: int | None = Field(default=None, foreign_key="staff_group.id", index=True)
    thread_id: int | None = big_field(default=None)
    owner_id: int | None = Field(default=None, foreign_key="person.id", index=True)
    promised_at: datetime | None = None
    waiting_for: str | None = Field(default=None, max_length=30)
    waiting_until: datetime | None = None
    result: str = ""
    cost_cents: int | None = None
    decline_reason: str = ""
    urged_at: datetime | None = None
    urges: int = 0
    returns: int = 0
    stars: int | None = None
    chips: list[str] = json_field(default_factory=list)
    rating_words: str = ""
    created_at: datetime
    submitted_at: datetime | None = None
    claimed_at: datetime | None = None
    done_at: datetime | None = None
    closed_at: datetime | None = None


class TicketEvent(SQLModel, table=True):
    """One thing that happened to a ticket: who, when, from, to, why. Rows are only ever added."""

    __tablename__ = "ticket_event"
    __table_args__ = (UniqueConstraint("ticket_id", "seq"),)

    id: int | None = Field(default=None, primary_key=True)
    ticket_id: int = Field(foreign_key="ticket.id", index=True)
    seq: int
    at: datetime
    actor_id: int | None = Field(default=None, foreign_key="person.id")
    what: str = Field(max_length=30)
    was: TicketStatus = enum_field(TicketStatus)
    becomes: TicketStatus = enum_field(TicketStatus)
    facts: dict[str, Any] = json_field(default_factory=dict)


class PieceKind(StrEnum):
    """What a piece of a ticket is."""

    TEXT = "text"
    PHOTO = "photo"
    VIDEO = "video"
    VOICE = "voice"
    AUDIO = "audio"
    DOCUMENT = "document"
    LOCATION = "location"
    CONTACT = "contact"
    OTHER = "other"


class Side(StrEnum):
    """Who said it."""

    TENANT = "tenant"
    STAFF = "staff"


class Piece(SQLModel, table=True):
    """One message that belongs to a ticket: a tenant's words and pictures, a worker's result.

    Only Telegram's file id is kept, never the file: the message stays where it was sent. A message that holds two
    matters is a piece of both tickets.
    """

    __table_args__ = (UniqueConstraint("chat_id", "message_id", "ticket_id"),)

    id: int | None = Field(default=None, primary_key=True)
    ticket_id: int = Field(foreign_key="ticket.id", index=True)
    side: Side = enum_field(Side)
    author_id: int | None = Field(default=None, foreign_key="person.id")
    kind: PieceKind = enum_field(PieceKind)
    #: The message as it was written.
    text: str = ""
    #: What of it is about this ticket, where the message held several matters; else empty.
    own: str = ""
    file_id: str | None = None
    file_size: int | None = big_field(default=None)
    chat_id: int = big_field()
    message_id: int = big_field()
    album: str | None = Field(default=None, max_length=40)
    #: report (before submission), added (after it), result (the worker's proof), return (why not yet).
    purpose: str = Field(default="report", max_length=20)
    at: datetime


class Task(SQLModel, table=True):
    """Something a supervisor owes a tenant: the call after a low score (low_stars) or a "not solved" (not_solved).

    It ends with the new question: `second_stars` stands beside `first_stars` and never replaces it.
    """

    __table_args__ = (UniqueConstraint("kind", "ticket_id", "round"),)

    id: int | None = Field(default=None, primary_key=True)
    kind: str = Field(max_length=30)
    ticket_id: int = Field(foreign_key="ticket.id", index=True)
    #: A matter that came back may need a second call.
    round: int = 1
    due_at: datetime | None = None
    overdue_at: datetime | None = None
    tries: int = 0
    done_by: int | None = Field(default=None, foreign_key="person.id")
    done_at: datetime | None = None
    #: called | not_reached | withdrawn (the tenant corrected his score before anybody called)
    result: str = Field(default="", max_length=20)
    words: str = ""
    first_stars: int | None = None
    asked_at: datetime | None = None
    second_stars: int | None = None
    answered_at: datetime | None = None
    created_at: datetime


def draft_just_before(ticket: Ticket) -> SelectOfScalar[Ticket]:
    """The question for the draft that the same tenant began up to ten minutes earlier and still has open."""
    recent = ticket.created_at - JUST_BEFORE
    same = select(Ticket).where(Ticket.reporter_id == ticket.reporter_id, Ticket.status == TicketStatus.DRAFT)
    return same.where(col(Ticket.id) < ticket.id, Ticket.created_at >= recent).order_by(col(Ticket.id).desc())


def verdicts(ticket: Ticket) -> SelectOfScalar[str]:
    """The question how the matter was settled, the latest first: accepted, confirmed, agreed, returned, unconfirmed."""
    what = col(TicketEvent.what).in_(("accepted", "confirmed", "agreed", "returned", "unconfirmed"))
    settled = select(TicketEvent.what).where(TicketEvent.ticket_id == ticket.id, what)
    return settled.order_by(col(TicketEvent.seq).desc())


class Counter(SQLModel, table=True):
    """The last number given in a series, for instance R-261121."""

    name: str = Field(primary_key=True, max_length=40)
    value: int = 0
