"""The ground moves: a group gets a new id, a topic goes, the bot is put out, a tenant blocks it. Cards still arrive."""

import re

import pytest

from tests.e2e.cast import (
    DESK,
    ENGINEERS,
    LIFT,
    LIN,
    MA,
    SUN_LI,
    WANG,
    WATER,
    WU_TONG,
    XIAOWU,
    XIAOZHOU,
    ZHANG,
    ZHOU_QIANG,
    claimed,
    done,
    draft,
    shows,
    submit,
    submitted,
    tap,
)
from tests.e2e.people import BOT, Estate, words_of

pytestmark = pytest.mark.slow


def bind(estate: Estate, group: int, team: str) -> None:
    """Manager Ma gets a code for a team in private and says it in the group."""
    before = estate.last(MA)
    estate.say(MA, MA, "/bind")
    menu = estate.wait_for(MA, button=team, after=before)
    tap(estate, MA, MA, menu, team)
    tap(estate, MA, MA, menu, "下一步")
    code = re.search(r"/bind \S+", words_of(estate.wait_on(MA, menu["message_id"], "/bind ")))
    assert code
    estate.say(group, MA, code[0])
    estate.wait_for(group, "这个群现在是")


def test_a_group_that_becomes_a_supergroup_keeps_its_work(estate: Estate) -> None:
    """In the middle of a story: the next redraw and the next ticket arrive at the new address."""
    card = draft(estate, LIN, "楼上总是半夜拖椅子，我要投诉")
    _, theirs, number = submit(estate, LIN, card["message_id"], DESK)
    estate.press(DESK, XIAOZHOU, theirs["message_id"], "接单")
    estate.wait_on(DESK, theirs["message_id"], "小周接单")
    new = int(estate.do(f"chats/{DESK}/migrate")["id"])
    panel = estate.wait_for(new, number, button="完成")
    shows(panel, "小周", "楼上总是半夜拖椅子")
    assert "到场" in tap(estate, new, XIAOZHOU, panel, "到场")
    estate.wait_on(LIN, card["message_id"], "小周到场")
    second = draft(estate, WANG, "建议把单元门口的灯换亮一点")
    _, arrived, _ = submit(estate, WANG, second["message_id"], new)
    shows(arrived, "建议")


def test_a_deleted_topic_loses_no_card(estate: Estate) -> None:
    """The card goes to the general topic, the manager is told, and the story can go on."""
    estate.call("DELETE", f"/people/chats/{ENGINEERS}/topics/{LIFT}")
    before = estate.last(MA)
    _, theirs, number = submitted(estate, SUN_LI, "二号电梯按键不灵")
    assert theirs.get("message_thread_id") in (None, 1)
    estate.wait_for(MA, "电梯", "不在了或已关闭", after=before)
    assert number in estate.press(ENGINEERS, ZHANG, theirs["message_id"], "接单")["text"]
    estate.wait_on(ENGINEERS, theirs["message_id"], "张师傅接单", button="完成")


def test_a_deleted_topic_in_the_middle_of_a_story_posts_the_card_anew(estate: Estate) -> None:
    """The work panel was in it: the owner finds it again and finishes."""
    mine, panel, number = claimed(estate, ZHOU_QIANG, "淋浴的水忽冷忽热", ZHANG)
    assert panel["message_thread_id"] == WATER
    estate.call("DELETE", f"/people/chats/{ENGINEERS}/topics/{WATER}")
    before = estate.last(ENGINEERS)
    # when something happens to the ticket, then its card is back
    estate.press(ZHOU_QIANG, ZHOU_QIANG, mine["message_id"], "催单")
    again = estate.wait_for(ENGINEERS, number, "张师傅接单", button="完成", after=before)
    asked = done(estate, ZHOU_QIANG, ZHANG, again, number)
    tap(estate, ZHOU_QIANG, ZHOU_QIANG, asked, "已解决")


def test_a_tenant_who_blocks_the_bot_is_not_forgotten(estate: Estate) -> None:
    """What he is owed is not sent into the void: his butler hears that somebody has to ring him."""
    _, panel, number = claimed(estate, WU_TONG, "客厅的灯一直闪", ZHANG)
    before, there = estate.last(XIAOWU), estate.last(ENGINEERS)
    estate.do(f"users/{WU_TONG}/block", bot=BOT)
    tap(estate, ENGINEERS, ZHANG, panel, "完成")
    prompt = estate.wait_for(ENGINEERS, number, button="不用照片，直接完成", after=there)
    estate.press(ENGINEERS, ZHANG, prompt["message_id"], "不用照片，直接完成")
    estate.wait_for(XIAOWU, "送不到吴桐", "12-501", after=before)
    # And when he is back, he can go on as before.
    estate.do(f"users/{WU_TONG}/unblock", bot=BOT)
    shows(draft(estate, WU_TONG, "厨房的插座没电"), "电路照明")


def test_a_group_that_puts_the_bot_out_loses_no_ticket(estate: Estate) -> None:
    """The manager is told; what comes meanwhile is the desk's; the next group that is bound gets the work."""
    before, desk = estate.last(MA), next(c["id"] for c in estate.world()["chats"] if c["purpose"] == "desk")
    estate.do(f"chats/{ENGINEERS}/kick", bot=BOT)
    estate.wait_for(MA, "移出", after=before)
    submit(estate, LIN, draft(estate, LIN, "厨房的水管漏水")["message_id"], desk)
    # when the engineers meet in a new group
    group = estate.group("云栖·工程部（新）", [MA, ZHANG])
    bind(estate, group, "工程")
    _, theirs, _ = submit(estate, WANG, draft(estate, WANG, "卫生间的水管渗水")["message_id"], group)
    assert "归您了" in estate.press(group, ZHANG, theirs["message_id"], "接单")["text"]


def test_what_nobody_had_claimed_in_a_lost_group_moves_to_the_next(estate: Estate) -> None:
    """The bot is put out of a group with open work in it; the next group of that team has it all."""
    group = next(c["id"] for c in estate.world()["chats"] if c["title"] == "云栖·工程部（新）")
    _, _, number = submitted(estate, SUN_LI, "厨房的插座松了", group)
    estate.do(f"chats/{group}/kick", bot=BOT)
    third = estate.group("云栖·工程部（再新）", [MA, ZHANG])
    bind(estate, third, "工程")
    estate.wait_for(third, number, button="接单", patience=5)
