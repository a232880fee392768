"""The catalogue's `shifts`: the patterns people work by, and the numbers of hand-over and day end.

A pattern either turns (`cycle`, counted from somebody's first day) or follows the week. YAML reads on
and off as true and false; an entry of a cycle may also be hours of its own: [08:00-20:00, 20:00-08:00, off].
A shift belongs to the day on which it starts.
"""

import re
from collections.abc import Iterator
from datetime import date, time
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator, model_validator

from models.worktime import DAY, Opening

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,19}$")]

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
LONGEST_CYCLE = 56
_HOURS = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)")
_CLOCK = re.compile(r"([01]\d|2[0-3]):([0-5]\d)")


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


def opening_of(hours: str) -> Opening:
    """The minutes of "20:00-08:00"; an end that is not after its start is the next day's."""
    found = _HOURS.fullmatch(hours.strip())
    if found is None:
        raise ValueError(f"{hours!r} is no time of work; write for instance 08:00-20:00")
    first, last = int(found[1]) * 60 + int(found[2]), int(found[3]) * 60 + int(found[4])
    return first, last if last > first else last + DAY


def weekdays_of(week: str) -> frozenset[int]:
    """The weekdays (Monday is 0) of "mon-fri" or "sat,sun"."""
    days: set[int] = set()
    for part in week.split(","):
        first, _, last = part.strip().partition("-")
        if first not in WEEKDAYS or (last and last not in WEEKDAYS):
            raise ValueError(f"{part.strip()!r} is no weekday; write for instance mon-fri or sat,sun")
        start, count = WEEKDAYS.index(first), (WEEKDAYS.index(last or first) - WEEKDAYS.index(first)) % 7 + 1
        days |= {(start + step) % 7 for step in range(count)}
    return frozenset(days)


class Pattern(_Strict):
    """When somebody works: `cycle: [on, on, off, off]` or `week: mon-fri`, with `hours`."""

    cycle: list[bool | str] = Field(default_factory=list)
    week: str = ""
    hours: str = ""

    @field_validator("cycle", mode="before")
    @classmethod
    def _spelt(cls, cycle: object) -> object:
        # Quoted in the file, on and off are words.
        spelt = {"on": True, "off": False}
        return [spelt.get(turn, turn) if isinstance(turn, str) else turn for turn in cycle] if isinstance(
            cycle, list
        ) else cycle  # fmt: skip

    @field_validator("cycle")
    @classmethod
    def _turns(cls, cycle: list[bool | str]) -> list[bool | str]:
        if len(cycle) > LONGEST_CYCLE:
            raise ValueError(f"a cycle of {len(cycle)} days is longer than {LONGEST_CYCLE}; write a shorter one")
        for turn in cycle:
            if isinstance(turn, str):
                opening_of(turn)
        if cycle and not any(cycle):
            raise ValueError("nobody is ever on in this cycle; write at least one on")
        return cycle

    @field_validator("hours")
    @classmethod
    def _told(cls, hours: str) -> str:
        opening_of(hours)
        return hours

    @field_validator("week")
    @classmethod
    def _days(cls, week: str) -> str:
        weekdays_of(week)
        return week

    @model_validator(mode="after")
    def _possible(self) -> "Pattern":
        if bool(self.cycle) == bool(self.week):
            raise ValueError("a pattern turns or follows the week; write either cycle: [on, off] or week: mon-fri")
        if not self.hours and (self.week or True in self.cycle):
            raise ValueError('it is not said from when to when; add `hours: "08:00-20:00"`')
        openings = [self._turn(number) for number in range(len(self.cycle))] or [
            opening_of(self.hours) if day in weekdays_of(self.week) else None for day in range(7)
        ]
        for number, (first, second) in enumerate(zip(openings, openings[1:] + openings[:1], strict=True), start=1):
            if first and second and first[1] - DAY > second[0]:
                raise ValueError(
                    f"shift {number} is not over when the next begins; let it end earlier, or put off after it"
                )
        if all(opening and opening[1] - opening[0] == DAY for opening in openings):
            raise ValueError("nobody can work without ever resting; put off into it, or shorten the hours")
        return self

    def opening(self, first_day: date, day: date) -> Opening | None:
        """From when to when somebody who began on `first_day` works on `day`, in minutes since its 00:00."""
        if day < first_day:
            return None
        if self.week:
            return opening_of(self.hours) if day.weekday() in weekdays_of(self.week) else None
        return self._turn((day - first_day).days % len(self.cycle))

    def _turn(self, number: int) -> Opening | None:
        turn = self.cycle[number]
        return opening_of(turn if isinstance(turn, str) else self.hours) if turn else None


class Shifts(_Strict):
    """Patterns by name, and how shifts and days end."""

    patterns: dict[Name, Pattern] = Field(default_factory=dict)
    #: How long the incoming people have to accept a hand-over before the supervisor hears of it.
    accept_minutes: int = Field(default=15, ge=1, le=240)
    #: Whoever is off duty and cannot be asked in private takes a ticket by tapping twice within this time.
    second_tap_seconds: int = Field(default=60, ge=5, le=600)
    #: How far ahead a day may be swapped.
    swap_days: int = Field(default=14, ge=1, le=60)
    #: When tenants are told where their unsolved matters stand.
    day_end: str = "18:30"
    #: What was opened, or told of, within this time needs no answer at the day's end.
    day_end_news_minutes: int = Field(default=60, ge=0, le=600)

    @field_validator("day_end")
    @classmethod
    def _clock(cls, day_end: str) -> str:
        if not _CLOCK.fullmatch(day_end):
            raise ValueError(f"{day_end!r} is no time of day; write for instance 18:30")
        return day_end

    @property
    def day_ends(self) -> time:
        """When the day ends, on the estate's clock."""
        return time.fromisoformat(self.day_end)

    def hours(self, named: str) -> Opening | None:
        """The hours behind a pattern's name, or behind the hours themselves; None for a name long gone."""
        pattern = self.patterns.get(named)
        if pattern is not None:
            return next(_openings(pattern), None)
        return opening_of(named) if _HOURS.fullmatch(named) else None


def _openings(pattern: Pattern) -> Iterator[Opening]:
    if pattern.hours:
        yield opening_of(pattern.hours)
    yield from (opening_of(turn) for turn in pattern.cycle if isinstance(turn, str))
