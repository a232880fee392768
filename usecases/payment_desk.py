"""The cashier at work: amounts and reasons typed in answer to our question, money at the counter, proofs that wait."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session, col, select

from models.conversation import Prompt
from models.estate import Household, Tie, Unit
from models.paid_words import paid_in
from models.payment_hours import checked_by, next_working_day
from models.payments import Payment, PaymentStatus, PaymentWay
from models.people import Person, Role
from models.refusals import Refusal, Stale
from outbox import owe, show
from usecases import payments, prompts
from usecases.bills import owed_by, today
from usecases.followers import catalogue_of
from usecases.payments import building_of, cashiers_payment, chats_for, row_of, show_payment
from usecases.people import demand, known
from usecases.routing import people_with
from usecases.said import Said
from usecases.timers import set_timer

S = PaymentStatus
AMOUNT, REASON, CANCEL = "payment_amount", "payment_reason", "payment_cancel"
#: What each question is about, as long as the payment stands so.
STANDS = {AMOUNT: S.SENT, REASON: S.SENT, CANCEL: S.APPROVED}
#: What whoever typed it is told.
DONE = {AMOUNT: "payment-amount-heard", REASON: "payment-reason-heard", CANCEL: "payment-cancel-heard"}
#: A second tap is no second question.
JUST_ASKED = timedelta(minutes=1)
ANSWERED_HOURS = 1.0
COUNTER = (PaymentWay.CASH, PaymentWay.TRANSFER)


@dataclass(frozen=True)
class Heard:
    """What became of a typed answer: the words for it."""

    key: str
    facts: dict[str, Any] = field(default_factory=dict)


def turn(tx: Session, payment_id: int, view: str, chat_id: int, *, by: Person | None, now: datetime) -> None:
    """Open the picker of reasons on the payment's card in this chat, or close it."""
    payment = cashiers_payment(tx, by, payment_id)
    if view not in ("", "reject") or (view and payment.status is not S.SENT):
        raise payments.too_late(tx, payment)
    show(tx, "payment", payment_id, chat_id=chat_id, view=view, now=now)


def reject_for(tx: Session, payment_id: int, reason: str, *, by: Person | None, now: datetime) -> Payment:
    """Turn a proof down for a reason of the catalogue."""
    if reason not in catalogue_of(tx).payments.reject_reasons:
        raise Stale("refusal-stale")
    return payments.reject(tx, payment_id, reason, by=by, now=now)


def ask_for(tx: Session, payment_id: int, purpose: str, chat_id: int, *, by: Person | None, now: datetime) -> None:
    """Take the cashier's next message in this chat for an amount, a reason, or why a payment is taken back."""
    roles = frozenset({Role.MANAGER}) if purpose == CANCEL else payments.DECIDERS
    payment = cashiers_payment(tx, by, payment_id, roles)
    if payment.status is not STANDS[purpose] or by is None or by.user_id is None:
        raise payments.too_late(tx, payment)
    asked = prompts.open_prompt(tx, chat_id, by.user_id, now=now)
    facts = {"payment": payment_id}
    if asked and (asked.purpose, asked.facts) == (purpose, facts) and now - asked.asked_at < JUST_ASKED:
        return
    prompts.ask(tx, chat_id, by.user_id, purpose, facts=facts, hours=ANSWERED_HOURS, now=now)
    owe(tx, key=f"ask-{purpose}:{payment_id}:{by.id}:{now.isoformat()}", chat_id=chat_id, kind=f"ask_{purpose}",
        facts=facts | {"name": by.name}, now=now)  # fmt: skip


def awaited(tx: Session, said: Said, *, person: Person | None, now: datetime) -> Prompt | None:
    """Our open question about a payment that this message answers."""
    if person is None or not said.text or said.text.startswith("/"):
        return None
    prompt = prompts.open_prompt(tx, said.chat_id, person.user_id or 0, now=now)
    if prompt is None or prompt.purpose not in STANDS:
        return None
    # Colleagues talk in a group: of what is not an amount only a reply to our question is meant for us.
    readable = prompt.purpose != AMOUNT or paid_in(said.text, today(tx, now)) is not None
    return prompt if readable or said.reply_to is not None else None


