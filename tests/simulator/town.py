"""A small town in one object: the simulator on a free port, a clock one can push, and both ways to talk to it."""

import asyncio
import io
from collections.abc import Coroutine
from dataclasses import dataclass, field
from typing import Any

import aiohttp
from PIL import Image

from simulator import Simulator

TOKEN = "42000:DEMO-not-a-real-token-000000000000"
BOT = 42000
# Lin Xiaomei of 12-1502, who writes first; Mr. Wang, the elderly one; He Fang, who has never pressed Start.
LIN, WANG, CHAN, EMILY, HE = 1001, 1002, 1003, 1004, 1009
# Master Zhang, a plumber; young Zhou at the desk; Ma, the manager; a passer-by who got into the workers' group.
ZHANG, ZHOU, MA, PASSER_BY = 2001, 2005, 2011, 3001
WORKERS, DESK = -1001000000001, -5001
PLUMBING = 2


@dataclass
class Clock:
    now: float = 1_800_000_000.0

    def __call__(self) -> float:
        return self.now

    def push(self, seconds: float) -> None:
        self.now += seconds


@dataclass
class Answer:
    status: int
    body: Any
    headers: dict[str, str] = field(default_factory=dict)


@dataclass
class Town:
    simulator: Simulator
    clock: Clock
    http: aiohttp.ClientSession
    seen: int = 0

    @property
    def address(self) -> str:
        return self.simulator.address

    # -- the bot's side --

    async def call(self, method: str, /, token: str = TOKEN, **params: Any) -> Answer:
        url = f"{self.address}/bot{token}/{method}"
        async with self.http.post(url, json=params) as response:
            return Answer(response.status, await response.json(), dict(response.headers))

    async def bot(self, method: str, /, **params: Any) -> Any:
        answer = await self.call(method, **params)
        assert answer.body["ok"], answer.body
        assert answer.status == 200
        return answer.body["result"]

    async def refused(self, method: str, /, **params: Any) -> str:
        """The full description of a refusal."""
        answer = await self.call(method, **params)
        assert not answer.body["ok"], answer.body
        assert answer.status == answer.body["error_code"]
        return str(answer.body["description"])

    async def upload(self, method: str, files: dict[str, tuple[str, bytes]], **params: Any) -> Answer:
        url = f"{self.address}/bot{TOKEN}/{method}"
        async with self.http.post(url, data=form(files.items(), params)) as response:
            return Answer(response.status, await response.json())

    async def heard(self) -> list[Any]:
        """The bot's updates since it last asked, confirmed at once."""
        updates = await self.bot("getUpdates", offset=self.seen, timeout=0)
        if updates:
            self.seen = updates[-1]["update_id"] + 1
            await self.bot("getUpdates", offset=self.seen, timeout=0)
        return updates

    async def polling(self, than: Any = None) -> Any:
        """Wait until a poll of the bot is held (another one than `than`); return what it waits for."""
        for _ in range(100_000):
            waiter = self.simulator.world.bots[BOT].queue.waiter
            if waiter is not None and waiter is not than:
                return waiter
            await asyncio.sleep(0)
        raise AssertionError("nobody polls")

    # -- the people's side --

    async def ask(self, verb: str, path: str, **body: Any) -> Answer:
        async with self.http.request(verb, f"{self.address}/people{path}", json=body or None) as response:
            return Answer(response.status, await response.json())

    async def people(self, verb: str, path: str, **body: Any) -> Any:
        answer = await self.ask(verb, path, **body)
        assert answer.status == 200, answer.body
        return answer.body

    async def wrong(self, verb: str, path: str, **body: Any) -> str:
        """The words of a refusal on the people face."""
        answer = await self.ask(verb, path, **body)
        assert 400 <= answer.status < 500
        return str(answer.body["error"])

    async def say(self, who: int, text: str = "", to: int | None = None, **more: Any) -> Any:
        body = {"from": who, **({"text": text} if text else {}), **more}
        return await self.people("POST", f"/chats/{to or who}/messages", **body)

    async def send_files(self, who: int, files: list[tuple[str, tuple[str, bytes]]], to: int = 0, **more: Any) -> Any:
        url = f"{self.address}/people/chats/{to or who}/messages"
        async with self.http.post(url, data=form(files, {"from": who, **more})) as response:
            assert response.status == 200
            return await response.json()

    async def read(self, chat: int, as_: int | None = None) -> Any:
        return await self.people("GET", f"/chats/{chat}/messages" + (f"?as={as_}" if as_ else ""))

    async def press(self, who: int, chat: int, message: int, **what: Any) -> Any:
        return await self.people("POST", f"/chats/{chat}/messages/{message}/press", **{"from": who, **what})


def meanwhile(doing: Coroutine[Any, Any, Any]) -> asyncio.Task[Any]:
    """Let something go on while the test goes on; every test awaits what it started."""
    return asyncio.get_running_loop().create_task(doing)


def form(files: Any, params: dict[str, Any]) -> aiohttp.FormData:
    data = aiohttp.FormData(quote_fields=False)
    for name, value in params.items():
        data.add_field(name, str(value))
    for part, (name, content) in files:
        data.add_field(part, io.BytesIO(content), filename=name)
    return data


def picture(width: int = 640, height: int = 480, color: str = "seagreen") -> bytes:
    out = io.BytesIO()
    Image.new("RGB", (width, height), color).save(out, "JPEG")
    return out.getvalue()


def buttons(*rows: list[tuple[str, str]]) -> dict[str, Any]:
    keyboard = [[{"text": text, "callback_data": data} for text, data in row] for row in rows]
    return {"inline_keyboard": keyboard}
