"""The jobs of promised times: clocks, ladders, pauses, promises, emergencies."""

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session

from models.timers import Timer
from scheduler.heartbeat import Job
from usecases import clocks, emergencies, escalation, promises


def clock_due(tx: Session, timer: Timer, *, now: datetime) -> None:
    """A clock's time is over."""
    clocks.clock_due(tx, timer.facts["clock"], timer.facts["round"], now=now)


def climb(tx: Session, timer: Timer, *, now: datetime) -> None:
    """One rung up."""
    escalation.climb(tx, timer.facts["clock"], timer.facts["round"], timer.facts["rung"], now=now)


def end_pause(tx: Session, timer: Timer, *, now: datetime) -> None:
    """The stated time of a pause has come."""
    clocks.end_pause(tx, timer.ticket_id or 0, timer.facts["until"], now=now)


def promise_nudge(tx: Session, timer: Timer, *, now: datetime) -> None:
    """The worker is reminded of what he promised."""
    promises.nudge(tx, timer.facts["promise"], now=now)


def promise_warn(tx: Session, timer: Timer, *, now: datetime) -> None:
    """The tenant is told before it slips."""
    promises.warn(tx, timer.facts["promise"], now=now)


def promise_due(tx: Session, timer: Timer, *, now: datetime) -> None:
    """A promised time has passed."""
    promises.promise_due(tx, timer.facts["promise"], now=now)


def emergency(tx: Session, timer: Timer, *, now: datetime) -> None:
    """Nobody has claimed the emergency yet?"""
    emergencies.remind(tx, timer.ticket_id or 0, timer.facts["seq"], timer.facts["times"], now=now)


PROMISE_JOBS: Mapping[str, Job] = {
    "clock_due": clock_due,
    "climb": climb,
    "end_pause": end_pause,
    "promise_nudge": promise_nudge,
    "promise_warn": promise_warn,
    "promise_due": promise_due,
    "emergency": emergency,
}
