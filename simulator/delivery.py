"""Who hears what: an update is cut for each bot at the moment something happens, or it never comes to that bot."""

from __future__ import annotations

from simulator.shapes import chat_json, member_json, message_json, user_json
from simulator.state import Bot, Chat, Json, Member, Message, User
from simulator.updates import ASKED_ONLY
from simulator.world import World

# A bot is told of these even when it did them itself.
ECHOED = frozenset(
    str.split(
        "forum_topic_created forum_topic_edited forum_topic_closed forum_topic_reopened general_forum_topic_hidden "
        "general_forum_topic_unhidden pinned_message new_chat_title left_chat_member"
    )
)


def push(bot: Bot, kind: str, payload: Json, lane: str) -> None:
    wanted = kind in bot.allowed if bot.allowed is not None else kind not in ASKED_ONLY
    if wanted and not bot.logged_out:
        bot.queue.push(kind, payload, lane)


def announce(world: World, message: Message, kind: str = "message") -> None:
    """Tell the bots that may hear it, and every open page."""
    chat = message.chat
    if chat.type == "channel":
        kind = {"message": "channel_post", "edited_message": "edited_channel_post"}[kind]
    for bot in world.bots_in(chat):
        if hears(world, bot, message):
            bot.seen.add(message.sender)
            push(bot, kind, message_json(world, message), f"chat:{chat.id}")
    publish(world, "edited" if "edited" in kind else "message", message)


def publish(world: World, kind: str, message: Message) -> None:
    shown = message_json(world, message, people=True)
    world.bus.publish({"type": kind, **of_chat(world, message.chat), "message": shown})


def of_chat(world: World, chat: Chat) -> Json:
    """How an event names its chat: a private one also by its bot, since its id is only the person's."""
    return {"chat_id": chat.id} | ({"bot": world.bots[chat.bot_id].user.username} if chat.private else {})


def hears(world: World, bot: Bot, message: Message) -> bool:
    if message.sender == bot.id:
        return message.service and message.kind in ECHOED
    if message.sender in world.bots and not message.service:
        return False
    member = message.chat.member(bot.id)
    if message.chat.private or message.service or not bot.privacy or (member is not None and member.admin):
        return True
    return _meant_for(world, bot, message)


def _meant_for(world: World, bot: Bot, message: Message) -> bool:
    """With privacy on: commands that name the bot or nobody, and replies to what it said."""
    target = message.chat.messages.get(message.reply_to or 0)
    if target is not None and target.sender == bot.id:
        return True
    words = str(message.content.get("text") or message.content.get("caption") or "").split()
    if not words or not words[0].startswith("/"):
        return False
    named = words[0].partition("@")[2]
    if named:
        return named.lower() == bot.user.username.lower()
    return _last_writer(world, message.chat) in (None, bot.id)


def _last_writer(world: World, chat: Chat) -> int | None:
    return next((m.sender for m in reversed(chat.messages.values()) if m.sender in world.bots), None)


def member_changed(world: World, chat: Chat, actor: User, user: User, old: Member, new: Member) -> None:
    """my_chat_member for the bot it is about, chat_member for the administrators that asked for it."""
    body: Json = {"chat": chat_json(world, chat), "from": user_json(actor), "date": world.now()}
    body |= {"old_chat_member": member_json(user, old), "new_chat_member": member_json(user, new)}
    if user.id in world.bots:
        push(world.bots[user.id], "my_chat_member", body, f"chat:{chat.id}")
    for bot in world.bots_in(chat):
        member = chat.member(bot.id)
        if bot.id != user.id and member is not None and member.admin:
            push(bot, "chat_member", body, f"user:{user.id}")
    world.bus.publish({"type": "chat", **of_chat(world, chat)})
