"""The jobs: what each kind of timer does when it is due. Each is one call to a use case."""

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session

from models.timers import Timer
from scheduler.heartbeat import Job
from usecases import drafts


def expire_draft(tx: Session, timer: Timer, *, now: datetime) -> None:
    """A draft nobody submitted in time ends."""
    if timer.ticket_id is not None:
        drafts.expire(tx, timer.ticket_id, now=now)


JOBS: Mapping[str, Job] = {"expire_draft": expire_draft}
