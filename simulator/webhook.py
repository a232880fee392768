"""Webhooks keep order inside a lane and none between lanes: a person's tap may overtake that person's message.

A lane is a chat, a person's taps, or a poll. One update of a lane is under way at a time; it is repeated until the
bot says 2xx or the update is too old. The first repeat comes at once, then after 2, 4, 8 ... seconds, two minutes at
most.
"""

from __future__ import annotations

import asyncio
import json
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import aiohttp
from aiohttp import BodyPartReader, MultipartReader

from simulator.envelope import Args, Upload, from_json
from simulator.errors import ApiError
from simulator.methods.updates import update_json
from simulator.state import Bot, Webhook
from simulator.updates import Event
from simulator.world import World

READ_TIMEOUT = 60.0
LONGEST_RETRY_AFTER = 3600.0
GONE_FOR = 23 * 3600.0
REFUSED = ("setwebhook", "deletewebhook", "close", "logout")

Perform = Callable[[Bot, str, Args], Awaitable[Any]]


class Failed(Exception):
    """A delivery that has to be repeated; `after` is what the bot asked for, in seconds."""

    def __init__(self, words: str, status: int = 0, after: float | None = None) -> None:
        super().__init__(words)
        self.words, self.status, self.after = words, status, after


class Courier:
    """Carries one bot's updates to its webhook for as long as that webhook is set."""

    def __init__(self, world: World, bot: Bot, perform: Perform) -> None:
        self.world, self.bot, self.perform = world, bot, perform
        self.hook: Webhook = bot.webhook
        self.lanes: dict[str, asyncio.Task[None]] = {}
        self.waiting: dict[str, deque[Event]] = {}
        self.gone_since: float | None = None
        self.seats = asyncio.Semaphore(self.hook.max_connections)
        self.session: aiohttp.ClientSession | None = None
        bot.queue.arrived = self.take
        for event in bot.queue.pending().values():
            self.take(event)

    def take(self, event: Event) -> None:
        self.waiting.setdefault(event.lane, deque()).append(event)
        if event.lane not in self.lanes:
            self.lanes[event.lane] = asyncio.get_running_loop().create_task(self._drive(event.lane))

    async def stop(self) -> None:
        if self.bot.queue.arrived == self.take:
            self.bot.queue.arrived = None
        tasks = list(self.lanes.values())
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)
        if self.session is not None:
            await self.session.close()

    async def _drive(self, lane: str) -> None:
        """No await between finding the lane empty and leaving it, or an update could arrive unseen."""
        try:
            while self.waiting[lane]:
                event = self.waiting[lane].popleft()
                if event.id in self.bot.queue.pending():
                    await self._bring(event)
        finally:
            del self.lanes[lane], self.waiting[lane]

    async def _bring(self, event: Event) -> None:
        attempt = 0
        while True:
            try:
                async with self.seats:
                    await self._post(event)
                self.gone_since = None
                break
            except Failed as failure:
                self._note(failure)
                wait = failure.after if failure.after is not None else self._pause(attempt)
                attempt += 1
                if self.world.clock() + wait > event.expires:
                    break
                await asyncio.sleep(wait * self.world.knobs.webhook_pause)
        self.bot.queue.forget(event.id)

    def _pause(self, attempt: int) -> float:
        return 0.0 if attempt == 0 else min(2.0**attempt, self.world.rng.uniform(60, 120))

    def _note(self, failure: Failed) -> None:
        """Remember the error for getWebhookInfo; a bot that says 410 Gone for a day is believed."""
        now = self.world.clock()
        self.hook.last_error, self.hook.last_error_at = failure.words, int(now)
        if failure.status != 410:
            self.gone_since = None
        elif self.gone_since is None:
            self.gone_since = now
        elif now - self.gone_since > GONE_FOR and self.bot.webhook is self.hook:
            self.bot.webhook = Webhook()
            self.world.webhook_changed(self.bot)

    async def _post(self, event: Event) -> None:
        update = update_json(event)
        rest = json.dumps(event.body, ensure_ascii=False)[1:]
        body = f'{{"update_id":{update["update_id"]},\n{rest}'
        try:
            async with self._session().post(self.hook.url, data=body.encode(), headers=self._headers()) as answer:
                if not 200 <= answer.status < 300:
                    words = f"Wrong response from the webhook: {answer.status} {answer.reason or ''}"
                    raise Failed(words.rstrip(), answer.status, _retry_after(answer))
                reply = await _read_reply(answer)
        except TimeoutError:
            raise Failed("Read timeout expired") from None
        except aiohttp.ClientConnectorError:
            raise Failed("Can't connect to the webhook") from None
        except aiohttp.ClientError:
            raise Failed("Webhook connection closed") from None
        await self._obey(reply)

    def _session(self) -> aiohttp.ClientSession:
        if self.session is None:
            self.session = aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=READ_TIMEOUT))
        return self.session

    def _headers(self) -> dict[str, str]:
        headers = {"Content-Type": "application/json", "Accept-Encoding": "gzip, deflate"}
        if self.hook.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = self.hook.secret
        return headers

    async def _obey(self, reply: Args) -> None:
        """A call inside the answer is carried out, but nobody is told how it went."""
        name = reply.get("method").lower()
        if not name or name in REFUSED or name.startswith("get"):
            return
        try:
            await self.perform(self.bot, name, reply)
        except ApiError:
            return


async def _read_reply(answer: aiohttp.ClientResponse) -> Args:
    """JSON, a form or multipart: aiogram answers in multipart, others in JSON. What cannot be read is no call."""
    kind = answer.content_type
    if kind.startswith("multipart/"):
        try:
            return await _read_parts(MultipartReader.from_response(answer))
        except ValueError:
            return Args()
    body = await answer.read()
    if kind == "application/x-www-form-urlencoded":
        return Args(dict(parse_qsl(body.decode(errors="replace"))))
    return Args(from_json(body))


async def _read_parts(reader: Any) -> Args:
    args = Args()
    async for part in reader:
        if not isinstance(part, BodyPartReader) or not part.name:
            continue
        data = bytes(await part.read(decode=True))
        if part.filename:
            args.uploads[part.name] = Upload(part.filename, data, part.headers.get("Content-Type", ""))
        else:
            args.values[part.name] = data.decode(errors="replace")
    return args


def _retry_after(answer: aiohttp.ClientResponse) -> float | None:
    given = answer.headers.get("Retry-After", "")
    return min(float(given), LONGEST_RETRY_AFTER) if given.isdigit() else None


class Couriers:
    """One courier per bot with a webhook. A change of webhook ends the old courier in the background."""

    def __init__(self, world: World, perform: Perform) -> None:
        self.world, self.perform = world, perform
        self.running: dict[int, Courier] = {}
        self.leaving: set[asyncio.Task[None]] = set()
        world.webhook_changed = self.change

    def change(self, bot: Bot) -> None:
        old = self.running.pop(bot.id, None)
        if old is not None:
            task = asyncio.get_running_loop().create_task(old.stop())
            self.leaving.add(task)
            task.add_done_callback(self.leaving.discard)
        bot.queue.arrived = None
        if bot.webhook.url and urlsplit(bot.webhook.url).hostname:
            self.running[bot.id] = Courier(self.world, bot, self.perform)

    async def stop(self) -> None:
        for courier in list(self.running.values()):
            await courier.stop()
        self.running.clear()
        await asyncio.gather(*self.leaving, return_exceptions=True)
