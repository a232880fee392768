"""The job of campaigns: the next portion. Its facts say of which campaign, and after whom it goes on."""

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session

from models.timers import Timer
from scheduler.heartbeat import Job
from usecases import campaigns


def _portion(tx: Session, timer: Timer, *, now: datetime) -> None:
    campaigns.portion(tx, timer.facts["campaign"], timer.facts["after"], now=now)


CAMPAIGN_JOBS: Mapping[str, Job] = {"campaign_portion": _portion}
