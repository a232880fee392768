"""Swapping a day: asked, agreed, approved; two exceptions and two people told. Whoever is too late changes nothing."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlmodel import Session, select

from models.database import Database
from models.outbox import OutboxMessage
from models.people import Person
from models.refusals import Refusal, Stale
from models.shifts import LogLine, ShiftException, Swap, SwapState
from tests import people
from tests.usecases.conftest import FakeClock, Said
from tests.usecases.house import House, buttons
from tests.usecases.rota import TODAY, engineers, rows, zhao
from usecases import duty, rosters, swaps

ZHANG, LI, SUN, MA, ZHAO = 201, 202, 206, 207, 211
TOMORROW = TODAY + timedelta(days=1)


@pytest.fixture
def four(house: House, db: Database) -> dict[str, Person]:
    """Zhang is on today and tomorrow by day, Zhao is off; Sun oversees them."""
    return engineers(db) | {"sun": db.run_sync(people.sun)}


def asks(db: Database, person: Person, colleague: Person, day: date = TOMORROW) -> Swap:
    return db.run_sync(swaps.ask_swap, day, colleague.id, by=person)


def answers(db: Database, swap: Swap, by: Person, yes: bool = True) -> Swap:
    return db.run_sync(swaps.answer_swap, swap.id, yes, by=by)


def decides(db: Database, swap: Swap, by: Person, yes: bool = True) -> Swap:
    return db.run_sync(swaps.decide_swap, swap.id, yes, by=by)


def test_the_days_offered_are_ones_own_shifts_of_the_next_two_weeks(db: Database, four: dict[str, Person]) -> None:
    told = db.read_sync(swaps.days_to_swap, four["zhang"])

    # Today's shift has begun: it cannot be given away any more.
    assert [shift.day.day for shift in told] == [22, 25, 26, 29, 30, 3, 4]
    assert {shift.hours for shift in told} == {"08:00-20:00"}


def test_the_colleagues_offered_do_the_same_work_and_are_off_that_day(db: Database, four: dict[str, Person]) -> None:
    db.run_sync(people.huang)
    told = db.read_sync(swaps.colleagues_for, four["zhang"], TOMORROW)

    # Li has the night before and after, Huang has another trade and stands on no roster.
    assert [person.name for person in told] == ["赵师傅", "钱师傅"]


def test_asked_agreed_approved_the_day_changes_hands_and_both_are_told(
    db: Database, four: dict[str, Person], said: Said, clock: FakeClock
) -> None:
    zhang, other, sun = four["zhang"], four["zhao"], four["sun"]

    swap = asks(db, zhang, other)
    assert "11月22日 周日 08:00-20:00：赵师傅代张师傅" in said.last(ZHAO).text
    assert buttons(said.last(ZHAO)) == ["同意", "不行"]
    assert said(SUN) == [], "the supervisor is asked when the two agree"

    answers(db, swap, other)
    assert buttons(said.last(ZHAO)) == []
    assert buttons(said.last(SUN)) == ["同意", "不行"]

    decides(db, swap, sun)
    assert "已批准" in said.last(ZHANG).text
    assert "已批准" in said.last(ZHAO).text
    assert buttons(said.last(SUN)) == []
    assert {(row.person_id, row.on, row.pattern) for row in rows(db, ShiftException)} == {
        (zhang.id, False, ""), (other.id, True, "08:00-20:00"),
    }  # fmt: skip

    clock.advance(days=1)
    on = db.read_sync(lambda tx, now: duty.on_duty(tx, None, now, trade="water", team="engineering"))
    assert [person.name for person in on] == ["赵师傅", "孙主管"]


def test_the_duty_log_tells_of_the_swap(db: Database, four: dict[str, Person]) -> None:
    swap = asks(db, four["zhang"], four["zhao"])
    answers(db, swap, four["zhao"])
    decides(db, swap, four["sun"])

    assert [(line.what, line.text) for line in rows(db, LogLine)] == [("swapped", "赵师傅 11-22 08:00-20:00")]


def test_a_no_ends_it_and_the_roster_stays(db: Database, four: dict[str, Person], said: Said) -> None:
    answers(db, asks(db, four["zhang"], four["zhao"]), four["zhao"], yes=False)

    assert "没有换成" in said.last(ZHANG).text
    assert rows(db, ShiftException) == []
    asks(db, four["zhang"], four["qian"])  # Now somebody else may be asked.


def test_the_supervisors_no_reaches_both(db: Database, four: dict[str, Person], said: Said) -> None:
    swap = asks(db, four["zhang"], four["zhao"])
    answers(db, swap, four["zhao"])
    decides(db, swap, four["sun"], yes=False)

    assert all("没有换成" in said.last(chat).text for chat in (ZHANG, ZHAO))
    assert rows(db, ShiftException) == []


def test_one_day_is_asked_for_once_at_a_time(db: Database, four: dict[str, Person]) -> None:
    asks(db, four["zhang"], four["zhao"])

    with pytest.raises(Refusal) as refusal:
        asks(db, four["zhang"], four["qian"])

    assert refusal.value.key == "refusal-swap-asked"


@pytest.mark.parametrize(("colleague", "day"), [
    ("li", TOMORROW), ("zhao", TODAY), ("zhao", TODAY + timedelta(days=2)), ("zhang", TOMORROW),
])  # fmt: skip
def test_what_was_never_offered_is_refused(db: Database, four: dict[str, Person], colleague: str, day: date) -> None:
    with pytest.raises(Stale):
        asks(db, four["zhang"], four[colleague], day)


def test_only_the_one_asked_answers_and_only_an_overseer_decides(db: Database, four: dict[str, Person]) -> None:
    swap = asks(db, four["zhang"], four["zhao"])
    for stranger in (four["zhang"], four["li"], four["sun"]):
        with pytest.raises(Refusal):
            answers(db, swap, stranger)
    answers(db, swap, four["zhao"])
    for stranger in (four["zhang"], four["zhao"], four["li"]):
        with pytest.raises(Refusal):
            decides(db, swap, stranger)

    assert rows(db, Swap)[0].state is SwapState.AGREED


def test_nobody_approves_his_own_swap(db: Database, house: House) -> None:
    """Zhao is a supervisor too; somebody else has to say yes."""
    four = engineers(db)
    db.run_sync(lambda tx, now: people._staff(tx, now, ZHAO, "赵师傅", people.Role.SUPERVISOR))
    ma = db.run_sync(people.ma)
    swap = asks(db, four["zhang"], four["zhao"])
    answers(db, swap, four["zhao"])

    with pytest.raises(Refusal):
        decides(db, swap, db.run_sync(zhao))
    assert decides(db, swap, ma).state is SwapState.APPROVED


def test_two_supervisors_tap_at_once_and_one_of_them_decided(db: Database, four: dict[str, Person]) -> None:
    ma = db.run_sync(people.ma)
    swap = asks(db, four["zhang"], four["zhao"])
    answers(db, swap, four["zhao"])

    assert at_once(lambda by: decides(db, swap, by), [four["sun"], ma]) == 1
    assert len(rows(db, ShiftException)) == 2


def at_once(tap: Callable[[Person], object], fingers: list[Person]) -> int:
    """How many of those who tap at the same moment get through."""

    def taps(person: Person) -> int:
        try:
            tap(person)
        except Stale:
            return 0
        return 1

    with ThreadPoolExecutor(len(fingers)) as phones:
        return sum(phones.map(taps, fingers))


def test_an_approval_that_comes_after_the_shift_began_changes_nothing(
    db: Database, four: dict[str, Person], clock: FakeClock
) -> None:
    swap = asks(db, four["zhang"], four["zhao"])
    answers(db, swap, four["zhao"])
    clock.advance(days=1)

    with pytest.raises(Stale):
        decides(db, swap, four["sun"])

    assert rows(db, ShiftException) == []
    assert rows(db, Swap)[0].state is SwapState.AGREED


def test_a_colleague_who_was_given_that_day_meanwhile_is_not_given_two(db: Database, four: dict[str, Person]) -> None:
    swap = asks(db, four["zhang"], four["zhao"])
    answers(db, swap, four["zhao"])
    db.run_sync(rosters.set_exception, four["zhao"].id, TOMORROW, "night", by=four["sun"])

    with pytest.raises(Stale):
        decides(db, swap, four["sun"])


def test_a_day_that_was_swapped_away_is_not_swapped_again(db: Database, four: dict[str, Person]) -> None:
    swap = asks(db, four["zhang"], four["zhao"])
    answers(db, swap, four["zhao"])
    decides(db, swap, four["sun"])

    assert TOMORROW not in [shift.day for shift in db.read_sync(swaps.days_to_swap, four["zhang"])]
    assert TOMORROW in [shift.day for shift in db.read_sync(swaps.days_to_swap, four["zhao"])]


def test_what_is_asked_in_the_night_reaches_the_colleague_in_the_morning(
    db: Database, four: dict[str, Person], said: Said, clock: FakeClock
) -> None:
    clock.advance(hours=8)
    swap = asks(db, four["zhang"], four["zhao"], TODAY + timedelta(days=4))

    assert db.read_sync(_not_before, ZHAO) == datetime(2026, 11, 22, 0, 0, tzinfo=UTC), "eight in the morning"
    assert answers(db, swap, four["zhao"]).state is SwapState.AGREED


def _not_before(tx: Session, chat_id: int, *, now: datetime) -> datetime:
    return tx.exec(select(OutboxMessage.not_before).where(OutboxMessage.chat_id == chat_id)).one()


def test_tenants_have_nothing_to_swap(db: Database, house: House) -> None:
    with pytest.raises(Refusal):
        db.read_sync(swaps.days_to_swap, db.run_sync(people.lin))
