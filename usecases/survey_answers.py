"""One person's way through a survey: tap by tap, back and forth, until it closes.

A tap carries the question it answers, so two taps on one star are one answer. Per unit the first
of a household who finishes speaks for all; the others' cards say so.
"""

from datetime import datetime

from sqlmodel import Session, col, select

from models.catalogue_surveys import Question
from models.estate import Household, Unit
from models.outbox import Card
from models.people import Person
from models.refusals import Refusal, Stale
from models.surveys import Survey, SurveyAnswer, SurveyInvitation, SurveyState, spoken_for
from outbox import show
from usecases import prompts
from usecases.people import agreed
from usecases.said import Said
from usecases.survey_visits import visit_if_unhappy

PURPOSE = "survey_words"
#: How much of somebody's words is kept.
LONGEST = 1000


def answer(
    tx: Session, invitation_id: int, question: int, value: int, *, person: Person | None, now: datetime
) -> SurveyInvitation:
    """Keep a tap: stars, or the number of an option from 0. Tapped again it replaces, and the card moves on."""
    invitation, survey = _mine(tx, person, invitation_id, now=now)
    name, asked = _question(survey, question)
    is_score = asked.kind == "score"
    if not (1 <= value <= 5 if is_score else 0 <= value < len(asked.options)):
        raise Stale("refusal-stale")
    number, choice = (value, "") if is_score else (None, asked.options[value])
    before = _given(tx, invitation, name)
    if before is not None and (before.number, before.choice) == (number, choice):
        if not _shows(tx, invitation, question):
            # The second of two taps on one star: the card has moved on already.
            return invitation
    else:
        _keep(tx, invitation, name, number=number, choice=choice, now=now)
    return _go_on(tx, invitation, survey, question, now=now)


def skip(tx: Session, invitation_id: int, question: int, *, person: Person | None, now: datetime) -> SurveyInvitation:
    """Nothing to say here. What he said before stays as it is."""
    invitation, survey = _mine(tx, person, invitation_id, now=now)
    name, asked = _question(survey, question)
    if asked.kind != "words":
        raise Stale("refusal-stale")
    if _given(tx, invitation, name) is None:
        _keep(tx, invitation, name, now=now)
    _stop_listening(tx, person, now=now)
    return _go_on(tx, invitation, survey, question, now=now)


def turn_to(
    tx: Session, invitation_id: int, question: int, *, person: Person | None, now: datetime
) -> SurveyInvitation:
    """Back to a question, or, after the end, to the first one again: answers may be changed until the close."""
    invitation, survey = _mine(tx, person, invitation_id, now=now)
    _question(survey, question)
    _stop_listening(tx, person, now=now)
    _redraw(tx, invitation, person, view=f"q{question}", now=now)
    return invitation


def ask_words(
    tx: Session, invitation_id: int, question: int, *, person: Person | None, now: datetime
) -> SurveyInvitation:
    """He wants to write: his next message within the hour is kept as his words, unless it cries for help."""
    invitation, survey = _mine(tx, person, invitation_id, now=now)
    _, asked = _question(survey, question)
    if asked.kind != "words" or person is None or person.user_id is None:
        raise Stale("refusal-stale")
    facts = {"invitation": invitation.id, "question": question}
    prompts.ask(tx, person.user_id, person.user_id, PURPOSE, facts=facts, hours=1, now=now)
    _redraw(tx, invitation, person, view=f"w{question}", now=now)
    return invitation


def is_awaited(tx: Session, chat_id: int, person: Person | None, *, now: datetime) -> bool:
    """Whether his next message is his answer to a survey."""
    prompt = prompts.open_prompt(tx, chat_id, person.user_id or 0, now=now) if person else None
    return prompt is not None and prompt.purpose == PURPOSE


def hear(tx: Session, said: Said, *, person: Person, now: datetime) -> SurveyInvitation | None:
    """Keep what he wrote; None if nothing was asked, for instance because the same message came twice."""
    prompt = prompts.open_prompt(tx, said.chat_id, person.user_id or 0, now=now)
    if prompt is None or prompt.purpose != PURPOSE or not said.text:
        return None
    question = int(prompt.facts["question"])
    prompts.forget(tx, said.chat_id, person.user_id or 0)
    invitation, survey = _mine(tx, person, int(prompt.facts["invitation"]), now=now)
    name, _ = _question(survey, question)
    _keep(tx, invitation, name, words=said.text[:LONGEST], now=now)
    return _go_on(tx, invitation, survey, question, now=now, afresh=True)


