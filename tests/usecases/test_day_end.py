"""The day's end: every tenant whose matter was not solved hears today where it stands, once."""

from datetime import UTC, datetime, timedelta

import pytest

from cards.face import Face
from models.catalogue import Catalogue
from models.database import Database
from models.people import Language, Person
from scheduler.calendar import Calendar
from scheduler.schedules import schedules
from tests import people
from tests.usecases.conftest import FakeClock, Said
from tests.usecases.house import House
from tests.usecases.rota import TODAY, works
from tests.usecases.time_machine import runs_until, wakes_up
from usecases import day_end, finishing, work

LIN, WANG, CHEN, EMILY = 101, 102, 103, 104
#: Half past six in the evening, three hours from now.
EVENING = datetime(2026, 11, 21, 10, 30, tzinfo=UTC)


def calendar(catalogue: Catalogue) -> Calendar:
    return Calendar(schedules(catalogue), catalogue.zone)


def evening(clock: FakeClock, db: Database) -> int:
    clock.now = EVENING
    return db.run_sync(day_end.answer_today)


def answers(said: Said, chat_id: int) -> list[Face]:
    """Today's answers, as the tenant reads them."""
    return [face for face in said(chat_id, Language.ZH_HANS) if "今天还没办完" in face.text]


def test_a_tenant_reads_what_happened_and_that_somebody_is_on_it(
    house: House, db: Database, lin: Person, zhang: Person, said: Said, clock: FakeClock
) -> None:
    ticket = house.reports(lin)
    clock.advance(minutes=5)
    house.claims(zhang, ticket)

    assert evening(clock, db) == 1

    [answer] = answers(said, LIN)
    assert f"<b>{ticket.number}</b> 报修" in answer.text
    assert "15:35 张师傅接单" in answer.text
    assert "张师傅还在办" in answer.text
    assert "0571-8800-0000" in answer.text


def test_what_waits_says_for_what_and_until_when(
    house: House, db: Database, lin: Person, zhang: Person, said: Said, clock: FakeClock
) -> None:
    ticket = house.reports(lin)
    house.claims(zhang, ticket)
    db.run_sync(work.hold, ticket.id, "parts", 24, by=zhang, catalogue=house.catalogue)

    evening(clock, db)

    assert "在等：等配件，最晚 明天 15:30 继续" in answers(said, LIN)[0].text


def test_a_promise_is_repeated(
    house: House, db: Database, lin: Person, zhang: Person, said: Said, clock: FakeClock
) -> None:
    ticket = house.reports(lin)
    house.claims(zhang, ticket)
    db.run_sync(work.promise, ticket.id, 24, by=zhang, catalogue=house.catalogue)

    evening(clock, db)

    assert "张师傅承诺 明天 15:30 前办好" in answers(said, LIN)[0].text


def test_whoever_has_gone_home_is_back_at_a_named_time(
    house: House, db: Database, lin: Person, zhang: Person, said: Said, clock: FakeClock
) -> None:
    db.run_sync(works, zhang, "weekend", TODAY)
    house.claims(zhang, house.reports(lin))

    evening(clock, db)

    assert "张师傅下班了，明天 09:00 上班后接着办" in answers(said, LIN)[0].text


def test_what_nobody_has_taken_is_said_honestly_and_yesterday_is_not_today(
    house: House, db: Database, lin: Person, said: Said, clock: FakeClock
) -> None:
    house.reports(lin)
    clock.now = EVENING + timedelta(days=1)

    db.run_sync(day_end.answer_today)

    [answer] = answers(said, LIN)
    assert "今天没有新进展" in answer.text
    assert "还在安排人手" in answer.text


def test_several_matters_are_one_message_and_each_tenant_has_his_own(
    house: House, db: Database, lin: Person, said: Said, clock: FakeClock
) -> None:
    numbers = [house.reports(lin, text).number or "" for text in ("厨房漏水", "门锁坏了", "灯坏了")]
    house.reports(db.run_sync(people.wang))

    assert evening(clock, db) == 2

    [answer] = answers(said, LIN)
    assert all(number in answer.text for number in numbers)
    assert len(answers(said, WANG)) == 1


def test_solved_matters_need_no_answer_and_those_solved_meanwhile_are_left_out(
    house: House, db: Database, lin: Person, zhang: Person, said: Said, clock: FakeClock
) -> None:
    house.done(lin, zhang)
    assert evening(clock, db) == 0
    ticket = house.reports(db.run_sync(people.wang))
    clock.advance(days=1)
    db.run_sync(day_end.answer_today)
    house.claims(zhang, ticket)
    db.run_sync(finishing.finish, ticket.id, by=zhang)

    assert answers(said, WANG) == []


@pytest.mark.parametrize(("minutes", "told"), [(59, 0), (60, 1), (600, 1)])
def test_what_was_opened_less_than_an_hour_ago_can_wait(
    house: House, db: Database, lin: Person, clock: FakeClock, minutes: int, told: int
) -> None:
    clock.now = EVENING - timedelta(minutes=minutes)
    house.reports(lin)

    assert evening(clock, db) == told


def test_whoever_heard_news_in_the_last_hour_is_not_told_again(
    house: House, db: Database, lin: Person, zhang: Person, said: Said, clock: FakeClock
) -> None:
    fresh, stale = house.reports(lin, "厨房漏水"), house.reports(lin, "门锁坏了")
    clock.now = EVENING - timedelta(minutes=30)
    house.claims(zhang, fresh)

    evening(clock, db)

    [answer] = answers(said, LIN)
    assert str(stale.number) in answer.text
    assert str(fresh.number) not in answer.text


def test_the_job_run_twice_tells_nobody_twice(
    house: House, db: Database, lin: Person, said: Said, clock: FakeClock
) -> None:
    house.reports(lin)
    evening(clock, db)
    clock.advance(hours=2)
    db.run_sync(day_end.answer_today)

    assert len(answers(said, LIN)) == 1


def test_over_a_week_it_comes_once_on_each_local_day_at_half_past_six(
    house: House, db: Database, lin: Person, said: Said, clock: FakeClock
) -> None:
    house.reports(lin)

    done = runs_until(clock, db, timedelta(days=7), calendar=calendar(house.catalogue))

    at = [one.at.astimezone(house.catalogue.zone) for one in done if one.job == "day_end"]
    assert [f"{moment:%d %H:%M}" for moment in at] == [f"{day} 18:30" for day in range(21, 28)]
    assert len(answers(said, LIN)) == 7


def test_a_house_that_was_down_over_night_does_not_wake_anybody_to_make_up_for_it(
    house: House, db: Database, lin: Person, said: Said, clock: FakeClock
) -> None:
    plan = calendar(house.catalogue)
    house.reports(lin)
    db.run_sync(plan.plan)
    clock.now = datetime(2026, 11, 22, 19, 0, tzinfo=UTC)  # Three in the morning, two days later.

    assert "day_end" in [one.job for one in wakes_up(db, calendar=plan)]

    assert answers(said, LIN) == []
    runs_until(clock, db, timedelta(hours=16), calendar=plan)
    assert len(answers(said, LIN)) == 1


@pytest.mark.parametrize(("who", "chat", "words"), [
    (people.emily, EMILY, "Not finished today"), (people.chen, CHEN, "今天還沒辦完的事"),
])  # fmt: skip
def test_each_reads_it_in_his_own_language(
    house: House, db: Database, said: Said, clock: FakeClock, who: people.Builder, chat: int, words: str
) -> None:
    house.reports(db.run_sync(who))

    evening(clock, db)

    assert words in said.last(chat).text
