"""The jobs of parcels: an evening's reminders and a morning's list of calls."""

from collections.abc import Mapping
from datetime import datetime

from sqlmodel import Session

from models.catalogue import Catalogue
from models.catalogue_visits import daily
from models.timers import Timer
from scheduler.calendar import Schedule
from scheduler.heartbeat import Job
from usecases import parcel_ageing


def _remind(tx: Session, timer: Timer, *, now: datetime) -> None:
    parcel_ageing.remind(tx, now=now)


def _call(tx: Session, timer: Timer, *, now: datetime) -> None:
    parcel_ageing.list_calls(tx, now=now)


PARCEL_JOBS: Mapping[str, Job] = {"remind_parcels": _remind, "list_parcel_calls": _call}


def parcel_schedules(catalogue: Catalogue) -> list[Schedule]:
    """Every day, in the estate's own time."""
    parcels = catalogue.parcels
    return [
        Schedule("remind_parcels", daily(parcels.remind_at), "why-parcels-remind"),
        Schedule("list_parcel_calls", daily(parcels.call_at), "why-parcels-call"),
    ]
