"""What a bill costs today, computed from the rows each time: the late fee grows by the day and is never stored.

Cards and rules ask here, so that what a tenant reads, what a cashier books and what is reminded agree.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from sqlmodel import Session, col, select

from models.bills import Bill, BillStatus, PayPromise
from models.catalogue import Catalogue
from models.estate import Building, Unit
from models.latefee import LateFee, Line, Paid, late_fee
from models.payments import Payment, PaymentShare, PaymentStatus
from models.tickets import ACTIVE, Ticket


@dataclass(frozen=True)
class Owed:
    """What is left of a bill on a day, in cents. `late_fee` is what is left of `fee`: some may be paid or forgiven."""

    bill: Bill
    principal: int
    late_fee: int
    fee: LateFee

    @property
    def total(self) -> int:
        """Principal and late fee."""
        return self.principal + self.late_fee

    @property
    def lines(self) -> tuple[Line, ...]:
        """How the late fee came about."""
        return self.fee.lines


def owed_for(tx: Session, catalogue: Catalogue, bills: Iterable[Bill], on: date) -> list[Owed]:
    """What is left of each bill if it is paid on `on`, in the bills' order."""
    asked = list(bills)
    paid = _shares(tx, {bill.id or 0 for bill in asked})
    codes = _buildings(tx, {bill.unit_id for bill in asked})
    return [_owed(catalogue, bill, codes.get(bill.unit_id), paid[bill.id or 0], on) for bill in asked]


def open_bills_of(tx: Session, unit_ids: Collection[int]) -> list[Bill]:
    """The open bills of some units, by unit and then the oldest due first."""
    wanted = select(Bill).where(col(Bill.unit_id).in_(unit_ids), Bill.status == BillStatus.OPEN)
    return list(tx.exec(wanted.order_by(col(Bill.unit_id), col(Bill.due), col(Bill.id))))


def running_promise(tx: Session, unit_id: int, on: date) -> PayPromise | None:
    """The promise that a unit's reminders wait for on a day."""
    made = select(PayPromise).where(PayPromise.unit_id == unit_id, col(PayPromise.ended_at).is_(None))
    return tx.exec(made.where(PayPromise.until >= on).order_by(col(PayPromise.id).desc())).first()


def running_dispute(tx: Session, bill: Bill) -> Ticket | None:
    """The ticket about this bill that is still to be answered."""
    ticket = tx.get(Ticket, bill.dispute_id) if bill.dispute_id else None
    return ticket if ticket is not None and ticket.status in ACTIVE else None


#: When, and how much of principal and of late fee.
_Share = tuple[date, int, int]


def _owed(catalogue: Catalogue, bill: Bill, building: str | None, shares: list[_Share], on: date) -> Owed:
    parts: list[Paid] = [(day, principal) for day, principal, _ in shares]
    # What was paid without a payment of ours, with the sheet for instance, has no day: it counts as in time.
    parts.append((bill.due, bill.paid - sum(principal for _, principal in parts)))
    fee = late_fee(bill.amount, bill.due, on, catalogue.fees.policy_for(bill.fee, building), parts)
    if bill.status is BillStatus.WITHDRAWN:
        return Owed(bill, 0, 0, fee)
    settled = bill.waived + sum(paid for _, _, paid in shares)
    return Owed(bill, bill.open_amount, max(fee.total - settled, 0), fee)


def _shares(tx: Session, bill_ids: set[int]) -> defaultdict[int, list[_Share]]:
    booked = select(PaymentShare, Payment).join(Payment, col(Payment.id) == col(PaymentShare.payment_id))
    booked = booked.where(col(PaymentShare.bill_id).in_(bill_ids), Payment.status == PaymentStatus.APPROVED)
    found: defaultdict[int, list[_Share]] = defaultdict(list)
    for share, payment in tx.exec(booked):
        if payment.paid_on is not None:
            found[share.bill_id].append((payment.paid_on, share.principal, share.late_fee))
    return found


def _buildings(tx: Session, unit_ids: set[int]) -> dict[int, str]:
    homes = select(Unit.id, Building.code).join(Building, col(Building.id) == col(Unit.building_id))
    return {unit_id: code for unit_id, code in tx.exec(homes.where(col(Unit.id).in_(unit_ids))) if unit_id is not None}
