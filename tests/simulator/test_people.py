"""The people face, row by row of its table, and what it says to those who ask for nonsense."""

import asyncio
import json

import aiohttp
import pytest

from simulator import build
from tests.simulator.town import CHAN, DESK, EMILY, HE, LIN, MA, WANG, WORKERS, ZHANG, ZHOU, Town, buttons, picture

pytestmark = pytest.mark.anyio


class TestWorld:
    async def test_everybody_is_named_with_role_unit_and_number(self, town: Town):
        world = await town.people("GET", "/world")
        assert [bot["username"] for bot in world["bots"]] == ["guanjia_bot"]
        users = {user["id"]: user for user in world["users"]}
        lin = users[LIN]
        assert (lin["first_name"], lin["role"], lin["unit"]) == ("林晓梅", "tenant", "12-1502")
        assert lin["phone_number"].startswith("+86")
        assert users[1005]["unit"] == "12-802,8-401"
        assert (users[HE]["role"], users[HE]["unit"]) == ("tenant", None)
        assert [users[n]["language_code"] for n in (WANG, CHAN, EMILY)] == ["zh-hans", "zh-hant", "en"]
        roles = {user["role"] for user in world["users"]}
        assert roles == {None, *["tenant", "worker", "desk", "cashier", "butler", "supervisor", "manager", "guard"]}

    async def test_the_groups_have_their_purpose_their_people_and_their_topics(self, town: Town):
        chats = {chat["purpose"]: chat for chat in (await town.people("GET", "/world"))["chats"]}
        assert {purpose: chat["type"] for purpose, chat in chats.items()} == {
            "engineering": "supergroup",
            "desk": "group",
            "environment": "group",
        }
        assert chats["engineering"]["is_forum"] is True
        topics = [(topic["message_thread_id"], topic["name"]) for topic in chats["engineering"]["topics"]]
        assert topics == [(2, "给排水"), (3, "电气"), (4, "电梯"), (5, "门窗与其他")]
        known = {user["id"] for user in (await town.people("GET", "/world"))["users"]}
        assert all(set(chat["members"]) <= known and chat["bots"] == [42000] for chat in chats.values())

    async def test_a_newcomer_and_a_new_group(self, town: Town):
        user = await town.people("POST", "/users", first_name="新来的", language_code="en", phone_number="+861")
        assert user == {"id": user["id"], "is_bot": False, "first_name": "新来的", "language_code": "en"}
        fields = {"type": "supergroup", "title": "装修群", "is_forum": True, "members": [user["id"], LIN]}
        chat = await town.people("POST", "/chats", **fields, bots=["guanjia_bot"], bot_admin=True)
        assert (chat["type"], chat["title"], chat["is_forum"]) == ("supergroup", "装修群", True)
        kinds = [list(update)[1] for update in await town.heard()]
        assert kinds == ["my_chat_member", "message", "my_chat_member"]
        assert (await town.bot("getChatMember", chat_id=chat["id"], user_id=42000))["status"] == "administrator"
        assert (await town.bot("getChatMember", chat_id=chat["id"], user_id=user["id"]))["status"] == "creator"

    async def test_a_plain_group_is_small_and_has_the_old_field(self, town: Town):
        chat = await town.people("POST", "/chats", type="group", title="群", members=[LIN], bots=["guanjia_bot"])
        assert -(10**12) < chat["id"] < 0
        assert chat["all_members_are_administrators"] is False
        assert await town.bot("sendMessage", chat_id=chat["id"], text="大家好")


