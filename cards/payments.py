"""Payments as people see them: the proof on the cashier's table, and how it stands at the tenant's.

The cashier's card names the unit and what it owes: it stands in the finance group, or before those who
decide. The tenant's card stands in his private chat.
"""

from collections import Counter
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from cards.bill_lines import at_home, bill_head, fee_name, owing
from cards.codec import pack
from cards.face import Button, Face, Invoice
from cards.parts import blocks, lines, press, quoted
from cards.registry import Pen, card, notice
from models.bill_figures import Owed, open_bills_of, owed_for
from models.estate import Household, Unit
from models.money import yuan
from models.outbox import Card
from models.payment_figures import left_of
from models.payment_hours import checked_by
from models.payments import Payment, PaymentStatus, PaymentWay
from models.people import Person

S = PaymentStatus
Facts = dict[str, Any]
#: So many bills stand on a card with a picture; Telegram gives its words a quarter of the room.
TOLD = 5
#: What Telegram takes for an invoice's title and description.
TITLE, DESCRIPTION = 32, 255
COUNTER = (PaymentWay.CASH, PaymentWay.TRANSFER)


@card("payment")
def payment_card(tx: Session, card: Card, pen: Pen) -> Face | None:
    """The cashier's: who paid, what the unit owes, what was decided."""
    payment = tx.get_one(Payment, card.subject_id)
    file: Facts = {payment.file_type: payment.file_id} if payment.file_type else {}
    if payment.status is not S.SENT:
        return Face(blocks(_head(tx, payment, pen), _decided(tx, payment, pen)), _rows_after(payment, pen), **file)
    found = owing_on(tx, payment, pen)
    rows = _reasons(payment, pen) if card.view == "reject" else _rows(payment, found, pen)
    said = pen("payment-said", amount=yuan(payment.amount)) if payment.amount else ""
    head = lines(_head(tx, payment, pen), quoted(payment.words[:300], pen), said, _waits(payment, pen))
    return Face(blocks(head, _owed_lines(found, payment, pen)), rows, **file)


@card("my_payment")
def my_payment(tx: Session, card: Card, pen: Pen) -> Face | None:
    """The tenant's: received, who looks at it by when, and what came of it."""
    payment = tx.get_one(Payment, card.subject_id)
    unit = tx.get_one(Unit, payment.unit_id).label
    undo = press(pen, "button-pay-undo", "pay_undo", payment.id)
    if payment.status is S.DRAFT:
        return Face(pen("my-payment-which"), [*_homes(tx, payment, card.chat_id, pen), [undo]])
    if payment.status is S.SENT:
        by = pen.when(checked_by(pen.catalogue, payment.sent_at))
        said = pen("my-payment-said", amount=yuan(payment.amount)) if payment.amount else ""
        return Face(lines(pen("my-payment-sent", unit=unit, by=by), said), [[undo]])
    if payment.status is S.REJECTED:
        again = press(pen, "button-pay-again", "pay_sent", payment.unit_id)
        phone = pen.catalogue.estate.phone
        return Face(pen("my-payment-rejected", unit=unit, reason=reason_words(payment, pen), phone=phone), [[again]])
    amount = yuan(payment.amount or 0)
    if payment.status is S.CANCELLED:
        facts = {"number": payment.number or "", "amount": amount, "reason": payment.reason}
        return Face(pen("my-payment-cancelled", unit=unit, phone=pen.catalogue.estate.phone, **facts))
    if payment.status is S.WITHDRAWN:
        return Face(pen("my-payment-withdrawn", unit=unit))
    return Face(pen("my-payment-approved", unit=unit, amount=amount, number=payment.number or ""))


@card("proof_question")
def proof_question(tx: Session, card: Card, pen: Pen) -> Face | None:
    """To the tenant, beside the draft that his picture became: is it a payment proof?"""
    if card.view:
        return Face(pen("proof-yes" if card.view == "yes" else "proof-no"))
    yes = press(pen, "button-proof-yes", "proof_yes", card.subject_id)
    return Face(pen("proof-question"), [[yes, press(pen, "button-proof-no", "proof_no", card.subject_id)]])


