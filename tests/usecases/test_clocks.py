"""A ticket's clocks: when they start, are met or late, what people read of them, and how they are counted."""

from datetime import datetime, timedelta
from typing import Any

import pytest

from models.database import Database
from models.people import Person
from tests import people
from tests.usecases.clockwork import (
    ARRIVAL,
    FIRST,
    FIX,
    GROUP,
    LIFT,
    LIGHT,
    LIN,
    WATER,
    about_time,
    at,
    card,
    clock_of,
    days,
    due_of,
    dues,
    hours,
    minutes,
    says_to_tenant,
)
from tests.usecases.conftest import START, FakeClock, Said
from tests.usecases.house import House
from tests.usecases.time_machine import runs_until, wakes_up
from usecases import clocks, work


@pytest.mark.parametrize(
    ("who", "words", "when", "first", "arrival", "fix"),
    [
        # Saturday 15:30: 5 h 30 of service are left today.
        (people.lin, LIGHT, at(21, "15:30"), at(21, "15:33"), at(22, "08:30"), at(22, "15:30")),
        # At night the three minutes begin with the service hours; the day is a day.
        (people.lin, LIGHT, at(21, "23:00"), at(22, "08:03"), at(22, "14:00"), at(22, "23:00")),
        (people.lin, LIGHT, at(21, "20:58"), at(21, "21:00") + minutes(11 * 60 + 1), at(22, "13:58"), at(22, "20:58")),
        # Water is urgent: somebody comes sooner.
        (people.lin, WATER, at(21, "15:30"), at(21, "15:33"), at(21, "17:30"), at(22, "15:30")),
        # A key tenant is first in line.
        (people.wang, LIGHT, at(21, "15:30"), at(21, "15:33"), at(21, "18:30"), at(22, "03:30")),
        # A complaint is answered in a day and closed in three.
        (people.lin, "物业服务态度太差，我要投诉", at(21, "15:30"), at(21, "15:33"), at(22, "15:30"), at(24, "15:30")),
        # An emergency knows no hours.
        (people.lin, LIFT, at(21, "02:00"), at(21, "02:03"), at(21, "02:15"), at(21, "04:00")),
    ],
)
def test_each_matter_has_its_times(
    house: House, db: Database, clock: FakeClock, who: Any, words: str, when: datetime, first: datetime,
    arrival: datetime, fix: datetime
) -> None:  # fmt: skip
    clock.now = when

    ticket = house.reports(db.run_sync(who), words)

    assert dues(db, ticket) == {"first": first, "arrival": arrival, "fix": fix}


def test_claiming_meets_the_first_and_arriving_the_second(
    house: House, db: Database, clock: FakeClock, lin: Person, zhang: Person
) -> None:
    ticket = house.reports(lin, LIGHT)
    clock.advance(minutes=2)
    house.claims(zhang, ticket)
    clock.advance(minutes=60)
    db.run_sync(work.arrive, ticket.id, by=zhang)
    clock.advance(minutes=30)
    house.finishes(zhang, ticket)

    met = {kind: clock_of(db, ticket, kind).met_at for kind in (FIRST, ARRIVAL, FIX)}
    assert met == {FIRST: START + minutes(2), ARRIVAL: START + minutes(62), FIX: START + minutes(92)}
    assert about_time(runs_until(clock, db, days(3))) == [], "nothing of it is late any more"


def test_done_without_a_tap_on_arrived_meets_everything(
    house: House, db: Database, clock: FakeClock, lin: Person, zhang: Person
) -> None:
    ticket = house.done(lin, zhang)

    assert all(clock_of(db, ticket, kind).met_at == START for kind in (FIRST, ARRIVAL, FIX))


def test_at_the_very_moment_it_is_still_kept_and_a_second_later_it_is_late(
    house: House, db: Database, clock: FakeClock, lin: Person, zhang: Person
) -> None:
    first, second = house.reports(lin, LIGHT), house.reports(lin, LIGHT)
    clock.advance(minutes=3)
    house.claims(zhang, first)
    clock.advance(seconds=1)
    house.claims(zhang, second)

    assert clock_of(db, first, FIRST).breached_at is None
    late = clock_of(db, second, FIRST)
    assert (late.breached_at, late.met_at) == (START + minutes(3), clock.now)


def test_a_late_ticket_says_so_on_every_card(
    house: House, db: Database, clock: FakeClock, said: Said, lin: Person, zhang: Person
) -> None:
    ticket = house.reports(lin, LIGHT)
    house.claims(zhang, ticket)

    assert "🕒 到场时限 明天 08:30" in card(said, GROUP)
    assert "🕒 维修时限 明天 15:30" in card(said, GROUP)
    assert "🕒 预计明天 15:30 前完成" in card(said, LIN)

    runs_until(clock, db, at(22, "15:55"))

    assert "⏰ 维修时限 今天 15:30，已超时 25 分钟" in card(said, GROUP)
    assert "比预计的时间晚了" in card(said, LIN)


