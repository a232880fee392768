"""After the work: asked once more, closed without an answer, and a late no that still counts."""

from datetime import timedelta

import pytest

from models.database import Database
from models.people import Person
from models.refusals import Stale
from models.tickets import Ticket, TicketStatus
from scheduler.visit_jobs import VISIT_JOBS
from tests import people
from tests.usecases.conftest import START, FakeClock, Said
from tests.usecases.house import House, buttons
from tests.usecases.time_machine import runs_until
from usecases import acceptance, tenant, work
from usecases.relay import to_staff, to_tenant

LIN, ZHANG = 101, 201
GROUP = people.ENGINEERS_CHAT


@pytest.fixture
def lin(db: Database) -> Person:
    return db.run_sync(people.lin)


@pytest.fixture
def zhang(db: Database) -> Person:
    return db.run_sync(people.zhang)


def days(db: Database, clock: FakeClock, count: float) -> list[str]:
    """So many days pass; what the jobs after the work did meanwhile."""
    return [one.job for one in runs_until(clock, db, timedelta(days=count)) if one.job in VISIT_JOBS]


def test_after_a_day_without_an_answer_he_is_asked_once_more(
    house: House, db: Database, clock: FakeClock, said: Said, lin: Person, zhang: Person
) -> None:
    house.done(lin, zhang)

    assert days(db, clock, 0.9) == []
    assert days(db, clock, 0.2) == ["follow_up"]

    assert "再跟您确认一次" in said.last(LIN).text
    assert buttons(said.last(LIN)) == ["已解决", "还没好"]
    assert days(db, clock, 5) == []


def test_after_a_week_it_is_closed_as_unconfirmed_and_he_is_told(
    house: House, db: Database, clock: FakeClock, said: Said, lin: Person, zhang: Person
) -> None:
    ticket = house.done(lin, zhang)

    days(db, clock, 7.1)

    assert house.now(ticket).status is TicketStatus.CLOSED
    assert house.history(ticket)[-2:] == ["reminded", "unconfirmed"]
    assert "未确认" in said.last(LIN).text
    assert any("按未确认办结" in face.text for face in said(GROUP))


def test_nobody_is_asked_at_night(
    house: House, db: Database, clock: FakeClock, said: Said, lin: Person, zhang: Person
) -> None:
    clock.now = START.replace(hour=15)  # 23:00 in Hangzhou
    house.done(lin, zhang)

    asked = [one.at for one in runs_until(clock, db, timedelta(days=2)) if one.job == "follow_up"]

    assert [at.astimezone(house.catalogue.zone).hour for at in asked] == [8]


def test_whoever_answers_is_not_asked_again(
    house: House, db: Database, clock: FakeClock, lin: Person, zhang: Person
) -> None:
    ticket = house.done(lin, zhang)
    house.accepts(lin, ticket)
    house.rates(lin, ticket, 5)

    assert "follow_up" not in days(db, clock, 9)


def test_while_the_tenant_spoke_last_it_stays_open_and_we_are_nudged(
    house: House, db: Database, clock: FakeClock, said: Said, lin: Person, zhang: Person
) -> None:
    ticket = house.done(lin, zhang)
    _writes(house, ticket, lin)

    days(db, clock, 12)

    assert house.now(ticket).status is TicketStatus.DONE
    assert "reminded" not in house.history(ticket)
    assert house.history(ticket).count("nudged") >= 10
    assert "业户最后说了话" in said.last(ZHANG).text


def test_once_we_have_answered_the_week_begins_anew(
    house: House, db: Database, clock: FakeClock, lin: Person, zhang: Person
) -> None:
    ticket = house.done(lin, zhang)
    _writes(house, ticket, lin)
    days(db, clock, 3)
    _answers(house, ticket, zhang)

    days(db, clock, 6.5)
    assert house.now(ticket).status is TicketStatus.DONE
    days(db, clock, 1.5)

    assert house.now(ticket).status is TicketStatus.CLOSED
    assert house.history(ticket).count("reminded") == 1


def test_a_late_no_goes_back_to_the_same_owner(
    house: House, db: Database, clock: FakeClock, said: Said, lin: Person, zhang: Person
) -> None:
    ticket = house.done(lin, zhang)
    days(db, clock, 9)

    assert buttons(said.last(LIN)) == ["已解决", "还没好"]
    db.run_sync(tenant.open_view, ticket.id, "ask", "return", person=lin)
    assert "还是坏的" in buttons(said.last(LIN))
    db.run_sync(acceptance.give_back, ticket.id, "still_broken", person=lin, catalogue=house.catalogue)

    back = house.now(ticket)
    assert (back.status, back.owner_id, back.returns, back.closed_at) == (TicketStatus.RETURNED, zhang.id, 1, None)


def test_too_late_a_no_is_a_new_matter(
    house: House, db: Database, clock: FakeClock, said: Said, lin: Person, zhang: Person
) -> None:
    ticket = house.done(lin, zhang)
    days(db, clock, 15)

    assert buttons(said.last(LIN)) == []
    with pytest.raises(Stale) as refused:
        db.run_sync(acceptance.give_back, ticket.id, "still_broken", person=lin, catalogue=house.catalogue)
    assert refused.value.key == "refusal-reopen-too-late"


def test_a_late_yes_is_noted_and_asks_for_stars(
    house: House, db: Database, clock: FakeClock, said: Said, lin: Person, zhang: Person
) -> None:
    ticket = house.done(lin, zhang)
    days(db, clock, 8)

    house.accepts(lin, ticket)
    house.accepts(lin, ticket)

    assert house.history(ticket).count("confirmed") == 1
    assert buttons(said.last(LIN))[0] == "⭐⭐⭐⭐⭐ 5"
    assert house.rates(lin, ticket, 4).stars == 4


def test_solved_without_stars_is_closed_after_some_days(
    house: House, db: Database, clock: FakeClock, said: Said, lin: Person, zhang: Person
) -> None:
    ticket = house.done(lin, zhang)
    house.accepts(lin, ticket)

    days(db, clock, 4)

    assert house.now(ticket).status is TicketStatus.CLOSED
    assert "unconfirmed" not in house.history(ticket)


def test_what_cannot_be_done_is_asked_about_and_closed_alike(
    house: House, db: Database, clock: FakeClock, said: Said, lin: Person, zhang: Person
) -> None:
    ticket = house.reports(lin)
    house.claims(zhang, ticket)
    db.run_sync(work.decline, ticket.id, "private", by=zhang, catalogue=house.catalogue)

    days(db, clock, 1.5)
    assert buttons(said.last(LIN)) == ["同意", "不同意"]
    days(db, clock, 7)

    assert house.now(ticket).status is TicketStatus.CLOSED
    assert buttons(said.last(LIN)) == []


def test_done_again_is_asked_and_reminded_again(
    house: House, db: Database, clock: FakeClock, lin: Person, zhang: Person
) -> None:
    ticket = house.done(lin, zhang)
    days(db, clock, 2)
    db.run_sync(acceptance.give_back, ticket.id, "still_broken", person=lin, catalogue=house.catalogue)
    house.finishes(zhang, ticket, "重新打胶")

    days(db, clock, 2)

    assert house.history(ticket).count("reminded") == 2


def _writes(house: House, ticket: Ticket, tenant_: Person) -> None:
    house.db.run_sync(to_staff, house.now(ticket), house.said(LIN, "好像还有一点渗"), by=tenant_)


def _answers(house: House, ticket: Ticket, worker: Person) -> None:
    said = house.said(GROUP, "那是残余的水")
    house.db.run_sync(to_tenant, house.now(ticket), said, by=worker, question=False)
