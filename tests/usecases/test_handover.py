"""Hand-over: the brief at the shift's end, accepted item by item or all at once, or the supervisor hears of it."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlmodel import func, select

from cards.face import Face
from models.database import Database
from models.people import Person
from models.shifts import HandOver, HandOverItem
from models.tickets import Ticket
from models.timers import Timer
from scheduler.calendar import Calendar
from scheduler.schedules import schedules
from tests import people
from tests.usecases.conftest import FakeClock, Said
from tests.usecases.house import House, buttons
from tests.usecases.rota import engineers, rows, works
from tests.usecases.time_machine import runs_until, wakes_up
from usecases import duty_log, handover, rosters, work

LIN, LI, SUN = 101, 202, 206
GROUP = people.ENGINEERS_CHAT
#: Zhang's shift ends at 20:00 in Hangzhou, four and a half hours from now.
END = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@pytest.fixture
def four(house: House, db: Database) -> dict[str, Person]:
    """Zhang hands over to Li tonight; Sun oversees them and stands on no roster."""
    return engineers(db) | {"sun": db.run_sync(people.sun), "lin": db.run_sync(people.lin)}


def brief(said: Said) -> Face:
    """The brief as it stands in the group."""
    return next(face for face in reversed(said(GROUP)) if "交接班" in face.text)


def told_of_hand_over(said: Said) -> list[Face]:
    """What the supervisor reads about hand-overs; of late tickets he hears too."""
    return [face for face in said(SUN) if "交接班" in face.text]


def ends(clock: FakeClock, db: Database) -> HandOver:
    """Time passes until the shift has ended."""
    runs_until(clock, db, END)
    [posted] = rows(db, HandOver)
    return posted


def items(db: Database) -> list[HandOverItem]:
    return rows(db, HandOverItem)


def test_the_brief_names_who_goes_who_comes_and_what_is_unfinished(
    house: House, db: Database, four: dict[str, Person], said: Said, clock: FakeClock
) -> None:
    leak, tap, door, hall = (
        house.reports(four["lin"], text) for text in ("厨房漏水", "水龙头坏了", "门锁坏了", "灯坏了")
    )
    for ticket in (tap, door, hall):
        house.claims(four["zhang"], ticket)
    db.run_sync(work.promise, tap.id, 24, by=four["zhang"], catalogue=house.catalogue)
    db.run_sync(work.hold, door.id, "parts", 72, by=four["zhang"], catalogue=house.catalogue)
    db.run_sync(duty_log.add_line, four["zhang"], GROUP, "2号泵有异响，夜里多看一次")

    ends(clock, db)

    text = brief(said).text
    assert "下班：张师傅" in text
    assert "接班：李师傅" in text
    assert "2号泵有异响" in text
    assert "等配件" in text
    assert "明天 15:30 前" in text
    for ticket in (leak, tap, door, hall):
        assert str(ticket.number) in text
    assert buttons(brief(said))[-1] == "全部接下"
    assert len(buttons(brief(said))) == 5


def test_what_is_finished_is_not_handed_over(
    house: House, db: Database, four: dict[str, Person], said: Said, clock: FakeClock
) -> None:
    done = house.done(four["lin"], four["zhang"])

    ends(clock, db)

    assert str(done.number) not in brief(said).text
    assert "没有遗留的事" in brief(said).text
    assert buttons(brief(said)) == []


def test_nothing_to_hand_over_bothers_no_supervisor(
    db: Database, four: dict[str, Person], said: Said, clock: FakeClock
) -> None:
    ends(clock, db)

    assert [one.job for one in runs_until(clock, db, timedelta(hours=1))] == []
    assert said(SUN) == []


def test_the_job_run_twice_posts_one_brief(
    house: House, db: Database, four: dict[str, Person], said: Said, clock: FakeClock
) -> None:
    house.reports(four["lin"])
    posted = ends(clock, db)

    again = db.run_sync(handover.post_brief, posted.group_id, END)

    assert again is not None
    assert again.id == posted.id
    assert (len(rows(db, HandOver)), len(items(db))) == (1, 1)


def test_every_shift_end_of_a_week_has_one_brief_at_eight(
    house: House, db: Database, four: dict[str, Person], clock: FakeClock
) -> None:
    house.reports(four["lin"])
    calendar = Calendar(schedules(house.catalogue), house.catalogue.zone)

    runs_until(clock, db, timedelta(days=7), calendar=calendar)

    told = [posted.shift_end.astimezone(house.catalogue.zone) for posted in rows(db, HandOver)]
    assert [f"{end:%d %H:%M}" for end in sorted(told)] == [
        "21 20:00", "22 08:00", "22 20:00", "23 08:00", "23 20:00", "24 08:00", "24 20:00",
        "25 08:00", "25 20:00", "26 08:00", "26 20:00", "27 08:00", "27 20:00", "28 08:00",
    ]  # fmt: skip


def test_after_three_days_away_only_the_last_shift_is_handed_over(
    house: House, db: Database, four: dict[str, Person], clock: FakeClock
) -> None:
    """Four ends were planned before the house went down; three are long over and nobody's business any more."""
    house.reports(four["lin"])
    clock.now = datetime(2026, 11, 23, 12, 30, tzinfo=UTC)

    wakes_up(db)

    assert [posted.shift_end for posted in rows(db, HandOver)] == [END + timedelta(days=2)]


