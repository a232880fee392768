"""What a phone shows of what a bot sends, and what a person's taps send back.

林晓梅 (Lin Xiaomei, tenant, 1001) holds the phone on the left; the test itself is her bot.
"""

import json

import pytest
from playwright.sync_api import Locator, expect

from tests.page.conftest import Watched
from tests.page.telegram import Telegram, keys, picture

pytestmark = pytest.mark.slow

LIN = 1001
LEFT = ".set:nth-child(1) "


@pytest.fixture
def phone(watched: Watched, telegram: Telegram) -> Watched:
    """Her phone, with a chat that was begun."""
    telegram.write(LIN, "您好")
    telegram.nothing_more()
    watched.open()
    return watched


def row(watched: Watched, words: str) -> Locator:
    """The newest message on her phone with these words."""
    return watched.page.locator(f"{LEFT}.row", has_text=words).last


def test_markup_becomes_look_and_a_tenants_angle_brackets_stay_words(phone, telegram):
    text = "<b>水管</b> &lt;img src=x onerror=alert(1)&gt; <a href='https://example.com/a'>公告</a>"
    telegram.bot("sendMessage", chat_id=LIN, text=f"😀 {text}", parse_mode="HTML")

    shown = row(phone, "公告")
    expect(shown.locator("strong")).to_have_text("水管")
    expect(shown.locator(".words")).to_have_text("😀 水管 <img src=x onerror=alert(1)> 公告")
    expect(shown.locator(".words a")).to_have_attribute("href", "https://example.com/a")
    expect(shown.locator("img")).to_have_count(0)


def test_a_button_spins_until_the_bot_answers_and_an_alert_waits_to_be_read(phone, telegram):
    telegram.bot("sendMessage", chat_id=LIN, text="草稿", reply_markup=keys([("提交", "submit:1")]))
    button = row(phone, "草稿").get_by_role("button", name="提交")
    button.click()
    expect(button).to_have_attribute("aria-busy", "true")

    query = telegram.heard("callback_query")
    telegram.bot("answerCallbackQuery", callback_query_id=query["id"], text="只有在岗员工可以操作。", show_alert=True)

    alert = phone.page.get_by_role("alertdialog")
    expect(alert).to_contain_text("只有在岗员工可以操作。")
    alert.get_by_role("button").press("Enter")
    expect(alert).to_have_count(0)
    expect(button).to_have_attribute("aria-busy", "false")
    assert query["data"] == "submit:1"
    assert query["from"]["id"] == LIN


def test_a_living_card_changes_in_its_place_and_a_deleted_message_is_gone(phone, telegram):
    card = telegram.bot("sendMessage", chat_id=LIN, text="等待接单")
    other = telegram.bot("sendMessage", chat_id=LIN, text="临时的话")
    shown = phone.page.locator(f"{LEFT}.row[data-id='{card['message_id']}']")
    expect(shown).to_contain_text("等待接单")

    telegram.bot("editMessageText", chat_id=LIN, message_id=card["message_id"], text="张师傅正在处理")
    telegram.bot("deleteMessage", chat_id=LIN, message_id=other["message_id"])

    expect(shown).to_contain_text("张师傅正在处理")
    expect(shown).to_contain_text("已编辑")
    expect(phone.page.get_by_text("临时的话")).to_have_count(0)


def test_an_album_is_one_bubble_and_a_picture_opens_large(phone, telegram):
    media = [{"type": "photo", "media": f"attach://{name}"} for name in "abc"]
    files = {name: (f"{name}.jpg", picture()) for name in "abc"}
    telegram.bot("sendMediaGroup", chat_id=LIN, media=media, files=files)

    tiles = phone.page.locator(f"{LEFT}.row").last.locator(".album .photo")
    expect(tiles).to_have_count(3)
    tiles.first.click()
    expect(phone.page.locator(".viewer img")).to_be_visible()
    phone.page.keyboard.press("Escape")
    expect(phone.page.locator(".viewer")).to_have_count(0)


def test_whoever_has_no_picture_at_hand_sends_a_sample(phone, telegram):
    telegram.nothing_more()
    page = phone.page
    page.locator(LEFT).get_by_role("button", name="附件").click()
    page.locator("[data-sample=leak]").click()
    page.locator(f"{LEFT}.tray img").wait_for()
    page.locator(f"{LEFT}textarea").fill("厨房漏水")
    page.keyboard.press("Enter")

    heard = telegram.heard("message")
    assert heard["caption"] == "厨房漏水"
    assert heard["photo"][-1]["width"] == 960


def test_enter_sends_and_shift_enter_makes_a_new_line(phone, telegram):
    telegram.nothing_more()
    field = phone.page.locator(f"{LEFT}textarea")
    field.fill("第一行")
    field.press("Shift+Enter")
    field.press_sequentially("第二行")
    field.press("Enter")

    assert telegram.heard("message")["text"] == "第一行\n第二行"
    expect(field).to_have_value("")


def test_a_person_changes_and_takes_back_what_he_wrote(phone, telegram):
    telegram.write(LIN, "水管报了")
    row(phone, "水管报了").click(button="right")
    phone.page.get_by_role("menuitem", name="编辑").click()
    phone.page.locator(f"{LEFT}textarea").fill("水管爆了")
    phone.page.keyboard.press("Enter")
    expect(row(phone, "水管爆了")).to_be_visible()
    assert telegram.heard("edited_message")["text"] == "水管爆了"

    row(phone, "水管爆了").click(button="right")
    phone.page.get_by_role("menuitem", name="撤回").click()
    expect(phone.page.get_by_text("水管爆了")).to_have_count(0)


