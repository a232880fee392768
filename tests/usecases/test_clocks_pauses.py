"""A clock stands still while a ticket waits, and goes on with what was left: over nights, by itself, after a return."""

from datetime import datetime, timedelta

import pytest

from models.database import Database
from models.people import Person
from tests import people
from tests.usecases.clockwork import (
    ARRIVAL,
    FIX,
    GROUP,
    LIGHT,
    at,
    card,
    clock_of,
    days,
    holds,
    hours,
    minutes,
    says_to_tenant,
)
from tests.usecases.conftest import START, FakeClock, Said
from tests.usecases.house import House
from tests.usecases.time_machine import runs_until
from usecases import acceptance, handing, tenant, work


@pytest.mark.parametrize(
    ("claimed", "held", "span", "resumed", "left", "due"),
    [
        # Held for a day at 16:30, 23 h were left; taken up by hand the next morning.
        (at(21, "15:32"), at(21, "16:30"), 24, at(22, "09:00"), hours(23), at(23, "08:00")),
        # Over two nights: what was left is left.
        (at(21, "15:32"), at(21, "21:30"), 72, at(24, "07:00"), hours(18), at(25, "01:00")),
        # Ends by itself at the stated time.
        (at(21, "15:32"), at(21, "16:30"), 2, None, hours(23), at(22, "17:30")),
        # Ends by itself in the night: the time counts from then, though it is told in the morning.
        (at(21, "15:32"), at(21, "23:30"), 2, None, hours(16), at(22, "17:30")),
    ],
)
def test_on_hold_the_time_stands_still(
    house: House, db: Database, clock: FakeClock, lin: Person, zhang: Person, claimed: datetime, held: datetime,
    span: int, resumed: datetime | None, left: timedelta, due: datetime
) -> None:  # fmt: skip
    ticket = house.reports(lin, LIGHT)
    clock.now = claimed
    house.claims(zhang, ticket)
    clock.now = held
    holds(house, zhang, ticket, span)
    paused = clock_of(db, ticket, FIX)
    assert (paused.paused_at, paused.left_seconds) == (held, left.total_seconds())

    if resumed:
        runs_until(clock, db, resumed)
        db.run_sync(work.resume, ticket.id, by=zhang)
    else:
        runs_until(clock, db, at(22, "08:00"))

    fix = clock_of(db, ticket, FIX)
    assert (fix.due_at, fix.paused_at, fix.breached_at) == (due, None, None)


def test_a_pause_in_service_time_counts_service_time(
    house: House, db: Database, clock: FakeClock, lin: Person, zhang: Person
) -> None:
    """Six hours of service from 15:30: two are used until 17:30, so after the night and till 09:00 four are left."""
    ticket = house.reports(lin, LIGHT)
    house.claims(zhang, ticket)
    clock.now = at(21, "17:30")
    holds(house, zhang, ticket)
    assert clock_of(db, ticket, ARRIVAL).left_seconds == 4 * 3600

    clock.now = at(22, "20:00")
    db.run_sync(work.resume, ticket.id, by=zhang)

    assert clock_of(db, ticket, ARRIVAL).due_at == at(23, "11:00"), "one hour tonight, three tomorrow"


def test_a_pause_ends_by_itself_and_the_record_says_so(
    house: House, db: Database, clock: FakeClock, said: Said, lin: Person, zhang: Person
) -> None:
    ticket = house.reports(lin, LIGHT)
    house.claims(zhang, ticket)
    holds(house, zhang, ticket, 2)
    assert "⏸ 维修时限暂停，还剩 1 天" in card(said, GROUP)

    done = runs_until(clock, db, hours(3))

    assert [(one.job, one.at, one.subject) for one in done] == [("end_pause", START + hours(2), ticket.number)]
    assert house.now(ticket).status.value == "claimed"
    assert house.history(ticket)[-1] == "pause_over"
    assert "等待的时间到了，请继续处理" in said.last(201).text
    assert "17:30 等待到时（等配件），继续处理" in card(said, GROUP)


def test_held_on_for_longer_the_old_end_ends_nothing(
    house: House, db: Database, clock: FakeClock, lin: Person, zhang: Person
) -> None:
    ticket = house.reports(lin, LIGHT)
    house.claims(zhang, ticket)
    holds(house, zhang, ticket, 2)
    clock.advance(hours=1)
    holds(house, zhang, ticket, 4, "vendor")

    assert runs_until(clock, db, at(21, "20:29")) == []
    assert [one.at for one in runs_until(clock, db, at(21, "20:31"))] == [at(21, "20:30")]
    assert clock_of(db, ticket, FIX).due_at == START + hours(24) + hours(5)


