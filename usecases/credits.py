"""What was paid beyond what was owed waits as the unit's credit, and pays its next bills before anybody is reminded.

It stays with the payment it came with, so a receipt that is taken back takes its credit along.
"""

from datetime import datetime

from sqlmodel import Session, select

from models.bill_figures import open_bills_of
from models.payment_figures import credits_of
from models.payments import Payment, PaymentShare
from models.people import Person
from outbox import owe
from usecases.bills import apply_payment, today
from usecases.payments import row_of
from usecases.quiet import decent


def use_credits(tx: Session, *, now: datetime) -> int:
    """Book every credit on its unit's open bills, the oldest due first; how many payments paid something.

    A credit counts as paid on the day its money came, so a bill that was not due then costs no late fee.
    """
    return sum(_use(tx, payment, left, now=now) for payment, left in credits_of(tx))


def _use(tx: Session, payment: Payment, left: int, *, now: datetime) -> bool:
    paid_already = set(tx.exec(select(PaymentShare.bill_id).where(PaymentShare.payment_id == payment.id)))
    bills = [bill.id or 0 for bill in open_bills_of(tx, [payment.unit_id]) if bill.id not in paid_already]
    if not bills:
        return False
    day = payment.paid_on or today(tx, now)
    rows = apply_payment(
        tx, payment.unit_id, left, day, payment_id=row_of(payment), by=None, only=bills, now=now
    )  # fmt: skip
    used = sum(row.principal + row.late_fee for row in rows)
    payer = tx.get_one(Person, payment.person_id)
    if used and payer.user_id is not None:
        facts = {"payment": payment.id, "used": used, "left": left - used, "bills": [row.bill_id for row in rows]}
        owe(tx, key=f"credit:{payment.id}:{left}", chat_id=payer.user_id, kind="credit_used", facts=facts,
            not_before=decent(tx, payer, now), now=now)  # fmt: skip
    return bool(used)


def credit_of(tx: Session, unit_id: int) -> int:
    """What a unit has paid in advance, in cents."""
    return sum(left for _, left in credits_of(tx, [unit_id]))
