"""A world is a JSON file: bots, users and chats, read once at the start; nothing is ever written back.

{"bots": [{"id", "username", "first_name", "token", "privacy"?}],
 "users": [{"id", "first_name", "last_name"?, "username"?, "language_code"?, "phone_number"?, "role"?,
            "unit"? (a string or a list), "started"? (true: has spoken with every bot)}],
 "chats": [{"id", "type", "title", "is_forum"?, "purpose"?, "username"?, "members": [id] (the first owns it),
            "admins"?: [id], "bots"?: [username], "bot_admin"?, "bot_rights"?: {flag: bool},
            "topics"?: [{"id", "name", "icon_color"?}]}]}
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from simulator.rights import FULL_ADMIN
from simulator.state import ADMIN, CREATOR, MEMBER, Bot, Chat, Json, Member, Message, Topic, User
from simulator.updates import Queue
from simulator.world import World

WORLDS = Path(__file__).parent / "worlds"


def find_world(name: str | Path) -> Path:
    """A path, or the name of a world that comes with the simulator."""
    shipped = WORLDS / f"{name}.json"
    return shipped if shipped.exists() else Path(name)


def load(world: World, path: Path) -> None:
    fill(world, json.loads(path.read_text(encoding="utf8")))


def fill(world: World, file: Json) -> None:
    for given in file.get("bots", []):
        _bot(world, given)
    for given in file.get("users", []):
        _user(world, given)
    for given in file.get("chats", []):
        _chat(world, given)


def _bot(world: World, given: Json) -> None:
    user = User(given["id"], given["first_name"], username=given["username"], is_bot=True)
    queue = Queue(world.clock, world.rng)
    world.bots[user.id] = Bot(user, given["token"], queue, privacy=given.get("privacy", True))


def _user(world: World, given: Json) -> None:
    user = User(given["id"], given["first_name"], given.get("last_name", ""), given.get("username", ""))
    user.language_code, user.phone_number = given.get("language_code", ""), given.get("phone_number", "")
    unit = given.get("unit")
    user.unit = ",".join(unit) if isinstance(unit, list) else unit
    user.role = given.get("role")
    world.users[user.id] = user
    if given.get("started"):
        for bot in world.bots.values():
            world.private(bot, user).started = True


def _chat(world: World, given: Json) -> None:
    chat = Chat(given["id"], given["type"], given.get("title", ""), username=given.get("username", ""))
    chat.purpose, chat.is_forum = given.get("purpose"), given.get("is_forum", False)
    chat.members = {number: Member(MEMBER) for number in given.get("members", [])}
    for number in given.get("admins", []):
        chat.members[number] = Member(ADMIN, dict(FULL_ADMIN))
    owner = given.get("owner", next(iter(given.get("members", [])), None))
    if owner is not None:
        chat.members[owner] = Member(CREATOR)
    for name in given.get("bots", []):
        chat.members[_bot_id(world, name)] = _bot_member(given)
    world.chats[chat.id] = chat
    for topic in sorted(given.get("topics", []), key=_topic_id):
        _topic(world, chat, topic, owner or 0)


def _bot_id(world: World, name: str) -> int:
    bot = world.bot_by_name(name)
    if bot is None:
        raise ValueError(f"the world file names a bot that it does not have: {name}")
    return bot.id


def _bot_member(given: Json) -> Member:
    if not given.get("bot_admin"):
        return Member(MEMBER)
    return Member(ADMIN, FULL_ADMIN | given.get("bot_rights", {}))


def _topic_id(topic: Json) -> Any:
    return topic["id"]


def _topic(world: World, chat: Chat, given: Json, owner: int) -> None:
    """Topics of the file are older than anybody's updates: their first line is there, but it is told to nobody."""
    topic = Topic(given["id"], given["name"], given.get("icon_color", 0x6FB9F0))
    chat.topics[topic.id] = topic
    content: Json = {"forum_topic_created": {"name": topic.name, "icon_color": topic.color}}
    line = Message(topic.id, chat, owner, world.now(), content, "forum_topic_created", service=True, thread=topic.id)
    chat.messages[topic.id] = line
    chat.last_id = max(chat.last_id, topic.id)
