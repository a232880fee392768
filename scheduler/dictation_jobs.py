"""The job of a voice note that nobody wrote down in time."""

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session

from models.dictation import JOB
from models.timers import Timer
from scheduler.heartbeat import Job
from usecases import dictation


def _over(tx: Session, timer: Timer, *, now: datetime) -> None:
    dictation.lapse(tx, timer.facts["piece"], now=now)


DICTATION_JOBS: Mapping[str, Job] = {JOB: _over}
