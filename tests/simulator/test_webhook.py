"""Webhooks: one after another within a chat, side by side between chats, again and again until it is taken."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlencode

import pytest
from aiohttp import MultipartWriter, web

from simulator import Knobs
from tests.simulator.town import LIN, WANG, Town, meanwhile

pytestmark = pytest.mark.anyio

WAS_SET = {"ok": True, "result": True, "description": "Webhook was set"}


@dataclass
class Ear:
    """A bot's own web server: keeps what it was told, and answers as the test likes."""

    url: str = ""
    heard: list[Any] = field(default_factory=list)
    requests: list[web.Request] = field(default_factory=list)
    bodies: list[bytes] = field(default_factory=list)
    answer: Callable[[Any], web.Response] = lambda update: web.Response()
    arrived: asyncio.Condition = field(default_factory=asyncio.Condition)
    hold: asyncio.Event | None = None

    async def listen(self, request: web.Request) -> web.Response:
        body = await request.read()
        async with self.arrived:
            self.heard.append(json.loads(body))
            self.requests.append(request)
            self.bodies.append(body)
            self.arrived.notify_all()
        if self.hold is not None:
            await self.hold.wait()
        return self.answer(self.heard[-1])

    async def until(self, count: int) -> list[Any]:
        async with self.arrived:
            await asyncio.wait_for(self.arrived.wait_for(lambda: len(self.heard) >= count), 5)
        return self.heard

    def texts(self) -> list[str]:
        return [update["message"]["text"] for update in self.heard]


@pytest.fixture
async def ear(anyio_backend: str) -> AsyncIterator[Ear]:
    made = Ear()
    app = web.Application()
    app.router.add_post("/hook", made.listen)
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    made.url = f"http://127.0.0.1:{runner.addresses[0][1]}/hook"
    yield made
    await runner.cleanup()


async def no_more_pending(town: Town) -> None:
    for _ in range(10_000):
        if (await town.bot("getWebhookInfo"))["pending_update_count"] == 0:
            return
    raise AssertionError("updates are still pending")


async def test_setting_and_deleting_say_what_they_did(town: Town, ear: Ear):
    assert (await town.call("setWebhook", url=ear.url)).body == WAS_SET
    assert (await town.call("setWebhook", url=ear.url)).body["description"] == "Webhook is already set"
    assert (await town.call("setWebhook", url=ear.url, max_connections=1)).body == WAS_SET
    assert (await town.call("deleteWebhook")).body["description"] == "Webhook was deleted"
    assert (await town.call("deleteWebhook")).body["description"] == "Webhook is already deleted"
    assert (await town.call("setWebhook", url="")).body["description"] == "Webhook is already deleted"


async def test_the_info_has_what_is_set_and_no_more(town: Town, ear: Ear):
    empty = {"url": "", "has_custom_certificate": False, "pending_update_count": 0}
    assert await town.bot("getWebhookInfo") == empty
    await town.bot("setWebhook", url=ear.url, allowed_updates=["message"])
    info = await town.bot("getWebhookInfo")
    assert (info["url"], info["max_connections"], info["allowed_updates"]) == (ear.url, 40, ["message"])


@pytest.mark.parametrize(
    ("params", "words"),
    [
        ({"url": "ftp://a"}, "invalid webhook URL specified"),
        ({"url": "https://a.b", "secret_token": "x" * 257}, "secret token is too long"),
        ({"url": "https://a.b", "secret_token": "秘密"}, "secret token contains unallowed characters"),
    ],
)
async def test_bad_settings_are_refused(town: Town, params: dict[str, str], words: str):
    assert await town.refused("setWebhook", **params) == f"Bad Request: {words}"


async def test_polling_and_a_webhook_exclude_each_other(town: Town, ear: Ear):
    poll = meanwhile(town.call("getUpdates", timeout=30))
    await town.polling()
    await town.bot("setWebhook", url=ear.url)
    assert (await poll).body["description"] == "Conflict: terminated by setWebhook request"
    words = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
    answer = await town.call("getUpdates")
    assert (answer.status, answer.body["description"]) == (409, f"Conflict: {words}")


async def test_an_update_is_posted_with_its_secret_and_confirmed_by_any_2xx(town: Town, ear: Ear):
    await town.bot("setWebhook", url=ear.url, secret_token="shh_1")
    ear.answer = lambda update: web.Response(status=204)
    await town.say(LIN, "水管漏了")
    (update,) = await ear.until(1)
    assert update["message"]["text"] == "水管漏了"
    assert ear.requests[0].headers["X-Telegram-Bot-Api-Secret-Token"] == "shh_1"
    assert ear.requests[0].content_type == "application/json"
    assert ear.bodies[0].startswith(f'{{"update_id":{update["update_id"]},\n"message":'.encode())
    await no_more_pending(town)


async def test_what_waited_before_is_brought_too_unless_dropped(town: Town, ear: Ear):
    await town.say(LIN, "昨天的")
    await town.bot("setWebhook", url=ear.url, drop_pending_updates=True)
    await town.say(LIN, "今天的")
    await ear.until(1)
    await town.bot("deleteWebhook")
    await town.say(LIN, "明天的")
    await town.bot("setWebhook", url=ear.url)
    await ear.until(2)
    assert ear.texts() == ["今天的", "明天的"]