def hear(tx: Session, said: Said, *, person: Person | None, now: datetime) -> Heard:
    """Do what the cashier typed. A payment that was decided meanwhile is left alone, and the question is over."""
    prompt = awaited(tx, said, person=person, now=now)
    if prompt is None:
        return Heard("payment-not-asked")
    payment = tx.get_one(Payment, prompt.facts["payment"])
    if payment.status is not STANDS[prompt.purpose]:
        late = payments.too_late(tx, payment)
        prompts.forget(tx, said.chat_id, prompt.user_id)
        return Heard(late.key, late.facts)
    purpose = prompt.purpose
    if purpose == AMOUNT:
        _amount_said(tx, payment, said, person, now=now)
    elif purpose == REASON:
        payments.reject(tx, row_of(payment), said.text, by=person, now=now)
    else:
        payments.cancel(tx, row_of(payment), said.text, by=person, now=now)
    prompts.forget(tx, said.chat_id, prompt.user_id)
    return Heard(DONE[purpose], {"number": payment.number or ""})


def may_register(tx: Session, person: Person | None, *, now: datetime) -> None:
    """Refuses whoever takes no money."""
    demand(tx, person, payments.DECIDERS)


def register(tx: Session, unit_id: int, way: PaymentWay, *, by: Person | None, now: datetime) -> Payment:
    """Money at the counter: a card in the cashier's private chat, on which he confirms how much it is."""
    demand(tx, by, payments.DECIDERS, building_of(tx, unit_id))
    if way not in COUNTER or by is None:
        raise Stale("refusal-stale")
    if not owed_by(tx, unit_id, today(tx, now)):
        raise Refusal("refusal-nothing-owed", unit=tx.get_one(Unit, unit_id).label)
    payer = _householder(tx, unit_id, now) or known(by)
    payment = Payment(unit_id=unit_id, person_id=payer, way=way, paid_on=today(tx, now), sent_at=now)
    tx.add(payment)
    tx.flush()
    show(tx, "payment", row_of(payment), chat_id=by.user_id or 0, view="", now=now)
    watch(tx, payment, now=now)
    return payment


def watch(tx: Session, payment: Payment, *, now: datetime) -> None:
    """Remind whoever decides once the time that the tenant was told is over."""
    due = checked_by(catalogue_of(tx), payment.sent_at)
    _set(tx, payment, "payment_late", due, "why-payment-late", now=now)


def remind(tx: Session, payment_id: int, *, now: datetime) -> None:
    """Nobody has looked in time: the card comes again, the tenant hears until when, and managers hear tomorrow."""
    payment = tx.get_one(Payment, payment_id)
    if payment.status is not S.SENT:
        return
    for chat_id in chats_for(tx, payment):
        show_payment(tx, payment, chat_id, afresh=True, now=now)
    morning = next_working_day(catalogue_of(tx), now)
    if payment.chat_id is not None:
        owe(tx, key=f"payment-slow:{payment_id}", chat_id=payment.chat_id, kind="payment_slow",
            facts={"payment": payment_id, "by": morning.isoformat()}, now=now)  # fmt: skip
    _set(tx, payment, "payment_climb", morning, "why-payment-climb", now=now)


def climb(tx: Session, payment_id: int, *, now: datetime) -> None:
    """Still nobody has looked: every manager gets the card, and may decide."""
    payment = tx.get_one(Payment, payment_id)
    if payment.status is S.SENT:
        for manager in people_with(tx, Role.MANAGER):
            show_payment(tx, payment, manager.user_id or 0, afresh=True, now=now)


def _amount_said(tx: Session, payment: Payment, said: Said, person: Person | None, *, now: datetime) -> None:
    found = paid_in(said.text, today(tx, now))
    if found is None:
        raise Refusal("refusal-payment-amount")
    amount, day = found
    payments.approve(tx, row_of(payment), amount, day, by=person, now=now)


def _householder(tx: Session, unit_id: int, now: datetime) -> int | None:
    """Who gets the receipt of money that was brought to the counter: the owner, else whoever lives there longest."""
    ties = select(Household).where(Household.unit_id == unit_id).order_by(col(Household.id))
    living = [tie for tie in tx.exec(ties) if tie.until is None or tie.until > now]
    living.sort(key=lambda tie: tie.tie is not Tie.OWNER)
    return living[0].person_id if living else None


def _set(tx: Session, payment: Payment, job: str, due_at: datetime, why: str, *, now: datetime) -> None:
    facts: dict[str, Any] = {"payment": payment.id}
    set_timer(tx, key=f"payment:{payment.id}:{job}", job=job, due_at=due_at, facts=facts, why=why, now=now)
