"""Parcels and mail (包裹, 邮件): registered when received, told to the tenant, handed over by code, never lost."""

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Index, UniqueConstraint, text
from sqlmodel import Field, SQLModel

from models.columns import big_field, enum_field, json_field


class ParcelStatus(StrEnum):
    """Where a parcel stands."""

    WAITING = "waiting"
    HANDED = "handed"
    #: Back to the carrier.
    RETURNED = "returned"
    #: Not on its shelf: a customer-property ticket follows it.
    LOST = "lost"
    #: Registered by mistake.
    CANCELLED = "cancelled"


P = ParcelStatus

#: Every legal move. A parcel that was lost may be found; a wrong hand-over may be taken back.
PARCEL_MOVES: dict[ParcelStatus, frozenset[ParcelStatus]] = {
    P.WAITING: frozenset({P.HANDED, P.RETURNED, P.LOST, P.CANCELLED}),
    P.LOST: frozenset({P.WAITING, P.HANDED}),
    P.HANDED: frozenset({P.WAITING}),
    P.RETURNED: frozenset(),
    P.CANCELLED: frozenset(),
}


class ParcelKind(StrEnum):
    """What came."""

    PARCEL = "parcel"
    LETTER = "letter"
    #: Handed to the recipient himself, who confirms it in chat.
    REGISTERED = "registered"
    NEWSPAPER = "newspaper"


class ParcelBatch(SQLModel, table=True):
    """One message that registered parcels; the same message again registers nothing."""

    __tablename__ = "parcel_batch"
    __table_args__ = (UniqueConstraint("chat_id", "message_id"),)

    id: int | None = Field(default=None, primary_key=True)
    chat_id: int = big_field()
    message_id: int = big_field()
    thread_id: int | None = big_field(default=None)
    by_id: int = Field(foreign_key="person.id")
    at: datetime
    #: Lines that nobody understood, as they were written.
    strange: list[str] = json_field(default_factory=list)
    #: Parcels that were waiting already: named again, not doubled.
    known: list[int] = json_field(default_factory=list)
    undone_at: datetime | None = None


class Parcel(SQLModel, table=True):
    """What lies on the shelf for somebody. `code` is unique among the waiting, and opens nothing afterwards.

    Without `unit_id` the desk has yet to find out whose it is. `waybill` is upper case without spaces.
    """

    __table_args__ = (
        Index(
            "one_waiting_code",
            "code",
            unique=True,
            sqlite_where=text("status = 'waiting' AND code <> ''"),
            postgresql_where=text("status = 'waiting' AND code <> ''"),
        ),
        Index("parcel_waybill", "waybill"),
    )

    id: int | None = Field(default=None, primary_key=True)
    kind: ParcelKind = enum_field(ParcelKind, default=ParcelKind.PARCEL)
    status: ParcelStatus = enum_field(ParcelStatus, default=ParcelStatus.WAITING, index=True)
    carrier: str = Field(default="", max_length=40)
    waybill: str = Field(default="", max_length=60)
    pieces: int = 1
    batch_id: int | None = Field(default=None, foreign_key="parcel_batch.id", index=True)
    unit_id: int | None = Field(default=None, foreign_key="unit.id", index=True)
    #: Units it may be for, to be asked by buttons while it has none.
    maybe: list[int] = json_field(default_factory=list)
    #: The name on the label, as it was typed.
    recipient: str = Field(default="", max_length=80)
    #: The member of the household it was found to be for; empty: anybody of the unit.
    person_id: int | None = Field(default=None, foreign_key="person.id")
    shelf: str = Field(default="", max_length=20)
    code: str = Field(default="", max_length=10)
    #: The label's photo, as Telegram names the file.
    photo: str = Field(default="", max_length=200)
    #: What the desk typed, kept as it was.
    words: str = ""
    damaged: bool = False
    #: Wrong codes tried on it; five lock it until a supervisor or the tenant's own chat opens it.
    wrong_tries: int = 0
    registered_by: int | None = Field(default=None, foreign_key="person.id")
    registered_at: datetime = Field(index=True)
    #: When somebody of the unit was told; until then the desk has it on a list.
    told_at: datetime | None = None
    #: The last of the catalogue's days on which the tenant was reminded.
    reminded_day: int = 0
    #: The desk spoke with the tenant because he did not come.
    called_at: datetime | None = None
    #: The tenant allows somebody else to fetch it.
    proxy: str = Field(default="", max_length=80)
    proxy_by: int | None = Field(default=None, foreign_key="person.id")
    handed_at: datetime | None = None
    handed_by: int | None = Field(default=None, foreign_key="person.id")
    #: Who took it, in words the tenant is told.
    taken_by: str = Field(default="", max_length=80)
    #: Somebody of the desk holds the registered letter out, and the recipient is asked in his own chat.
    asked_by: int | None = Field(default=None, foreign_key="person.id")
    asked_at: datetime | None = None
    #: The recipient of a registered letter says himself that he has it.
    confirmed_at: datetime | None = None
    ticket_id: int | None = Field(default=None, foreign_key="ticket.id")


class ParcelEvent(SQLModel, table=True):
    """What happened to a parcel: registered, told, reminded, called, handed, returned, lost, found ..."""

    __tablename__ = "parcel_event"
    __table_args__ = (UniqueConstraint("parcel_id", "seq"),)

    id: int | None = Field(default=None, primary_key=True)
    parcel_id: int = Field(foreign_key="parcel.id", index=True)
    seq: int
    at: datetime
    by_id: int | None = Field(default=None, foreign_key="person.id")
    what: str = Field(max_length=40)
    was: ParcelStatus = enum_field(ParcelStatus)
    becomes: ParcelStatus = enum_field(ParcelStatus)
    facts: dict[str, Any] = json_field(default_factory=dict)


class ParcelTry(SQLModel, table=True):
    """A wrong pick-up code that somebody of the staff typed; a supervisor wipes them out."""

    __tablename__ = "parcel_try"

    id: int | None = Field(default=None, primary_key=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    at: datetime
