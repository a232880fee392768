"""One person's way through a survey: taps, second taps, going back, changing his mind, and the end."""

from datetime import datetime, timedelta

import pytest
from sqlmodel import Session, select

from models.audience import Audience
from models.database import Database
from models.people import Person
from models.refusals import Refusal, Stale
from models.surveys import Survey, SurveyAnswer, SurveyInvitation
from models.tickets import PieceKind
from models.visits import Visit, VisitWhy
from tests import people
from tests.usecases.conftest import FakeClock, Said
from tests.usecases.house import House, buttons
from tests.usecases.survey_people import answers, invitation_of, opens, taps
from tests.usecases.time_machine import runs_until
from usecases import survey_answers
from usecases.people import move_out

LIN, WANG = 101, 102
CHOICE, WORDS = 5, 6


@pytest.fixture
def lin(house: House, db: Database) -> Person:
    return db.run_sync(people.lin)


@pytest.fixture
def survey(house: House, db: Database, clock: FakeClock, lin: Person) -> Survey:
    """The satisfaction survey, just delivered to Lin."""
    return opens(db, clock)


def given(db: Database, person: Person) -> dict[str, object]:
    """What is kept of his answers."""

    def found(tx: Session, *, now: datetime) -> dict[str, object]:
        mine = select(SurveyAnswer).join(SurveyInvitation).where(SurveyInvitation.person_id == person.id)
        return {one.question: one.number or one.choice or one.words for one in tx.exec(mine)}

    return db.read_sync(found)


def says(house: House, person: Person, text: str) -> SurveyInvitation | None:
    return house.db.run_sync(survey_answers.hear, house.said(person.user_id or 0, text), person=person)


def test_question_by_question_and_a_thank_you_at_the_end(db: Database, lin: Person, survey: Survey, said: Said) -> None:
    asked = []
    for question, value in enumerate((5, 4, 3, 4, 5, 2)):
        asked.append(said.last(LIN).text)
        taps(db, lin, question, value)
    asked.append(said.last(LIN).text)
    db.run_sync(survey_answers.skip, invitation_of(db, lin).id, WORDS, person=lin)

    assert [f"{number}/7" in text for number, text in enumerate(asked, start=1)] == [True] * 7
    assert "云栖花园想听听您的意见" in asked[0]
    assert "云栖花园想听听您的意见" not in asked[1]
    assert "谢谢您，都收到了" in said.last(LIN).text
    assert buttons(said.last(LIN)) == ["改一改"]
    kept = {"overall": 5, "repairs": 4, "cleaning": 3, "security": 4, "service": 5, "first": "security", "words": ""}
    assert given(db, lin) == kept


def test_two_taps_on_one_star_are_one_answer(db: Database, lin: Person, survey: Survey, said: Said) -> None:
    taps(db, lin, 0, 4)
    taps(db, lin, 0, 4)

    assert given(db, lin) == {"overall": 4}
    assert "2/7" in said.last(LIN).text


def test_a_late_second_tap_does_not_lead_him_back(db: Database, lin: Person, survey: Survey, said: Said) -> None:
    for question in (0, 1, 2, 0):
        taps(db, lin, question, 5)

    assert "4/7" in said.last(LIN).text


def test_the_second_tap_on_the_last_answer_asks_nothing_again(
    db: Database, lin: Person, survey: Survey, said: Said
) -> None:
    answers(db, lin, 5, 5, 5, 5, 5, 0)
    finished = invitation_of(db, lin).finished_at

    taps(db, lin, CHOICE, 0)

    assert buttons(said.last(LIN)) == ["改一改"]
    assert invitation_of(db, lin).finished_at == finished


def test_he_goes_back_and_sees_what_he_chose(db: Database, lin: Person, survey: Survey, said: Said) -> None:
    taps(db, lin, 0, 3)

    db.run_sync(survey_answers.turn_to, invitation_of(db, lin).id, 0, person=lin)

    assert buttons(said.last(LIN)) == ["1⭐", "2⭐", "✓ 3⭐", "4⭐", "5⭐"]


def test_until_the_close_he_may_change_his_mind(
    db: Database, clock: FakeClock, lin: Person, survey: Survey, said: Said
) -> None:
    answers(db, lin, 3, 3, 3, 3, 3, 0)
    clock.advance(days=2)

    db.run_sync(survey_answers.turn_to, invitation_of(db, lin).id, 0, person=lin)
    answers(db, lin, 5, 5, 5, 5, 5, 1)

    assert given(db, lin)["overall"] == 5
    assert given(db, lin)["first"] == "cleaning"
    assert buttons(said.last(LIN)) == ["改一改"]


def test_what_he_left_out_is_asked_before_the_end(db: Database, lin: Person, survey: Survey, said: Said) -> None:
    for question in (0, 2, 3, 4):
        taps(db, lin, question, 5)
    taps(db, lin, CHOICE, 0)

    db.run_sync(survey_answers.skip, invitation_of(db, lin).id, WORDS, person=lin)

    assert "2/7" in said.last(LIN).text
    assert invitation_of(db, lin).finished_at is None


def test_his_words_are_his_next_message(house: House, db: Database, lin: Person, survey: Survey, said: Said) -> None:
    for question in range(CHOICE):
        taps(db, lin, question, 5)
    taps(db, lin, CHOICE, 0)
    db.run_sync(survey_answers.ask_words, invitation_of(db, lin).id, WORDS, person=lin)
    assert "您的下一条消息就是回答" in said.last(LIN).text

    says(house, lin, "门口的灯修得真快")
    assert says(house, lin, "门口的灯修得真快") is None

    assert given(db, lin)["words"] == "门口的灯修得真快"
    assert buttons(said.last(LIN)) == ["改一改"]


