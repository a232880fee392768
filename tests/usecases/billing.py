"""Bills to test with: `bills(db)("12-1502", "1000.00", "2026-11-15")` is a bill, `pays` is money that came."""

import itertools
from collections.abc import Callable
from datetime import date, datetime, timedelta
from decimal import Decimal
from typing import Any

from sqlmodel import Session, select

from models.bills import Bill
from models.database import Database
from models.money import yuan
from models.payments import Payment, PaymentShare, PaymentStatus
from models.people import Person
from tests import people
from usecases.bills import apply_payment

NUMBERS = itertools.count(1)


def cents(amount: str) -> int:
    """1000.00 as it is stored."""
    return int(Decimal(amount) * 100)


def day(text: str) -> date:
    """2026-11-15."""
    return date.fromisoformat(text)


def billed(db: Database, label: str, amount: str, due: str, fee: str = "management", **more: Any) -> Bill:
    """A bill of a unit, for the thirty days before it is due."""

    def write(tx: Session, *, now: datetime) -> Bill:
        unit = people.make_estate(tx, now=now).units[label]
        number = more.pop("number", f"WY-{next(NUMBERS)}")
        begins = day(due) - timedelta(days=30)
        bill = Bill(number=number, unit_id=unit.id or 0, fee=fee, period_from=begins, period_to=day(due),
                    amount=cents(amount), due=day(due), created_at=now, **more)  # fmt: skip
        tx.add(bill)
        tx.flush()
        return bill

    return db.run_sync(write)


def pays(db: Database, bill: Bill, amount: str, on: str, by: Person, **more: Any) -> list[PaymentShare]:
    """Money for a bill's unit that the cashier approved."""

    def write(tx: Session, *, now: datetime) -> list[PaymentShare]:
        payment = Payment(unit_id=bill.unit_id, person_id=by.id or 0, status=PaymentStatus.APPROVED, sent_at=now,
                          amount=cents(amount), paid_on=day(on))  # fmt: skip
        tx.add(payment)
        tx.flush()
        return apply_payment(
            tx, bill.unit_id, cents(amount), day(on), payment_id=payment.id or 0, by=by, now=now, **more
        )

    return db.run_sync(write)


def told(shares: list[PaymentShare]) -> list[tuple[str, str]]:
    """Principal and late fee of each share."""
    return [(yuan(share.principal), yuan(share.late_fee)) for share in shares]


def now_of(db: Database, bill: Bill) -> Bill:
    """The bill as it stands now."""
    return db.read_sync(lambda tx, now: tx.get_one(Bill, bill.id))


def ask(db: Database, question: Callable[[Session], Any]) -> Any:
    """What the rows say."""
    return db.read_sync(lambda tx, now: question(tx))


def payments(tx: Session) -> list[Payment]:
    """Every payment."""
    return list(tx.exec(select(Payment)))
