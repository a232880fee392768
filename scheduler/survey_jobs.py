"""The jobs of surveys. `numbers` in a timer's facts say which day and which part it is."""

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session

from models.catalogue import Catalogue
from models.timers import Timer
from scheduler.calendar import Schedule
from scheduler.heartbeat import Job
from usecases import surveys


def _begin(tx: Session, timer: Timer, *, now: datetime) -> None:
    surveys.begin(tx, timer.facts["form"], now=now)


def _open(tx: Session, timer: Timer, *, now: datetime) -> None:
    surveys.open_planned(tx, timer.facts["survey"], now=now)


def _invite(tx: Session, timer: Timer, *, now: datetime) -> None:
    surveys.invite_some(tx, timer.facts["survey"], *timer.facts["numbers"], now=now)


def _remind(tx: Session, timer: Timer, *, now: datetime) -> None:
    surveys.remind_some(tx, timer.facts["survey"], *timer.facts["numbers"], now=now)


def _close(tx: Session, timer: Timer, *, now: datetime) -> None:
    surveys.close(tx, timer.facts["survey"], now=now)


def _thank(tx: Session, timer: Timer, *, now: datetime) -> None:
    surveys.thank_some(tx, timer.facts["survey"], *timer.facts["numbers"], now=now)


SURVEY_JOBS: Mapping[str, Job] = {
    "begin_survey": _begin,
    "survey_open": _open,
    "survey_invite": _invite,
    "survey_remind": _remind,
    "survey_close": _close,
    "survey_thank": _thank,
}


def survey_schedules(catalogue: Catalogue) -> list[Schedule]:
    """When the declared forms begin."""
    return [
        Schedule("begin_survey", form.schedule, "why-survey-begins", {"form": name, "subject": name}, name)
        for name, form in catalogue.surveys.items()
        if form.schedule
    ]