class TestTalk:
    async def test_a_private_chat_opens_when_the_person_writes(self, town: Town):
        assert await town.refused("sendMessage", chat_id=HE, text="x") == "Bad Request: chat not found"
        said = await town.say(HE, "/start 12-1403")
        assert said["entities"] == [{"offset": 0, "length": 6, "type": "bot_command"}]
        assert await town.bot("sendMessage", chat_id=HE, text="欢迎")

    async def test_the_chat_is_read_as_it_stands(self, town: Town):
        first = await town.say(LIN, "一")
        bot = await town.bot("sendMessage", chat_id=LIN, text="二", reply_markup=buttons([("好", "ok")]))
        await town.say(LIN, "三")
        messages = await town.people("GET", f"/chats/{LIN}/messages?after={first['message_id']}&as={LIN}")
        assert [message["text"] for message in messages] == ["二", "三"]
        assert messages[0]["from"]["is_bot"] is True
        assert messages[0]["reply_markup"] == bot["reply_markup"]

    async def test_one_reads_only_where_one_belongs(self, town: Town):
        assert await town.wrong("GET", f"/chats/{LIN}/messages?as={WANG}")
        assert await town.wrong("GET", f"/chats/{WORKERS}/messages?as={LIN}")
        assert isinstance(await town.read(WORKERS, MA), list)

    async def test_cards_places_and_replies(self, town: Town):
        card = await town.say(LIN, contact={"phone_number": "+8613800001001", "first_name": "林晓梅"})
        assert card["contact"]["user_id"] == LIN
        place = await town.say(LIN, location={"latitude": 30.1, "longitude": 120})
        assert place["location"] == {"latitude": 30.1, "longitude": 120.0}
        reply = await town.say(LIN, "就这里", reply_to_message_id=place["message_id"])
        assert reply["reply_to_message"]["message_id"] == place["message_id"]

    async def test_somebody_elses_card_does_not_prove_who_one_is(self, town: Town):
        card = await town.say(LIN, contact={"phone_number": "+8613900000000", "first_name": "朋友"})
        assert "user_id" not in card["contact"]

    async def test_a_reply_in_a_topic_stays_in_it(self, town: Town):
        sent = await town.bot("sendMessage", chat_id=WORKERS, text="R-001", message_thread_id=2)
        reply = await town.say(ZHANG, "我去", to=WORKERS, reply_to_message_id=sent["message_id"])
        assert reply["message_thread_id"] == 2
        assert reply["reply_to_message"]["text"] == "R-001"

    async def test_a_file_without_a_name_is_still_a_file(self, town: Town):
        boundary = "cut"
        body = (
            (
                f'--{boundary}\r\nContent-Disposition: form-data; name="from"\r\n\r\n{LIN}\r\n'
                f'--{boundary}\r\nContent-Disposition: form-data; name="photo"\r\n\r\n'
            ).encode()
            + picture()
            + f"\r\n--{boundary}--\r\n".encode()
        )
        headers = {"Content-Type": f"multipart/form-data; boundary={boundary}"}
        url = f"{town.address}/people/chats/{LIN}/messages"
        async with town.http.post(url, data=body, headers=headers) as response:
            assert (await response.json())["photo"][-1]["width"] == 640


class TestBlocking:
    async def test_the_bot_hears_of_being_blocked_and_let_in_again(self, town: Town):
        for verb in ("block", "block", "unblock"):
            assert await town.people("POST", f"/users/{LIN}/{verb}", bot="guanjia_bot") is True
        changes = [update["my_chat_member"] for update in await town.heard()]
        standings = [(c["old_chat_member"]["status"], c["new_chat_member"]["status"]) for c in changes]
        assert standings == [("member", "kicked"), ("kicked", "member")]
        assert changes[0]["new_chat_member"]["until_date"] == 0
        assert changes[0]["chat"]["id"] == LIN

    async def test_who_blocked_the_bot_cannot_write_to_it(self, town: Town):
        await town.people("POST", f"/users/{LIN}/block", bot="guanjia_bot")
        assert "unblock" in await town.wrong("POST", f"/chats/{LIN}/messages", **{"from": LIN, "text": "x"})

    async def test_a_deleted_account_is_gone(self, town: Town):
        assert await town.people("DELETE", f"/users/{LIN}") is True
        assert LIN not in [user["id"] for user in (await town.people("GET", "/world"))["users"]]
        assert await town.wrong("POST", f"/chats/{LIN}/messages", **{"from": LIN, "text": "x"})


