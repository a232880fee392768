"""Joining, leaving and rising: each is one change with three echoes: a line in the chat, an update, the page."""

from __future__ import annotations

from dataclasses import replace

from simulator import rights
from simulator.delivery import member_changed
from simulator.posting import service
from simulator.shapes import user_json
from simulator.state import ADMIN, CREATOR, LEFT, MEMBER, Chat, Json, Member, User
from simulator.world import World


def set_member(world: World, chat: Chat, actor: User, user: User, new: Member) -> None:
    """Give somebody a new standing and say so to everyone who is told of it."""
    old = chat.members.get(user.id) or Member(LEFT)
    chat.members[user.id] = new
    member_changed(world, chat, actor, user, old, new)
    if new.present and not old.present:
        service(world, chat, actor.id, joined(user))
    elif old.present and not new.present:
        _say_left(world, chat, actor, user)


def joined(user: User) -> Json:
    """The old names of the field are still sent; clients of ten years ago read them."""
    shown = user_json(user)
    return {"new_chat_members": [shown], "new_chat_participant": shown, "new_chat_member": shown}


def _say_left(world: World, chat: Chat, actor: User, user: User) -> None:
    """A bot that left or was removed still sees the line that says so in a basic group."""
    shown = user_json(user)
    service(world, chat, actor.id, {"left_chat_member": shown, "left_chat_participant": shown})


def promoted(member: Member, given: dict[str, bool] | None) -> Member:
    """An administrator with these rights; without a list, with all that administrators usually get."""
    return replace(member, status=ADMIN, rights=dict(given) if given is not None else dict(rights.FULL_ADMIN))


def found_chat(world: World, chat: Chat, people: list[User], bots: list[User], bot_admin: bool) -> None:
    """A new group: its first member owns it, the bots are added and told."""
    for index, user in enumerate(people):
        chat.members[user.id] = Member(CREATOR if index == 0 else MEMBER)
    world.chats[chat.id] = chat
    owner = people[0] if people else bots[0] if bots else next(iter(world.users.values()))
    for bot in bots:
        set_member(world, chat, owner, bot, Member(MEMBER))
        if bot_admin:
            set_member(world, chat, owner, bot, promoted(chat.members[bot.id], None))
    world.bus.publish({"type": "chat", "chat_id": chat.id})
