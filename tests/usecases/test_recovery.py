"""A low score is a supervisor's call within his clock, and then the same question once more."""

from datetime import timedelta

import pytest
from sqlmodel import col, select

from models.database import Database
from models.people import Person
from models.refusals import Refusal, Stale
from models.tickets import Task, Ticket
from scheduler.visit_jobs import VISIT_JOBS
from tests import people
from tests.usecases.conftest import START, FakeClock, Said
from tests.usecases.house import House, buttons
from tests.usecases.time_machine import runs_until
from usecases import afterwards, recovery

LIN, ZHANG, SUN, MA = 101, 201, 206, 207


class Desk:
    """The house, and what supervisors and tenants do about low scores."""

    def __init__(self, house: House, db: Database, clock: FakeClock) -> None:
        self.house, self.db, self.clock = house, db, clock
        self.lin, self.zhang, self.sun, self.ma = (
            db.run_sync(each) for each in (people.lin, people.zhang, people.sun, people.ma)
        )

    def scored(self, stars: int) -> Ticket:
        """A repair that got so many stars."""
        ticket = self.house.done(self.lin, self.zhang)
        self.house.accepts(self.lin, ticket)
        return self.house.rates(self.lin, ticket, stars)

    def passes(self, **span: float) -> list[str]:
        """Time passes; what the jobs after the work did."""
        done = runs_until(self.clock, self.db, timedelta(**span))
        return [one.job for one in done if one.job in VISIT_JOBS and one.job != "follow_up"]

    def calls(self, task: Task, person: Person | None = None) -> Task:
        return self.db.run_sync(recovery.called, task.id, by=person or self.sun)

    def misses(self, task: Task) -> Task:
        return self.db.run_sync(recovery.not_reached, task.id, by=self.sun, catalogue=self.house.catalogue)

    def rates_again(self, task: Task, stars: int, person: Person | None = None) -> Task:
        by = person or self.lin
        return self.db.run_sync(recovery.rate_again, task.id, stars, person=by, catalogue=self.house.catalogue)

    def tasks(self) -> list[Task]:
        """Every call there is, oldest first."""
        return self.db.read_sync(lambda tx, now: list(tx.exec(select(Task).order_by(col(Task.id)))))

    def figures(self) -> recovery.Recovered:
        return self.db.read_sync(recovery.recovered, START, self.clock.now + timedelta(hours=1))


@pytest.fixture
def desk(house: House, db: Database, clock: FakeClock, said: Said) -> Desk:
    return Desk(house, db, clock)


def test_after_the_call_the_tenant_is_asked_again_and_both_scores_stand(desk: Desk, said: Said) -> None:
    ticket = desk.scored(1)
    [task] = desk.tasks()
    assert "前联系" in said.last(SUN).text

    desk.calls(task)
    assert "孙主管已就" in said.last(LIN).text
    assert buttons(said.last(LIN))[0] == "⭐⭐⭐⭐⭐ 5"
    desk.rates_again(task, 5)

    assert desk.house.now(ticket).stars == 1
    assert desk.tasks()[0].second_stars == 5
    assert "再次评价：⭐⭐⭐⭐⭐" in said.last(SUN).text
    assert desk.figures().share == 1.0


@pytest.mark.parametrize(("second", "share"), [(5, 1.0), (4, 1.0), (3, 0.0), (1, 0.0), (None, 0.0)])
def test_recovered_is_who_gives_four_or_five_the_second_time(desk: Desk, second: int | None, share: float) -> None:
    desk.scored(2)
    [task] = desk.tasks()
    desk.calls(task)
    if second is not None:
        desk.rates_again(task, second)

    assert desk.figures().share == share
    assert desk.db.read_sync(recovery.recovered_share, START, desk.clock.now + timedelta(hours=1)) == share


def test_without_a_low_score_there_is_nothing_to_recover(desk: Desk) -> None:
    desk.scored(5)

    assert desk.figures().share is None


def test_a_call_nobody_made_in_time_goes_to_the_manager(desk: Desk, said: Said) -> None:
    desk.scored(1)

    assert "task_overdue" not in desk.passes(hours=23)
    assert said(MA) == []
    assert "task_overdue" in desk.passes(hours=2)

    assert "已过期" in said.last(MA).text
    assert "已过期" in said.last(SUN).text
    [task] = desk.tasks()
    desk.calls(task, desk.ma)
    assert "马经理 已回访" in said.last(SUN).text


