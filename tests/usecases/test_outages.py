"""A planned outage in intake: who reports what the notice says gets the notice first; danger is never held up."""

from datetime import timedelta

import pytest

from models.database import Database
from models.people import Person
from models.refusals import Refusal, Stale
from models.tickets import Ticket, TicketStatus
from tests import people
from tests.usecases.announcement_people import WHEN, fills, goes, plans
from tests.usecases.conftest import FakeClock, Said
from tests.usecases.house import House, buttons
from usecases import announcement_page, announcements, draft_fields, drafts, outage_answers

LIN, CHEN = 101, 103
FOUR = WHEN("2026-11-21T16:00+08:00")


@pytest.fixture
def ma(house: House, db: Database) -> Person:
    """Manager Ma, who announces."""
    return db.run_sync(people.ma)


@pytest.fixture
def chen(house: House, db: Database) -> Person:
    """Chen in building 8, who reads traditional characters."""
    return db.run_sync(people.chen)


def held(said: Said, chat_id: int) -> bool:
    """Whether he is shown the notice before his draft."""
    return "就是这个，谢谢" in buttons(said.last(chat_id))


def goes_on(said: Said, chat_id: int) -> bool:
    """Whether his draft is read back to him as usual."""
    return "提交" in buttons(said.last(chat_id))


def test_who_has_no_water_in_the_affected_house_reads_the_notice_first(
    house: House, db: Database, clock: FakeClock, lin: Person, ma: Person, said: Said
) -> None:
    plans(db, clock, ma)

    house.says(lin, "家里没水了")

    shown = said.last(LIN)
    assert "停水通知" in shown.text
    assert "这是计划内的，预计 <b>今天 16:00</b> 恢复。" in shown.text
    assert buttons(shown) == ["就是这个，谢谢", "不是，另有事情"]


def test_that_is_it_spares_a_report_and_is_counted(
    house: House, db: Database, clock: FakeClock, lin: Person, ma: Person
) -> None:
    sent = plans(db, clock, ma)
    draft = house.says(lin, "家里没水了")

    db.run_sync(outage_answers.that_is_it, draft.id, sent.id, person=lin, catalogue=house.catalogue)

    assert house.now(draft).status is TicketStatus.DISCARDED
    assert db.read_sync(announcement_page.sent_page, sent.id, ma).spared == 1
    with pytest.raises(Stale):
        db.run_sync(outage_answers.that_is_it, draft.id, sent.id, person=lin, catalogue=house.catalogue)


def test_something_else_goes_on_as_usual_and_is_not_asked_again(
    house: House, db: Database, clock: FakeClock, lin: Person, ma: Person, said: Said
) -> None:
    plans(db, clock, ma)
    draft = house.says(lin, "家里没水了")

    db.run_sync(outage_answers.something_else, draft.id, person=lin)
    assert goes_on(said, LIN)
    db.run_sync(draft_fields.set_field, draft.id, "urgency", "normal", person=lin, catalogue=house.catalogue)
    assert goes_on(said, LIN)

    assert house.submits(lin, draft).status is TicketStatus.OPEN


@pytest.mark.parametrize(
    "words",
    [
        "厨房水龙头漏水",
        "家里着火了",
        "水管爆了，没水用还到处喷水，快来人！",
        "停电了",
        "楼上半夜吵，我要投诉",
        "你好，请问物业费多少",
    ],
)
def test_any_other_matter_and_all_danger_is_never_held_up(
    house: House, db: Database, clock: FakeClock, lin: Person, ma: Person, said: Said, words: str
) -> None:
    plans(db, clock, ma)

    house.says(lin, words)

    assert not held(said, LIN)


def test_danger_that_comes_up_later_takes_the_notice_away(
    house: House, db: Database, clock: FakeClock, lin: Person, ma: Person, said: Said
) -> None:
    plans(db, clock, ma)
    house.says(lin, "家里没水了", message_id=5)
    assert held(said, LIN)

    house.edits(lin, 5, "家里没水了，有人被困在电梯里")

    assert not held(said, LIN)


