"""Everything a tenant may bring up, in whatever form and language, and how it is read back."""

import pytest

from papers.sheets import write_xlsx
from tests.e2e.cast import (
    CHEN,
    DESK,
    EMILY,
    ENGINEERS,
    LIN,
    MA,
    SUN_LI,
    WANG,
    WU_TONG,
    XIAOWU,
    ZHANG,
    ZHAO,
    ZHOU_QIANG,
    claimed,
    draft,
    hides,
    shows,
    submit,
    submitted,
    tap,
)
from tests.e2e.people import PIXEL, Estate, buttons_of

pytestmark = pytest.mark.slow


def test_a_complaint_can_be_anonymous_towards_the_group(estate: Estate) -> None:
    """The desk reads neither name nor flat nor telephone, whatever the tenant adds later."""
    card = draft(estate, LIN, "楼上邻居半夜总是很吵，我要投诉")
    shows(card, "投诉 · 相邻关系")
    tap(estate, LIN, LIN, card, "匿名")
    estate.wait_on(LIN, card["message_id"], "匿名", button="取消匿名")
    mine, theirs, number = submit(estate, LIN, card["message_id"], DESK)
    assert number.startswith("C-")
    shows(theirs, "对工作群匿名")
    hides(theirs, "林晓梅", "1502", "13800001001")
    before = estate.last(XIAOWU)
    estate.press(DESK, XIAOWU, theirs["message_id"], "接单")
    hides(estate.wait_for(XIAOWU, number, after=before), "林晓梅", "13800001001")
    estate.say(LIN, LIN, "昨晚又吵到两点", reply=mine["message_id"])
    hides(estate.wait_for(DESK, "昨晚又吵到两点", after=theirs["message_id"]), "林晓梅")


@pytest.mark.parametrize(
    ("who", "text", "kind"),
    [
        (WANG, "建议在楼下多装几个充电桩", "建议"),
        (SUN_LI, "表扬一下张师傅，上门又快又仔细", "表扬"),
        (ZHOU_QIANG, "请问物业费可以刷卡交吗？", "咨询"),
    ],
)
def test_a_suggestion_praise_and_a_question_go_to_the_desk(estate: Estate, who: int, text: str, kind: str) -> None:
    """Each under its own name, none as a repair."""
    card = draft(estate, who, text)
    shows(card, kind, text)
    _, theirs, _ = submit(estate, who, card["message_id"], DESK)
    shows(theirs, kind, text)


def test_an_emergency_is_answered_with_advice_and_alarms_at_once(estate: Estate) -> None:
    """Before the tenant has tapped anything; the ticket that follows is marked red; whoever withdraws calls it off."""
    before = estate.last(ENGINEERS)
    card = draft(estate, LIN, "厨房煤气味很重，头有点晕")
    shows(card, "紧急", "打开门窗", "119", "已同时通知工程组")
    alarm = estate.wait_for(ENGINEERS, "🚨", "燃气", "业户正在确认", after=before)
    hides(alarm, "1502", "林晓梅")
    _, ticket, _ = submit(estate, LIN, card["message_id"])
    shows(ticket, "🔴", "紧急")
    # And an alarm that was none is taken back with one tap.
    before = estate.last(DESK)
    mistaken = draft(estate, WANG, "家里着火了，快来人")
    estate.wait_for(DESK, "🚨", after=before)
    tap(estate, WANG, WANG, mistaken, "虚惊一场")
    estate.wait_for(DESK, "撤回了刚才的紧急预警", after=before)


def test_a_silent_emergency_is_submitted_for_the_tenant(estate: Estate) -> None:
    """Two minutes after the alarm, if he has not come to tap submit."""
    before = estate.last(ENGINEERS)
    card = draft(estate, WU_TONG, "电梯里困了人，按铃没人应")
    estate.call("POST", "/demo/clock", json={"advance_seconds": 121})
    estate.wait_for(ENGINEERS, "电梯里困了人", button="接单", after=before)
    estate.wait_on(WU_TONG, card["message_id"], "R-", button="催单")


