"""What a survey has brought so far: whom it reached, and what they say, so that nobody can be recognised.

Three things would give people away: a small group, the difference between all and the groups that
are shown, and two looks at a running survey between which one person answered. So groups below
five are put together until they are five; and while a survey runs, answers count in steps of five.
"""

import hashlib
from collections import Counter, defaultdict
from datetime import datetime
from typing import Any

from sqlalchemy import exists
from sqlmodel import Session, col, or_, select

from models.catalogue_surveys import STARS, Question
from models.estate import Building, Unit
from models.outbox import Card, OutboxMessage, OutboxState
from models.survey_figures import SMALLEST_GROUP, BuildingFigures, Coverage, QuestionFigures, SurveyFigures
from models.surveys import Survey, SurveyAnswer, SurveyInvitation, SurveyState
from models.votes import Tally, tally_of
from usecases import poll_votes
from usecases.audience import homes_of, unit_ids

Answers = dict[int, dict[str, SurveyAnswer]]

SATISFIED = 4


def survey_figures(tx: Session, survey_id: int, *, now: datetime) -> SurveyFigures:
    """The figures of a survey that runs or ran. Of one put to a team in its group, the poll's."""
    survey = tx.get_one(Survey, survey_id)
    running, sheet = survey.state is SurveyState.OPEN, survey.sheet
    if sheet.audience.team is not None:
        return _of_team(tx, survey)
    asked, delivered = _invitations(tx, survey_id)
    units, people, unreached = _coverage(tx, survey, asked, delivered, now=now)
    counted = _counted(survey, asked, running=running)
    given = _answers(tx, counted)
    questions = [_question(*one, counted, given) for one in sheet.questions.items()]
    return _figures(
        survey,
        questions,
        units=units,
        people=people,
        counted=len(counted),
        buildings=_by_building(tx, counted, questions, given),
        unreached=unreached,
    )


def _of_team(tx: Session, survey: Survey) -> SurveyFigures:
    """The poll's counts, whoever voted: colleagues saw each other vote."""
    [(name, asked)] = survey.sheet.questions.items()
    poll = poll_votes.of_survey(tx, survey)
    tally = tally_of(tx, poll) if poll else Tally([], 0, [])
    names = [str(star) for star in STARS] if asked.kind == "score" else asked.options
    question = _counts(name, asked, Counter(dict(zip(names, tally.counts, strict=False))), least=0)
    return _figures(survey, [question], counted=tally.voters)


def _figures(survey: Survey, questions: list[QuestionFigures], **more: Any) -> SurveyFigures:
    targets, stars = survey.sheet.targets, [question.counts for question in questions if question.kind == "score"]
    return SurveyFigures(
        survey_id=survey.id or 0,
        name=survey.name,
        running=survey.state is SurveyState.OPEN,
        target_units=targets.units,
        target_people=targets.people,
        target_satisfaction=targets.satisfaction,
        scores=sum(sum(counts.values()) for counts in stars),
        satisfied=sum(counts.get(str(star), 0) for counts in stars for star in STARS if star >= SATISFIED),
        questions=questions,
        **more,
    )


def _invitations(tx: Session, survey_id: int) -> tuple[list[SurveyInvitation], set[int]]:
    """Every invitation, and the ids of those whose card was ever delivered, wherever it is now."""
    invited = select(SurveyInvitation).where(SurveyInvitation.survey_id == survey_id).order_by(col(SurveyInvitation.id))
    asked = list(tx.exec(invited))
    posted = select(Card.subject_id).join(SurveyInvitation, col(SurveyInvitation.id) == col(Card.subject_id))
    sent = exists().where(col(OutboxMessage.card_id) == col(Card.id), col(OutboxMessage.state) == OutboxState.SENT)
    posted = posted.where(Card.kind == "survey", or_(col(Card.message_id).is_not(None), sent))
    delivered = set(tx.exec(posted.where(SurveyInvitation.survey_id == survey_id)))
    # Whoever answered was reached, and only who was reached is reminded.
    return asked, delivered | {one.id or 0 for one in asked if one.answered_at or one.reminded_at}


def _coverage(
    tx: Session, survey: Survey, asked: list[SurveyInvitation], delivered: set[int], *, now: datetime
) -> tuple[Coverage, Coverage, list[str]]:
    """Units, people, and the labels of the units that were not reached."""
    homes: dict[int, set[int]] = defaultdict(set)
    for person_id, unit_id in homes_of(tx, survey.sheet.audience, now=now):
        homes[person_id].add(unit_id)
    labels = unit_ids(tx, survey.sheet.audience, now=now)
    reached = [one for one in asked if one.id in delivered]
    answered = [one for one in asked if one.answered_at is not None]
    met, heard = _units(survey, reached, homes), _units(survey, answered, homes)
    units = Coverage(total=len(labels.keys() | met), reached=len(met), answered=len(heard))
    met_people = {one.person_id for one in reached}
    # Whoever moved away meanwhile was reached, and is one of those there were.
    people = Coverage(
        total=len(homes.keys() | met_people),
        reached=len(met_people),
        answered=len({one.person_id for one in answered}),
    )
    return units, people, sorted((labels[unit] for unit in labels.keys() - met), key=lambda label: (len(label), label))


