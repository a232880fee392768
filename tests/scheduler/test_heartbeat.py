"""Every promise is kept once, however often we died, whatever the clocks did."""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import Session, select

from models.database import Database
from models.timers import Timer
from scheduler.calendar import Calendar, Schedule
from scheduler.heartbeat import Heartbeat
from tests.bot.conftest import Clock
from usecases.timers import set_timer

pytestmark = pytest.mark.anyio


class Diary:
    """The jobs of these tests: they write down what they did and when they believed it was."""

    def __init__(self) -> None:
        self.lines: list[tuple[str, datetime]] = []
        self.broken: set[str] = set()
        self.trouble: list[str] = []
        self.monotonic = 0.0

    def remind(self, tx: Session, timer: Timer, *, now: datetime) -> None:
        self.lines.append((timer.key, now))
        if timer.key in self.broken:
            raise ConnectionError

    def snooze(self, tx: Session, timer: Timer, *, now: datetime) -> None:
        """Reminds, and has itself reminded again an hour later, three times."""
        self.remind(tx, timer, now=now)
        count = int(timer.facts["count"])
        if count < 3:
            arm(tx, f"snooze:{count + 1}", 60, "snooze", {"count": count + 1}, now=now)

    async def on_trouble(self, kind: str, timer: int, error: str) -> None:
        self.trouble.append(f"{kind} {error}")

    def keys(self) -> list[str]:
        return [key for key, _ in self.lines]


@pytest.fixture
def diary() -> Diary:
    return Diary()


@pytest.fixture
def heartbeat(db: Database, diary: Diary) -> Heartbeat:
    return beat_of(db, diary)


def beat_of(db: Database, diary: Diary, calendar: Calendar | None = None) -> Heartbeat:
    jobs = {"remind": diary.remind, "snooze": diary.snooze}
    watch: Callable[[], float] = lambda: diary.monotonic  # noqa: E731
    return Heartbeat(db, jobs, calendar=calendar, on_trouble=diary.on_trouble, monotonic=watch)


def arm(
    tx: Session, key: str, minutes: float, job: str = "remind", facts: dict[str, Any] | None = None, *, now: datetime
) -> None:
    set_timer(tx, key=key, job=job, due_at=now + timedelta(minutes=minutes), facts=facts, why="why-urge", now=now)


async def test_a_timer_fires_once_when_it_is_due(
    db: Database, heartbeat: Heartbeat, diary: Diary, clock: Clock
) -> None:
    await db.run(arm, "urge", 10)
    assert await heartbeat.beat() == []
    clock.push(minutes=10)
    (done,) = await heartbeat.beat()
    assert (done.at, done.job, done.key, done.why, done.emergency) == (clock.now, "remind", "urge", "why-urge", False)
    assert await heartbeat.beat() == []
    assert diary.lines == [("urge", clock.now)]


async def test_what_came_due_while_we_were_down_is_done_at_the_start_oldest_first(
    db: Database, diary: Diary, clock: Clock
) -> None:
    for minutes in (300, 5, 40):
        await db.run(arm, f"after {minutes}", minutes)
    clock.push(days=3)
    await beat_of(db, diary).beat()
    assert diary.keys() == ["after 5", "after 40", "after 300"]
    assert {at for _, at in diary.lines} == {clock.now}, "late jobs know that they are late"


async def test_two_heartbeats_do_not_do_it_twice(db: Database, diary: Diary) -> None:
    for number in range(20):
        await db.run(arm, f"urge {number}", 0)
    one, other = beat_of(db, diary), beat_of(db, diary)
    done = [*await one.beat(), *await other.beat()]
    assert len(done) == 20
    assert sorted(diary.keys()) == sorted(f"urge {number}" for number in range(20))


async def test_a_broken_job_rests_and_is_tried_again_and_nobody_waits_for_it(
    db: Database, heartbeat: Heartbeat, diary: Diary
) -> None:
    diary.broken = {"bad"}
    await db.run(arm, "bad", -1)
    await db.run(arm, "good", 0)
    assert [done.key for done in await heartbeat.beat()] == ["good"]
    assert diary.keys() == ["bad", "good"]
    await heartbeat.beat()
    assert diary.keys() == ["bad", "good"], "it rests"
    diary.monotonic += 1
    await heartbeat.beat()
    assert diary.keys() == ["bad", "good", "bad"]
    diary.broken.clear()
    diary.monotonic += 5
    assert [done.key for done in await heartbeat.beat()] == ["bad"]
    assert diary.trouble == ["job_failed ConnectionError"], "told once"
    assert heartbeat._failed == {}


async def test_a_job_nobody_knows_is_trouble_and_stays_due(db: Database, heartbeat: Heartbeat, diary: Diary) -> None:
    await db.run(arm, "odd", 0, "no such job")
    assert await heartbeat.beat() == []
    assert diary.trouble == ["job_failed KeyError"]
    assert (await db.read(lambda tx, *, now: tx.exec(select(Timer)).one())).fired_at is None


