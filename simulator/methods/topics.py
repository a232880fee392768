"""A topic is the message that says it was made, a name and a lock; General is topic 1, never written to by number."""

from __future__ import annotations

from simulator import access, flood, rights
from simulator.errors import bad
from simulator.posting import drop_topic, open_topic, service
from simulator.registry import Call, method
from simulator.shapes import topic_json
from simulator.state import GENERAL_TOPIC, Chat, Json, Topic

COLORS = (7322096, 16766590, 13338331, 9367192, 16749490, 16478047)
MOST_NAME = 128
# The beginning of the set that clients offer for topics.
ICONS = {
    "📰": "5434144690511290129",
    "💡": "5312536423851630001",
    "⚡️": "5312016608254762256",
    "🔎": "5309965701241379366",
}
RIGHTS_EDIT = "not enough rights to edit the topic"
RIGHTS_CLOSE = "not enough rights to close or open the topic"


def _forum(call: Call) -> Chat:
    chat = access.find_chat(call)
    if not chat.is_forum:
        raise bad("the chat is not a forum")
    return chat


def _managed(call: Call, words: str) -> Chat:
    chat = _forum(call)
    access.require(call, chat, "can_manage_topics", words)
    return chat


def _topic(call: Call, words: str) -> tuple[Chat, Topic]:
    chat = _forum(call)
    number = access.find_thread(chat, call.args.number("message_thread_id", 0, 2**31 - 1))
    if number is None:
        raise bad("message thread not found")
    if not rights.can(chat, chat.member(call.bot.id), "can_manage_topics"):
        raise bad(words)
    return chat, chat.topics[number]


@method("createForumTopic")
def create_forum_topic(call: Call) -> Json:
    name = call.args.get("name").strip()[:MOST_NAME]
    color = call.args.number("icon_color", 0, 0xFFFFFF) or COLORS[0]
    chat = _managed(call, "not enough rights to create a topic")
    if not name:
        raise bad("name must be non-empty")
    if color not in COLORS:
        raise bad("invalid icon color specified")
    flood.spend(call, chat)
    emoji = call.args.get("icon_custom_emoji_id")
    return topic_json(open_topic(call.world, chat, call.bot.id, name, color, emoji))


@method("editForumTopic")
def edit_forum_topic(call: Call) -> bool:
    chat, topic = _topic(call, RIGHTS_EDIT)
    changed: Json = {}
    if "name" in call.args:
        changed["name"] = call.args.get("name").strip()[:MOST_NAME]
    if "icon_custom_emoji_id" in call.args:
        changed["icon_custom_emoji_id"] = call.args.get("icon_custom_emoji_id")
    if not changed:
        return True
    name, emoji = changed.get("name") or topic.name, changed.get("icon_custom_emoji_id", topic.emoji)
    if (name, emoji) == (topic.name, topic.emoji):
        raise bad("TOPIC_NOT_MODIFIED")
    topic.name, topic.emoji = name, emoji
    service(call.world, chat, call.bot.id, {"forum_topic_edited": changed}, thread=topic.id)
    return True


def _lock(call: Call, chat: Chat, topic: Topic, closed: bool) -> bool:
    if topic.closed == closed:
        raise bad("TOPIC_NOT_MODIFIED")
    topic.closed = closed
    thread = None if topic.id == GENERAL_TOPIC else topic.id
    kind = "forum_topic_closed" if closed else "forum_topic_reopened"
    service(call.world, chat, call.bot.id, {kind: {}}, thread=thread)
    return True


@method("closeForumTopic")
def close_forum_topic(call: Call) -> bool:
    return _lock(call, *_topic(call, RIGHTS_CLOSE), True)


@method("reopenForumTopic")
def reopen_forum_topic(call: Call) -> bool:
    return _lock(call, *_topic(call, RIGHTS_CLOSE), False)


@method("deleteForumTopic")
def delete_forum_topic(call: Call) -> bool:
    """Takes every message of the topic with it; needs the right to delete messages, not the one to manage topics."""
    chat = _forum(call)
    number = access.find_thread(chat, call.args.number("message_thread_id", 0, 2**31 - 1))
    if number is None:
        raise bad("message thread not found")
    access.require(call, chat, "can_delete_messages", "not enough rights to delete the topic")
    drop_topic(call.world, chat, number)
    return True


@method("getForumTopicIconStickers")
def get_forum_topic_icon_stickers(call: Call) -> list[Json]:
    return [_icon(emoji, number) for emoji, number in ICONS.items()]


def _icon(emoji: str, number: str) -> Json:
    names = {"file_id": f"CAAC{number}", "file_unique_id": f"AgAD{number}", "type": "custom_emoji", "emoji": emoji}
    looks: Json = {"width": 512, "height": 512, "is_animated": True, "is_video": False}
    return names | looks | {"set_name": "Topics", "custom_emoji_id": number, "needs_repainting": False}


def _general(call: Call, words: str) -> tuple[Chat, Topic]:
    chat = _managed(call, words)
    return chat, chat.topics.setdefault(GENERAL_TOPIC, Topic(GENERAL_TOPIC, "General"))


@method("editGeneralForumTopic")
def edit_general_forum_topic(call: Call) -> bool:
    chat, topic = _general(call, RIGHTS_EDIT)
    name = call.args.get("name").strip()[:MOST_NAME]
    if name == topic.name:
        raise bad("TOPIC_NOT_MODIFIED")
    topic.name = name
    service(call.world, chat, call.bot.id, {"forum_topic_edited": {"name": name}})
    return True


@method("closeGeneralForumTopic")
def close_general_forum_topic(call: Call) -> bool:
    return _lock(call, *_general(call, RIGHTS_CLOSE), True)


@method("reopenGeneralForumTopic")
def reopen_general_forum_topic(call: Call) -> bool:
    return _lock(call, *_general(call, RIGHTS_CLOSE), False)


def _hide(call: Call, hidden: bool) -> bool:
    """Hiding General also closes it; showing it again leaves it closed."""
    chat, topic = _general(call, "not enough rights to manage topics in the chat")
    if topic.hidden == hidden:
        raise bad("TOPIC_NOT_MODIFIED")
    topic.hidden, topic.closed = hidden, hidden or topic.closed
    kind = "general_forum_topic_hidden" if hidden else "general_forum_topic_unhidden"
    service(call.world, chat, call.bot.id, {kind: {}})
    return True


@method("hideGeneralForumTopic")
def hide_general_forum_topic(call: Call) -> bool:
    return _hide(call, True)


@method("unhideGeneralForumTopic")
def unhide_general_forum_topic(call: Call) -> bool:
    return _hide(call, False)
