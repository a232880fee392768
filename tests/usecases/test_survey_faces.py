"""Every face that a survey shows speaks every language, and fits what Telegram takes."""

from datetime import datetime, timedelta

import pytest
from sqlmodel import Session

from models.audience import Audience
from models.database import Database
from models.people import Language, Person
from models.surveys import Survey, SurveyState
from outbox import owe
from tests import people
from tests.usecases.conftest import FakeClock, Said
from tests.usecases.house import House, buttons
from tests.usecases.survey_people import answers, delivered, invitation_of, neighbours, opens, taps
from tests.usecases.time_machine import runs_until
from usecases import survey_answers
from usecases import survey_making as making

LIN, WANG, MA = 101, 102, 207


@pytest.fixture
def lin(house: House, db: Database) -> Person:
    return db.run_sync(people.lin)


@pytest.mark.parametrize("language", Language)
def test_from_the_first_question_to_the_thank_you(
    db: Database, clock: FakeClock, lin: Person, said: Said, language: Language
) -> None:
    opens(db, clock)
    shown = [said.last(LIN, language)]
    for question, value in enumerate((5, 4, 5, 4, 5, 0)):
        taps(db, lin, question, value)
        shown.append(said.last(LIN, language))
    db.run_sync(survey_answers.ask_words, invitation_of(db, lin).id, 6, person=lin)
    shown.append(said.last(LIN, language))
    db.run_sync(survey_answers.skip, invitation_of(db, lin).id, 6, person=lin)
    shown.append(said.last(LIN, language))

    assert [len(buttons(face)) for face in shown] == [5, 6, 6, 6, 6, 7, 3, 1, 1]
    assert len({face.text for face in shown}) == len(shown)
    runs_until(clock, db, timedelta(days=15))
    shown.append(said.last(LIN, language))
    assert all(face.text and len(face.text) < 1000 for face in shown)


@pytest.mark.parametrize("language", Language)
def test_one_per_home_says_which_home_and_who_has_spoken(
    house: House, db: Database, clock: FakeClock, lin: Person, said: Said, language: Language
) -> None:
    wang = db.run_sync(people.wang)
    db.run_sync(people.lives_too, wang, "12-1502")
    opens(db, clock, "move_in", audience=Audience(units=["12-1502"]))
    assert "12-1502" in said.last(LIN, language).text
    for question in (0, 1):
        taps(db, lin, question, 5)
    db.run_sync(survey_answers.skip, invitation_of(db, lin).id, 2, person=lin)

    told = said.last(WANG, language)

    assert "12-1502" in told.text
    assert lin.name not in told.text


@pytest.mark.parametrize("language", Language)
def test_the_reminder_and_the_close_without_an_answer(
    db: Database, clock: FakeClock, lin: Person, said: Said, language: Language
) -> None:
    opens(db, clock)
    runs_until(clock, db, timedelta(days=8))
    delivered(db)
    reminded = said.last(LIN, language)
    runs_until(clock, db, timedelta(days=7))

    over = said.last(LIN, language)

    assert len(buttons(reminded)) == 5
    assert buttons(over) == []
    assert reminded.text != over.text


@pytest.mark.parametrize("language", Language)
def test_managers_read_the_figures_at_the_close(
    house: House, db: Database, clock: FakeClock, said: Said, language: Language
) -> None:
    db.run_sync(people.ma)
    tenants = neighbours(db, 6)
    opens(db, clock)
    for person in tenants:
        answers(db, person, 5, 4, 3, 5, 4, 1)
    runs_until(clock, db, timedelta(days=15))

    result = said.last(MA, language)

    assert "80%" in result.text
    assert all(word not in result.text for word in ("{", "None", *(person.name for person in tenants)))


@pytest.mark.parametrize("language", Language)
def test_a_second_manager_reads_what_would_be_asked(house: House, db: Database, said: Said, language: Language) -> None:
    ma, _ = db.run_sync(people.ma), neighbours(db, 2)
    survey = db.run_sync(making.begin_draft, ma, "satisfaction")

    def asked(tx: Session, *, now: datetime) -> None:
        tx.get_one(Survey, survey.id).state = SurveyState.ASKED
        facts = {"survey": survey.id, "count": 900}
        owe(tx, key="consent", chat_id=MA, kind="survey_consent", facts=facts, now=now)
        facts = {"survey": survey.id, "agreed": True, "name": "高经理"}
        owe(tx, key="agreed", chat_id=LIN, kind="survey_agreed", facts=facts, now=now)

    db.run_sync(asked)

    face = said.last(MA, language)
    assert "900" in face.text
    assert "马经理" in face.text
    assert face.text.count("⭐") == 5
    assert len(buttons(face)) == 2
    assert "高经理" in said.last(LIN, language).text


def test_words_of_a_tenant_stay_words(house: House, db: Database, clock: FakeClock, lin: Person, said: Said) -> None:
    opens(db, clock)
    invitation = invitation_of(db, lin)
    db.run_sync(survey_answers.ask_words, invitation.id, 6, person=lin)
    db.run_sync(survey_answers.hear, house.said(LIN, "<b>好</b> & 快"), person=lin)

    db.run_sync(survey_answers.turn_to, invitation.id, 6, person=lin)

    assert "&lt;b&gt;好&lt;/b&gt; &amp; 快" in said.last(LIN).text


def test_a_managers_question_stays_a_question(house: House, db: Database, clock: FakeClock, said: Said) -> None:
    ma, lin = db.run_sync(people.ma), db.run_sync(people.lin)
    db.run_sync(making.begin_draft, ma)
    db.run_sync(making.expect, ma, "question")
    db.run_sync(making.hear, house.said(MA, "A<B 哪个好？| <i>甲</i> | 乙"), person=ma)
    db.run_sync(making.send, ma)
    runs_until(clock, db, timedelta(seconds=1))

    face = said.last(lin.user_id or 0)

    assert "A&lt;B 哪个好？" in face.text
    assert buttons(face) == ["<i>甲</i>", "乙"]
