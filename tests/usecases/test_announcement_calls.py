"""Whoever has not tapped "got it" is told by a butler: by building and floor, the telephone for one of them only."""

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import Session

from models.announcements import Announcement
from models.database import Database
from models.people import Person, Role, StaffRole
from models.refusals import Refusal, Stale
from tests import people
from tests.usecases.announcement_people import WHEN, cards, contact_of, goes, writes
from tests.usecases.campaign_people import settled
from tests.usecases.conftest import FakeClock, Said
from tests.usecases.house import House, buttons
from tests.usecases.survey_people import neighbours
from tests.usecases.time_machine import runs_until
from usecases import announcement_calls as calls
from usecases import announcement_making as making
from usecases import announcements, campaigns

XIAOWU, XIAOZHENG = 205, 219


@pytest.fixture
def ma(house: House, db: Database) -> Person:
    """Manager Ma, who announces."""
    return db.run_sync(people.ma)


@pytest.fixture
def xiaowu(house: House, db: Database) -> Person:
    """Xiaowu, butler of building 12."""
    return db.run_sync(people.xiaowu)


@pytest.fixture
def sent(house: House, db: Database, clock: FakeClock, ma: Person, lin: Person, xiaowu: Person) -> Announcement:
    """Something was announced to Lin and Wang in building 12 and to Chen in building 8, and arrived."""
    db.run_sync(people.wang)
    db.run_sync(people.chen)
    writes(db, ma)
    return goes(db, clock, ma)


def xiaozheng(tx: Session, *, now: Any) -> Person:
    """Xiaozheng, who looks after both buildings."""
    person = people._person(tx, now, XIAOZHENG, "小郑")
    tx.add(StaffRole(person_id=person.id or 0, role=Role.BUTLER))
    return person


def test_each_butler_gets_his_buildings_by_floor(db: Database, ma: Person, sent: Announcement, said: Said) -> None:
    db.run_sync(xiaozheng)

    assert db.run_sync(calls.ask_butlers, sent.id, person=ma) == 3

    shown = said.last(XIAOWU)
    assert "还没有点“知道了”的 2 位" in shown.text
    assert "<b>12栋 3 层</b>\n🏠 12-301 王建国" in shown.text
    assert "<b>12栋 15 层</b>\n🏠 12-1502 林晓梅" in shown.text
    assert buttons(shown) == ["☎ 12-301", "☎ 12-1502"]
    assert "8-602" in said.last(XIAOZHENG).text


def test_whoever_takes_it_gets_the_telephone_and_nobody_else(
    db: Database, ma: Person, lin: Person, xiaowu: Person, sent: Announcement, said: Said
) -> None:
    def has_a_phone(tx: Session, *, now: Any) -> None:
        tx.get_one(Person, lin.id).phone = "13800000001"

    db.run_sync(has_a_phone)
    other = db.run_sync(xiaozheng)
    db.run_sync(calls.ask_butlers, sent.id, person=ma)

    db.run_sync(calls.take, contact_of(db, lin).id, person=xiaowu)

    brief = next(face for face in said(XIAOWU) if "13800000001" in face.text)
    assert "请转告林晓梅（12-1502）" in brief.text
    assert "周六清洗水箱。" in brief.text
    assert not any("13800000001" in face.text for face in said(XIAOZHENG))
    assert "林晓梅 · 小吴在转告" in said.last(XIAOZHENG).text
    with pytest.raises(Refusal) as late:
        db.run_sync(calls.take, contact_of(db, lin).id, person=other)
    assert (late.value.key, late.value.facts) == ("refusal-announce-called", {"name": "小吴"})


def test_who_was_told_or_has_read_it_leaves_the_list(
    db: Database, ma: Person, lin: Person, xiaowu: Person, sent: Announcement, said: Said
) -> None:
    wang = db.run_sync(people.wang)
    db.run_sync(calls.ask_butlers, sent.id, person=ma)
    db.run_sync(calls.take, contact_of(db, lin).id, person=xiaowu)

    db.run_sync(calls.told, contact_of(db, lin).id, person=xiaowu)
    assert "林晓梅" not in said(XIAOWU)[0].text
    db.run_sync(campaigns.read, contact_of(db, wang).id, person=wang)

    assert "都知道了" in said(XIAOWU)[0].text


def test_only_those_who_look_after_his_house_take_it(
    db: Database, lin: Person, xiaowu: Person, sent: Announcement
) -> None:
    chen = db.run_sync(people.chen)

    for person in (lin, db.run_sync(people.zhang), xiaowu):
        with pytest.raises(Refusal):
            db.run_sync(calls.take, contact_of(db, chen).id, person=person)
    with pytest.raises(Stale):
        db.run_sync(calls.take, 999, person=xiaowu)


def test_after_an_urgent_one_the_list_comes_by_itself_at_night_too(
    house: House, db: Database, clock: FakeClock, ma: Person, lin: Person, xiaowu: Person, said: Said
) -> None:
    clock.now = WHEN("2026-11-21T23:00+08:00")
    writes(db, ma, "12栋燃气泄漏，请马上到室外。")
    db.run_sync(making.set_now, ma, urgent=True)
    goes(db, clock, ma)

    runs_until(clock, db, timedelta(minutes=29))
    assert cards(db, "unread") == []
    runs_until(clock, db, timedelta(minutes=1))

    assert cards(db, "unread") == [XIAOWU]
    assert "12-1502 林晓梅" in said.last(XIAOWU).text


def test_what_was_withdrawn_is_told_to_nobody(
    db: Database, clock: FakeClock, ma: Person, xiaowu: Person, sent: Announcement, said: Said
) -> None:
    db.run_sync(calls.ask_butlers, sent.id, person=ma)
    settled(db)

    db.run_sync(announcements.withdraw, sent.id, person=ma)

    assert db.run_sync(calls.ask_butlers, sent.id, person=ma) == 0
    assert "☎" not in "".join(buttons(said.last(XIAOWU)))


def test_a_long_list_is_turned(
    house: House, db: Database, clock: FakeClock, ma: Person, xiaowu: Person, said: Said
) -> None:
    neighbours(db, 14)
    sent = writes(db, ma)
    goes(db, clock, ma)
    db.run_sync(calls.ask_butlers, sent.id, person=ma)
    assert "第 1/2 页" in said.last(XIAOWU).text

    db.run_sync(calls.turn, sent.id, "p1", XIAOWU, person=xiaowu)

    assert "第 2/2 页" in said.last(XIAOWU).text
    assert len(buttons(said.last(XIAOWU))) == 6
    with pytest.raises(Stale):
        db.run_sync(calls.turn, sent.id, "p1", 1, person=xiaowu)
