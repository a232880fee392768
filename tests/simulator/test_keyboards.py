"""Keyboards: each button is judged, and a person can press only what is there."""

import pytest

from tests.simulator.town import DESK, LIN, WANG, Town, buttons, meanwhile

pytestmark = pytest.mark.anyio


@pytest.fixture
async def town(town: Town) -> Town:
    await town.say(LIN, "/start")
    await town.heard()
    return town


def inline(**button: object) -> dict[str, object]:
    return {"inline_keyboard": [[{"text": "按我", **button}]]}


ROWS = 'field "inline_keyboard" of the InlineKeyboardMarkup must be an Array of Arrays'
UNALLOWED = "can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard"


@pytest.mark.parametrize(
    ("markup", "words"),
    [
        ("{", "can't parse reply keyboard markup JSON object"),
        ("[1]", "object expected as reply markup"),
        ({"inline_keyboard": [{"text": "x"}]}, ROWS),
        ({"keyboard": ["x"]}, 'field "keyboard" must be an Array of Arrays'),
        (inline(), UNALLOWED),
        (inline(callback_data=""), UNALLOWED),
        (
            {"inline_keyboard": [[{"callback_data": "x"}]]},
            "can't parse inline keyboard button: Can't find field \"text\"",
        ),
        ({"inline_keyboard": [[{"text": " ", "callback_data": "x"}]]}, "inline keyboard button text must be non-empty"),
        ({"keyboard": [[""]]}, "keyboard button text must be non-empty"),
        (inline(callback_data="x" * 65), "BUTTON_DATA_INVALID"),
        (inline(callback_data="字" * 22), "BUTTON_DATA_INVALID"),
        (inline(url="http://localhost/"), "inline keyboard button URL 'http://localhost/' is invalid: Wrong HTTP URL"),
        (inline(url="gopher://a.b"), "inline keyboard button URL 'gopher://a.b' is invalid: Unsupported URL protocol"),
        (buttons(*[[(str(n), str(n))] for n in range(101)]), "reply markup is too long"),
    ],
)
async def test_a_bad_keyboard_is_refused_in_the_servers_words(town: Town, markup: object, words: str):
    assert await town.refused("sendMessage", chat_id=LIN, text="?", reply_markup=markup) == f"Bad Request: {words}"


async def test_sixty_four_bytes_of_data_fit_however_many_letters_they_are(town: Town):
    for data in ("x" * 64, "字" * 21):
        await town.bot("sendMessage", chat_id=LIN, text="?", reply_markup=inline(callback_data=data))


async def test_the_first_action_wins_and_numbers_become_data(town: Town):
    both = inline(callback_data=5, url="example.com")
    sent = await town.bot("sendMessage", chat_id=LIN, text="?", reply_markup=both)
    assert sent["reply_markup"]["inline_keyboard"][0][0] == {"text": "按我", "url": "http://example.com/"}
    sent = await town.bot("sendMessage", chat_id=LIN, text="?", reply_markup=inline(callback_data=5))
    assert sent["reply_markup"]["inline_keyboard"][0][0]["callback_data"] == "5"


async def test_an_empty_keyboard_is_no_keyboard(town: Town):
    for markup in ({"inline_keyboard": []}, {"inline_keyboard": [[]]}, {}):
        assert "reply_markup" not in await town.bot("sendMessage", chat_id=LIN, text="?", reply_markup=markup)


async def test_a_bot_does_not_get_its_reply_keyboard_back_but_the_person_sees_it(town: Town):
    keyboard = {"keyboard": [["报修", "投诉"]], "resize_keyboard": True}
    sent = await town.bot("sendMessage", chat_id=LIN, text="请选", reply_markup=keyboard)
    assert "reply_markup" not in sent
    seen = (await town.read(LIN))[-1]["reply_markup"]
    assert [button["text"] for button in seen["keyboard"][0]] == ["报修", "投诉"]


@pytest.mark.parametrize(
    ("ask", "words"),
    [
        ("request_contact", "phone number can be requested in private chats only"),
        ("request_location", "location can be requested in private chats only"),
    ],
)
async def test_numbers_and_places_are_asked_for_in_private(town: Town, ask: str, words: str):
    keyboard = {"keyboard": [[{"text": "给你", ask: True}]]}
    assert await town.refused("sendMessage", chat_id=DESK, text="?", reply_markup=keyboard) == f"Bad Request: {words}"


async def test_pressing_a_reply_button_says_its_words(town: Town):
    sent = await town.bot("sendMessage", chat_id=LIN, text="请选", reply_markup={"keyboard": [["报修"]]})
    answer = await town.press(LIN, LIN, sent["message_id"], button="报修")
    assert answer == {"answered": True, "text": None, "show_alert": False, "url": None}
    (update,) = await town.heard()
    assert update["message"]["text"] == "报修"


