"""Payments: from the tenant's proof to the receipt. Every move of a payment in the house is made here.

A payment is decided once. Money is booked by `usecases/bills.py`; what was paid beyond what is owed
stays with the payment as the unit's credit, see usecases/credits.py.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import update
from sqlmodel import Session, col, select

from models.estate import Building, Unit
from models.outbox import Card
from models.payments import PAYMENT_MOVES, Payment, PaymentStatus, PaymentWay
from models.people import Person, Role
from models.refusals import Refusal, Stale
from outbox import owe, owe_album, show
from usecases.bills import apply_payment, owed_by, take_back_payment, today
from usecases.followers import catalogue_of
from usecases.groups import group_for
from usecases.people import demand
from usecases.routing import people_with
from usecases.tickets import next_number
from usecases.timers import cancel_timer

S = PaymentStatus
#: Who decides about payments; taking an approved one back is for managers.
DECIDERS = frozenset({Role.CASHIER, Role.MANAGER})
#: Receipts are numbered F-261121-004.
LETTER = "F"
#: Longer reasons are cut.
REASON_KEPT = 300


def row_of(payment: Payment) -> int:
    """The id of a payment that is in the database."""
    assert payment.id is not None, "the payment was never flushed"
    return payment.id


def cashiers_payment(tx: Session, person: Person | None, payment_id: int, roles: frozenset[Role] = DECIDERS) -> Payment:
    """The payment, if `person` decides about the money of its building now."""
    payment = tx.get(Payment, payment_id, populate_existing=True)
    if payment is None:
        demand(tx, person, roles)
        raise Refusal("refusal-no-such-payment")
    demand(tx, person, roles, building_of(tx, payment.unit_id))
    return payment


def building_of(tx: Session, unit_id: int) -> str:
    """The code of a unit's building."""
    return tx.get_one(Building, tx.get_one(Unit, unit_id).building_id).code


def approve(
    tx: Session, payment_id: int, amount: int, paid_on: date | None = None, *, by: Person | None, now: datetime
) -> Payment:
    """The cashier has the money: book it on the unit's bills, oldest first, and owe the payer his receipt.

    `paid_on` is the day the tenant sent it, unless the cashier says another: late fees are those of that day.
    """
    payment = cashiers_payment(tx, by, payment_id)
    if amount <= 0:
        raise Refusal("refusal-payment-amount")
    day = paid_on or payment.paid_on or today(tx, now)
    if day > today(tx, now):
        raise Refusal("refusal-payment-day")
    book(tx, payment, amount, day, by=by, now=now)
    return payment


def take(tx: Session, payment_id: int, amount: int, *, by: Person | None, now: datetime) -> Payment:
    """Approve what stood on the button; `Stale` if by now it is more than is owed, for that was not meant."""
    payment = cashiers_payment(tx, by, payment_id)
    due = sum(each.total for each in owed_by(tx, payment.unit_id, payment.paid_on or today(tx, now)))
    if payment.status is S.SENT and amount > due:
        raise Stale("refusal-payment-changed")
    return approve(tx, payment_id, amount, by=by, now=now)


def book(tx: Session, payment: Payment, amount: int, paid_on: date, *, by: Person | None, now: datetime) -> None:
    """Make a payment that was sent an approved one, with its number, its shares and its receipt."""
    settle(tx, payment, amount, paid_on, by=by, now=now)
    _owe_receipts(tx, payment, by, now=now)
    redraw_payment(tx, payment, now=now)


def settle(tx: Session, payment: Payment, amount: int, paid_on: date, *, by: Person | None, now: datetime) -> None:
    """The same, and nobody is told: for what was paid, and receipted, before we were here."""
    deciding = {"decided_by": by.id if by else None, "decided_at": now, "reason": ""}
    move_payment(tx, payment, S.APPROVED, now=now, amount=amount, paid_on=paid_on, **deciding)
    # After the move, so that whoever lost has not taken a number.
    payment.number = next_number(tx, LETTER, zone=catalogue_of(tx).estate.zone, now=now)
    tx.add(payment)
    apply_payment(tx, payment.unit_id, amount, paid_on, payment_id=row_of(payment), by=by, now=now)


def reject(tx: Session, payment_id: int, reason: str, *, by: Person | None, now: datetime) -> Payment:
    """Turn a proof down, for a reason of the catalogue or in words, and tell the tenant what to do next."""
    payment = cashiers_payment(tx, by, payment_id)
    if not reason.strip():
        raise Refusal("refusal-payment-reason")
    deciding = {"decided_by": by.id if by else None, "decided_at": now, "reason": reason.strip()[:REASON_KEPT]}
    move_payment(tx, payment, S.REJECTED, now=now, **deciding)
    _tell_payer(tx, payment, now=now)
    redraw_payment(tx, payment, now=now)
    return payment


