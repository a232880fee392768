"""When payment proofs are looked at: in the office's working hours, which cards tell and timers keep."""

from datetime import datetime, timedelta

from models.catalogue import Catalogue
from models.worktime import Hours, add_working, next_opening


def checked_by(catalogue: Catalogue, sent_at: datetime) -> datetime:
    """By when the cashier will have looked: so many working hours from then."""
    span, hours = catalogue.payments.check_span, _office(catalogue)
    return add_working(sent_at, span, hours) if hours else sent_at + span


def next_working_day(catalogue: Catalogue, at: datetime) -> datetime:
    """When the first working day after that of `at` begins."""
    hours = _office(catalogue)
    if hours is None:
        return at + timedelta(days=1)
    tomorrow = hours.local_date(at) + timedelta(days=1)
    return next_opening(datetime(tomorrow.year, tomorrow.month, tomorrow.day, tzinfo=hours.zone), hours)


def _office(catalogue: Catalogue) -> Hours | None:
    return catalogue.hours.get(catalogue.payments.calendar)