async def test_one_chat_keeps_its_order_and_does_not_hold_up_another(town: Town, ear: Ear):
    await town.bot("setWebhook", url=ear.url)
    ear.hold = asyncio.Event()
    await town.say(LIN, "一")
    await town.say(LIN, "二")
    await town.say(WANG, "另一家")
    await ear.until(2)
    assert sorted(ear.texts()) == ["一", "另一家"]
    ear.hold.set()
    await ear.until(3)
    assert ear.texts()[-1] == "二"


async def test_a_failure_is_repeated_and_remembered(town: Town, ear: Ear):
    statuses = iter([500, 502, 200])
    ear.answer = lambda update: web.Response(status=next(statuses))
    await town.bot("setWebhook", url=ear.url)
    await town.say(LIN, "再来一次")
    heard = await ear.until(3)
    assert len({update["update_id"] for update in heard}) == 1
    await no_more_pending(town)
    info = await town.bot("getWebhookInfo")
    assert info["last_error_message"] == "Wrong response from the webhook: 502 Bad Gateway"
    assert info["last_error_date"] == town.clock()
    await town.bot("deleteWebhook")
    assert "last_error_message" not in await town.bot("getWebhookInfo")


async def test_an_update_too_old_to_repeat_is_given_up(town: Town, ear: Ear):
    def refuse_and_age(update: Any) -> web.Response:
        town.clock.push(25 * 3600)
        return web.Response(status=500)

    ear.answer = refuse_and_age
    await town.bot("setWebhook", url=ear.url)
    await town.say(LIN, "太老了")
    await ear.until(1)
    await no_more_pending(town)


async def test_a_webhook_that_is_gone_for_a_day_is_believed(town: Town, ear: Ear):
    def gone(update: Any) -> web.Response:
        town.clock.push(6 * 3600)
        return web.Response(status=410)

    ear.answer = gone
    await town.bot("setWebhook", url=ear.url)
    for n in range(6):
        await town.say(LIN, f"第{n}句")
    for _ in range(10_000):
        if not (await town.bot("getWebhookInfo"))["url"]:
            break
    assert (await town.bot("getWebhookInfo"))["url"] == ""


def reply_json(update: Any) -> web.Response:
    return web.json_response({"method": "sendMessage", "chat_id": LIN, "text": "收到"})


def reply_form(update: Any) -> web.Response:
    form = urlencode({"method": "sendMessage", "chat_id": LIN, "text": "收到"})
    return web.Response(text=form, content_type="application/x-www-form-urlencoded")


def reply_multipart(update: Any) -> web.Response:
    writer = MultipartWriter("form-data")
    for name, value in {"method": "sendMessage", "chat_id": str(LIN), "text": "收到"}.items():
        writer.append(value).set_content_disposition("form-data", name=name)
    return web.Response(body=writer)


@pytest.mark.parametrize("reply", [reply_json, reply_form, reply_multipart])
async def test_a_call_inside_the_answer_is_carried_out(town: Town, ear: Ear, reply: Callable[[Any], web.Response]):
    ear.answer = reply
    await town.bot("setWebhook", url=ear.url)
    await town.say(LIN, "在吗")
    await ear.until(1)
    await no_more_pending(town)
    assert [message["text"] for message in await town.read(LIN)] == ["在吗", "收到"]


async def test_an_answer_cannot_take_the_webhook_away_and_a_bad_one_does_no_harm(town: Town, ear: Ear):
    answers = iter([{"method": "deleteWebhook"}, {"method": "sendMessage", "chat_id": 404, "text": "x"}])
    ear.answer = lambda update: web.json_response(next(answers))
    await town.bot("setWebhook", url=ear.url)
    for text in ("一", "二"):
        await town.say(LIN, text)
    await ear.until(2)
    await no_more_pending(town)
    assert (await town.bot("getWebhookInfo"))["url"] == ear.url


async def test_a_webhook_nobody_listens_at_is_noted(town: Town):
    await town.bot("setWebhook", url="http://127.0.0.1:9/hook")
    await town.say(LIN, "喂")
    for _ in range(1000):
        info = await town.bot("getWebhookInfo")
        if "last_error_message" in info:
            break
    assert info["last_error_message"] == "Can't connect to the webhook"
    assert info["pending_update_count"] == 1


class TestCloudRules:
    @pytest.fixture
    def knobs(self) -> Knobs:
        return Knobs(strict_webhook=True)

    @pytest.mark.parametrize(
        ("url", "words"),
        [
            ("http://example.com/", "An HTTPS URL must be provided for webhook"),
            ("https://example.com:8081/", "Webhook can be set up only on ports 80, 88, 443 or 8443"),
            ("https://127.0.0.1/", "IP address 127.0.0.1 is reserved"),
            ("https://[2001:db8::1]/", "IPv6-only addresses are not allowed"),
        ],
    )
    async def test_the_cloud_is_particular(self, town: Town, url: str, words: str):
        assert await town.refused("setWebhook", url=url) == f"Bad Request: bad webhook: {words}"
