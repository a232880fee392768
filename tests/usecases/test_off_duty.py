"""Claiming off duty: asked in private whether one means it; an emergency is never held up."""

from datetime import timedelta

import pytest

from models.database import Database
from models.people import Person
from models.refusals import Stale
from models.shifts import LogLine
from models.tickets import Ticket, TicketStatus, Urgency
from tests import people
from tests.usecases.conftest import FakeClock, Said
from tests.usecases.house import House, buttons
from tests.usecases.rota import TODAY, engineers, rows, works
from usecases import work
from usecases.people import set_reachable

LIN, LI = 101, 202
GROUP = people.ENGINEERS_CHAT


@pytest.fixture
def four(house: House, db: Database) -> dict[str, Person]:
    """Li's night begins at eight in the evening: now he is off duty."""
    return engineers(db) | {"lin": db.run_sync(people.lin)}


def takes_anyway(house: House, person: Person, ticket: Ticket) -> Ticket:
    return house.db.run_sync(work.claim, ticket.id, by=person, catalogue=house.catalogue, anyway=True)


def test_off_duty_he_is_asked_in_private_and_the_card_in_the_group_stays(
    house: House, db: Database, four: dict[str, Person], said: Said
) -> None:
    ticket = house.reports(four["lin"])

    assert house.claims(four["li"], ticket).owner_id is None

    assert house.now(ticket).status is TicketStatus.OPEN
    assert "您现在不在班" in said.last(LI).text
    assert "1502" not in said.last(LI).text, "the flat is the claimer's alone"
    assert buttons(said.last(LI)) == ["还是我来"]
    assert buttons(said.last(GROUP)) == ["接单"]


def test_he_takes_it_anyway_and_the_duty_log_says_so(
    house: House, db: Database, four: dict[str, Person], said: Said
) -> None:
    ticket = house.reports(four["lin"])
    house.claims(four["li"], ticket)

    takes_anyway(house, four["li"], ticket)

    assert house.now(ticket).owner_id == four["li"].id
    assert any("归您了" in face.text for face in said(LI))
    assert any("李师傅接单" in face.text for face in said(LIN))
    assert [line.what for line in rows(db, LogLine)] == ["claimed_off_duty"]


def test_on_duty_nobody_is_asked(house: House, db: Database, four: dict[str, Person]) -> None:
    ticket = house.reports(four["lin"])

    assert house.claims(four["zhang"], ticket).owner_id == four["zhang"].id
    assert [line.what for line in rows(db, LogLine)] == ["claimed"]


def test_whoever_stands_on_no_roster_is_never_asked(house: House, db: Database) -> None:
    ticket, zhang = house.reports(db.run_sync(people.lin)), db.run_sync(people.zhang)

    assert house.claims(zhang, ticket).owner_id == zhang.id


def test_an_emergency_is_not_held_up(house: House, db: Database, four: dict[str, Person]) -> None:
    ticket = house.reports(four["lin"], "有人被困在电梯里了")
    assert ticket.urgency is Urgency.EMERGENCY

    assert house.claims(four["li"], ticket).owner_id == four["li"].id


def test_whoever_cannot_be_asked_in_private_taps_twice(
    house: House, db: Database, four: dict[str, Person], said: Said, clock: FakeClock
) -> None:
    db.run_sync(set_reachable, LI, False)
    ticket = house.reports(four["lin"])

    assert house.claims(four["li"], ticket).owner_id is None
    clock.advance(seconds=59)
    assert house.claims(four["li"], ticket).owner_id == four["li"].id


def test_a_second_tap_long_after_the_first_counts_as_a_first(
    house: House, db: Database, four: dict[str, Person], clock: FakeClock
) -> None:
    db.run_sync(set_reachable, LI, False)
    ticket = house.reports(four["lin"])

    for pause in (0, 61, 61):
        clock.advance(seconds=pause)
        assert house.claims(four["li"], ticket).owner_id is None
    clock.advance(seconds=5)
    assert house.claims(four["li"], ticket).owner_id == four["li"].id


def test_a_second_tap_is_no_yes_from_somebody_who_was_asked_in_private(
    house: House, db: Database, four: dict[str, Person]
) -> None:
    ticket = house.reports(four["lin"])

    for _ in range(3):
        assert house.claims(four["li"], ticket).owner_id is None


def test_the_question_is_over_when_somebody_on_duty_takes_it(
    house: House, db: Database, four: dict[str, Person], said: Said
) -> None:
    ticket = house.reports(four["lin"])
    house.claims(four["li"], ticket)

    house.claims(four["zhang"], ticket)

    assert "张师傅已经接单" in said.last(LI).text
    assert buttons(said.last(LI)) == []
    with pytest.raises(Stale):
        takes_anyway(house, four["li"], ticket)


def test_at_the_beginning_of_his_shift_he_simply_claims(
    house: House, db: Database, four: dict[str, Person], clock: FakeClock
) -> None:
    ticket = house.reports(four["lin"])
    assert house.claims(four["li"], ticket).owner_id is None
    clock.now += timedelta(hours=4, minutes=30)

    assert house.claims(four["li"], ticket).owner_id == four["li"].id
    assert rows(db, LogLine)[-1].what == "claimed"


def test_the_transfer_picker_offers_people_on_duty_first_and_marks_the_others(
    house: House, db: Database, four: dict[str, Person], said: Said
) -> None:
    db.run_sync(works, four["qian"], "weekend", TODAY)
    ticket = house.reports(four["lin"])
    house.claims(four["zhang"], ticket)

    db.run_sync(work.open_panel, ticket.id, "transfer", by=four["zhang"])

    assert buttons(said.last(GROUP))[:3] == ["钱师傅", "李师傅（休）", "赵师傅（休）"]


def test_an_alarm_names_who_is_on_duty(house: House, db: Database, four: dict[str, Person], said: Said) -> None:
    house.says(four["lin"], "有人被困在电梯里了")

    [alarm] = [face for face in said(GROUP) if "请准备" in face.text]
    assert "张师傅" in alarm.text
    assert "李师傅" not in alarm.text
