"""The jobs of shifts: hand-overs, who is told when nobody accepts one, and the day's end."""

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session

from models.catalogue import Catalogue
from models.timers import Timer
from scheduler.calendar import Schedule
from scheduler.heartbeat import Job
from usecases import day_end, handover


def _hand_over(tx: Session, timer: Timer, *, now: datetime) -> None:
    handover.post_brief(tx, timer.facts["group"], datetime.fromisoformat(timer.facts["end"]), now=now)


def _hand_over_late(tx: Session, timer: Timer, *, now: datetime) -> None:
    handover.not_accepted(tx, timer.facts["hand_over"], now=now)


def _plan_hand_overs(tx: Session, timer: Timer, *, now: datetime) -> None:
    handover.plan_hand_overs(tx, now=now)


def _day_end(tx: Session, timer: Timer, *, now: datetime) -> None:
    day_end.answer_today(tx, now=now)


SHIFT_JOBS: Mapping[str, Job] = {
    "hand_over": _hand_over,
    "hand_over_late": _hand_over_late,
    "plan_hand_overs": _plan_hand_overs,
    "day_end": _day_end,
}


def shift_schedules(catalogue: Catalogue) -> list[Schedule]:
    """The day's end when the catalogue says; hand-overs are planned at noon, for two days."""
    ends = catalogue.shifts.day_ends
    return [
        Schedule("day_end", f"{ends.minute} {ends.hour} * * *", why="why-day-end"),
        Schedule("plan_hand_overs", "0 12 * * *", why="why-plan-hand-overs"),
    ]
