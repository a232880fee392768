"""Sheets of bills to test with: the good row with something changed, taken in or refused."""

import pytest
from sqlmodel import col, select

from cards.bill_sheets import fees_by_name
from cards.sheet_problems import told
from catalogue.load import load
from locales.texts import Texts
from models.bills import Bill, BillImport
from models.database import Database
from models.people import Language
from papers.rows import Row, Unreadable
from tests import people
from tests.usecases.billing import ask
from usecases import bill_import
from usecases.bill_sheet import Sheet, read_bills

GOOD = {
    "number": "WY-1", "unit": "12-1502", "fee": "物业费", "month": "2026-11", "quantity": "95.2", "price": "3",
    "amount": "285.60", "due": "2026-11-30", "note": "十一月",
}  # fmt: skip


#: Every word that may stand for a fee.
FEES = fees_by_name(TEXTS := Texts(), load())


def sheet(*rows: dict[str, str]) -> Sheet:
    """A sheet whose rows are the good one with something changed; the first is row 2."""
    return read_bills([Row(line, GOOD | row) for line, row in enumerate(rows, 2)], FEES)


def takes_in(db: Database, sheet: Sheet) -> BillImport:
    """The operator imports it."""
    db.run_sync(people.make_estate)
    return db.run_sync(bill_import.import_bills, sheet, "十一月.xlsx", "d" * 64)


def refused(db: Database, sheet: Sheet, language: Language = Language.EN) -> list[str]:
    """What the sender reads, row by row; and nothing was written."""
    before = bills(db)
    with pytest.raises(Unreadable) as wrong:
        takes_in(db, sheet)
    assert bills(db) == before
    return [told(problem, TEXTS(language)) for problem in wrong.value.problems]


def bills(db: Database) -> list[Bill]:
    """Every bill there is."""
    return list(ask(db, lambda tx: tx.exec(select(Bill).order_by(col(Bill.id))).all()))