def test_a_call_made_in_time_is_never_late(desk: Desk) -> None:
    desk.scored(1)
    desk.calls(desk.tasks()[0])

    assert "task_overdue" not in desk.passes(days=3)


def test_a_low_score_at_night_wakes_nobody(desk: Desk, said: Said) -> None:
    desk.clock.now = START.replace(hour=16)  # midnight in Hangzhou
    desk.scored(1)

    assert said(SUN) == []
    desk.passes(hours=9)
    assert "只得 ⭐" in said.last(SUN).text


def test_whom_he_cannot_reach_is_asked_in_chat_after_the_third_try(desk: Desk, said: Said) -> None:
    desk.scored(1)
    [task] = desk.tasks()

    assert desk.misses(task).done_at is None
    assert "没联系上 1 次" in said.last(SUN).text
    desk.misses(task)
    assert desk.misses(task).result == "not_reached"

    assert "没能联系上您" in said.last(LIN).text
    assert desk.rates_again(task, 3).second_stars == 3


def test_a_second_low_score_is_seen_by_the_manager(desk: Desk, said: Said) -> None:
    desk.scored(1)
    [task] = desk.tasks()
    desk.calls(task)

    desk.rates_again(task, 2)

    assert "再次评价：⭐⭐" in said.last(MA).text


def test_a_score_corrected_before_anybody_called_needs_no_call(desk: Desk, said: Said) -> None:
    ticket = desk.scored(1)
    desk.house.rates(desk.lin, ticket, 5)

    assert "不用打了" in said.last(SUN).text
    assert buttons(said.last(SUN)) == []
    assert desk.figures().low == 0
    desk.house.rates(desk.lin, ticket, 2)
    assert [task.round for task in desk.tasks()] == [1, 2]


def test_one_score_is_one_call(desk: Desk) -> None:
    ticket = desk.scored(1)
    desk.house.rates(desk.lin, ticket, 2)

    [task] = desk.tasks()
    assert task.first_stars == 2
    desk.calls(task)
    desk.house.rates(desk.lin, ticket, 1)
    assert len(desk.tasks()) == 1


def test_a_supervisor_makes_no_call_about_himself(desk: Desk, said: Said) -> None:
    ticket = desk.house.reports(desk.lin)
    desk.house.claims(desk.sun, ticket)
    desk.house.finishes(desk.sun, ticket)
    desk.house.accepts(desk.lin, ticket)
    desk.house.rates(desk.lin, ticket, 1)

    assert not any("只得" in face.text for face in said(SUN))
    assert "只得" in said.last(MA).text
    with pytest.raises(Refusal):
        desk.calls(desk.tasks()[0])


def test_his_note_stays_with_the_call(desk: Desk, said: Said) -> None:
    desk.scored(1)
    [task] = desk.tasks()
    desk.db.run_sync(recovery.ask_words, task.id, SUN, by=desk.sun)

    desk.db.run_sync(recovery.add_words, task.id, desk.house.said(SUN, "答应周六换新的"), by=desk.sun)

    assert any("📝 答应周六换新的" in face.text for face in said(SUN))


def test_only_he_who_was_asked_answers_and_only_once_asked(desk: Desk) -> None:
    desk.scored(1)
    [task] = desk.tasks()

    with pytest.raises(Refusal):
        desk.rates_again(task, 5)
    desk.calls(task)
    with pytest.raises(Refusal):
        desk.rates_again(task, 5, desk.db.run_sync(people.wang))
    with pytest.raises(Stale):
        desk.rates_again(task, 6)


def test_a_matter_that_came_back_and_scored_low_again_is_called_about_again(desk: Desk) -> None:
    ticket = desk.scored(1)
    desk.calls(desk.tasks()[0])
    desk.clock.advance(hours=1)
    desk.db.run_sync(
        lambda tx, now: afterwards.send_back(
            tx, tx.get_one(Ticket, ticket.id), "came_back", person=desk.lin, catalogue=desk.house.catalogue, now=now
        )
    )
    desk.house.finishes(desk.zhang, ticket, "再修")
    desk.house.accepts(desk.lin, ticket)
    desk.house.rates(desk.lin, ticket, 2)

    assert [(task.kind, task.first_stars) for task in desk.tasks()] == [("low_stars", 1), ("low_stars", 2)]