async def test_what_a_broken_job_wrote_is_undone(db: Database, heartbeat: Heartbeat, diary: Diary) -> None:
    diary.broken = {"snooze:1"}
    await db.run(arm, "snooze:1", 0, "snooze", {"count": 1})
    await heartbeat.beat()
    assert await db.read(lambda tx, *, now: len(tx.exec(select(Timer)).all())) == 1


@pytest.mark.parametrize("step", [timedelta(hours=-1), timedelta(seconds=-30), timedelta(hours=1), timedelta(hours=8)])
async def test_a_clock_that_steps_loses_and_doubles_nothing(
    db: Database, heartbeat: Heartbeat, diary: Diary, clock: Clock, step: timedelta
) -> None:
    for minutes in range(10):
        await db.run(arm, f"urge {minutes}", minutes)
    for second in range(3 * 3600 // 30):
        if second == 4:
            clock.now += step
        await heartbeat.beat()
        clock.push(seconds=30)
        diary.monotonic += 30
    assert sorted(diary.keys()) == [f"urge {minutes}" for minutes in range(10)]


async def test_a_pushed_clock_does_everything_on_the_way_each_at_its_own_time(
    db: Database, heartbeat: Heartbeat, diary: Diary, clock: Clock
) -> None:
    start = clock.now
    await db.run(arm, "snooze:1", 30, "snooze", {"count": 1})
    await db.run(arm, "urge", 45)
    await db.run(arm, "tomorrow", 24 * 60 + 1)
    pushed: list[datetime] = []

    def push(at: datetime) -> None:
        pushed.append(at)
        clock.now = at

    done = await heartbeat.catch_up(start + timedelta(days=1), push)
    minutes = [(one.key, (one.at - start).total_seconds() / 60) for one in done]
    assert minutes == [("snooze:1", 30), ("urge", 45), ("snooze:2", 90), ("snooze:3", 150)]
    assert [at for _, at in diary.lines] == [one.at for one in done]
    assert pushed == [*(one.at for one in done), start + timedelta(days=1)]
    assert await heartbeat.beat() == []


async def test_what_was_overdue_before_the_push_is_done_now_and_not_in_the_past(
    db: Database, heartbeat: Heartbeat, diary: Diary, clock: Clock
) -> None:
    await db.run(arm, "overdue", -60)
    await heartbeat.catch_up(clock.now + timedelta(hours=1))
    assert diary.lines == [("overdue", clock.now)]


async def test_a_broken_job_does_not_stop_a_pushed_clock(
    db: Database, heartbeat: Heartbeat, diary: Diary, clock: Clock
) -> None:
    diary.broken = {"bad"}
    await db.run(arm, "bad", 5)
    await db.run(arm, "good", 6)
    done = await heartbeat.catch_up(clock.now + timedelta(hours=1))
    assert [one.key for one in done] == ["good"]


SHANGHAI = ZoneInfo("Asia/Shanghai")
MORNING = Schedule("remind", "30 8 * * mon-fri", why="why-morning", facts={"subject": "morning list"})


def open_ticks(tx: Session, *, now: datetime) -> list[str]:
    query = select(Timer.key).where(Timer.fired_at == None).order_by(Timer.key)  # noqa: E711
    return list(tx.exec(query))


async def test_every_working_morning_has_its_tick(db: Database, diary: Diary, clock: Clock) -> None:
    """The clock starts on Saturday the 21st; Hangzhou is eight hours ahead."""
    heartbeat = beat_of(db, diary, Calendar([MORNING], SHANGHAI))
    await heartbeat.plan()
    await heartbeat.plan()
    assert await db.read(open_ticks) == ["tick:remind@2026-11-23T00:30Z"]
    done = await heartbeat.catch_up(clock.now + timedelta(days=7))
    assert [f"{one.at:%a %d %H:%M}" for one in done] == [f"{day} 00:30" for day in (
        "Mon 23", "Tue 24", "Wed 25", "Thu 26", "Fri 27")]  # fmt: skip
    assert {(one.subject, one.why) for one in done} == {("morning list", "why-morning")}


async def test_missed_mornings_are_caught_up_once(db: Database, diary: Diary, clock: Clock) -> None:
    calendar = Calendar([MORNING], SHANGHAI)
    await beat_of(db, diary, calendar).plan()
    clock.push(days=6)
    late = beat_of(db, diary, calendar)
    await late.plan()
    assert [done.key for done in await late.beat()] == ["tick:remind@2026-11-23T00:30Z"]
    assert await db.read(open_ticks) == ["tick:remind@2026-11-30T00:30Z"]


async def test_a_morning_that_was_moved_is_moved_and_can_be_moved_back(db: Database, diary: Diary) -> None:
    old, new = Calendar([MORNING], SHANGHAI), Calendar([Schedule("remind", "0 9 * * mon-fri")], SHANGHAI)
    for calendar, tick in ((old, "00:30"), (new, "01:00"), (old, "00:30")):
        await beat_of(db, diary, calendar).plan()
        assert await db.read(open_ticks) == [f"tick:remind@2026-11-23T{tick}Z"]
    await beat_of(db, diary, Calendar([], SHANGHAI)).plan()
    assert await db.read(open_ticks) == []
