"""How somebody gets in: by an invitation, by asking the desk; how a group learns its work; and how one leaves again."""

import re

import pytest

from tests.e2e.cast import (
    DESK,
    ENGINEERS,
    HE,
    MA,
    SUN_LI,
    WANG,
    WATER,
    XIAOZHOU,
    ZHANG,
    ZHOU_QIANG,
    draft,
    shows,
    submit,
    tap,
)
from tests.e2e.people import Estate, Message, buttons_of, words_of

pytestmark = pytest.mark.slow

CONSENT = "同意，包括经 Telegram 传到境外"


def follow(estate: Estate, who: int, menu: Message, *buttons: str) -> Message:
    """Go through a dialog button by button; how it looks at the end."""
    for button in buttons:
        tap(estate, who, who, menu, button)
    return menu


def code_in(text: str, command: str) -> str:
    """The command with its code, as it stands in a message."""
    found = re.search(rf"{command} \S+", text)
    assert found, text
    return found[0]


def invited(estate: Estate, floor: str, flat: str) -> str:
    """Manager Ma invites a lessee of building 8; the command to hand over."""
    before = estate.last(MA)
    estate.say(MA, MA, "/invite")
    menu = estate.wait_for(MA, button="业户", after=before)
    follow(estate, MA, menu, "业户", "8栋", floor, flat, "租户")
    return code_in(words_of(estate.wait_on(MA, menu["message_id"], "/start ")), "/start")


def newcomer(estate: Estate, name: str, floor: str, flat: str) -> tuple[int, str]:
    """Somebody who has joined by the manager's invitation, and the command he used."""
    command = invited(estate, floor, flat)
    who = estate.person(name, language_code="zh-hans", phone_number="+8613800007777")
    estate.say(who, who, command)
    tap(estate, who, who, estate.wait_for(who, "信息使用说明", "境外", button=CONSENT), CONSENT)
    estate.wait_for(who, flat, "登记好了")
    return who, command


def test_a_tenant_joins_by_the_managers_invitation(estate: Estate) -> None:
    """One code, one person: consent first, then he is at home; who comes second with the code is not let in."""
    who, command = newcomer(estate, "钱多多", "3", "8-302")
    _, theirs, _ = submit(estate, who, draft(estate, who, "厨房水龙头滴水")["message_id"])
    shows(theirs, "8栋 3 层")
    # when somebody else tries the same code
    thief = estate.person("顺手", language_code="zh-hans")
    estate.say(thief, thief, command)
    tap(estate, thief, thief, estate.wait_for(thief, button=CONSENT), CONSENT)
    estate.wait_for(thief, "用过")


def test_a_tenant_joins_by_asking_the_desk(estate: Estate) -> None:
    """He Fang finds her flat, the desk confirms it, and only then she can report."""
    before = estate.last(DESK)
    estate.say(HE, HE, "/start")
    menu = estate.wait_for(HE, "何芳，您好", button="查找我的房号")
    follow(estate, HE, menu, "查找我的房号", CONSENT, "12栋", "10", "12-1001", "业主", "提交")
    request = estate.wait_for(DESK, "入住登记", "何芳", "12-1001", button="同意", after=before)
    assert "同意" in tap(estate, DESK, XIAOZHOU, request, "同意")
    estate.wait_for(HE, "12-1001", "登记好了")
    estate.wait_on(DESK, request["message_id"], "小周已同意")
    shows(draft(estate, HE, "卧室空调不制冷"), "12-1001")


def test_a_stranger_reports_nothing_but_is_warned_of_danger(estate: Estate) -> None:
    """Whatever his name is made of; nothing reaches the engineers."""
    before = estate.last(ENGINEERS)
    stranger = estate.person("<b>x</b> & <a href='tg://user?id=1'>y</a>", language_code="zh-hans")
    estate.say(stranger, stranger, "厨房着火了")
    estate.wait_for(stranger, "119")
    shows(estate.wait_for(stranger, "您好", button="查找我的房号"), "<b>x</b> &")
    assert estate.last(ENGINEERS) == before


def test_a_new_group_is_bound_by_a_code_and_gets_its_buildings_tickets(estate: Estate) -> None:
    """From then on building 8 goes there, and building 12 where it went before."""
    before = estate.last(MA)
    estate.say(MA, MA, "/bind")
    menu = estate.wait_for(MA, button="工程", after=before)
    follow(estate, MA, menu, "工程", "8栋", "下一步")
    command = code_in(words_of(estate.wait_on(MA, menu["message_id"], "/bind ")), "/bind")
    group = estate.group("8栋工程", [MA, ZHANG])
    estate.wait_for(group, "/bind")
    estate.say(group, MA, command)
    estate.wait_for(group, "工程群")
    _, theirs, _ = submit(estate, ZHOU_QIANG, draft(estate, ZHOU_QIANG, "浴室的水管漏水")["message_id"], group)
    shows(theirs, "8栋 2 层")
    _, others, _ = submit(estate, WANG, draft(estate, WANG, "浴室的水管漏水")["message_id"])
    assert others["message_thread_id"] == WATER


def test_a_tenant_chooses_his_language(estate: Estate) -> None:
    """Everything after that is said in it."""
    before = estate.last(SUN_LI)
    estate.say(SUN_LI, SUN_LI, "/language")
    menu = estate.wait_for(SUN_LI, button="English", after=before)
    tap(estate, SUN_LI, SUN_LI, menu, "English")
    estate.wait_on(SUN_LI, menu["message_id"], "English")
    shows(draft(estate, SUN_LI, "厨房的灯坏了", "Submit"), "Repair")


def test_consent_can_be_withdrawn_and_given_again(estate: Estate) -> None:
    """Between the two nothing is registered, only the telephone is told."""
    who, _ = newcomer(estate, "吕安", "5", "8-501")
    before = estate.last(who)
    estate.say(who, who, "/privacy")
    menu = estate.wait_for(who, "同意", button="撤回同意", after=before)
    follow(estate, who, menu, "撤回同意", "确定撤回")
    estate.wait_for(who, "已撤回", "0571", after=before)
    before = estate.last(who)
    estate.say(who, who, "厨房的灯又坏了")
    answer = estate.wait_for(who, after=before)
    assert "提交" not in buttons_of(answer)
    before = estate.last(who)
    estate.say(who, who, "/privacy")
    menu = estate.wait_for(who, button=CONSENT, after=before)
    tap(estate, who, who, menu, CONSENT)
    estate.wait_for(who, "谢谢", after=before)
    shows(draft(estate, who, "厨房的灯又坏了"), "8-501")
