"""A survey from its day to its close: everybody invited once, nobody at night, reminded once, thanked."""

import itertools
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import Session

from locales.texts import Texts
from models.database import Database
from models.outbox import Action, Delivery, Priority
from models.people import Language, Person
from models.surveys import SurveyState
from models.timers import Timer
from scheduler.calendar import Calendar
from scheduler.survey_jobs import SURVEY_JOBS, survey_schedules
from tests import people
from tests.usecases.conftest import FakeClock, Said
from tests.usecases.house import House, buttons
from tests.usecases.survey_people import (
    answers,
    cards_owed,
    delivered,
    invitation_of,
    invitations,
    neighbours,
    opens,
    state_of,
    survey_now,
    taps,
)
from tests.usecases.time_machine import runs_until
from usecases import surveys

HANGZHOU = ZoneInfo("Asia/Shanghai")
LIN, CHEN, EMILY, MA = 101, 103, 104, 207


@pytest.fixture
def lin(house: House, db: Database) -> Person:
    return db.run_sync(people.lin)


def test_twice_a_year_the_survey_begins_by_itself_at_ten(
    house: House, db: Database, clock: FakeClock, lin: Person
) -> None:
    calendar = Calendar(survey_schedules(house.catalogue), HANGZHOU)

    done = runs_until(clock, db, timedelta(days=366), calendar=calendar)

    began = [one.at.astimezone(HANGZHOU) for one in done if one.job == "begin_survey"]
    assert [f"{at:%Y-%m-%d %H:%M}" for at in began] == ["2027-05-15 10:00", "2027-11-15 10:00"]
    assert {one.person_id for one in invitations(db)} == {lin.id}


def test_everybody_who_lives_here_and_agreed_is_asked_in_his_language(
    house: House, db: Database, clock: FakeClock, said: Said
) -> None:
    for build in (people.lin, people.chen, people.emily, people.bystander, people.newcomer, people.zhang):
        db.run_sync(build)

    opens(db, clock)

    assert {one.person_id for one in invitations(db)} == {
        db.run_sync(each).id for each in (people.lin, people.chen, people.emily)
    }
    assert "总的来说，您对我们的服务满意吗？" in said.last(LIN).text
    assert "整體來說，您對我們的服務滿意嗎？" in said.last(CHEN).text
    assert "All in all, are you satisfied with our service?" in said.last(EMILY).text
    assert buttons(said.last(LIN)) == ["1⭐", "2⭐", "3⭐", "4⭐", "5⭐"]


def test_invitations_are_bulk_that_must_not_come_twice(
    house: House, db: Database, clock: FakeClock, lin: Person
) -> None:
    opens(db, clock)

    [owed] = cards_owed(db)
    assert (owed.delivery, owed.priority, owed.action) == (Delivery.B, Priority.BULK, Action.SHOW)


def test_opened_at_night_it_waits_for_a_decent_hour(house: House, db: Database, clock: FakeClock, lin: Person) -> None:
    clock.now = datetime(2026, 11, 21, 23, 30, tzinfo=HANGZHOU)

    opens(db, clock)

    [owed] = cards_owed(db)
    assert owed.not_before.astimezone(HANGZHOU).hour >= 7
    assert owed.not_before > clock.now


class Killed(BaseException):
    """The process dies here."""


def test_an_opening_killed_in_the_middle_goes_on_and_invites_each_once(
    house: House, db: Database, clock: FakeClock
) -> None:
    neighbours(db, 450)
    survey_now(db)
    with pytest.raises(Killed):
        runs_until(clock, db, timedelta(seconds=1), only=killed_in_part(2))
    assert len(invitations(db)) == 200

    runs_until(clock, db, timedelta(minutes=1))

    asked = [one.person_id for one in invitations(db)]
    assert len(asked) == len(set(asked)) == len(cards_owed(db)) == 450


def test_the_same_part_done_twice_invites_nobody_twice(house: House, db: Database, clock: FakeClock) -> None:
    neighbours(db, 3)
    survey = survey_now(db)

    invited = [db.run_sync(surveys.invite_some, survey.id, 0, 0) for _ in range(2)]

    assert invited == [3, 0]
    assert len(invitations(db)) == len(cards_owed(db)) == 3


