"""What an operator writes about working time, and how it becomes the `Hours` that deadlines are counted with.

Everything is checked here, so that a calendar that loads can be counted with. A complaint reads
"what is wrong; what to write", and `misfit` errors name the place inside the calendar in `at`.
"""

import re
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import cache
from typing import Annotated, Any, Self
from zoneinfo import ZoneInfo

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, field_validator, model_validator
from pydantic_core import PydanticCustomError

from models.worktime import ALL_DAY, DAY, Day, Hours, Opening, no_holidays

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
#: Longer than this over midnight is a slip: 17:30-13:30 for 13:30-17:30.
LONGEST_NIGHT = 16 * 60
LONGEST_RANGE = 366
#: Where the weekend beside a holiday belongs to it, since other weekends are worked in exchange.
SWAPS_WEEKENDS = {"CN"}

_OPENING = re.compile(r"(\d\d):([0-5]\d)-(\d\d):([0-5]\d)")
_DATE = re.compile(r"\d{4}-\d\d-\d\d")


def _misfit(at: tuple[str | int, ...], wrong: str, remedy: str) -> PydanticCustomError:
    return PydanticCustomError("misfit", "{wrong}; {remedy}", {"wrong": wrong, "remedy": remedy, "at": at})


def _read_opening(text: Any) -> Opening:
    found = _OPENING.fullmatch(text) if isinstance(text, str) else None
    if found is None:
        raise ValueError(f'{text!r} is no opening; write it in quotes, like "08:30-12:00"')
    hour, minute, to_hour, to_minute = map(int, found.groups())
    opens, closes = hour * 60 + minute, to_hour * 60 + to_minute
    if opens >= DAY or closes > DAY:
        raise ValueError(f"{text!r} leaves the day; its hours end at 24:00")
    if opens == closes:
        raise ValueError(f'{text!r} lasts no time; a whole day is "00:00-24:00"')
    if closes < opens and closes + DAY - opens > LONGEST_NIGHT:
        raise ValueError(f"{text!r} ends before it starts; swap the two, or cut a long night at 24:00")
    return opens, closes if opens < closes else closes + DAY


def _read_date(text: Any) -> date:
    if isinstance(text, date):
        return text
    try:
        return date.fromisoformat(text if _DATE.fullmatch(text) else "")
    except (TypeError, ValueError) as wrong:
        raise ValueError(f"{text!r} is no date; write it like 2026-10-01") from wrong


def _read_range(text: Any) -> tuple[date, date]:
    first, _, last = str(text).partition("..")
    begins, ends = _read_date(first.strip()), _read_date((last or first).strip())
    if ends < begins:
        raise ValueError(f"{text!r} ends before it starts; write the earlier date first")
    if (ends - begins).days > LONGEST_RANGE:
        raise ValueError(f"{text!r} is longer than a year; leave those weekdays out of `week`")
    return begins, ends


def _read_weekdays(text: str) -> str:
    if not weekdays(text):
        raise ValueError(f"{text!r} is no weekday; use mon tue wed thu fri sat sun, a range like mon-fri, or daily")
    return text


def weekdays(text: str) -> list[int]:
    """The weekdays (Monday 0) that "mon", "mon-fri", "sat-mon" or "daily" names; none if it names none."""
    first, _, last = ("mon-sun" if text == "daily" else text).partition("-")
    if first not in WEEKDAYS or (last or first) not in WEEKDAYS:
        return []
    begins, ends = WEEKDAYS.index(first), WEEKDAYS.index(last or first)
    return [day % 7 for day in range(begins, ends + (1 if begins <= ends else 8))]


def _read_country(code: Any) -> str:
    from holidays import list_supported_countries  # costs 60 ms

    if code is False:
        raise ValueError('YAML reads NO as "no"; write "NO" in quotes for Norway, or none')
    known = list_supported_countries(include_aliases=False)
    country, _, part = str(code).partition("-")
    if code != "none" and country not in known:
        raise ValueError(f"no holidays are known of {code!r}; use a country's two letters, like CN or DE-BY, or none")
    if part and part not in known[country]:
        raise ValueError(f"{country} has no part {part!r}; use {country} or one of: {', '.join(known[country])}")
    return str(code)


