"""Finds what is due, once a second, and does it.

The beat sleeps on the monotonic clock and asks the database with the wall clock, so a clock that
steps back silences nothing and one that steps forward makes nothing late. What is due is rows: a
job that came due while we were down is found at the first beat after the start.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Protocol

import structlog
from sqlmodel import Session

from models.database import Database
from models.tickets import Ticket, Urgency
from models.timers import Timer
from scheduler.calendar import Calendar
from usecases import timers as rules

BEAT = 1.0
AT_ONCE = 100
#: Seconds before a failed job is tried again; the last pause is repeated until it works.
PAUSES = (1.0, 5.0, 30.0, 60.0, 300.0)
#: Between two beats the wall clock and the monotonic clock should agree this well.
STEP = timedelta(seconds=2)

log = structlog.get_logger(__name__)


class Job(Protocol):
    """A recurring or delayed duty: one call to a use case. It may run twice and must not matter."""

    def __call__(self, tx: Session, timer: Timer, *, now: datetime) -> object:
        """Do what `timer` stands for, inside the transaction that marks it fired."""


@dataclass(frozen=True)
class Done:
    """One thing the heartbeat did: the timeline shows it. `why` is a text key."""

    at: datetime
    job: str
    subject: str
    key: str
    emergency: bool
    why: str


#: Told about a job that failed: what kind, the timer's id, the error's class. Once per failing timer.
OnTrouble = Callable[[str, int, str], Awaitable[None]]


async def log_only(kind: str, timer_id: int, error: str) -> None:
    """The `OnTrouble` of a heartbeat that was given none: every trouble is logged before it is told."""


class Heartbeat:
    """Does every due timer once, oldest first, each in a transaction of its own.

    A job that raises is undone, rests a while and is tried again; the others do not wait for it.
    """

    def __init__(
        self,
        db: Database,
        jobs: Mapping[str, Job],
        *,
        calendar: Calendar | None = None,
        on_trouble: OnTrouble = log_only,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._db = db
        self._jobs = jobs
        self._calendar = calendar
        self._on_trouble = on_trouble
        self._monotonic = monotonic
        #: Told of everything that was done, after it was committed: the demo's timeline.
        self.on_done: Callable[[Done], object] = lambda done: None
        # Timer id -> (how often it failed, when it may be tried again).
        self._failed: dict[int, tuple[int, float]] = {}
        # catch_up and the running beat must not work through the same rows with two ideas of the time.
        self._turn = asyncio.Lock()
        self._last = (monotonic(), db.clock())

    def silence(self) -> float:
        """Seconds since the last beat."""
        return self._monotonic() - self._last[0]

    async def plan(self) -> None:
        """Plan the recurring jobs; call it once at the start."""
        if self._calendar:
            await self._db.run(self._calendar.plan)

    async def run(self) -> None:
        """Beat for ever. What a beat cannot do (the database is away) the nursery restarts."""
        await self.plan()
        while True:
            done = await self.beat()
            if len(done) < AT_ONCE:
                await asyncio.sleep(BEAT)

    async def beat(self) -> list[Done]:
        """Do what is due now, at most a hundred timers; answers what was done."""
        async with self._turn:
            self._watch_clock()
            resting = [row for row, (_, until) in self._failed.items() if until > self._monotonic()]
            waiting = await self._db.read(rules.due, without=resting, limit=AT_ONCE)
            done = [await self._try(timer, None) for timer in waiting]
            return [one for one in done if one]

    async def catch_up(self, until: datetime, push: Callable[[datetime], None] | None = None) -> list[Done]:
        """Do everything due up to `until` in the order it falls due, each job at its own due time.

        For a clock that is pushed: `push(at)` is called before each job and with `until` at the
        end, so that whatever reads the clock meanwhile agrees. Jobs that fail are left for later.
        """
        done: list[Done] = []
        skipped: set[int] = set()
        async with self._turn:
            at = self._db.clock()
            while timer := await self._db.read(_next, until, skipped):
                at = max(at, timer.due_at)
                if push:
                    push(at)
                skipped.add(timer.id or 0)
                if one := await self._try(timer, at):
                    done.append(one)
            if push:
                push(until)
            self._last = (self._monotonic(), self._db.clock())
        return done

    async def _try(self, timer: Timer, at: datetime | None) -> Done | None:
        row = timer.id or 0
        try:
            done = await self._db.run(self._do, row, at)
        except Exception as bug:
            await self._rest(row, timer.job, bug)
            return None
        self._failed.pop(row, None)
        if done:
            self.on_done(done)
        return done

    def _do(self, tx: Session, row: int, at: datetime | None, *, now: datetime) -> Done | None:
        at = at or now
        timer = tx.get(Timer, row)
        # Fired first: the loser of two processes stops here, before the job has done anything.
        if timer is None or not rules.fire(tx, row, at):
            return None
        self._jobs[timer.job](tx, timer, now=at)
        if self._calendar:
            self._calendar.after(tx, timer, now=at)
        return _told(tx, timer, at)

    async def _rest(self, row: int, job: str, bug: Exception) -> None:
        times = self._failed.get(row, (0, 0.0))[0] + 1
        self._failed[row] = (times, self._monotonic() + PAUSES[min(times, len(PAUSES)) - 1])
        log.error("job_failed", job=job, timer=row, times=times, exc_info=bug)
        if times > 1:
            return
        try:
            await self._on_trouble("job_failed", row, type(bug).__name__)
        except Exception as worse:
            log.error("trouble_not_told", kind="job_failed", timer=row, error=type(worse).__name__)

    def _watch_clock(self) -> None:
        then, now = self._last, (self._monotonic(), self._db.clock())
        stepped = (now[1] - then[1]) - timedelta(seconds=now[0] - then[0])
        if abs(stepped) > STEP:
            log.warning("clock_stepped", seconds=round(stepped.total_seconds()))
        self._last = now


def _next(tx: Session, until: datetime, skipped: set[int], *, now: datetime) -> Timer | None:
    return rules.next_due(tx, now=until, without=skipped)


def _told(tx: Session, timer: Timer, at: datetime) -> Done:
    ticket = tx.get(Ticket, timer.ticket_id) if timer.ticket_id else None
    number = ticket.number if ticket else None
    subject = number or str(timer.facts.get("subject", ""))
    emergency = ticket is not None and ticket.urgency == Urgency.EMERGENCY
    return Done(at, timer.job, subject, timer.key, emergency, timer.why)