NONSENSE = [
    ("POST", f"/chats/{LIN}/messages", b"{"),
    ("POST", f"/chats/{LIN}/messages", b"[]"),
    ("POST", f"/chats/{LIN}/messages", b"{}"),
    ("POST", f"/chats/{LIN}/messages", b'{"from": "nobody", "text": "x"}'),
    ("POST", f"/chats/{LIN}/messages", b'{"from": true, "text": "x"}'),
    ("POST", f"/chats/{LIN}/messages", b'{"from": 1e999, "text": "x"}'),
    ("POST", f"/chats/{LIN}/messages", b'{"from": 1001, "text": 5}'),
    ("POST", f"/chats/{LIN}/messages", b'{"from": 1001, "text": " "}'),
    ("POST", f"/chats/{LIN}/messages", b'{"from": 1001, "contact": 5}'),
    ("POST", f"/chats/{LIN}/messages", b'{"from": 1001, "location": [1]}'),
    ("POST", f"/chats/{LIN}/messages", b'{"from": 1001, "text": "x", "reply_to_message_id": 999}'),
    ("POST", f"/chats/{LIN}/messages", b'{"from": 1002, "text": "x"}'),
    ("POST", f"/chats/{LIN}/messages", b'{"from": 1001, "text": "x", "bot": "stranger_bot"}'),
    ("POST", "/chats/junk/messages", b'{"from": 1001, "text": "x"}'),
    ("POST", "/chats/-77/messages", b'{"from": 1001, "text": "x"}'),
    ("POST", f"/chats/{DESK}/messages", b'{"from": 1001, "text": "x"}'),
    ("POST", f"/chats/{LIN}/messages/999/press", b'{"from": 1001, "button": "x"}'),
    ("POST", f"/chats/{LIN}/messages/junk/press", b'{"from": 1001, "button": "x"}'),
    ("POST", f"/chats/{LIN}/messages/1/vote", b'{"from": 1001, "option_ids": [0]}'),
    ("POST", f"/chats/{LIN}/messages/1/react", b'{"from": 77, "emoji": "x"}'),
    ("POST", "/users", b"{}"),
    ("POST", "/users/77/block", b"{}"),
    ("DELETE", "/users/junk", b""),
    ("POST", "/chats", b'{"type": "planet", "title": "x"}'),
    ("POST", "/chats", b'{"type": "group"}'),
    ("POST", "/chats", b'{"type": "group", "title": "x", "members": ["a"]}'),
    ("POST", "/chats", b'{"type": "group", "title": "x", "members": 5}'),
    ("POST", "/chats", b'{"type": "group", "title": "x", "bots": [5]}'),
    ("POST", f"/chats/{LIN}/migrate", b"{}"),
    ("POST", f"/chats/{WORKERS}/migrate", b"{}"),
    ("POST", f"/chats/{DESK}/add", b'{"user": 2005}'),
    ("POST", f"/chats/{DESK}/promote", b'{"user": 1001}'),
    ("DELETE", f"/chats/{WORKERS}/topics/99", b""),
    ("DELETE", f"/chats/{WORKERS}/topics/junk", b""),
    ("POST", "/faults", b"{}"),
    ("POST", "/faults", b'{"method": "x", "drop": "later"}'),
    ("POST", "/faults", b'{"method": "x", "delay": "long"}'),
    ("POST", "/flood", b"{}"),
    ("GET", "/calls?after=junk", b""),
    ("GET", "/files/none", b""),
]


@pytest.mark.parametrize(("verb", "path", "body"), NONSENSE)
async def test_nonsense_is_refused_in_words(town: Town, verb: str, path: str, body: bytes):
    await town.say(LIN, "x")
    headers = {"Content-Type": "application/json"}
    async with town.http.request(verb, f"{town.address}/people{path}", data=body, headers=headers) as response:
        assert 400 <= response.status < 500
        assert isinstance((await response.json())["error"], str)


async def test_a_broken_form_is_refused_in_words(town: Town):
    headers = {"Content-Type": "multipart/form-data; boundary=cut"}
    url = f"{town.address}/people/chats/{LIN}/messages"
    for body in (b"no parts", b'--cut\r\nContent-Disposition: form-data; name="from"\r\n\r\n\xff\xfe\r\n--cut--\r\n'):
        async with town.http.post(url, data=body, headers=headers) as response:
            assert response.status == 400
            assert "error" in await response.json()


