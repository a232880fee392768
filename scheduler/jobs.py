"""The jobs: what each kind of timer does when it is due. Each is one call to a use case."""

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session

from models.catalogue import Catalogue
from models.timers import Timer
from scheduler.announcement_jobs import ANNOUNCEMENT_JOBS
from scheduler.bill_jobs import BILL_JOBS
from scheduler.campaign_jobs import CAMPAIGN_JOBS
from scheduler.dictation_jobs import DICTATION_JOBS
from scheduler.heartbeat import Job
from scheduler.parcel_jobs import PARCEL_JOBS
from scheduler.payment_jobs import PAYMENT_JOBS
from scheduler.promise_jobs import PROMISE_JOBS
from scheduler.shift_jobs import SHIFT_JOBS
from scheduler.survey_jobs import SURVEY_JOBS
from scheduler.visit_jobs import VISIT_JOBS
from usecases import drafts


def jobs(catalogue: Catalogue) -> Mapping[str, Job]:
    """Every job by the name that timers call it."""

    def expire_draft(tx: Session, timer: Timer, *, now: datetime) -> None:
        drafts.expire(tx, ticket_of(timer), now=now)

    def submit_emergency(tx: Session, timer: Timer, *, now: datetime) -> None:
        drafts.submit_unasked(tx, ticket_of(timer), catalogue=catalogue, now=now)

    own = {"expire_draft": expire_draft, "submit_emergency": submit_emergency}
    return {
        **own,
        **ANNOUNCEMENT_JOBS,
        **BILL_JOBS,
        **CAMPAIGN_JOBS,
        **DICTATION_JOBS,
        **PARCEL_JOBS,
        **PAYMENT_JOBS,
        **PROMISE_JOBS,
        **SHIFT_JOBS,
        **SURVEY_JOBS,
        **VISIT_JOBS,
    }


def ticket_of(timer: Timer) -> int:
    """The ticket a timer is about; these jobs are never set without one."""
    assert timer.ticket_id is not None
    return timer.ticket_id
