"""What people do at the same moment, on both databases: one household speaks once, one manager decides."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import datetime, timedelta
from threading import Barrier
from typing import Any

import pytest
from sqlmodel import Session, select

from models.audience import Audience
from models.catalogue import Catalogue
from models.database import Database
from models.people import Person, Role, StaffRole
from models.refusals import Stale
from models.surveys import PollCount, QuickPoll, QuickVote, Survey, SurveyInvitation, SurveyState
from tests import people
from tests.servers import house_url, postgres_server, sqlite_house
from tests.usecases.conftest import FakeClock
from tests.usecases.house import House
from tests.usecases.poll_people import asked_here
from tests.usecases.survey_people import answers, invitation_of, neighbours, opens, state_of, survey_now, taps
from tests.usecases.time_machine import runs_until
from usecases import follow_events, poll_votes, survey_answers, survey_making, surveys
from usecases.survey_figures import survey_figures

__all__ = ["house_url", "postgres_server", "sqlite_house"]


@pytest.fixture
def db(house_url: str, clock: FakeClock, catalogue: Catalogue) -> Iterator[Database]:
    """A database of each kind: these tests run twice."""
    database = Database(house_url, clock)
    database.info["catalogue"] = catalogue
    follow_events()
    yield database
    database.close()


def at_once(*acts: Callable[[], Any]) -> list[Any]:
    """Everybody acts at the same moment; what came of it, refusals included."""
    ready = Barrier(len(acts))

    def act(one: Callable[[], Any]) -> Any:
        ready.wait()
        try:
            return one()
        except Stale as late:
            return late.key

    with ThreadPoolExecutor(len(acts)) as pool:
        return list(pool.map(act, acts))


def test_from_the_first_invitation_to_the_figures(house: House, db: Database, clock: FakeClock) -> None:
    tenants = neighbours(db, 9)
    survey = opens(db, clock)
    for person in tenants[:6]:
        answers(db, person, 5, 4, 3, 5, 5, 2)

    runs_until(clock, db, timedelta(days=15))

    found = db.read_sync(survey_figures, survey.id)
    assert (found.people.total, found.people.reached, found.people.answered, found.counted) == (9, 9, 6, 6)
    assert (found.satisfaction, state_of(db, survey)) == (80, SurveyState.CLOSED)


@pytest.mark.parametrize("who", ["everybody", "key_tenants", "open_matter"])
def test_every_audience_can_be_counted_and_invited(house: House, db: Database, clock: FakeClock, who: str) -> None:
    house.reports(db.run_sync(people.wang), "灯坏了")
    audience = Audience(who=who, buildings=["12"], floors=["3"])

    for form in ("satisfaction", "move_in"):
        survey = opens(db, clock, form, audience=audience)
        assert db.read_sync(survey_figures, survey.id).people.reached == 1
        assert db.read_sync(survey_making.asked_by, survey) == 1


def test_two_processes_with_one_part_invite_each_once(house: House, db: Database, clock: FakeClock) -> None:
    neighbours(db, 30)
    survey = survey_now(db)

    at_once(*[lambda: db.run_sync(surveys.begin, "satisfaction")] * 3)
    at_once(*[lambda: _invites(db, survey)] * 3)

    asked = db.read_sync(lambda tx, now: list(tx.exec(select(SurveyInvitation.person_id))))
    assert len(asked) == len(set(asked)) == 30


def _invites(db: Database, survey: Survey) -> None:
    # The heartbeat marks the timer fired first, so in the house only one gets here; the rows hold even if not.
    db.run_sync(surveys.invite_some, survey.id, 0, 0)


def test_two_of_a_household_finish_at_once_and_one_speaks_for_it(house: House, db: Database, clock: FakeClock) -> None:
    wang, lin = db.run_sync(people.wang), db.run_sync(people.lin)
    db.run_sync(people.lives_too, wang, "12-1502")
    opens(db, clock, "move_in", audience=Audience(units=["12-1502"]))
    for person in (wang, lin):
        taps(db, person, 0, 5)
        taps(db, person, 1, 5)
    invitations = [(person, invitation_of(db, person).id) for person in (wang, lin)]

    outcomes = at_once(*[
        lambda one=person, id=number: db.run_sync(survey_answers.skip, id, 2, person=one)
        for person, number in invitations
    ])  # fmt: skip

    assert outcomes.count("surveys-household-toast") == 1
    finished = db.read_sync(lambda tx, now: [one.finished_at for one in tx.exec(select(SurveyInvitation))])
    assert sum(at is not None for at in finished) == 1


def test_two_managers_decide_at_once_and_one_is_heard(house: House, db: Database, clock: FakeClock) -> None:
    ma = db.run_sync(people.ma)
    neighbours(db, 2)
    survey = db.run_sync(survey_making.begin_draft, ma, "move_in")

    def asked(tx: Session, *, now: datetime) -> list[Person]:
        tx.get_one(Survey, survey.id).state = SurveyState.ASKED
        others = [people._person(tx, now, 300 + at, f"经理{at}") for at in range(2)]
        tx.add_all([StaffRole(person_id=other.id or 0, role=Role.MANAGER) for other in others])
        return others

    others = db.run_sync(asked)
    outcomes = at_once(*[
        lambda one=other, yes=bool(at): db.run_sync(survey_making.decide, survey.id, yes=yes, person=one)
        for at, other in enumerate(others)
    ])  # fmt: skip

    assert outcomes.count("surveys-decided") == 1
    assert state_of(db, survey) in (SurveyState.OPEN, SurveyState.DROPPED)


def test_one_vote_told_twice_at_once_is_one_vote(house: House, db: Database) -> None:
    sun, zhang = db.run_sync(people.sun), db.run_sync(people.zhang)
    asked_here(db, sun)

    at_once(
        *[lambda: db.run_sync(poll_votes.note_vote, "p1", zhang, [0])] * 3,
        *[lambda: db.run_sync(poll_votes.note_counts, "p9", [1, 0], 1, False)] * 3,
    )

    assert db.read_sync(lambda tx, now: len(tx.exec(select(QuickVote)).all())) == 1
    assert db.read_sync(lambda tx, now: tx.get_one(PollCount, "p9").counts) == [1, 0]
    assert db.read_sync(lambda tx, now: len(tx.exec(select(QuickPoll)).all())) == 1
