"""A daily job is done once a day, also on the days when the clocks change."""

from collections import Counter
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from scheduler.calendar import next_tick

ZONES = (
    "Asia/Shanghai",
    "Europe/Berlin",
    "America/New_York",
    "Australia/Lord_Howe",
    "America/Santiago",
    "Africa/Casablanca",
)


def ticks(cron: str, zone: ZoneInfo, start: datetime, end: datetime) -> list[datetime]:
    found = []
    at = next_tick(cron, start, zone)
    while at < end:
        found.append(at)
        at = next_tick(cron, at, zone)
    return found


@pytest.mark.parametrize("zone", [ZoneInfo(name) for name in ZONES], ids=str)
@pytest.mark.parametrize("cron", ["0 0 * * *", "30 1 * * *", "30 2 * * *", "0 8 * * *"])
def test_daily_is_once_on_every_local_day_of_five_years(cron: str, zone: ZoneInfo) -> None:
    start, end = datetime(2026, 1, 1, tzinfo=UTC), datetime(2031, 1, 1, tzinfo=UTC)
    days = Counter(at.astimezone(zone).date() for at in ticks(cron, zone, start, end))
    first, last = min(days), max(days)
    assert set(days.values()) == {1}
    assert len(days) == (last - first).days + 1


def test_an_hour_that_comes_twice_ticks_the_first_time() -> None:
    new_york = ZoneInfo("America/New_York")
    before = datetime(2026, 11, 1, 4, 0, tzinfo=UTC)
    assert next_tick("30 1 * * *", before, new_york) == datetime(2026, 11, 1, 5, 30, tzinfo=UTC)
    between = datetime(2026, 11, 1, 6, 10, tzinfo=UTC)
    assert next_tick("30 1 * * *", between, new_york) == datetime(2026, 11, 2, 6, 30, tzinfo=UTC)


def test_a_time_that_is_left_out_ticks_an_hour_later() -> None:
    new_york = ZoneInfo("America/New_York")
    before = datetime(2026, 3, 8, 5, 0, tzinfo=UTC)
    assert next_tick("30 2 * * *", before, new_york) == datetime(2026, 3, 8, 7, 30, tzinfo=UTC)


def test_a_tick_is_always_later_and_the_one_at_this_very_moment_is_past() -> None:
    shanghai = ZoneInfo("Asia/Shanghai")
    at = datetime(2026, 11, 23, 0, 30, tzinfo=UTC)
    assert next_tick("30 8 * * mon-fri", at, shanghai) == at + timedelta(days=1)
    assert next_tick("30 8 * * mon-fri", at - timedelta(microseconds=1), shanghai) == at


def test_the_last_day_of_the_month_is_found_in_the_estates_time() -> None:
    shanghai = ZoneInfo("Asia/Shanghai")
    at = next_tick("0 0 last * *", datetime(2026, 2, 10, tzinfo=UTC), shanghai)
    assert at.astimezone(shanghai) == datetime(2026, 2, 28, tzinfo=shanghai)


def test_what_never_comes_is_refused() -> None:
    with pytest.raises(ValueError, match="never comes"):
        next_tick("0 0 30 2 *", datetime(2026, 1, 1, tzinfo=UTC), ZoneInfo("Asia/Shanghai"))