def test_a_roster_changed_after_planning_posts_no_empty_brief(
    house: House, db: Database, four: dict[str, Person], clock: FakeClock
) -> None:
    db.run_sync(rosters.set_exception, four["zhang"].id, END.date(), "", by=four["sun"])

    runs_until(clock, db, END)

    assert rows(db, HandOver) == []


def test_whoever_leaves_while_a_colleague_works_on_hands_over_his_own_matters(
    house: House, db: Database, four: dict[str, Person], said: Said, clock: FakeClock
) -> None:
    """Wu works until six on weekends; Zhang goes on until eight."""
    wu = db.run_sync(lambda tx, now: people._staff(tx, now, 213, "吴师傅", people.Role.WORKER, people.ENGINEERING))
    db.run_sync(works, wu, "weekend", END.date())
    his, other = house.reports(four["lin"], "厨房漏水"), house.reports(four["lin"], "门锁坏了")
    house.claims(wu, his)
    house.claims(four["zhang"], other)

    runs_until(clock, db, END - timedelta(hours=2))

    assert str(his.number) in brief(said).text
    assert str(other.number) not in brief(said).text
    assert "接班：张师傅" in brief(said).text


def test_whoever_leaves_with_nothing_in_hand_while_a_colleague_works_on_needs_no_brief(
    house: House, db: Database, four: dict[str, Person], clock: FakeClock
) -> None:
    wu = db.run_sync(lambda tx, now: people._staff(tx, now, 213, "吴师傅", people.Role.WORKER, people.ENGINEERING))
    db.run_sync(works, wu, "weekend", END.date())
    house.reports(four["lin"])

    runs_until(clock, db, END - timedelta(hours=2))

    assert rows(db, HandOver) == []


def test_a_shift_that_ends_in_the_night_is_handed_over_without_a_sound(
    house: House, db: Database, four: dict[str, Person], said: Said, clock: FakeClock
) -> None:
    ticket = house.reports(four["lin"])
    db.run_sync(rosters.set_exception, four["li"].id, END.date(), "20:00-02:00", by=four["sun"])
    runs_until(clock, db, END)
    assert not brief(said).silent

    runs_until(clock, db, END + timedelta(hours=6))

    assert "今天 02:00" in brief(said).text
    assert str(ticket.number) in brief(said).text
    assert brief(said).silent


def test_whoever_goes_on_from_one_shift_into_the_next_hands_over_to_nobody(
    house: House, db: Database, four: dict[str, Person], clock: FakeClock
) -> None:
    house.reports(four["lin"])
    db.run_sync(rosters.set_exception, four["zhang"].id, END.date(), "08:00-08:00", by=four["sun"])
    db.run_sync(rosters.set_exception, four["li"].id, END.date(), "", by=four["sun"])

    runs_until(clock, db, END + timedelta(hours=12))

    assert rows(db, HandOver) == []


def test_a_team_without_rosters_has_no_hand_over(house: House, db: Database) -> None:
    db.run_sync(people.zhang)

    assert db.run_sync(handover.plan_hand_overs) == 0


def test_planning_twice_sets_no_timer_twice(house: House, db: Database, four: dict[str, Person]) -> None:
    def count() -> int:
        return db.read_sync(lambda tx, now: tx.exec(select(func.count()).select_from(Timer)).one())

    before = count()
    db.run_sync(handover.plan_hand_overs)

    assert count() == before


def test_a_brief_of_many_matters_still_fits_a_message(
    house: House, db: Database, four: dict[str, Person], said: Said, clock: FakeClock
) -> None:
    tickets: list[Ticket] = [house.reports(four["lin"], f"第{number}盏灯坏了") for number in range(60)]
    posted = ends(clock, db)

    face = brief(said)
    assert len(face.text) < 4096
    assert sum(len(row) for row in face.rows) <= 21
    assert "还有 30 件" in face.text
    db.run_sync(handover.accept_all, posted.id, by=four["li"])
    assert all(item.accepted_by == four["li"].id for item in items(db))
    assert len(items(db)) == len(tickets)
