"""A stranger meets the bot, and how he becomes somebody it knows."""

from pathlib import Path

import pytest
from aiogram.types import User

from models.database import Database
from models.estate import Tie
from models.people import Language, Person
from tests import people
from tests.dialogs.shell import House, Talk
from tests.usecases.conftest import Said
from usecases import joining
from usecases import people as who

pytestmark = pytest.mark.anyio

AGREE, LATER = "同意，包括经 Telegram 传到境外", "暂不同意"


def _code(db: Database, label: str = "12-1502") -> str:
    unit = db.run_sync(people.make_estate).units[label]
    return db.run_sync(joining.invite_tenant, db.run_sync(people.ma), unit.id, Tie.OWNER, hours=72).code


def _stranger(db: Database) -> Person:
    found = db.read_sync(who.person_by_user, 555)
    assert found is not None
    return found


def _homes(db: Database) -> list[str]:
    return [unit.label for unit in db.read_sync(who.units_of, _stranger(db).id)]


async def _walk_to_tie(talk: Talk) -> None:
    for wording in ("12栋", "15", "12-1502"):
        await talk.tap(wording)


async def test_a_stranger_finds_his_flat_in_a_few_taps_and_the_desk_lets_him_in(house: House, said: Said) -> None:
    db = house.db
    db.run_sync(people.make_estate)
    db.run_sync(people.make_groups)
    stranger = house.private()

    await stranger.say("/start")
    assert "我是云栖花园的管家" in stranger.text
    assert stranger.buttons[:2] == ["我有邀请码", "查找我的房号"]
    await stranger.tap("查找我的房号")
    assert "境外" in stranger.text
    await stranger.tap(AGREE)
    await _walk_to_tie(stranger)
    assert stranger.text == "12-1502，您是这里的："
    await stranger.tap("租户")
    assert "请核对：12-1502，租户" in stranger.text
    await stranger.tap("提交")
    assert "已交给服务中心确认" in stranger.text
    assert stranger.buttons == []

    card = said.last(people.DESK_CHAT)
    desk = house.group(db.run_sync(people.xiaozhou), people.DESK_CHAT)
    await desk.press_card(card.rows[0][0].data or "")

    assert house.bot.told() == ["已同意，我这就告诉对方。"]
    assert _homes(db) == ["12-1502"]
    assert "登记好了" in said.last(555).text


async def test_a_link_with_a_code_asks_for_consent_first_and_binds_then(house: House, said: Said) -> None:
    stranger, code = house.private(), _code(house.db)

    await stranger.say(f"/start {code}")
    assert stranger.buttons == [AGREE, LATER]
    assert _homes(house.db) == []
    await stranger.tap(AGREE)

    assert _homes(house.db) == ["12-1502"]
    assert "12-1502 登记好了" in said.last(555).text


async def test_who_does_not_agree_is_given_the_telephone_and_nothing_is_stored(house: House) -> None:
    stranger = house.private()

    await stranger.say(f"/start {_code(house.db)}")
    await stranger.tap(LATER)

    assert "0571-8800-0000" in stranger.text
    assert _stranger(house.db).consent_version is None
    assert _homes(house.db) == []


async def test_a_code_typed_or_pasted_works_too(house: House) -> None:
    stranger, code = house.private(), _code(house.db)
    await stranger.say("/start")
    await stranger.tap("我有邀请码")
    await stranger.tap(AGREE)
    assert "请把邀请码发给我" in stranger.text

    await stranger.say(code)

    assert _homes(house.db) == ["12-1502"]
    assert house.reports == []


async def test_a_wrong_code_may_be_typed_again(house: House) -> None:
    stranger, code = house.private(), _code(house.db)
    await stranger.say("/start wrong-code")
    await stranger.tap(AGREE)
    assert "这个邀请码不对" in stranger.text
    assert "请把邀请码发给我" in stranger.text

    await stranger.say("wr0ng-again")
    assert "这个邀请码不对" in house.refused[-1]

    await stranger.say(code)
    assert _homes(house.db) == ["12-1502"]


async def test_the_code_itself_is_never_kept_in_a_conversation(house: House) -> None:
    stranger, code = house.private(), _code(house.db)

    await stranger.say(f"/start {code}")

    assert code.encode() not in _file(house.db)


async def test_what_somebody_writes_while_a_menu_is_open_is_a_report(house: House) -> None:
    lin = house.private(house.db.run_sync(people.lin))
    await lin.say("/language")
    await lin.say("厨房水管爆了")

    stranger = house.private()
    await stranger.say("/start")
    await stranger.tap("我有邀请码")
    await stranger.tap(AGREE)
    await stranger.say("help water everywhere")

    assert house.reports == ["厨房水管爆了", "help water everywhere"]


async def test_words_written_as_a_reply_to_an_old_menu_are_a_report_too(house: House) -> None:
    lin = house.private(house.db.run_sync(people.lin))
    await lin.say("/language")
    menu = lin.menu.model_copy(update={"from_user": User(id=1, is_bot=True, first_name="管家")})
    await lin.tap("取消")

    await lin.client.send("走廊灯坏了", reply_to=menu)

    assert house.reports == ["走廊灯坏了"]


async def test_back_goes_one_step_back_and_cancel_ends_it(house: House) -> None:
    house.db.run_sync(people.make_estate)
    stranger = house.private()
    await stranger.say("/start")
    await stranger.tap("查找我的房号")
    await stranger.tap(AGREE)
    await stranger.tap("12栋")
    await stranger.tap("‹ 返回")
    assert stranger.text == "请选择楼栋"
    await stranger.tap("‹ 返回")
    assert "我是云栖花园的管家" in stranger.text

    await stranger.tap("查找我的房号")
    await stranger.tap("取消")

    assert stranger.text == "好的，什么都没有改动。"
    assert stranger.buttons == []


async def test_a_stranger_is_welcomed_in_the_language_of_his_phone(house: House) -> None:
    stranger = house.private(language_code="en-GB")
    await stranger.say("/start")

    assert "Good day" in stranger.text


async def test_the_language_can_be_changed_before_anything_else(house: House) -> None:
    stranger = house.private()
    await stranger.say("/start")
    await stranger.tap("🌐 Language · 语言")
    await stranger.tap("English")

    assert "Good day" in stranger.text
    assert _stranger(house.db).language is Language.EN


async def test_whoever_belongs_here_gets_help_instead_of_a_welcome(house: House) -> None:
    await house.private(house.db.run_sync(people.lin)).say("/start")

    assert "有事直接写一句话" in house.bot.told()[-1]


async def test_a_tap_on_a_menu_that_was_replaced_shows_the_newest(house: House) -> None:
    house.db.run_sync(people.make_estate)
    stranger = house.private()
    await stranger.say("/start")
    old = stranger.menu
    await stranger.say("/language")

    await stranger.tap("我有邀请码", old)

    assert house.bot.told() == ["这个菜单已经过时，请用最下面的新菜单。"]
    assert "哪种语言" in stranger.text


async def test_a_tap_on_a_menu_that_ended_says_so(house: House) -> None:
    lin = house.private(house.db.run_sync(people.lin))
    await lin.say("/language")
    old = lin.menu
    await lin.tap("English")

    await lin.tap("简体中文", old)

    assert house.bot.told() == ["That menu has ended. Write to me what you need, or send /help."]


def _file(db: Database) -> bytes:
    path = Path(db.url.removeprefix("sqlite:///"))
    return path.read_bytes() + path.with_name(path.name + "-wal").read_bytes()
