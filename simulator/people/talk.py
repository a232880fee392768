"""What people do with words: write, send pictures, read the chat, change or take back what they wrote."""

from __future__ import annotations

import math
from typing import Any

from aiohttp import web

from simulator import media, rights
from simulator.entities import tidied
from simulator.envelope import Upload
from simulator.errors import bad
from simulator.people.body import (
    Body,
    Refused,
    as_number,
    check_sees,
    find_chat,
    find_message,
    find_user,
    path_number,
    read_body,
    shown,
)
from simulator.posting import Draft, change, post, remove
from simulator.shapes import message_json, present
from simulator.state import GENERAL_TOPIC, Chat, Json, Message, User
from simulator.world import World

MOST_TEXT = 4096


class Talk:
    def __init__(self, world: World) -> None:
        self.world = world

    async def read(self, request: web.Request) -> web.Response:
        """The chat as it stands: edited in place, deleted gone. `after` is a message id."""
        query = Body(dict(request.query))
        chat = find_chat(self.world, path_number(request, "chat_id"), query.text("bot"))
        if (viewer := query.number("as")) is not None:
            check_sees(chat, find_user(self.world, viewer))
        after = query.number("after", 0) or 0
        found = sorted((m for m in chat.messages.values() if m.id > after), key=lambda m: m.id)
        return shown([message_json(self.world, message, people=True) for message in found])

    async def write(self, request: web.Request) -> web.Response:
        body = await read_body(request)
        chat, user = speaker(self.world, path_number(request, "chat_id"), body)
        contents = self._contents(body, user)
        for kind, _ in contents:
            rights.check_send(chat, chat.member(user.id), kind)
        made = [_draft(chat, user, body, kind, fields) for kind, fields in contents]
        sent = say(self.world, made)
        answer = [message_json(self.world, message, people=True) for message in sent]
        return shown(answer if len(answer) > 1 else answer[0])

    def _contents(self, body: Body, user: User) -> list[tuple[str, Json]]:
        if body.files:
            return self._files(body)
        if (contact := body.thing("contact")) is not None:
            return [("contact", {"contact": contact_of(contact, user)})]
        if (location := body.thing("location")) is not None:
            return [("location", {"location": location_of(location)})]
        return [("text", text_fields(body.text("text")))]

    def _files(self, body: Body) -> list[tuple[str, Json]]:
        """One message per file; the caption belongs to the first."""
        size = body.number("pretend_size")
        contents = [(kind, self._file(kind, upload, size, body)) for kind, upload in body.files]
        if caption := body.text("caption"):
            text, entities = tidied(caption, [])
            if len(text) > 1024:
                raise Refused("the caption is too long")
            contents[0][1].update({"caption": text} | ({"caption_entities": entities} if entities else {}))
        return contents

    def _file(self, kind: str, upload: Upload, size: int | None, body: Body) -> Json:
        if kind == "photo":
            return {"photo": media.photo(self.world, upload, strict=False, size=size)}
        extra: Json = {}
        if kind in ("voice", "video", "audio", "animation", "video_note"):
            extra["duration"] = body.number("duration", 3)
        if kind in ("video", "animation"):
            extra |= {"width": body.number("width", 640), "height": body.number("height", 480)}
        if kind == "video_note":
            extra["length"] = 240
        return media.wrapped(kind, media.stored(self.world, kind, upload, extra, size))

    async def edit(self, request: web.Request) -> web.Response:
        body = await read_body(request)
        message = self._own(request, body)
        if message.kind == "text":
            fields = text_fields(body.text("text"))
        else:
            text, entities = tidied(body.text("text"), [])
            kept = {k: v for k, v in message.content.items() if k not in ("caption", "caption_entities")}
            fields = kept | present({"caption": text, "caption_entities": entities})
        change(self.world, message, fields, message.kind, None)
        return shown(message_json(self.world, message, people=True))

    async def delete(self, request: web.Request) -> web.Response:
        remove(self.world, self._own(request, await read_body(request)))
        return shown(True)

    def _own(self, request: web.Request, body: Body) -> Message:
        chat, user = speaker(self.world, path_number(request, "chat_id"), body)
        message = find_message(chat, path_number(request, "message_id"))
        if message.sender != user.id:
            raise Refused("this message was written by somebody else", 403)
        return message


def speaker(world: World, chat_id: int, body: Body) -> tuple[Chat, User]:
    """The chat and the person who speaks in it, once it is sure that this person can."""
    chat, user = find_chat(world, chat_id, body.text("bot")), find_user(world, body.needed("from"))
    if chat.upgraded_to is not None:
        raise Refused(f"the group became the supergroup {chat.upgraded_to}")
    check_sees(chat, user)
    if chat.private and chat.blocked:
        raise Refused("you have blocked this bot; unblock it first")
    return chat, user


def say(world: World, drafts: list[Draft]) -> list[Message]:
    """A person's messages enter the chat; the first one ever opens a private chat for the bot."""
    chat = drafts[0].chat
    chat.started = chat.started or chat.private
    if len(drafts) > 1:
        album = world.big_number()
        for made in drafts:
            made.album = album
    return [post(world, made) for made in drafts]


def _draft(chat: Chat, user: User, body: Body, kind: str, fields: Json) -> Draft:
    made = Draft(chat, user.id, kind, fields, reply_to=body.number("reply_to_message_id"))
    target = find_message(chat, made.reply_to) if made.reply_to else None
    thread = body.number("message_thread_id")
    if chat.is_forum and thread in (None, 0) and target is not None:
        thread = target.thread
    made.thread = _open_thread(chat, user, thread)
    return made


def _open_thread(chat: Chat, user: User, thread: int | None) -> int | None:
    if not chat.is_forum:
        return None
    topic = chat.topics.get(thread or GENERAL_TOPIC)
    if thread and thread != GENERAL_TOPIC and topic is None:
        raise Refused(f"there is no topic {thread} in this chat")
    member = chat.member(user.id)
    if topic is not None and topic.closed and not (member and member.admin):
        raise Refused("this topic is closed")
    return thread if thread and thread != GENERAL_TOPIC else None


def text_fields(text: str) -> Json:
    clean, entities = tidied(text, [])
    if not clean:
        raise Refused('there is nothing to send: "text" is empty')
    if len(clean) > MOST_TEXT:
        raise bad("Message is too long")
    return {"text": clean} | ({"entities": entities} if entities else {})


def contact_of(given: Any, user: User) -> Json:
    """`true` means one's own card; an own number carries the person's id, which is how bots trust it."""
    if given is True:
        given = {}
    if not isinstance(given, dict):
        raise Refused('"contact" must be an object or true')
    card: Json = {"phone_number": str(given.get("phone_number") or user.phone_number or "+8613800000000")}
    card["first_name"] = str(given.get("first_name") or user.first_name)
    card |= present({"last_name": str(given.get("last_name") or ("" if given else user.last_name))})
    own = not given or card["phone_number"] == user.phone_number
    known = as_number(given["user_id"], "user_id") if given.get("user_id") else user.id if own else None
    return card | present({"user_id": known})


def location_of(given: Any) -> Json:
    try:
        latitude, longitude = float(given["latitude"]), float(given["longitude"])
    except (KeyError, TypeError, ValueError):
        latitude = longitude = math.nan
    if not (abs(latitude) <= 90 and abs(longitude) <= 180):
        raise Refused('"location" must be {"latitude": number, "longitude": number}')
    return {"latitude": latitude, "longitude": longitude}
