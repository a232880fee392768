"""Long polling against a Telegram that misbehaves in every way it is known to."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from bot.inbox import ALLOWED_UPDATES, Inbox
from bot.poll import Poller
from models.database import Database
from tests.bot.conftest import LIN, ZHAO, Telegram

pytestmark = pytest.mark.anyio
TOKEN = "4242:AAcanaryTokenThatMustNeverBeSeenAnywhere"


class Api:
    """Answers getUpdates with what it was told to, in turn; then holds the line for ever."""

    def __init__(self) -> None:
        self.answers: list[Any] = []
        self.asked: list[dict[str, Any]] = []
        self.quiet = asyncio.Event()
        self.url = ""

    async def get_updates(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(await request.json())
        if not self.answers:
            self.quiet.set()
            await asyncio.sleep(3600)
        answer = self.answers.pop(0)
        if isinstance(answer, list):
            return web.json_response({"ok": True, "result": answer})
        if isinstance(answer, web.Response):
            return answer
        if answer == "hang up":
            assert request.transport
            request.transport.close()
        return web.Response(status=502, text="<html>Bad Gateway</html>")


def error(code: int, words: str, **parameters: int) -> web.Response:
    body = {"ok": False, "error_code": code, "description": words, "parameters": parameters}
    return web.json_response(body, status=code)


@pytest.fixture
async def api() -> AsyncIterator[Api]:
    api = Api()
    app = web.Application()
    app.router.add_post(f"/bot{TOKEN}/getUpdates", api.get_updates)
    async with TestServer(app, shutdown_timeout=0) as server:
        api.url = str(server.make_url("/"))
        yield api


class Watch:
    """A stopwatch that only sleeping moves, and what the poller told us."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []
        self.told: list[str] = []
        self.back: list[float] = []

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        self.slept.append(seconds)
        self.now += seconds

    async def on_trouble(self, kind: str, row: int, error: str) -> None:
        self.told.append(kind)

    async def on_back(self, seconds: float) -> None:
        self.back.append(seconds)


@pytest.fixture
def watch() -> Watch:
    return Watch()


class Store:
    """Keeps batches; fails as often as it is told to."""

    def __init__(self, fails: int = 0) -> None:
        self.fails = fails
        self.batches: list[list[Any]] = []

    async def __call__(self, updates: Sequence[Any]) -> None:
        if self.fails:
            self.fails -= 1
            raise OSError("disk full")
        self.batches.append(list(updates))


async def poll(api: Api, store: Any, watch: Watch, **more: Any) -> Poller:
    """Poll until Telegram has nothing more to say, then stop as the house does: by cancelling."""
    poller = Poller(
        api.url,
        TOKEN,
        store,
        on_trouble=watch.on_trouble,
        on_back=watch.on_back,
        sleep=watch.sleep,
        monotonic=watch,
        **more,
    )
    running = asyncio.get_running_loop().create_task(poller.run())
    async with asyncio.timeout(10):
        await api.quiet.wait()
    running.cancel()
    async with asyncio.timeout(1):
        await asyncio.wait({running})
    return poller


async def test_the_first_question_names_no_offset_and_every_kind_we_want(api: Api, watch: Watch) -> None:
    await poll(api, Store(), watch)
    assert api.asked == [{"timeout": 25, "limit": 100, "allowed_updates": list(ALLOWED_UPDATES)}]


async def test_the_offset_moves_only_after_the_commit(api: Api, watch: Watch, telegram: Telegram) -> None:
    lin, zhao = telegram.says(LIN, "leak"), telegram.says(ZHAO, "here too")
    api.answers = [[lin, zhao], [lin, zhao], []]
    store = Store(fails=1)
    await poll(api, store, watch)
    assert [asked.get("offset") for asked in api.asked] == [None, None, zhao["update_id"] + 1, zhao["update_id"] + 1]
    assert store.batches == [[lin, zhao]]


async def test_ids_that_start_again_lower_are_followed(api: Api, watch: Watch, telegram: Telegram) -> None:
    early = {"update_id": 17, "message": {"text": "after a quiet week"}}
    api.answers = [[telegram.says(LIN, "before")], [early]]
    await poll(api, Store(), watch)
    assert api.asked[-1]["offset"] == 18


