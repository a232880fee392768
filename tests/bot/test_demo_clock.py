"""The demo's clock: it runs or it stands, it is pushed and never goes back, and it knows where to stop on the way."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import Session

from bot.demo_clock import START, DemoClock, next_due, start_of
from models.database import Database
from outbox import owe
from tests.bot.conftest import Clock
from usecases.timers import cancel_timer, set_timer

SHANGHAI = ZoneInfo("Asia/Shanghai")
MONDAY = datetime(2026, 11, 23, 10, tzinfo=SHANGHAI)


def test_a_clock_that_was_given_a_start_stands_until_it_is_pushed() -> None:
    clock = DemoClock(MONDAY)
    assert clock() == clock() == MONDAY
    clock.set(MONDAY + timedelta(hours=1))
    assert clock() == MONDAY + timedelta(hours=1)
    clock.set(MONDAY)
    assert clock() == MONDAY + timedelta(hours=1), "it never goes back"


def test_a_clock_without_a_start_runs_on_from_wherever_it_was_pushed_to() -> None:
    clock = DemoClock()
    began = clock()
    clock.set(began + timedelta(days=1))
    pushed = clock()
    clock.set(began)
    assert timedelta(days=1) <= pushed - began < timedelta(days=1, minutes=1)
    assert clock() >= pushed


def test_the_start_is_read_in_the_estates_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(START, raising=False)
    assert start_of(SHANGHAI) is None
    monkeypatch.setenv(START, "2026-11-23T10:00")
    assert start_of(SHANGHAI) == MONDAY
    monkeypatch.setenv(START, "2026-11-23T02:00+00:00")
    assert start_of(SHANGHAI) == MONDAY
    monkeypatch.setenv(START, "monday")
    with pytest.raises(SystemExit, match="'monday' is no moment"):
        start_of(SHANGHAI)


def plan(tx: Session, *, now: datetime) -> None:
    """A job in an hour, one that was called off before it, and a message for the morning."""
    set_timer(tx, key="overdue", job="remind", due_at=now - timedelta(hours=1), now=now)
    set_timer(tx, key="urge", job="remind", due_at=now + timedelta(hours=1), now=now)
    set_timer(tx, key="off", job="remind", due_at=now + timedelta(minutes=1), now=now)
    cancel_timer(tx, "off", now)
    owe(tx, key="news", chat_id=1, kind="news", not_before=now + timedelta(hours=2), now=now)
    owe(tx, key="now", chat_id=1, kind="news", now=now)


def test_the_way_leads_from_one_due_moment_to_the_next_jobs_and_messages_alike(db: Database, clock: Clock) -> None:
    start = clock.now
    assert db.read_sync(next_due) is None
    db.run_sync(plan)

    stops = []
    while stop := db.read_sync(next_due):
        stops.append((stop.astimezone(UTC) - start) / timedelta(hours=1))
        clock.now = stop
    assert stops == [1, 2]
