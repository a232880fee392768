"""Managers invite people and give groups their teams."""

import re

import pytest
from aiogram.types import (
    ChatMemberBanned,
    ChatMemberLeft,
    ChatMemberMember,
    ForumTopicCreated,
    ForumTopicEdited,
    Message,
    Update,
    User,
)

from models.database import Database
from models.groups import Group
from models.people import Role
from tests import people
from tests.dialogs.shell import House, Talk
from tests.usecases.conftest import Said
from usecases import groups
from usecases import people as who

pytestmark = pytest.mark.anyio

AGREE = "同意，包括经 Telegram 传到境外"
BOT = User(id=1, is_bot=True, first_name="管家")


def _shown_code(talk: Talk, command: str) -> str:
    found = re.search(rf"<code>/{command} (\S+)</code>", talk.text)
    assert found, talk.text
    return found[1]


def _group(db: Database, chat_id: int) -> Group | None:
    return db.read_sync(groups.group_at, chat_id)


async def _service(house: House, talk: Talk, **content: object) -> None:
    message = Message(message_id=5, date=0, chat=talk.client.chat, from_user=talk.client.user, **content)
    await house.dp.feed_update(house.bot, Update(update_id=1, message=message))


async def _bound_group(house: House, chat_id: int = -1009, **chat: object) -> Talk:
    manager = house.private(house.db.run_sync(people.ma))
    await manager.say("/bind")
    await manager.tap("工程")
    await manager.tap("下一步")
    group = house.group(house.db.run_sync(people.sun), chat_id, **chat)
    await group.say(f"/bind {_shown_code(manager, 'bind')}")
    return group


async def test_a_manager_invites_a_tenant_and_the_link_works(house: House) -> None:
    house.db.run_sync(people.make_estate)
    manager, stranger = house.private(house.db.run_sync(people.ma)), house.private()

    await manager.say("/invite")
    for wording in ("业户", "8栋", "6", "8-602", "家属"):
        await manager.tap(wording)
    code = _shown_code(manager, "start")
    assert f"https://t.me/guanjia_bot?start={code}" in manager.text
    assert "11月24日" in manager.text
    assert manager.menu.reply_markup.inline_keyboard[0][0].copy_text.text == f"/start {code}"

    await stranger.say(f"/start {code}")
    await stranger.tap(AGREE)

    found = house.db.read_sync(who.person_by_user, 555)
    assert [unit.label for unit in house.db.read_sync(who.units_of, found.id)] == ["8-602"]


async def test_a_manager_invites_a_worker_with_trades_and_buildings(house: House) -> None:
    house.db.run_sync(people.make_estate)
    manager, stranger = house.private(house.db.run_sync(people.ma)), house.private()

    await manager.say("/invite")
    for wording in ("员工", "维修师傅", "水暖", "电梯", "下一步", "12栋", "下一步"):
        await manager.tap(wording)
    await stranger.say(f"/start {_shown_code(manager, 'start')}")
    await stranger.tap(AGREE)

    found = house.db.read_sync(who.person_by_user, 555)
    (role,) = house.db.read_sync(lambda tx, now: who.roles_of(tx, found.id))
    assert (role.role, role.trades, role.buildings) == (Role.WORKER, ["water", "lift"], ["12"])


async def test_the_desk_moves_somebody_out_and_he_is_told(house: House, said: Said) -> None:
    lin, desk = house.db.run_sync(people.lin), house.private(house.db.run_sync(people.xiaozhou))
    await desk.say("/residents")
    for wording in ("选择房号", "12栋", "15", "12-1502", "林晓梅 · 业主"):
        await desk.tap(wording)
    assert "林晓梅从 12-1502 迁出吗" in desk.text
    await desk.tap("确认迁出")

    assert "已办理" in desk.text
    assert house.db.read_sync(who.units_of, lin.id) == []
    assert "您在 12-1502 的登记已经结束" in said.last(101).text


async def test_a_butler_sees_the_residents_of_his_own_building_only(house: House) -> None:
    house.db.run_sync(people.chen)
    butler = house.private(house.db.run_sync(people.xiaowu))
    await butler.say("/residents")
    for wording in ("选择房号", "8栋", "6", "8-602"):
        await butler.tap(wording)

    assert house.refused == ["这件事不在您的权限内。"]
    assert not any("陳志豪" in wording for wording in butler.buttons)


async def test_a_supervisor_is_not_offered_to_invite_staff(house: House) -> None:
    talk = house.private(house.db.run_sync(people.sun))
    await talk.say("/invite")

    assert talk.buttons == ["业户", "取消"]


