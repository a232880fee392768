"""An announcement from its first word on: agreed to, read by each in his language, corrected, taken back."""

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import Session, select

from models.announcements import AnnouncementState
from models.database import Database
from models.outbox import Card, Delivery, OutboxMessage, OutboxState, Priority
from models.people import Person, Role, StaffRole
from models.refusals import Refusal, Stale
from tests import people
from tests.usecases.announcement_people import (
    WHEN,
    contact_of,
    corrects,
    fills,
    goes,
    hears,
    plans,
    reads,
    writes,
)  # fmt: skip
from tests.usecases.campaign_people import chats, owed, settled
from tests.usecases.conftest import FakeClock, Said
from tests.usecases.house import House, buttons
from tests.usecases.time_machine import runs_until
from usecases import announcement_making as making
from usecases import announcement_page, announcements, campaigns

MA, GAO = 207, 218
NIGHT = WHEN("2026-11-21T23:00+08:00")
RAIN = (("from", "2026-11-22T08:00+08:00"), ("until", "2026-11-22T20:00+08:00"))


@pytest.fixture
def ma(house: House, db: Database) -> Person:
    """Manager Ma, who announces."""
    return db.run_sync(people.ma)


@pytest.fixture
def tenants(house: House, db: Database) -> tuple[Person, ...]:
    """Lin and Wang in building 12, Chen and Emily in building 8."""
    return tuple(db.run_sync(build) for build in (people.lin, people.wang, people.chen, people.emily))


def gao(tx: Session, *, now: Any) -> Person:
    """Manager Gao, Ma's colleague."""
    person = people._person(tx, now, GAO, "高经理")
    tx.add(StaffRole(person_id=person.id or 0, role=Role.MANAGER))
    return person


def strict(house: House, rule: Any, *args: Any, **more: Any) -> Any:
    """Run a rule in a house where more than three are very many."""

    def run(tx: Session, *, now: Any) -> Any:
        limits = house.catalogue.limits.model_copy(update={"asked_alone": 3})
        tx.info["catalogue"] = house.catalogue.model_copy(update={"limits": limits})
        return rule(tx, *args, now=now, **more)

    return house.db.run_sync(run)


def test_each_reads_his_own_language_and_else_the_original(
    db: Database, clock: FakeClock, ma: Person, tenants: tuple[Person, ...], said: Said
) -> None:
    lin, _, chen, emily = tenants
    writes(db, ma, "周六清洗水箱。")
    hears(db, ma, "translation", "The tanks are cleaned on Saturday.", "en")

    goes(db, clock, ma)

    assert reads(db, said, lin).text == "📢 <b>通知</b>\n\n周六清洗水箱。"
    assert reads(db, said, emily).text == "📢 <b>Notice</b>\n\nThe tanks are cleaned on Saturday."
    assert reads(db, said, chen).text == "📢 <b>通知</b>\n\n周六清洗水箱。"
    assert buttons(reads(db, said, lin)) == ["✅ 知道了"]


def test_a_template_speaks_every_readers_language(
    db: Database, clock: FakeClock, ma: Person, tenants: tuple[Person, ...], said: Said
) -> None:
    _, _, chen, emily = tenants
    fills(db, ma, "rain", *RAIN)

    goes(db, clock, ma)

    assert "豪雨提醒" in reads(db, said, chen).text
    assert "11月22日 週日 08:00" in reads(db, said, chen).text
    assert "Heavy rain is forecast from <b>Sun 22/11 08:00</b>" in reads(db, said, emily).text


def test_it_is_class_b_bulk_and_everybody_gets_it_once(
    db: Database, clock: FakeClock, ma: Person, tenants: tuple[Person, ...]
) -> None:
    writes(db, ma)
    goes(db, clock, ma)
    runs_until(clock, db, timedelta(seconds=9))

    assert sorted(chats(db)) == [101, 102, 103, 104]
    assert {(row.delivery, row.priority) for row in owed(db)} == {(Delivery.B, Priority.BULK)}
    with pytest.raises(Stale):
        db.run_sync(announcements.send, ma)


def test_nobody_is_woken_by_it(db: Database, clock: FakeClock, ma: Person, tenants: tuple[Person, ...]) -> None:
    clock.now = NIGHT
    writes(db, ma)
    goes(db, clock, ma)
    assert chats(db) == []

    runs_until(clock, db, WHEN("2026-11-22T08:00:05+08:00"))

    assert len(chats(db)) == 4