def drop(tx: Session, payment_id: int, *, by: Person | None, now: datetime) -> Payment:
    """What was begun at the counter comes to nothing; nobody needs to hear of it."""
    payment = cashiers_payment(tx, by, payment_id)
    if payment.way not in (PaymentWay.CASH, PaymentWay.TRANSFER):
        raise Stale("refusal-stale")
    move_payment(tx, payment, S.WITHDRAWN, now=now, decided_by=by.id if by else None, decided_at=now)
    redraw_payment(tx, payment, now=now)
    return payment


def cancel(tx: Session, payment_id: int, reason: str, *, by: Person | None, now: datetime) -> Payment:
    """A manager takes an approved payment back: a mistake, or the money bounced. Its bills are open again."""
    payment = cashiers_payment(tx, by, payment_id, frozenset({Role.MANAGER}))
    if not reason.strip():
        raise Refusal("refusal-payment-reason")
    leaving = {"cancelled_by": by.id if by else None, "cancelled_at": now, "reason": reason.strip()[:REASON_KEPT]}
    move_payment(tx, payment, S.CANCELLED, now=now, **leaving)
    take_back_payment(tx, payment_id, by=by, now=now)
    _tell_payer(tx, payment, now=now)
    redraw_payment(tx, payment, now=now)
    return payment


def move_payment(tx: Session, payment: Payment, becomes: PaymentStatus, *, now: datetime, **values: Any) -> None:
    """Move a payment and end what was waited for; `Stale` says who was faster, in which case nothing changed."""
    was = payment.status
    if becomes not in PAYMENT_MOVES[was]:
        raise too_late(tx, payment)
    tx.flush()
    # Of two cashiers who decide at once the second finds the first one's decision, and changes no row.
    moved = update(Payment).where(col(Payment.id) == payment.id, col(Payment.status) == was)
    if tx.connection().execute(moved.values(status=becomes, **values)).rowcount == 0:
        tx.refresh(payment)
        raise too_late(tx, payment)
    tx.refresh(payment)
    cancel_timer(tx, f"payment:{payment.id}", now)


def too_late(tx: Session, payment: Payment) -> Stale:
    """What whoever came second hears."""
    decider = tx.get(Person, payment.cancelled_by or payment.decided_by or 0)
    return Stale(f"refusal-payment-{payment.status.value}", name=decider.name if decider else "—")


def chats_for(tx: Session, payment: Payment) -> list[int]:
    """Where a payment is decided: the finance group, else the desk's, else each cashier in private, else managers."""
    building = building_of(tx, payment.unit_id)
    group = group_for(tx, catalogue_of(tx).payments.team, building) or group_for(tx, "desk", building)
    if group is not None:
        return [group.chat_id]
    deciding = people_with(tx, Role.CASHIER) or people_with(tx, Role.MANAGER)
    return [person.user_id or 0 for person in deciding]


def show_payment(tx: Session, payment: Payment, chat_id: int, *, afresh: bool = False, now: datetime) -> None:
    """Owe a chat the payment's card, and once below it the other pictures of its album."""
    card = show(tx, "payment", row_of(payment), chat_id=chat_id, view="", afresh=afresh, now=now)
    for file in payment.more:
        key = f"payment-file:{payment.id}:{chat_id}:{file['file_id'][:100]}"
        owe_album(tx, key=key, chat_id=chat_id, media=[file], reply_to_card=card.id, now=now)


def redraw_payment(tx: Session, payment: Payment, *, now: datetime) -> None:
    """Owe everybody who has the payment's card its present face."""
    cards = select(Card).where(col(Card.kind).in_(("payment", "my_payment")), Card.subject_id == payment.id)
    for card in tx.exec(cards).all():
        show(tx, card.kind, card.subject_id, chat_id=card.chat_id, view="", now=now)


def _tell_payer(tx: Session, payment: Payment, *, now: datetime) -> None:
    """An edit further up is seen by nobody, so what he must know comes as a new card."""
    payer = tx.get_one(Person, payment.person_id)
    if payer.user_id is not None and payer.id != payment.decided_by:
        show(tx, "my_payment", row_of(payment), chat_id=payer.user_id, view="", afresh=True, now=now)


def _owe_receipts(tx: Session, payment: Payment, by: Person | None, *, now: datetime) -> None:
    """The payer gets the receipt; at the counter the cashier gets it too, to print."""
    payer = tx.get_one(Person, payment.person_id)
    at_counter = by if payment.way in (PaymentWay.CASH, PaymentWay.TRANSFER) else None
    for reader in {person.user_id for person in (payer, at_counter) if person is not None and person.user_id}:
        key = f"receipt:{payment.id}:{reader}"
        owe(tx, key=key, chat_id=reader, kind="receipt", facts={"payment": payment.id}, now=now)