def _apart(openings: list[Opening]) -> list[Opening]:
    for number, (opens, closes) in enumerate(openings):
        for earlier in openings[:number]:
            if opens < earlier[1] and earlier[0] < closes:
                raise _misfit((number,), f"{_text(opens, closes)} overlaps {_text(*earlier)}", "join or part them")
    return openings


def _text(opens: int, closes: int) -> str:
    # A night ends the next day, yet 24:00 is how a day ends.
    ends = closes if closes <= DAY else closes - DAY
    return f"{opens // 60:02}:{opens % 60:02}-{ends // 60:02}:{ends % 60:02}"


def _known_zone(zone: str) -> str:
    try:
        ZoneInfo(zone)
    except (KeyError, ValueError, OSError) as unknown:
        raise ValueError(f"{zone!r} is no time zone; write for instance Asia/Shanghai") from unknown
    return zone


Zone = Annotated[str, AfterValidator(_known_zone)]
Openings = Annotated[list[Annotated[Opening, BeforeValidator(_read_opening)]], AfterValidator(_apart)]
Weekdays = Annotated[str, AfterValidator(_read_weekdays)]
ADate = Annotated[date, BeforeValidator(_read_date)]
Dates = Annotated[tuple[date, date], BeforeValidator(_read_range)]
Country = Annotated[str, BeforeValidator(_read_country)]