def test_turning_back_from_the_words_makes_his_next_message_a_report_again(
    house: House, db: Database, lin: Person, survey: Survey
) -> None:
    invitation = invitation_of(db, lin)
    db.run_sync(survey_answers.ask_words, invitation.id, WORDS, person=lin)
    assert db.read_sync(survey_answers.is_awaited, LIN, lin)

    db.run_sync(survey_answers.turn_to, invitation.id, WORDS, person=lin)

    assert not db.read_sync(survey_answers.is_awaited, LIN, lin)
    assert says(house, lin, "厨房漏水") is None


def test_a_photo_is_no_answer(house: House, db: Database, lin: Person, survey: Survey) -> None:
    db.run_sync(survey_answers.ask_words, invitation_of(db, lin).id, WORDS, person=lin)
    photo = house.said(LIN, "", kind=PieceKind.PHOTO, file_id="p")

    assert db.run_sync(survey_answers.hear, photo, person=lin) is None


def test_after_the_close_a_tap_is_answered_kindly(db: Database, clock: FakeClock, lin: Person, survey: Survey) -> None:
    runs_until(clock, db, timedelta(days=15))

    with pytest.raises(Stale) as refused:
        taps(db, lin, 0, 5)

    assert refused.value.key == "surveys-too-late"


def test_between_the_hour_of_the_close_and_its_job_nothing_is_taken(
    db: Database, clock: FakeClock, lin: Person, survey: Survey, said: Said
) -> None:
    clock.advance(days=14)

    with pytest.raises(Stale):
        taps(db, lin, 0, 5)
    assert "已经结束" in said.last(LIN).text


@pytest.mark.parametrize(("question", "value"), [(0, 0), (0, 6), (5, 6), (6, 1), (7, 1), (99, 1)])
def test_a_tap_that_no_button_has_is_refused(
    db: Database, lin: Person, survey: Survey, question: int, value: int
) -> None:
    with pytest.raises(Stale):
        taps(db, lin, question, value)


def test_nobody_answers_for_another_person(house: House, db: Database, lin: Person, survey: Survey) -> None:
    wang = db.run_sync(people.wang)

    with pytest.raises(Refusal) as refused:
        db.run_sync(survey_answers.answer, invitation_of(db, lin).id, 0, 1, person=wang)
    assert refused.value.key == "refusal-no-such-survey"
    with pytest.raises(Refusal):
        db.run_sync(survey_answers.answer, 999, 0, 1, person=wang)


def test_whoever_moved_out_has_no_say_any_more(house: House, db: Database, lin: Person, survey: Survey) -> None:
    units = db.run_sync(people.make_estate).units
    db.run_sync(move_out, lin, lin.id, units["12-1502"].id)

    with pytest.raises(Refusal):
        taps(db, lin, 0, 1)


def test_per_unit_the_first_who_finishes_speaks_for_the_household(
    house: House, db: Database, clock: FakeClock, lin: Person, said: Said
) -> None:
    wang = db.run_sync(people.wang)
    db.run_sync(people.lives_too, wang, "12-1502")
    opens(db, clock, "move_in", audience=Audience(units=["12-1502"]))
    taps(db, wang, 0, 2)

    taps(db, lin, 0, 5)
    taps(db, lin, 1, 5)
    db.run_sync(survey_answers.skip, invitation_of(db, lin).id, 2, person=lin)

    assert "12-1502 的家里人已经填好了" in said.last(WANG).text
    assert buttons(said.last(WANG)) == []
    with pytest.raises(Stale) as refused:
        taps(db, wang, 1, 2)
    assert refused.value.key == "surveys-household-toast"
    # Whoever spoke for the household may still change it.
    taps(db, lin, 0, 4)


def test_a_low_score_opens_one_visit_that_does_not_say_what_he_answered(
    house: House, db: Database, clock: FakeClock, lin: Person, survey: Survey, said: Said
) -> None:
    answers(db, lin, 2, 5, 1, 5, 5, 0)
    answers(db, lin, 1, 1, 1, 1, 1, 0)

    visits = db.read_sync(lambda tx, now: list(tx.exec(select(Visit))))
    assert [(one.why, one.tenant_id, one.stars, one.words) for one in visits] == [(VisitWhy.SURVEY, lin.id, None, "")]
    told = said.last(people.DESK_CHAT).text
    assert "12栋" in told
    assert not any(word in told for word in ("⭐", "总的来说", "清洁"))


def test_whoever_is_content_is_left_in_peace(db: Database, lin: Person, survey: Survey) -> None:
    answers(db, lin, 3, 4, 5, 4, 5, 0)

    assert db.read_sync(lambda tx, now: tx.exec(select(Visit)).first()) is None


def test_a_low_score_counts_even_if_he_never_came_to_the_end(
    db: Database, clock: FakeClock, lin: Person, survey: Survey
) -> None:
    taps(db, lin, 0, 1)
    assert db.read_sync(lambda tx, now: tx.exec(select(Visit)).first()) is None

    runs_until(clock, db, timedelta(days=15))

    [visit] = db.read_sync(lambda tx, now: list(tx.exec(select(Visit))))
    assert visit.tenant_id == lin.id
