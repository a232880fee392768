"""One repair from the first word to the thank-you, as everybody in it sees it, and its turnings."""

import pytest

from tests.e2e.cast import (
    DESK,
    DOOR,
    ENGINEERS,
    ENVIRONMENT,
    HUANG,
    LIN,
    LIU,
    OUTSIDER,
    POWER,
    SUN,
    SUN_LI,
    WANG,
    WATER,
    WU_TONG,
    XIAOZHOU,
    ZHANG,
    ZHOU_QIANG,
    claimed,
    done,
    draft,
    hides,
    shows,
    submit,
    submitted,
    tap,
)
from tests.e2e.house import Demo
from tests.e2e.people import Estate, buttons_of

pytestmark = pytest.mark.slow


def test_a_report_is_read_back_before_anything_is_sent(estate: Estate) -> None:
    """Given Lin writes one sentence, then she sees what was understood, and the engineers see nothing yet."""
    before = estate.last(ENGINEERS)
    card = draft(estate, LIN, "厨房水管漏水，水流得不大，明天上午方便")
    shows(card, "报修 · 水管洁具", "加急", "厨房水管漏水", "12-1502", "明天上午")
    assert {"提交", "类型", "类别", "位置", "紧急程度", "联系时间", "放弃"} <= set(buttons_of(card))
    assert estate.last(ENGINEERS) == before
    # when she submits, then the card becomes her status card, with a number that can be spoken.
    mine, group_card, number = submit(estate, LIN, card["message_id"])
    assert number.startswith("R-")
    shows(mine, number, "已送到工作群")
    assert {"催单", "取消工单"} <= set(buttons_of(mine))
    # And the engineers have it in the topic for water, with building and floor.
    shows(group_card, number, "12栋 15 层", "等待接单")
    assert group_card["message_thread_id"] == WATER


def test_a_group_never_reads_the_flat_or_the_telephone(estate: Estate) -> None:
    """Even when the tenant writes them himself; the worker who claims reads both, in private."""
    text = "客厅插座没电，12-301，电话13911112222，下午在家"
    _, group_card, number = submitted(estate, WANG, text)
    assert group_card["message_thread_id"] == POWER
    shows(group_card, "客厅插座没电", "12栋 3 层", "重点业户")
    hides(group_card, "12-301", "13911112222", "王建国", "138000")
    before = estate.last(LIU)
    estate.press(ENGINEERS, LIU, group_card["message_id"], "接单")
    shows(estate.wait_for(LIU, number, after=before), "12-301", "13911112222", "王建国", text)
    shows(estate.wait_for(WANG, number, "刘师傅接单"), "会尽快处理")


def test_only_a_worker_of_the_trade_may_claim(estate: Estate) -> None:
    """An outsider, the desk and a worker of another trade are told why not; nothing changes."""
    _, card, number = submitted(estate, SUN_LI, "厨房水槽下水慢，堵住了")
    said = estate.press(ENGINEERS, OUTSIDER, card["message_id"], "接单")
    assert said["show_alert"]
    assert "只有在岗员工" in said["text"]
    assert "工程组" in estate.press(ENGINEERS, XIAOZHOU, card["message_id"], "接单")["text"]
    assert "水暖" in estate.press(ENGINEERS, LIU, card["message_id"], "接单")["text"]
    assert "接单" in buttons_of(estate.wait_on(ENGINEERS, card["message_id"], number, "等待接单"))


