"""Working time against an oracle that knows no arithmetic: it looks at a clock every minute and counts.

Its clock is a church clock that is never turned back: it stands still for the repeated hour and leaps over
the skipped one. That is the whole rule about summer time. `make test` tries some 2,000 cases; all of them,
more than 130,000, take some minutes (each zone by itself, so a core per worker helps):

    GUANJIA_EXHAUSTIVE=1 .venv/bin/python -m pytest -n 2 tests/models/test_worktime_oracle.py
"""

import os
from datetime import UTC, date, datetime, timedelta
from functools import cache
from itertools import accumulate
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from models.worktime import (
    Hours,
    NeverOpen,
    add_working,
    add_working_days,
    is_open,
    next_opening,
    working_between,
)

ZONES = ["Asia/Shanghai", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Africa/Cairo",
         "America/Santiago"]  # fmt: skip
EXHAUSTIVE = os.environ.get("GUANJIA_EXHAUSTIVE") == "1"
DAY = 24 * 60
EPOCH = datetime(2025, 12, 1, tzinfo=UTC)
LAST = 1857
#: The oracle looks from two days before the start to this many days after it.
LOOKS = 6


def cases(usual: int, exhaustive: int) -> settings:
    return settings(
        max_examples=exhaustive if EXHAUSTIVE else usual,
        deadline=None,
        database=None,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )


def at(minute: int) -> datetime:
    """The UTC moment so many minutes after the epoch."""
    return EPOCH + timedelta(minutes=minute)


@cache
def readings(zone: str, day: int) -> list[int]:
    """What the zone's clock shows in each minute of a UTC day, in minutes since 0001-01-01.

    Looked up each quarter of an hour: no zone of ours changes its clocks between.
    """
    shown = []
    for quarter in range(day * DAY, (day + 1) * DAY, 15):
        local = at(quarter).astimezone(ZoneInfo(zone))
        shows = local.toordinal() * DAY + local.hour * 60 + local.minute
        shown += range(shows, shows + 15)
    return shown


def offset(zone: str, minute: int) -> timedelta | None:
    return at(minute).astimezone(ZoneInfo(zone)).utcoffset()


@cache
def turns(zone: str) -> list[int]:
    """The minutes at which the zone's clocks are changed, 2026-2030."""
    days = [day * DAY for day in range(31, LAST) if offset(zone, day * DAY) != offset(zone, (day + 1) * DAY)]
    return [m for day in days for m in range(day + 30, day + DAY + 1, 30) if offset(zone, m) != offset(zone, m - 30)]


@cache
def church_clock(zone: str, first: int) -> list[tuple[int, int]]:
    """(minute, what the clock shows) for as long as the oracle looks, from a UTC day on."""
    shown = [each for day in range(first, first + LOOKS + 2) for each in readings(zone, day)]
    return list(enumerate(accumulate(shown, max), first * DAY))


def plan(hours: Hours, day: date) -> list[tuple[int, int]]:
    for known in (hours.own, hours.holidays(day.year)):
        if day in known:
            return list(known[day])
    return list(hours.week[day.weekday()])


