"""When a recurring job is next due, in the estate's own time.

APScheduler's cron trigger reads the calendar and nothing else: it does not wake, store or run
anything here. It is asked in wall time, because in zones with summer time it skips the midnight
after a clock change and runs 01:30 twice; we turn wall time into an instant ourselves.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from apscheduler.triggers.cron import CronTrigger
from sqlalchemy import delete
from sqlmodel import Session, col

from models.timers import Timer
from usecases.timers import set_timer


@dataclass(frozen=True)
class Schedule:
    """`job` is due at every tick of `cron` (minute hour day month weekday; write mon, not 1)."""

    job: str
    cron: str
    why: str = ""
    facts: dict[str, Any] = field(default_factory=dict)
    #: Tells apart schedules of one job: its ticks are known by the job and this.
    name: str = ""

    @property
    def label(self) -> str:
        """What its ticks are called."""
        return f"{self.job}:{self.name}" if self.name else self.job


class Calendar:
    """Keeps the next tick of every schedule as a timer row.

    A tick has one row (UNIQUE key), so planning twice is harmless. Firing one plans the next after
    *that moment*: a bot that was away for three days does the job once and goes on from there.
    """

    def __init__(self, schedules: Iterable[Schedule], zone: ZoneInfo) -> None:
        self._schedules = {schedule.label: schedule for schedule in schedules}
        self._zone = zone

    def plan(self, tx: Session, *, now: datetime) -> None:
        """At the start: have a row for every next tick, and none for ticks that are no longer meant."""
        meant = [self._set(tx, schedule, now).key for schedule in self._schedules.values()]
        # Deleted, not cancelled: a key stays used, and the old times may be put back one day.
        planned = col(Timer.fired_at).is_(None) & col(Timer.key).startswith("tick:") & (col(Timer.due_at) > now)
        tx.execute(delete(Timer).where(planned, col(Timer.key).not_in(meant)))

    def after(self, tx: Session, timer: Timer, *, now: datetime) -> None:
        """In the transaction that fired `timer`: plan the next tick, if it was one of ours."""
        label = timer.key.removeprefix("tick:").partition("@")[0]
        schedule = self._schedules.get(label)
        if schedule and timer.key.startswith("tick:"):
            self._set(tx, schedule, now)

    def _set(self, tx: Session, schedule: Schedule, now: datetime) -> Timer:
        at = next_tick(schedule.cron, now, self._zone)
        key = f"tick:{schedule.label}@{at:%Y-%m-%dT%H:%MZ}"
        facts, why = schedule.facts, schedule.why
        return set_timer(tx, key=key, job=schedule.job, due_at=at, facts=facts, why=why, now=now)


def next_tick(cron: str, after: datetime, zone: ZoneInfo) -> datetime:
    """The first tick later than `after`, in UTC.

    Each wall time ticks once a day: of an hour that comes twice the first one counts, and a time
    that a clock change leaves out ticks as much later as the clock was moved.
    """
    trigger = CronTrigger.from_crontab(cron, timezone=UTC)
    wall = after.astimezone(zone).replace(tzinfo=UTC, fold=0)
    while True:
        ticked = trigger.get_next_fire_time(None, wall + timedelta(microseconds=1))
        if ticked is None:
            raise ValueError(f"{cron!r} never comes")
        at: datetime = ticked.replace(tzinfo=zone, fold=0).astimezone(UTC)
        if at > after:
            return at
        wall = ticked
