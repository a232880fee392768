"""Whom a poll asks: a group by a button, tenants each in his own chat and without names, a team by a survey."""

from datetime import datetime, timedelta

import pytest
from sqlmodel import Session

from cards.registry import NOTICES, Pen
from locales.texts import Texts
from models.database import Database
from models.outbox import Action, OutboxState, Priority
from models.people import Language, Person
from models.refusals import Refusal, Stale
from models.surveys import SurveyState
from models.votes import Tally
from tests import people
from tests.people import ENGINEERS_CHAT
from tests.usecases.conftest import FakeClock, Said
from tests.usecases.house import House, buttons
from tests.usecases.poll_people import DINNER, group_id, owed, sent, standing
from tests.usecases.survey_people import neighbours, state_of, survey_now
from tests.usecases.time_machine import runs_until
from usecases import poll_votes, polls
from usecases.survey_figures import survey_figures

SUN = 206


@pytest.fixture
def sun(house: House, db: Database) -> Person:
    return db.run_sync(people.sun)


def test_in_private_one_chooses_whom_to_ask(house: House, db: Database, sun: Person, said: Said) -> None:
    poll = db.run_sync(polls.prepare, sun, DINNER)
    assert "· 六点" in said.last(SUN).text
    assert buttons(said.last(SUN))[:4] == ["工程群", "环境群", "客服群", "全体业户"]

    db.run_sync(polls.send_to, poll.id, f"g{group_id(db)}", person=sun)

    assert [row.chat_id for row in owed(db, Action.POLL)] == [ENGINEERS_CHAT]
    assert "已发给：工程群" in said.last(SUN).text
    assert buttons(said.last(SUN)) == ["结束投票"]
    with pytest.raises(Stale):
        db.run_sync(polls.send_to, poll.id, "t", person=sun)


def test_tenants_vote_each_in_his_own_chat_and_without_names(
    house: House, db: Database, clock: FakeClock, sun: Person, said: Said
) -> None:
    tenants = neighbours(db, 3)
    poll = db.run_sync(polls.prepare, sun, DINNER)
    db.run_sync(polls.send_to, poll.id, "t", person=sun)
    sent(db)
    for number, option in enumerate((0, 1, 1), start=1):
        counts = [int(option == 0), int(option == 1)]
        db.run_sync(poll_votes.note_counts, f"p{number}", counts, 1, False)

    rows = owed(db, Action.POLL)
    assert {row.chat_id for row in rows} == {person.user_id for person in tenants}
    assert {row.priority for row in rows} == {Priority.BULK}
    assert standing(db, poll) == Tally([1, 2], 3, [[], []])
    assert "七点：2" in said.last(SUN).text

    db.run_sync(polls.close, poll.id, person=sun)
    assert len(owed(db, Action.STOP_POLL)) == 3
    assert "投票已结束" in said.last(SUN).text


def test_a_building_is_asked_alone(house: House, db: Database, sun: Person) -> None:
    neighbours(db, 2, "12")
    emily = db.run_sync(people.emily)
    poll = db.run_sync(polls.prepare, sun, DINNER)
    building = db.run_sync(people.make_estate).buildings["8"]

    db.run_sync(polls.send_to, poll.id, f"b{building.id}", person=sun)

    assert [row.chat_id for row in owed(db, Action.POLL)] == [emily.user_id]


def test_a_poll_is_no_way_round_the_second_manager(house: House, db: Database, sun: Person) -> None:
    neighbours(db, 4)
    poll = db.run_sync(polls.prepare, sun, DINNER)

    def strict(tx: Session, *, now: datetime) -> None:
        limits = house.catalogue.limits.model_copy(update={"asked_alone": 3})
        tx.info["catalogue"] = house.catalogue.model_copy(update={"limits": limits})
        polls.send_to(tx, poll.id or 0, "t", person=sun, now=now)

    with pytest.raises(Refusal) as refused:
        db.run_sync(strict)
    assert refused.value.key == "refusal-poll-many"
    assert owed(db, Action.POLL) == []


def test_what_has_not_been_sent_at_the_close_is_not_sent(house: House, db: Database, sun: Person) -> None:
    neighbours(db, 2)
    poll = db.run_sync(polls.prepare, sun, DINNER)
    db.run_sync(polls.send_to, poll.id, "t", person=sun)

    db.run_sync(polls.close, poll.id, person=sun)

    assert {row.state for row in owed(db, Action.POLL)} == {OutboxState.DROPPED}


def test_never_mind(house: House, db: Database, sun: Person, said: Said) -> None:
    poll = db.run_sync(polls.prepare, sun, DINNER)

    db.run_sync(polls.drop, poll.id, person=sun)

    assert "没有发出" in said.last(SUN).text
    assert buttons(said.last(SUN)) == []


@pytest.mark.parametrize("wrong", ["g999", "b999", "x", "t1x", "g"])
def test_an_audience_that_no_button_has_is_refused(house: House, db: Database, sun: Person, wrong: str) -> None:
    poll = db.run_sync(polls.prepare, sun, DINNER)

    with pytest.raises(Stale):
        db.run_sync(polls.send_to, poll.id, wrong, person=sun)


def test_a_survey_of_one_question_to_a_team_is_a_poll_in_its_group(
    house: House, db: Database, clock: FakeClock, said: Said
) -> None:
    zhang = db.run_sync(people.zhang)
    survey = survey_now(db, "morale")
    sent(db)
    db.run_sync(poll_votes.note_vote, "p1", zhang, [4])
    db.run_sync(poll_votes.note_counts, "p1", [0, 0, 0, 0, 1], 1, False)

    found = db.read_sync(survey_figures, survey.id)
    assert found.questions[0].counts == {"1": 0, "2": 0, "3": 0, "4": 0, "5": 1}
    assert found.satisfaction == 100

    runs_until(clock, db, timedelta(days=4))

    assert state_of(db, survey) is SurveyState.CLOSED
    assert "这一周干得顺心吗？" in said.last(ENGINEERS_CHAT).text
    assert len(owed(db, Action.STOP_POLL)) == 1


@pytest.mark.parametrize("language", Language)
def test_every_face_of_a_poll_speaks_every_language(
    house: House, db: Database, sun: Person, said: Said, language: Language
) -> None:
    poll = db.run_sync(polls.prepare, sun, DINNER)
    assert said.last(SUN, language).text
    db.run_sync(polls.send_to, poll.id, f"g{group_id(db)}", person=sun)
    assert said.last(SUN, language).text
    db.run_sync(polls.close, poll.id, person=sun)

    assert all(face.text for face in (*said(SUN, language), *said(ENGINEERS_CHAT, language)))


@pytest.mark.parametrize("language", Language)
def test_a_teams_poll_speaks_the_groups_language(
    house: House, db: Database, said: Said, texts: Texts, language: Language
) -> None:
    survey_now(db, "morale")
    [row] = owed(db, Action.POLL)

    def drawn(tx: Session, *, now: datetime) -> object:
        pen = Pen(texts(language), now, house.catalogue.zone, house.catalogue)
        return NOTICES[row.kind](tx, row.facts, pen)

    face = db.read_sync(drawn)
    assert face.text == texts(language)("survey-morale-week")
    assert [option[0] for option in face.options] == ["1", "2", "3", "4", "5"]
    assert not face.anonymous
    assert buttons(face) == [texts(language)("poll-close")]
