"""New bills and reminders, as the cards of a campaign: kind, whole, one message for all that somebody owes.

A card is drawn from the rows when it is sent, so what was paid in between is not in it, and when
nothing is left it is not sent at all.
"""

from datetime import date

from sqlmodel import Session, col, or_, select

from cards.bill_lines import at_home, bill_head, today
from cards.campaigns import titled
from cards.codec import pack
from cards.face import Button, Face
from cards.parts import blocks, lines
from cards.registry import Pen, card
from models.bill_figures import Owed, owed_for, running_promise
from models.bills import Bill, BillImport, BillStatus
from models.campaigns import Campaign, Contact
from models.estate import Household, Unit
from models.ladder import broken_on, overdue, reminded_on
from models.money import yuan
from models.outbox import Card

#: So many bills are told one by one.
TOLD = 15


@titled("new_bills")
def new_bills_title(tx: Session, campaign: Campaign, pen: Pen) -> str:
    """What the campaign of an import is called."""
    sheet = tx.get(BillImport, campaign.subject_id)
    return pen("new-bills-title", name=sheet.file_name if sheet else campaign.name)


@titled("bill_reminder")
def reminder_title(tx: Session, campaign: Campaign, pen: Pen) -> str:
    """What the campaign of a day's reminders is called."""
    return pen("reminder-title", day=date.fromordinal(campaign.subject_id).isoformat())


@card("new_bills")
def new_bills(tx: Session, card: Card, pen: Pen) -> Face | None:
    """To everybody of a unit, once: what has come, until when, and where the rest is."""
    contact = tx.get_one(Contact, card.subject_id)
    campaign, unit = tx.get_one(Campaign, contact.campaign_id), tx.get_one(Unit, contact.unit_id)
    asked = select(Bill).where(Bill.unit_id == unit.id, Bill.import_id == campaign.subject_id)
    bills = tx.exec(asked.where(Bill.status == BillStatus.OPEN).order_by(col(Bill.due), col(Bill.id))).all()
    if not bills or not at_home(tx, card.chat_id, contact.unit_id, pen.now):
        return _nothing_left(card, pen)
    found = owed_for(tx, pen.catalogue, bills, today(pen))
    told = [lines(bill_head(each.bill, pen), _until(each, pen)) for each in found[:TOLD]]
    total = pen("bills-these", amount=yuan(sum(each.total for each in found)))
    return Face(blocks(pen("new-bills-head", unit=unit.label), *told, total), _rows([unit], pen))


@card("bill_reminder")
def bill_reminder(tx: Session, card: Card, pen: Pen) -> Face | None:
    """One message for all that somebody's units reached that day; the words go by the latest step."""
    contact = tx.get_one(Contact, card.subject_id)
    day = date.fromordinal(tx.get_one(Campaign, contact.campaign_id).subject_id)
    units = {unit.id or 0: unit for unit in _homes(tx, contact.person_id, pen)}
    if card.message_id is None:
        # Whoever promised while his reminder waited is left in peace.
        units = {id: unit for id, unit in units.items() if running_promise(tx, id, day) is None}
    asked = reminded_on(tx, day, pen.zone, units)
    steps, bills = [step for _, step in asked], {bill.id: bill for bill, _ in asked}
    broken = broken_on(tx, day, pen.zone, units)
    bills |= {bill.id: bill for bill in overdue(tx, {promise.unit_id for promise in broken}, day)}
    if not bills:
        return _nothing_left(card, pen)
    found = owed_for(tx, pen.catalogue, bills.values(), today(pen))
    opening = _opening(max(steps, default=1), found, pen)
    promised = pen("reminder-promised", until=max(promise.until for promise in broken).isoformat()) if broken else ""
    named = [unit for id, unit in units.items() if any(each.bill.unit_id == id for each in found)]
    told = [_of_unit(unit, found, pen) for unit in named]
    total = pen("bills-these", amount=yuan(sum(each.total for each in found)))
    return Face(blocks(promised or opening, *told, total, pen("reminder-close")), _rows(named, pen))


def _opening(step: int, found: list[Owed], pen: Pen) -> str:
    if step < 0:
        return pen("reminder-soon")
    calls = [kind.butler_from for kind in pen.catalogue.fees.kinds.values() if kind.butler_from is not None]
    if calls and step >= min(calls):
        return pen("reminder-call")
    return pen("reminder-late") if step >= 7 else pen("reminder-past")


def _of_unit(unit: Unit, found: list[Owed], pen: Pen) -> str:
    mine = [each for each in found if each.bill.unit_id == unit.id]
    told = [lines(bill_head(each.bill, pen), _until(each, pen)) for each in mine[:TOLD]]
    return lines(pen("reminder-unit", unit=unit.label), *told)


def _until(owed: Owed, pen: Pen) -> str:
    late, due = (today(pen) - owed.bill.due).days, owed.bill.due.isoformat()
    part = pen("bill-part-paid", paid=yuan(owed.bill.paid), left=yuan(owed.principal)) if owed.bill.paid else ""
    fee = pen("bill-late-fee", amount=yuan(owed.late_fee)) if owed.late_fee else ""
    return lines(part, pen("bill-overdue", due=due, days=late) if late > 0 else pen("bill-due", due=due), fee)


def _nothing_left(card: Card, pen: Pen) -> Face | None:
    """Paid between the reminder and its sending: say nothing. A message that stands says thank you."""
    return Face(pen("reminder-paid")) if card.message_id is not None else None


def _rows(units: list[Unit], pen: Pen) -> list[list[Button]]:
    rows = []
    for unit in units:
        suffix = f" {unit.label}" if len(units) > 1 else ""
        views = (("button-statement", "face"), ("button-promise-pay", "promise"), ("button-dispute", "dispute"))
        rows.append([Button(pen.words(key) + suffix, pack("bills_open", unit.id, view)) for key, view in views])
    return rows


def _homes(tx: Session, person_id: int, pen: Pen) -> list[Unit]:
    living = select(Unit).join(Household, col(Household.unit_id) == col(Unit.id))
    now_there = or_(col(Household.until).is_(None), col(Household.until) > pen.now)
    return list(tx.exec(living.where(Household.person_id == person_id, now_there).order_by(col(Unit.id))))