def _mine(tx: Session, person: Person | None, invitation_id: int, *, now: datetime) -> tuple[SurveyInvitation, Survey]:
    """His own invitation to a survey that runs, held until this transaction ends."""
    invitation = tx.get(SurveyInvitation, invitation_id, with_for_update=True, populate_existing=True)
    if invitation is None or invitation.person_id != agreed(tx, person).id or not _lives_there(tx, invitation, now):
        raise Refusal("refusal-no-such-survey")
    survey = tx.get_one(Survey, invitation.survey_id)
    if survey.state is not SurveyState.OPEN or survey.closes_at <= now:
        raise Stale("surveys-too-late")
    if survey.per_unit:
        # Two of a household finish at once: the second waits here and finds that the first has spoken.
        tx.get(Unit, invitation.unit_id, with_for_update=True)
        if spoken_for(tx, invitation):
            raise Stale("surveys-household-toast")
    return invitation, survey


def _lives_there(tx: Session, invitation: SurveyInvitation, now: datetime) -> bool:
    ties = select(Household).where(Household.person_id == invitation.person_id, Household.unit_id == invitation.unit_id)
    return any(tie.until is None or tie.until > now for tie in tx.exec(ties))


def _shows(tx: Session, invitation: SurveyInvitation, question: int) -> bool:
    shown = tx.exec(select(Card.view).where(Card.kind == "survey", Card.subject_id == invitation.id)).first()
    return shown == f"q{question}"


def _question(survey: Survey, number: int) -> tuple[str, Question]:
    sheet = survey.sheet
    if not 0 <= number < len(sheet.questions):
        raise Stale("refusal-stale")
    name = sheet.names[number]
    return name, sheet.questions[name]


def _given(tx: Session, invitation: SurveyInvitation, name: str) -> SurveyAnswer | None:
    mine = select(SurveyAnswer).where(SurveyAnswer.invitation_id == invitation.id, SurveyAnswer.question == name)
    return tx.exec(mine).first()


def _keep(
    tx: Session,
    invitation: SurveyInvitation,
    name: str,
    *,
    now: datetime,
    number: int | None = None,
    choice: str = "",
    words: str = "",
) -> None:
    given = _given(tx, invitation, name) or SurveyAnswer(invitation_id=invitation.id or 0, question=name, at=now)
    given.number, given.choice, given.words, given.at = number, choice, words, now
    invitation.answered_at = invitation.answered_at or now
    tx.add(given)
    tx.add(invitation)
    tx.flush()


def _go_on(
    tx: Session, invitation: SurveyInvitation, survey: Survey, question: int, *, now: datetime, afresh: bool = False
) -> SurveyInvitation:
    """To the next question; after the last to one he left out, or to the end."""
    names = survey.sheet.names
    given = set(tx.exec(select(SurveyAnswer.question).where(SurveyAnswer.invitation_id == invitation.id)))
    left = [number for number, name in enumerate(names) if name not in given]
    following = question + 1 if question + 1 < len(names) else next(iter(left), None)
    person = tx.get_one(Person, invitation.person_id)
    if following is None:
        _finish(tx, invitation, survey, now=now)
    _redraw(tx, invitation, person, view="" if following is None else f"q{following}", afresh=afresh, now=now)
    return invitation


def _finish(tx: Session, invitation: SurveyInvitation, survey: Survey, *, now: datetime) -> None:
    visit_if_unhappy(tx, invitation, now=now)
    if invitation.finished_at is not None:
        return
    invitation.finished_at = now
    tx.add(invitation)
    tx.flush()
    if survey.per_unit:
        _tell_household(tx, invitation, now=now)


def _tell_household(tx: Session, invitation: SurveyInvitation, *, now: datetime) -> None:
    others = select(SurveyInvitation.id).where(
        SurveyInvitation.survey_id == invitation.survey_id,
        SurveyInvitation.unit_id == invitation.unit_id,
        SurveyInvitation.id != invitation.id,
    )
    theirs = select(Card).where(Card.kind == "survey", col(Card.subject_id).in_(others))
    for card in tx.exec(theirs).all():
        show(tx, "survey", card.subject_id, chat_id=card.chat_id, view="", now=now)


def _redraw(
    tx: Session,
    invitation: SurveyInvitation,
    person: Person | None,
    *,
    view: str,
    now: datetime,
    afresh: bool = False,
) -> None:
    chat_id = person.user_id if person else None
    if chat_id is not None:
        show(tx, "survey", invitation.id or 0, chat_id=chat_id, view=view, afresh=afresh, now=now)


def _stop_listening(tx: Session, person: Person | None, *, now: datetime) -> None:
    user_id = person.user_id if person else None
    if user_id is not None and is_awaited(tx, user_id, person, now=now):
        prompts.forget(tx, user_id, user_id)
