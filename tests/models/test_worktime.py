"""Working time in cases that one can check with a paper calendar. The office is in Hangzhou and works Monday
to Friday 08:30-12:00 and 13:30-17:30; 2026-11-16 is a Monday. The guards work nights, 22:00-06:00."""

from datetime import UTC, date, datetime, timedelta
from time import process_time
from zoneinfo import ZoneInfo

import pytest

from models.worktime import (
    ALL_DAY,
    Hours,
    NeverOpen,
    add_working,
    add_working_days,
    is_open,
    next_opening,
    working_between,
)

SHANGHAI, BERLIN, CAIRO, HOWE = map(ZoneInfo, ("Asia/Shanghai", "Europe/Berlin", "Africa/Cairo", "Australia/Lord_Howe"))
DESK = ((510, 720), (810, 1050))
OFFICE = Hours(SHANGHAI, (DESK, DESK, DESK, DESK, DESK, (), ()))
NIGHTS = ((1320, 1800),)
GUARDS = Hours(SHANGHAI, (NIGHTS,) * 7)
CLOSED = Hours(SHANGHAI, ((),) * 7)


def local(text: str, zone: ZoneInfo = SHANGHAI) -> datetime:
    """2026-11-16 08:30 on the zone's clock."""
    return datetime.fromisoformat(text).replace(tzinfo=zone)


def daily(zone: ZoneInfo, *openings: tuple[int, int]) -> Hours:
    return Hours(zone, (openings,) * 7)


@pytest.mark.parametrize(
    ("start", "hours", "due"),
    [
        ("2026-11-16 09:00", 1, "2026-11-16 10:00"),
        ("2026-11-16 11:00", 2, "2026-11-16 14:30"),
        ("2026-11-16 09:00", 3, "2026-11-16 12:00"),  # ends at the close, not at 13:30
        ("2026-11-16 12:30", 0, "2026-11-16 13:30"),
        ("2026-11-16 12:00", 0, "2026-11-16 13:30"),  # at closing time it is closed
        ("2026-11-16 08:30", 0, "2026-11-16 08:30"),
        ("2026-11-20 17:00", 1, "2026-11-23 09:00"),  # over the weekend
        ("2026-11-21 10:00", 24, "2026-11-26 10:00"),
        ("2026-11-16 08:30", 7.5, "2026-11-16 17:30"),
        ("2026-11-16 08:30", 7.5 * 5, "2026-11-20 17:30"),
    ],
)
def test_a_promise_in_office_hours(start, hours, due):
    assert add_working(local(start), timedelta(hours=hours), OFFICE) == local(due)


@pytest.mark.parametrize(
    ("start", "hours", "due"),
    [
        ("2026-11-17 03:00", 1, "2026-11-17 04:00"),  # in Monday's night
        ("2026-11-16 23:00", 3, "2026-11-17 02:00"),
        ("2026-11-17 05:00", 2, "2026-11-17 23:00"),
        ("2026-11-17 12:00", 0, "2026-11-17 22:00"),
    ],
)
def test_a_promise_of_the_night_shift(start, hours, due):
    assert add_working(local(start), timedelta(hours=hours), GUARDS) == local(due)


def test_a_night_belongs_to_the_day_it_starts():
    monday_closed = Hours(SHANGHAI, (NIGHTS,) * 7, {date(2026, 11, 16): ()})

    assert is_open(local("2026-11-16 05:59"), monday_closed)
    assert not is_open(local("2026-11-16 23:00"), monday_closed)
    assert not is_open(local("2026-11-17 05:00"), monday_closed)
    assert next_opening(local("2026-11-16 06:00"), monday_closed) == local("2026-11-17 22:00")


def test_an_own_day_beats_a_holiday_and_a_holiday_beats_the_week():
    saturday, monday, tuesday = date(2026, 11, 21), date(2026, 11, 23), date(2026, 11, 24)
    hours = Hours(
        SHANGHAI, OFFICE.week, {tuesday: ((600, 660),)}, lambda year: {saturday: DESK, monday: (), tuesday: ()}
    )

    assert [hours.openings(day) for day in (saturday, monday, tuesday)] == [DESK, (), ((600, 660),)]
    assert add_working(local("2026-11-20 17:00"), timedelta(hours=8.5), hours) == local("2026-11-24 10:30")


def test_what_overlaps_counts_once():
    hours = daily(SHANGHAI, (540, 720), (600, 660), (700, 780), (1380, 2040))

    assert working_between(local("2026-11-16 00:00"), local("2026-11-17 00:00"), hours) == timedelta(hours=14)
    assert add_working(local("2026-11-16 09:00"), timedelta(hours=16), hours) == local("2026-11-17 11:00")


def test_working_time_between_two_moments():
    begin = local("2026-11-20 16:00")

    assert working_between(begin, local("2026-11-23 09:15"), OFFICE) == timedelta(hours=2, minutes=15)
    assert working_between(begin, local("2026-11-20 16:00:30"), OFFICE) == timedelta(seconds=30)
    assert working_between(begin, begin, OFFICE) == timedelta(0)
    assert working_between(begin, local("2026-11-19 16:00"), OFFICE) == timedelta(0)
    assert working_between(begin, local("2036-11-20 16:00"), CLOSED) == timedelta(0)


