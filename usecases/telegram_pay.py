"""Paying in the chat, by Telegram: an invoice of all that is open, a last look before the money moves, the booking.

Off unless the catalogue says `telegram: true` and a provider's token is set. What was paid is ours and is
never refused: it is booked on what is open then, and the rest is credit.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, select

from models.estate import Unit
from models.payments import Payment, PaymentStatus, PaymentWay
from models.people import Person
from models.refusals import Refusal, Stale
from outbox import owe
from outbox.owe import insert_once
from usecases.bills import owed_by, today
from usecases.followers import catalogue_of
from usecases.payments import book, chats_for, show_payment
from usecases.people import known, units_of
from usecases.statements import at_home


@dataclass(frozen=True)
class Bought:
    """What Telegram says of an invoice: our payload (the unit's id), currency, cents."""

    payload: str
    currency: str
    total: int


def offer(tx: Session, unit_id: int, *, person: Person | None, now: datetime) -> None:
    """Owe somebody an invoice of what his unit owes today. A second tap within the minute asks for the same one."""
    me, unit = at_home(tx, person, unit_id, now=now)
    rules = catalogue_of(tx)
    if not rules.fees.pay.telegram:
        raise Stale("refusal-stale")
    total = _owed(tx, unit_id, now)
    if not total:
        raise Stale("refusal-nothing-owed", unit=unit.label)
    if total < rules.payments.telegram_from * 100:
        raise Refusal("refusal-pay-too-little", least=rules.payments.telegram_from)
    facts = {"unit": unit_id, "chat": me.user_id}
    owe(tx, key=f"invoice:{unit_id}:{me.id}:{total}:{now:%y%m%d%H%M}", chat_id=me.user_id or 0, kind="invoice",
        facts=facts, now=now)  # fmt: skip


def may_pay(tx: Session, bought: Bought, *, person: Person | None, now: datetime) -> str:
    """Why not, as a text key; nothing if exactly this is owed by the unit in which he lives, at this moment."""
    rules, unit_id = catalogue_of(tx), _unit_of(bought)
    if not rules.fees.pay.telegram or bought.currency != rules.payments.currency:
        return "pay-no-offer"
    if person is None or unit_id not in {unit.id for unit in units_of(tx, known(person), now=now)}:
        return "pay-no-home"
    return "" if _owed(tx, unit_id, now) == bought.total else "pay-no-changed"


def paid(tx: Session, bought: Bought, charge_id: str, *, person: Person | None, now: datetime) -> Payment:
    """Book what Telegram took. The same charge again is the same payment."""
    unit = tx.get(Unit, _unit_of(bought))
    if unit is None:
        raise Refusal("refusal-no-such-bill")
    day = today(tx, now)
    new = Payment(unit_id=unit.id or 0, person_id=known(person), way=PaymentWay.TELEGRAM, charge_id=charge_id,
                  amount=bought.total, paid_on=day, sent_at=now)  # fmt: skip
    # Telegram may tell it twice, and two of our processes may hear it: the charge's name is unique.
    first = insert_once(tx, Payment, new.model_dump(exclude={"id"}))
    payment = tx.exec(select(Payment).where(Payment.charge_id == charge_id)).one()
    if first and payment.status is PaymentStatus.SENT:
        book(tx, payment, bought.total, day, by=None, now=now)
        for chat_id in chats_for(tx, payment):
            show_payment(tx, payment, chat_id, now=now)
    return payment


def _owed(tx: Session, unit_id: int, now: datetime) -> int:
    return sum(each.total for each in owed_by(tx, unit_id, today(tx, now)))


def _unit_of(bought: Bought) -> int:
    return int(bought.payload) if bought.payload.isdigit() else 0
