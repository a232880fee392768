"""An update stays until it is confirmed: that is the promise a bot may build on, and the duplicates it must bear."""

import asyncio

import pytest

from simulator import Knobs
from simulator.updates import Queue
from tests.simulator.town import DESK, LIN, MA, Town, buttons, meanwhile

pytestmark = pytest.mark.anyio


def texts(updates) -> list[str]:
    return [update["message"]["text"] for update in updates]


async def test_ids_start_somewhere_and_go_up_by_one(town: Town):
    for text in ("一", "二", "三"):
        await town.say(LIN, text)
    ids = [update["update_id"] for update in await town.bot("getUpdates")]
    assert 2_000_001 <= ids[0] < 1_000_000_000
    assert ids == list(range(ids[0], ids[0] + 3))


async def test_what_is_not_confirmed_comes_again(town: Town):
    await town.say(LIN, "水管漏了")
    first = await town.bot("getUpdates")
    again = await town.bot("getUpdates", offset=first[0]["update_id"])
    assert first == again
    assert await town.bot("getUpdates", offset=first[0]["update_id"] + 1) == []
    assert await town.bot("getUpdates") == []


async def test_an_offset_confirms_everything_before_it(town: Town):
    for text in ("一", "二", "三"):
        await town.say(LIN, text)
    last = (await town.bot("getUpdates"))[-1]["update_id"]
    assert texts(await town.bot("getUpdates", offset=last)) == ["三"]


async def test_a_negative_offset_keeps_only_the_last(town: Town):
    for text in ("一", "二", "三"):
        await town.say(LIN, text)
    assert texts(await town.bot("getUpdates", offset=-1)) == ["三"]
    assert texts(await town.bot("getUpdates")) == ["三"]


async def test_an_offset_from_another_life_brings_everything_back(town: Town):
    await town.say(LIN, "还在吗")
    current = (await town.bot("getUpdates"))[0]["update_id"]
    assert texts(await town.bot("getUpdates", offset=current + 50)) == ["还在吗"]
    assert texts(await town.bot("getUpdates", offset=1)) == ["还在吗"]


async def test_a_waiting_poll_wakes_as_soon_as_somebody_speaks(town: Town):
    poll = meanwhile(town.bot("getUpdates", timeout=30))
    await town.polling()
    await town.say(LIN, "在吗")
    assert texts(await asyncio.wait_for(poll, 2)) == ["在吗"]


async def test_a_second_poll_that_has_to_wait_ends_the_first(town: Town):
    first = meanwhile(town.call("getUpdates", timeout=30))
    waiter = await town.polling()
    second = meanwhile(town.bot("getUpdates", timeout=30))
    answer = await first
    assert answer.status == 409
    words = "terminated by other getUpdates request; make sure that only one bot instance is running"
    assert answer.body["description"] == f"Conflict: {words}"
    await town.polling(than=waiter)
    await town.say(LIN, "你好")
    assert texts(await second) == ["你好"]


async def test_news_grow_old_after_a_day_and_a_tap_after_two_and_a_half_minutes(town: Town):
    await town.say(LIN, "/start")
    sent = await town.bot("sendMessage", chat_id=LIN, text="?", reply_markup=buttons([("催单", "urge")]))
    await town.press(LIN, LIN, sent["message_id"], button="催单")
    assert [list(u)[1] for u in await town.bot("getUpdates")] == ["message", "callback_query"]
    town.clock.push(151)
    assert [list(u)[1] for u in await town.bot("getUpdates")] == ["message"]
    town.clock.push(24 * 3600)
    assert await town.bot("getUpdates") == []


async def test_only_wanted_kinds_are_kept_and_the_wish_is_remembered(town: Town):
    await town.bot("getUpdates", allowed_updates=["callback_query"])
    await town.say(LIN, "没人听")
    assert await town.bot("getUpdates") == []
    assert (await town.bot("getWebhookInfo"))["allowed_updates"] == ["callback_query"]
    await town.bot("getUpdates", allowed_updates="junk")
    await town.say(LIN, "还是没人听")
    assert await town.bot("getUpdates") == []
    await town.bot("getUpdates", allowed_updates=[])
    await town.say(LIN, "有人听了")
    assert texts(await town.bot("getUpdates")) == ["有人听了"]


async def test_what_happens_while_a_kind_is_unwanted_never_comes_later(town: Town):
    await town.bot("getUpdates", allowed_updates=["poll"])
    await town.say(LIN, "过去了")
    await town.bot("getUpdates", allowed_updates=["message"])
    assert await town.bot("getUpdates") == []


async def test_the_default_leaves_out_members_and_reactions(town: Town):
    await town.people("POST", f"/chats/{DESK}/promote")
    await town.heard()
    said = await town.say(MA, "收到", to=DESK)
    await town.people("POST", f"/chats/{DESK}/messages/{said['message_id']}/react", **{"from": MA, "emoji": "👍"})
    assert [list(u)[1] for u in await town.heard()] == ["message"]


async def test_a_full_queue_drops_the_newest(town: Town, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("simulator.updates.MOST", 2)
    for text in ("一", "二", "三"):
        await town.say(LIN, text)
    assert texts(await town.bot("getUpdates")) == ["一", "二"]


class TestForgetfulServer:
    """A confirmation may get lost: then the same updates come twice."""

    @pytest.fixture
    def knobs(self) -> Knobs:
        return Knobs(redeliver_rate=1.0)

    async def test_confirmed_updates_come_again(self, town: Town):
        await town.say(LIN, "重复")
        (update,) = await town.bot("getUpdates")
        assert await town.bot("getUpdates", offset=update["update_id"] + 1) == [update]


def test_two_queues_do_not_share_ids():
    import random

    one, two = (Queue(lambda: 0.0, random.Random(seed)) for seed in (1, 2))
    assert one.next_id != two.next_id
