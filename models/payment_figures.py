"""What a payment went to, and what of a unit's money has gone to no bill yet: computed from the rows each time."""

from collections.abc import Iterable

from sqlalchemy import func
from sqlmodel import Session, col, select

from models.bills import Bill
from models.payments import Payment, PaymentShare, PaymentStatus


def shares_of(tx: Session, payment_id: int) -> list[tuple[PaymentShare, Bill]]:
    """What went to which bill, the oldest due first."""
    booked = select(PaymentShare, Bill).join(Bill, col(Bill.id) == col(PaymentShare.bill_id))
    return list(tx.exec(booked.where(PaymentShare.payment_id == payment_id).order_by(col(Bill.due), col(Bill.id))))


def left_of(tx: Session, payment: Payment) -> int:
    """What of a payment went to no bill, in cents."""
    return (payment.amount or 0) - sum(share.principal + share.late_fee for share, _ in shares_of(tx, payment.id or 0))


def credits_of(tx: Session, unit_ids: Iterable[int] | None = None) -> list[tuple[Payment, int]]:
    """The approved payments of which something is left, oldest first, and how much; of all units if none are named."""
    used = func.coalesce(func.sum(PaymentShare.principal + PaymentShare.late_fee), 0)
    paid = select(Payment, used).outerjoin(PaymentShare, col(PaymentShare.payment_id) == col(Payment.id))
    paid = paid.where(Payment.status == PaymentStatus.APPROVED).group_by(col(Payment.id)).having(used < Payment.amount)
    if unit_ids is not None:
        paid = paid.where(col(Payment.unit_id).in_(list(unit_ids)))
    return [(payment, (payment.amount or 0) - int(spent)) for payment, spent in tx.exec(paid.order_by(col(Payment.id)))]
