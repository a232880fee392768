"""The time machine does what is due on the way, at its own time, and hides no error."""

from datetime import datetime, timedelta

import pytest
from sqlmodel import Session

from models.database import Database
from models.tickets import TicketStatus
from models.timers import Timer
from tests import people
from tests.usecases.conftest import START, FakeClock
from tests.usecases.house import House
from tests.usecases.time_machine import runs_until, wakes_up


def test_a_draft_left_lying_is_gone_after_its_day(house: House, db: Database, clock: FakeClock) -> None:
    draft = house.says(db.run_sync(people.lin), "厨房水龙头漏水")

    done = runs_until(clock, db, timedelta(days=2))

    assert [(one.job, one.at) for one in done] == [("expire_draft", START + timedelta(days=1))]
    assert house.now(draft).status is TicketStatus.DISCARDED
    assert clock.now == START + timedelta(days=2)


def test_whoever_wakes_up_late_does_it_then(house: House, db: Database, clock: FakeClock) -> None:
    house.says(db.run_sync(people.lin), "厨房水龙头漏水")
    clock.advance(days=3)

    assert [one.at for one in wakes_up(db)] == [clock.now]
    assert wakes_up(db) == []


def test_a_job_that_fails_is_heard(house: House, db: Database, clock: FakeClock) -> None:
    house.says(db.run_sync(people.lin), "厨房水龙头漏水")

    def expire_draft(tx: Session, timer: Timer, *, now: datetime) -> None:
        raise ConnectionError

    with pytest.raises(ConnectionError):
        runs_until(clock, db, timedelta(days=2), only={"expire_draft": expire_draft})