def test_a_gas_leak_wakes_everybody_and_waits_for_no_second_yes(
    house: House, db: Database, clock: FakeClock, ma: Person, tenants: tuple[Person, ...], said: Said
) -> None:
    db.run_sync(gao)
    clock.now = NIGHT
    writes(db, ma, "12栋燃气泄漏，请马上到室外。")
    db.run_sync(making.set_now, ma, urgent=True)

    strict(house, announcements.send, ma)
    runs_until(clock, db, timedelta(seconds=1))

    assert len(chats(db)) == 4
    assert {row.priority for row in owed(db)} == {Priority.NOTICE}
    assert reads(db, said, tenants[0]).text.startswith("🔴 <b>紧急：通知</b>")
    # Gao is told at once, and can stop it.
    assert "不等第二人同意" in said.last(GAO).text
    assert buttons(said.last(GAO)) == ["⏹ 停止"]


def test_very_many_need_a_second_managers_yes(
    house: House, db: Database, clock: FakeClock, ma: Person, tenants: tuple[Person, ...], said: Said
) -> None:
    other = db.run_sync(gao)
    writes(db, ma)
    asked = strict(house, announcements.send, ma)
    runs_until(clock, db, timedelta(minutes=1))
    assert (asked.state, chats(db)) == (AnnouncementState.ASKED, [])
    assert "会发给 <b>4</b> 人" in said.last(GAO).text
    assert "周六清洗水箱。" in said.last(GAO).text

    with pytest.raises(Refusal) as refused:
        db.run_sync(announcements.decide, asked.id, yes=True, person=ma)
    assert refused.value.key == "refusal-survey-own"
    db.run_sync(announcements.decide, asked.id, yes=True, person=other)
    runs_until(clock, db, timedelta(seconds=1))

    assert len(chats(db)) == 4
    assert any("高经理同意了" in face.text for face in said(MA))
    with pytest.raises(Stale) as late:
        db.run_sync(announcements.decide, asked.id, yes=False, person=other)
    assert late.value.key == "announce-decided"


def test_without_a_yes_nobody_gets_it(
    house: House, db: Database, clock: FakeClock, ma: Person, tenants: tuple[Person, ...], said: Said
) -> None:
    writes(db, ma)
    with pytest.raises(Refusal) as alone:
        strict(house, announcements.send, ma)
    assert alone.value.key == "refusal-announce-no-second"
    other = db.run_sync(gao)
    asked = strict(house, announcements.send, ma)

    db.run_sync(announcements.decide, asked.id, yes=False, person=other)
    runs_until(clock, db, timedelta(days=2))

    assert chats(db) == []
    assert "高经理不同意" in said.last(MA).text


def test_at_a_time_it_waits_for_that(db: Database, clock: FakeClock, ma: Person, tenants: tuple[Person, ...]) -> None:
    writes(db, ma)
    assert hears(db, ma, "when", "明天上午9点", when="2026-11-22T09:00+08:00") == "preview"
    goes(db, clock, ma)

    runs_until(clock, db, WHEN("2026-11-22T08:59:59+08:00"))
    assert chats(db) == []
    runs_until(clock, db, timedelta(seconds=2))

    assert len(chats(db)) == 4
    with pytest.raises(Stale):
        hears(db, ma, "when", "昨天", when="2026-11-20T09:00+08:00")


def test_a_correction_changes_what_stands_there_and_what_is_still_to_come(
    db: Database, clock: FakeClock, ma: Person, tenants: tuple[Person, ...], said: Said
) -> None:
    lin, _, chen, _ = tenants
    sent = writes(db, ma, "周六清洗水箱。")
    db.run_sync(announcements.send, ma)
    runs_until(clock, db, timedelta(seconds=1))
    settled(db, most=2)

    corrects(db, sent, ma, "zh-Hans", "周日清洗水箱。")
    clock.advance(seconds=1)
    runs_until(clock, db, timedelta(seconds=1))

    note = "<i>✏️ 已于 11月21日 周六 15:30 更正，以此为准。</i>"
    assert reads(db, said, lin).text == f"📢 <b>通知</b>\n\n周日清洗水箱。\n\n{note}"
    assert "周日" in reads(db, said, chen).text
    # What had not been sent is the same message still, so nobody gets it twice.
    assert len(owed(db)) == 4