async def test_one_malformed_item_does_not_cost_us_its_neighbours(
    api: Api, watch: Watch, telegram: Telegram, small_db: Database
) -> None:
    heard: list[str] = []

    async def handle(update: dict[str, Any]) -> None:
        heard.append(update["message"]["text"])

    inbox = Inbox(small_db, 4242, handle)
    await inbox.start()
    first, last = telegram.says(LIN, "first"), telegram.says(LIN, "last")
    api.answers = [[first, {"message": {}}, "???", None, last]]
    await poll(api, inbox.store, watch)
    await inbox.drain()
    await inbox.stop()
    assert heard == ["first", "last"]
    assert api.asked[-1]["offset"] == last["update_id"] + 1


async def test_a_batch_without_any_id_is_asked_for_again_slowly(api: Api, watch: Watch) -> None:
    api.answers = [[{"odd": 1}]] * 3
    await poll(api, Store(), watch)
    assert watch.slept == [1, 1, 1]


async def test_an_outage_is_waited_out_longer_and_longer(api: Api, watch: Watch) -> None:
    api.answers = ["hang up", "bad gateway", *["bad gateway"] * 6, []]
    poller = await poll(api, Store(), watch)
    assert watch.slept == [1, 2, 4, 8, 16, 30, 30, 30]
    assert watch.told == []
    assert poller.silence() == 0


async def test_coming_back_after_two_minutes_is_told_with_its_length(api: Api, watch: Watch) -> None:
    api.answers = [*["bad gateway"] * 9, []]
    await poll(api, Store(), watch)
    assert watch.back == [151]


async def test_another_poller_makes_us_stand_down_and_is_told_once(api: Api, watch: Watch) -> None:
    conflict = "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    api.answers = [error(409, conflict), error(409, conflict), [], error(409, conflict)]
    await poll(api, Store(), watch)
    assert watch.slept == [30, 30, 30]
    assert watch.told == ["other_poller", "other_poller"]


async def test_a_webhook_that_is_still_set_is_named(api: Api, watch: Watch) -> None:
    api.answers = [error(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook")]
    await poll(api, Store(), watch)
    assert watch.told == ["webhook_active"]


async def test_a_refused_token_is_told_and_tried_again(api: Api, watch: Watch) -> None:
    api.answers = [error(401, "Unauthorized")]
    await poll(api, Store(), watch)
    assert (watch.told, watch.slept) == (["token_refused"], [30])


async def test_too_many_requests_waits_as_long_as_telegram_says(api: Api, watch: Watch) -> None:
    api.answers = [error(429, "Too Many Requests: retry after 7", retry_after=7), error(429, "no number")]
    await poll(api, Store(), watch)
    assert watch.slept == [7, 1]


@pytest.mark.parametrize(
    "body", ['{"ok":true}', "[]", "nonsense", '{"ok":true,"result":{}}', "[" * 50_000, '{"ok":true,"result":null}']
)
async def test_an_answer_that_makes_no_sense_is_an_outage(api: Api, watch: Watch, body: str) -> None:
    api.answers = [web.Response(text=body, content_type="application/json")]
    await poll(api, Store(), watch)
    assert watch.slept == [1]


async def test_without_the_lock_nobody_polls(api: Api, watch: Watch) -> None:
    ours = iter([False, False, True, True])
    api.answers = [[]]
    await poll(api, Store(), watch, still_ours=lambda: next(ours))
    assert len(api.asked) == 2
    assert (watch.told, watch.slept) == (["lock_lost"], [5, 5])


async def test_trouble_that_cannot_be_told_stops_nothing(api: Api, watch: Watch) -> None:
    async def deaf(kind: str, row: int, error: str) -> None:
        raise ConnectionError

    watch.on_trouble = deaf  # type: ignore[method-assign]
    api.answers = [error(401, "Unauthorized")]
    await poll(api, Store(), watch)
    assert watch.slept == [30]
