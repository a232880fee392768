"""A time machine for tests: push the clock to a moment, and everything due on the way is done in order.

    done = runs_until(clock, db, clock.now + timedelta(hours=6))
    assert [one.job for one in done] == ["nudge", "slip"]

It drives the real heartbeat with the real jobs. A job that fails is no rest and no retry here: its
error is raised.
"""

import asyncio
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session

from models.catalogue import Catalogue
from models.database import Database
from models.timers import Timer
from scheduler.calendar import Calendar
from scheduler.heartbeat import Done, Heartbeat, Job
from scheduler.jobs import jobs
from tests.usecases.conftest import FakeClock


class _Open:
    """Jobs whose first error is kept, since the heartbeat only rests and tries again."""

    def __init__(self, known: Mapping[str, Job]) -> None:
        self.error: Exception | None = None
        self.jobs = {name: self._watched(job) for name, job in known.items()}

    def _watched(self, job: Job) -> Job:
        def watched(tx: Session, timer: Timer, *, now: datetime) -> object:
            try:
                return job(tx, timer, now=now)
            except Exception as error:
                self.error = self.error or error
                raise

        return watched


def runs_until(
    clock: FakeClock,
    db: Database,
    when: datetime | timedelta,
    *,
    calendar: Calendar | None = None,
    only: Mapping[str, Job] | None = None,
) -> list[Done]:
    """Push `clock` to `when` (a moment, or a span from now) and do all that falls due, each at its own time.

    Answers what was done, in order. `calendar` plans the recurring jobs first; `only` replaces the
    house's jobs. For tests that are not async themselves.
    """
    opened = _Open(only if only is not None else jobs(_catalogue(db)))
    heartbeat = Heartbeat(db, opened.jobs, calendar=calendar)
    until = clock.now + when if isinstance(when, timedelta) else when

    async def travel() -> list[Done]:
        await heartbeat.plan()
        return await heartbeat.catch_up(until, lambda at: setattr(clock, "now", at))

    done = asyncio.run(travel())
    if opened.error is not None:
        raise opened.error
    return done


def wakes_up(db: Database, *, calendar: Calendar | None = None) -> list[Done]:
    """What a process that was down does at its first beats, at the clock's present time: oldest first."""
    opened = _Open(jobs(_catalogue(db)))
    heartbeat = Heartbeat(db, opened.jobs, calendar=calendar)

    async def start() -> list[Done]:
        done: list[Done] = []
        while beat := await heartbeat.beat():
            done += beat
        return done

    done = asyncio.run(start())
    if opened.error is not None:
        raise opened.error
    return done


def _catalogue(db: Database) -> Catalogue:
    catalogue: Any = db.info["catalogue"]
    assert isinstance(catalogue, Catalogue)
    return catalogue