def test_one_that_was_being_sent_while_it_was_corrected_is_redrawn_afterwards(
    db: Database, clock: FakeClock, ma: Person, tenants: tuple[Person, ...]
) -> None:
    sent = writes(db, ma)
    db.run_sync(announcements.send, ma)
    runs_until(clock, db, timedelta(seconds=1))
    corrects(db, sent, ma, "zh-Hans", "周日清洗水箱。")
    clock.advance(seconds=1)
    # given that the old words arrived a moment after the correction
    settled(db)

    runs_until(clock, db, timedelta(minutes=3))

    def redrawn(tx: Session, *, now: Any) -> list[int]:
        waiting = select(OutboxMessage.chat_id).join(Card).where(OutboxMessage.state == OutboxState.PENDING)
        return list(tx.exec(waiting.where(Card.kind == "announcement").order_by(OutboxMessage.chat_id)))

    assert db.read_sync(redrawn) == [101, 102, 103, 104]


def test_the_colleague_who_agreed_hears_of_a_correction(
    house: House, db: Database, clock: FakeClock, ma: Person, tenants: tuple[Person, ...], said: Said
) -> None:
    other = db.run_sync(gao)
    writes(db, ma)
    asked = strict(house, announcements.send, ma)
    db.run_sync(announcements.decide, asked.id, yes=True, person=other)

    corrects(db, asked, ma, "en", "Tanks on Sunday.")

    assert "您同意过的公告，马经理更正了" in said.last(GAO).text


def test_withdrawn_it_says_so_and_nobody_else_gets_it(
    db: Database, clock: FakeClock, ma: Person, tenants: tuple[Person, ...], said: Said
) -> None:
    sent = writes(db, ma)
    db.run_sync(announcements.send, ma)
    runs_until(clock, db, timedelta(seconds=1))
    settled(db, most=3)

    db.run_sync(announcements.withdraw, sent.id, person=ma)
    db.run_sync(announcements.withdraw, sent.id, person=ma)
    runs_until(clock, db, timedelta(minutes=3))

    texts = {person.user_id: reads(db, said, person) for person in tenants}
    told = [face for face in texts.values() if face]
    assert all("withdrawn" in face.text or "撤回" in face.text for face in told)
    assert [row.state for row in owed(db)].count(OutboxState.DROPPED) >= 1
    with pytest.raises(Stale):
        corrects(db, sent, ma, "zh-Hans", "周日。")


def test_got_it_is_counted_and_takes_the_button_away(
    db: Database, clock: FakeClock, ma: Person, tenants: tuple[Person, ...], said: Said
) -> None:
    sent = writes(db, ma)
    goes(db, clock, ma)

    db.run_sync(campaigns.read, contact_of(db, tenants[0]).id, person=tenants[0])

    page = db.read_sync(announcement_page.sent_page, sent.id, ma)
    assert (page.sent, page.read, page.unread) == (4, 1, 3)
    assert buttons(reads(db, said, tenants[0])) == []


def test_what_is_over_is_sent_to_nobody(
    db: Database, clock: FakeClock, ma: Person, tenants: tuple[Person, ...], said: Said
) -> None:
    fills(db, ma, "rain", ("from", "2026-11-21T15:00+08:00"), ("until", "2026-11-21T16:00+08:00"))
    db.run_sync(announcements.send, ma)
    runs_until(clock, db, timedelta(seconds=1))
    clock.advance(hours=1)

    assert reads(db, said, tenants[0]) is None


def test_a_corrected_end_moves_the_outage(
    db: Database, clock: FakeClock, ma: Person, tenants: tuple[Person, ...], said: Said
) -> None:
    sent = plans(db, clock, ma)

    corrects(db, sent, ma, "until", "18:00", "2026-11-21T18:00+08:00")

    assert "至 <b>11月21日 周六 18:00</b>" in reads(db, said, tenants[0]).text
    assert db.read_sync(lambda tx, now: tx.get_one(type(sent), sent.id).outage_until) == WHEN("2026-11-21T18:00+08:00")
