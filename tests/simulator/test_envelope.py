"""However a call is wrapped, whatever its token: the answers are Telegram's, to the letter."""

import json

import pytest

from tests.simulator.town import LIN, TOKEN, Town

pytestmark = pytest.mark.anyio


async def raw(town: Town, path: str, **kwargs):
    async with town.http.request(kwargs.pop("verb", "GET"), town.address + path, **kwargs) as response:
        return response.status, await response.json()


async def test_get_me_says_every_ability_of_the_bot_even_those_it_lacks(town: Town):
    me = await town.bot("getMe")
    assert me["username"] == "guanjia_bot"
    assert me["is_bot"] is True
    assert me["can_read_all_group_messages"] is True
    for ability in ("can_join_groups", "supports_inline_queries", "can_connect_to_business", "has_main_web_app"):
        assert ability in me


@pytest.mark.parametrize("path", ["/GETME", "/getme", "/test/getMe", "?method=getMe"])
async def test_a_method_is_found_in_any_case_and_even_as_an_argument(town: Town, path: str):
    status, body = await raw(town, f"/bot{TOKEN}{path}")
    assert (status, body["result"]["id"]) == (200, 42000)


@pytest.mark.parametrize(
    ("token", "code", "words"),
    [
        ("0123:abc", 401, "Unauthorized: invalid token specified"),
        ("nocolon", 401, "Unauthorized: invalid token specified"),
        ("1:" + "x" * 80, 401, "Unauthorized: invalid token specified"),
        ("abc:def", 421, "Misdirected Request: unallowed token specified"),
        ("42000:revoked", 401, "Unauthorized"),
    ],
)
async def test_a_wrong_token_is_refused_in_the_right_words(town: Town, token: str, code: int, words: str):
    answer = await town.call("getMe", token=token)
    assert answer.body == {"ok": False, "error_code": code, "description": words}
    assert answer.status == code


async def test_an_unknown_method_is_not_found(town: Town):
    assert await town.refused("sendTelepathy") == "Not Found: method not found"


async def test_query_form_json_and_multipart_are_the_same_call(town: Town):
    await town.say(LIN, "/start")
    path = f"/bot{TOKEN}/sendMessage"
    fields = {"chat_id": str(LIN), "text": "一样的"}
    answers = [
        await raw(town, path, params=fields),
        await raw(town, path, verb="POST", data=fields),
        await raw(town, path, verb="POST", json={"chat_id": LIN, "text": "一样的"}),
        (await town.upload("sendMessage", {"unused": ("a.txt", b"a")}, **fields)),
    ]
    texts = [a[1]["result"]["text"] if isinstance(a, tuple) else a.body["result"]["text"] for a in answers]
    assert texts == ["一样的"] * 4


async def test_a_keyboard_may_come_as_json_or_as_text_of_json(town: Town):
    await town.say(LIN, "/start")
    keyboard = {"inline_keyboard": [[{"text": "提交", "callback_data": "submit"}]]}
    as_object = await town.bot("sendMessage", chat_id=LIN, text="?", reply_markup=keyboard)
    as_text = await town.bot("sendMessage", chat_id=LIN, text="?", reply_markup=json.dumps(keyboard))
    assert as_object["reply_markup"] == as_text["reply_markup"] == keyboard


async def test_broken_json_is_only_ignored_so_the_complaint_is_about_something_else(town: Town):
    headers = {"Content-Type": "application/json"}
    status, body = await raw(town, f"/bot{TOKEN}/sendMessage", verb="POST", data=b'{"text": "hi', headers=headers)
    assert (status, body["description"]) == (400, "Bad Request: message text is empty")


async def test_too_much_text_is_too_large(town: Town):
    answer = await town.upload("sendMessage", {"unused": ("a.txt", b"a")}, chat_id=LIN, text="x" * (1 << 20))
    assert (answer.status, answer.body["description"]) == (413, "Request Entity Too Large")


async def test_an_upload_above_fifty_megabytes_is_too_large(town: Town):
    answer = await town.upload("sendDocument", {"document": ("big.bin", bytes((50 << 20) + 1))}, chat_id=LIN)
    assert (answer.status, answer.body["error_code"]) == (413, 413)


async def test_numbers_out_of_range_are_moved_to_the_edge_and_junk_is_zero(town: Town):
    for n in range(3):
        await town.say(LIN, f"第{n}句")
    assert len(await town.bot("getUpdates", limit=0)) == 1
    assert len(await town.bot("getUpdates", limit="junk")) == 1
    assert len(await town.bot("getUpdates", limit=500)) == 3


async def test_a_file_address_that_leads_nowhere_is_not_found(town: Town):
    for path in (f"/file/bot{TOKEN}/photos/file_99.jpg", "/file/bot1:wrong/photos/file_1.jpg"):
        status, body = await raw(town, path)
        assert (status, body["description"]) == (404, "Not Found")


async def test_a_path_that_leads_nowhere_says_so_in_json(town: Town):
    words = {"ok": False, "error_code": 404, "description": "Not Found"}
    assert await raw(town, "/sendMessage") == (404, words)
    assert await raw(town, "/people/nowhere") == (404, {"error": "Not Found"})
    assert await raw(town, "/people/world", verb="POST") == (405, {"error": "Method Not Allowed"})


async def test_a_logged_out_bot_hears_that_and_nothing_else(town: Town):
    assert await town.bot("logOut") is True
    assert await town.refused("getMe") == "Logged out"
