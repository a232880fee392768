"""The jobs of payments: proofs that wait, a home that was not named, credits, the cashier's day."""

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session

from models.catalogue import Catalogue
from models.timers import Timer
from scheduler.calendar import Schedule
from scheduler.heartbeat import Job
from usecases import cash_days, credits, payment_desk, payment_proofs


def _unit(tx: Session, timer: Timer, *, now: datetime) -> None:
    payment_proofs.unit_unsaid(tx, timer.facts["payment"], now=now)


def _late(tx: Session, timer: Timer, *, now: datetime) -> None:
    payment_desk.remind(tx, timer.facts["payment"], now=now)


def _climb(tx: Session, timer: Timer, *, now: datetime) -> None:
    payment_desk.climb(tx, timer.facts["payment"], now=now)


def _day_sheet(tx: Session, timer: Timer, *, now: datetime) -> None:
    cash_days.hand_in(tx, now=now)


def _use_credits(tx: Session, timer: Timer, *, now: datetime) -> None:
    credits.use_credits(tx, now=now)


PAYMENT_JOBS: Mapping[str, Job] = {
    "payment_unit": _unit,
    "payment_late": _late,
    "payment_climb": _climb,
    "day_sheet": _day_sheet,
    "use_credits": _use_credits,
}


def payment_schedules(catalogue: Catalogue) -> list[Schedule]:
    """The cashier's closing, and credits by day, and before anybody is reminded of what they pay."""
    hour, minute = catalogue.payments.day_ends.split(":")
    return [
        Schedule("day_sheet", f"{int(minute)} {int(hour)} * * *", "why-day-sheet"),
        Schedule("use_credits", "30 8 * * *", "why-use-credits"),
    ]