def test_each_tenant_reads_his_own_language(estate: Estate) -> None:
    """Chen in traditional characters, Emily in English; the group reads its own, with the words as they were said."""
    shows(draft(estate, CHEN, "廚房水喉漏水"), "報修", "廚房水喉漏水", "8-602")
    before = estate.last(ENGINEERS)
    card = draft(estate, EMILY, "The kitchen tap is dripping, please come tomorrow morning", "Submit")
    shows(card, "Repair", "8-1101", "The kitchen tap is dripping")
    said = estate.press(EMILY, EMILY, card["message_id"], "Submit")["text"]
    assert said.startswith("Submitted: R-")
    estate.wait_on(EMILY, card["message_id"], "submitted", button="Urge")
    theirs = estate.wait_for(ENGINEERS, "The kitchen tap is dripping", button="接单", after=before)
    shows(theirs, "报修 · 水管洁具", "8栋 11 层")
    hides(theirs, "Emily", "Carter", "1101")


def test_a_tenant_with_two_flats_is_asked_which(estate: Estate) -> None:
    """Submit without a place changes nothing but the question."""
    before = estate.last(ENGINEERS)
    card = draft(estate, ZHAO, "卫生间的灯坏了")
    assert {"12-802", "8-401"} <= set(buttons_of(card))
    assert "在哪里" in tap(estate, ZHAO, ZHAO, card, "提交")
    tap(estate, ZHAO, ZHAO, card, "8-401")
    shows(estate.wait_on(ZHAO, card["message_id"], "📍 8-401"), "8-401")
    assert estate.last(ENGINEERS) == before
    _, theirs, _ = submit(estate, ZHAO, card["message_id"])
    shows(theirs, "8栋 4 层")


def test_every_field_can_be_changed_by_a_button(estate: Estate) -> None:
    """The place in one's own words, the time and the urgency from a list, the kind if we misread it."""
    card = draft(estate, SUN_LI, "大厅的玻璃门关不严")
    at = card["message_id"]
    tap(estate, SUN_LI, SUN_LI, card, "位置")
    tap(estate, SUN_LI, SUN_LI, card, "自己写…")
    estate.say(SUN_LI, SUN_LI, "12栋大堂正门")
    estate.wait_on(SUN_LI, at, "12栋大堂正门")
    for field, choice in (
        ("联系时间", "周末"),
        ("紧急程度", "加急"),
        ("类型", "投诉"),
        ("类型", "报修"),
        ("类别", "门窗锁具"),
    ):
        tap(estate, SUN_LI, SUN_LI, card, field)
        tap(estate, SUN_LI, SUN_LI, card, choice)
        estate.wait_on(SUN_LI, at, choice, button="提交")
    shows(submit(estate, SUN_LI, at)[0], "报修 · 门窗锁具", "加急", "周末", "12栋大堂正门")


def test_a_draft_thrown_away_leaves_no_trace_at_the_engineers(estate: Estate) -> None:
    """And its buttons answer kindly for ever."""
    before = estate.last(ENGINEERS)
    card = draft(estate, WANG, "阳台窗帘杆掉了")
    assert "已放弃" in tap(estate, WANG, WANG, card, "放弃")
    shows(estate.wait_on(WANG, card["message_id"], "没有提交"), "阳台窗帘杆掉了")
    assert estate.last(ENGINEERS) == before


def test_two_messages_about_one_matter_become_one_draft(estate: Estate) -> None:
    """With one tap; the later card says where it went."""
    first = draft(estate, ZHOU_QIANG, "主卧的空调不制冷")
    second = draft(estate, ZHOU_QIANG, "遥控器屏幕也不亮")
    assert first["message_id"] != second["message_id"]
    tap(estate, ZHOU_QIANG, ZHOU_QIANG, second, "并入上一件")
    words = ("主卧的空调不制冷", "遥控器屏幕也不亮")
    both = estate.wait_for(ZHOU_QIANG, *words, button="提交", after=second["message_id"])
    shows(estate.wait_on(ZHOU_QIANG, second["message_id"], "已并入上一件"), "遥控器")
    _, theirs, _ = submit(estate, ZHOU_QIANG, both["message_id"])
    shows(theirs, *words)