def test_what_is_said_while_it_waits_moves_no_clock(
    house: House, db: Database, clock: FakeClock, lin: Person, zhang: Person
) -> None:
    ticket = house.reports(lin, LIGHT)
    house.claims(zhang, ticket)
    holds(house, zhang, ticket, 2)
    clock.advance(minutes=30)
    db.run_sync(says_to_tenant, ticket, zhang)

    house.urges(lin, ticket)

    assert clock_of(db, ticket, FIX).paused_at == START
    assert [one.job for one in runs_until(clock, db, hours(2))] == ["end_pause"]


@pytest.mark.parametrize("by", ["arrived", "handed"])
def test_arriving_and_handing_on_end_a_pause_too(
    house: House, db: Database, clock: FakeClock, lin: Person, zhang: Person, by: str
) -> None:
    ticket, li = house.reports(lin, LIGHT), db.run_sync(people.li)
    house.claims(zhang, ticket)
    holds(house, zhang, ticket)
    clock.advance(hours=1)

    if by == "arrived":
        db.run_sync(work.arrive, ticket.id, by=zhang)
    else:
        db.run_sync(handing.hand_to, ticket.id, li.id, by=zhang, catalogue=house.catalogue)

    assert clock_of(db, ticket, FIX).due_at == START + hours(25)
    assert not any(one.job == "end_pause" for one in runs_until(clock, db, days(2)))


def test_another_team_inherits_the_time_that_is_left(
    house: House, db: Database, clock: FakeClock, lin: Person, zhang: Person
) -> None:
    ticket = house.reports(lin, LIGHT)
    house.claims(zhang, ticket)
    clock.advance(hours=1)

    db.run_sync(handing.hand_over, ticket.id, "desk", by=zhang, catalogue=house.catalogue)

    assert clock_of(db, ticket, FIX).due_at == START + hours(24)


def test_sent_back_by_the_tenant_the_clock_goes_on_with_what_was_left(
    house: House, db: Database, clock: FakeClock, lin: Person, zhang: Person
) -> None:
    ticket = house.reports(lin, LIGHT)
    house.claims(zhang, ticket)
    clock.advance(hours=20)
    house.finishes(zhang, ticket)
    clock.advance(hours=10)

    db.run_sync(acceptance.give_back, ticket.id, "still_broken", person=lin, catalogue=house.catalogue)

    fix = clock_of(db, ticket, FIX)
    assert (fix.due_at, fix.met_at, fix.running) == (clock.now + hours(4), None, True)


def test_sent_back_when_nothing_was_left_it_is_late_at_once(
    house: House, db: Database, clock: FakeClock, said: Said, lin: Person, zhang: Person
) -> None:
    ticket = house.reports(lin, LIGHT)
    house.claims(zhang, ticket)
    clock.now = at(22, "16:00")
    house.finishes(zhang, ticket)
    clock.now = at(23, "10:00")
    db.run_sync(acceptance.give_back, ticket.id, "still_broken", person=lin, catalogue=house.catalogue)

    done = runs_until(clock, db, minutes(1))

    assert "clock_due" in [one.job for one in done]
    assert "维修时限已超时" in said.last(201).text
    assert clock_of(db, ticket, FIX).breached_at == at(22, "15:30"), "late once, from the first time on"


@pytest.mark.parametrize("end", ["cancelled", "declined"])
def test_what_is_needed_no_more_is_neither_kept_nor_late(
    house: House, db: Database, clock: FakeClock, lin: Person, zhang: Person, end: str
) -> None:
    ticket = house.reports(lin, LIGHT)
    house.claims(zhang, ticket)

    if end == "cancelled":
        db.run_sync(tenant.cancel, ticket.id, person=lin)
    else:
        db.run_sync(work.decline, ticket.id, "private", by=zhang, catalogue=house.catalogue)

    fix = clock_of(db, ticket, FIX)
    assert (fix.running, fix.met_at, fix.breached_at) == (False, None, None)
    assert not any(one.job == "clock_due" for one in runs_until(clock, db, days(3)))


def test_a_tenant_who_takes_no_for_no_answer_starts_the_clock_again(
    house: House, db: Database, clock: FakeClock, lin: Person, zhang: Person
) -> None:
    ticket = house.reports(lin, LIGHT)
    house.claims(zhang, ticket)
    clock.advance(hours=1)
    db.run_sync(work.decline, ticket.id, "private", by=zhang, catalogue=house.catalogue)
    clock.advance(hours=5)

    db.run_sync(acceptance.object_to, ticket.id, person=lin, catalogue=house.catalogue)

    assert clock_of(db, ticket, FIX).due_at == clock.now + hours(23)
