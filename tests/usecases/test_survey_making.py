"""A manager makes a survey: words and taps fill a draft; very many people need a colleague's consent."""

from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from sqlmodel import Session, select

from cards.survey_words import option_words, question_words, questions_text, title
from locales.texts import Texts
from models.database import Database
from models.people import Language, Person, Role, StaffRole
from models.refusals import Refusal, Stale
from models.surveys import QuickPoll, Survey, SurveyInvitation, SurveyState
from tests import people
from tests.usecases.conftest import FakeClock, Said
from tests.usecases.house import House, buttons
from tests.usecases.survey_people import neighbours, state_of
from tests.usecases.time_machine import runs_until
from usecases import survey_making as making

HANGZHOU = ZoneInfo("Asia/Shanghai")
MA, GAO = 207, 208


@pytest.fixture
def ma(house: House, db: Database) -> Person:
    return db.run_sync(people.ma)


def gao(tx: Session, *, now: datetime) -> Person:
    """Manager Gao, Ma's colleague."""
    person = people._person(tx, now, GAO, "高经理")
    tx.add(StaffRole(person_id=person.id or 0, role=Role.MANAGER))
    return person


def types(house: House, person: Person, text: str, what: str = "question", language: str = "") -> str:
    """He is asked for something and types it."""
    house.db.run_sync(making.expect, person, what, language)
    return house.db.run_sync(making.hear, house.said(person.user_id or 0, text), person=person)


def draft(db: Database, person: Person) -> Survey:
    found = db.read_sync(making.draft_of, person)
    assert found is not None
    return found


def strict(house: House, rule: Any, *args: Any, most: int = 3, **more: Any) -> Any:
    """Run a rule in a house where more than three are very many."""

    def run(tx: Session, *, now: datetime) -> Any:
        limits = house.catalogue.limits.model_copy(update={"asked_alone": most})
        tx.info["catalogue"] = house.catalogue.model_copy(update={"limits": limits})
        return rule(tx, *args, now=now, **more)

    return house.db.run_sync(run)


def invited(db: Database) -> int:
    return db.read_sync(lambda tx, now: len(tx.exec(select(SurveyInvitation)).all()))


def test_written_by_hand_it_asks_stars_a_choice_and_words(house: House, db: Database, ma: Person, texts: Texts) -> None:
    db.run_sync(making.begin_draft, ma)
    assert types(house, ma, "新门禁好用吗？") == "kind"
    db.run_sync(making.set_kind, ma, "score")
    assert types(house, ma, "开放日哪天好？| 周六 | 周日") == "questions"
    assert types(house, ma, "还有什么想说的？") == "kind"
    db.run_sync(making.set_kind, ma, "words")

    sheet = draft(db, ma).sheet
    words = texts(Language.ZH_HANS)
    assert [asked.kind for asked in sheet.questions.values()] == ["score", "choice", "words"]
    assert title(sheet, words) == "新门禁好用吗？"
    assert option_words(sheet, "q2", words) == ["周六", "周日"]
    assert "2. 开放日哪天好？（☑️ 选一项）周六、周日" in questions_text(sheet, words)


def test_options_may_be_typed_afterwards(house: House, db: Database, ma: Person) -> None:
    db.run_sync(making.begin_draft, ma)
    types(house, ma, "哪天好？")

    assert types(house, ma, "周六｜周日", "options") == "questions"

    assert draft(db, ma).sheet.questions["q1"].kind == "choice"


def test_another_language_is_typed_line_by_line(house: House, db: Database, ma: Person, texts: Texts) -> None:
    db.run_sync(making.begin_draft, ma)
    types(house, ma, "新门禁好用吗？")
    types(house, ma, "哪天好？| 周六 | 周日")

    types(house, ma, "Do you like the new gate?\nWhich day? | Saturday | Sunday", "translation", "en")

    sheet, english = draft(db, ma).sheet, texts(Language.EN)
    assert question_words(sheet, "q1", english) == "Do you like the new gate?"
    assert option_words(sheet, "q2", english) == ["Saturday", "Sunday"]
    # Whoever reads a language that nobody wrote gets the original.
    assert question_words(sheet, "q1", texts(Language.ZH_HANT)) == "新门禁好用吗？"


