"""Who there is and where they meet: the world as a list, new people, new groups, and what happens to groups."""

from __future__ import annotations

from typing import Any

from aiohttp import web

from simulator import rights
from simulator.delivery import member_changed
from simulator.membership import found_chat, promoted, set_member
from simulator.people.body import (
    Body,
    Refused,
    check_sees,
    find_bot,
    find_chat,
    find_user,
    path_number,
    read_body,
    shown,
)
from simulator.posting import drop_topic, open_topic, service
from simulator.shapes import chat_json, topic_json, user_json
from simulator.state import GENERAL_TOPIC, KICKED, MEMBER, RESTRICTED, Bot, Chat, Json, Member, User
from simulator.world import World

FIRST_ID = 9001


def _menu(bot: Bot) -> list[Json]:
    """What a person finds under "/" in the private chat, in the first language that was set."""
    scopes = ("all_private_chats", "default")
    return next((told for scope in scopes for (kind, _), told in bot.commands.items() if kind == scope), [])


class Places:
    def __init__(self, world: World) -> None:
        self.world = world

    async def everything(self, request: web.Request) -> web.Response:
        world = self.world
        bots = [user_json(bot.user) | {"commands": _menu(bot)} for bot in world.bots.values()]
        users = [self._person(user) for user in world.users.values() if not user.deleted]
        chats = [self._place(chat) for chat in world.chats.values() if chat.upgraded_to is None]
        return shown({"bots": bots, "users": users, "chats": chats})

    def _person(self, user: User) -> Json:
        more = {"role": user.role, "unit": user.unit, "phone_number": user.phone_number or None}
        return user_json(user) | more

    def _place(self, chat: Chat) -> Json:
        """`members` are people; bots that are there have a list of their own, and a forum lists its topics."""
        members = [user_id for user_id in chat.people() if user_id in self.world.users]
        bots = [user_id for user_id in chat.people() if user_id in self.world.bots]
        shown_chat = chat_json(self.world, chat) | {"purpose": chat.purpose, "members": members, "bots": bots}
        named = [topic for topic in chat.topics.values() if topic.id != GENERAL_TOPIC]
        topics = [topic_json(topic) | {"is_closed": topic.closed} for topic in named]
        return shown_chat | ({"topics": topics} if chat.is_forum else {})

    async def new_user(self, request: web.Request) -> web.Response:
        body = await read_body(request)
        if not body.text("first_name").strip():
            raise Refused('"first_name" is missing')
        number = max([FIRST_ID - 1, *self.world.users]) + 1
        user = User(number, body.text("first_name").strip(), body.text("last_name").strip(), body.text("username"))
        user.language_code, user.phone_number = body.text("language_code"), body.text("phone_number")
        user.role, user.unit = body.text("role") or None, body.text("unit") or None
        self.world.users[user.id] = user
        self.world.bus.publish({"type": "user", "user": self._person(user)})
        return shown(user_json(user))

    async def new_chat(self, request: web.Request) -> web.Response:
        body = await read_body(request)
        kind = body.text("type")
        if kind not in ("group", "supergroup"):
            raise Refused('"type" must be "group" or "supergroup"')
        if not body.text("title").strip():
            raise Refused('"title" is missing')
        if kind == "group" and body.flag("is_forum"):
            raise Refused("only a supergroup can be a forum")
        chat = Chat(_new_id(self.world, kind), kind, body.text("title").strip(), is_forum=body.flag("is_forum"))
        chat.purpose = body.text("purpose") or None
        people = [find_user(self.world, number) for number in body.numbers("members")]
        bots = [find_bot(self.world, name).user for name in _names(body)]
        found_chat(self.world, chat, people, bots, body.flag("bot_admin"))
        return self._answer(chat)

    def _answer(self, chat: Chat) -> web.Response:
        return shown(chat_json(self.world, chat))

    async def _group(self, request: web.Request) -> tuple[Body, Chat, User]:
        """The group, and who acts in it: "from" if given, else its owner or first member."""
        body = await read_body(request)
        chat = find_chat(self.world, path_number(request, "chat_id"))
        if chat.private:
            raise Refused("this is a private chat")
        actor = body.number("from")
        if actor is not None:
            check_sees(chat, find_user(self.world, actor))
        people = [number for number in chat.people() if number in self.world.users]
        chosen = actor or next(iter(people), None) or next(iter(self.world.users))
        return body, chat, self.world.users[chosen]

    def _who(self, body: Body) -> User:
        """The one it happens to: {"user": id}, or {"bot": name}, or the first bot."""
        number = body.number("user") or body.number("user_id") or body.number("member")
        return find_user(self.world, number) if number else find_bot(self.world, body.text("bot")).user

    def _several(self, body: Body) -> list[User]:
        """{"members": [id]} names several at once."""
        return [find_user(self.world, number) for number in body.numbers("members")] or [self._who(body)]

    async def kick(self, request: web.Request) -> web.Response:
        body, chat, actor = await self._group(request)
        for user in self._several(body):
            set_member(self.world, chat, actor, user, Member(KICKED))
        return self._answer(chat)

    async def add(self, request: web.Request) -> web.Response:
        body, chat, actor = await self._group(request)
        users = self._several(body)
        for user in users:
            if chat.member(user.id) is not None:
                raise Refused(f"{user.first_name} is in the chat already")
        for user in users:
            set_member(self.world, chat, actor, user, Member(MEMBER))
        return self._answer(chat)

    async def promote(self, request: web.Request) -> web.Response:
        """All the usual rights, or those in "rights"; {"demote": true} takes them away."""
        body, chat, actor = await self._group(request)
        user = self._who(body)
        member = chat.member(user.id)
        if member is None:
            raise Refused(f"{user.first_name} is not in the chat")
        new = Member(MEMBER) if body.flag("demote") else promoted(member, _rights(body.thing("rights")))
        set_member(self.world, chat, actor, user, new)
        return self._answer(chat)

    async def restrict(self, request: web.Request) -> web.Response:
        """Mute: what is not in "permissions" is not allowed."""
        body, chat, actor = await self._group(request)
        allowed = _rights(body.thing("permissions")) or {}
        set_member(self.world, chat, actor, self._who(body), Member(RESTRICTED, allowed))
        return self._answer(chat)

    async def migrate(self, request: web.Request) -> web.Response:
        """A basic group becomes a supergroup: a new id, new message numbers, the old chat only points to it."""
        _, old, actor = await self._group(request)
        if old.type != "group" or old.upgraded_to is not None:
            raise Refused("only a basic group can become a supergroup")
        new = Chat(_new_id(self.world, "supergroup"), "supergroup", old.title, purpose=old.purpose)
        new.members, new.permissions = dict(old.members), dict(old.permissions)
        self.world.chats[new.id] = new
        service(self.world, old, actor.id, {"migrate_to_chat_id": new.id})
        old.upgraded_to, old.purpose = new.id, None
        service(self.world, new, actor.id, {"migrate_from_chat_id": old.id})
        self.world.bus.publish({"type": "chat", "chat_id": new.id})
        return self._answer(new)

    async def new_topic(self, request: web.Request) -> web.Response:
        body, chat, actor = await self._group(request)
        if not chat.is_forum:
            raise Refused("the chat is not a forum")
        if not body.text("name").strip():
            raise Refused('"name" is missing')
        color = body.number("icon_color", 0x6FB9F0) or 0
        return shown(topic_json(open_topic(self.world, chat, actor.id, body.text("name").strip()[:128], color)))

    async def delete_topic(self, request: web.Request) -> web.Response:
        _, chat, _ = await self._group(request)
        thread = path_number(request, "thread")
        if thread not in chat.topics:
            raise Refused(f"there is no topic {thread} in this chat", 404)
        drop_topic(self.world, chat, thread)
        return self._answer(chat)

    async def block(self, request: web.Request) -> web.Response:
        return await self._shut(request, True)

    async def unblock(self, request: web.Request) -> web.Response:
        return await self._shut(request, False)

    async def _shut(self, request: web.Request, blocked: bool) -> web.Response:
        body = await read_body(request)
        user, bot = find_user(self.world, path_number(request, "id")), find_bot(self.world, body.text("bot"))
        chat = self.world.private(bot, user)
        if chat.blocked != blocked:
            chat.blocked = blocked
            old, new = (Member(MEMBER), Member(KICKED)) if blocked else (Member(KICKED), Member(MEMBER))
            member_changed(self.world, chat, user, bot.user, old, new)
        return shown(True)

    async def delete_user(self, request: web.Request) -> web.Response:
        user = find_user(self.world, path_number(request, "id"))
        user.deleted = True
        self.world.bus.publish({"type": "user", "user": user_json(user)})
        return shown(True)


def _new_id(world: World, kind: str) -> int:
    if kind == "group":
        return min([-6000, *(number for number in world.chats if number > -(10**12))]) - 1
    return min([-1001000000100, *world.chats]) - 1


def _names(body: Body) -> list[str]:
    value = body.thing("bots") or []
    if not isinstance(value, list) or not all(isinstance(name, str) for name in value):
        raise Refused('"bots" must be a list of usernames')
    return value


def _rights(given: Any) -> dict[str, bool] | None:
    if given is None:
        return None
    if not isinstance(given, dict):
        raise Refused("rights must be an object of booleans")
    known = {*rights.FULL_ADMIN, *rights.PERMISSIONS}
    return {flag: value is True for flag, value in given.items() if flag in known}