async def test_a_number_given_by_button_is_ones_own_and_replies_to_the_asking(town: Town):
    keyboard = {"keyboard": [[{"text": "发手机号", "request_contact": True}]]}
    sent = await town.bot("sendMessage", chat_id=LIN, text="请验证", reply_markup=keyboard)
    await town.press(LIN, LIN, sent["message_id"], button="发手机号")
    (update,) = await town.heard()
    contact = update["message"]["contact"]
    assert contact["user_id"] == LIN == update["message"]["from"]["id"]
    assert contact["phone_number"].startswith("+86")
    assert update["message"]["reply_to_message"]["message_id"] == sent["message_id"]


async def test_a_place_given_by_button_needs_a_place(town: Town):
    keyboard = {"keyboard": [[{"text": "我在这", "request_location": True}]]}
    sent = await town.bot("sendMessage", chat_id=LIN, text="在哪?", reply_markup=keyboard)
    path = f"/chats/{LIN}/messages/{sent['message_id']}/press"
    assert "location" in await town.wrong("POST", path, **{"from": LIN, "button": "我在这"})
    await town.press(LIN, LIN, sent["message_id"], button="我在这", location={"latitude": 30.2, "longitude": 120.1})
    (update,) = await town.heard()
    assert update["message"]["location"] == {"latitude": 30.2, "longitude": 120.1}


async def test_a_link_button_opens_without_asking_the_bot(town: Town):
    sent = await town.bot("sendMessage", chat_id=LIN, text="?", reply_markup=inline(url="https://example.com/pay"))
    answer = await town.press(LIN, LIN, sent["message_id"], button="按我")
    assert answer["url"] == "https://example.com/pay"
    assert await town.heard() == []


async def test_the_person_sees_the_bots_answer_to_a_tap(town: Town):
    sent = await town.bot("sendMessage", chat_id=LIN, text="?", reply_markup=buttons([("催单", "urge:1")]))
    pressing = meanwhile(town.press(LIN, LIN, sent["message_id"], button="催单"))
    (update,) = await town.bot("getUpdates", timeout=5)
    query = update["callback_query"]
    assert (query["data"], query["from"]["id"]) == ("urge:1", LIN)
    assert query["message"]["reply_markup"] == sent["reply_markup"]
    assert isinstance(query["id"], str)
    assert query["chat_instance"]
    await town.bot("answerCallbackQuery", callback_query_id=query["id"], text="已催", show_alert=True)
    assert await pressing == {"answered": True, "text": "已催", "show_alert": True, "url": None}


async def test_a_tap_nobody_answers_ends_with_not_answered(town: Town):
    sent = await town.bot("sendMessage", chat_id=LIN, text="?", reply_markup=buttons([("催单", "urge")]))
    answer = await town.press(LIN, LIN, sent["message_id"], data="urge")
    assert answer == {"answered": False, "text": None, "show_alert": False, "url": None}


async def tapped(town: Town) -> str:
    sent = await town.bot("sendMessage", chat_id=LIN, text="?", reply_markup=buttons([("催单", "urge")]))
    await town.press(LIN, LIN, sent["message_id"], data="urge")
    return str((await town.heard())[-1]["callback_query"]["id"])


TOO_OLD = "Bad Request: query is too old and response timeout expired or query ID is invalid"


async def test_a_tap_is_answered_once_soon_and_briefly(town: Town):
    query = await tapped(town)
    refusal = await town.refused("answerCallbackQuery", callback_query_id=query, text="x" * 201)
    assert refusal == "Bad Request: MESSAGE_TOO_LONG"
    await town.bot("answerCallbackQuery", callback_query_id=query)
    assert await town.refused("answerCallbackQuery", callback_query_id=query) == TOO_OLD
    late = await tapped(town)
    town.clock.push(16)
    assert await town.refused("answerCallbackQuery", callback_query_id=late) == TOO_OLD
    for unknown in ("", "12345"):
        assert await town.refused("answerCallbackQuery", callback_query_id=unknown) == TOO_OLD


async def test_only_what_one_sees_can_be_pressed(town: Town):
    sent = await town.bot("sendMessage", chat_id=LIN, text="?", reply_markup=buttons([("催单", "urge")]))
    path = f"/chats/{LIN}/messages/{sent['message_id']}/press"
    assert "no button" in await town.wrong("POST", path, **{"from": LIN, "button": "取消"})
    assert "private" in await town.wrong("POST", path, **{"from": WANG, "button": "催单"})
    await town.bot("editMessageText", chat_id=LIN, message_id=sent["message_id"], text="完")
    assert "no button" in await town.wrong("POST", path, **{"from": LIN, "button": "催单"})
    await town.bot("deleteMessage", chat_id=LIN, message_id=sent["message_id"])
    assert "no message" in await town.wrong("POST", path, **{"from": LIN, "button": "催单"})
