"""The demo's bills: this month's and last month's, whenever the demo is started.

They come as they would from any accounting program, as a sheet; only its days and months are filled in
from today. Its tenants have known them since they were billed, so nobody is told of them as new.
"""

import re
from datetime import date, datetime, timedelta
from pathlib import Path

from sqlmodel import Session, select

from bot.commands_bills import read
from locales.texts import Texts
from models.bills import Bill
from models.columns import in_zone
from models.database import Database
from models.estate import Household, Unit
from models.payments import Payment, PaymentWay
from models.people import Person
from usecases.bill_import import import_bills
from usecases.bill_sheet import Sheet
from usecases.bills import open_bills, today
from usecases.payments import settle

BILLS = Path(__file__).parent.parent / "simulator" / "worlds" / "demo_bills.csv"
#: All came to the tenants so many days ago; what is due later is still to be reminded of in time.
BILLED = timedelta(days=40)
#: Who paid last month's management fee, how long ago, and who booked it.
PAID, PAID_AGO, CASHIER = "12-1502", timedelta(days=28), 2007
_BLANK = re.compile(r"\{(month|day)([+-][0-9]+)?\}")


def seed_bills(db: Database, texts: Texts) -> None:
    """Put the demo's bills into a database that has none."""
    if db.read_sync(none_yet):
        text = filled_in(
            BILLS.read_text(encoding="utf-8"), in_zone(db.clock(), db.info["catalogue"].estate.zone).date()
        )
        db.run_sync(seed, read(db, texts, text.encode()))


def filled_in(text: str, day: date) -> str:
    """The sheet for a day: {month-1} is the month before, {day+9} nine days from it."""

    def fill(blank: re.Match[str]) -> str:
        what, by = blank[1], int(blank[2] or 0)
        return month_from(day, by) if what == "month" else (day + timedelta(days=by)).isoformat()

    return _BLANK.sub(fill, text)


def month_from(day: date, by: int) -> str:
    """A month, so many later or earlier: 2026-11."""
    year, month = divmod(day.year * 12 + day.month - 1 + by, 12)
    return f"{year:04}-{month + 1:02}"


def none_yet(tx: Session, *, now: datetime) -> bool:
    """Whether nobody has billed anything; a demo that is started again keeps its own bills."""
    return tx.exec(select(Bill)).first() is None


def seed(tx: Session, sheet: Sheet, *, now: datetime) -> None:
    """Bring them over, and book what was paid on time."""
    import_bills(tx, sheet, BILLS.name, "demo", quietly=True, now=now - BILLED)
    paid_at = now - PAID_AGO
    unit = tx.exec(select(Unit).where(Unit.label == PAID)).one()
    home = tx.exec(select(Household).where(Household.unit_id == unit.id)).one()
    cashier = tx.exec(select(Person).where(Person.user_id == CASHIER)).one()
    # Money goes to the oldest bill first.
    first = open_bills(tx, home.unit_id)[0]
    payment = Payment(unit_id=home.unit_id, person_id=home.person_id, way=PaymentWay.TRANSFER, sent_at=paid_at)
    tx.add(payment)
    tx.flush()
    settle(tx, payment, first.amount, today(tx, paid_at), by=cashier, now=paid_at)
