"""The jobs after the work: the question asked once more, return visits, draws, and calls after low scores."""

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session

from models.catalogue import Catalogue
from models.timers import Timer
from scheduler.calendar import Schedule
from scheduler.heartbeat import Job
from usecases import afterwards, draws, recovery, visit_work, visits
from usecases.followers import catalogue_of


def _follow_up(tx: Session, timer: Timer, *, now: datetime) -> None:
    afterwards.follow_up(tx, timer.ticket_id or 0, catalogue=catalogue_of(tx), now=now)


def _close_accepted(tx: Session, timer: Timer, *, now: datetime) -> None:
    afterwards.close_accepted(tx, timer.ticket_id or 0, now=now)


def _ask_still_fine(tx: Session, timer: Timer, *, now: datetime) -> None:
    visits.ask_still_fine(tx, timer.ticket_id or 0, now=now)


def _tell_visit(tx: Session, timer: Timer, *, now: datetime) -> None:
    visits.tell_visit(tx, timer.facts["visit"], now=now)


def _visit_due(tx: Session, timer: Timer, *, now: datetime) -> None:
    visits.visit_due(tx, timer.facts["visit"], catalogue=catalogue_of(tx), now=now)


def _ask_to_confirm(tx: Session, timer: Timer, *, now: datetime) -> None:
    visit_work.ask_to_confirm(tx, timer.facts["visit"], now=now)


def _draw_weeks(tx: Session, timer: Timer, *, now: datetime) -> None:
    draws.draw_weeks(tx, catalogue=catalogue_of(tx), now=now)


def _visit_the_unvisited(tx: Session, timer: Timer, *, now: datetime) -> None:
    draws.visit_the_unvisited(tx, catalogue=catalogue_of(tx), now=now)


def _tell_task(tx: Session, timer: Timer, *, now: datetime) -> None:
    recovery.tell_task(tx, timer.facts["task"], now=now)


def _task_overdue(tx: Session, timer: Timer, *, now: datetime) -> None:
    recovery.task_overdue(tx, timer.facts["task"], now=now)


def _ask_again(tx: Session, timer: Timer, *, now: datetime) -> None:
    recovery.ask_again(tx, timer.facts["task"], now=now)


VISIT_JOBS: Mapping[str, Job] = {
    "follow_up": _follow_up,
    "close_accepted": _close_accepted,
    "ask_still_fine": _ask_still_fine,
    "tell_visit": _tell_visit,
    "visit_due": _visit_due,
    "ask_to_confirm": _ask_to_confirm,
    "draw_weeks": _draw_weeks,
    "visit_the_unvisited": _visit_the_unvisited,
    "tell_task": _tell_task,
    "task_overdue": _task_overdue,
    "ask_again": _ask_again,
}


def visit_schedules(catalogue: Catalogue) -> list[Schedule]:
    """The week's draw, and the daily look for those nobody has spoken to."""
    return [
        Schedule("draw_weeks", catalogue.visits.draw_cron, why="why-draw"),
        Schedule("visit_the_unvisited", catalogue.visits.unvisited_cron, why="why-unvisited"),
    ]