def test_a_reply_carries_what_it_answers(phone, telegram):
    asked = telegram.bot("sendMessage", chat_id=LIN, text="在哪一栋？", reply_markup={"force_reply": True})
    expect(phone.page.locator(f"{LEFT}.strip")).to_contain_text("在哪一栋？")
    telegram.nothing_more()
    phone.page.locator(f"{LEFT}textarea").fill("12栋")
    phone.page.keyboard.press("Enter")

    heard = telegram.heard("message")
    assert heard["reply_to_message"]["message_id"] == asked["message_id"]
    expect(row(phone, "12栋").locator(".quote")).to_contain_text("在哪一栋？")


def test_the_reply_keyboard_sends_her_own_number(phone, telegram):
    board = {"keyboard": [[{"text": "登记手机号", "request_contact": True}]], "one_time_keyboard": True}
    telegram.bot("sendMessage", chat_id=LIN, text="请登记", reply_markup=board)
    telegram.nothing_more()
    phone.page.locator(f"{LEFT}.board").get_by_role("button", name="登记手机号").click()

    assert telegram.heard("message")["contact"]["user_id"] == LIN
    expect(phone.page.locator(f"{LEFT}.board")).to_have_count(0)
    telegram.bot("sendMessage", chat_id=LIN, text="谢谢", reply_markup={"remove_keyboard": True})


def test_a_vote_counts_and_shows(phone, telegram):
    telegram.bot("sendPoll", chat_id=LIN, question="满意吗？", options=[{"text": "满意"}, {"text": "不满意"}])
    poll = row(phone, "满意吗？")
    poll.get_by_role("checkbox", name="不满意").click()

    expect(poll.get_by_role("checkbox", name="不满意")).to_have_attribute("aria-checked", "true")
    expect(poll).to_contain_text("100%")
    assert telegram.heard("poll")["total_voter_count"] == 1


def test_a_heart_is_put_on_a_message_and_taken_back(phone, telegram):
    telegram.bot("sendMessage", chat_id=LIN, text="修好了")
    shown = row(phone, "修好了")
    shown.click(button="right")
    phone.page.get_by_role("button", name="❤️").click()
    expect(shown.locator(".react")).to_contain_text("❤️")
    shown.locator(".react").click()
    expect(shown.locator(".react")).to_have_count(0)


def test_unread_messages_of_a_topic_are_counted_where_nobody_looks(phone, telegram):
    telegram.bot("sendMessage", chat_id=-1001000000001, message_thread_id=2, text="新工单")

    topic = phone.page.locator(".set:nth-child(2) .item", has_text="给排水")
    expect(topic.locator(".count")).to_have_text("1")
    topic.click()
    expect(phone.page.locator(".set:nth-child(2) .row").last).to_contain_text("新工单")
    phone.page.locator(".set:nth-child(2)").get_by_role("button", name="返回").click()
    expect(topic.locator(".count")).to_have_count(0)


def test_a_start_link_to_the_bot_stays_on_this_phone(phone, telegram):
    url = "https://t.me/guanjia_bot?start=house12"
    markup = {"inline_keyboard": [[{"text": "去私聊", "url": url}]]}
    telegram.bot("sendMessage", chat_id=LIN, text="海报", reply_markup=markup)
    telegram.nothing_more()
    row(phone, "海报").get_by_role("button", name="去私聊").click()

    assert telegram.heard("message")["text"] == "/start house12"


def test_a_long_chat_keeps_to_its_last_two_hundred(watched, telegram):
    for number in range(230):
        telegram.write(1004, f"line {number}")
    watched.page.add_init_script(f"localStorage.setItem('guanjia.phones', {json.dumps(json.dumps(EMILY))})")
    page = watched.open("en")

    expect(page.locator(".row")).to_have_count(200)
    page.get_by_role("button", name="30 earlier").click()
    expect(page.locator(".row")).to_have_count(230)
    expect(page.locator(".row").first).to_contain_text("line 0")


EMILY = [{"who": 1004, "key": "1004@guanjia_bot", "thread": None}]


def test_on_a_narrow_screen_one_phone_at_a_time(watched):
    watched.page.set_viewport_size({"width": 390, "height": 844})
    page = watched.open()

    expect(page.locator(".set:visible")).to_have_count(1)
    page.get_by_role("tab", name="张师傅").click()
    expect(page.locator(".set:visible .holder")).to_contain_text("张师傅")
    page.get_by_role("tab", name="时间线").click()
    expect(page.locator(".set:visible")).to_have_count(0)


def test_another_person_takes_the_phone_and_the_language_changes_only_the_page(watched):
    page = watched.open()
    page.locator(f"{LEFT}.holder").click()
    page.get_by_role("option", name="Emily Carter").click()
    expect(page.locator(f"{LEFT}.holder")).to_contain_text("Emily Carter")

    page.get_by_role("button", name="EN").click()
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.locator(f"{LEFT}.holder")).to_contain_text("Tenant")
    expect(page.get_by_role("button", name="Play the story")).to_be_visible()


def test_a_newcomer_is_told_in_three_sentences_what_this_is_and_only_once(watched):
    page = watched.page
    page.goto(watched.address)
    intro = page.get_by_role("dialog")
    expect(intro.locator("li")).to_have_count(3)
    page.keyboard.press("Escape")
    expect(intro).to_have_count(0)

    page.reload()
    page.wait_for_selector("html[data-ready]")
    expect(page.get_by_role("dialog")).to_have_count(0)
