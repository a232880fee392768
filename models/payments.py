"""Payments: a proof that a tenant sent, the cashier's decision, the receipt, and what it paid for.

One decision wins: the row moves by `UPDATE ... WHERE status = 'sent'`. A payment by Telegram carries
its charge id, which is unique, so that the same news twice is one payment.
"""

from datetime import date, datetime
from enum import StrEnum

from sqlalchemy import BigInteger, UniqueConstraint
from sqlmodel import Field, SQLModel

from models.columns import big_field, enum_field, json_field


class PaymentStatus(StrEnum):
    """Where a payment stands."""

    #: We still ask the tenant for which of his homes it is.
    DRAFT = "draft"
    #: The cashier has it to decide.
    SENT = "sent"
    APPROVED = "approved"
    REJECTED = "rejected"
    #: The tenant took it back before it was decided.
    WITHDRAWN = "withdrawn"
    #: Approved by mistake or bounced: its bills are open again.
    CANCELLED = "cancelled"


PAYMENT_MOVES: dict[PaymentStatus, frozenset[PaymentStatus]] = {
    PaymentStatus.DRAFT: frozenset({PaymentStatus.SENT, PaymentStatus.WITHDRAWN}),
    PaymentStatus.SENT: frozenset({PaymentStatus.APPROVED, PaymentStatus.REJECTED, PaymentStatus.WITHDRAWN}),
    PaymentStatus.APPROVED: frozenset({PaymentStatus.CANCELLED}),
    PaymentStatus.REJECTED: frozenset(),
    PaymentStatus.WITHDRAWN: frozenset(),
    PaymentStatus.CANCELLED: frozenset(),
}


class PaymentWay(StrEnum):
    """How the money came."""

    PROOF = "proof"
    TELEGRAM = "telegram"
    #: At the counter.
    CASH = "cash"
    TRANSFER = "transfer"


class Payment(SQLModel, table=True):
    """One payment for one unit. `number` (the receipt's) is given at approval: F-261121-004."""

    __table_args__ = (UniqueConstraint("chat_id", "message_id"), UniqueConstraint("chat_id", "album"))

    id: int | None = Field(default=None, primary_key=True)
    number: str | None = Field(default=None, unique=True, max_length=30)
    unit_id: int = Field(foreign_key="unit.id", index=True)
    person_id: int = Field(foreign_key="person.id", index=True)
    way: PaymentWay = enum_field(PaymentWay, default=PaymentWay.PROOF)
    status: PaymentStatus = enum_field(PaymentStatus, default=PaymentStatus.SENT, index=True)
    #: Cents, once a cashier said so, or Telegram did; what the tenant claims meanwhile.
    amount: int | None = Field(default=None, sa_type=BigInteger)
    paid_on: date | None = None
    #: The tenant's message with the proof; with `album` it makes a second delivery harmless.
    chat_id: int | None = big_field(default=None)
    message_id: int | None = big_field(default=None)
    album: str | None = Field(default=None, max_length=40)
    file_type: str = Field(default="", max_length=20)
    file_id: str = Field(default="", max_length=200)
    #: The other pictures of the album: {"type", "file_id"}.
    more: list[dict[str, str]] = json_field(default_factory=list)
    words: str = ""
    #: Telegram's own name of the charge.
    charge_id: str | None = Field(default=None, unique=True, max_length=200)
    sent_at: datetime
    decided_by: int | None = Field(default=None, foreign_key="person.id")
    decided_at: datetime | None = None
    #: Why it was rejected: a reason of the catalogue, or words; why it was cancelled: words.
    reason: str = Field(default="", max_length=300)
    cancelled_by: int | None = Field(default=None, foreign_key="person.id")
    cancelled_at: datetime | None = None


class PaymentShare(SQLModel, table=True):
    """What of a payment went to which bill, in cents: principal, and late fee beside it."""

    __tablename__ = "payment_share"
    __table_args__ = (UniqueConstraint("payment_id", "bill_id"),)

    id: int | None = Field(default=None, primary_key=True)
    payment_id: int = Field(foreign_key="payment.id", index=True)
    bill_id: int = Field(foreign_key="bill.id", index=True)
    principal: int = Field(default=0, sa_type=BigInteger)
    late_fee: int = Field(default=0, sa_type=BigInteger)
