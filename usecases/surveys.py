"""A survey's course: it opens, invites in batches, invites again who came back, reminds once, and closes.

Each step is a timer that does a part and sets the next one in the same transaction, so a kill in
the middle leaves either both or neither; invitations are unique, so no part counts twice.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement, and_, exists, update
from sqlalchemy.orm import aliased
from sqlmodel import Session, col, select

from models.catalogue_surveys import days_later, sheet_of
from models.columns import in_zone
from models.estate import Household
from models.outbox import Card, Delivery, OutboxMessage, OutboxState, Priority
from models.people import Person, Role
from models.surveys import Survey, SurveyInvitation, SurveyState
from outbox import owe, show
from outbox.owe import insert_once
from usecases import polls
from usecases.audience import can_be_asked, not_yet
from usecases.followers import catalogue_of
from usecases.quiet import decent
from usecases.routing import people_with
from usecases.survey_figures import survey_figures
from usecases.survey_visits import visit_the_unhappy
from usecases.timers import set_timer

#: How many people one transaction invites, reminds or tells: the lock is held for a moment only.
BATCH = 200


def begin(tx: Session, form: str, *, now: datetime) -> Survey | None:
    """A declared form's time has come: open it. One a day, whoever calls how often; a form that is gone, never."""
    catalogue = catalogue_of(tx)
    declared = catalogue.surveys.get(form)
    if declared is None:
        return None
    sheet = sheet_of(form, declared)
    made = Survey(
        name=f"{form}-{in_zone(now, catalogue.estate.zone):%y%m%d}",
        form=sheet.as_json(),
        per_unit=sheet.per == "unit",
        opens_at=now,
        closes_at=sheet.closes(now, catalogue.zone),
        remind_at=sheet.reminds(now, catalogue.zone),
    )
    insert_once(tx, Survey, made.model_dump(exclude={"id"}))
    survey = tx.exec(select(Survey).where(Survey.name == made.name)).one()
    return open_now(tx, survey, now=now)


def plan(tx: Session, survey: Survey, *, now: datetime) -> Survey:
    """Have it open at its time; at once if that is now or was."""
    if survey.opens_at <= now:
        return open_now(tx, survey, now=now)
    _timer(tx, survey, "open", "survey_open", survey.opens_at, "why-survey-opens", now=now)
    return survey


def open_planned(tx: Session, survey_id: int, *, now: datetime) -> None:
    """The hour a manager chose has come."""
    survey = tx.get(Survey, survey_id)
    if survey is not None:
        open_now(tx, survey, now=now)


def open_now(tx: Session, survey: Survey, *, now: datetime) -> Survey:
    """Begin to ask, and plan the reminder and the close. A survey that is open already is left alone."""
    opened = update(Survey).where(col(Survey.id) == survey.id, col(Survey.state) == SurveyState.PLANNED)
    # Two of us may open it; the second changes no row and sets no timer.
    if tx.connection().execute(opened.values(state=SurveyState.OPEN)).rowcount == 0:
        return survey
    tx.refresh(survey)
    _timer(tx, survey, "close", "survey_close", survey.closes_at, "why-survey-closes", now=now)
    if survey.sheet.audience.team is not None:
        polls.ask_team(tx, survey, now=now)
        return survey
    if survey.remind_at is not None:
        _timer(tx, survey, "remind:0", "survey_remind", survey.remind_at, "why-survey-reminds", now=now)
    _timer(tx, survey, "invite:0:0", "survey_invite", now, "why-survey-invites", now=now)
    return survey


def invite_some(tx: Session, survey_id: int, day: int, part: int, *, now: datetime) -> int:
    """Invite the next two hundred; when nobody is left, look again tomorrow. Answers how many were invited.

    On later days whoever joined or came back meanwhile is invited, and whom a message never reached is
    sent it once more if he can be written to again.
    """
    survey = _open_one(tx, survey_id)
    if survey is None:
        return 0
    if day and not part:
        _send_again(tx, survey, now=now)
    found = _not_yet_invited(tx, survey, now=now)
    for person_id, unit_id in found:
        _invite(tx, survey, person_id, unit_id, now=now)
    if len(found) == BATCH:
        _timer(tx, survey, f"invite:{day}:{part + 1}", "survey_invite", now, "why-survey-invites", now=now)
        return len(found)
    tomorrow = days_later(survey.opens_at, day + 1, _zone(tx))
    if tomorrow < survey.closes_at:
        _timer(tx, survey, f"invite:{day + 1}:0", "survey_invite", tomorrow, "why-survey-again", now=now)
    return len(found)


def remind_some(tx: Session, survey_id: int, part: int, *, now: datetime) -> int:
    """Remind the next two hundred of those who were reached and have not finished; each once."""
    survey = _open_one(tx, survey_id)
    if survey is None:
        return 0
    waiting = select(SurveyInvitation, Card).join(Card, _his_card()).join(Person)
    waiting = waiting.where(SurveyInvitation.survey_id == survey_id, *can_be_asked())
    waiting = waiting.where(
        col(SurveyInvitation.reminded_at).is_(None),
        col(SurveyInvitation.finished_at).is_(None),
        col(Card.message_id).is_not(None),
        ~_household_finished() if survey.per_unit else col(SurveyInvitation.id) > 0,
    )
    found = tx.exec(waiting.order_by(col(SurveyInvitation.id)).limit(BATCH)).all()
    for invitation, card in found:
        invitation.reminded_at = now
        tx.add(invitation)
        _send(tx, invitation, card.chat_id, afresh=True, now=now)
    if len(found) == BATCH:
        _timer(tx, survey, f"remind:{part + 1}", "survey_remind", now, "why-survey-reminds", now=now)
    return len(found)