async def events(town: Town, count: int) -> list[dict]:
    """The first events of the stream, once something was done that makes them."""
    found: list[dict] = []
    async with town.http.get(f"{town.address}/people/events") as response:
        assert response.content_type == "text/event-stream"
        await response.content.readline()
        await act(town)
        while len(found) < count:
            line = await asyncio.wait_for(response.content.readline(), 5)
            if line.startswith(b"data: "):
                found.append(json.loads(line[6:]))
    return found


async def act(town: Town) -> None:
    said = await town.say(LIN, "一")
    sent = await town.bot("sendMessage", chat_id=LIN, text="二")
    await town.bot("editMessageText", chat_id=LIN, message_id=sent["message_id"], text="三")
    await town.bot(
        "setMessageReaction", chat_id=LIN, message_id=said["message_id"], reaction=[{"type": "emoji", "emoji": "👌"}]
    )
    await town.bot("sendChatAction", chat_id=LIN, action="typing")
    await town.bot("deleteMessage", chat_id=LIN, message_id=sent["message_id"])
    await town.people("POST", f"/chats/{DESK}/add", user=LIN)
    await town.people("POST", "/users", first_name="新")
    town.simulator.publish({"type": "timeline", "job": "x"})


async def test_the_page_sees_everything_as_it_happens(town: Town):
    seen = await events(town, 10)
    kinds = ["message", "message", "edited", "reaction", "action", "deleted", "chat", "message", "user", "timeline"]
    assert [event["type"] for event in seen] == kinds
    assert (seen[0]["chat_id"], seen[0]["message"]["text"]) == (LIN, "一")
    assert seen[2]["message"]["text"] == "三"
    assert seen[3]["emoji"] == "👌"


async def test_the_answer_to_a_tap_is_an_event_too(town: Town):
    async with town.http.get(f"{town.address}/people/events") as response:
        await town.say(LIN, "一")
        sent = await town.bot("sendMessage", chat_id=LIN, text="?", reply_markup=buttons([("好", "ok")]))
        await town.press(LIN, LIN, sent["message_id"], button="好")
        query = (await town.heard())[-1]["callback_query"]["id"]
        await town.bot("answerCallbackQuery", callback_query_id=query, text="好的")
        while True:
            line = await asyncio.wait_for(response.content.readline(), 5)
            if line.startswith(b"data: ") and (event := json.loads(line[6:]))["type"] == "answer":
                break
    assert (event["chat_id"], event["user_id"], event["text"], event["show_alert"]) == (LIN, LIN, "好的", False)


async def test_two_bots_have_two_private_chats_with_the_same_person(anyio_backend: str, tmp_path):
    bots = [{"id": n, "username": f"bot{n}_bot", "first_name": "b", "token": f"{n}:token"} for n in (1, 2)]
    file = tmp_path / "world.json"
    file.write_text(json.dumps({"bots": bots, "users": [{"id": 9, "first_name": "甲"}]}), encoding="utf8")
    simulator = build(file)
    await simulator.start()
    async with aiohttp.ClientSession() as http:
        town = Town(simulator, lambda: 0.0, http)  # type: ignore[arg-type]
        await town.say(9, "你好", bot="bot2_bot")
        assert (await town.call("getUpdates", token="1:token")).body["result"] == []
        assert len((await town.call("getUpdates", token="2:token")).body["result"]) == 1
        assert len(await town.people("GET", "/chats/9/messages?bot=bot2_bot")) == 1
        assert await town.people("GET", "/chats/9/messages") == []
    await simulator.stop()


async def test_a_member_of_the_group_is_heard_there(town: Town):
    await town.say(ZHOU, "值班", to=DESK)
    (update,) = await town.heard()
    assert (update["message"]["chat"]["id"], update["message"]["from"]["first_name"]) == (DESK, "小周")
