"""The ladder of reminders, day by day: few, kind, one message for all, and never to whoever named a day or asked."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import Session, col, select

from models.bills import Bill, BillImport, Reminder
from models.campaigns import Campaign
from models.catalogue import Catalogue
from models.database import Database
from models.estate import Household, Unit
from models.outbox import Delivery, OutboxMessage, Priority
from models.people import Language, Person
from scheduler.bill_jobs import bill_schedules
from tests import people
from tests.usecases.billing import ask, billed, day, pays
from tests.usecases.conftest import FakeClock, Said
from tests.usecases.house import House, buttons
from tests.usecases.mornings import LIN, Morning, long_ago, morning, noted
from tests.usecases.time_machine import runs_until
from usecases import campaigns, reminders
from usecases.people import set_reachable

__all__ = ["morning"]


def test_each_step_is_said_once_from_a_friendly_word_to_a_call(
    db: Database, clock: FakeClock, morning: Morning
) -> None:
    bill = long_ago(db, clock, "12-1502", "2000.00", "2026-11-20")

    said_on = {}
    for number in range(60):
        on = f"{day('2026-11-05') + timedelta(days=number)}"
        for face in morning(on):
            said_on[on] = face.text.splitlines()[0][2:16]

    assert said_on == {
        "2026-11-13": "温馨提示：下面的账单快到期了",
        "2026-11-19": "温馨提示：下面的账单快到期了",
        "2026-11-21": "下面的账单到期了，可能您忙忘",
        "2026-11-27": "下面的账单我们还没有收到款。",
        "2026-12-04": "下面的账单已经过了一段时间。",
        "2026-12-20": "下面的账单已经过了一段时间。",
    }
    assert noted(db, bill) == dict.fromkeys((-7, -1, 1, 7, 14, 30), "")


def test_a_reminder_is_bulk_that_must_not_come_twice(db: Database, clock: FakeClock, morning: Morning) -> None:
    long_ago(db, clock, "12-1502", "2000.00", "2026-11-20")

    [face] = morning("2026-11-21")

    rows = select(OutboxMessage).where(col(OutboxMessage.campaign_id).is_not(None))
    assert [(row.delivery, row.priority) for row in ask(db, lambda tx: tx.exec(rows).all())] == [
        (Delivery.B, Priority.BULK)
    ]
    assert "2000.00 元" in face.text
    assert "2026-11-20 到期，已过 1 天" in face.text
    assert buttons(face) == ["🧾 看明细", "🤝 过几天缴", "❓ 账单有疑问"]


def test_all_bills_of_all_homes_are_one_message(db: Database, clock: FakeClock, lin: Person, morning: Morning) -> None:
    db.run_sync(people.lives_too, lin, "8-301")
    long_ago(db, clock, "12-1502", "2000.00", "2026-11-20")
    long_ago(db, clock, "12-1502", "30.00", "2026-11-28", fee="water")
    long_ago(db, clock, "8-301", "70.00", "2026-11-20", fee="parking")

    [face] = morning("2026-11-21")

    for words in ("12-1502", "8-301", "物业费", "水费", "停车费", "以上一共 <b>2103.00 元</b>"):
        assert words in face.text
    assert len(buttons(face)) == 6


def test_a_day_that_was_missed_is_caught_up_with_the_latest_step_only(
    db: Database, clock: FakeClock, morning: Morning
) -> None:
    bill = long_ago(db, clock, "12-1502", "2000.00", "2026-11-20")

    assert len(morning("2026-11-29")) == 1

    assert noted(db, bill) == {-7: "late", -1: "late", 1: "late", 7: ""}


def test_a_bill_is_left_alone_on_the_day_it_came_and_earlier_steps_are_no_news(
    db: Database, clock: FakeClock, morning: Morning
) -> None:
    clock.now = datetime.fromisoformat("2026-11-16T09:00+08:00").astimezone(UTC)
    bill = billed(db, "12-1502", "2000.00", "2026-11-20")

    assert [len(morning(f"2026-11-{on}")) for on in (16, 17, 18, 19)] == [0, 0, 0, 1]
    assert noted(db, bill) == {-7: "late", -1: ""}


def test_who_has_paid_is_not_reminded_nor_of_a_late_fee_alone(db: Database, clock: FakeClock, morning: Morning) -> None:
    qian = db.run_sync(people.qian)
    bill = long_ago(db, clock, "12-1502", "2000.00", "2026-11-10")
    pays(db, bill, "2000.00", "2026-11-15", qian)

    assert morning("2026-11-17") == []


def test_what_is_paid_between_the_reminder_and_its_sending_is_not_said(
    db: Database, clock: FakeClock, house: House, lin: Person, said: Said
) -> None:
    qian = db.run_sync(people.qian)
    bill = long_ago(db, clock, "12-1502", "2000.00", "2026-11-20")
    clock.now = datetime.fromisoformat("2026-11-21T10:00+08:00").astimezone(UTC)
    db.run_sync(reminders.remind)
    db.run_sync(campaigns.portion, 1, 0)
    assert said.last(LIN)

    pays(db, bill, "2002.00", "2026-11-21", qian)

    assert said(LIN) == []


def test_who_cannot_be_written_to_is_called_instead(
    db: Database, clock: FakeClock, house: House, lin: Person, morning: Morning, said: Said
) -> None:
    bill = long_ago(db, clock, "12-1502", "2000.00", "2026-11-20")
    db.run_sync(set_reachable, LIN, False)

    desk = morning("2026-11-21", people.DESK_CHAT)

    assert noted(db, bill)[1] == "unreachable"
    assert "12-1502 · 2002.00 元" in desk[-1].text


def test_more_units_than_fit_into_one_part_are_one_campaign(
    db: Database, clock: FakeClock, house: House, lin: Person
) -> None:
    many = reminders.PART + 5
    clock.now = datetime.fromisoformat("2026-11-01T09:00+08:00").astimezone(UTC)
    db.run_sync(owing_neighbours, many)
    clock.now = datetime.fromisoformat("2026-11-21T10:00+08:00").astimezone(UTC)

    db.run_sync(reminders.remind)
    runs_until(clock, db, timedelta(seconds=1))

    assert len(ask(db, lambda tx: tx.exec(select(Reminder)).all())) == 3 * many
    [campaign] = ask(db, lambda tx: tx.exec(select(Campaign)).all())
    assert (campaign.name, campaign.meant) == ("reminder:2026-11-21", many)


def test_new_bills_are_told_once_per_home(
    db: Database, clock: FakeClock, house: House, lin: Person, said: Said
) -> None:
    def sheet(tx: Session, *, now: datetime) -> int:
        taken = BillImport(file_name="十一月.xlsx", digest="0" * 64, at=now, added=2)
        tx.add(taken)
        tx.flush()
        return taken.id or 0

    import_id = db.run_sync(sheet)
    billed(db, "12-1502", "286.40", "2026-12-10", import_id=import_id)
    billed(db, "12-1502", "30.00", "2026-12-10", fee="water", import_id=import_id)
    billed(db, "12-301", "1.00", "2026-12-10")
    wang = db.run_sync(people.wang)

    for _ in range(2):
        campaign = db.run_sync(reminders.announce, import_id, by=None)
        db.run_sync(campaigns.portion, campaign.id, 0)

    [face] = said(LIN)
    assert "<b>12-1502</b> 的新账单来了" in face.text
    assert "<b>316.40 元</b>" in face.text
    assert said(wang.user_id or 0) == []


@pytest.mark.parametrize("language", list(Language))
def test_every_reminder_can_be_read_in_every_language(
    db: Database, clock: FakeClock, morning: Morning, said: Said, language: Language
) -> None:
    long_ago(db, clock, "12-1502", "2000.00", "2026-11-20")

    for on in ("2026-11-19", "2026-11-21", "2026-11-27", "2026-12-04"):
        morning(on)
        assert "12-1502" in said.last(LIN, language).text


def test_the_ladder_is_climbed_at_a_decent_hour(db: Database, catalogue: Catalogue) -> None:
    [schedule] = bill_schedules(catalogue)

    assert (schedule.job, schedule.cron) == ("remind_bills", "0 10 * * *")


def owing_neighbours(tx: Session, count: int, *, now: datetime) -> None:
    """So many flats more, somebody in each, and a bill."""
    building = people.make_estate(tx, now=now).buildings["12"]
    for at in range(count):
        unit = Unit(building_id=building.id or 0, floor="90", room=f"{at}", label=f"12-90{at}")
        tx.add(unit)
        tx.flush()
        person = people.newcomer(tx, 1000 + at, now=now)
        tx.add(Household(person_id=person.id or 0, unit_id=unit.id or 0, since=now))
        due = day("2026-11-20")
        tx.add(Bill(number=f"N-{at}", unit_id=unit.id or 0, fee="water", period_from=due, period_to=due, amount=100,
                    due=due, created_at=now))  # fmt: skip
