"""Who is here and what is this place: reads that every member may make, and the exits and bans of administrators."""

from __future__ import annotations

from simulator import access, rights
from simulator.errors import bad
from simulator.fields import whole
from simulator.membership import set_member
from simulator.posting import service
from simulator.registry import Call, method
from simulator.shapes import GIFTS, chat_json, member_json, message_json, present
from simulator.state import CREATOR, KICKED, LEFT, MEMBER, Chat, Json, Member

REACTION_LIMIT = 11


@method("getChat")
def get_chat(call: Call) -> Json:
    chat = access.find_chat(call, write=False)
    body = chat_json(call.world, chat) | {"accent_color_id": 0, "max_reaction_count": REACTION_LIMIT}
    body |= {"accepted_gift_types": dict.fromkeys(GIFTS, chat.private)}
    if chat.private:
        user = call.world.users[chat.id]
        body |= present({"active_usernames": [user.username] if user.username else []})
    else:
        body |= present({"description": chat.description, "invite_link": _main_link(chat)})
        body |= {"permissions": rights.shown_permissions(chat)}
        body |= {"join_to_send_messages": True} if chat.type == "supergroup" else {}
    if chat.pinned:
        body["pinned_message"] = message_json(call.world, chat.messages[chat.pinned[-1]], nested=True)
    return body


def _main_link(chat: Chat) -> str:
    return next((link["invite_link"] for link in chat.links if link["is_primary"]), "")


@method("getUserProfilePhotos")
def get_user_profile_photos(call: Call) -> Json:
    """People here have no pictures of themselves."""
    _user_id(call)
    return {"total_count": 0, "photos": []}


@method("getChatMember")
def get_chat_member(call: Call) -> Json:
    chat = access.find_chat(call, write=False)
    user_id = _user_id(call)
    user = call.world.user(user_id)
    if user is None or not (chat.private or user_id in call.world.bots or call.world.knows(call.bot, user_id)):
        raise bad("PARTICIPANT_ID_INVALID")
    if chat.private:
        if user_id not in (chat.id, call.bot.id):
            raise bad("member not found")
        return member_json(user, Member(MEMBER))
    return member_json(user, chat.members.get(user_id) or Member(LEFT))


def _user_id(call: Call) -> int:
    user_id = whole(call.args.get("user_id"))
    if user_id <= 0:
        raise bad("invalid user_id specified")
    return user_id


@method("getChatAdministrators")
def get_chat_administrators(call: Call) -> list[Json]:
    chat = access.find_chat(call, write=False)
    if chat.private:
        raise bad("there are no administrators in the private chat")
    shown = []
    for user_id, member in chat.members.items():
        user = call.world.user(user_id)
        other_bot = user_id in call.world.bots and user_id != call.bot.id
        if user is not None and member.admin and (not other_bot or call.args.flag("return_bots")):
            shown.append(member_json(user, member))
    return shown


@method("getChatMemberCount", "getChatMembersCount")
def get_chat_member_count(call: Call) -> int:
    chat = access.find_chat(call, write=False)
    return 2 if chat.private else len(chat.people())


@method("leaveChat")
def leave_chat(call: Call) -> bool:
    chat = access.find_chat(call)
    if chat.private:
        raise bad("chat member status can't be changed in private chats")
    set_member(call.world, chat, call.bot.user, call.bot.user, Member(LEFT))
    return True


@method("banChatMember", "kickChatMember")
def ban_chat_member(call: Call) -> bool:
    chat, user_id = _restricting(call)
    until = call.args.number("until_date", 0, 2**31 - 1)
    return _set(call, chat, user_id, Member(KICKED, until=until))


@method("unbanChatMember")
def unban_chat_member(call: Call) -> bool:
    chat, user_id = _restricting(call)
    old = chat.members.get(user_id)
    if old is None or (old.present and call.args.flag("only_if_banned")):
        return True
    return _set(call, chat, user_id, Member(LEFT))


def _restricting(call: Call) -> tuple[Chat, int]:
    chat, user_id = access.find_chat(call), _user_id(call)
    if chat.private:
        raise bad("can't ban members in private chats")
    if user_id == call.bot.id:
        raise bad("can't restrict self")
    access.require(call, chat, "can_restrict_members", "not enough rights to restrict/unrestrict chat member")
    return chat, user_id


def _set(call: Call, chat: Chat, user_id: int, new: Member) -> bool:
    user, old = call.world.user(user_id), chat.members.get(user_id)
    if user is None:
        raise bad("PARTICIPANT_ID_INVALID")
    if old is not None and old.status == CREATOR:
        raise bad("can't remove chat owner")
    if old is not None and old.admin:
        raise bad("USER_ADMIN_INVALID")
    set_member(call.world, chat, call.bot.user, user, new)
    return True


@method("setChatTitle")
def set_chat_title(call: Call) -> bool:
    title = call.args.get("title").strip()[:128]
    chat = access.find_chat(call)
    if chat.private:
        raise bad("can't change title of a private chat")
    access.require(call, chat, "can_change_info", "not enough rights to change chat title")
    if not title:
        raise bad("title must be non-empty")
    chat.title = title
    service(call.world, chat, call.bot.id, {"new_chat_title": title})
    return True


@method("setChatDescription")
def set_chat_description(call: Call) -> bool:
    chat = access.find_chat(call)
    access.require(call, chat, "can_change_info", "not enough rights to set chat description")
    text = call.args.get("description").strip()[:255]
    if text == chat.description:
        raise bad("chat description is not modified")
    chat.description = text
    return True
