"""Who is on at a moment: computed from roster lines, exceptions and the catalogue's patterns, never stored.

Whoever stands on no roster is always on duty, so a small estate needs none. A night shift belongs to
the day it starts, and its hours are the wall clock's: in the night of a clock change it is an hour
longer or shorter.
"""

import itertools
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from sqlmodel import Session, col, select

from models.catalogue import Catalogue
from models.catalogue_shifts import Shifts
from models.shifts import RosterLine, ShiftException
from models.worktime import Hours, Opening

ONE_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Shift:
    """One person's work: the day it belongs to, and from when to when (UTC)."""

    pattern: str
    day: date
    start: datetime
    end: datetime
    opening: Opening

    @property
    def hours(self) -> str:
        """From when to when on the wall clock: 20:00-08:00."""
        return "-".join(f"{minute // 60 % 24:02d}:{minute % 60:02d}" for minute in self.opening)

    def covers(self, at: datetime) -> bool:
        """Whether it is on at that moment; at its end it no longer is."""
        return self.start <= at < self.end


class Rota:
    """Rosters as they stand, read once, to be asked about any person and any moment."""

    def __init__(
        self, lines: Iterable[RosterLine], exceptions: Iterable[ShiftException], shifts: Shifts, zone: ZoneInfo
    ) -> None:
        self._shifts, self._zone = shifts, zone
        self._lines: dict[int, list[RosterLine]] = defaultdict(list)
        for line in lines:
            if line.pattern in shifts.patterns:
                self._lines[line.person_id].append(line)
        self._exceptions = {(each.person_id, each.day): each for each in exceptions}

    @property
    def people(self) -> list[int]:
        """Everybody who stands on a roster."""
        return sorted(self._lines)

    def day_of(self, at: datetime) -> date:
        """The estate's date at a moment."""
        return at.astimezone(self._zone).date()

    def rostered(self, person_id: int, day: date) -> bool:
        """Whether a roster says when he works that day; before his first one nothing does."""
        return any(line.first_day <= day for line in self._lines.get(person_id, ()))

    def is_on(self, person_id: int, at: datetime) -> bool:
        """Whether he is on duty."""
        day = self.day_of(at)
        if self.shift_at(person_id, at) is not None:
            return True
        exception = self._exceptions.get((person_id, day))
        return not self.rostered(person_id, day) and (exception is None or exception.on)

    def shift_at(self, person_id: int, at: datetime) -> Shift | None:
        """The shift he is in."""
        today = self.day_of(at)
        # Yesterday's night shift may still be on.
        around = (self.shift_on(person_id, day) for day in (today, today - ONE_DAY))
        return next((shift for shift in around if shift and shift.covers(at)), None)

    def shift_on(self, person_id: int, day: date) -> Shift | None:
        """The shift that belongs to a day; an exception overrules the roster."""
        exception = self._exceptions.get((person_id, day))
        if exception is not None:
            hours = self._shifts.hours(exception.pattern) if exception.on else None
            return self._shift(exception.pattern, day, hours)
        for line in self._lines.get(person_id, ()):
            if line.last_day is None or day <= line.last_day:
                shift = self._shift(line.pattern, day, self._shifts.patterns[line.pattern].opening(line.first_day, day))
                if shift is not None:
                    return shift
        return None

    def next_shift(self, person_id: int, after: datetime, days: int = 62) -> Shift | None:
        """His first shift that starts later than `after`."""
        return next((shift for shift in self.shifts(person_id, after, days) if shift.start > after), None)

    def shifts(self, person_id: int, since: datetime, days: int) -> Iterator[Shift]:
        """His shifts that are not over at `since`, of the days from then on, in order."""
        first = self.day_of(since) - ONE_DAY
        for number in range(days + 2):
            shift = self.shift_on(person_id, first + number * ONE_DAY)
            if shift is not None and shift.end > since:
                yield shift

    def clashes(self, person_id: int, day: date) -> bool:
        """Whether his shift of that day, the one before and the one after run into each other."""
        around = [self.shift_on(person_id, day + step * ONE_DAY) for step in (-1, 0, 1)]
        known = [shift for shift in around if shift]
        return any(first.end > second.start for first, second in itertools.pairwise(known))

    def _shift(self, pattern: str, day: date, opening: Opening | None) -> Shift | None:
        span = span_of(day, opening, self._zone) if opening else None
        return Shift(pattern, day, *span, opening) if span and opening else None


def read_rota(tx: Session, catalogue: Catalogue, *, since: date | None = None) -> Rota:
    """Every roster line and the exceptions from `since` on."""
    exceptions = select(ShiftException)
    if since is not None:
        exceptions = exceptions.where(col(ShiftException.day) >= since)
    lines = select(RosterLine).order_by(col(RosterLine.first_day).desc(), col(RosterLine.id).desc())
    return Rota(tx.exec(lines), tx.exec(exceptions), catalogue.shifts, catalogue.zone)


def rota_at(tx: Session, catalogue: Catalogue, at: datetime) -> Rota:
    """The rota for questions about this moment and later ones."""
    return read_rota(tx, catalogue, since=at.astimezone(catalogue.zone).date() - 2 * ONE_DAY)


def span_of(day: date, opening: Opening, zone: ZoneInfo) -> tuple[datetime, datetime] | None:
    """From when to when in UTC; None if the clock skips it altogether."""
    found = _hours(zone, opening).spans(day)
    return (found[0][0].astimezone(UTC), found[0][1].astimezone(UTC)) if found else None


@lru_cache(maxsize=200)
def _hours(zone: ZoneInfo, opening: Opening) -> Hours:
    # Remembered, because Hours remembers the days it has worked out.
    day = (opening,)
    return Hours(zone, (day, day, day, day, day, day, day))
