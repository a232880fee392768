"""Whoever names a day, or asks what a bill is about, is left in peace meanwhile, and the ladder goes on kindly."""

from models.database import Database
from models.people import Person
from tests import people
from tests.usecases.billing import billed, pays
from tests.usecases.conftest import FakeClock
from tests.usecases.house import House
from tests.usecases.mornings import LIN, Morning, closes_every_matter, long_ago, morning, noted
from usecases import bill_disputes, pay_promises

__all__ = ["morning"]


def test_a_promise_postpones_the_ladder_and_when_it_is_not_kept_the_reminder_says_so_kindly(
    db: Database, clock: FakeClock, lin: Person, morning: Morning
) -> None:
    bill = long_ago(db, clock, "12-1502", "2000.00", "2026-11-20")
    morning("2026-11-21")
    db.run_sync(pay_promises.promise, bill.unit_id, "2026-11-28", person=lin)

    assert [len(morning(f"2026-11-{on}")) for on in range(22, 29)] == [0] * 7
    [face] = morning("2026-11-29")

    assert face.text.startswith("🔔 您说过 2026-11-28 前缴，我们还没有看到款，也许正在路上。")
    assert noted(db, bill)[7] == ""
    assert morning("2026-11-30") == []


def test_an_unkept_promise_between_two_steps_is_mentioned_the_day_after(
    db: Database, clock: FakeClock, lin: Person, morning: Morning
) -> None:
    bill = long_ago(db, clock, "12-1502", "2000.00", "2026-11-20")
    morning("2026-11-21")
    db.run_sync(pay_promises.promise, bill.unit_id, "2026-11-24", person=lin)

    [face] = morning("2026-11-25")

    assert "您说过 2026-11-24 前缴" in face.text
    assert noted(db, bill) == {-7: "late", -1: "late", 1: ""}


def test_a_promise_that_was_kept_is_never_held_against_anybody(
    db: Database, clock: FakeClock, lin: Person, morning: Morning
) -> None:
    qian = db.run_sync(people.qian)
    bill = long_ago(db, clock, "12-1502", "2000.00", "2026-11-20")
    morning("2026-11-21")
    db.run_sync(pay_promises.promise, bill.unit_id, "2026-11-24", person=lin)
    clock.advance(days=2)
    pays(db, bill, "2010.00", "2026-11-23", qian)
    billed(db, "12-1502", "30.00", "2026-12-10", fee="water")

    [face] = morning("2026-12-11")

    assert face.text.startswith("🔔 下面的账单到期了")


def test_a_disputed_bill_waits_for_its_answer_and_the_others_do_not(
    db: Database, clock: FakeClock, house: House, lin: Person, morning: Morning
) -> None:
    wrong = long_ago(db, clock, "12-1502", "2000.00", "2026-11-20")
    water = long_ago(db, clock, "12-1502", "30.00", "2026-11-20", fee="water")
    db.run_sync(bill_disputes.dispute, wrong.id, house.said(LIN, "面积不对"), person=lin)

    [face] = morning("2026-11-21")
    assert "水费" in face.text
    assert "物业费" not in face.text
    assert noted(db, wrong) == {}

    closes_every_matter(db)
    [face] = morning("2026-11-24")
    assert "物业费" in face.text
    assert (noted(db, wrong)[1], noted(db, water)[1]) == ("", "")


def test_an_open_complaint_about_fees_pauses_all_bills_of_its_unit(
    db: Database, clock: FakeClock, house: House, lin: Person, morning: Morning
) -> None:
    long_ago(db, clock, "12-1502", "2000.00", "2026-11-20")
    ticket = house.reports(lin, "投诉你们物业费乱收费")
    assert (ticket.kind, ticket.category) == ("complaint", "fees")

    assert morning("2026-11-21") == []

    closes_every_matter(db)
    assert len(morning("2026-11-22")) == 1
