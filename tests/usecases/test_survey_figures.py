"""What a survey has brought: coverage against its targets, and answers in which nobody can be recognised."""

from datetime import timedelta

import pytest

from cards.survey_words import figures_text
from locales.texts import Texts
from models.audience import Audience
from models.database import Database
from models.people import Language
from models.survey_figures import BuildingFigures, SurveyFigures
from models.surveys import Survey, SurveyInvitation
from tests import people
from tests.usecases.conftest import FakeClock
from tests.usecases.house import House
from tests.usecases.survey_people import answers, delivered, invitation_of, neighbours, opens, survey_now, taps
from tests.usecases.time_machine import runs_until
from usecases import survey_answers
from usecases.people import set_reachable
from usecases.survey_figures import _safe, survey_figures


def figures(db: Database, survey: Survey) -> SurveyFigures:
    return db.read_sync(survey_figures, survey.id)


def closed(db: Database, clock: FakeClock, survey: Survey) -> SurveyFigures:
    runs_until(clock, db, timedelta(days=15))
    return figures(db, survey)


def test_coverage_counts_units_and_people_reached_and_answered(house: House, db: Database, clock: FakeClock) -> None:
    db.run_sync(people.make_estate)
    lin, _, emily, _ = (db.run_sync(each) for each in (people.lin, people.wang, people.emily, people.chen))
    db.run_sync(people.lives_too, lin, "8-602")
    db.run_sync(set_reachable, 102, False)
    survey = survey_now(db)
    runs_until(clock, db, timedelta(seconds=1))
    delivered(db, but=(103,))
    taps(db, emily, 0, 5)

    found = figures(db, survey)

    # 14 units: Lin's two and Emily's were reached; Wang blocked us, and Chen's message came back.
    assert (found.units.total, found.units.reached, found.units.answered) == (14, 3, 1)
    assert (found.people.total, found.people.reached, found.people.answered) == (4, 2, 1)
    assert (found.units.percent, found.people.percent) == (21, 50)
    assert "12-301" in found.unreached
    assert not {"12-1502", "8-602", "8-1101"} & set(found.unreached)


def test_targets_come_from_the_catalogue(house: House, db: Database, clock: FakeClock) -> None:
    db.run_sync(people.lin)

    found = figures(db, opens(db, clock))

    assert (found.target_units, found.target_people, found.target_satisfaction) == (80, 5, 90)


def test_an_audience_of_one_building_is_measured_by_that_building(house: House, db: Database, clock: FakeClock) -> None:
    db.run_sync(people.lin)
    db.run_sync(people.emily)

    found = figures(db, opens(db, clock, audience=Audience(buildings=["8"])))

    assert (found.units.total, found.people.total) == (7, 1)


def test_an_audience_of_key_tenants_is_measured_by_their_homes(house: House, db: Database, clock: FakeClock) -> None:
    db.run_sync(people.lin)
    db.run_sync(people.wang)

    found = figures(db, opens(db, clock, audience=Audience(who="key_tenants")))

    assert (found.units.total, found.units.reached, found.people.total) == (1, 1, 1)


def test_satisfied_is_four_stars_or_five(house: House, db: Database, clock: FakeClock) -> None:
    survey_of = neighbours(db, 5)
    survey = opens(db, clock)
    for person, stars in zip(survey_of, (5, 4, 3, 2, 4), strict=True):
        answers(db, person, stars, stars, stars, stars, stars, 0)

    found = closed(db, clock, survey)

    overall = found.questions[0]
    assert overall.counts == {"1": 0, "2": 1, "3": 1, "4": 2, "5": 1}
    assert overall.mean == pytest.approx(3.6)
    assert (found.satisfied, found.scores, found.satisfaction) == (15, 25, 60)
    assert found.questions[5].counts["repairs"] == 5


def test_below_five_no_answer_is_shown_to_anybody(house: House, db: Database, clock: FakeClock) -> None:
    few = neighbours(db, 4)
    survey = opens(db, clock)
    for person in few:
        answers(db, person, 1, 1, 1, 1, 1, 0)

    found = closed(db, clock, survey)

    assert (found.people.answered, found.counted, found.satisfaction, found.buildings) == (4, 0, None, [])
    assert all(not question.counts and not question.words for question in found.questions)


def test_a_question_that_few_have_answered_is_not_shown(house: House, db: Database, clock: FakeClock) -> None:
    many = neighbours(db, 6)
    survey = opens(db, clock)
    for person in many:
        taps(db, person, 0, 5)
    taps(db, many[0], 1, 1)

    found = closed(db, clock, survey)

    assert (found.questions[0].answers, found.questions[1].answers) == (6, 1)
    assert found.questions[1].counts == {}
    assert found.satisfaction == 100


