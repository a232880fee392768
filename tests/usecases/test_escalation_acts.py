"""What people do about a late ticket: take it over, give it to somebody else, ask for more time."""

import pytest

from models.database import Database
from models.people import Person
from models.refusals import Refusal, Stale
from models.tickets import Ticket
from tests import people
from tests.usecases.clockwork import (
    ARRIVAL,
    FIRST,
    FIX,
    GROUP,
    LIGHT,
    LIN,
    SUN,
    ZHANG,
    at,
    card,
    climbed,
    clock_of,
    minutes,
)
from tests.usecases.conftest import FakeClock, Said
from tests.usecases.house import House, buttons
from tests.usecases.time_machine import runs_until
from usecases import escalation, handing, promises, work


@pytest.fixture(autouse=True)
def overseers(db: Database, house: House) -> None:
    """Supervisor Sun, and Li, who could do it too."""
    db.run_sync(people.sun)
    db.run_sync(people.li)


@pytest.fixture
def ticket(house: House, lin: Person, zhang: Person) -> Ticket:
    """Lin's light, claimed by Zhang on Saturday 15:30: arrival by Sunday 08:30, fix by Sunday 15:30."""
    return house.claims(zhang, house.reports(lin, LIGHT))


def late(db: Database, house: House, ticket: Ticket, by: Person, view: str, chat_id: int = SUN) -> None:
    db.run_sync(escalation.open_late, clock_of(db, ticket, FIX).id, view, chat_id, by=by)


def test_a_supervisor_takes_it_over_and_everybody_knows(
    house: House, db: Database, clock: FakeClock, said: Said, ticket: Ticket, zhang: Person
) -> None:
    sun = db.run_sync(people.sun)
    runs_until(clock, db, at(22, "18:00"))

    for _ in range(2):
        db.run_sync(escalation.take_over, ticket.id, by=sun, catalogue=house.catalogue)

    assert house.now(ticket).owner_id == sun.id
    assert "由孙主管接管了" in said.last(ZHANG).text
    assert any("孙主管接单了" in face.text for face in said(LIN))
    assert "12-1502" in "".join(face.text for face in said(SUN)), "the flat, as any claimer gets it"
    assert "孙主管接管" in card(said, GROUP)
    assert house.history(ticket).count("taken") == 1


def test_taking_over_what_nobody_has_is_claiming_it(
    house: House, db: Database, clock: FakeClock, said: Said, lin: Person
) -> None:
    ticket, sun = house.reports(lin, LIGHT), db.run_sync(people.sun)
    runs_until(clock, db, minutes(12))

    db.run_sync(escalation.take_over, ticket.id, by=sun, catalogue=house.catalogue)

    assert clock_of(db, ticket, FIRST).met_at == clock.now
    assert any("已有人接单" in face.text for face in said(SUN))


def test_only_overseers_take_over_and_only_what_is_in_hand(
    house: House, db: Database, ticket: Ticket, zhang: Person
) -> None:
    with pytest.raises(Refusal) as worker:
        db.run_sync(escalation.take_over, ticket.id, by=db.run_sync(people.li), catalogue=house.catalogue)
    house.finishes(zhang, ticket)
    with pytest.raises(Stale):
        db.run_sync(escalation.take_over, ticket.id, by=db.run_sync(people.sun), catalogue=house.catalogue)

    assert worker.value.key == "refusal-not-overseer"


def test_a_supervisor_picks_somebody_else_on_the_same_card(
    house: House, db: Database, clock: FakeClock, said: Said, ticket: Ticket
) -> None:
    sun, li = db.run_sync(people.sun), db.run_sync(people.li)
    runs_until(clock, db, at(22, "18:00"))

    late(db, house, ticket, sun, "transfer")

    offered = said.last(SUN)
    assert "李师傅" in buttons(offered)
    assert buttons(offered)[-1] == "‹ 返回"
    db.run_sync(handing.hand_to, ticket.id, li.id, by=sun, catalogue=house.catalogue)
    assert house.now(ticket).owner_id == li.id
    assert "李师傅" not in buttons(said.last(SUN)), "the picker closes"


