"""The ladder: who hears that something is late, when, by day and by night, and what they do about it."""

from datetime import timedelta

import pytest

from models.database import Database
from models.people import Person
from models.tickets import Ticket
from tests import people
from tests.usecases.clockwork import (
    FIRST,
    FIX,
    GROUP,
    LIFT,
    LIGHT,
    MA,
    SUN,
    ZHANG,
    at,
    card,
    climbed,
    clock_of,
    minutes,
)
from tests.usecases.conftest import START, FakeClock, Said
from tests.usecases.house import House, buttons
from tests.usecases.time_machine import runs_until, wakes_up
from usecases import acceptance, escalation, work


@pytest.fixture(autouse=True)
def overseers(db: Database, house: House) -> None:
    """Supervisor Sun and manager Ma; nobody is director."""
    db.run_sync(people.sun)
    db.run_sync(people.ma)


@pytest.fixture
def ticket(house: House, lin: Person, zhang: Person) -> Ticket:
    """Lin's light, claimed by Zhang on Saturday 15:30: arrival by Sunday 08:30, fix by Sunday 15:30."""
    return house.claims(zhang, house.reports(lin, LIGHT))


def test_nobody_claims_and_one_after_the_other_hears_of_it(
    house: House, db: Database, clock: FakeClock, said: Said, lin: Person
) -> None:
    ticket = house.reports(lin, LIGHT)

    runs_until(clock, db, minutes(40))

    assert climbed(db, ticket) == [
        ("group", START + minutes(3)),
        ("supervisor", START + minutes(10)),
        ("manager", START + minutes(33)),
    ]
    shown = said.last(SUN)
    assert f"⏰ <b>{ticket.number}</b> 报修 · 电路照明：接单时限已超时 37 分钟" in shown.text
    assert "等待接单" in shown.text
    assert buttons(shown) == ["接单", "我来接管", "转单"]
    assert buttons(said.last(GROUP))[0] == "接单"


def test_a_late_repair_climbs_from_its_owner_to_the_manager_in_waking_hours(
    house: House, db: Database, clock: FakeClock, said: Said, ticket: Ticket, zhang: Person
) -> None:
    db.run_sync(work.arrive, ticket.id, by=zhang)

    runs_until(clock, db, at(24, "12:30"))

    # Six waking hours after 15:30 are up when the night begins, so the manager hears of it in the morning, and
    # again on Tuesday, because nobody is director.
    assert climbed(db, ticket) == [
        ("owner", at(22, "15:30")),
        ("group", at(22, "16:00")),
        ("supervisor", at(22, "17:30")),
        ("manager", at(23, "08:00")),
        ("director", at(24, "12:30")),
    ]
    assert buttons(said.last(ZHANG)) == ["我来接管", "转单", "延时"]
    assert "维修时限已超时 1 天 21 小时" in said.last(MA).text


def test_the_ladder_stops_when_the_clock_does(
    house: House, db: Database, clock: FakeClock, said: Said, ticket: Ticket, zhang: Person
) -> None:
    db.run_sync(work.arrive, ticket.id, by=zhang)
    runs_until(clock, db, at(22, "15:45"))
    house.finishes(zhang, ticket)

    runs_until(clock, db, at(23, "20:00"))

    assert [told for told, _ in climbed(db, ticket)] == ["owner"]
    assert "已经处理，不用再管" in "".join(face.text for face in said(ZHANG))


def test_what_is_late_in_the_night_waits_for_the_morning(
    house: House, db: Database, clock: FakeClock, said: Said, lin: Person, zhang: Person
) -> None:
    clock.now = at(21, "02:00")
    ticket = house.claims(zhang, house.reports(lin, LIGHT))
    db.run_sync(work.arrive, ticket.id, by=zhang)

    before = runs_until(clock, db, at(22, "07:59"))
    assert not any(one.job in ("clock_due", "climb") for one in before)
    assert "⏰ 维修时限 今天 02:00，已超时" in card(said, GROUP), "whoever looks at it sees it all the same"
    done = runs_until(clock, db, at(22, "08:29"))

    assert [(one.job, one.at) for one in done] == [("clock_due", at(22, "08:00")), ("climb", at(22, "08:00"))]
    assert clock_of(db, ticket, FIX).breached_at == at(22, "02:00"), "late since it was late"
    assert climbed(db, ticket) == [("owner", at(22, "08:00"))]


def test_an_emergency_wakes_them_all(
    house: House, db: Database, clock: FakeClock, said: Said, lin: Person, zhang: Person
) -> None:
    clock.now = at(21, "02:00")
    ticket = house.reports(lin, LIFT)

    runs_until(clock, db, minutes(14))

    assert climbed(db, ticket) == [
        ("group", at(21, "02:03")),
        ("supervisor", at(21, "02:05")),
        ("manager", at(21, "02:13")),
    ]
    assert "已超时 11 分钟" in said.last(SUN).text


def test_a_rung_for_a_role_that_nobody_holds_goes_to_the_one_above(
    house: House, db: Database, clock: FakeClock, said: Said, lin: Person
) -> None:
    db.run_sync(people.leaves_the_staff, db.run_sync(people.sun))
    house.reports(lin, LIGHT)

    runs_until(clock, db, minutes(11))

    assert "接单时限已超时" in said.last(MA).text


def test_the_same_rung_twice_tells_nobody_twice(
    house: House, db: Database, clock: FakeClock, said: Said, lin: Person
) -> None:
    ticket = house.reports(lin, LIGHT)
    runs_until(clock, db, minutes(11))
    first, shown = clock_of(db, ticket, FIRST), len(said(SUN))

    for rung in (0, 1, 1, 99):
        db.run_sync(escalation.climb, first.id, first.round, rung)

    assert len(said(SUN)) == shown
    assert house.history(ticket).count("escalated") == 2


def test_down_for_three_days_every_rung_is_climbed_once_from_below(
    house: House, db: Database, clock: FakeClock, ticket: Ticket, zhang: Person
) -> None:
    db.run_sync(work.arrive, ticket.id, by=zhang)
    clock.advance(days=5)

    wakes_up(db)

    assert [told for told, _ in climbed(db, ticket)] == ["owner", "group", "supervisor", "manager", "director"]
    assert not any(one.job == "climb" for one in wakes_up(db))


def test_a_return_when_late_begins_the_ladder_anew(
    house: House, db: Database, clock: FakeClock, ticket: Ticket, lin: Person, zhang: Person
) -> None:
    runs_until(clock, db, at(22, "16:10"))
    house.finishes(zhang, ticket)
    db.run_sync(acceptance.give_back, ticket.id, "still_broken", person=lin, catalogue=house.catalogue)

    runs_until(clock, db, timedelta(minutes=1))

    assert [told for told, when in climbed(db, ticket) if when >= at(22, "16:10")] == ["owner"]
