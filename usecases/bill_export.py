"""Bills go out as a sheet that can be imported again and then changes nothing.

Withdrawn bills are left out: nobody owes them. What was paid stands in columns that an import does not read.
"""

from collections.abc import Iterator
from datetime import date, datetime
from decimal import Decimal

from sqlmodel import Session, col, select

from models.bills import Bill, BillStatus
from models.estate import Building, Unit
from models.refusals import Refusal

#: One bill, in the order of `models.bill_sheets.EXPORTED`; fee and status are text keys.
Row = list[str | Decimal]


def export_bills(
    tx: Session, building: str | None = None, month: tuple[date, date] | None = None, *, now: datetime
) -> Iterator[Row]:
    """Every bill that stands, by unit and due date: of one building, or whose period begins in a month."""
    if building is not None and tx.exec(select(Building).where(Building.code == building)).first() is None:
        raise Refusal("bill-export-building", building=building)
    wanted = select(Bill, Unit.label).join(Unit, col(Unit.id) == col(Bill.unit_id))
    wanted = wanted.join(Building, col(Building.id) == col(Unit.building_id)).where(
        Bill.status != BillStatus.WITHDRAWN, *([Building.code == building] if building else [])
    )
    if month:
        wanted = wanted.where(col(Bill.period_from).between(*month))
    ordered = wanted.order_by(col(Unit.building_id), col(Unit.id), col(Bill.due), col(Bill.id))
    for bill, label in tx.exec(ordered.execution_options(yield_per=1000)):
        yield _row(bill, label)


def _row(bill: Bill, label: str) -> Row:
    days = [day.isoformat() for day in (bill.period_from, bill.period_to)]
    counted: Row = [Decimal(number) if number else "" for number in (bill.quantity, bill.unit_price)]
    money: Row = [_yuan(bill.amount), bill.due.isoformat(), bill.note, _yuan(bill.paid)]
    return [bill.number, label, f"fee-{bill.fee}", *days, *counted, *money, f"bill-status-{bill.status.value}"]


def _yuan(cents: int) -> Decimal:
    return Decimal(cents) / 100
