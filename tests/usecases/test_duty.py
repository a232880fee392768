"""Who is on duty: patterns over a month, nights, summer time, exceptions, and estates without a roster."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import Session

from models.catalogue_shifts import Pattern, Shifts
from models.database import Database
from models.people import Person, Role
from models.rota import Rota
from models.shifts import RosterLine, ShiftException
from tests import people
from tests.usecases.conftest import FakeClock
from tests.usecases.house import House
from usecases import duty

HANGZHOU, BERLIN = ZoneInfo("Asia/Shanghai"), ZoneInfo("Europe/Berlin")
ZHANG, LI = 1, 2
#: Of the two-on-two-off cycle, Zhang's first day.
FIRST = date(2026, 11, 1)

SHIFTS = Shifts(
    patterns={
        "day": Pattern(cycle=[True, True, False, False], hours="08:00-20:00"),
        "night": Pattern(cycle=[True, True, False, False], hours="20:00-08:00"),
        "day_night": Pattern(cycle=["08:00-20:00", "20:00-08:00", False, False]),
        "weekdays": Pattern(week="mon-fri", hours="08:30-17:30"),
        "small_hours": Pattern(cycle=[True, False], hours="02:30-06:00"),
    }
)


def rota(*rows: RosterLine | ShiftException, zone: ZoneInfo = HANGZHOU) -> Rota:
    lines = [row for row in rows if isinstance(row, RosterLine)]
    return Rota(lines, [row for row in rows if isinstance(row, ShiftException)], SHIFTS, zone)


def works(pattern: str, first_day: date = FIRST, person: int = ZHANG, until: date | None = None) -> RosterLine:
    return RosterLine(person_id=person, pattern=pattern, first_day=first_day, last_day=until)


def at(zone: ZoneInfo, *moment: int) -> datetime:
    return datetime(*moment, tzinfo=zone)  # type: ignore[arg-type,misc]


def days_on(found: Rota, first: date, count: int, person: int = ZHANG) -> list[int]:
    days = (first + timedelta(days=number) for number in range(count))
    return [day.day for day in days if found.shift_on(person, day)]


def test_two_days_on_and_two_off_go_on_through_the_month_and_into_the_next() -> None:
    found = rota(works("day"))

    assert days_on(found, FIRST, 30) == [1, 2, 5, 6, 9, 10, 13, 14, 17, 18, 21, 22, 25, 26, 29, 30]
    assert days_on(found, date(2026, 12, 1), 10) == [3, 4, 7, 8]


def test_a_turning_pattern_brings_day_night_and_rest() -> None:
    found = rota(works("day_night"))

    told = [found.shift_on(ZHANG, FIRST + timedelta(days=number)) for number in range(4)]

    assert [shift and shift.start.astimezone(HANGZHOU).hour for shift in told] == [8, 20, None, None]


def test_weekdays_leave_the_weekend_free() -> None:
    found = rota(works("weekdays", date(2026, 11, 2)))

    assert days_on(found, date(2026, 11, 2), 14) == [2, 3, 4, 5, 6, 9, 10, 11, 12, 13]


def test_a_shift_begins_on_its_minute_and_is_over_on_its_last() -> None:
    found = rota(works("day"))

    assert not found.is_on(ZHANG, at(HANGZHOU, 2026, 11, 1, 7, 59, 59))
    assert found.is_on(ZHANG, at(HANGZHOU, 2026, 11, 1, 8, 0))
    assert not found.is_on(ZHANG, at(HANGZHOU, 2026, 11, 1, 20, 0))


def test_a_night_belongs_to_the_day_it_starts_and_is_one_shift_at_midnight() -> None:
    found = rota(works("night"))

    before, after = at(HANGZHOU, 2026, 11, 2, 23, 59), at(HANGZHOU, 2026, 11, 3, 0, 1)

    assert found.shift_at(ZHANG, before) == found.shift_at(ZHANG, after)
    assert found.shift_at(ZHANG, after).day == date(2026, 11, 2)  # type: ignore[union-attr]
    assert found.is_on(ZHANG, at(HANGZHOU, 2026, 11, 3, 7, 59))
    assert not found.is_on(ZHANG, at(HANGZHOU, 2026, 11, 3, 20, 0)), "the third day is free, its night too"


@pytest.mark.parametrize(
    ("night", "hours"), [(date(2026, 3, 28), 11), (date(2026, 10, 24), 13), (date(2026, 6, 1), 12)]
)
def test_a_night_shift_in_berlin_is_as_long_as_the_night_of_the_clock_change(night: date, hours: int) -> None:
    shift = rota(works("night", night), zone=BERLIN).shift_on(ZHANG, night)

    assert shift is not None
    assert shift.end - shift.start == timedelta(hours=hours)
    assert (shift.start.astimezone(BERLIN).hour, shift.end.astimezone(BERLIN).hour) == (20, 8)


def test_somebody_is_on_at_every_minute_of_both_clock_changes() -> None:
    """Zhang and Li by day, two others by night: where one stops the next begins, whatever the clock does."""
    for first in (date(2026, 3, 27), date(2026, 10, 23)):
        turn = timedelta(days=2)
        found = rota(
            works("day", first, 1), works("day", first + turn, 2), works("night", first, 3),
            works("night", first + turn, 4), zone=BERLIN,
        )  # fmt: skip
        for moment in _minutes(datetime(first.year, first.month, first.day + 1, tzinfo=UTC), hours=48):
            assert sum(found.shift_at(person, moment) is not None for person in (1, 2, 3, 4)) == 1, moment


def _minutes(start: datetime, hours: int) -> Iterator[datetime]:
    return (start + timedelta(minutes=number * 15) for number in range(hours * 4))


def test_a_shift_that_starts_in_the_hour_the_clock_skips_starts_with_the_jump() -> None:
    shift = rota(works("small_hours", date(2026, 3, 29)), zone=BERLIN).shift_on(ZHANG, date(2026, 3, 29))

    assert shift is not None
    assert shift.start == datetime(2026, 3, 29, 1, 0, tzinfo=UTC)


def test_an_exception_overrules_the_roster_for_its_day_alone() -> None:
    off = ShiftException(person_id=ZHANG, day=date(2026, 11, 5), on=False)
    on = ShiftException(person_id=ZHANG, day=date(2026, 11, 7), on=True, pattern="night")
    found = rota(works("day"), off, on)

    assert days_on(found, FIRST, 10) == [1, 2, 6, 7, 9, 10]
    assert found.is_on(ZHANG, at(HANGZHOU, 2026, 11, 8, 3, 0))


def test_an_exception_may_name_hours_instead_of_a_pattern() -> None:
    found = rota(works("day"), ShiftException(person_id=ZHANG, day=date(2026, 11, 3), on=True, pattern="13:00-15:00"))

    assert found.is_on(ZHANG, at(HANGZHOU, 2026, 11, 3, 14, 0))
    assert not found.is_on(ZHANG, at(HANGZHOU, 2026, 11, 3, 15, 0))


def test_whoever_stands_on_no_roster_is_always_on_duty_but_for_his_free_day() -> None:
    found = rota(ShiftException(person_id=LI, day=date(2026, 11, 5), on=False))

    assert found.is_on(LI, at(HANGZHOU, 2026, 11, 4, 3, 0))
    assert not found.is_on(LI, at(HANGZHOU, 2026, 11, 5, 12, 0))
    assert found.shift_at(LI, at(HANGZHOU, 2026, 11, 4, 3, 0)) is None


def test_before_his_first_day_nobody_is_on_a_roster_and_after_his_last_he_is_off() -> None:
    found = rota(works("weekdays", date(2026, 11, 9), until=date(2026, 11, 13)))

    assert found.is_on(ZHANG, at(HANGZHOU, 2026, 11, 7, 3, 0))
    assert not found.is_on(ZHANG, at(HANGZHOU, 2026, 11, 16, 10, 0))


def test_a_pattern_that_left_the_catalogue_binds_nobody() -> None:
    assert rota(works("gone")).is_on(ZHANG, at(HANGZHOU, 2026, 11, 3, 3, 0))


def test_the_next_shift_is_the_first_to_start_from_now_on() -> None:
    found = rota(works("day"))

    told = found.next_shift(ZHANG, at(HANGZHOU, 2026, 11, 2, 9, 0))

    assert told is not None
    assert told.day == date(2026, 11, 5)


def roster(tx: Session, person: Person, pattern: str, first_day: date, *, now: datetime) -> None:
    tx.add(RosterLine(person_id=person.id or 0, pattern=pattern, first_day=first_day))


def names(found: list[Person]) -> list[str]:
    return [person.name for person in found]


def test_on_duty_are_those_with_the_role_the_trade_and_a_shift(house: House, db: Database, clock: FakeClock) -> None:
    """It is Saturday, 15:30: Zhang's first day, Li's night, and Huang stands on no roster."""
    zhang, li = db.run_sync(people.zhang), db.run_sync(people.li)
    db.run_sync(people.huang)
    db.run_sync(roster, zhang, "day", date(2026, 11, 21))
    db.run_sync(roster, li, "night", date(2026, 11, 21))

    def asked(**what: str) -> list[str]:
        return names(db.read_sync(lambda tx, now: duty.on_duty(tx, Role.WORKER, now, **what)))

    assert asked() == ["张师傅", "黄阿姨"]
    assert asked(trade="water") == ["张师傅"]
    assert asked(trade="cleaning", team="environment") == ["黄阿姨"]
    clock.advance(hours=6)
    assert asked(trade="water") == ["李师傅"]


def test_a_team_has_its_own_roles_and_a_butler_his_own_building(house: House, db: Database) -> None:
    for who in (people.xiaozhou, people.xiaowu, people.zhang, people.sun):
        db.run_sync(who)

    def asked(building: str) -> list[str]:
        return names(db.read_sync(lambda tx, now: duty.on_duty(tx, None, now, team="desk", building=building)))

    assert asked("12") == ["小周", "小吴", "孙主管"]
    assert asked("8") == ["小周", "孙主管"]


def test_whoever_left_the_staff_is_on_no_duty(house: House, db: Database) -> None:
    zhang = db.run_sync(people.zhang)
    db.run_sync(people.leaves_the_staff, zhang)

    assert db.read_sync(lambda tx, now: duty.on_duty(tx, Role.WORKER, now)) == []


def test_a_shift_tells_when_it_ends(house: House, db: Database) -> None:
    zhang = db.run_sync(people.zhang)
    db.run_sync(roster, zhang, "day", date(2026, 11, 21))

    shift = db.read_sync(lambda tx, now: duty.shift_of(tx, zhang.id or 0, now))

    assert shift is not None
    assert shift.end == at(HANGZHOU, 2026, 11, 21, 20, 0)
    assert db.read_sync(lambda tx, now: duty.is_on_duty(tx, zhang.id or 0, now))