def test_a_day_has_one_survey_however_often_it_begins(
    house: House, db: Database, clock: FakeClock, lin: Person
) -> None:
    first, second = survey_now(db), survey_now(db)

    assert first.id == second.id
    runs_until(clock, db, timedelta(seconds=1))
    assert len(invitations(db)) == 1


def test_a_form_that_left_the_catalogue_begins_no_survey(house: House, db: Database) -> None:
    assert db.run_sync(surveys.begin, "long_ago") is None


def test_one_reminder_goes_to_those_who_have_not_finished(
    house: House, db: Database, clock: FakeClock, lin: Person, said: Said
) -> None:
    emily = db.run_sync(people.emily)
    survey = opens(db, clock)
    answers(db, lin, 5, 4, 5, 4, 5, 0)
    taps(db, emily, 0, 4)
    delivered(db)
    before = len(cards_owed(db))

    runs_until(clock, db, timedelta(days=8))
    delivered(db)
    db.run_sync(surveys.remind_some, survey.id, 0)
    runs_until(clock, db, timedelta(days=3))

    assert len(cards_owed(db)) == before + 1
    assert "2/7" in said.last(EMILY).text
    assert invitation_of(db, lin).reminded_at is None


def test_a_reminder_says_that_it_is_the_only_one(
    house: House, db: Database, clock: FakeClock, lin: Person, said: Said
) -> None:
    opens(db, clock)

    runs_until(clock, db, timedelta(days=8))

    assert "就提醒这一次" in said.last(LIN).text


def test_at_the_close_everybody_is_thanked_and_managers_get_the_figures(
    house: House, db: Database, clock: FakeClock, lin: Person, said: Said
) -> None:
    for build in (people.emily, people.ma):
        db.run_sync(build)
    survey = opens(db, clock)
    answers(db, lin, 5, 5, 5, 5, 5, 1)

    runs_until(clock, db, timedelta(days=8))
    delivered(db)
    runs_until(clock, db, timedelta(days=7))

    assert state_of(db, survey) is SurveyState.CLOSED
    assert "谢谢您的意见" in said.last(LIN).text
    assert "This survey has ended." in said.last(EMILY).text
    assert buttons(said.last(LIN)) == buttons(said.last(EMILY)) == []
    assert "📊 <b>满意度调查</b>" in said.last(MA).text
    assert "不到五份" in said.last(MA).text


def test_nobody_is_sent_a_survey_that_is_over(
    house: House, db: Database, clock: FakeClock, lin: Person, said: Said
) -> None:
    survey_now(db)
    runs_until(clock, db, timedelta(seconds=1))
    assert len(said(LIN)) == 1

    runs_until(clock, db, timedelta(days=15))

    assert said(LIN) == []


def test_a_closed_survey_stays_closed(house: House, db: Database, clock: FakeClock, lin: Person) -> None:
    survey = opens(db, clock)
    runs_until(clock, db, timedelta(days=15))
    owed = len(cards_owed(db))

    db.run_sync(surveys.close, survey.id)
    db.run_sync(surveys.open_planned, survey.id)
    db.run_sync(surveys.invite_some, survey.id, 1, 0)
    db.run_sync(surveys.remind_some, survey.id, 0)

    assert state_of(db, survey) is SurveyState.CLOSED
    assert len(cards_owed(db)) == owed


def test_every_step_is_in_the_timeline_with_its_reason(
    house: House, db: Database, clock: FakeClock, lin: Person, texts: Texts
) -> None:
    survey_now(db)

    done = runs_until(clock, db, timedelta(days=15))

    mine = [one for one in done if one.job.startswith("survey_")]
    assert {one.job for one in mine} == {"survey_invite", "survey_remind", "survey_close", "survey_thank"}
    assert all(texts(Language.EN).has(one.why) and one.subject == "satisfaction-261121" for one in mine)


def killed_in_part(number: int) -> Any:
    """The house's jobs, in a process that dies in the transaction of that part."""
    parts = itertools.count(1)

    def invite(tx: Session, timer: Timer, *, now: datetime) -> None:
        SURVEY_JOBS["survey_invite"](tx, timer, now=now)
        if next(parts) == number:
            raise Killed

    return {**SURVEY_JOBS, "survey_invite": invite}
