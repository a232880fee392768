"""What people do with a finger: press a button and wait for the bot, vote, put a heart on a message."""

from __future__ import annotations

import asyncio

from aiohttp import web

from simulator.delivery import push
from simulator.keyboards import find_button
from simulator.people.body import Body, Refused, find_message, path_number, read_body, shown
from simulator.people.talk import contact_of, location_of, say, speaker, text_fields
from simulator.posting import Draft
from simulator.reactions import react
from simulator.shapes import message_json, poll_json, user_json
from simulator.state import Chat, Json, Message, User
from simulator.votes import cast
from simulator.world import Press, World

NOTHING: Json = {"answered": False, "text": None, "show_alert": False, "url": None}


class Taps:
    def __init__(self, world: World) -> None:
        self.world = world

    async def _tapped(self, request: web.Request) -> tuple[Body, Chat, User, Message]:
        body = await read_body(request)
        chat, user = speaker(self.world, path_number(request, "chat_id"), body)
        return body, chat, user, find_message(chat, path_number(request, "message_id"))

    async def press(self, request: web.Request) -> web.Response:
        body, _, user, message = await self._tapped(request)
        words = body.text("button") or None
        data = body.text("data") or None
        if words is None and data is None:
            raise Refused('say which "button" or "data"')
        button = find_button(message.markup, words, data)
        if button is None:
            raise Refused(f"there is no button {words or data!r} on this message")
        if message.inline is None:
            return shown(self._reply_button(body, user, message, button))
        return shown(await self._inline_button(user, message, button))

    def _reply_button(self, body: Body, user: User, message: Message, button: Json) -> Json:
        """A reply keyboard only types for the person; nothing is answered, so nothing is waited for."""
        kind, fields = "text", {}
        if button.get("request_contact"):
            kind, fields = "contact", {"contact": contact_of(True, user)}
        elif button.get("request_location"):
            kind, fields = "location", {"location": location_of(body.thing("location"))}
        else:
            fields = text_fields(button["text"])
        made = Draft(message.chat, user.id, kind, fields, thread=message.thread)
        made.reply_to = message.id if kind != "text" else None
        say(self.world, [made])
        return NOTHING | {"answered": True}

    async def _inline_button(self, user: User, message: Message, button: Json) -> Json:
        if "callback_data" not in button:
            return NOTHING | {"answered": True, "url": button.get("url") or button.get("web_app", {}).get("url")}
        if message.sender not in self.world.bots:
            raise Refused("the bot of this message is gone")
        press = self._told(user, message, str(button["callback_data"]))
        assert press.answer is not None
        try:
            return await asyncio.wait_for(press.answer, self.world.knobs.press_wait)
        except TimeoutError:
            return NOTHING

    def _told(self, user: User, message: Message, data: str) -> Press:
        world, bot = self.world, self.world.bots[message.sender]
        answer: asyncio.Future[Json] = asyncio.get_running_loop().create_future()
        press = Press(world.big_number(), bot, user.id, message, world.clock(), answer)
        world.presses[press.id] = press
        bot.seen.add(user.id)
        update: Json = {"id": press.id, "from": user_json(user), "message": message_json(world, message)}
        update |= {"chat_instance": _instance(world, message.chat), "data": data}
        push(bot, "callback_query", update, f"user:{user.id}")
        return press

    async def vote(self, request: web.Request) -> web.Response:
        body, _, user, message = await self._tapped(request)
        if "poll" not in message.content:
            raise Refused("this message is not a poll")
        poll = self.world.polls[message.content["poll"]["id"]]
        chosen = body.numbers("option_ids")
        if poll_json(self.world, poll)["is_closed"]:
            raise Refused("the poll is closed")
        if any(not 0 <= index < len(poll.options) for index in chosen):
            raise Refused("there is no such option")
        if len(chosen) > 1 and not poll.multiple:
            raise Refused("only one option may be chosen")
        cast(self.world, poll, user, chosen)
        return shown(poll_json(self.world, poll))

    async def react(self, request: web.Request) -> web.Response:
        body, _, user, message = await self._tapped(request)
        emoji = body.text("emoji")
        react(self.world, message, user, [{"type": "emoji", "emoji": emoji}] if emoji else [])
        return shown(True)


def _instance(world: World, chat: Chat) -> str:
    chat.instance = chat.instance or world.big_number()
    return chat.instance
