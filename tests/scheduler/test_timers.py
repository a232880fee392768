"""A promise with a time is set once, cancelled by name and fired once."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta

from sqlmodel import Session, select

from models.database import Database
from models.timers import Timer
from tests.bot.conftest import Clock
from usecases.timers import cancel_timer, due, fire, next_due, overdue, set_timer


def remind(tx: Session, key: str, minutes: float, *, now: datetime) -> int:
    timer = set_timer(tx, key=key, job="remind", due_at=now + timedelta(minutes=minutes), now=now)
    assert timer.id
    return timer.id


def keys(tx: Session, *, now: datetime) -> list[str]:
    return [timer.key for timer in due(tx, now=now)]


def test_a_promise_made_twice_is_one_promise(db: Database) -> None:
    first = db.run_sync(remind, "ticket:7:urge", 10)
    assert db.run_sync(remind, "ticket:7:urge", 99) == first
    timer = db.read_sync(lambda tx, *, now: tx.exec(select(Timer)).one())
    assert timer.due_at == db.clock() + timedelta(minutes=10)


def test_only_what_is_due_is_due_and_the_longest_due_comes_first(db: Database, clock: Clock) -> None:
    for key, minutes in (("later", 30.0), ("second", 10), ("first", 5)):
        db.run_sync(remind, key, minutes)
    assert db.read_sync(keys) == []
    clock.push(minutes=10)
    assert db.read_sync(keys) == ["first", "second"]
    assert db.read_sync(overdue) == (2, clock.now - timedelta(minutes=5))
    first = db.read_sync(next_due)
    assert first
    assert db.read_sync(keys_without, {first.id}) == ["second"]


def keys_without(tx: Session, without: set[int], *, now: datetime) -> list[str]:
    return [timer.key for timer in due(tx, now=now, without=without)]


def test_what_was_cancelled_is_never_due_and_its_namesakes_are(db: Database, clock: Clock) -> None:
    for key in ("ticket:1", "ticket:1:urge", "ticket:12", "ticket:12:urge", "ticket_1:urge", "tick%"):
        db.run_sync(remind, key, 0)
    clock.push(minutes=1)
    assert db.run_sync(lambda tx, *, now: cancel_timer(tx, "ticket:1", now=now)) == 2
    assert db.read_sync(keys) == ["ticket:12", "ticket:12:urge", "ticket_1:urge", "tick%"]
    assert db.run_sync(lambda tx, *, now: cancel_timer(tx, "ticket:12:", now=now)) == 1
    assert db.run_sync(lambda tx, *, now: cancel_timer(tx, "%", now=now)) == 0


def test_what_was_fired_cannot_be_fired_or_cancelled_again(db: Database) -> None:
    row = db.run_sync(remind, "ticket:1", 0)
    assert db.run_sync(lambda tx, *, now: fire(tx, row, now))
    assert not db.run_sync(lambda tx, *, now: fire(tx, row, now))
    assert db.run_sync(lambda tx, *, now: cancel_timer(tx, "ticket:1", now=now)) == 0
    assert db.run_sync(remind, "ticket:1", 5) == row, "a key that was used stays used"


def test_of_eight_who_fire_the_same_timer_one_does(db: Database) -> None:
    rows = [db.run_sync(remind, f"ticket:{number}", 0) for number in range(10)]
    with ThreadPoolExecutor(8) as eight:
        for row in rows:
            fired = eight.map(lambda _n, row=row: db.run_sync(lambda tx, *, now: fire(tx, row, now)), range(8))
            assert sorted(fired) == [False] * 7 + [True]
