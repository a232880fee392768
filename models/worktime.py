"""Working time: which moment is "two working hours from now", and how much of it lies between two moments.

Promises are counted in time that really passes, so every wall-clock opening is turned into UTC first.
One rule covers both oddities of summer time: a wall-clock time means the first moment at which the clock
shows it or a later one. A skipped time is thus the moment of the jump, and a repeated one its first pass.
So openings that adjoin on paper adjoin in fact, and an opening around a repeated hour is an hour longer.

Pure: no clock, no files; `models/calendars.py` compiles `Hours` from what an operator writes.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

#: From and to, in minutes since the day's 00:00. Up to 2880: 22:00-06:00 is (1320, 1800) of the day it starts.
Opening = tuple[int, int]
#: A day's openings; none when closed.
Day = tuple[Opening, ...]
#: From and to in UTC, the second excluded.
Span = tuple[datetime, datetime]

DAY = 24 * 60
ALL_DAY: Day = ((0, DAY),)

#: How far ahead a deadline is looked for.
HORIZON_YEARS = 5
_HORIZON = timedelta(days=HORIZON_YEARS * 366)
_ONE_DAY = timedelta(days=1)


class NeverOpen(Exception):
    """Within five years the calendar does not open, or not for long enough."""


def no_holidays(year: int) -> Mapping[date, Day]:
    """A year in which every day is as its weekday says."""
    return {}


@dataclass(frozen=True, eq=False)
class Hours:
    """A calendar ready to count with. Of a day's openings the first of these that knows the day decides:
    `own`, `holidays(year)`, `week` (Monday first). Overlapping openings count once.

    `holidays` must answer the same for the same year; days already worked out are remembered.
    """

    zone: ZoneInfo
    week: tuple[Day, Day, Day, Day, Day, Day, Day]
    #: The estate's own days: closed, open at other hours, or working like another weekday.
    own: Mapping[date, Day] = field(default_factory=dict)
    #: Public holidays and make-up workdays of a year.
    holidays: Callable[[int], Mapping[date, Day]] = no_holidays
    _known: dict[date, tuple[Span, ...]] = field(default_factory=dict, init=False, repr=False)

    def openings(self, day: date) -> Day:
        """What the calendar says for a day, in the wall clock's minutes."""
        if day in self.own:
            return self.own[day]
        return self.holidays(day.year).get(day, self.week[day.weekday()])

    def spans(self, day: date) -> tuple[Span, ...]:
        """The day's openings in UTC, in order. One that the clock skips altogether is left out."""
        # Two threads may work out the same day: both write the same.
        if day not in self._known:
            self._known[day] = tuple(self._in_utc(day))
        return self._known[day]

    def local_date(self, moment: datetime) -> date:
        """The date in the calendar's zone."""
        return _aware(moment).astimezone(self.zone).date()

    def _in_utc(self, day: date) -> Iterator[Span]:
        midnight = datetime.combine(day, time(), self.zone)
        for opens, closes in sorted(self.openings(day)):
            first, last = (_moment(midnight + timedelta(minutes=each)) for each in (opens, closes))
            if first < last:
                yield first, last


def add_working(start: datetime, span: timedelta, hours: Hours) -> datetime:
    """The moment (UTC) at which `span` of working time has passed since `start`.

    A span that ends with an opening ends at its close, not at the next opening. No span at all gives
    `start` if that is open, else the next opening. Raises `NeverOpen`.
    """
    if span < timedelta(0):
        raise ValueError(f"a span of working time cannot be negative: {span}")
    left = span
    for opens, closes in _ahead(start, hours):
        if left <= closes - opens:
            return opens + left
        left -= closes - opens
    raise NeverOpen(f"the calendar does not open for {span} within {HORIZON_YEARS} years of {start}")


def working_between(start: datetime, end: datetime, hours: Hours) -> timedelta:
    """How much working time lies between; none if `end` is not after `start`."""
    total, stop = timedelta(0), _aware(end).astimezone(UTC)
    for opens, closes in _ahead(start, hours, hours.local_date(end) + _ONE_DAY):
        if opens >= stop:
            break
        total += min(closes, stop) - opens
    return total


def add_working_days(start: date | datetime, days: int, hours: Hours) -> datetime:
    """When (UTC) a legal deadline of so many working days ends, counted from the day after `start`.

    A working day is one on which something opens; it ends with its last opening, which after a night
    shift is the next morning. A datetime counts as its date in the calendar's zone. Raises `NeverOpen`.
    """
    if days < 1:
        raise ValueError(f"a deadline takes one working day or more, not {days}")
    first = hours.local_date(start) if isinstance(start, datetime) else start
    left = days
    for day in _days(first + _ONE_DAY, first + _HORIZON):
        if spans := hours.spans(day):
            left -= 1
            if not left:
                return max(closes for _, closes in spans)
    raise NeverOpen(f"the calendar has no {days} working days within {HORIZON_YEARS} years of {first}")


def is_open(at: datetime, hours: Hours) -> bool:
    """Whether work is done at that moment; at closing time it no longer is."""
    tomorrow = hours.local_date(at) + _ONE_DAY
    return next((opens <= at for opens, _ in _ahead(at, hours, tomorrow)), False)


def next_opening(at: datetime, hours: Hours) -> datetime:
    """The first open moment (UTC) that is not before `at`: `at` itself while open. Raises `NeverOpen`."""
    return add_working(at, timedelta(0), hours)


def _ahead(start: datetime, hours: Hours, last: date | None = None) -> Iterator[Span]:
    """Open spans after `start`, in order and apart, of the days until `last` (or the horizon)."""
    reached = _aware(start).astimezone(UTC)
    today = hours.local_date(start)
    # Yesterday's night shift may still be on.
    for day in _days(today - _ONE_DAY, last or today + _HORIZON):
        for opens, closes in hours.spans(day):
            if closes > reached:
                yield max(opens, reached), closes
                reached = closes


def _days(first: date, last: date) -> Iterator[date]:
    day = first
    while day <= last:
        yield day
        day += _ONE_DAY


def _aware(moment: datetime) -> datetime:
    if moment.tzinfo is None:
        raise ValueError(f"{moment} has no time zone")
    return moment


def _moment(wall: datetime) -> datetime:
    """The first moment at which the clock of `wall`'s zone shows `wall` or later."""
    first, second = wall.astimezone(UTC), wall.replace(fold=1).astimezone(UTC)
    # Of a repeated time `fold=0` is the first pass; of a skipped one zoneinfo tells them the other way round.
    return first if first <= second else _jump(wall, second, first)


def _jump(wall: datetime, early: datetime, late: datetime) -> datetime:
    """When the clock skips `wall`: found by halving, since zoneinfo does not tell its transitions."""
    shown = wall.replace(tzinfo=None)
    while late - early > timedelta(seconds=1):
        middle = early + timedelta(seconds=(late - early) // timedelta(seconds=2))
        if middle.astimezone(wall.tzinfo).replace(tzinfo=None) < shown:
            early = middle
        else:
            late = middle
    return late
