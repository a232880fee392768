"""The jobs of announcements: redrawing what was corrected, the list after an urgent one, the monthly thanks."""

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session

from models.catalogue import Catalogue
from models.timers import Timer
from scheduler.calendar import Schedule
from scheduler.heartbeat import Job
from usecases import announcement_calls, announcements, thanks


def _redraw(tx: Session, timer: Timer, *, now: datetime) -> None:
    told = timer.facts
    since = datetime.fromisoformat(told["since"])
    announcements.redraw_some(tx, told["announcement"], since, told["after"], late=told["late"], now=now)


def _calls(tx: Session, timer: Timer, *, now: datetime) -> None:
    announcement_calls.show_lists(tx, timer.facts["announcement"], now=now)


def _thank(tx: Session, timer: Timer, *, now: datetime) -> None:
    thanks.draft_thanks(tx, now=now)


ANNOUNCEMENT_JOBS: Mapping[str, Job] = {
    "redraw_announcement": _redraw,
    "announcement_calls": _calls,
    "monthly_thanks": _thank,
}


def announcement_schedules(catalogue: Catalogue) -> list[Schedule]:
    """When the thank-you of the month is drafted."""
    cron = catalogue.announcements.thanks.schedule
    return [Schedule("monthly_thanks", cron, "why-monthly-thanks")] if cron else []