def test_another_house_is_not_meant(
    house: House, db: Database, clock: FakeClock, lin: Person, chen: Person, ma: Person, said: Said
) -> None:
    plans(db, clock, ma)

    house.says(chen, "家裡沒水了")

    assert goes_on(said, CHEN)


@pytest.mark.parametrize(
    ("audience", "meant"),
    [
        ({}, True),
        ({"buildings": ["12"], "floors": ["15"]}, True),
        ({"buildings": ["12"], "floors": ["3"]}, False),
        ({"units": ["12-1502"]}, True),
        ({"units": ["12-1501"]}, False),
    ],
)
def test_the_place_is_where_it_was_announced(
    house: House, db: Database, clock: FakeClock, lin: Person, ma: Person, said: Said,
    audience: dict[str, list[str]], meant: bool,
) -> None:  # fmt: skip
    db.run_sync(people.wang)
    db.run_sync(people.lives_too, db.run_sync(people.wang), "12-1501")
    plans(db, clock, ma, **(audience or {"who": "everybody"}))

    house.says(lin, "家里没水了")

    assert held(said, LIN) is meant


@pytest.mark.parametrize(("minutes", "meant"), [(-29, False), (0, True), (30, True), (120, True), (121, False)])
def test_shortly_before_and_after_it_is_still_taken_for_it(
    house: House, db: Database, clock: FakeClock, lin: Person, ma: Person, said: Said, minutes: int, meant: bool
) -> None:
    """Planned for the minute before five, and an hour more on both sides."""
    fills(
        db, ma, "water_off", ("where", "12栋"), ("from", "2026-11-21T16:59+08:00"), ("until", "2026-11-21T17:00+08:00")
    )
    goes(db, clock, ma)
    clock.now = FOUR + timedelta(minutes=minutes)

    house.says(lin, "家里没水了")

    assert held(said, LIN) is meant


def test_a_withdrawn_outage_answers_nothing(
    house: House, db: Database, clock: FakeClock, lin: Person, ma: Person, said: Said
) -> None:
    sent = plans(db, clock, ma)
    house.says(lin, "家里没水了")
    assert held(said, LIN)

    db.run_sync(announcements.withdraw, sent.id, person=ma)
    assert goes_on(said, LIN)

    house.says(lin, "还是没水")
    assert goes_on(said, LIN)


def test_a_photo_first_and_then_the_words(
    house: House, db: Database, clock: FakeClock, lin: Person, ma: Person, said: Said
) -> None:
    plans(db, clock, ma)
    house.photographs(lin)

    house.says(lin, "没水了")

    assert held(said, LIN)


def test_who_has_two_homes_is_meant_if_one_of_them_is(
    house: House, db: Database, clock: FakeClock, lin: Person, ma: Person, said: Said
) -> None:
    db.run_sync(people.lives_too, lin, "8-602")
    plans(db, clock, ma)

    house.says(lin, "没水了")

    assert held(said, LIN)


def test_a_stopped_lift_needs_no_sign_and_somebody_in_it_is_an_emergency(
    house: House, db: Database, clock: FakeClock, lin: Person, ma: Person, said: Said
) -> None:
    plans(db, clock, ma, "lift_off")

    house.says(lin, "电梯按了没反应")
    assert held(said, LIN)
    house.says(lin, "我被困在电梯里了")
    assert not held(said, LIN)


def test_nobody_answers_for_somebody_else(
    house: House, db: Database, clock: FakeClock, lin: Person, chen: Person, ma: Person
) -> None:
    sent = plans(db, clock, ma)
    draft: Ticket = house.says(lin, "家里没水了")

    with pytest.raises(Refusal):
        db.run_sync(outage_answers.that_is_it, draft.id, sent.id, person=chen, catalogue=house.catalogue)
    with pytest.raises(Refusal):
        db.run_sync(outage_answers.something_else, draft.id, person=chen)
    assert db.read_sync(drafts.words_of, draft.id, person=lin) == "家里没水了"
