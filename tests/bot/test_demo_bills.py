"""The demo's bills: whenever it is started they are this month's and last month's, and everybody knows them already."""

from datetime import UTC, date, datetime

import pytest
from sqlmodel import Session, col, select

from bot.demo import seed
from bot.demo_bills import BILLS, filled_in, month_from, seed_bills
from locales.texts import Texts
from models.bills import Bill, BillEvent, BillStatus
from models.database import Database
from models.outbox import OutboxMessage
from models.payments import Payment
from models.people import Person
from tests.usecases.conftest import (  # noqa: F401 - fixtures
    FakeClock,
    Said,
    catalogue,
    clock,
    db,
    empty_database,
    kept_database,
    said,
    texts,
)
from usecases import statements

LIN, ZHOU, ZHAO_MIN, EMILY = 1001, 1007, 1005, 1004


@pytest.fixture
def demo(db: Database, texts: Texts) -> Database:  # noqa: F811
    """The demo's estate on its first morning."""
    db.run_sync(seed)
    seed_bills(db, texts)
    return db


def somebody(tx: Session, user_id: int, *, now: datetime) -> Person:
    return tx.exec(select(Person).where(Person.user_id == user_id)).one()


def asks(demo: Database, said: Said, user_id: int) -> list[str]:  # noqa: F811
    """What /bills answers."""
    demo.run_sync(statements.my_bills, person=demo.read_sync(somebody, user_id))
    return [face.text for face in said(user_id)]


def test_one_is_late_one_has_paid_and_one_has_two_homes(demo: Database, said: Said) -> None:  # noqa: F811
    late = asks(demo, said, ZHOU)[-1]
    assert "2026-11-08 到期，已过 13 天" in late
    assert "违约金到今天 3.99 元" in late
    assert "<b>物业费</b> 2026年10月：<b>307.20 元</b>" in late
    assert "<b>物业费</b> 2026年10月" not in asks(demo, said, LIN)[-1], "Lin has paid October's"
    assert [text.split("\n")[0] for text in asks(demo, said, ZHAO_MIN)] == [
        "🧾 <b>8-401</b> 的账单",
        "🧾 <b>12-802</b> 的账单",
    ]
    assert "<b>Management fee</b> November 2026: <b>¥377.60</b>" in asks(demo, said, EMILY)[-1]


def test_nobody_is_told_of_what_he_knows_and_a_restart_changes_nothing(demo: Database, texts: Texts) -> None:  # noqa: F811
    seed_bills(demo, texts)

    with Session(demo.reading) as tx:
        assert tx.exec(select(OutboxMessage)).all() == []
        assert tx.exec(select(Payment.number)).all() == ["F-261024-001"]
        paid = tx.exec(select(Bill.number).where(Bill.status == BillStatus.PAID)).all()
        assert tx.exec(select(BillEvent.why)).all() == ["F-261024-001"], "a bill's history names the receipt"
        assert (paid, len(tx.exec(select(col(Bill.id))).all())) == (["WY-2026-10-1502"], 19)


@pytest.mark.parametrize("day", [(2027, 1, 1), (2028, 2, 29), (2026, 12, 31)])
def test_on_any_day_the_sheet_is_one_that_a_cashier_could_send(
    db: Database, texts: Texts, clock: FakeClock, day: tuple[int, int, int]  # noqa: F811
) -> None:  # fmt: skip
    clock.now = datetime(*day, 4, tzinfo=UTC)
    db.run_sync(seed)
    seed_bills(db, texts)

    with Session(db.reading) as tx:
        due = tx.exec(select(Bill.due).order_by(col(Bill.due))).all()
    assert due[0] < clock.now.date() < due[-1]


def test_months_and_days_are_counted_from_today() -> None:
    assert month_from(date(2027, 1, 31), -2) == "2026-11"
    assert filled_in("WY-{month}-1,{month-1},{day+9}", date(2027, 1, 31)) == "WY-2027-01-1,2026-12,2027-02-09"
    assert "{" not in filled_in(BILLS.read_text(encoding="utf-8"), date(2027, 1, 31))