@notice("ask_proof")
def ask_proof(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To the tenant: the picture, please."""
    return Face(pen("ask-proof", unit=facts["unit"]), force_reply=True)


@notice("ask_payment_amount")
def ask_payment_amount(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To the cashier: how much, and when."""
    return Face(pen("ask-payment-amount", name=facts["name"]), force_reply=True)


@notice("ask_payment_reason")
def ask_payment_reason(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To the cashier: why not."""
    return Face(pen("ask-payment-reason", name=facts["name"]), force_reply=True)


@notice("ask_payment_cancel")
def ask_payment_cancel(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To the manager: why is it taken back."""
    number = tx.get_one(Payment, facts["payment"]).number or ""
    return Face(pen("ask-payment-cancel", name=facts["name"], number=number), force_reply=True)


@notice("payment_slow")
def payment_slow(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To the tenant: it takes longer than we said. Nothing, once it was decided."""
    payment = tx.get_one(Payment, facts["payment"])
    if payment.status is not S.SENT:
        return None
    unit = tx.get_one(Unit, payment.unit_id).label
    return Face(pen("payment-slow", unit=unit, by=pen.when(datetime.fromisoformat(facts["by"]))))


@notice("invoice")
def invoice(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To be paid in the chat: what the unit owes now, by fee. Nothing, if by now it owes nothing or he moved out."""
    unit = tx.get_one(Unit, facts["unit"])
    found = owing(tx, facts["unit"], pen) if at_home(tx, facts["chat"], facts["unit"], pen.now) else []
    if not found:
        return None
    sums: Counter[str] = Counter()
    for each in found:
        sums[fee_name(each.bill.fee, pen)] += each.principal
    sums[pen.words("receipt-column-late")] += sum(each.late_fee for each in found)
    title, told = (
        pen.words("invoice-title", unit=unit.label),
        pen.words("invoice-told", estate=pen.catalogue.estate.name),
    )
    prices = tuple((fee, cents) for fee, cents in sums.items() if cents)
    currency = pen.catalogue.payments.currency
    return Face("", invoice=Invoice(title[:TITLE], told[:DESCRIPTION], str(unit.id), currency, prices))


def reason_words(payment: Payment, pen: Pen) -> str:
    """Why it was turned down: in the reader's words if the catalogue has them, else as the cashier wrote it."""
    key = f"payment-no-{payment.reason}"
    return pen.words(key) if pen.words.has(key) else payment.reason


def owing_on(tx: Session, payment: Payment, pen: Pen) -> list[Owed]:
    """What the unit owes on the day of the payment."""
    day = payment.paid_on or pen.now.astimezone(pen.zone).date()
    return owed_for(tx, pen.catalogue, open_bills_of(tx, [payment.unit_id]), day)


def _head(tx: Session, payment: Payment, pen: Pen) -> str:
    unit, payer = tx.get_one(Unit, payment.unit_id), tx.get_one(Person, payment.person_id)
    title = pen("payment-head", unit=unit.label, way=pen.words(f"pay-way-{payment.way.value}"))
    return lines(title, pen("payment-from", name=payer.name, at=pen.when(payment.sent_at)))


def _waits(payment: Payment, pen: Pen) -> str:
    due = checked_by(pen.catalogue, payment.sent_at)
    return pen("payment-late" if pen.now > due else "payment-due", by=pen.when(due))


def _owed_lines(found: list[Owed], payment: Payment, pen: Pen) -> str:
    if not found:
        return pen("payment-owes-nothing")
    told = [lines(bill_head(each.bill, pen), _parts(each, pen)) for each in found[:TOLD]]
    more = pen("bills-more", count=len(found) - TOLD, amount=yuan(sum(each.total for each in found[TOLD:])))
    day = payment.paid_on.isoformat() if payment.paid_on else ""
    total = pen("payment-total", day=day, amount=yuan(sum(each.total for each in found)))
    return lines(*told, more if found[TOLD:] else "", total)


def _parts(owed: Owed, pen: Pen) -> str:
    part = pen("payment-part", left=yuan(owed.principal)) if owed.bill.paid else ""
    return lines(part, pen("bill-late-fee", amount=yuan(owed.late_fee)) if owed.late_fee else "")


def _rows(payment: Payment, found: list[Owed], pen: Pen) -> list[list[Button]]:
    total, said = sum(each.total for each in found), payment.amount or 0
    offered = [("button-pay-full", total)] if total else []
    if 0 < said < total:
        offered.append(("button-pay-said", said))
    rows = [[Button(pen.words(key, amount=yuan(cents)), pack("pay_take", payment.id, cents))] for key, cents in offered]
    other = press(pen, "button-pay-other", "pay_other", payment.id)
    if payment.way in COUNTER:
        return [*rows, [other, press(pen, "button-pay-drop", "pay_drop", payment.id)]]
    return [*rows, [other, press(pen, "button-pay-reject", "pay_view", payment.id, "reject")]]


def _reasons(payment: Payment, pen: Pen) -> list[list[Button]]:
    reasons = pen.catalogue.payments.reject_reasons
    rows = [[press(pen, f"payment-no-{reason}", "pay_no", payment.id, reason)] for reason in reasons]
    words = press(pen, "button-pay-words", "pay_words", payment.id)
    return [*rows, [words, press(pen, "button-back", "pay_view", payment.id, "face")]]


def _decided(tx: Session, payment: Payment, pen: Pen) -> str:
    who = tx.get(Person, payment.cancelled_by or payment.decided_by or 0)
    at = payment.cancelled_at or payment.decided_at
    name, when = who.name if who else "", pen.when(at) if at else ""
    if payment.status in (S.DRAFT, S.WITHDRAWN):
        return pen("payment-withdrawn")
    if payment.status is S.REJECTED:
        return pen("payment-rejected", name=name, at=when, reason=reason_words(payment, pen))
    facts = {"number": payment.number or "", "amount": yuan(payment.amount or 0)}
    if payment.status is S.CANCELLED:
        return pen("payment-cancelled", name=name, at=when, reason=payment.reason, **facts)
    day = payment.paid_on.isoformat() if payment.paid_on else ""
    left = left_of(tx, payment)
    told = pen("payment-approved", name=name, at=when, day=day, **facts)
    return lines(told, pen("payment-credit", amount=yuan(left)) if left else "")


def _rows_after(payment: Payment, pen: Pen) -> list[list[Button]]:
    if payment.status is not S.APPROVED:
        return []
    return [[press(pen, "button-pay-back", "pay_back", payment.id)]]


def _homes(tx: Session, payment: Payment, chat_id: int, pen: Pen) -> list[list[Button]]:
    ties = select(Unit).join(Household, col(Household.unit_id) == col(Unit.id))
    ties = ties.where(Household.person_id == payment.person_id).order_by(col(Unit.id))
    living = [unit for unit in tx.exec(ties).unique() if at_home(tx, chat_id, unit.id or 0, pen.now)]
    return [[Button(unit.label, pack("pay_unit", payment.id, unit.id))] for unit in living]