def test_an_album_of_five_is_one_ticket_with_five_photos(estate: Estate) -> None:
    """And hangs under the group's card as an album."""
    start, before = estate.last(SUN_LI), estate.last(ENGINEERS)
    estate.album(SUN_LI, SUN_LI, 5, "厨房下水道堵了")
    card = estate.wait_for(SUN_LI, "厨房下水道堵了", "照片 5 张", button="提交", after=start)
    drafts = [m for m in estate.chat(SUN_LI, start) if "提交" in buttons_of(m)]
    assert [m["message_id"] for m in drafts] == [card["message_id"]]
    _, theirs, _ = submit(estate, SUN_LI, card["message_id"])
    estate.wait("five photos", lambda: sum("photo" in m for m in estate.chat(ENGINEERS, before)) == 5)
    album = [m for m in estate.chat(ENGINEERS, before) if "photo" in m]
    assert {m["reply_to_message"]["message_id"] for m in album} == {theirs["message_id"]}


def test_voice_video_place_and_paper_go_along(estate: Estate) -> None:
    """Sent after the words, they belong to the draft just begun; the group gets all of them."""
    card = draft(estate, WU_TONG, "书房的窗户合页断了")
    for kind in ("voice", "video", "document"):
        estate.files(WU_TONG, WU_TONG, [kind])
    estate.give(WU_TONG, WU_TONG, location={"latitude": 31.2, "longitude": 121.4})
    whole = ("视频 1 段", "语音 1 条", "文件 1 份", "位置 1 个")
    last = estate.wait_for(WU_TONG, "书房的窗户合页断了", *whole, button="提交", after=card["message_id"] - 1)
    _, theirs, _ = submit(estate, WU_TONG, last["message_id"])
    shows(theirs, *whole)
    for kind in ("voice", "video", "document", "location"):
        estate.wait(kind, lambda kind=kind: any(kind in m for m in estate.chat(ENGINEERS, theirs["message_id"])))


def test_a_voice_note_alone_is_never_lost(estate: Estate) -> None:
    """Somebody has to listen to it: it becomes a matter by itself."""
    start = estate.last(CHEN)
    estate.files(CHEN, CHEN, ["voice"])
    estate.wait_for(CHEN, "語音", button="提交", after=start)


def test_a_correction_before_submission_changes_the_draft(estate: Estate) -> None:
    """And after it, it reaches the engineers as a correction."""
    said = estate.say(LIN, LIN, "客厅的水龙头滴水")
    card = estate.wait_for(LIN, "客厅的水龙头", button="提交", after=said["message_id"])
    estate.edit(LIN, LIN, said["message_id"], "客厅的顶灯不亮了")
    shows(estate.wait_on(LIN, card["message_id"], "客厅的顶灯"), "电路照明")
    _, theirs, number = submit(estate, LIN, card["message_id"])
    estate.edit(LIN, LIN, said["message_id"], "客厅和走廊的顶灯都不亮了")
    estate.wait_for(ENGINEERS, number, "客厅和走廊的顶灯都不亮了", after=theirs["message_id"])


def test_a_big_file_is_passed_on_all_the_same(estate: Estate) -> None:
    """We never download a tenant's file, so thirty megabytes are no different from three."""
    card = draft(estate, WANG, "水表间一直有嗡嗡声")
    form = {"from": str(WANG), "pretend_size": str(30 * 1024 * 1024)}
    parts = [("voice", ("v.ogg", PIXEL, "audio/ogg"))]
    estate.call("POST", f"/people/chats/{WANG}/messages", data=form, files=parts)
    whole = estate.wait_for(WANG, "嗡嗡声", "语音 1 条", button="提交", after=card["message_id"] - 1)
    _, theirs, _ = submit(estate, WANG, whole["message_id"])
    estate.wait("the voice", lambda: any("voice" in m for m in estate.chat(ENGINEERS, theirs["message_id"])))


def test_report_asks_for_the_kind_first(estate: Estate) -> None:
    """/report, a kind, then the words: the chosen kind wins over what we understand."""
    start = estate.last(SUN_LI)
    estate.say(SUN_LI, SUN_LI, "/report")
    menu = estate.wait_for(SUN_LI, button="建议", after=start)
    tap(estate, SUN_LI, SUN_LI, menu, "建议")
    estate.wait_on(SUN_LI, menu["message_id"], "建议")
    shows(draft(estate, SUN_LI, "楼道的灯晚上太暗，装亮一点"), "建议")


