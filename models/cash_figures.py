"""The cashier's day: what was booked from one closing to the next, by way and by fee, and what was taken back.

It is computed from the rows, and a day that is over stays as it was: what is taken back later stands in
the later day.
"""

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta

from sqlmodel import Session, col, func, select

from models.bills import Bill
from models.catalogue import Catalogue
from models.payments import Payment, PaymentShare, PaymentStatus, PaymentWay

BOOKED = (PaymentStatus.APPROVED, PaymentStatus.CANCELLED)


@dataclass(frozen=True)
class CashDay:
    """One day. Amounts are cents; `back` are payments of earlier days that were taken back in this one."""

    since: datetime
    until: datetime
    taken: list[Payment]
    back: list[Payment]
    ways: Counter[PaymentWay]
    fees: Counter[str]
    late_fees: int
    credit: int
    waiting: int

    @property
    def total(self) -> int:
        """What was taken, less what was taken back."""
        return sum(payment.amount or 0 for payment in self.taken) - sum(payment.amount or 0 for payment in self.back)

    @property
    def empty(self) -> bool:
        """Whether there is nothing to hand in."""
        return not (self.taken or self.back)


def window(catalogue: Catalogue, at: datetime) -> tuple[datetime, datetime]:
    """From the last closing up to the next one after `at`."""
    local = at.astimezone(catalogue.zone)
    closing = time.fromisoformat(catalogue.payments.day_ends)
    day = local.date() if local.time() < closing else local.date() + timedelta(days=1)
    return _closing(catalogue, day - timedelta(days=1), closing), _closing(catalogue, day, closing)


def cash_day(tx: Session, since: datetime, until: datetime) -> CashDay:
    """What was booked after `since` and up to `until`."""
    booked = select(Payment).where(col(Payment.status).in_(BOOKED)).order_by(col(Payment.number))
    taken = [each for each in tx.exec(booked.where(col(Payment.decided_at) > since, col(Payment.decided_at) <= until))
             if not (each.cancelled_at and each.cancelled_at <= until)]  # fmt: skip
    undone = booked.where(col(Payment.cancelled_at) > since, col(Payment.cancelled_at) <= until)
    back = list(tx.exec(undone.where(col(Payment.decided_at) <= since)))
    fees, late_fees = _by_fee(tx, [payment.id or 0 for payment in taken])
    ways: Counter[PaymentWay] = Counter()
    for payment in taken:
        ways[payment.way] += payment.amount or 0
    credit = sum(ways.values()) - sum(fees.values()) - late_fees
    waiting = tx.exec(select(func.count()).select_from(Payment).where(Payment.status == PaymentStatus.SENT)).one()
    return CashDay(since, until, taken, back, ways, fees, late_fees, credit, waiting)


def _by_fee(tx: Session, payment_ids: list[int]) -> tuple[Counter[str], int]:
    fees: Counter[str] = Counter()
    late = 0
    shares = select(PaymentShare, Bill.fee).join(Bill, col(Bill.id) == col(PaymentShare.bill_id))
    for share, fee in tx.exec(shares.where(col(PaymentShare.payment_id).in_(payment_ids))):
        fees[fee] += share.principal
        late += share.late_fee
    return fees, late


def _closing(catalogue: Catalogue, day: date, closing: time) -> datetime:
    return datetime.combine(day, closing, catalogue.zone).astimezone(UTC)