def test_while_it_runs_the_figures_move_in_steps_of_five(house: House, db: Database, clock: FakeClock) -> None:
    seven = neighbours(db, 7)
    survey = opens(db, clock)
    counted = []
    for person in seven:
        answers(db, person, 5, 5, 5, 5, 5, 0)
        counted.append(figures(db, survey).counted)
        clock.advance(minutes=1)

    assert counted == [0, 0, 0, 0, 5, 5, 5]
    assert closed(db, clock, survey).counted == 7


def test_a_small_building_hides_behind_others(house: House, db: Database, clock: FakeClock) -> None:
    big, small = neighbours(db, 12), neighbours(db, 2, "8", 400)
    survey = opens(db, clock)
    for person in big:
        answers(db, person, 5, 5, 5, 5, 5, 0)
    for person in small:
        answers(db, person, 1, 1, 1, 1, 1, 0)

    found = closed(db, clock, survey)

    # Building 12 alone would tell building 8's by subtraction, so there is one line for both.
    assert [(one.name, one.people) for one in found.buildings] == [("", 14)]


def test_two_large_buildings_have_a_line_each(house: House, db: Database, clock: FakeClock) -> None:
    survey_of = [*neighbours(db, 6), *neighbours(db, 5, "8", 400)]
    survey = opens(db, clock)
    for person in survey_of:
        answers(db, person, 5, 5, 5, 5, 3, 0)

    found = closed(db, clock, survey)

    assert [(one.name, one.people, one.percent) for one in found.buildings] == [("8栋", 5, 80), ("12栋", 6, 80)]


@pytest.mark.parametrize(
    ("sizes", "lines"),
    [
        ({"1": 9}, {"1": 9}),
        ({"1": 9, "2": 4, "3": 1}, {"1": 9, "": 5}),
        ({"1": 9, "2": 7, "3": 1}, {"1": 9, "": 8}),
        ({"1": 3, "2": 1}, {}),
        ({"1": 5, "2": 5, "3": 5}, {"1": 5, "2": 5, "3": 5}),
        ({"1": 2, "2": 2, "3": 2}, {"": 6}),
    ],
)
def test_no_group_below_five_can_be_seen_or_worked_out(sizes: dict[str, int], lines: dict[str, int]) -> None:
    groups = {name: [SurveyInvitation(survey_id=1, person_id=at, unit_id=1) for at in range(size)]
              for name, size in sizes.items()}  # fmt: skip

    shown = {name: len(people) for name, people in _safe(groups).items()}

    assert shown == lines
    assert sum(shown.values()) in (0, sum(sizes.values()))


def test_words_stand_in_an_order_that_tells_nothing(house: House, db: Database, clock: FakeClock) -> None:
    many = neighbours(db, 6)
    survey = opens(db, clock)
    for number, person in enumerate(many):
        invitation = answers(db, person, 5, 5, 5, 5, 5, 0)
        db.run_sync(survey_answers.ask_words, invitation.id, 6, person=person)
        db.run_sync(survey_answers.hear, house.said(person.user_id or 0, f"意见{number}"), person=person)

    words = closed(db, clock, survey).questions[6].words

    assert sorted(words) == [f"意见{number}" for number in range(6)]
    assert words != sorted(words)


def test_per_unit_only_the_one_who_finished_counts(house: House, db: Database, clock: FakeClock) -> None:
    couples = neighbours(db, 14)
    survey = opens(db, clock, "move_in", audience=Audience(buildings=["12"]))
    for person in couples[7:]:
        taps(db, person, 0, 1)
    for person in couples[:7]:
        taps(db, person, 0, 5)
        taps(db, person, 1, 5)
        db.run_sync(survey_answers.skip, invitation_of(db, person).id, 2, person=person)

    found = closed(db, clock, survey)

    assert (found.counted, found.satisfaction) == (7, 100)
    assert found.units.answered == 7


@pytest.mark.parametrize("language", Language)
def test_the_figures_are_words_that_name_nobody(
    house: House, db: Database, clock: FakeClock, texts: Texts, language: Language
) -> None:
    many = neighbours(db, 6)
    survey = opens(db, clock)
    for person in many:
        answers(db, person, 5, 4, 5, 4, 1, 0)

    told = figures_text(survey.sheet, closed(db, clock, survey), texts(language))

    assert "80%" in told
    assert not any(person.name in told for person in many)
    assert len(told) < 4096


def test_the_longest_figures_fit_a_message(texts: Texts, db: Database, house: House, clock: FakeClock) -> None:
    survey = opens(db, clock)
    found = figures(db, survey)
    words = found.questions[-1].model_copy(update={"words": ["长" * 1000] * 40, "answers": 40})
    long = found.model_copy(update={
        "counted": 9, "unreached": [f"12-{number}" for number in range(1000)],
        "buildings": [BuildingFigures(name=f"{n}栋", people=9, scores=9, satisfied=9) for n in range(30)],
        "questions": [*found.questions[:-1], words],
    })  # fmt: skip

    assert len(figures_text(survey.sheet, long, texts(Language.EN))) < 4096
