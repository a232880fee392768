"""The lines that bills are told in: what, for which period, how computed, what is paid, until when, how late."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date, datetime
from decimal import Decimal

from sqlmodel import Session, col, or_, select

from cards.parts import blocks, lines
from cards.registry import Pen
from locales.texts import Html
from models.bill_figures import Owed, open_bills_of, owed_for, running_dispute
from models.bills import Bill
from models.estate import Household
from models.money import yuan
from models.people import Person

#: So many bills are told one by one; a telephone shows no more at a time.
TOLD = 8


def today(pen: Pen) -> date:
    """The date at the estate."""
    return pen.now.astimezone(pen.zone).date()


def owing(tx: Session, unit_id: int, pen: Pen) -> list[Owed]:
    """What a unit owes today, the oldest due first."""
    return owed_for(tx, pen.catalogue, open_bills_of(tx, [unit_id]), today(pen))


def at_home(tx: Session, chat_id: int, unit_id: int, now: datetime) -> bool:
    """Whether whoever has this private chat lives in the unit now: nobody else reads its bills."""
    ties = select(Household.id).join(Person, col(Person.id) == col(Household.person_id))
    living = ties.where(Person.user_id == chat_id, Household.unit_id == unit_id)
    return tx.exec(living.where(or_(col(Household.until).is_(None), col(Household.until) > now))).first() is not None


def fee_name(fee: str, pen: Pen) -> str:
    """A fee kind in the reader's words; one that the catalogue no longer has is told as it was written."""
    return pen(f"fee-{fee}") if pen.words.has(f"fee-{fee}") else pen("bill-fee-unnamed", fee=fee)


def bill_lines(tx: Session, owed: Owed, pen: Pen) -> str:
    """One bill, whole."""
    bill = owed.bill
    part = pen("bill-part-paid", paid=yuan(bill.paid), left=yuan(owed.principal)) if bill.paid else ""
    return lines(
        bill_head(bill, pen), computed(bill, pen), part, _due(owed, pen), _late(owed, pen), _asked(tx, bill, pen)
    )


def bill_head(bill: Bill, pen: Pen) -> str:
    """What, for which period, how much."""
    fee, period = Html(fee_name(bill.fee, pen)), Html(_period(bill, pen))
    return pen("bill-head", fee=fee, period=period, amount=yuan(bill.amount))


def computed(bill: Bill, pen: Pen) -> str:
    """Quantity times unit price, if the sheet said so, and its note."""
    kind = pen.catalogue.fees.kinds.get(bill.fee)
    measure = pen(f"measure-{kind.measure}") if kind and kind.measure != "none" else ""
    how = ""
    if bill.quantity and bill.unit_price:
        how = pen("bill-computed", quantity=bill.quantity, measure=measure, price=bill.unit_price).replace("  ", " ")
    return lines(how, pen("bill-note", note=bill.note) if bill.note else "")


def several(tx: Session, found: list[Owed], pen: Pen) -> str:
    """Some bills one by one, the rest counted, and what all of them come to today."""
    more = found[TOLD:]
    rest = pen("bills-more", count=len(more), amount=yuan(sum(each.total for each in more))) if more else ""
    return blocks(*(bill_lines(tx, each, pen) for each in found[:TOLD]), rest, total(found, pen))


def total(found: Iterable[Owed], pen: Pen) -> str:
    """What all of them come to today."""
    return pen("bills-total", amount=yuan(sum(each.total for each in found)))


def fee_lines(owed: Owed, pen: Pen) -> str:
    """How the late fee of one bill came about, a line for each rate and each open amount."""
    told = [
        pen("late-line", since=line.since.isoformat(), until=line.until.isoformat(), days=line.days,
            rate=plain(line.rate), principal=yuan(line.principal), amount=plain(line.amount))
        for line in owed.lines
    ]  # fmt: skip
    settled = owed.fee.total - owed.late_fee
    less = pen("late-settled", amount=yuan(settled)) if settled else ""
    sum_up = pen("late-sum", amount=yuan(owed.late_fee))
    name = Html(fee_name(owed.bill.fee, pen))
    head = pen("late-head", fee=name, due=owed.bill.due.isoformat(), number=owed.bill.number)
    return lines(head, *told, changed_by(owed, pen), less, sum_up)


def changed_by(owed: Owed, pen: Pen) -> str:
    """Why a late fee is not what its lines come to: the minimum or the cap."""
    policy = "late-capped" if owed.fee.capped else "late-raised" if owed.fee.raised else ""
    return pen(policy, exact=plain(owed.fee.exact), amount=yuan(owed.fee.total)) if policy else ""


def plain(amount: Decimal) -> str:
    """A decimal as people write it: 0.2, 20, never 2E+1."""
    return f"{amount.normalize():f}"


def _period(bill: Bill, pen: Pen) -> str:
    first, last = bill.period_from, bill.period_to
    if first.day == 1 and first.replace(day=monthrange(first.year, first.month)[1]) == last:
        return pen("bill-month", year=str(first.year), month=first.month)
    return pen("bill-days", since=first.isoformat(), until=last.isoformat())


def _due(owed: Owed, pen: Pen) -> str:
    if not owed.principal:
        return ""
    late = (today(pen) - owed.bill.due).days
    if late > 0:
        return pen("bill-overdue", due=owed.bill.due.isoformat(), days=late)
    return pen("bill-due", due=owed.bill.due.isoformat())


def _late(owed: Owed, pen: Pen) -> str:
    return pen("bill-late-fee", amount=yuan(owed.late_fee)) if owed.late_fee else ""


def _asked(tx: Session, bill: Bill, pen: Pen) -> str:
    ticket = running_dispute(tx, bill)
    return pen("bill-disputed", number=ticket.number or "") if ticket is not None else ""
