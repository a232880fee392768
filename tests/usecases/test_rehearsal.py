"""Rehearsal: the month we had, under rules we have not. Sun oversees, Lin and her neighbours report."""

from typing import Any

import pytest
from sqlmodel import Session, select

from models.catalogue import Catalogue
from models.catalogue_promises import Promises
from models.database import Database
from models.people import Person
from models.promises import Clock
from models.shifts import RosterLine
from models.tickets import Ticket
from models.timers import Timer
from tests import people
from tests.usecases.clockwork import ARRIVAL, FIRST, FIX, LIFT, LIGHT, at, days, holds, hours
from tests.usecases.conftest import START, FakeClock
from tests.usecases.house import House
from tests.usecases.month import live
from tests.usecases.rota import engineers
from tests.usecases.time_machine import runs_until
from usecases import escalation
from usecases.rehearsal import Comparison, History, Row, compare, read_history, replay, rota_with
from usecases.replay import clocks_in
from usecases.rosters import Entry, RosterMistakes

#: Everything within two days, and whoever is late is told of once.
LENIENT = {
    "clocks": [{"first": "1d always", "fix": "48h always"}],
    "ladders": [{"rungs": [{"after": "0m", "tell": "group"}]}],
}


def history_of(db: Database, since: Any = START, to: Any = None) -> History:
    return db.read_sync(read_history, since, to or db.clock() + days(1))


def rehearse(db: Database, catalogue: Catalogue, entries: list[Entry] | None = None, **promises: Any) -> Comparison:
    """The history so far under other promises and rosters."""
    present: Catalogue = db.info["catalogue"]
    whole = catalogue.promises.model_dump(exclude={"clocks"}) | {"clocks": []} | promises
    new = catalogue.model_copy(update={"promises": Promises.model_validate(whole)} if promises else {})
    before = db.run_sync(rota_with, None, present)
    after = db.run_sync(rota_with, entries, new)
    return compare(history_of(db), (present, before), (new, after))


@pytest.mark.parametrize("seed", range(3))
def test_under_the_present_rules_the_replay_is_what_was_recorded(
    house: House, db: Database, clock: FakeClock, catalogue: Catalogue, seed: int
) -> None:
    live(house, clock, seed)

    history = history_of(db)
    replayed = replay(history, catalogue, db.run_sync(rota_with, None, catalogue))

    calls = len([timer for timer in rows_of(db, Timer) if timer.job == "emergency" and timer.fired_at])
    assert len(history.lives) == 12
    assert replayed.late == history.late
    steps = replayed.steps()
    assert steps.pop("called", 0) == calls
    assert steps == history.told
    assert len(history.late) > 5, "otherwise nothing was tried"
    for life in history.lives:
        recorded = {one.kind: one for one in db.read_sync(clocks_of, life.ticket)}
        ran = {one.kind: one for one in clocks_in(life, catalogue, history.seen)}
        assert {kind: (one.due_at, one.breached_at, one.met_at) for kind, one in ran.items()} == {
            kind: (one.due_at, one.breached_at, one.met_at) for kind, one in recorded.items()
        }


def rows_of(db: Database, table: Any) -> list[Any]:
    return db.read_sync(lambda tx, now: list(tx.exec(select(table))))


def clocks_of(tx: Session, ticket: Ticket, *, now: Any) -> list[Clock]:
    return list(tx.exec(select(Clock).where(Clock.ticket_id == ticket.id)))


def test_a_longer_time_is_kept_more_often_and_whoever_was_told_sleeps(
    house: House, db: Database, clock: FakeClock, catalogue: Catalogue, lin: Person, zhang: Person
) -> None:
    """Lin's lamp took thirty hours: late after twenty-four, in time within forty-eight."""
    ticket = house.reports(lin, LIGHT)
    house.claims(zhang, ticket)
    runs_until(clock, db, hours(30))
    house.finishes(zhang, ticket)

    found = rehearse(db, catalogue, **LENIENT)

    assert found.newly_in_time == [(ticket.number, ARRIVAL), (ticket.number, FIX)]
    assert found.newly_late == []
    by_clock = found.rows(lambda one: (0, one.clock.value))
    assert by_clock == [Row("arrival", 1, 1, 0, 0), Row("first", 1, 0, 1, 0), Row("fix", 1, 1, 1, 0)]
    assert [row.label for row in found.rows(lambda one: (one.weekday, one.team))] == ["engineering"]
    assert found.before.steps() == {"owner": 2, "group": 2, "supervisor": 2, "manager": 1}
    assert found.after.steps() == {}


def test_a_shorter_time_would_have_been_broken(
    house: House, db: Database, clock: FakeClock, catalogue: Catalogue, lin: Person, zhang: Person
) -> None:
    ticket = house.reports(lin, LIGHT)
    clock.advance(minutes=2)
    house.claims(zhang, ticket)
    clock.advance(minutes=58)
    house.finishes(zhang, ticket)

    found = rehearse(db, catalogue, clocks=[{"first": "1m always", "fix": "1h always"}])

    assert found.newly_late == [(ticket.number, FIRST)], "an hour on the dot is an hour"


