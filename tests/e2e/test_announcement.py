"""A planned outage, from the manager's first tap to the report it spares, as people see it on their phones."""

import pytest

from tests.e2e.cast import CHEN, EMILY, LIN, MA, WANG, draft, shows, tap
from tests.e2e.house import Demo
from tests.e2e.people import Estate, Message, buttons_of, words_of

pytestmark = pytest.mark.slow


def announces(estate: Estate, *steps: str) -> Message:
    """Manager Ma goes through /announce: a step that stands on a button is tapped, any other is typed."""
    before = estate.last(MA)
    estate.say(MA, MA, "/announce")
    menu = estate.wait_for(MA, button="用模板", after=before)
    for step in steps:
        now = estate.message(MA, menu["message_id"]) or menu
        if step in buttons_of(now):
            estate.press(MA, MA, menu["message_id"], step)
            estate.wait("the next window", lambda shown=now: changed(estate, shown))
        else:
            said = estate.say(MA, MA, step)
            menu = estate.wait_for(MA, button="取消", after=said["message_id"])
    return menu


def changed(estate: Estate, before: Message) -> bool:
    now = estate.message(MA, before["message_id"])
    return now is None or (words_of(now), buttons_of(now)) != (words_of(before), buttons_of(before))


def test_water_is_off_in_building_12(estate: Estate, demo: Demo) -> None:
    """Ma announces it for today from eleven to four; Lin and Wang live there, Chen and Emily do not."""
    start = {who: estate.last(who) for who in (LIN, WANG, CHEN, EMILY)}
    menu = announces(estate, "用模板", "停水通知", "12栋", "今天11点", "16:00", "下一步", "几栋楼")
    for step in ("12栋", "下一步", "下一步", "定下来就发", "👀 先发给我看看"):
        tap(estate, MA, MA, menu, step if step != "12栋" else named(estate, menu, "12"))
    estate.wait_for(MA, "Water will be off", after=menu["message_id"])
    tap(estate, MA, MA, menu, "发出")
    demo.push(5)

    mine = estate.wait_for(LIN, "停水通知", "11:00 至", "16:00", button="✅ 知道了", after=start[LIN])
    estate.wait_for(WANG, "停水通知", after=start[WANG])
    for elsewhere in (CHEN, EMILY):
        told = estate.told(elsewhere, start[elsewhere])
        assert "停水" not in told
        assert "Water" not in told

    # Lin has read it, and the manager's card counts it.
    assert "谢谢" in tap(estate, LIN, LIN, mine, "✅ 知道了")
    demo.push(20)
    estate.wait_for(MA, "停水通知", "已读：1", after=menu["message_id"])

    # At noon the tap is dry: she reads the notice before anything else, and has nothing to report.
    demo.push(2 * 3600)
    dry = draft(estate, LIN, "家里没水了", submit="就是这个，谢谢")
    shows(dry, "停水通知", "这是计划内的，预计", "16:00 恢复")
    assert "麻烦" in tap(estate, LIN, LIN, dry, "就是这个，谢谢")
    estate.wait_on(LIN, dry["message_id"], "家里没水了")

    # Wang means something else, and Emily lives elsewhere: theirs go on as usual.
    other = draft(estate, WANG, "厨房没有水了，水槽下面在漏", submit="不是，另有事情")
    tap(estate, WANG, WANG, other, "不是，另有事情")
    estate.wait_on(WANG, other["message_id"], button="提交")
    draft(estate, EMILY, "There is no water in the kitchen", submit="Submit")


def test_a_corrected_end_changes_what_stands_there(estate: Estate, demo: Demo) -> None:
    """It takes until six: what Lin has says so."""
    before = estate.last(LIN)
    announces(estate, "🟢 停水通知", "✏️ 更正", "结束时间", "18:00")
    demo.push(5)
    estate.wait("the correction", lambda: [
        message for message in estate.chat(LIN) if "18:00" in words_of(message) and "更正" in words_of(message)
    ])  # fmt: skip
    assert estate.last(LIN) == before


def named(estate: Estate, menu: Message, code: str) -> str:
    """The button of a building, however it is called."""
    now = estate.wait_on(MA, menu["message_id"], button="下一步")
    return next(button for button in buttons_of(now) if code in button)