def open_minutes(hours: Hours, clock: list[tuple[int, int]]) -> list[int]:
    days = range(clock[0][1] // DAY - 2, clock[-1][1] // DAY + 1)
    paper: set[int] = set()
    for day in days:
        for opens, closes in plan(hours, date.fromordinal(day)):
            paper.update(range(day * DAY + opens, day * DAY + closes))
    return [minute for minute, shows in clock if shows in paper]


OPENINGS = st.tuples(st.integers(0, DAY - 1), st.integers(1, DAY)).map(lambda each: (each[0], sum(each)))
PLANS = st.sampled_from([
    (), ((0, DAY),), ((510, 720), (810, 1050)), ((480, 1260),), ((1320, 1800),), ((1260, 1920),), ((120, 180),),
    ((0, 30), (1410, 1440)), ((60, 150), (150, 240)), ((0, 60),), ((1380, 1440),), ((90, 120), (121, 179)),
]) | st.lists(OPENINGS, max_size=3).map(tuple)  # fmt: skip


#: Every ninth day: often enough for every weekday and month, and the clock's readings are kept.
DAYS = st.integers(4, LAST // 9 - 4).map(lambda number: number * 9 * DAY)
NEVER = datetime(3000, 1, 1, tzinfo=UTC)


@st.composite
def situations(draw, zone: str) -> tuple[Hours, int]:
    """A calendar, and a minute to start at: every other one near a change of the clocks."""
    near = [31 * DAY, *turns(zone)]
    base = draw(st.sampled_from(near) | DAYS)
    start = base + draw(st.integers(-3 * DAY, 2 * DAY))
    today = EPOCH.toordinal() + start // DAY
    near_days = draw(st.lists(st.integers(-2, LOOKS), max_size=3, unique=True))
    special = [(date.fromordinal(today + day), draw(PLANS)) for day in near_days]
    own, holidays = dict(special[:2]), dict(special[1:])
    plans = draw(st.lists(PLANS, min_size=1, max_size=3))
    week = tuple(draw(st.lists(st.sampled_from([*plans, plans[0], ()]), min_size=7, max_size=7)))
    return Hours(ZoneInfo(zone), week, own, lambda year: {d: p for d, p in holidays.items() if d.year == year}), start


def or_never(moment, *asked):
    """What the function answers, or a time beyond every deadline."""
    try:
        return moment(*asked)
    except NeverOpen:
        return NEVER


@pytest.mark.parametrize("zone", ZONES)
def test_it_says_what_one_sees_who_looks_every_minute(zone):
    @cases(240, 17_000)
    @given(situations(zone), st.integers(0, 3000), st.integers(0, LOOKS * DAY - DAY))
    def ask(situation, span, later):
        hours, start = situation
        clock = church_clock(zone, start // DAY - 2)
        seen = [minute for minute in open_minutes(hours, clock) if minute >= start]
        end = start + later

        due = or_never(add_working, at(start), timedelta(minutes=span), hours)
        opens = or_never(next_opening, at(start), hours)

        if span < len(seen):
            assert due == at(seen[span - 1] + 1 if span else seen[0])
        elif span > len(seen):
            assert due > at(clock[-1][0])
        assert opens == at(seen[0]) if seen else opens > at(clock[-1][0])
        assert is_open(at(start), hours) == (seen[:1] == [start])
        assert working_between(at(start), at(end), hours) == timedelta(minutes=sum(each < end for each in seen))

    ask()


@pytest.mark.parametrize("zone", ZONES)
def test_working_days_are_days_on_which_one_sees_it_open(zone):
    @cases(40, 3_000)
    @given(situations(zone), st.integers(1, 5))
    def ask(situation, days):
        hours, start = situation
        clock = church_clock(zone, start // DAY - 2)
        today = clock[start - clock[0][0]][1] // DAY
        ends, beyond = [], clock[-1][1] // DAY - 2
        for day in range(today + 1, beyond):
            alone = Hours(hours.zone, ((),) * 7, {date.fromordinal(day): tuple(plan(hours, date.fromordinal(day)))})
            ends += [minute + 1 for minute in open_minutes(alone, clock)][-1:]

        due = or_never(add_working_days, at(start), days, hours)

        if days <= len(ends):
            assert due == at(ends[days - 1])
        else:
            assert hours.local_date(due).toordinal() >= beyond
        assert due == or_never(add_working_days, date.fromordinal(today), days, hours)

    ask()


MOMENTS = st.integers(-3, 3) | st.timedeltas(timedelta(0), timedelta(days=30)).map(lambda t: t // timedelta.resolution)
SPANS = st.timedeltas(timedelta(0), timedelta(hours=400)) | st.integers(0, 900).map(lambda m: timedelta(minutes=m))


@pytest.mark.parametrize("zone", ZONES)
def test_its_sums_agree_with_each_other_to_the_microsecond(zone):
    @cases(60, 2_000)
    @given(situations(zone), MOMENTS, MOMENTS, SPANS, SPANS)
    def ask(situation, micros, more, span, rest):
        hours, start = situation[0], at(situation[1]) + timedelta(microseconds=micros)
        middle = start + timedelta(microseconds=abs(more))
        due = or_never(add_working, start, span, hours)
        whole = or_never(add_working, start, span + rest, hours)
        if due == NEVER:
            assert whole == due
            return

        assert working_between(start, due, hours) == span
        assert due <= whole
        assert due <= or_never(add_working, middle, span, hours)
        assert due == add_working(start.astimezone(ZoneInfo("Asia/Kathmandu")), span, hours)
        if rest and whole != NEVER:
            assert add_working(due, rest, hours) == whole
            assert working_between(start, whole, hours) == span + working_between(due, whole, hours)
        assert working_between(whole, start, hours) == timedelta(0)
        assert is_open(next_opening(start, hours), hours)
        assert next_opening(start, hours) >= start

    ask()


def test_the_clocks_that_are_tried_are_changed():
    changes = {zone: len(turns(zone)) for zone in ZONES}

    assert changes == {zone: 0 if zone == "Asia/Shanghai" else 10 for zone in ZONES}