def test_the_whole_story(estate: Estate) -> None:
    """Claimed, asked and answered, arrived, held, promised, done with a photo and the cost, solved, five stars."""
    # given Lin's report is Zhang's
    start = estate.last(LIN)
    mine, panel, number = claimed(estate, LIN, "卫生间龙头关不紧，一直滴", ZHANG)
    there, here = panel["message_id"], mine["message_id"]
    # when he replies to the card, then she reads it, and her answer comes back under the card, words and photo
    estate.say(ENGINEERS, ZHANG, "总阀关了吗？", reply=there)
    question = estate.wait_for(LIN, "总阀关了吗？", number, after=start)
    estate.say(LIN, LIN, "已经关了", reply=question["message_id"])
    answer = estate.wait_for(ENGINEERS, "已经关了", after=there)
    assert answer["reply_to_message"]["message_id"] == there
    estate.photo(LIN, LIN, "就是这里", reply_to_message_id=question["message_id"])
    assert "photo" in estate.wait_for(ENGINEERS, "就是这里", after=there)
    # and each step stands on both cards
    tap(estate, ENGINEERS, ZHANG, panel, "到场")
    estate.wait_on(LIN, here, "张师傅已到场")
    for button in ("挂单", "等配件", "4 小时"):
        tap(estate, ENGINEERS, ZHANG, panel, button)
    estate.wait_on(LIN, here, "挂单：等配件", "暂时等待")
    estate.wait_for(LIN, number, "暂时等待：等配件", after=start)
    tap(estate, ENGINEERS, ZHANG, panel, "继续处理")
    for button in ("承诺时间", "2 小时"):
        tap(estate, ENGINEERS, ZHANG, panel, button)
    estate.wait_for(LIN, number, "承诺", after=start)
    # when it is done, with a photo and the cost in one message
    tap(estate, ENGINEERS, ZHANG, panel, "完成")
    estate.wait_for(ENGINEERS, number, "完工照片", after=there)
    estate.photo(ENGINEERS, ZHANG, "换了阀芯，费用80", message_thread_id=WATER)
    # then she sees the photo and is asked
    asked = estate.wait_for(LIN, number, "换了阀芯", "80.00 元", button="已解决", after=start)
    assert "photo" in estate.wait_for(LIN, number, "完工照片", after=start)
    tap(estate, LIN, LIN, asked, "已解决")
    tap(estate, LIN, LIN, asked, "⭐⭐⭐⭐⭐ 5")
    tap(estate, LIN, LIN, asked, "手艺好")
    tap(estate, LIN, LIN, asked, "就这样")
    estate.wait_on(LIN, asked["message_id"], "谢谢您的 ⭐⭐⭐⭐⭐")
    # and both cards show it all
    # the last eight steps of it, to be exact: a card is no archive
    steps = (
        "张师傅到场",
        "挂单：等配件",
        "承诺",
        "张师傅完成",
        "业户验收",
        "⭐⭐⭐⭐⭐",
        "手艺好",
    )
    shows(estate.wait_on(LIN, here, "手艺好"), *steps, "照片 1 张")
    shows(estate.wait_on(ENGINEERS, there, "手艺好"), *steps, "换了阀芯", "80.00 元")
    estate.wait_for(ZHANG, number, "⭐⭐⭐⭐⭐")


def test_not_yet_goes_back_to_the_same_worker(demo: Demo) -> None:
    """With a reason and a photo; he finishes again, and the tenant is asked again."""
    estate = demo.people
    start = estate.last(WANG)
    mine, panel, number = claimed(estate, WANG, "书房的灯一闪一闪", LIU)
    asked = done(estate, WANG, LIU, panel, number)
    tap(estate, WANG, WANG, asked, "还没好")
    assert "已退回" in tap(estate, WANG, WANG, asked, "还是坏的")
    estate.wait_for(WANG, number, "补一句话或一张照片", after=start)
    estate.photo(WANG, WANG, "还在闪")
    assert "photo" in estate.wait_for(ENGINEERS, "还在闪", after=panel["message_id"])
    estate.wait_for(LIU, number, "还没好")
    estate.wait_on(WANG, mine["message_id"], "业户退回：还是坏的", "刘师傅会继续处理")
    panel = estate.wait_on(ENGINEERS, panel["message_id"], "业户退回", "刘师傅", button="完成")
    assert "在刘师傅手里" in estate.press(ENGINEERS, ZHANG, panel["message_id"], "到场")["text"]
    demo.push(1800)
    again = done(estate, WANG, LIU, panel, number)
    tap(estate, WANG, WANG, again, "已解决")
    estate.wait_on(ENGINEERS, panel["message_id"], "业户验收")


def test_two_stars_become_a_call_for_the_supervisor(estate: Estate) -> None:
    """Who reads the name, the telephone and what went wrong, and marks it as done."""
    before = estate.last(SUN)
    _, panel, number = claimed(estate, SUN_LI, "主卧的灯不亮", LIU)
    asked = done(estate, SUN_LI, LIU, panel, number)
    tap(estate, SUN_LI, SUN_LI, asked, "已解决")
    tap(estate, SUN_LI, SUN_LI, asked, "⭐⭐ 2")
    tap(estate, SUN_LI, SUN_LI, asked, "没修好")
    tap(estate, SUN_LI, SUN_LI, asked, "写几句")
    estate.say(SUN_LI, SUN_LI, "来了两次都没好")
    task = estate.wait_for(SUN, number, "⭐⭐", "刘师傅", "孙丽", "13800001006", button="已回访", after=before)
    estate.wait_on(ENGINEERS, panel["message_id"], "没修好", "来了两次都没好")
    tap(estate, SUN, SUN, task, "已回访")
    shows(estate.wait_on(SUN, task["message_id"], "孙主管 已回访"), "没修好")


