"""A manager announces by tapping and typing, corrects and withdraws what was sent; a tenant answers its notice."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import col, select

from models.announcements import Announcement, AnnouncementState
from models.database import Database
from models.people import Language, Person
from models.tickets import Ticket, TicketStatus
from tests import people
from tests.dialogs.shell import House, Talk
from tests.usecases.announcement_people import contact_of, typed
from tests.usecases.conftest import FakeClock, Said
from tests.usecases.house import buttons
from usecases import announcement_forwards, campaigns
from usecases.people import set_language

pytestmark = pytest.mark.anyio

MA, LIN = 207, 101


@pytest.fixture
def manager(house: House) -> Talk:
    """Manager Ma's chat; Lin and Wang live in building 12, Emily in building 8."""
    house.db.run_sync(people.make_estate)
    house.db.run_sync(people.make_groups)
    for build in (people.lin, people.emily, people.wang):
        house.db.run_sync(build)
    return house.private(house.db.run_sync(people.ma))


@pytest.fixture
def portions(db: Database, clock: FakeClock) -> Callable[[], None]:
    """The heartbeat does what is due at once: the first portion of every campaign."""

    def run() -> None:
        for campaign in db.read_sync(lambda tx, now: list(tx.exec(select(campaigns.Campaign)))):
            db.run_sync(campaigns.portion, campaign.id, 0)

    return run


def newest(db: Database) -> Announcement:
    return db.read_sync(lambda tx, now: tx.exec(select(Announcement).order_by(col(Announcement.id).desc())).all()[0])


async def through(talk: Talk, *wordings: str) -> None:
    for wording in wordings:
        await talk.tap(wording)


async def planned(manager: Talk) -> None:
    """Water will be off in building 12 tomorrow from nine until four."""
    await manager.say("/announce")
    await through(manager, "用模板", "停水通知")
    for typed_in in ("12栋", "明天上午9点", "16:00"):
        await manager.say(typed_in)
    await through(manager, "下一步", "几栋楼", "12栋", "下一步", "下一步", "定下来就发")


async def test_a_planned_outage_from_a_template(house: House, manager: Talk) -> None:
    await manager.say("/announce")
    await through(manager, "用模板", "停水通知")
    assert "在哪里？" in manager.text
    await manager.say("12栋")
    assert "12栋因检修计划停水" in manager.text
    assert "从什么时候开始？" in manager.text
    await manager.say("明天上午9点")
    await manager.say("明天下午4点")
    assert "<b>11月22日 周日 09:00</b> 至 <b>11月22日 周日 16:00</b>" in manager.text
    await through(manager, "下一步", "几栋楼", "12栋", "下一步", "下一步", "定下来就发")
    assert "发给 7 户，2 人能收到" in manager.text

    await manager.tap("发出")

    assert "接下来它自己走" in manager.text
    assert newest(house.db).state is AnnouncementState.SENT
    assert newest(house.db).affects == ["water"]
    assert house.reports == []


async def test_in_own_words_with_a_translation_to_some_units_at_a_time(house: House, manager: Talk) -> None:
    await manager.say("/announce")
    await manager.tap("自己写")
    await manager.say("周六清洗水箱。")
    await through(manager, "加一种语言", "English")
    await manager.say("The tanks are cleaned on Saturday.")
    await through(manager, "下一步", "几户")
    await manager.say("12-1502 8-11楼")
    await manager.tap("定个时间")
    await manager.say("2026-11-23 09:00")
    assert "11月23日" in manager.text
    assert "2 人能收到" in manager.text

    await through(manager, "👀 先发给我看看", "发出")

    said = newest(house.db)
    assert said.texts == {"zh-Hans": "周六清洗水箱。", "en": "The tanks are cleaned on Saturday."}
    assert said.whom.units == ["12-1502", "8-1101", "8-1102"]
    assert said.begins_at.isoformat() == "2026-11-23T01:00:00+00:00"


async def test_a_document_needs_no_words(house: House, manager: Talk, said: Said) -> None:
    await manager.say("/announce")
    await manager.tap("自己写")
    await manager.send_file("停车图.pdf", b"%PDF-1.7")
    assert "下一步" in manager.buttons
    await through(manager, "下一步", "全体业户", "定下来就发", "👀 先发给我看看")

    assert (said.last(MA).text, said.last(MA).document) == ("📢 <b>通知</b>", "停车图.pdf")


async def test_what_cannot_be_read_is_refused_and_asked_again(house: House, manager: Talk) -> None:
    await manager.say("/announce")
    await through(manager, "用模板", "台风提醒")
    await manager.say("马上")
    assert house.refused[-1].startswith("没看懂时间")

    await manager.say("明天上午8点")

    assert "到什么时候为止？" in manager.text


async def test_backing_out_makes_the_next_word_a_report_again(house: House, manager: Talk) -> None:
    await manager.say("/announce")
    await through(manager, "自己写", "取消")
    await manager.say("厨房漏水了")

    assert house.reports == ["厨房漏水了"]


