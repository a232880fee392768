"""May this bot speak here? The questions come in the server's order, because clients see only the first "no"."""

from __future__ import annotations

from simulator import rights
from simulator.errors import ApiError, bad, forbidden
from simulator.fields import whole
from simulator.registry import Call
from simulator.state import GENERAL_TOPIC, KICKED, Bot, Chat, Message
from simulator.world import World


def find_chat(call: Call, name: str = "chat_id", *, write: bool = True) -> Chat:
    """The chat an argument names; `write` is whether the method needs more than to read."""
    text = call.args.get(name)
    if not text:
        raise bad(f"{name} is empty")
    chat = _lookup(call.world, call.bot, text)
    if chat is None:
        raise bad("chat not found")
    if chat.private:
        _check_private(call.world, chat, write)
    else:
        _check_group(chat, call.bot, write)
    return chat


def _lookup(world: World, bot: Bot, text: str) -> Chat | None:
    if text.startswith("@"):
        return world.chat_by_username(text)
    chat_id = whole(text)
    if chat_id in world.bots:
        raise forbidden("USER_IS_BOT")
    if chat_id in world.users:
        return world.private(bot, world.users[chat_id]) if world.knows(bot, chat_id) else None
    return world.chats.get(chat_id)


def _check_private(world: World, chat: Chat, write: bool) -> None:
    if write and world.users[chat.id].deleted:
        raise forbidden("user is deactivated")


def _check_group(chat: Chat, bot: Bot, write: bool) -> None:
    words = f"{'group' if chat.type == 'group' else chat.type} chat"
    if chat.upgraded_to is not None:
        if write:
            raise ApiError(400, "group chat was upgraded to a supergroup chat", migrate_to=chat.upgraded_to)
        return
    if chat.deleted:
        raise forbidden(f"the {words} was deleted")
    member = chat.members.get(bot.id)
    if member is not None and member.status == KICKED:
        raise forbidden(f"bot was kicked from the {words}")
    if (member is None or not member.present) and (write or not chat.username):
        raise forbidden(f"bot is not a member of the {words}")


def find_thread(chat: Chat, thread_id: int) -> int | None:
    """The topic to write to, None for General and for chats without topics (there the number is ignored)."""
    if not chat.is_forum or thread_id == 0:
        return None
    if thread_id == GENERAL_TOPIC or thread_id not in chat.topics:
        raise bad("message thread not found")
    return thread_id


def check_may_write(world: World, bot: Bot, chat: Chat) -> None:
    """What Telegram's own side says at the very end: the person never started the bot, or shut it out."""
    if chat.private and world.users[chat.id].deleted:
        raise forbidden("user is deactivated")
    if chat.private and not chat.started:
        raise bad("PEER_ID_INVALID")
    if chat.private and chat.blocked:
        raise bad("USER_IS_BLOCKED")


def check_topic_open(bot: Bot, chat: Chat, thread: int | None) -> None:
    topic = chat.topics.get(thread or GENERAL_TOPIC)
    if topic is None or not topic.closed:
        return
    member = chat.member(bot.id)
    if member is None or not member.may("can_manage_topics"):
        raise bad("TOPIC_CLOSED")


def require(call: Call, chat: Chat, flag: str, words: str) -> None:
    if not rights.can(chat, chat.member(call.bot.id), flag):
        raise bad(words)


def find_message(call: Call, chat: Chat, message_id: int, words: str) -> Message:
    """`words` end the refusal: "message to edit not found"."""
    found = chat.messages.get(message_id)
    if found is None:
        raise bad(f"{words} not found")
    return found
