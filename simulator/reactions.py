"""A reaction belongs to a person and a message; bots hear of it only as administrators that asked for it."""

from __future__ import annotations

from simulator.delivery import of_chat, push
from simulator.shapes import chat_json, user_json
from simulator.state import Json, Message, User
from simulator.world import World


def react(world: World, message: Message, user: User, new: list[Json]) -> None:
    """Replace this person's reactions to the message; an empty list takes them back."""
    old = message.reactions.pop(user.id, [])
    if new:
        message.reactions[user.id] = new
    if old == new:
        return
    if user.id not in world.bots:
        _tell(world, message, user, old, new)
    emoji = next((reaction.get("emoji") for reaction in new), None)
    event = {"type": "reaction", **of_chat(world, message.chat), "message_id": message.id}
    world.bus.publish(event | {"user_id": user.id, "emoji": emoji})


def _tell(world: World, message: Message, user: User, old: list[Json], new: list[Json]) -> None:
    chat = message.chat
    body: Json = {"chat": chat_json(world, chat), "message_id": message.id, "user": user_json(user)}
    body |= {"date": world.now(), "old_reaction": old, "new_reaction": new}
    for bot in world.bots_in(chat):
        member = chat.member(bot.id)
        if chat.private or (member is not None and member.admin):
            push(bot, "message_reaction", body, f"chat:{chat.id}")
