"""The clockwork under load: away for days, two at once, clocks that step, summer time. Nothing lost or doubled."""

import asyncio
import shutil
import time
from collections import Counter
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import Session, select

from models.database import Database
from models.timers import Timer
from scheduler.calendar import Calendar, Schedule
from scheduler.heartbeat import Done, Heartbeat
from tests.bot.conftest import Clock
from tests.scheduler.test_calendar import ZONES
from tests.scheduler.test_heartbeat import Diary, beat_of
from usecases.timers import next_due, set_timer

pytestmark = pytest.mark.anyio

MANY = 1000


def plan_many(tx: Session, count: int, span: timedelta, *, now: datetime) -> None:
    """So many promises, spread over the time we will be away; set in no order."""
    for number in range(count):
        # 389 has no divisor in common with a round number: every place is taken once.
        due = now + span * ((number * 389) % count + 1) / count
        set_timer(tx, key=f"urge:{number}", job="remind", due_at=due, now=now)


async def start(db: Database, heartbeat: Heartbeat) -> list[Done]:
    """What a process does when it comes back: beat until nothing is due any more."""
    done: list[Done] = []
    while await db.read(is_due):
        done += await heartbeat.beat()
    return done


def is_due(tx: Session, *, now: datetime) -> bool:
    return next_due(tx, now=now) is not None


@pytest.fixture
def diary() -> Diary:
    return Diary()


@pytest.mark.slow
@pytest.mark.parametrize("away", [timedelta(seconds=1), timedelta(hours=1), timedelta(days=3)], ids=str)
async def test_away_across_a_thousand_promises_each_is_kept_once_within_a_minute_oldest_first(
    db: Database, diary: Diary, clock: Clock, away: timedelta
) -> None:
    await db.run(plan_many, MANY, away)
    clock.now += away

    began = time.monotonic()
    done = await start(db, beat_of(db, diary))
    took = time.monotonic() - began

    assert took < 60
    assert len(done) == len(set(diary.keys())) == MANY
    due = await db.read(due_times)
    times = [due[key] for key, _ in diary.lines]
    assert times == sorted(times), "the oldest first"
    assert await beat_of(db, diary).beat() == [], "and another start finds nothing"


def due_times(tx: Session, *, now: datetime) -> dict[str, datetime]:
    return {timer.key: timer.due_at for timer in tx.exec(select(Timer))}


@pytest.fixture
def other(house_url: str, clock: Clock) -> Iterator[Database]:
    """The same database as `db`, as a second process holds it: engines and threads of its own."""
    second = Database(house_url, clock)
    yield second
    second.close()


@pytest.mark.slow
async def test_two_at_once_on_one_database_do_everything_once(
    db: Database, other: Database, diary: Diary, clock: Clock
) -> None:
    """Both find the same rows, and race for each."""
    await db.run(plan_many, MANY, timedelta(hours=1))
    clock.push(hours=1)
    one, two = beat_of(db, diary), beat_of(other, diary)

    done = await asyncio.gather(start(db, one), start(other, two))

    assert Counter(each.key for beats in done for each in beats) == Counter(f"urge:{n}" for n in range(MANY))
    assert len(diary.keys()) == MANY


@pytest.mark.slow
async def test_two_at_once_plan_every_tick_once(db: Database, other: Database, diary: Diary, clock: Clock) -> None:
    """An hourly schedule through a day, kept by two who start together."""
    hourly = Calendar([Schedule("remind", "0 * * * *")], ZoneInfo("Asia/Shanghai"))
    one, two = beat_of(db, diary, hourly), beat_of(other, diary, hourly)
    await one.plan()
    await two.plan()

    for _ in range(24):
        clock.push(hours=1)
        await asyncio.gather(one.beat(), two.beat())

    assert len(diary.keys()) == len(set(diary.keys())) == 24