@pytest.mark.parametrize(
    ("text", "what", "key"),
    [
        ("问" * 301, "question", "refusal-survey-question"),
        ("|", "question", "refusal-survey-question"),
        ("哪天？| 周六", "question", "refusal-survey-options"),
        ("哪天？|" + "|".join(map(str, range(11))), "question", "refusal-survey-options"),
        ("周六", "options", "refusal-survey-options"),
        ("周六|周六", "options", "refusal-survey-options"),
        ("x|" + "长" * 61, "options", "refusal-survey-options"),
        ("One\nTwo", "translation", "refusal-survey-lines"),
        ("One | A | B", "translation", "refusal-survey-lines"),
    ],
)
def test_what_cannot_be_asked_is_refused_and_may_be_typed_again(
    house: House, db: Database, ma: Person, text: str, what: str, key: str
) -> None:
    db.run_sync(making.begin_draft, ma)
    types(house, ma, "新门禁好用吗？")

    with pytest.raises(Refusal) as refused:
        types(house, ma, text, what, "en")

    assert refused.value.key == key
    assert db.read_sync(making.is_awaited, MA, ma)
    assert draft(db, ma).sheet.names == ["q1"]


def test_five_questions_are_enough(house: House, db: Database, ma: Person) -> None:
    db.run_sync(making.begin_draft, ma)
    for number in range(5):
        types(house, ma, f"问题{number}")

    with pytest.raises(Refusal) as refused:
        types(house, ma, "再问一个")
    assert refused.value.key == "refusal-survey-full"

    db.run_sync(making.drop_question, ma)
    types(house, ma, "换一个")
    assert draft(db, ma).sheet.names == ["q1", "q2", "q3", "q4", "q5"]


def test_a_declared_form_keeps_its_questions(house: House, db: Database, ma: Person) -> None:
    db.run_sync(making.begin_draft, ma, "satisfaction")

    with pytest.raises(Refusal):
        types(house, ma, "再问一个")
    with pytest.raises(Stale):
        db.run_sync(making.drop_question, ma)
    assert len(draft(db, ma).sheet.questions) == 7


def test_sent_now_it_runs_by_itself(house: House, db: Database, clock: FakeClock, ma: Person) -> None:
    neighbours(db, 3)
    db.run_sync(making.begin_draft, ma, "satisfaction")
    db.run_sync(making.set_days, ma, 7)

    survey = db.run_sync(making.send, ma)
    runs_until(clock, db, timedelta(seconds=1))

    assert invited(db) == 3
    assert (survey.closes_at - survey.opens_at, survey.remind_at - survey.opens_at) == (
        timedelta(days=7),
        timedelta(days=3),
    )
    assert db.read_sync(making.draft_of, ma) is None


def test_put_off_it_opens_at_ten_in_the_morning(house: House, db: Database, clock: FakeClock, ma: Person) -> None:
    neighbours(db, 3)
    db.run_sync(making.begin_draft, ma, "move_in")
    db.run_sync(making.set_opening, ma, 3)

    survey = db.run_sync(making.send, ma)
    runs_until(clock, db, timedelta(days=2))
    assert (state_of(db, survey), invited(db)) == (SurveyState.PLANNED, 0)
    done = runs_until(clock, db, timedelta(days=1))

    assert next(one.at for one in done).astimezone(HANGZHOU) == datetime(2026, 11, 24, 10, tzinfo=HANGZHOU)
    assert (state_of(db, survey), invited(db)) == (SurveyState.OPEN, 3)


