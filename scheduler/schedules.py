"""Every recurring job of the house, in the estate's own time."""

from models.catalogue import Catalogue
from scheduler.announcement_jobs import announcement_schedules
from scheduler.bill_jobs import bill_schedules
from scheduler.calendar import Schedule
from scheduler.parcel_jobs import parcel_schedules
from scheduler.payment_jobs import payment_schedules
from scheduler.shift_jobs import shift_schedules
from scheduler.survey_jobs import survey_schedules
from scheduler.visit_jobs import visit_schedules


def schedules(catalogue: Catalogue) -> list[Schedule]:
    """What recurs, as the catalogue says."""
    return [
        *bill_schedules(catalogue),
        *parcel_schedules(catalogue),
        *announcement_schedules(catalogue),
        *payment_schedules(catalogue),
        *shift_schedules(catalogue),
        *survey_schedules(catalogue),
        *visit_schedules(catalogue),
    ]
