"""Faults on demand and flood control: the bad days a bot must be ready for."""

import aiohttp
import pytest

from simulator import Knobs
from tests.simulator.town import DESK, LIN, WANG, WORKERS, Town, buttons

pytestmark = pytest.mark.anyio


@pytest.fixture
async def town(town: Town) -> Town:
    await town.say(LIN, "/start")
    await town.say(WANG, "/start")
    await town.heard()
    return town


async def test_a_call_fails_as_often_as_asked_and_in_the_words_asked(town: Town):
    fault = {"method": "sendMessage", "error_code": 500, "description": "Internal Server Error: restart", "times": 2}
    assert isinstance(await town.people("POST", "/faults", **fault), int)
    for _ in range(2):
        assert await town.refused("sendMessage", chat_id=LIN, text="x") == "Internal Server Error: restart"
    assert await town.bot("sendMessage", chat_id=LIN, text="x")


async def test_too_many_requests_say_when_to_come_back_twice(town: Town):
    await town.people("POST", "/faults", method="sendMessage", retry_after=7, times=1)
    answer = await town.call("sendMessage", chat_id=LIN, text="x")
    assert answer.body["description"] == "Too Many Requests: retry after 7"
    assert answer.body["parameters"] == {"retry_after": 7}
    assert answer.headers["Retry-After"] == "7"


async def test_faults_can_be_cleared_and_aimed(town: Town):
    await town.people("POST", "/faults", method="*", error_code=502, times=9, contains="账单")
    assert await town.bot("sendMessage", chat_id=LIN, text="通知")
    assert await town.refused("sendMessage", chat_id=LIN, text="账单") == "Bad Gateway"
    await town.people("DELETE", "/faults")
    assert await town.bot("sendMessage", chat_id=LIN, text="账单")


@pytest.mark.parametrize(("drop", "arrived"), [("before", 0), ("after", 1)])
async def test_a_cut_line_leaves_the_bot_in_doubt(town: Town, drop: str, arrived: int):
    before = len(await town.read(LIN))
    await town.people("POST", "/faults", method="sendMessage", times=1, drop=drop)
    with pytest.raises(aiohttp.ClientError):
        await town.call("sendMessage", chat_id=LIN, text="收到了吗")
    assert len(await town.read(LIN)) - before == arrived


async def test_a_slow_answer_is_slow(town: Town):
    await town.people("POST", "/faults", method="getMe", times=1, delay=0.05)
    assert await town.bot("getMe")


async def test_the_log_holds_what_was_asked_and_how_it_went(town: Town):
    start = (await town.people("GET", "/calls?after=0"))[-1]["n"]
    await town.bot("SENDMESSAGE", chat_id=LIN, text="账单")
    await town.refused("sendMessage", chat_id=404, text="x")
    calls = await town.people("GET", f"/calls?after={start}")
    assert [(call["n"], call["method"], call["status"]) for call in calls] == [
        (start + 1, "sendMessage", 200),
        (start + 2, "sendMessage", 400),
    ]
    assert calls[0]["params"] == {"chat_id": str(LIN), "text": "账单"}
    assert calls[0]["at"] == town.clock()


class TestPublishedRules:
    @pytest.fixture
    def knobs(self) -> Knobs:
        return Knobs(flood="published", press_wait=0.2)

    async def test_a_burst_to_one_person_is_forgiven_then_it_is_one_a_second(self, town: Town):
        for _ in range(5):
            await town.bot("sendMessage", chat_id=LIN, text="x")
        assert await town.refused("sendMessage", chat_id=LIN, text="x") == "Too Many Requests: retry after 1"
        assert await town.bot("sendMessage", chat_id=WANG, text="x")
        town.clock.push(1)
        assert await town.bot("sendMessage", chat_id=LIN, text="x")

    async def test_a_group_bears_twenty_a_minute_and_edits_count(self, town: Town):
        sent = await town.bot("sendMessage", chat_id=DESK, text="0")
        for n in range(19):
            await town.bot("editMessageText", chat_id=DESK, message_id=sent["message_id"], text=str(n + 1))
        answer = await town.call("sendMessage", chat_id=DESK, text="x")
        assert answer.body["parameters"] == {"retry_after": 3}
        town.clock.push(3)
        assert await town.bot("sendMessage", chat_id=DESK, text="x")

    async def test_answering_taps_is_never_limited(self, town: Town):
        sent = await town.bot("sendMessage", chat_id=LIN, text="x", reply_markup=buttons([("催单", "urge")]))
        for _ in range(4):
            await town.bot("sendMessage", chat_id=LIN, text="x")
        await town.press(LIN, LIN, sent["message_id"], button="催单")
        (update,) = await town.heard()
        assert await town.bot("answerCallbackQuery", callback_query_id=update["callback_query"]["id"])


class TestStrictRules:
    @pytest.fixture
    def knobs(self) -> Knobs:
        return Knobs(flood="strict")

    async def test_one_message_in_thirty_milliseconds_over_all_unless_it_is_paid_for(self, town: Town):
        await town.bot("sendMessage", chat_id=LIN, text="x")
        assert await town.refused("sendMessage", chat_id=WANG, text="x") == "Too Many Requests: retry after 1"
        assert await town.bot("sendMessage", chat_id=WANG, text="x", allow_paid_broadcast=True)

    async def test_a_new_topic_counts_as_a_message(self, town: Town):
        await town.bot("createForumTopic", chat_id=WORKERS, name="一")
        assert (await town.call("createForumTopic", chat_id=WORKERS, name="二")).status == 429


async def test_the_rules_can_be_changed_while_it_runs(town: Town):
    assert await town.people("POST", "/flood", mode="strict") is True
    await town.bot("sendMessage", chat_id=LIN, text="x")
    assert (await town.call("sendMessage", chat_id=LIN, text="x")).status == 429
    assert await town.people("POST", "/flood", mode="off") is True
    assert await town.bot("sendMessage", chat_id=LIN, text="x")
    assert "mode" in await town.wrong("POST", "/flood", mode="hail")