@pytest.mark.parametrize(
    ("start", "days", "due"),
    [
        ("2026-11-16", 1, "2026-11-17 17:30"),
        ("2026-11-16", 3, "2026-11-19 17:30"),
        ("2026-11-16", 5, "2026-11-23 17:30"),
        ("2026-11-16", 7, "2026-11-25 17:30"),
        ("2026-11-16", 10, "2026-11-30 17:30"),
        ("2026-11-16", 15, "2026-12-07 17:30"),
        ("2026-11-16", 30, "2026-12-28 17:30"),
        ("2026-11-21", 1, "2026-11-23 17:30"),
    ],
)
def test_legal_deadlines_count_from_the_day_after(start, days, due):
    assert add_working_days(date.fromisoformat(start), days, OFFICE) == local(due)
    assert add_working_days(local(f"{start} 23:59"), days, OFFICE) == local(due)


def test_a_moment_counts_as_its_date_where_the_office_is():
    still_monday_in_london = datetime(2026, 11, 16, 16, 30, tzinfo=UTC)

    assert add_working_days(still_monday_in_london, 1, OFFICE) == local("2026-11-18 17:30")


def test_a_working_day_of_the_night_ends_in_the_morning():
    assert add_working_days(date(2026, 11, 16), 1, GUARDS) == local("2026-11-18 06:00")
    assert add_working_days(date(2026, 11, 16), 1, daily(SHANGHAI, *ALL_DAY)) == local("2026-11-18 00:00")


@pytest.mark.parametrize(
    ("zone", "opens", "day", "lasts"),
    [
        (BERLIN, (0, 1440), "2026-03-29", 23 * 60),
        (BERLIN, (0, 1440), "2026-10-25", 25 * 60),
        (BERLIN, (1320, 1800), "2026-03-28", 7 * 60),
        (BERLIN, (1320, 1800), "2026-10-24", 9 * 60),
        (BERLIN, (120, 180), "2026-03-29", 0),  # skipped altogether
        (BERLIN, (150, 240), "2026-03-29", 60),  # opens when the clock jumps over 02:30
        (BERLIN, (60, 150), "2026-03-29", 60),  # and closes then
        (BERLIN, (150, 240), "2026-10-25", 150),  # opens at the first 02:30
        (BERLIN, (60, 150), "2026-10-25", 90),  # and closes at the first 02:30
        (HOWE, (0, 1440), "2026-10-04", 23 * 60 + 30),
        (CAIRO, (0, 1440), "2026-10-29", 25 * 60),  # 24:00 is 23:00 again
        (CAIRO, (0, 60), "2026-04-24", 0),  # the day starts at 01:00
    ],
)
def test_summer_time_makes_openings_shorter_and_longer(zone, opens, day, lasts):
    hours = Hours(zone, ((),) * 7, {date.fromisoformat(day): (opens,)})
    start = local(day, zone) - timedelta(days=1)

    assert working_between(start, start + timedelta(days=4), hours) == timedelta(minutes=lasts)


def test_openings_that_adjoin_on_paper_adjoin_when_the_clock_is_changed():
    for day in ("2026-03-28 12:00", "2026-10-24 12:00"):
        start = local(day, BERLIN)
        halves = [daily(BERLIN, (0, 150)), daily(BERLIN, (150, 1440))]
        each = [working_between(start, start + timedelta(days=1), half) for half in halves]

        assert sum(each, timedelta()) == (start + timedelta(days=1)).astimezone(UTC) - start.astimezone(UTC)


@pytest.mark.parametrize(
    "ask",
    [
        lambda: next_opening(local("2026-11-16 09:00"), CLOSED),
        lambda: add_working(local("2026-11-16 09:00"), timedelta(hours=10_000), OFFICE),
        lambda: add_working_days(date(2026, 11, 16), 3, CLOSED),
        lambda: add_working_days(date(2026, 11, 16), 1400, OFFICE),
    ],
)
def test_what_is_never_reached_in_five_years_is_said_so(ask):
    with pytest.raises(NeverOpen, match="within 5 years of 2026-11-16"):
        ask()


def test_four_working_years_are_reached():
    assert add_working(local("2026-11-16 00:00"), timedelta(days=4 * 365), daily(SHANGHAI, *ALL_DAY)) == local(
        "2030-11-15 00:00"
    )


@pytest.mark.parametrize(
    "ask",
    [
        lambda: add_working(datetime(2026, 11, 16), timedelta(0), OFFICE),  # noqa: DTZ001
        lambda: working_between(local("2026-11-16"), datetime(2026, 11, 17), OFFICE),  # noqa: DTZ001
        lambda: add_working_days(datetime(2026, 11, 16), 1, OFFICE),  # noqa: DTZ001
        lambda: is_open(datetime(2026, 11, 16), OFFICE),  # noqa: DTZ001
        lambda: add_working(local("2026-11-16"), timedelta(seconds=-1), OFFICE),
        lambda: add_working_days(date(2026, 11, 16), 0, OFFICE),
    ],
)
def test_time_without_a_zone_and_spans_backwards_are_refused(ask):
    with pytest.raises(ValueError, match=r"no time zone|cannot be negative|one working day or more"):
        ask()


def test_every_answer_is_in_utc():
    start = local("2026-11-16 09:00")
    answers = [add_working(start, timedelta(0), OFFICE), add_working(start, timedelta(days=1), OFFICE),
               add_working_days(start, 1, OFFICE), next_opening(start, GUARDS)]  # fmt: skip

    assert [answer.tzinfo for answer in answers] == [UTC] * 4


def test_a_year_ahead_is_found_in_less_than_five_milliseconds():
    took = []
    for _ in range(5):
        unknown = Hours(BERLIN, OFFICE.week)
        began = process_time()
        add_working(local("2026-01-01 00:00"), timedelta(hours=7.5 * 260), unknown)
        took.append(process_time() - began)

    assert min(took) < 0.005