def test_mine_lists_what_is_under_way_and_brings_a_card_down(estate: Estate) -> None:
    """/mine: a button each; a tap posts that card anew at the end of the chat."""
    mine, _, number = submitted(estate, ZHOU_QIANG, "厨房的插座松了")
    estate.say(ZHOU_QIANG, ZHOU_QIANG, "/mine")
    listed = estate.wait_for(ZHOU_QIANG, "件事在办", after=mine["message_id"])
    button = next(text for text in buttons_of(listed) if text.startswith(number))
    tap(estate, ZHOU_QIANG, ZHOU_QIANG, listed, button)
    estate.wait_for(ZHOU_QIANG, number, button="催单", after=listed["message_id"])


def test_help_says_what_one_can_do(estate: Estate) -> None:
    """A tenant reads how to report, a worker how to claim."""
    start, there = estate.last(WANG), estate.last(ZHANG)
    estate.say(WANG, WANG, "/help")
    estate.wait_for(WANG, "/report", "/mine", after=start)
    estate.say(ZHANG, ZHANG, "/help")
    estate.wait_for(ZHANG, "/claim", after=there)


def test_small_talk_and_unknown_commands_are_no_reports(estate: Estate) -> None:
    """Both are answered, and neither opens a draft."""
    for words in ("谢谢", "/nonsense"):
        start = estate.last(WU_TONG)
        estate.say(WU_TONG, WU_TONG, words)
        assert "提交" not in buttons_of(estate.wait_for(WU_TONG, "/mine", after=start))


def test_what_is_added_to_a_draft_brings_its_card_down(estate: Estate) -> None:
    """Nobody looks up to see an old message change: the newest message of the chat is the draft, once."""
    first = draft(estate, CHEN, "廚房的燈壞了")
    estate.files(CHEN, CHEN, ["voice"])
    second = estate.wait_for(CHEN, "廚房的燈壞了", "語音 1 ", button="提交", after=first["message_id"])
    left = [m["message_id"] for m in estate.chat(CHEN) if "廚房的燈壞了" in str(m.get("text")) and buttons_of(m)]
    assert left == [second["message_id"]]


def test_a_worker_reads_what_he_has_in_hand(estate: Estate) -> None:
    """/mine is his list too."""
    _, card, number = submitted(estate, LIN, "洗衣机的水管松了")
    estate.press(ENGINEERS, ZHANG, card["message_id"], "接单")
    estate.wait_on(ENGINEERS, card["message_id"], button="完成")
    start = estate.last(ZHANG)
    estate.say(ZHANG, ZHANG, "/mine")
    estate.wait_for(ZHANG, number, after=start)


def test_a_sheet_of_bills_is_fetched_looked_at_and_taken_in(estate: Estate) -> None:
    """The manager sends an xlsx; one tap later the flat hears of its bill, once."""
    heads = ["账单编号", "房号", "费用类型", "月份", "金额", "缴费期限"]
    sheet = write_xlsx("账单", heads, [["E2E-1", "12-1502", "停车费", "2026-12", "321.09", "2026-12-31"]])
    before, hers = estate.last(MA), estate.last(LIN)
    files = [("document", ("十二月.xlsx", sheet, "application/octet-stream"))]
    estate.call("POST", f"/people/chats/{MA}/messages", data={"from": str(MA)}, files=files)
    card = estate.wait_for(MA, "十二月.xlsx", "321.09", button="✅ 导入", after=before)
    tap(estate, MA, MA, card, "✅ 导入")
    estate.wait_on(MA, card["message_id"], "已导入")
    estate.wait_for(LIN, "321.09", after=hers)


def test_the_work_order_comes_to_the_worker_as_a_document(estate: Estate) -> None:
    """Tapped in the group, sent in private: the flat and the telephone stand on it."""
    before = estate.last(ZHANG)
    _, panel, number = claimed(estate, LIN, "卫生间的水龙头关不紧", ZHANG)
    tap(estate, ENGINEERS, ZHANG, panel, "🖨 维修单")
    assert "document" in estate.wait_for(ZHANG, number, "按现在的情况填好了", after=before)