def test_the_tenant_of_an_emergency_reads_when_somebody_is_there(
    house: House, db: Database, said: Said, lin: Person
) -> None:
    house.reports(lin, LIFT)

    assert "🕒 预计今天 15:45 前到场" in card(said, LIN)


def test_a_complaint_is_answered_and_its_first_answer_has_a_time(
    house: House, db: Database, clock: FakeClock, said: Said, lin: Person
) -> None:
    xiaozhou = db.run_sync(people.xiaozhou)
    complaint = house.reports(lin, "物业服务态度太差，我要投诉")
    house.claims(xiaozhou, complaint)
    assert "首次答复时限 明天 15:30" in card(said, people.DESK_CHAT)
    assert "办结时限" in card(said, people.DESK_CHAT)
    assert "前答复" in card(said, LIN)

    clock.advance(hours=2)
    db.run_sync(says_to_tenant, complaint, xiaozhou)

    assert clock_of(db, complaint, ARRIVAL).met_at == clock.now
    assert clock_of(db, complaint, FIX).met_at is None


def test_words_to_the_tenant_are_no_arrival_of_a_repair(house: House, db: Database, lin: Person, zhang: Person) -> None:
    ticket = house.reports(lin, LIGHT)
    house.claims(zhang, ticket)

    db.run_sync(says_to_tenant, ticket, zhang)

    assert clock_of(db, ticket, ARRIVAL).met_at is None


def test_urging_tells_the_last_step_and_no_bookkeeping(
    house: House, db: Database, clock: FakeClock, lin: Person, zhang: Person
) -> None:
    ticket = house.reports(lin, LIGHT)
    house.claims(zhang, ticket)
    db.run_sync(says_to_tenant, ticket, zhang)
    runs_until(clock, db, at(22, "16:00"))

    assert house.urges(lin, ticket).what == "claimed"


def test_kept_and_late_are_counted_once_by_clock(
    house: House, db: Database, clock: FakeClock, lin: Person, zhang: Person
) -> None:
    on_time, late, _ = (house.reports(lin, LIGHT) for _ in range(3))
    house.claims(zhang, on_time)
    house.finishes(zhang, on_time)
    runs_until(clock, db, days(2))
    house.claims(zhang, late)
    house.finishes(zhang, late)

    counted = db.read_sync(clocks.kept_share, START, clock.now + minutes(1))

    assert counted[FIX] == clocks.Kept(1, 2)
    assert counted[FIX].share == pytest.approx(1 / 3)
    assert db.read_sync(clocks.kept_share, clock.now + minutes(1), clock.now + days(1))[FIX].share is None
    assert db.read_sync(clocks.kept_share, START, clock.now + minutes(1), kind="complaint")[FIX] == clocks.Kept(0, 0)


def test_the_same_job_twice_does_nothing(
    house: House, db: Database, clock: FakeClock, lin: Person, zhang: Person
) -> None:
    ticket = house.reports(lin, LIGHT)
    house.claims(zhang, ticket)
    runs_until(clock, db, at(22, "15:31"))
    known, before = clock_of(db, ticket, FIX), house.history(ticket)

    for _ in range(2):
        db.run_sync(clocks.clock_due, known.id, known.round - 1)
        db.run_sync(clocks.end_pause, ticket.id, START.isoformat())

    assert house.history(ticket) == before


def test_a_process_that_was_down_finds_each_once_oldest_first(
    house: House, db: Database, clock: FakeClock, lin: Person, zhang: Person
) -> None:
    tickets = [house.reports(lin, LIGHT) for _ in range(3)]
    for ticket in tickets:
        house.claims(zhang, ticket)
    clock.advance(days=3)

    done = [one for one in wakes_up(db) if one.job == "clock_due"]

    assert len(done) == len({one.key for one in done}) == 6, "arrival and fix of three tickets"
    due = [db.read_sync(due_of, one.key) for one in done]
    assert due == sorted(due)
    assert wakes_up(db) == []


@pytest.mark.parametrize("step", [hours(-1), hours(1), days(-1)])
def test_a_clock_that_steps_makes_nothing_late_twice(
    house: House, db: Database, clock: FakeClock, lin: Person, zhang: Person, step: timedelta
) -> None:
    ticket = house.reports(lin, LIGHT)
    house.claims(zhang, ticket)
    runs_until(clock, db, at(22, "15:31"))
    clock.now += step
    wakes_up(db)

    runs_until(clock, db, at(22, "15:45"))

    assert house.history(ticket).count("late") == 2, "arrival and fix, once each"
