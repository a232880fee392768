"""Whatever a stranger posts, the people face answers in words: a wrong body is a 400, never a broken server."""

from __future__ import annotations

import json
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Any

from aiohttp import BodyPartReader, web

from simulator.envelope import Upload
from simulator.errors import ApiError
from simulator.fields import decode
from simulator.state import Bot, Chat, Json, Message, User
from simulator.world import World

FILE_PARTS = ("photo", "video", "voice", "document", "audio", "animation", "video_note")

Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


class Refused(Exception):
    def __init__(self, words: str, status: int = 400) -> None:
        super().__init__(words)
        self.words, self.status = words, status


def spoken(handler: Handler) -> Handler:
    """Refusals of either face come out as {"error": words}."""

    async def answer(request: web.Request) -> web.StreamResponse:
        try:
            return await handler(request)
        except Refused as refusal:
            return shown({"error": refusal.words}, refusal.status)
        except ApiError as error:
            return shown({"error": error.description}, 400)
        except web.HTTPRequestEntityTooLarge:
            return shown({"error": "the body is too large"}, 413)

    return answer


def shown(answer: Any, status: int = 200) -> web.Response:
    text = json.dumps(answer, ensure_ascii=False)
    return web.Response(text=text, status=status, content_type="application/json")


@dataclass
class Body:
    """The fields of a request, from JSON or from a form; form fields are strings and read as numbers where asked."""

    fields: Json = field(default_factory=dict)
    files: list[tuple[str, Upload]] = field(default_factory=list)

    def number(self, name: str, default: int | None = None) -> int | None:
        value = self.fields.get(name)
        if value is None or value == "":
            return default
        return as_number(value, name)

    def needed(self, name: str) -> int:
        value = self.number(name)
        if value is None:
            raise Refused(f'"{name}" is missing')
        return value

    def text(self, name: str) -> str:
        value = self.fields.get(name)
        if value is None:
            return ""
        if not isinstance(value, str):
            raise Refused(f'"{name}" must be a string')
        return value

    def flag(self, name: str) -> bool:
        value = self.fields.get(name, False)
        return value is True or str(value).lower() in ("true", "1", "yes")

    def thing(self, name: str) -> Any:
        """A JSON value; a form field holds it as text."""
        value = self.fields.get(name)
        if isinstance(value, str) and (value[:1] in ("{", "[") or value in ("true", "false")):
            try:
                return decode(value)
            except ValueError:
                raise Refused(f'"{name}" is not JSON') from None
        return value

    def numbers(self, name: str) -> list[int]:
        value = self.thing(name)
        if value is None:
            return []
        if not isinstance(value, list):
            raise Refused(f'"{name}" must be a list')
        return [as_number(item, name) for item in value]


def as_number(value: Any, name: str) -> int:
    if isinstance(value, bool) or not isinstance(value, (int, str, float)):
        raise Refused(f'"{name}" must be a number')
    try:
        return int(value)
    except (ValueError, OverflowError):
        raise Refused(f'"{name}" must be a number') from None


async def read_body(request: web.Request) -> Body:
    if request.content_type == "multipart/form-data":
        return await _read_form(request)
    if request.content_type == "application/x-www-form-urlencoded":
        return Body(dict(await request.post()))
    raw = await request.read()
    if not raw.strip():
        return Body()
    try:
        parsed = decode(raw)
    except ValueError:
        raise Refused("the body is not JSON") from None
    if not isinstance(parsed, dict):
        raise Refused("the body must be a JSON object")
    return Body(parsed)


async def _read_form(request: web.Request) -> Body:
    """Read part by part: a part is a file when it is named like one, whether or not it brings a file name."""
    body = Body()
    try:
        async for part in await request.multipart():
            if isinstance(part, BodyPartReader):
                await _read_part(part, body)
    except (ValueError, UnicodeDecodeError):
        raise Refused("the form cannot be read") from None
    return body


async def _read_part(part: BodyPartReader, body: Body) -> None:
    data = bytes(await part.read(decode=True))
    name = part.name or ""
    if name in FILE_PARTS:
        kind = part.headers.get("Content-Type", "").partition(";")[0]
        body.files.append((name, Upload(part.filename or name, data, kind)))
    else:
        body.fields[name] = data.decode()


def path_number(request: web.Request, name: str) -> int:
    return as_number(request.match_info[name], name)


def find_user(world: World, user_id: int) -> User:
    user = world.users.get(user_id)
    if user is None:
        raise Refused(f"there is no user {user_id}", 404)
    if user.deleted:
        raise Refused(f"user {user_id} deleted the account")
    return user


def find_bot(world: World, username: str) -> Bot:
    bot = world.bot_by_name(username)
    if bot is None:
        raise Refused(f"there is no bot {username}", 404)
    return bot


def find_chat(world: World, chat_id: int, bot_name: str = "") -> Chat:
    """A group by its id, a private chat by the person's id (and the bot's name, where there are several)."""
    if chat_id > 0:
        if chat_id not in world.users:
            raise Refused(f"there is no chat {chat_id}", 404)
        return world.private(find_bot(world, bot_name), world.users[chat_id])
    if chat_id not in world.chats:
        raise Refused(f"there is no chat {chat_id}", 404)
    return world.chats[chat_id]


def check_sees(chat: Chat, user: User) -> None:
    if chat.private and user.id != chat.id:
        raise Refused("this is another person's private chat", 403)
    if not chat.private and chat.member(user.id) is None:
        raise Refused(f"{user.first_name} is not a member of {chat.title}", 403)


def find_message(chat: Chat, message_id: int) -> Message:
    message = chat.messages.get(message_id)
    if message is None:
        raise Refused(f"there is no message {message_id} in this chat")
    return message