@pytest.mark.parametrize("step", [timedelta(hours=1), timedelta(hours=-1)], ids=["forward", "back"])
async def test_a_schedule_whose_clock_steps_ticks_no_moment_twice_and_goes_on(
    db: Database, diary: Diary, clock: Clock, step: timedelta
) -> None:
    """Every ten minutes. What was left out by the step is made up for once; what comes again is not done again."""
    heartbeat = beat_of(db, diary, Calendar([Schedule("remind", "*/10 * * * *")], ZoneInfo("Asia/Shanghai")))
    await heartbeat.plan()
    begins = clock.now
    for minute in range(1, 241):
        clock.push(minutes=1)
        if minute == 95:
            clock.now += step
        await heartbeat.beat()

    ticks = [datetime.fromisoformat(key.partition("@")[2]) for key, _ in diary.lines]
    assert ticks == sorted(set(ticks))
    every = [begins + timedelta(minutes=10 * number) for number in range(1, len(ticks) + 30)]
    missed = [at for at in every if at <= clock.now and at not in ticks]
    # Forward, five of the six ticks within the lost hour are one; back, the second hour is not lived twice.
    assert len(missed) == (5 if step > timedelta() else 0)
    assert max(ticks) == clock.now.replace(minute=clock.now.minute // 10 * 10, second=0)


def changes(zone: ZoneInfo) -> list[date]:
    """The days of 2026 to 2030 on which the clocks are changed."""
    first = datetime(2026, 1, 1, tzinfo=UTC)
    hours = (first + timedelta(hours=number) for number in range(5 * 365 * 24 + 24))
    found = set()
    before = first.astimezone(zone).utcoffset()
    for at in hours:
        now = at.astimezone(zone).utcoffset()
        if now != before:
            found.add(at.astimezone(zone).date())
        before = now
    return sorted(found)


def test_the_zones_change_their_clocks_as_often_as_we_think() -> None:
    assert {zone: len(changes(ZoneInfo(zone))) for zone in ZONES} == {
        "Asia/Shanghai": 0,
        "Europe/Berlin": 10,
        "America/New_York": 10,
        "Australia/Lord_Howe": 10,
        "America/Santiago": 10,
        # Ramadan comes twice in 2030.
        "Africa/Casablanca": 11,
    }


@pytest.mark.parametrize("name", [zone for zone in ZONES if zone != "Asia/Shanghai"])
async def test_around_every_change_of_the_clocks_a_daily_job_is_done_once_a_day(
    sqlite_house: Path, tmp_path: Path, diary: Diary, name: str
) -> None:
    """The whole machine, rows and all: at midnight, at the hour that is skipped or comes twice, and by day."""
    zone = ZoneInfo(name)
    clock = Clock()
    db = Database(f"sqlite:///{shutil.copy(sqlite_house, tmp_path / 'guanjia.db')}", clock)
    crons = {"midnight": "0 0 * * *", "night": "30 1 * * *", "later": "30 2 * * *", "day": "0 9 * * *"}
    schedules = [Schedule("remind", cron, name=name) for name, cron in crons.items()]
    for changed in changes(zone):
        diary.lines.clear()
        clock.now = datetime.combine(changed, datetime.min.time(), zone).astimezone(UTC) - timedelta(hours=30)
        heartbeat = beat_of(db, diary, Calendar(schedules, zone))
        await heartbeat.plan()
        await heartbeat.catch_up(clock.now + timedelta(days=4), lambda at: setattr(clock, "now", at))

        days = Counter(
            (key.removeprefix("tick:remind:").partition("@")[0], at.astimezone(zone).date()) for key, at in diary.lines
        )
        whole = [changed + timedelta(days=number) for number in (-1, 0, 1)]
        assert {days[schedule, day] for schedule in crons for day in whole} == {1}, changed
        assert set(days.values()) == {1}, changed
    db.close()


async def test_whoever_watches_is_told_of_each_thing_once_it_is_done(db: Database, diary: Diary, clock: Clock) -> None:
    """The demo's timeline; a job that failed is not told."""
    heartbeat, told = beat_of(db, diary), []
    heartbeat.on_done = lambda done: told.append(done.key)
    diary.broken = {"urge:1"}
    await db.run(plan_many, 3, timedelta(minutes=3))
    await heartbeat.catch_up(clock.now + timedelta(minutes=2))
    clock.push(minutes=3)
    await heartbeat.beat()

    assert sorted(told) == ["urge:0", "urge:2"]
