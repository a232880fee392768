"""The jobs of bills: the day's ladder of reminders, part by part."""

from collections.abc import Mapping
from datetime import date, datetime

from sqlmodel import Session

from models.catalogue import Catalogue
from models.timers import Timer
from scheduler.calendar import Schedule
from scheduler.heartbeat import Job
from usecases import reminders


def _remind(tx: Session, timer: Timer, *, now: datetime) -> None:
    reminders.remind(tx, now=now)


def _part(tx: Session, timer: Timer, *, now: datetime) -> None:
    reminders.remind(tx, date.fromisoformat(timer.facts["day"]), timer.facts["after"], now=now)


BILL_JOBS: Mapping[str, Job] = {"remind_bills": _remind, "remind_part": _part}


def bill_schedules(catalogue: Catalogue) -> list[Schedule]:
    """When the day's ladder is climbed."""
    at = catalogue.fees.remind_at
    return [Schedule("remind_bills", f"{at.minute} {at.hour} * * *", "why-reminders")] if catalogue.fees.kinds else []
