"""Invite links: one primary per bot, as many named ones as wanted; a link is never forgotten, only revoked."""

from __future__ import annotations

from simulator import access
from simulator.errors import bad
from simulator.fields import whole
from simulator.registry import Call, method
from simulator.shapes import present, user_json
from simulator.state import Chat, Json


@method("exportChatInviteLink")
def export_chat_invite_link(call: Call) -> str:
    chat = _inviting(call)
    gone = {"is_primary": False, "is_revoked": True}
    chat.links = [link | gone if link["is_primary"] else link for link in chat.links]
    link = _new_link(call, primary=True)
    chat.links.append(link)
    return str(link["invite_link"])


@method("createChatInviteLink")
def create_chat_invite_link(call: Call) -> Json:
    link = _new_link(call, primary=False) | _terms(call)
    _inviting(call).links.append(link)
    return link


def _terms(call: Call) -> Json:
    args = call.args
    terms: Json = {"creates_join_request": args.flag("creates_join_request")}
    terms |= present(
        {
            "name": args.get("name")[:32],
            "expire_date": args.number("expire_date", 0, 2**31 - 1) or None,
            "member_limit": args.number("member_limit", 0, 99_999) or None,
        }
    )
    if terms["creates_join_request"] and "member_limit" in terms:
        raise bad("member limit can't be specified for links requiring administrator approval")
    return terms


@method("editChatInviteLink")
def edit_chat_invite_link(call: Call) -> Json:
    terms = _terms(call)
    chat, old = _known(call)
    kept = {key: old[key] for key in ("invite_link", "creator", "is_primary", "is_revoked")}
    return _replaced(chat, old, kept | terms)


@method("revokeChatInviteLink")
def revoke_chat_invite_link(call: Call) -> Json:
    chat, old = _known(call)
    return _replaced(chat, old, old | {"is_revoked": True})


def _known(call: Call) -> tuple[Chat, Json]:
    chat = _inviting(call)
    for link in chat.links:
        if link["invite_link"] == call.args.get("invite_link"):
            return chat, link
    raise bad("INVITE_HASH_EXPIRED")


def _replaced(chat: Chat, old: Json, new: Json) -> Json:
    chat.links = [new if link is old else link for link in chat.links]
    return new


@method("approveChatJoinRequest", "declineChatJoinRequest")
def answer_join_request(call: Call) -> bool:
    """Nobody here ever asks to join, so there is never a request to answer."""
    chat = _inviting(call)
    there = chat.member(whole(call.args.get("user_id"))) is not None
    raise bad("USER_ALREADY_PARTICIPANT" if there else "HIDE_REQUESTER_MISSING")


def _inviting(call: Call) -> Chat:
    chat = access.find_chat(call)
    if chat.private:
        raise bad("can't invite members to a private chat")
    member = chat.member(call.bot.id)
    if member is None or not member.may("can_invite_users"):
        raise bad("not enough rights to manage chat invite link")
    return chat


def _new_link(call: Call, *, primary: bool) -> Json:
    link: Json = {"invite_link": f"https://t.me/+{call.world.name(16)}", "creator": user_json(call.bot.user)}
    return link | {"creates_join_request": False, "is_primary": primary, "is_revoked": False}