def test_more_time_needs_a_reason_and_the_tenant_is_told_both(
    house: House, db: Database, clock: FakeClock, said: Said, ticket: Ticket
) -> None:
    sun, fix = db.run_sync(people.sun), clock_of(db, ticket, FIX)
    runs_until(clock, db, at(22, "18:00"))
    late(db, house, ticket, sun, "extend")
    assert "等配件" in buttons(said.last(SUN))
    late(db, house, ticket, sun, "extend.parts")
    assert "2 小时" in buttons(said.last(SUN))

    db.run_sync(escalation.extend, fix.id, "parts", 2, by=sun, catalogue=house.catalogue)

    assert "还需要一点时间（等配件），改为 今天 20:00 前完成" in said.last(LIN).text
    assert "有了新的时限：今天 20:00" in "".join(face.text for face in said(SUN))
    assert "孙主管延时：等配件，改为 今天 20:00 前" in card(said, GROUP)
    kept = clock_of(db, ticket, FIX)
    assert (kept.due_at, kept.breached_at) == (at(22, "20:00"), at(22, "15:30")), "that it was late stays on record"
    assert db.read_sync(lambda tx, now: promises.open_promise(tx, ticket)).until == at(22, "20:00")


def test_after_more_time_the_ladder_begins_at_its_foot(
    house: House, db: Database, clock: FakeClock, ticket: Ticket, zhang: Person
) -> None:
    db.run_sync(work.arrive, ticket.id, by=zhang)
    runs_until(clock, db, at(22, "16:01"))
    db.run_sync(escalation.extend, clock_of(db, ticket, FIX).id, "parts", 1, by=zhang, catalogue=house.catalogue)

    runs_until(clock, db, at(22, "17:02"))

    assert [told for told, _ in climbed(db, ticket)] == ["owner", "group", "owner"]


def test_more_time_for_arriving_is_no_promise_to_be_done(
    house: House, db: Database, clock: FakeClock, said: Said, ticket: Ticket, zhang: Person
) -> None:
    runs_until(clock, db, at(22, "09:00"))

    db.run_sync(escalation.extend, clock_of(db, ticket, ARRIVAL).id, "access", 2, by=zhang, catalogue=house.catalogue)

    assert "来得要晚一点（等进场），改为 今天 11:00 前到场" in said.last(LIN).text
    assert house.now(ticket).promised_at is None


@pytest.mark.parametrize(("reason", "span"), [("parts", 3), ("holiday", 2), ("", 0)])
def test_more_time_that_was_never_offered_is_refused(
    house: House, db: Database, clock: FakeClock, ticket: Ticket, zhang: Person, reason: str, span: int
) -> None:
    runs_until(clock, db, at(22, "16:00"))

    with pytest.raises(Stale):
        db.run_sync(escalation.extend, clock_of(db, ticket, FIX).id, reason, span, by=zhang, catalogue=house.catalogue)


def test_before_it_is_late_nobody_gives_himself_more_time(
    house: House, db: Database, ticket: Ticket, zhang: Person
) -> None:
    with pytest.raises(Stale):
        db.run_sync(escalation.extend, clock_of(db, ticket, FIX).id, "parts", 2, by=zhang, catalogue=house.catalogue)


def test_whoever_has_nothing_to_do_with_it_opens_nothing(
    house: House, db: Database, clock: FakeClock, ticket: Ticket
) -> None:
    runs_until(clock, db, at(22, "16:00"))

    with pytest.raises(Refusal):
        late(db, house, ticket, db.run_sync(people.li), "extend")
    with pytest.raises(Stale):
        late(db, house, ticket, db.run_sync(people.sun), "nonsense")
