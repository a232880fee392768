"""Pins: in private anybody may, in a group the right decides; the last one pinned is the first one unpinned."""

from __future__ import annotations

from simulator import access
from simulator.errors import bad
from simulator.posting import pin
from simulator.registry import Call, method
from simulator.state import Chat

NO_RIGHT = "not enough rights to manage pinned messages in the chat"


def _chat(call: Call) -> Chat:
    chat = access.find_chat(call)
    if not chat.private:
        access.require(call, chat, "can_pin_messages", NO_RIGHT)
    return chat


@method("pinChatMessage")
def pin_chat_message(call: Call) -> bool:
    chat = access.find_chat(call)
    message = access.find_message(call, chat, call.args.message_id(), "message to pin")
    if not chat.private:
        access.require(call, chat, "can_pin_messages", NO_RIGHT)
    if message.service:
        raise bad("service messages can't be pinned")
    pin(call.world, message, call.bot.id)
    return True


@method("unpinChatMessage")
def unpin_chat_message(call: Call) -> bool:
    chat = _chat(call)
    number = call.args.message_id() or next(iter(chat.pinned[::-1]), 0)
    if number not in chat.messages:
        raise bad("message to unpin not found")
    chat.pinned = [known for known in chat.pinned if known != number]
    return True


@method("unpinAllChatMessages")
def unpin_all_chat_messages(call: Call) -> bool:
    _chat(call).pinned.clear()
    return True


@method("unpinAllForumTopicMessages")
def unpin_all_forum_topic_messages(call: Call) -> bool:
    chat = _chat(call)
    if not chat.is_forum:
        raise bad("the chat is not a forum")
    thread = access.find_thread(chat, call.args.number("message_thread_id", 0, 2**31 - 1))
    return _unpin_in(chat, thread)


@method("unpinAllGeneralForumTopicMessages")
def unpin_all_general_forum_topic_messages(call: Call) -> bool:
    chat = _chat(call)
    if not chat.is_forum:
        raise bad("the chat is not a forum")
    return _unpin_in(chat, None)


def _unpin_in(chat: Chat, thread: int | None) -> bool:
    chat.pinned = [known for known in chat.pinned if chat.messages[known].thread != thread]
    return True