@pytest.mark.parametrize("command", ["/invite", "/bind", "/residents"])
@pytest.mark.parametrize("builder", [people.lin, people.zhang, people.bystander])
async def test_the_managers_tools_are_refused_to_others(house: House, builder: people.Builder, command: str) -> None:
    await house.private(house.db.run_sync(builder)).say(command)

    assert house.refused == ["这件事不在您的权限内。"]
    assert house.windows.sent_messages == []


async def test_a_group_is_bound_by_the_code_a_manager_was_given(house: House) -> None:
    await _bound_group(house)

    assert "这个群现在是工程群，楼栋：全部" in house.bot.told()[-1]
    bound = _group(house.db, -1009)
    assert bound is not None
    assert (bound.team, bound.title) == ("engineering", "夜班")


async def test_bind_without_or_with_a_wrong_code_says_what_to_do(house: House) -> None:
    group = house.group(house.db.run_sync(people.zhang))
    await group.say("/bind")
    await group.say("/bind wrong")

    assert "请经理先私下给我发 /bind" in house.bot.told()[-1]
    assert "这个邀请码不对" in house.refused[-1]
    assert _group(house.db, -1009) is None


async def test_an_invitation_posted_in_a_group_is_void(house: House) -> None:
    house.db.run_sync(people.make_estate)
    manager = house.private(house.db.run_sync(people.ma))
    await manager.say("/invite")
    for wording in ("业户", "8栋", "6", "8-602", "家属"):
        await manager.tap(wording)
    code = _shown_code(manager, "start")

    await house.group(house.db.run_sync(people.lin)).say(f"/start {code}")
    stranger = house.private()
    await stranger.say(f"/start {code}")
    await stranger.tap(AGREE)

    assert "已作废" in house.refused[0]
    assert "这个邀请码不对" in stranger.text


async def test_a_strange_group_is_told_once_what_is_needed(house: House) -> None:
    group = house.group(house.db.run_sync(people.zhang), -666)
    left, member = ChatMemberLeft(user=BOT), ChatMemberMember(user=BOT)

    await group.client.my_chat_member_update(left, member)

    assert len(house.bot.told()) == 1
    assert "/bind" in house.bot.told()[0]
    assert _group(house.db, -666) is None


async def test_a_group_that_throws_us_out_is_missed(house: House, said: Said) -> None:
    group = await _bound_group(house)
    member, banned = ChatMemberMember(user=BOT), ChatMemberBanned(user=BOT, until_date=0)

    await group.client.my_chat_member_update(member, banned)

    assert "我被移出了“夜班”" in said.last(207).text


async def test_a_supergroup_is_the_same_group(house: House) -> None:
    group = await _bound_group(house, -77)
    await _service(house, group, migrate_to_chat_id=-10077)
    await _service(house, house.group(house.db.run_sync(people.sun), -10077), migrate_from_chat_id=-77)

    assert _group(house.db, -77) is None
    assert _group(house.db, -10077) is not None


async def test_topics_are_noted_and_mapped_by_word_or_by_button(house: House, said: Said) -> None:
    group = await _bound_group(house, -2002, is_forum=True)
    there = {"message_thread_id": 5, "is_topic_message": True}
    await _service(house, group, **there, forum_topic_created=ForumTopicCreated(name="水", icon_color=1))
    await _service(house, group, **there, forum_topic_edited=ForumTopicEdited(name="漏水"))

    await _service(house, group, **there, text="/topic 水管洁具, leak")
    assert "漏水" in said.last(-2002).text
    bound = _group(house.db, -2002)
    assert bound is not None
    for category in ("water", "leak"):
        assert house.db.read_sync(lambda tx, now, c=category: groups.topic_for(tx, bound, c)) == 5

    await group.press_card("topic:1:lift")
    assert house.db.read_sync(lambda tx, now: groups.topic_for(tx, bound, "lift")) == 5

    await _service(house, group, **there, text="/topic 飞机")
    assert "有的类别我不认识" in house.refused[-1]


async def test_topic_outside_a_topic_says_where(house: House) -> None:
    group = await _bound_group(house)
    await group.say("/topic")

    assert "请在要设置的话题里" in house.refused[-1]


async def test_two_menus_opened_in_the_same_second_are_never_taken_for_one(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """aiogram-dialog would name both by the second and one of a hundred numbers; here the dice fall alike."""
    monkeypatch.setattr("random.randint", lambda *_: 7)
    monkeypatch.setattr("time.time", lambda: 1_795_000_000.0)
    house.db.run_sync(people.make_estate)
    manager = house.private(house.db.run_sync(people.ma))
    await manager.say("/invite")
    for wording in ("业户", "8栋", "6", "8-602", "家属"):
        await manager.tap(wording)
    assert _shown_code(manager, "start")
