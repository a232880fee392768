"""A bill as whoever looks after the money sees it, and the butlers' call list of long overdue bills."""

from datetime import date
from typing import Any

from sqlmodel import Session, col, or_, select

from cards.bill_lines import bill_lines, fee_lines, owing, today
from cards.codec import pack
from cards.face import Button, Face
from cards.parts import blocks, lines, press
from cards.registry import Pen, card, notice
from locales.texts import Html
from models.bill_figures import owed_for
from models.bills import Bill, BillCall, BillEvent, BillStatus
from models.estate import Household, Unit
from models.money import yuan
from models.outbox import Card
from models.people import Person

RESULTS = ("agreed", "promised", "disputes", "not_reached")
#: So many calls stand on one card; the others move up as these are done.
LISTED = 30


@card("bill_desk")
def bill_desk(tx: Session, card: Card, pen: Pen) -> Face | None:
    """The bill, its late fee, its history; taking it back and forgiving the late fee."""
    bill = tx.get_one(Bill, card.subject_id)
    [owed] = owed_for(tx, pen.catalogue, [bill], pen.now.astimezone(pen.zone).date())
    head = pen("desk-bill", number=bill.number, unit=tx.get_one(Unit, bill.unit_id).label)
    late = fee_lines(owed, pen) if owed.lines else ""
    told = blocks(lines(head, bill_lines(tx, owed, pen)), late, _history(tx, bill, pen))
    if bill.status is not BillStatus.OPEN:
        return Face(blocks(told, pen(f"bill-is-{bill.status.value}")))
    buttons = [press(pen, "button-withdraw-bill", "bill_act", bill.id, "withdraw")]
    if owed.late_fee:
        buttons.append(press(pen, "button-waive", "bill_act", bill.id, "waive"))
    return Face(told, [buttons])


@card("bill_calls")
def bill_calls(tx: Session, card: Card, pen: Pen) -> Face | None:
    """The day's call list: unit, how much, since when; who has it, what came of it."""
    day = date.fromordinal(card.subject_id)
    wanted = select(BillCall).where(BillCall.day == day, BillCall.chat_id == card.chat_id)
    count = len(tx.exec(wanted).all())
    # Whom nobody has taken stands first; of a long list the rest moves up.
    calls = tx.exec(wanted.order_by(col(BillCall.taken_by).is_not(None), col(BillCall.id)).limit(LISTED)).all()
    told = [_call_line(tx, call, pen) for call in calls]
    waiting = [call for call in calls if call.taken_by is None and owing(tx, call.unit_id, pen)]
    buttons = [Button(pen.words("button-take-bill-call", unit=_label(tx, call)), pack("billcall", call.id, "take"))
               for call in waiting]  # fmt: skip
    head = pen("bill-calls-head", day=day.isoformat(), count=count)
    rows = [buttons[at : at + 2] for at in range(0, len(buttons), 2)]
    return Face(blocks(head, lines(*told), pen("bill-calls-kindly")), rows)


@card("bill_call")
def bill_call(tx: Session, card: Card, pen: Pen) -> Face | None:
    """To whoever took the call, in private: whom to ring, about what, and what came of it."""
    call = tx.get_one(BillCall, card.subject_id)
    found = owing(tx, call.unit_id, pen)
    head = pen("bill-call-head", unit=_label(tx, call))
    if not found:
        return Face(blocks(head, pen("bill-call-paid")))
    home = _people(tx, call.unit_id, pen)
    people = [pen("bill-call-person", name=person.name, phone=person.phone or "—") for person in home]
    bills = [bill_lines(tx, each, pen) for each in found[:6]]
    result = pen(f"bill-call-result-{call.result}") if call.result else pen("bill-calls-kindly")
    buttons = [press(pen, f"bill-call-result-{name}", "billcall", call.id, name) for name in RESULTS]
    total = pen("bills-total", amount=yuan(sum(each.total for each in found)))
    return Face(blocks(lines(head, *people), *bills, lines(total, result)), [buttons[:2], buttons[2:]])


@notice("ask_bill_reason")
def ask_bill_reason(tx: Session, facts: dict[str, Any], pen: Pen) -> Face | None:
    """To the cashier: why? The reason stays with the bill."""
    return Face(pen("ask-bill-reason", number=facts["number"]), force_reply=True)


def _history(tx: Session, bill: Bill, pen: Pen) -> str:
    events = tx.exec(select(BillEvent).where(BillEvent.bill_id == bill.id).order_by(col(BillEvent.seq).desc()).limit(8))
    return lines(*(_event(tx, event, pen) for event in reversed(events.all())))


def _event(tx: Session, event: BillEvent, pen: Pen) -> str:
    by = tx.get(Person, event.by_id) if event.by_id else None
    what = pen.words(f"bill-event-{event.what}")
    return pen("bill-event", at=pen.when(event.at), what=what, name=by.name if by else "", why=event.why)


def _call_line(tx: Session, call: BillCall, pen: Pen) -> str:
    # Nobody is called for what he may still pay in time.
    found = [each for each in owing(tx, call.unit_id, pen) if each.bill.due <= today(pen)]
    unit = _label(tx, call)
    if not found:
        return pen("bill-call-line-paid", unit=unit)
    by = tx.get(Person, call.taken_by) if call.taken_by else None
    since = min(each.bill.due for each in found).isoformat()
    line = pen("bill-call-line", unit=unit, amount=yuan(sum(each.total for each in found)), since=since)
    state = pen(f"bill-call-result-{call.result}") if call.result else pen("bill-call-taken") if by else ""
    return f"{line} · {pen('bill-call-by', name=by.name, state=Html(state))}" if by else line


def _label(tx: Session, call: BillCall) -> str:
    return tx.get_one(Unit, call.unit_id).label


def _people(tx: Session, unit_id: int, pen: Pen) -> list[Person]:
    living = select(Person).join(Household, col(Household.person_id) == col(Person.id))
    now_there = or_(col(Household.until).is_(None), col(Household.until) > pen.now)
    return list(tx.exec(living.where(Household.unit_id == unit_id, now_there).order_by(col(Household.id))))
