"""The JSON of the Bot API, field by field, with the old names the official server still sends beside the new ones."""

from __future__ import annotations

from typing import Any

from simulator import rights
from simulator.state import ADMIN, CREATOR, KICKED, RESTRICTED, Bot, Chat, Json, Member, Message, Poll, Topic, User
from simulator.world import World

GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
ME_FLAGS = {
    "can_join_groups": True,
    "supports_inline_queries": False,
    "supports_guest_queries": False,
    "can_connect_to_business": False,
    "has_main_web_app": False,
    "has_topics_enabled": False,
    "allows_users_to_create_topics": False,
    "can_manage_bots": False,
}


def present(fields: dict[str, Any]) -> Json:
    """Empty optional fields are left out, as the server does it; zeros and required falses must not pass here."""
    return {key: value for key, value in fields.items() if value not in (None, "", False, [])}


def user_json(user: User) -> Json:
    if user.deleted:
        return {"id": user.id, "is_bot": False, "first_name": ""}
    body: Json = {"id": user.id, "is_bot": user.is_bot, "first_name": user.first_name}
    return body | present({"last_name": user.last_name, "username": user.username, "language_code": user.language_code})


def me_json(bot: Bot) -> Json:
    return user_json(bot.user) | ME_FLAGS | {"can_read_all_group_messages": not bot.privacy}


def chat_json(world: World, chat: Chat) -> Json:
    if chat.private:
        person = world.users[chat.id]
        names = {} if person.deleted else {"first_name": person.first_name, "last_name": person.last_name}
        return {"id": chat.id, **present(names | {"username": person.username}), "type": "private"}
    body: Json = {"id": chat.id, "title": chat.title, "type": chat.type}
    if chat.type == "group":
        everyone = all(m.admin for m in chat.members.values() if m.present)
        return body | {"all_members_are_administrators": everyone, "accepted_gift_types": dict.fromkeys(GIFTS, False)}
    return body | present({"username": chat.username, "is_forum": chat.is_forum})


def message_json(world: World, message: Message, *, people: bool = False, nested: bool = False) -> Json:
    """`people` shows reply keyboards too: a phone sees them, a bot that sent one does not get it back."""
    body: Json = {"message_id": message.id, **_author(world, message), "chat": chat_json(world, message.chat)}
    body["date"] = message.date
    if message.thread is not None:
        body["message_thread_id"] = message.thread
        if message.chat.is_forum:
            body["is_topic_message"] = True
    body |= present({"edit_date": message.edited, "media_group_id": message.album})
    body |= message.origin or {}
    if not nested:
        body |= _reply(world, message, people)
    body |= present({"has_protected_content": message.protected})
    body |= _content(world, message)
    markup = message.markup if people else message.inline
    return body | ({"reply_markup": markup} if markup else {})


def _author(world: World, message: Message) -> Json:
    if message.chat.type == "channel":
        return {"sender_chat": chat_json(world, message.chat)}
    sender = world.user(message.sender)
    return {"from": user_json(sender)} if sender is not None else {}


def _content(world: World, message: Message) -> Json:
    if "poll" in message.content:
        return message.content | {"poll": poll_json(world, world.polls[message.content["poll"]["id"]])}
    return message.content


def _reply(world: World, message: Message, people: bool) -> Json:
    """In a forum topic whoever replies to nobody replies to the topic's first message: so the server says."""
    target = message.reply_to
    if target is None and message.chat.is_forum and message.id != message.thread:
        target = message.thread
    found = message.chat.messages.get(target or 0)
    if found is None:
        return {}
    return present({"quote": message.quote}) | {
        "reply_to_message": message_json(world, found, people=people, nested=True)
    }


def member_json(user: User, member: Member) -> Json:
    body: Json = {"user": user_json(user), "status": member.status}
    if member.status == CREATOR:
        return body | {"is_anonymous": False} | present({"custom_title": member.title})
    if member.status == ADMIN:
        return body | rights.shown_admin(member) | present({"custom_title": member.title})
    if member.status == RESTRICTED:
        return body | rights.shown_restricted(member) | {"until_date": member.until, "is_member": True}
    if member.status == KICKED:
        return body | {"until_date": member.until}
    return body | present({"until_date": member.until})


def topic_json(topic: Topic) -> Json:
    body: Json = {"message_thread_id": topic.id, "name": topic.name, "icon_color": topic.color}
    return body | present({"icon_custom_emoji_id": topic.emoji})


def poll_json(world: World, poll: Poll) -> Json:
    poll.closed = poll.closed or 0 < poll.closes_at <= world.clock()
    counts = [sum(index in chosen for chosen in poll.votes.values()) for index in range(len(poll.options))]
    options = [option | {"voter_count": count} for option, count in zip(poll.options, counts, strict=True)]
    body: Json = {"id": poll.id, **poll.question, "options": options}
    body |= {"total_voter_count": sum(1 for chosen in poll.votes.values() if chosen), "is_closed": poll.closed}
    body |= {"is_anonymous": poll.anonymous, "type": "quiz" if poll.quiz else "regular"}
    body |= {"allows_multiple_answers": poll.multiple, "allows_revoting": poll.revoting, "members_only": False}
    return body | poll.extra
