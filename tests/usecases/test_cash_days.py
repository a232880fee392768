"""Cashier Qian hands in the same day; what was paid too much pays the next bill by itself."""

from datetime import UTC, datetime

import pytest

from models.bills import BillStatus
from models.cash_figures import cash_day, window
from models.catalogue import Catalogue
from models.database import Database
from models.money import yuan
from models.payments import PaymentWay
from models.people import Language, Person
from models.refusals import Refusal
from papers.sheets import Column, read_sheet
from tests import people
from tests.usecases.billing import ask, billed
from tests.usecases.billing import now_of as bill_now
from tests.usecases.house import House
from tests.usecases.paying import approves, opens_finance, sends, told, types
from usecases import cash_days, credits, payment_desk


@pytest.fixture(autouse=True)
def estate(house: House, db: Database) -> House:
    opens_finance(db)
    return house


@pytest.fixture
def qian(db: Database) -> Person:
    return db.run_sync(people.qian)


def test_a_day_runs_from_closing_to_closing(catalogue: Catalogue) -> None:
    noon, evening = datetime(2026, 11, 21, 4, tzinfo=UTC), datetime(2026, 11, 21, 9, 30, tzinfo=UTC)

    assert [f"{each:%d %H:%M}" for each in window(catalogue, noon)] == ["20 09:30", "21 09:30"]
    assert [f"{each:%d %H:%M}" for each in window(catalogue, evening)] == ["21 09:30", "22 09:30"]


def paid_day(db: Database, lin: Person, qian: Person) -> None:
    """A proof over 2,010.00 with a late fee of 10.00 in it, and 300.00 in cash."""
    billed(db, "12-1502", "2000.00", "2026-11-16")
    approves(db, qian, sends(db, lin), 201_000)
    water = billed(db, "8-602", "300.00", "2026-12-10", fee="water")
    approves(db, qian, db.run_sync(payment_desk.register, water.unit_id, PaymentWay.CASH, by=qian), 30_000)


def test_the_sheet_has_sums_by_way_and_by_fee_and_the_list(db: Database, lin: Person, qian: Person, said) -> None:
    paid_day(db, lin, qian)

    db.run_sync(cash_days.ask, "", person=qian)

    sheet, file = said(208)[-2:]
    assert "现金：300.00 元\n缴费凭证：2010.00 元" in sheet.text
    assert "物业费：2000.00 元\n水费：300.00 元\n违约金：10.00 元" in sheet.text
    assert "共 2 笔，合计 2310.00 元" in sheet.text
    assert sheet.document.startswith(b"%PDF")
    found = read_sheet(file.document, [Column("number", ("收据号",)), Column("amount", ("金额（元）",))])
    assert [row.cells for row in found] == [
        {"number": "F-261121-001", "amount": "2010"}, {"number": "F-261121-002", "amount": "300"},
    ]  # fmt: skip


@pytest.mark.parametrize("language", list(Language))
def test_it_can_be_read_in_every_language(db: Database, lin: Person, qian: Person, said, language: Language) -> None:
    paid_day(db, lin, qian)
    db.run_sync(cash_days.ask, "2026-11-21", person=qian)

    assert all(face.text for face in said(208, language))


def test_it_comes_by_itself_once_when_the_office_closes_and_not_without_anything(
    db: Database, lin: Person, qian: Person, clock
) -> None:
    db.run_sync(people.ma)
    clock.advance(hours=2)
    assert db.run_sync(cash_days.hand_in) == 0
    clock.advance(hours=-2)
    paid_day(db, lin, qian)
    clock.advance(hours=2)

    for _ in range(2):
        db.run_sync(cash_days.hand_in)

    assert told(db, "day_sheet") == [207, 208]


def test_a_payment_taken_back_later_stands_in_the_later_day(db: Database, lin: Person, qian: Person, clock) -> None:
    ma = db.run_sync(people.ma)
    billed(db, "12-1502", "1000.00", "2026-12-10")
    payment = sends(db, lin)
    approves(db, qian, payment)
    first = window(db.info["catalogue"], clock.now)
    clock.advance(days=1)
    types(db, ma, payment_desk.CANCEL, payment, "退票")
    second = window(db.info["catalogue"], clock.now)

    def total(span: tuple[datetime, datetime]) -> str:
        return yuan(ask(db, lambda tx: cash_day(tx, *span).total))

    assert (total(first), total(second)) == ("1000.00", "-1000.00")


def test_a_payment_taken_back_the_same_day_was_none(db: Database, lin: Person, qian: Person, clock) -> None:
    ma = db.run_sync(people.ma)
    billed(db, "12-1502", "1000.00", "2026-12-10")
    payment = sends(db, lin)
    approves(db, qian, payment)
    types(db, ma, payment_desk.CANCEL, payment, "点错了")

    assert ask(db, lambda tx: cash_day(tx, *window(db.info["catalogue"], clock.now)).empty)


def test_only_who_decides_about_money_asks_for_it_and_for_a_day_that_exists(db: Database, qian: Person) -> None:
    with pytest.raises(Refusal, match="refusal-not-yours-to-do"):
        db.run_sync(cash_days.ask, "", person=db.run_sync(people.zhang))
    with pytest.raises(Refusal, match="refusal-daysheet-day"):
        db.run_sync(cash_days.ask, "yesterday", person=qian)


def test_a_credit_pays_the_next_bills_once_without_a_late_fee(
    db: Database, lin: Person, qian: Person, clock, said
) -> None:
    billed(db, "12-1502", "1000.00", "2026-12-10")
    types(db, qian, payment_desk.AMOUNT, sends(db, lin), "1200")
    unit_id = bill_now(db, billed(db, "12-1502", "150.00", "2026-12-20", fee="water")).unit_id
    assert ask(db, lambda tx: credits.credit_of(tx, unit_id)) == 20_000
    clock.advance(days=60)

    assert [db.run_sync(credits.use_credits) for _ in range(2)] == [1, 0]

    assert "150.00" in said.last(101).text
    assert "50.00" in said.last(101).text
    assert ask(db, lambda tx: credits.credit_of(tx, unit_id)) == 5_000


def test_a_credit_that_is_taken_back_takes_what_it_paid_along(db: Database, lin: Person, qian: Person) -> None:
    ma = db.run_sync(people.ma)
    billed(db, "12-1502", "1000.00", "2026-12-10")
    payment = sends(db, lin)
    types(db, qian, payment_desk.AMOUNT, payment, "1200")
    water = billed(db, "12-1502", "150.00", "2026-12-20", fee="water")
    db.run_sync(credits.use_credits)
    assert bill_now(db, water).status is BillStatus.PAID

    types(db, ma, payment_desk.CANCEL, payment, "退票")

    assert bill_now(db, water).status is BillStatus.OPEN
    assert ask(db, lambda tx: credits.credit_of(tx, water.unit_id)) == 0