def test_a_no_is_said_honestly_and_an_objection_goes_to_the_desk(estate: Estate) -> None:
    """Cannot be done, says the worker; the tenant disagrees; the desk has it, the engineers do not."""
    start, desk = estate.last(ZHOU_QIANG), estate.last(DESK)
    _, panel, number = claimed(estate, ZHOU_QIANG, "卧室的门锁坏了", ZHANG)
    assert panel["message_thread_id"] == DOOR
    tap(estate, ENGINEERS, ZHANG, panel, "无法处理")
    tap(estate, ENGINEERS, ZHANG, panel, "属业户自有")
    asked = estate.wait_for(ZHOU_QIANG, number, "属业户自有", button="不同意", after=start)
    assert "客服" in tap(estate, ZHOU_QIANG, ZHOU_QIANG, asked, "不同意")
    estate.wait_on(ZHOU_QIANG, asked["message_id"], number, "客服继续跟进")
    shows(estate.wait_for(DESK, number, "业户不同意", button="接单", after=desk), "8栋 2 层")
    estate.wait_on(ENGINEERS, panel["message_id"], number, "已转到客服组")


def test_a_ticket_can_be_handed_to_a_colleague_and_to_another_team(estate: Estate) -> None:
    """The new owner gets the flat in private; another team gets the card, and the old group a pointer."""
    before, there = estate.last(LIU), estate.last(DESK)
    mine, panel, number = claimed(estate, ZHOU_QIANG, "厨房的插座松了", ZHANG)
    tap(estate, ENGINEERS, ZHANG, panel, "转单")
    tap(estate, ENGINEERS, ZHANG, panel, "刘师傅")
    shows(estate.wait_for(LIU, number, after=before), "8-201", "周强")
    estate.wait_on(ZHOU_QIANG, mine["message_id"], "张师傅转给刘师傅", "刘师傅正在处理")
    tap(estate, ENGINEERS, LIU, panel, "转单")
    assert "转环境组" in buttons_of(estate.wait_on(ENGINEERS, panel["message_id"], button="转客服组"))
    tap(estate, ENGINEERS, LIU, panel, "转客服组")
    moved = estate.wait_for(DESK, number, "刘师傅转到客服组", button="接单", after=there)
    estate.wait_on(ENGINEERS, panel["message_id"], "已转到客服组")
    assert "归您了" in estate.press(DESK, XIAOZHOU, moved["message_id"], "接单")["text"]
    # And whoever belongs to the team it was handed to may take it, whatever his trade.
    there = estate.last(ENVIRONMENT)
    _, panel, number = claimed(estate, ZHOU_QIANG, "地漏的水下得慢", ZHANG)
    tap(estate, ENGINEERS, ZHANG, panel, "转单")
    tap(estate, ENGINEERS, ZHANG, panel, "转环境组")
    moved = estate.wait_for(ENVIRONMENT, number, button="接单", after=there)
    assert "归您了" in estate.press(ENVIRONMENT, HUANG, moved["message_id"], "接单")["text"]


def test_an_urge_reaches_the_group_once_in_half_an_hour(estate: Estate) -> None:
    """And the tenant is told the last thing that really happened."""
    mine, card, number = submitted(estate, WU_TONG, "马桶堵了")
    assert "提交" in tap(estate, WU_TONG, WU_TONG, mine, "催单")
    urged = estate.wait_for(ENGINEERS, "业户催单", number, after=card["message_id"])
    again = estate.press(WU_TONG, WU_TONG, mine["message_id"], "催单")
    assert again["show_alert"]
    assert "30 分钟内不重复催" in again["text"]
    # And when he needs it no more, then it is over on both cards, with no button left to claim it.
    for button in ("取消工单", "确定取消"):
        tap(estate, WU_TONG, WU_TONG, mine, button)
    shows(estate.wait_on(WU_TONG, mine["message_id"], "业户取消"), "已按您的意思取消")
    assert buttons_of(estate.wait_on(ENGINEERS, card["message_id"], "业户取消")) == []
    assert estate.wait_for(ENGINEERS, "业户催单", after=card["message_id"])["message_id"] == urged["message_id"]


def test_claim_by_its_number_when_the_button_is_too_old(estate: Estate) -> None:
    """/claim R-... in the group does what the tap does, and tells a latecomer who was first."""
    _, card, number = submitted(estate, SUN_LI, "走廊的灯不亮")
    estate.say(ENGINEERS, ZHANG, f"/claim {number}", thread=POWER)
    estate.wait_on(ENGINEERS, card["message_id"], "张师傅接单")
    estate.say(ENGINEERS, LIU, f"/claim {number}", thread=POWER)
    estate.wait_for(ENGINEERS, "张师傅更快一步", after=card["message_id"])
