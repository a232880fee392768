"""A unit's statement in chat, and what its buttons open: the late fee's lines, how to pay, by when, what is wrong.

Only whoever lives in the unit at the moment of drawing reads it.
"""

from typing import Any

from sqlmodel import Session

from cards.bill_lines import at_home, bill_head, fee_lines, owing, several, today
from cards.codec import pack
from cards.face import Button, Face
from cards.parts import blocks, lines, press
from cards.registry import Pen, card, notice
from models.bill_figures import Owed, running_promise
from models.estate import Unit
from models.outbox import Card

Facts = dict[str, Any]


@card("statement")
def statement(tx: Session, card: Card, pen: Pen) -> Face | None:
    """What the unit owes today, or one of the pickers. Whoever moved out meanwhile is shown nothing."""
    unit = tx.get_one(Unit, card.subject_id)
    if not at_home(tx, card.chat_id, card.subject_id, pen.now):
        return None
    found = owing(tx, card.subject_id, pen)
    if not found:
        return Face(pen("bills-none", unit=unit.label))
    head = pen("bills-head", unit=unit.label)
    views = {"fee": _fee, "pay": _pay, "promise": _promise, "dispute": _dispute}
    if card.view in views:
        body, rows = views[card.view](tx, card.subject_id, found, pen)
        return Face(blocks(head, body), [*rows, [press(pen, "button-back", "bills", card.subject_id, "face")]])
    promised = running_promise(tx, card.subject_id, today(pen))
    kept = pen("bills-promised", until=promised.until.isoformat()) if promised else ""
    return Face(blocks(head, several(tx, found, pen), kept), _rows(card.subject_id, found, pen))


@notice("pay_qr")
def pay_qr(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """The company's QR picture, with what to write beside the payment."""
    picture = pen.catalogue.fees.pay.qr
    if picture is None:
        return None
    return Face(pen("pay-qr", payee=pen.catalogue.fees.pay.payee, unit=facts["unit"]), photo=picture.read_bytes())


@notice("bill_withdrawn")
def bill_withdrawn(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To everybody of the unit: nothing is to be paid on this bill any more."""
    return Face(pen("bill-withdrawn", number=facts["number"], unit=facts["unit"]))


@notice("late_fee_waived")
def late_fee_waived(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To everybody of the unit: the late fee so far is forgiven."""
    return Face(pen("late-fee-waived", number=facts["number"], unit=facts["unit"], amount=facts["amount"]))


@notice("ask_dispute")
def ask_dispute(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To the tenant: his next message says what is wrong."""
    return Face(pen("ask-dispute", number=facts["number"]), force_reply=True)


def offer(pen: Pen) -> Face:
    """Said to whoever asks about fees in his own words: the bills are a tap away."""
    return Face(pen("bills-offer"), [[press(pen, "button-my-bills", "bills_mine", 1)]])


def _rows(unit_id: int, found: list[Owed], pen: Pen) -> list[list[Button]]:
    first = [press(pen, "button-how-to-pay", "bills", unit_id, "pay")]
    if any(each.lines for each in found):
        first.append(press(pen, "button-late-fee", "bills", unit_id, "fee"))
    second = [press(pen, "button-promise-pay", "bills", unit_id, "promise")]
    second.append(press(pen, "button-dispute", "bills", unit_id, "dispute"))
    third = [press(pen, "button-i-paid", "pay_sent", unit_id), press(pen, "button-statement-pdf", "bills_pdf", unit_id)]
    return [first, second, third]


View = tuple[str, list[list[Button]]]


def _fee(tx: Session, unit_id: int, found: list[Owed], pen: Pen) -> View:
    late = [fee_lines(each, pen) for each in found if each.lines]
    return blocks(*late[:6], pen("late-rules")), []


def _pay(tx: Session, unit_id: int, found: list[Owed], pen: Pen) -> View:
    pay = pen.catalogue.fees.pay
    account = pen("pay-account", payee=pay.payee, bank=pay.bank, account=pay.account) if pay.account else ""
    unit = tx.get_one(Unit, unit_id)
    words = blocks(account, lines(pen("pay-purpose", unit=unit.label), pen("pay-proof")))
    qr = [press(pen, "button-pay-qr", "bills_qr", unit_id)] if pay.qr else []
    here = [[press(pen, "button-pay-here", "pay_invoice", unit_id)]] if pay.telegram else []
    return words, [*here, [*qr, press(pen, "button-i-paid", "pay_sent", unit_id)]]


def _promise(tx: Session, unit_id: int, found: list[Owed], pen: Pen) -> View:
    days = pen.catalogue.fees.promise.dates(today(pen))
    buttons = [
        Button(pen.words("button-promise-by", day=day.isoformat()), pack("bills_by", unit_id, day)) for day in days
    ]
    return pen("promise-ask"), [[button] for button in buttons]


def _dispute(tx: Session, unit_id: int, found: list[Owed], pen: Pen) -> View:
    heads = [f"{number}. {bill_head(each.bill, pen)}" for number, each in enumerate(found[:20], 1)]
    buttons = [Button(str(number), pack("bills_wrong", each.bill.id)) for number, each in enumerate(found[:20], 1)]
    return blocks(lines(*heads), pen("dispute-ask")), [buttons[at : at + 5] for at in range(0, len(buttons), 5)]