def test_very_many_are_asked_only_with_a_colleagues_consent(
    house: House, db: Database, clock: FakeClock, ma: Person, said: Said
) -> None:
    neighbours(db, 4)
    other = db.run_sync(gao)
    db.run_sync(making.begin_draft, ma, "move_in")
    survey = strict(house, making.send, ma)
    runs_until(clock, db, timedelta(hours=1))
    assert (survey.state, invited(db)) == (SurveyState.ASKED, 0)
    assert "马经理想发一份调查，要问 <b>4</b> 人" in said.last(GAO).text
    assert buttons(said.last(GAO)) == ["同意", "不同意"]

    with pytest.raises(Refusal) as refused:
        db.run_sync(making.decide, survey.id, yes=True, person=ma)
    assert refused.value.key == "refusal-survey-own"
    db.run_sync(making.decide, survey.id, yes=True, person=other)
    runs_until(clock, db, timedelta(seconds=1))

    assert (state_of(db, survey), invited(db)) == (SurveyState.OPEN, 4)
    assert "高经理同意了" in said.last(MA).text
    with pytest.raises(Stale) as late:
        db.run_sync(making.decide, survey.id, yes=False, person=other)
    assert late.value.key == "surveys-decided"


def test_the_days_lost_by_waiting_for_consent_are_given_back(
    house: House, db: Database, clock: FakeClock, ma: Person
) -> None:
    neighbours(db, 4)
    other = db.run_sync(gao)
    db.run_sync(making.begin_draft, ma, "move_in")
    survey = strict(house, making.send, ma)
    clock.advance(days=2)

    agreed = db.run_sync(making.decide, survey.id, yes=True, person=other)

    assert agreed.opens_at == clock.now
    assert agreed.closes_at == clock.now + timedelta(days=14)


def test_without_consent_nobody_is_asked(house: House, db: Database, clock: FakeClock, ma: Person, said: Said) -> None:
    neighbours(db, 4)
    other = db.run_sync(gao)
    db.run_sync(making.begin_draft, ma, "move_in")
    survey = strict(house, making.send, ma)

    db.run_sync(making.decide, survey.id, yes=False, person=other)
    runs_until(clock, db, timedelta(days=20))

    assert (state_of(db, survey), invited(db)) == (SurveyState.DROPPED, 0)
    assert "高经理不同意" in said.last(MA).text
    assert said(GAO) == []


def test_the_only_manager_cannot_ask_very_many(house: House, db: Database, ma: Person) -> None:
    neighbours(db, 4)
    db.run_sync(making.begin_draft, ma, "move_in")

    with pytest.raises(Refusal) as refused:
        strict(house, making.send, ma)

    assert refused.value.key == "refusal-survey-no-second"
    assert draft(db, ma).state is SurveyState.DRAFT


def test_an_audience_of_nobody_is_refused(house: House, db: Database, ma: Person) -> None:
    db.run_sync(making.begin_draft, ma, "satisfaction")
    db.run_sync(making.set_audience, ma, buildings=["8"])

    with pytest.raises(Refusal) as refused:
        db.run_sync(making.send, ma)
    assert refused.value.key == "refusal-survey-nobody"


def test_one_question_to_a_team_becomes_a_poll(house: House, db: Database, ma: Person) -> None:
    db.run_sync(making.begin_draft, ma)
    types(house, ma, "团建去哪里？| 爬山 | 钓鱼")
    db.run_sync(making.set_audience, ma, team="engineering")

    db.run_sync(making.send, ma)

    assert db.read_sync(lambda tx, now: len(tx.exec(select(QuickPoll)).all())) == 1


def test_a_team_is_not_asked_a_questionnaire(house: House, db: Database, ma: Person) -> None:
    db.run_sync(making.begin_draft, ma, "satisfaction")

    with pytest.raises(Refusal) as refused:
        db.run_sync(making.set_audience, ma, team="engineering")
    assert refused.value.key == "refusal-survey-team"


def test_only_managers_make_surveys(house: House, db: Database) -> None:
    for build in (people.sun, people.zhang, people.lin):
        person = db.run_sync(build)
        with pytest.raises(Refusal):
            db.run_sync(making.may_survey, person)
        with pytest.raises(Refusal):
            db.run_sync(making.begin_draft, person)


def test_a_new_draft_takes_the_place_of_the_old_one(house: House, db: Database, ma: Person) -> None:
    first = db.run_sync(making.begin_draft, ma, "move_in")

    db.run_sync(making.begin_draft, ma)

    assert state_of(db, first) is SurveyState.DROPPED
    assert draft(db, ma).sheet.code == ""