def test_waiting_for_parts_is_not_counted_under_any_rules(
    house: House, db: Database, clock: FakeClock, catalogue: Catalogue, lin: Person, zhang: Person
) -> None:
    """Three days for a part and two hours of work are in time in three hours."""
    ticket = house.reports(lin, LIGHT)
    house.claims(zhang, ticket)
    clock.advance(hours=1)
    holds(house, zhang, ticket, 72)
    runs_until(clock, db, hours(72))
    clock.advance(hours=1)
    house.finishes(zhang, ticket)

    found = rehearse(db, catalogue, clocks=[{"fix": "3h always"}])

    assert not found.after.late


def test_a_new_time_given_because_it_was_late_counts_only_where_it_was_late(
    house: House, db: Database, clock: FakeClock, catalogue: Catalogue, lin: Person, zhang: Person
) -> None:
    """Sun gave a day more after the first was over. Who has two days from the start has no need of it."""
    sun = db.run_sync(people.sun)
    ticket = house.reports(lin, LIGHT)
    house.claims(zhang, ticket)
    runs_until(clock, db, hours(25))
    fix = db.read_sync(lambda tx, now: tx.exec(select(Clock).where(Clock.kind == FIX)).one())
    db.run_sync(escalation.extend, fix.id, "parts", 24, by=sun, catalogue=catalogue)
    runs_until(clock, db, hours(22))

    (life,) = history_of(db).lives
    two_days = catalogue.model_copy(update={"promises": Promises.model_validate(LENIENT)})

    assert [one.due_at for one in clocks_in(life, catalogue, clock.now) if one.kind is FIX] == [START + hours(49)]
    assert [one.due_at for one in clocks_in(life, two_days, clock.now) if one.kind is FIX] == [START + hours(48)]


def test_who_would_have_been_called_at_night_is_counted_by_the_present_night(
    house: House, db: Database, clock: FakeClock, catalogue: Catalogue, lin: Person, zhang: Person
) -> None:
    """Without quiet hours the ladder would have been climbed at three in the morning."""
    clock.now = at(21, "20:00")
    house.claims(zhang, house.reports(lin, LIGHT))
    runs_until(clock, db, at(22, "12:00"))
    late = {"clocks": [{"fix": "7h always"}], "ladders": [{"rungs": [{"after": "0m", "tell": "owner"}]}]}

    by_night = rehearse(db, catalogue, **late, quiet="")
    by_day = rehearse(db, catalogue, **late)

    assert [told.at for told in by_night.after.told] == [at(22, "03:00")]
    assert [told.at for told in by_day.after.told] == [at(22, "08:00")]
    assert (by_night.at_night(by_night.after), by_day.at_night(by_day.after)) == (1, 0)


def test_calls_of_an_emergency_nobody_claims_follow_the_new_rule(
    house: House, db: Database, clock: FakeClock, catalogue: Catalogue, lin: Person, zhang: Person
) -> None:
    ticket = house.reports(lin, LIFT)
    runs_until(clock, db, hours(0.25))
    house.claims(zhang, ticket)

    found = rehearse(db, catalogue, emergency={"repeat": "5m"})

    assert (found.before.steps()["called"], found.after.steps()["called"]) == (7, 2)


def test_other_rosters_tell_who_claimed_off_duty_and_what_found_nobody(
    house: House, db: Database, clock: FakeClock, catalogue: Catalogue, lin: Person
) -> None:
    """Saturday afternoon: Zhang is on by day. On a weekday roster nobody would have been."""
    crew = engineers(db)
    ticket = house.reports(lin, LIGHT)
    house.claims(crew["zhang"], ticket)
    before = [row.model_dump() for table in (RosterLine, Timer) for row in rows_of(db, table)]

    entries = [Entry(n, crew[name].name, "weekdays", "2026-11-02") for n, name in enumerate(crew, start=2)]
    found = rehearse(db, catalogue, entries)

    assert (found.before.claimed_off_duty, found.before.nobody_on_duty) == ((), ())
    assert (found.after.claimed_off_duty, found.after.nobody_on_duty) == ((ticket.number,), (ticket.number,))
    after = [row.model_dump() for table in (RosterLine, Timer) for row in rows_of(db, table)]
    assert after == before, "nothing was changed"


def test_a_roster_with_mistakes_is_refused_with_all_of_them(house: House, db: Database, catalogue: Catalogue) -> None:
    with pytest.raises(RosterMistakes, match="line 2: nobody on the staff is called"):
        db.run_sync(rota_with, [Entry(2, "somebody", "day", "2026-11-21")], catalogue)

    assert db.info["catalogue"] is catalogue


def test_only_what_came_in_between_the_days_is_replayed(
    house: House, db: Database, clock: FakeClock, lin: Person
) -> None:
    """Drafts never came in."""
    for _ in range(3):
        house.reports(lin, LIGHT)
        house.says(lin, "空调不制冷")
        clock.advance(days=1)

    told = history_of(db, at(22, "00:00"), at(23, "00:00"))

    assert [life.ticket.submitted_at for life in told.lives] == [START + days(1)]


def test_a_kind_or_a_calendar_that_is_gone_breaks_nothing(
    house: House, db: Database, clock: FakeClock, catalogue: Catalogue, lin: Person, zhang: Person
) -> None:
    ticket = house.reports(lin, "物业服务态度太差，我要投诉")
    clock.advance(days=5)
    smaller = catalogue.model_copy(update={"kinds": {}, "calendars": {}})
    smaller.__dict__.pop("hours", None)

    outcome = replay(history_of(db), smaller, db.run_sync(rota_with, None, smaller))

    assert (ticket.number, FIX) in outcome.late
