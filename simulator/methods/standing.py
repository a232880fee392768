"""What others may do: promoting, muting, the permissions of everybody, and what the bot would like for itself."""

from __future__ import annotations

from typing import Any

from simulator import access
from simulator.errors import bad
from simulator.fields import whole
from simulator.membership import set_member
from simulator.registry import Call, method
from simulator.rights import ADMIN_FLAGS, GROUP_FLAGS, PERMISSIONS
from simulator.state import ADMIN, CREATOR, MEMBER, RESTRICTED, Chat, Json, Member, User

CHANNEL_FLAGS = ("can_post_messages", "can_edit_messages")
NO_RIGHTS = "not enough rights"


@method("promoteChatMember")
def promote_chat_member(call: Call) -> bool:
    """A bot may give only what it has, and only with the right to promote."""
    chat, user, old = _other(call, "can_promote_members", NO_RIGHTS)
    flags = (*ADMIN_FLAGS, *GROUP_FLAGS)
    given = {flag: call.args.flag(flag) for flag in flags}
    own = chat.member(call.bot.id)
    if any(given[flag] and not (own and own.may(flag)) for flag in flags):
        raise bad("RIGHT_FORBIDDEN")
    new = Member(ADMIN, given, title=old.title) if any(given.values()) else Member(MEMBER)
    set_member(call.world, chat, call.bot.user, user, new)
    return True


@method("restrictChatMember")
def restrict_chat_member(call: Call) -> bool:
    allowed = _permissions(call)
    words = "not enough rights to restrict/unrestrict chat member"
    chat, user, old = _other(call, "can_restrict_members", words)
    if chat.type != "supergroup":
        raise bad("method is available only for supergroups")
    if old.admin:
        raise bad("USER_ADMIN_INVALID")
    until = call.args.number("until_date", 0, 2**31 - 1)
    free = all(allowed.get(flag, False) for flag in PERMISSIONS if flag.startswith("can_send"))
    set_member(call.world, chat, call.bot.user, user, Member(MEMBER) if free else Member(RESTRICTED, allowed, until))
    return True


@method("setChatPermissions")
def set_chat_permissions(call: Call) -> bool:
    allowed = _permissions(call)
    chat = access.find_chat(call)
    access.require(call, chat, "can_restrict_members", "not enough rights to change chat permissions")
    chat.permissions = allowed
    return True


@method("setChatAdministratorCustomTitle")
def set_custom_title(call: Call) -> bool:
    _, _, old = _other(call, "can_promote_members", NO_RIGHTS)
    if old.status != ADMIN:
        raise bad("user is not an administrator")
    old.title = call.args.get("custom_title")[:16]
    return True


def _permissions(call: Call) -> dict[str, bool]:
    given = call.args.json("permissions", "can't parse permissions JSON object")
    if not isinstance(given, dict):
        raise bad("can't parse permissions JSON object")
    return {flag: given.get(flag) is True for flag in PERMISSIONS}


def _other(call: Call, right: str, words: str) -> tuple[Chat, User, Member]:
    chat = access.find_chat(call)
    if chat.private:
        raise bad("method is available for supergroup and channel chats only")
    access.require(call, chat, right, words)
    user_id = whole(call.args.get("user_id"))
    user, old = call.world.user(user_id), chat.member(user_id)
    if user is None or old is None:
        raise bad("USER_NOT_PARTICIPANT" if user else "invalid user_id specified")
    if old.status == CREATOR:
        raise bad("can't remove chat owner")
    return chat, user, old


@method("setMyDefaultAdministratorRights")
def set_my_default_administrator_rights(call: Call) -> bool:
    given: Any = call.args.json("rights", "can't parse chat administrator rights JSON object") or {}
    if not isinstance(given, dict):
        raise bad("can't parse chat administrator rights JSON object")
    call.bot.default_rights[call.args.flag("for_channels")] = given
    return True


@method("getMyDefaultAdministratorRights")
def get_my_default_administrator_rights(call: Call) -> Json:
    channels = call.args.flag("for_channels")
    given = call.bot.default_rights.get(channels, {})
    flags = (*ADMIN_FLAGS, "can_send_welcome_messages", *(CHANNEL_FLAGS if channels else GROUP_FLAGS))
    return {flag: given.get(flag) is True and not (channels and flag == "is_anonymous") for flag in flags}
