"""Whom a survey asks, and that nobody is lost who could not be asked on the first day."""

from datetime import timedelta
from typing import Any

import pytest

from models.audience import Audience
from models.database import Database
from models.outbox import OutboxState
from models.people import Person
from models.refusals import Refusal
from models.surveys import SurveyInvitation
from tests import people
from tests.usecases.conftest import FakeClock, Said
from tests.usecases.house import House
from tests.usecases.survey_people import cards_owed, delivered, invitations, opens, survey_now, taps
from tests.usecases.time_machine import runs_until
from usecases.people import set_reachable, withdraw

LIN, EMILY = 101, 104


@pytest.fixture
def lin(house: House, db: Database) -> Person:
    return db.run_sync(people.lin)


def test_whoever_has_two_homes_is_asked_once_per_person_and_twice_per_unit(
    house: House, db: Database, clock: FakeClock, lin: Person
) -> None:
    db.run_sync(people.lives_too, lin, "8-602")

    once = opens(db, clock)
    twice = opens(db, clock, "move_in")

    asked = [one.survey_id for one in invitations(db)]
    assert (asked.count(once.id), asked.count(twice.id)) == (1, 2)


@pytest.mark.parametrize(
    ("audience", "asked"),
    [
        ({"buildings": ["8"]}, {"陳志豪", "Emily Carter"}),
        ({"floors": ["15", "3"]}, {"林晓梅", "王建国"}),
        ({"buildings": ["8"], "floors": ["6"]}, {"陳志豪"}),
        ({"units": ["12-1502"]}, {"林晓梅"}),
        ({"who": "key_tenants"}, {"王建国"}),
        ({"who": "open_matter"}, {"Emily Carter"}),
    ],
)
def test_an_audience_is_a_place_or_those_who_need_us(
    house: House, db: Database, clock: FakeClock, audience: dict[str, Any], asked: set[str]
) -> None:
    for build in (people.lin, people.wang, people.chen, people.emily):
        db.run_sync(build)
    house.reports(db.run_sync(people.emily), "The kitchen tap drips")

    opens(db, clock, audience=Audience(**audience))

    assert {name_of(db, one) for one in invitations(db)} == asked


def test_whoever_joins_or_lets_us_in_again_is_invited_the_next_day(
    house: House, db: Database, clock: FakeClock, lin: Person, said: Said
) -> None:
    emily = db.run_sync(people.emily)
    db.run_sync(set_reachable, EMILY, False)
    opens(db, clock)
    assert [name_of(db, one) for one in invitations(db)] == ["林晓梅"]

    db.run_sync(set_reachable, EMILY, True)
    chen = db.run_sync(people.chen)
    done = runs_until(clock, db, timedelta(days=1, minutes=1))

    assert {one.person_id for one in invitations(db)} == {lin.id, emily.id, chen.id}
    assert done[-1].why == "why-survey-again"
    assert len(said(LIN)) == 1


def test_whom_the_card_never_reached_is_sent_it_again_when_he_is_back(
    house: House, db: Database, clock: FakeClock, lin: Person
) -> None:
    survey_now(db)
    runs_until(clock, db, timedelta(seconds=1))
    delivered(db, but=(LIN,))
    db.run_sync(set_reachable, LIN, False)
    runs_until(clock, db, timedelta(days=1, minutes=1))
    assert len(cards_owed(db)) == 1

    db.run_sync(set_reachable, LIN, True)
    runs_until(clock, db, timedelta(days=2))

    assert len(cards_owed(db)) == 2
    assert len(invitations(db)) == 1


def test_whoever_took_his_consent_back_is_not_asked_again(
    house: House, db: Database, clock: FakeClock, lin: Person
) -> None:
    survey_now(db)
    runs_until(clock, db, timedelta(seconds=1))
    db.run_sync(withdraw, lin)

    runs_until(clock, db, timedelta(days=5))

    assert [row.state for row in cards_owed(db)] == [OutboxState.DROPPED]


def test_whoever_took_his_consent_back_is_neither_reminded_nor_heard(
    house: House, db: Database, clock: FakeClock, lin: Person
) -> None:
    opens(db, clock)
    before = len(cards_owed(db))
    db.run_sync(withdraw, lin)

    runs_until(clock, db, timedelta(days=8))

    assert len(cards_owed(db)) == before
    with pytest.raises(Refusal) as refused:
        taps(db, lin, 0, 5)
    assert refused.value.key == "refusal-consent-first"


def test_whoever_blocked_us_is_not_reminded(house: House, db: Database, clock: FakeClock, lin: Person) -> None:
    opens(db, clock)
    before = len(cards_owed(db))
    db.run_sync(set_reachable, LIN, False)

    runs_until(clock, db, timedelta(days=8))

    assert len(cards_owed(db)) == before


def name_of(db: Database, invitation: SurveyInvitation) -> str:
    return db.read_sync(lambda tx, now: tx.get_one(Person, invitation.person_id).name)
