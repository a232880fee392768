"""What tests of surveys do: open one, deliver its cards, answer it."""

from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session, col, select

from models.database import Database
from models.estate import Household
from models.outbox import Card, OutboxMessage, OutboxState
from models.people import Person
from models.surveys import Survey, SurveyInvitation, SurveyState
from tests import people
from tests.usecases.conftest import FakeClock
from tests.usecases.time_machine import runs_until
from usecases import survey_answers, surveys


def survey_now(db: Database, form: str = "satisfaction", **more: Any) -> Survey:
    """A declared form's day has come; `audience=`, `per=`... change the form."""

    def begun(tx: Session, *, now: datetime) -> Survey:
        catalogue = tx.info["catalogue"]
        declared = catalogue.surveys[form].model_copy(update=more)
        tx.info["catalogue"] = catalogue.model_copy(update={"surveys": catalogue.surveys | {form: declared}})
        survey = surveys.begin(tx, form, now=now)
        assert survey is not None
        return survey

    return db.run_sync(begun)


def opens(db: Database, clock: FakeClock, form: str = "satisfaction", **more: Any) -> Survey:
    """It opens, everybody is invited, and the cards are delivered."""
    survey = survey_now(db, form, **more)
    runs_until(clock, db, timedelta(seconds=1))
    delivered(db)
    return survey


def delivered(db: Database, *, but: tuple[int, ...] = ()) -> None:
    """Telegram took every card that was owed; those to `but` it refused, for they blocked us."""

    def settled(tx: Session, *, now: datetime) -> None:
        pending = select(OutboxMessage).where(OutboxMessage.state == OutboxState.PENDING)
        for number, row in enumerate(tx.exec(pending).all(), start=500):
            row.state = OutboxState.REFUSED if row.chat_id in but else OutboxState.SENT
            card = tx.get(Card, row.card_id) if row.card_id else None
            if card is not None and row.chat_id not in but:
                card.message_id = card.message_id or number + (row.id or 0) * 1000

    db.run_sync(settled)


def neighbours(db: Database, count: int, building: str = "12", first: int = 301) -> list[Person]:
    """So many tenants, in the units of a building one after the other."""

    def moved_in(tx: Session, *, now: datetime) -> list[Person]:
        estate = people.make_estate(tx, now=now)
        units = [unit for label, unit in sorted(estate.units.items()) if label.startswith(f"{building}-")]
        arrived = [people.newcomer(tx, first + at, now=now) for at in range(count)]
        for at, person in enumerate(arrived):
            tx.add(Household(person_id=person.id or 0, unit_id=units[at % len(units)].id or 0, since=now))
        return arrived

    return db.run_sync(moved_in)


def invitation_of(db: Database, person: Person, survey: Survey | None = None) -> SurveyInvitation:
    """His invitation, the newest unless a survey is named."""

    def found(tx: Session, *, now: datetime) -> SurveyInvitation:
        his = select(SurveyInvitation).where(SurveyInvitation.person_id == person.id)
        if survey is not None:
            his = his.where(SurveyInvitation.survey_id == survey.id)
        return tx.exec(his).all()[-1]

    return db.read_sync(found)


def taps(db: Database, person: Person, question: int, value: int) -> SurveyInvitation:
    """He taps a star or an option."""
    id = invitation_of(db, person).id
    return db.run_sync(survey_answers.answer, id, question, value, person=person)


def answers(db: Database, person: Person, *values: int) -> SurveyInvitation:
    """He goes through the satisfaction survey: five scores, a choice; and has nothing to write."""
    for question, value in enumerate(values):
        taps(db, person, question, value)
    return db.run_sync(survey_answers.skip, invitation_of(db, person).id, len(values), person=person)


def state_of(db: Database, survey: Survey) -> SurveyState:
    """Where it stands now."""
    return db.read_sync(lambda tx, now: tx.get_one(Survey, survey.id).state)


def invitations(db: Database) -> list[SurveyInvitation]:
    """Everybody who was invited, in order."""
    return db.read_sync(lambda tx, now: list(tx.exec(select(SurveyInvitation).order_by(col(SurveyInvitation.id)))))


def cards_owed(db: Database) -> list[OutboxMessage]:
    """Every message that shows somebody a survey, in order."""

    def found(tx: Session, *, now: datetime) -> list[OutboxMessage]:
        shown = select(OutboxMessage).join(Card).where(Card.kind == "survey").order_by(col(OutboxMessage.id))
        return list(tx.exec(shown))

    return db.read_sync(found)