def close(tx: Session, survey_id: int, *, now: datetime) -> None:
    """No more answers: managers get the figures, everybody's card says thank you."""
    closed = update(Survey).where(col(Survey.id) == survey_id, col(Survey.state) == SurveyState.OPEN)
    if tx.connection().execute(closed.values(state=SurveyState.CLOSED)).rowcount == 0:
        return
    survey = tx.get_one(Survey, survey_id, populate_existing=True)
    if survey.sheet.audience.team is not None:
        polls.close_survey_poll(tx, survey, now=now)
        return
    visit_the_unhappy(tx, survey, now=now)
    figures = survey_figures(tx, survey_id, now=now).model_dump(mode="json")
    for manager in people_with(tx, Role.MANAGER):
        owe(
            tx,
            key=f"survey-result:{survey_id}:{manager.id}",
            chat_id=manager.user_id or 0,
            kind="survey_result",
            facts={"figures": figures},
            priority=Priority.NOTICE,
            not_before=decent(tx, manager, now),
            now=now,
        )
    _timer(tx, survey, "thank:0", "survey_thank", now, "why-survey-thanks", now=now)


def thank_some(tx: Session, survey_id: int, after: int, *, now: datetime) -> int:
    """Redraw the next two hundred cards of a closed survey, those above invitation `after`."""
    survey = tx.get_one(Survey, survey_id)
    posted = select(SurveyInvitation.id, Card.chat_id).join(Card, _his_card())
    posted = posted.where(SurveyInvitation.survey_id == survey_id, col(SurveyInvitation.id) > after)
    found = tx.exec(posted.order_by(col(SurveyInvitation.id)).limit(BATCH)).all()
    for invitation_id, chat_id in found:
        show(tx, "survey", invitation_id or 0, chat_id=chat_id, view="", priority=Priority.BULK, now=now)
    if len(found) == BATCH:
        last = found[-1][0]
        _timer(tx, survey, f"thank:{last}", "survey_thank", now, "why-survey-thanks", now=now)
    return len(found)


def _not_yet_invited(tx: Session, survey: Survey, *, now: datetime) -> list[tuple[int, int]]:
    one = SurveyInvitation
    invited = and_(col(one.survey_id) == survey.id, col(one.person_id) == col(Household.person_id))
    if survey.per_unit:
        invited = and_(invited, col(one.unit_id) == col(Household.unit_id))
    had = exists().where(invited)
    return not_yet(tx, survey.sheet.audience, had, per_unit=survey.per_unit, limit=BATCH, now=now)


def _invite(tx: Session, survey: Survey, person_id: int, unit_id: int, *, now: datetime) -> None:
    made = SurveyInvitation(survey_id=survey.id or 0, person_id=person_id, unit_id=unit_id, invited_at=now)
    insert_once(tx, SurveyInvitation, made.model_dump(exclude={"id"}))
    mine = select(SurveyInvitation).where(SurveyInvitation.survey_id == survey.id)
    mine = mine.where(SurveyInvitation.person_id == person_id, SurveyInvitation.unit_id == unit_id)
    person = tx.get_one(Person, person_id)
    _send(tx, tx.exec(mine).one(), person.user_id or 0, now=now)


def _send(tx: Session, invitation: SurveyInvitation, chat_id: int, *, now: datetime, afresh: bool = False) -> None:
    """Class B: a survey that came twice would look like nagging."""
    person = tx.get_one(Person, invitation.person_id)
    show(
        tx,
        "survey",
        invitation.id or 0,
        chat_id=chat_id,
        afresh=afresh,
        delivery=Delivery.B,
        priority=Priority.BULK,
        not_before=decent(tx, person, now),
        now=now,
    )


def _send_again(tx: Session, survey: Survey, *, now: datetime) -> None:
    """To those whose message was refused, and who can be written to again."""
    row = OutboxMessage
    under_way = exists().where(
        col(row.card_id) == col(Card.id),
        col(row.state).in_((OutboxState.PENDING, OutboxState.SENDING, OutboxState.IN_DOUBT)),
    )
    missed = select(SurveyInvitation, Card).join(Card, _his_card()).join(Person)
    missed = missed.where(SurveyInvitation.survey_id == survey.id, col(SurveyInvitation.finished_at).is_(None))
    missed = missed.where(col(Card.message_id).is_(None), *can_be_asked(), ~under_way)
    for invitation, card in tx.exec(missed.order_by(col(SurveyInvitation.id)).limit(BATCH)):
        _send(tx, invitation, card.chat_id, now=now)


def _open_one(tx: Session, survey_id: int) -> Survey | None:
    survey = tx.get(Survey, survey_id)
    return survey if survey is not None and survey.state is SurveyState.OPEN else None


def _his_card() -> ColumnElement[bool]:
    return and_(col(Card.kind) == "survey", col(Card.subject_id) == col(SurveyInvitation.id))


def _household_finished() -> ColumnElement[bool]:
    """Somebody of the same unit has finished."""
    other = aliased(SurveyInvitation)
    same = and_(col(other.survey_id) == col(SurveyInvitation.survey_id), col(other.unit_id) == SurveyInvitation.unit_id)
    return exists().where(same, col(other.finished_at).is_not(None))


def _zone(tx: Session) -> ZoneInfo:
    return catalogue_of(tx).zone


def _timer(tx: Session, survey: Survey, step: str, job: str, due_at: datetime, why: str, *, now: datetime) -> None:
    """The step's numbers are in its key and in its facts: `invite:2:0` is the third day, first part."""
    numbers = [int(part) for part in step.split(":")[1:]]
    facts = {"survey": survey.id, "numbers": numbers, "subject": survey.name}
    set_timer(tx, key=f"survey:{survey.id}:{step}", job=job, due_at=due_at, facts=facts, why=why, now=now)