def _units(survey: Survey, asked: list[SurveyInvitation], homes: dict[int, set[int]]) -> set[int]:
    """The units they stand for; asked per person, whoever has two homes stands for both."""
    own = {one.unit_id for one in asked}
    return own if survey.per_unit else own.union(*(homes.get(one.person_id, set()) for one in asked))


def _counted(survey: Survey, asked: list[SurveyInvitation], *, running: bool) -> list[SurveyInvitation]:
    """Whose answers count: per unit the one who finished first. None at all until they are five."""
    if survey.per_unit:
        heard = sorted((one.finished_at, one.id or 0, one) for one in asked if one.finished_at)
    else:
        heard = sorted((one.answered_at, one.id or 0, one) for one in asked if one.answered_at)
    counted = [one for _, _, one in heard]
    steps = len(counted) - len(counted) % SMALLEST_GROUP if running else len(counted)
    return counted[:steps] if steps >= SMALLEST_GROUP else []


def _answers(tx: Session, counted: list[SurveyInvitation]) -> Answers:
    given: Answers = defaultdict(dict)
    survey_id = counted[0].survey_id if counted else None
    theirs = select(SurveyAnswer).join(SurveyInvitation).where(SurveyInvitation.survey_id == survey_id)
    for answer in tx.exec(theirs):
        given[answer.invitation_id][answer.question] = answer
    return given


def _question(name: str, asked: Question, counted: list[SurveyInvitation], given: Answers) -> QuestionFigures:
    answers = [found for one in counted if (found := given[one.id or 0].get(name)) is not None]
    if asked.kind == "words":
        words = [answer.words for answer in answers if answer.words]
        told = sorted(words, key=lambda text: hashlib.sha256(text.encode()).digest())
        return QuestionFigures(name=name, kind=asked.kind, answers=len(words), words=told)
    chosen = Counter(answer.choice or str(answer.number) for answer in answers)
    return _counts(name, asked, chosen)


def _counts(name: str, asked: Question, chosen: Counter[str], least: int = SMALLEST_GROUP) -> QuestionFigures:
    total = chosen.total()
    if total < least:
        return QuestionFigures(name=name, kind=asked.kind, answers=total)
    names = [str(star) for star in STARS] if asked.kind == "score" else asked.options
    mean = sum(int(star) * chosen[star] for star in names) / total if asked.kind == "score" and total else None
    counts = {each: chosen[each] for each in names}
    return QuestionFigures(name=name, kind=asked.kind, answers=total, counts=counts, mean=mean)


def _by_building(
    tx: Session, counted: list[SurveyInvitation], questions: list[QuestionFigures], given: Answers
) -> list[BuildingFigures]:
    """Scores by building, buildings of fewer than five put together; no line at all below five."""
    shown = [question.name for question in questions if question.kind == "score" and question.counts]
    places = select(Unit.id, Building.name).join(Building).where(col(Unit.id).in_({one.unit_id for one in counted}))
    names = dict(tx.exec(places).all())
    groups: dict[str, list[SurveyInvitation]] = defaultdict(list)
    for one in counted:
        groups[names[one.unit_id]].append(one)
    return [_building(name, people, shown, given) for name, people in _safe(groups).items()]


def _safe(groups: dict[str, list[SurveyInvitation]]) -> dict[str, list[SurveyInvitation]]:
    """The groups with every small one put into "" (others), and the next smallest with them while they are few."""
    smallest_first = sorted(groups, key=lambda name: (len(groups[name]), name))
    others: list[SurveyInvitation] = []
    hidden: set[str] = set()
    for name in smallest_first:
        # One small building alone could be found by taking the others from the whole.
        if len(groups[name]) < SMALLEST_GROUP or 0 < len(others) < SMALLEST_GROUP:
            others += groups[name]
            hidden.add(name)
    safe = {name: people for name, people in sorted(groups.items(), key=_spoken) if name not in hidden}
    return safe | ({"": others} if len(others) >= SMALLEST_GROUP else {})


def _spoken(group: tuple[str, list[SurveyInvitation]]) -> tuple[int, str]:
    return len(group[0]), group[0]


def _building(name: str, people: list[SurveyInvitation], shown: list[str], given: Answers) -> BuildingFigures:
    scores = [
        answer.number
        for one in people
        for question, answer in given[one.id or 0].items()
        if question in shown and answer.number is not None
    ]
    satisfied = sum(score >= SATISFIED for score in scores)
    return BuildingFigures(name=name, people=len(people), scores=len(scores), satisfied=satisfied)
