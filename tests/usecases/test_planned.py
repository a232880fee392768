"""What is due when, and why: overdue first, tickets by their numbers, recurring ticks among them."""

from datetime import timedelta

from bot.jobs import due_lines
from locales.texts import Texts
from models.catalogue import Catalogue
from models.database import Database
from models.people import Language
from scheduler.calendar import Calendar
from scheduler.schedules import schedules
from tests import people
from tests.usecases.conftest import FakeClock
from tests.usecases.house import House
from tests.usecases.rota import TODAY, works
from usecases.planned import planned
from usecases.timers import cancel_timer


def test_everything_due_is_listed_by_its_time_with_its_reason(
    house: House, db: Database, clock: FakeClock, texts: Texts
) -> None:
    ticket = house.reports(db.run_sync(people.lin))
    house.says(db.run_sync(people.wang), "家里停电了")
    db.run_sync(works, db.run_sync(people.zhang), "day", TODAY)
    db.run_sync(Calendar(schedules(house.catalogue), house.catalogue.zone).plan)

    told = db.read_sync(planned)

    assert [one.due_at for one in told] == sorted(one.due_at for one in told)
    about = {one.job: one.about for one in told}
    assert about["clock_due"] == ticket.number
    assert about["hand_over"] == "engineering"
    assert about["expire_draft"] == "", "a draft has no number yet"
    assert [one.job for one in told if one.recurring][:1] == ["day_sheet"]
    words = texts(Language.EN)
    assert all(words(one.why) for one in told), "every step says why"


def test_what_is_overdue_comes_first_and_is_marked(house: House, db: Database, clock: FakeClock) -> None:
    house.reports(db.run_sync(people.lin))
    clock.advance(minutes=10)
    house.reports(db.run_sync(people.wang))

    told = db.read_sync(planned)

    assert told[0].overdue
    assert told[0].due_at == clock.now - timedelta(minutes=7)
    assert not told[-1].overdue
    assert [one.overdue for one in told] == sorted((one.overdue for one in told), reverse=True)


def test_what_is_done_or_cancelled_is_not_listed_and_the_list_may_be_short(
    house: House, db: Database, clock: FakeClock
) -> None:
    ticket = house.reports(db.run_sync(people.lin))
    count = len(db.read_sync(planned))
    assert len(db.read_sync(planned, 1)) == 1

    db.run_sync(lambda tx, now: cancel_timer(tx, "clock", now))

    assert len(db.read_sync(planned)) < count
    assert ticket.number


def lines(db: Database, catalogue: Catalogue, texts: Texts, limit: int = 50) -> list[str]:
    return db.read_sync(due_lines, catalogue, texts, limit)


def test_each_line_says_when_what_whose_and_why(
    house: House,
    db: Database,
    catalogue: Catalogue,
    texts: Texts,
    clock: FakeClock,
) -> None:
    ticket = house.reports(db.run_sync(people.lin))
    db.run_sync(works, db.run_sync(people.zhang), "day", TODAY)
    clock.advance(minutes=70)

    told = lines(db, catalogue, texts)

    assert told[0].startswith("11-21 15:33  clock_due")
    assert str(ticket.number) in told[0]
    assert told[0].endswith("【已过 01:07】")
    assert any("一个班结束，要交接" in line and "engineering" in line for line in told)
    assert any(line.startswith("11-21 18:30  day_end") and "（定期）" in line for line in told)


def test_schedules_that_nobody_has_planned_yet_are_told_all_the_same(
    db: Database,
    catalogue: Catalogue,
    texts: Texts,
) -> None:
    assert any("day_end" in line for line in lines(db, catalogue, texts))
    assert len(lines(db, catalogue, texts, 1)) == 1
