"""Bills (账单): what a unit owes for a period, what was reminded of it, and what was promised or disputed.

Money is whole cents everywhere; `models/money.py` writes it as people do. What a bill still costs
today is never stored: the late fee (违约金) is computed from the due date, see `models/latefee.py`.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Any

from pydantic import BaseModel
from sqlalchemy import BigInteger, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.columns import big_field, enum_field, json_field


class BillStatus(StrEnum):
    """Where a bill stands."""

    OPEN = "open"
    PAID = "paid"
    #: Taken back by the company: a mistake, a credit.
    WITHDRAWN = "withdrawn"


#: Every legal move. A payment that was taken back opens its bills again.
BILL_MOVES: dict[BillStatus, frozenset[BillStatus]] = {
    BillStatus.OPEN: frozenset({BillStatus.PAID, BillStatus.WITHDRAWN}),
    BillStatus.PAID: frozenset({BillStatus.OPEN}),
    BillStatus.WITHDRAWN: frozenset(),
}


class ImportState(StrEnum):
    """Where a sheet of bills stands."""

    #: Its sender has seen what is in it and has not said yes.
    OFFERED = "offered"
    DONE = "done"
    CANCELLED = "cancelled"


IMPORT_MOVES: dict[ImportState, frozenset[ImportState]] = {
    ImportState.OFFERED: frozenset({ImportState.DONE, ImportState.CANCELLED}),
    ImportState.DONE: frozenset(),
    ImportState.CANCELLED: frozenset(),
}


class Found(BaseModel):
    """What a sheet holds: `bills` that are new, rows that were `known`, and the new ones' units and sums."""

    bills: int = 0
    known: int = 0
    units: int = 0
    #: Fee kind -> how many new bills, and their sum in cents.
    fees: dict[str, tuple[int, int]] = {}
    period_from: date | None = None
    period_to: date | None = None

    @property
    def total(self) -> int:
        """The sum of the new bills, in cents."""
        return sum(cents for _, cents in self.fees.values())


class BillImport(SQLModel, table=True):
    """A sheet of bills that somebody offered; once it is done its bills are here, all of them.

    `digest` is the file's SHA-256. The file itself stays with Telegram: `file_id` fetches it again.
    """

    __tablename__ = "bill_import"
    __table_args__ = (UniqueConstraint("chat_id", "message_id"),)

    id: int | None = Field(default=None, primary_key=True)
    file_name: str = Field(default="", max_length=200)
    digest: str = Field(max_length=64, index=True)
    state: ImportState = enum_field(ImportState, default=ImportState.DONE)
    by_id: int | None = Field(default=None, foreign_key="person.id")
    at: datetime
    #: The message that brought it; empty on the command line.
    chat_id: int | None = big_field(default=None)
    message_id: int | None = big_field(default=None)
    file_id: str = Field(default="", max_length=200)
    file_size: int = 0
    #: `Found` as JSON, as the sender was shown it.
    found: dict[str, Any] = json_field(default_factory=dict)
    added: int = 0
    #: Rows whose bill was here already, with the same content.
    known: int = 0


class Bill(SQLModel, table=True):
    """One amount for one unit, one fee kind, one period. `number` is the company's own and unique.

    `quantity` and `unit_price` say how it was computed, as the sheet wrote them (12.5, 3.20); the unit
    of measure belongs to the fee kind in the catalogue. `paid` counts towards `amount` only, never
    towards the late fee.
    """

    id: int | None = Field(default=None, primary_key=True)
    number: str = Field(unique=True, max_length=40)
    unit_id: int = Field(foreign_key="unit.id", index=True)
    #: A fee kind of the catalogue: management, water, electricity, rent, parking, other.
    fee: str = Field(max_length=30, index=True)
    period_from: date
    period_to: date
    #: Cents. `amount` is the principal.
    amount: int = Field(sa_type=BigInteger)
    paid: int = Field(default=0, sa_type=BigInteger)
    #: Cents of late fee that were forgiven.
    waived: int = Field(default=0, sa_type=BigInteger)
    due: date = Field(index=True)
    quantity: str = Field(default="", max_length=30)
    unit_price: str = Field(default="", max_length=30)
    note: str = Field(default="", max_length=200)
    status: BillStatus = enum_field(BillStatus, default=BillStatus.OPEN, index=True)
    import_id: int | None = Field(default=None, foreign_key="bill_import.id", index=True)
    #: The tenant says that it is wrong: the ticket that pauses its reminders until it is closed.
    dispute_id: int | None = Field(default=None, foreign_key="ticket.id", index=True)
    created_at: datetime
    settled_at: datetime | None = None

    @property
    def open_amount(self) -> int:
        """What is left of the principal, in cents."""
        return self.amount - self.paid


class BillEvent(SQLModel, table=True):
    """What happened to a bill: the history that reports and the audit are made from."""

    __tablename__ = "bill_event"
    __table_args__ = (UniqueConstraint("bill_id", "seq"),)

    id: int | None = Field(default=None, primary_key=True)
    bill_id: int = Field(foreign_key="bill.id", index=True)
    seq: int
    at: datetime
    by_id: int | None = Field(default=None, foreign_key="person.id")
    what: str = Field(max_length=40)
    was: BillStatus = enum_field(BillStatus)
    becomes: BillStatus = enum_field(BillStatus)
    why: str = Field(default="", max_length=300)


class Reminder(SQLModel, table=True):
    """One step of the ladder that a bill has taken: days from its due date, once each, skipped ones too."""

    __table_args__ = (UniqueConstraint("bill_id", "step"),)

    id: int | None = Field(default=None, primary_key=True)
    bill_id: int = Field(foreign_key="bill.id", index=True)
    step: int
    at: datetime
    #: Empty when it was sent; else why not: promised, disputed, complaint, unreachable, late.
    skipped: str = Field(default="", max_length=30)


class PayPromise(SQLModel, table=True):
    """A tenant said by when he pays: the ladder of his unit's open bills waits for that day."""

    __tablename__ = "pay_promise"

    id: int | None = Field(default=None, primary_key=True)
    unit_id: int = Field(foreign_key="unit.id", index=True)
    person_id: int = Field(foreign_key="person.id")
    until: date
    at: datetime
    #: Withdrawn or replaced by a later promise.
    ended_at: datetime | None = None


class BillCall(SQLModel, table=True):
    """A unit whose bills are long overdue: a butler calls. One a day and unit; the result is kept with it."""

    __tablename__ = "bill_call"
    __table_args__ = (UniqueConstraint("unit_id", "day"),)

    id: int | None = Field(default=None, primary_key=True)
    unit_id: int = Field(foreign_key="unit.id", index=True)
    day: date = Field(index=True)
    #: The chat in which the day's list stands.
    chat_id: int = big_field()
    at: datetime
    taken_by: int | None = Field(default=None, foreign_key="person.id")
    taken_at: datetime | None = None
    #: promised, agreed, disputes, not_reached; empty: nobody has called yet.
    result: str = Field(default="", max_length=20)
    done_at: datetime | None = None
