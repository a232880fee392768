"""A Telegram made of raw HTTP: it does what it is told on the wire, and remembers what people see.

It knows none of the libraries under test. A behaviour is scripted per method and used up in order;
without one, a call is accepted.
"""

import asyncio
import json
from collections import defaultdict, deque
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web


@dataclass
class Post:
    """One message as it stands in a chat."""

    message_id: int
    text: str = ""
    buttons: list[str] = field(default_factory=list)
    thread_id: int | None = None
    reply_to: int | None = None
    media: list[str] = field(default_factory=list)
    parse_mode: str | None = None
    edits: int = 0


@dataclass
class Call:
    """One request as it came in. `accepted` tells whether it took effect."""

    method: str
    params: dict[str, Any]
    accepted: bool = False


@dataclass(frozen=True)
class Behaviour:
    """What the wire does: answer with `status` and `body`, or hang, or hang up; after accepting, or not."""

    status: int = 200
    body: str | None = None
    accepts: bool = False
    ends: str = "answer"


OK = Behaviour(accepts=True)


def refusal(status: int, description: str, **parameters: Any) -> Behaviour:
    """An answer as Telegram words it."""
    body: dict[str, Any] = {"ok": False, "error_code": status, "description": description}
    return Behaviour(status, json.dumps(body | ({"parameters": parameters} if parameters else {})))


def flood(seconds: int) -> Behaviour:
    """429: be silent for `seconds`."""
    return refusal(429, f"Too Many Requests: retry after {seconds}", retry_after=seconds)


class FakeTelegram:
    """The server. `script` plans misbehaviour; `chat` is what a person sees."""

    def __init__(self) -> None:
        self.calls: list[Call] = []
        self.chats: dict[int, dict[int, Post]] = defaultdict(dict)
        self.url = ""
        self.let_go = asyncio.Event()
        self._news = asyncio.Condition()
        self._scripts: dict[str, deque[Behaviour]] = defaultdict(deque)
        self._ids = iter(range(1, 1_000_000))

    def script(self, method: str, *behaviours: Behaviour) -> None:
        """The next calls of `method` end like this, one each."""
        self._scripts[method].extend(behaviours)

    async def until(self, seen: Callable[[], object]) -> None:
        """Come back when `seen()` is true, asked after every call."""
        async with self._news:
            await self._news.wait_for(seen)

    def chat(self, chat_id: int) -> list[Post]:
        """The messages of a chat, oldest first."""
        return list(self.chats[chat_id].values())

    def texts(self, chat_id: int) -> list[str]:
        """What is to be read in a chat, oldest first."""
        return [post.text for post in self.chat(chat_id)]

    def made(self, *methods: str) -> list[Call]:
        """The calls of these methods; without any, all but getMe."""
        return [call for call in self.calls if (call.method in methods if methods else call.method != "getMe")]

    async def answer(self, request: web.BaseRequest) -> web.StreamResponse:
        """Serve one request."""
        method = request.path.rsplit("/", 1)[-1]
        call = Call(method, await _params(request))
        self.calls.append(call)
        script = self._scripts[method]
        behaviour = script.popleft() if script else OK
        body = behaviour.body
        if behaviour.accepts:
            call.accepted = True
            taken = self._accept(call)
            body = taken if body is None else body
        async with self._news:
            self._news.notify_all()
        if behaviour.ends == "hang":
            await self.let_go.wait()
        if behaviour.ends == "drop" and request.transport is not None:
            request.transport.abort()
        status = behaviour.status if body != NOT_FOUND else 400
        return web.Response(status=status, text=body or "", content_type="application/json")

    def _accept(self, call: Call) -> str:
        params = call.params
        if call.method == "getMe":
            return _ok({"id": 1, "is_bot": True, "first_name": "guanjia", "username": "guanjia_bot"})
        chat_id = int(params["chat_id"])
        if call.method.startswith("editMessage"):
            return self._edit(chat_id, params, call.method)
        if call.method == "deleteMessage":
            return _ok(True) if self.chats[chat_id].pop(int(params["message_id"]), None) else NOT_FOUND
        made = [self._post(chat_id, item, params) for item in _items(call)]
        shapes = [_message(chat_id, post) for post in made]
        return _ok(shapes if call.method == "sendMediaGroup" else shapes[0])

    def _edit(self, chat_id: int, params: dict[str, Any], method: str) -> str:
        post = self.chats[chat_id].get(int(params["message_id"]))
        if post is None:
            return NOT_FOUND
        if method != "editMessageReplyMarkup":
            post.text = params.get("text") or params.get("caption", "")
            post.edits += 1
        post.buttons = _buttons(params)
        return _ok(_message(chat_id, post))

    def _post(self, chat_id: int, media: list[str], params: dict[str, Any]) -> Post:
        reply = params.get("reply_parameters") or {}
        post = Post(
            next(self._ids),
            params.get("text") or params.get("caption", ""),
            _buttons(params),
            params.get("message_thread_id"),
            reply.get("message_id"),
            media,
            params.get("parse_mode"),
        )
        self.chats[chat_id][post.message_id] = post
        return post


NOT_FOUND = json.dumps({"ok": False, "error_code": 400, "description": "Bad Request: message to edit not found"})


@asynccontextmanager
async def serving() -> AsyncIterator[FakeTelegram]:
    """A fake Telegram on a port of its own."""
    fake = FakeTelegram()
    runner = web.ServerRunner(web.Server(fake.answer, access_log=None), shutdown_timeout=1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    fake.url = f"http://127.0.0.1:{runner.addresses[0][1]}"
    try:
        yield fake
    finally:
        fake.let_go.set()
        await runner.cleanup()


def _ok(result: Any) -> str:
    return json.dumps({"ok": True, "result": result})


def _message(chat_id: int, post: Post) -> dict[str, Any]:
    kind = "private" if chat_id > 0 else "supergroup"
    return {
        "message_id": post.message_id,
        "date": 1,
        "chat": {"id": chat_id, "type": kind},
        "text": post.text,
    }


def _items(call: Call) -> list[list[str]]:
    if call.method == "sendMediaGroup":
        return [[item["media"]] for item in call.params["media"]]
    if call.method == "copyMessage":
        return [[f"copy of {call.params['from_chat_id']}/{call.params['message_id']}"]]
    kind = call.method.removeprefix("send").lower()
    return [[str(call.params[kind])] if kind in call.params else []]


def _buttons(params: dict[str, Any]) -> list[str]:
    rows = (params.get("reply_markup") or {}).get("inline_keyboard", [])
    return [button["text"] for row in rows for button in row]


async def _params(request: web.BaseRequest) -> dict[str, Any]:
    raw = {name: value if isinstance(value, str) else "file" for name, value in (await request.post()).items()}
    return {name: _read(value) for name, value in raw.items()}


def _read(value: str) -> Any:
    return json.loads(value) if value[:1] in "[{" or value.lstrip("-").isdigit() else value