async def test_a_cry_for_help_where_a_time_was_asked_is_a_report(house: House, manager: Talk) -> None:
    await manager.say("/announce")
    await through(manager, "用模板", "台风提醒")

    await manager.say("着火了，快来人！")

    assert house.reports == ["着火了，快来人！"]


async def test_a_warning_of_danger_may_be_written_and_wakes_people(house: House, manager: Talk) -> None:
    await manager.say("/announce")
    await manager.tap("自己写")
    await manager.say("12栋燃气泄漏，请马上到室外！")
    await through(manager, "下一步", "全体业户", "🔴 紧急：夜里也发")
    assert "夜里也会响" in manager.text

    await manager.tap("发出")

    assert newest(house.db).urgent


async def test_a_sent_one_is_corrected_and_withdrawn(
    house: House, manager: Talk, db: Database, portions: Callable[[], None], said: Said
) -> None:
    await planned(manager)
    await manager.tap("发出")
    portions()
    await manager.say("/announce")
    await manager.tap("🟢 停水通知")
    assert "已送达" not in manager.text
    assert "送达 0/2" in manager.text
    await through(manager, "✏️ 更正", "结束时间")
    await manager.say("18:00")
    assert "至 <b>11月22日 周日 18:00</b>" in manager.text
    assert "至 <b>11月22日 周日 18:00</b>" in said.last(LIN).text

    await through(manager, "撤回", "确定撤回")

    assert "已于 今天 15:30 撤回" in manager.text
    assert "✏️ 更正" not in manager.buttons


async def test_the_butlers_are_asked_for_the_unread(
    house: House, manager: Talk, db: Database, portions: Callable[[], None], said: Said
) -> None:
    xiaowu = db.run_sync(people.xiaowu)
    await planned(manager)
    await manager.tap("发出")
    portions()
    await manager.say("/announce")
    await through(manager, "🟢 停水通知", "📋 请管家通知未读")
    assert any("还有 2 人未读" in told for told in house.bot.told())
    contact = contact_of(db, db.run_sync(people.lin))
    butler = house.private(xiaowu)

    await butler.press_card(f"read_take:{contact.id}")
    await butler.press_card(f"read_told:{contact.id}")
    await butler.press_card(f"read_turn:{newest(db).id}:p0")

    assert "还没有点“知道了”的 1 位" in said(205)[0].text
    assert house.refused == []


async def test_what_a_manager_forwarded_becomes_an_announcement_or_a_report(
    house: House, manager: Talk, db: Database, said: Said
) -> None:
    ma = db.run_sync(people.ma)
    offered = db.run_sync(announcement_forwards.offer, typed(ma, "市里通知：周六停水演练"), person=ma)
    assert buttons(said.last(MA)) == ["📢 发成公告", "不是，我要报事"]

    await manager.press_card(f"announce_this:{offered.id}")
    assert "市里通知：周六停水演练" in manager.text
    assert "下一步" in manager.buttons

    other = db.run_sync(announcement_forwards.offer, typed(ma, "大堂的灯坏了", message_id=78), person=ma)
    await manager.press_card(f"announce_not:{other.id}")

    drafts = db.read_sync(lambda tx, now: list(tx.exec(select(Ticket))))
    assert [(draft.words, draft.status) for draft in drafts] == [("大堂的灯坏了", TicketStatus.DRAFT)]
    assert newest(db).state is AnnouncementState.DROPPED


async def test_only_those_who_may_announce_are_shown_it(house: House) -> None:
    talk = house.private(house.db.run_sync(people.sun))

    await talk.say("/announce")
    await talk.press_card("announce_yes:1")

    assert len(house.refused) == 2
    assert house.windows.sent_messages == []


def test_a_forwarded_album_is_one_announcement(house: House, manager: Talk, db: Database) -> None:
    ma = db.run_sync(people.ma)
    first = db.run_sync(announcement_forwards.offer, typed(ma, "新的停车图", album="a"), person=ma)

    assert first is not None
    assert db.run_sync(announcement_forwards.offer, typed(ma, "", album="a", message_id=78), person=ma) is None
    assert db.read_sync(announcement_forwards.could_announce, typed(ma, "x").said, ma)
    assert not db.read_sync(announcement_forwards.could_announce, typed(ma, "x").said, db.run_sync(people.sun))


@pytest.mark.parametrize("language", Language)
async def test_every_window_with_a_real_draft_in_every_language(
    house: House, manager: Talk, db: Database, clock: FakeClock, language: Language
) -> None:
    ma: Person = db.run_sync(set_language, db.run_sync(people.ma), language)
    words: Any = house.texts(language)
    await manager.say("/announce")
    await through(manager, words("announce-template"), words("announcement-typhoon"))
    shown = [manager.text]
    for typed_in in ("2026-11-23 09:00", "2026-11-23 18:00"):
        await manager.say(typed_in)
        shown.append(manager.text)
    for key in ("manage-next", "surveys-who-everybody", "announce-now"):
        await manager.tap(words(key))
        shown.append(manager.text)
    await manager.tap(words("announce-send"))

    assert all(shown)
    assert words("announce-sent") in manager.text
    assert newest(db).created_by == ma.id
    assert newest(db).valid_until == clock.now + timedelta(days=2, hours=2, minutes=30)
