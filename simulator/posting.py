"""The one place where a message enters a chat, whoever wrote it: number it, keep it, tell everyone who may hear."""

from __future__ import annotations

from dataclasses import dataclass

from simulator.delivery import announce, of_chat
from simulator.shapes import message_json
from simulator.state import Chat, Json, Message, Topic
from simulator.world import World


@dataclass
class Draft:
    """A message before it has a number. `kind` is the content field that names it: "text", "photo", ..."""

    chat: Chat
    sender: int
    kind: str
    content: Json
    service: bool = False
    thread: int | None = None
    reply_to: int | None = None
    quote: Json | None = None
    markup: Json | None = None
    album: str | None = None
    origin: Json | None = None
    protected: bool = False


def post(world: World, draft: Draft) -> Message:
    message = Message(
        world.next_message_id(draft.chat),
        draft.chat,
        draft.sender,
        world.now(),
        draft.content,
        draft.kind,
        service=draft.service,
        thread=draft.thread or _chain(draft),
        reply_to=draft.reply_to,
        quote=draft.quote,
        markup=draft.markup,
        album=draft.album,
        origin=draft.origin,
        protected=draft.protected,
    )
    draft.chat.messages[message.id] = message
    announce(world, message)
    return message


def _chain(draft: Draft) -> int | None:
    """In a supergroup without topics a chain of replies is a thread, named after its first message."""
    target = draft.chat.messages.get(draft.reply_to or 0)
    if target is None or draft.chat.is_forum or draft.chat.type != "supergroup":
        return None
    return target.thread or target.id


def service(world: World, chat: Chat, sender: int, content: Json, *, thread: int | None = None) -> Message:
    """A line in the middle of the chat: somebody joined, a topic was made. Its kind is its first field."""
    return post(world, Draft(chat, sender, next(iter(content)), content, service=True, thread=thread))


def pin(world: World, message: Message, actor: int) -> None:
    chat = message.chat
    chat.pinned = [known for known in chat.pinned if known != message.id] + [message.id]
    shown = message_json(world, message, nested=True)
    service(world, chat, actor, {"pinned_message": shown}, thread=message.thread)


def open_topic(world: World, chat: Chat, actor: int, name: str, color: int, emoji: str = "") -> Topic:
    """A topic is numbered by the message that says it was made, so it must be known before that message is told."""
    topic = Topic(chat.last_id + 1, name, color, emoji)
    chat.topics[topic.id] = topic
    content: Json = {"name": name, "icon_color": color} | ({"icon_custom_emoji_id": emoji} if emoji else {})
    service(world, chat, actor, {"forum_topic_created": content}, thread=topic.id)
    return topic


def change(world: World, message: Message, content: Json, kind: str, markup: Json | None) -> None:
    """An edit: the old content is replaced, never changed in place, since updates not yet fetched still show it."""
    message.content, message.kind, message.markup = content, kind, markup
    message.edited = world.now()
    announce(world, message, "edited_message")


def remove(world: World, message: Message) -> None:
    """Gone for everyone; bots are never told that something was deleted."""
    chat = message.chat
    chat.messages.pop(message.id, None)
    chat.pinned = [known for known in chat.pinned if known != message.id]
    world.bus.publish({"type": "deleted", **of_chat(world, chat), "message_id": message.id})


def drop_topic(world: World, chat: Chat, thread: int) -> None:
    chat.topics.pop(thread, None)
    for message in [m for m in chat.messages.values() if m.thread == thread]:
        remove(world, message)