class Calendar(BaseModel):
    """When somebody works. The estate's own days (`closed`, `open`, `works_as`) beat public holidays,
    and those beat the week. "22:00-06:00" goes over midnight and belongs to the day it starts.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    #: Round the clock, every day; needs and bears nothing else.
    always: bool = False
    #: {mon-fri: ["08:30-12:00", "13:30-17:30"], sat: ["09:00-12:00"]}; a weekday left out is closed.
    week: dict[Weekdays, Openings] = Field(default_factory=dict)
    #: A country (CN), a part of one (DE-BY), or none. Its make-up workdays work like a Monday.
    holidays: Country = "none"
    #: The hours of a public holiday; none is closed.
    on_holidays: Openings = Field(default_factory=list)
    #: 2026-10-08, or 2026-02-10..2026-02-12 with both ends.
    closed: list[Dates] = Field(default_factory=list)
    open: dict[ADate, Openings] = Field(default_factory=dict)
    #: {2026-10-10: mon}
    works_as: dict[ADate, Weekdays] = Field(default_factory=dict)
    #: The estate's, if not given.
    zone: Zone | None = None

    @field_validator("week")
    @classmethod
    def _one_plan_a_day(cls, week: dict[str, list[Opening]]) -> dict[str, list[Opening]]:
        names: dict[int, str] = {}
        for name in week:
            for day in weekdays(name):
                if day in names:
                    raise _misfit((name,), f"{WEEKDAYS[day]} is in {names[day]!r} already", "name each weekday once")
                names[day] = name
        for day, name in names.items():
            night = max((closes - DAY for _, closes in week.get(names.get((day - 1) % 7, ""), [])), default=0)
            if any(opens < night for opens, _ in week[name]):
                wrong = f"{WEEKDAYS[day]} opens while the night of {WEEKDAYS[day - 1]} lasts"
                raise _misfit((name,), wrong, "end the night earlier, or open later")
        return week

    @field_validator("open")
    @classmethod
    def _open_is_open(cls, days: dict[date, list[Opening]]) -> dict[date, list[Opening]]:
        for day, openings in days.items():
            if not openings:
                raise _misfit((str(day),), f"{day} is open at no time", "list it under closed")
        return days

    @field_validator("works_as")
    @classmethod
    def _like_one_weekday(cls, days: dict[date, str]) -> dict[date, str]:
        for day, name in days.items():
            if name not in WEEKDAYS:
                raise _misfit((str(day),), f"{day} cannot work as {name!r}", "name one weekday, like mon")
        return days

    @model_validator(mode="after")
    def _fits_together(self) -> Self:
        for misfit in (*self._never(), *self._idle(), *self._twice()):
            raise misfit
        return self

    def days(self) -> tuple[Day, Day, Day, Day, Day, Day, Day]:
        """The openings of each weekday, Monday first."""
        plan = {day: tuple(openings) for name, openings in self.week.items() for day in weekdays(name)}
        mon, tue, wed, thu, fri, sat, sun = (ALL_DAY if self.always else plan.get(day, ()) for day in range(7))
        return mon, tue, wed, thu, fri, sat, sun

    def openings_said(self) -> list[str]:
        """The hours of the first weekday that has any, as they are written: 08:30-12:00."""
        return [_text(*opening) for opening in next(filter(None, self.days()), ())]

    def _never(self) -> Iterator[PydanticCustomError]:
        if self.always and self.model_fields_set - {"always", "zone"}:
            extra = sorted(self.model_fields_set - {"always", "zone"})[0]
            yield _misfit((extra,), f"{extra!r} cannot be when it is always open", "remove it, or `always`")
        elif not any(self.days()):
            remedy = 'add `week: {mon-fri: ["08:30-17:30"]}` or `always: true`'
            yield _misfit(("week",) if self.week else (), "the calendar never opens", remedy)

    def _idle(self) -> Iterator[PydanticCustomError]:
        if self.on_holidays and self.holidays == "none":
            yield _misfit(("on_holidays",), "hours on holidays, but no holidays", "add `holidays: CN`")
        for day, name in self.works_as.items():
            if not self.days()[weekdays(name)[0]]:
                wrong = f"{day} works as {name}, which is closed"
                yield _misfit(("works_as", str(day)), wrong, "name an open weekday, or give it hours under open")

    def _twice(self) -> Iterator[PydanticCustomError]:
        named: list[tuple[str, str | int, date]] = [
            *(("closed", number, day) for number, each in enumerate(self.closed) for day in _each(*each)),
            *(("open", str(day), day) for day in self.open),
            *(("works_as", str(day), day) for day in self.works_as),
        ]
        seen: dict[date, str] = {}
        for part, place, day in named:
            if day in seen:
                yield _misfit((part, place), f"{day} stands under {seen[day]!r} already", "keep one of them")
            seen[day] = part


def compile(calendar: Calendar, zone: ZoneInfo) -> Hours:
    """The calendar ready to count with; `zone` is the estate's, used where the calendar names none."""
    week = calendar.days()
    own: dict[date, Day] = {day: () for each in calendar.closed for day in _each(*each)}
    own |= {day: tuple(openings) for day, openings in calendar.open.items()}
    own |= {day: week[weekdays(name)[0]] for day, name in calendar.works_as.items()}

    @cache
    def of_year(year: int) -> Mapping[date, Day]:
        off, made_up = public_days(calendar.holidays, year)
        return dict.fromkeys(off, tuple(calendar.on_holidays)) | dict.fromkeys(made_up, week[0])

    named = ZoneInfo(calendar.zone) if calendar.zone else zone
    return Hours(named, week, own, no_holidays if calendar.holidays == "none" else of_year)


@cache
def public_days(country: str, year: int) -> tuple[frozenset[date], frozenset[date]]:
    """The year's public holidays, and the weekend days worked in exchange (调休).

    China announces a year's exchanges in the November before; until `holidays` is upgraded then,
    that year has its legal holidays only.
    """
    from holidays import country_holidays

    code, _, part = country.partition("-")
    # The neighbours too: the weekend before New Year's Day stands in the old year.
    found = country_holidays(code, subdiv=part or None, years=(year - 1, year, year + 1))
    made_up = frozenset(found.weekend_workdays)
    off = _with_weekends(set(found), made_up) if code in SWAPS_WEEKENDS else set(found) - made_up
    return frozenset(d for d in off if d.year == year), frozenset(d for d in made_up if d.year == year)


def _with_weekends(off: set[date], made_up: frozenset[date]) -> set[date]:
    for _ in range(2):  # a Saturday, then its Sunday, or the other way round
        beside = {day + timedelta(days=step) for day in off for step in (-1, 1)}
        off = off | {day for day in beside if day.weekday() >= 5}
        off -= made_up
    return off


def _each(first: date, last: date) -> Iterator[date]:
    return (first + timedelta(days=number) for number in range((last - first).days + 1))
