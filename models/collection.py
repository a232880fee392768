"""The collection rate (收缴率): of what fell due in a month, how much has been paid, by fee and by building."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from sqlalchemy import func, select
from sqlmodel import Session, col

from models.bills import Bill, BillStatus
from models.estate import Building, Unit


@dataclass(frozen=True)
class Share:
    """What was billed and paid of one fee in one building, in cents; late fees are not in it."""

    fee: str
    building: str
    bills: int
    billed: int
    paid: int

    @property
    def rate(self) -> Decimal:
        """Percent of what was billed."""
        return Decimal(self.paid) / self.billed * 100 if self.billed else Decimal(100)


def first_of(day: date) -> date:
    """The first day of a day's month."""
    return day.replace(day=1)


def after(month: date) -> date:
    """The first day of the next month."""
    return first_of(month + timedelta(days=31))


def before(month: date) -> date:
    """The first day of the month before."""
    return first_of(month - timedelta(days=1))


def collected(tx: Session, month: date) -> list[Share]:
    """Each fee in each building, of the bills due in the month; what was taken back does not count."""
    sums = (func.count(col(Bill.id)), func.sum(col(Bill.amount)), func.sum(col(Bill.paid)))
    asked = select(col(Bill.fee), col(Building.code), *sums).join(Unit, col(Unit.id) == col(Bill.unit_id))
    asked = asked.join(Building, col(Building.id) == col(Unit.building_id))
    asked = asked.where(col(Bill.status) != BillStatus.WITHDRAWN, col(Bill.due) >= month, col(Bill.due) < after(month))
    asked = asked.group_by(col(Bill.fee), col(Building.code)).order_by(col(Bill.fee), col(Building.code))
    rows = tx.execute(asked).all()
    return [Share(fee, code, bills, int(billed), int(paid)) for fee, code, bills, billed, paid in rows]


def summed(shares: Iterable[Share], name: Callable[[Share], tuple[str, str]]) -> list[Share]:
    """The shares added up under the (fee, building) that `name` gives them, in the order of first sight."""
    found: dict[tuple[str, str], Share] = {}
    for each in shares:
        key = name(each)
        so_far = found.get(key, Share(*key, 0, 0, 0))
        found[key] = Share(*key, so_far.bills + each.bills, so_far.billed + each.billed, so_far.paid + each.paid)
    return list(found.values())
