"""The jobs of payments: proofs that wait, and a home that was not named."""

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session

from models.timers import Timer
from scheduler.heartbeat import Job
from usecases import payment_desk, payment_proofs


def _unit(tx: Session, timer: Timer, *, now: datetime) -> None:
    payment_proofs.unit_unsaid(tx, timer.facts["payment"], now=now)


def _late(tx: Session, timer: Timer, *, now: datetime) -> None:
    payment_desk.remind(tx, timer.facts["payment"], now=now)


def _climb(tx: Session, timer: Timer, *, now: datetime) -> None:
    payment_desk.climb(tx, timer.facts["payment"], now=now)


PAYMENT_JOBS: Mapping[str, Job] = {"payment_unit": _unit, "payment_late": _late, "payment_climb": _climb}
