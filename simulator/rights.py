"""A right is a flag in the JSON and a sentence in a refusal; both live here, with the old names clients read."""

from __future__ import annotations

from simulator.errors import bad
from simulator.state import CREATOR, RESTRICTED, Chat, Json, Member

ADMIN_FLAGS = str.split(
    "can_manage_chat can_change_info can_delete_messages can_invite_users can_restrict_members can_promote_members "
    "can_manage_video_chats can_post_stories can_edit_stories can_delete_stories is_anonymous"
)
GROUP_FLAGS = ("can_pin_messages", "can_manage_topics", "can_manage_tags", "can_send_welcome_messages")
PERMISSIONS = str.split(
    "can_send_messages can_send_audios can_send_documents can_send_photos can_send_videos can_send_video_notes "
    "can_send_voice_notes can_send_polls can_send_other_messages can_add_web_page_previews can_react_to_messages "
    "can_edit_tag can_change_info can_invite_users can_pin_messages can_manage_topics"
)

FULL_ADMIN: dict[str, bool] = {
    flag: flag not in ("is_anonymous", "can_promote_members") for flag in (*ADMIN_FLAGS, *GROUP_FLAGS)
}
EVERYBODY: dict[str, bool] = {
    flag: flag not in ("can_change_info", "can_pin_messages", "can_manage_topics", "can_edit_tag")
    for flag in PERMISSIONS
}

KIND_FLAGS = {
    "text": ("can_send_messages", "text messages"),
    "photo": ("can_send_photos", "photos"),
    "video": ("can_send_videos", "videos"),
    "document": ("can_send_documents", "documents"),
    "audio": ("can_send_audios", "music"),
    "voice": ("can_send_voice_notes", "voice notes"),
    "video_note": ("can_send_video_notes", "video notes"),
    "animation": ("can_send_other_messages", "animations"),
    "sticker": ("can_send_other_messages", "stickers"),
    "dice": ("can_send_other_messages", "stickers"),
    "poll": ("can_send_polls", "polls"),
    "location": ("can_send_messages", "locations"),
    "venue": ("can_send_messages", "venues"),
    "contact": ("can_send_messages", "contacts"),
}


def shown_admin(member: Member) -> Json:
    """`can_be_edited` is false: in the simulator only people promote, never the bot."""
    shown: Json = {"can_be_edited": False}
    for flag in (*ADMIN_FLAGS, *GROUP_FLAGS):
        shown[flag] = member.rights.get(flag, False)
    return shown | {"can_manage_voice_chats": member.rights.get("can_manage_video_chats", False)}


def shown_restricted(member: Member) -> Json:
    shown: Json = {flag: member.rights.get(flag, False) for flag in PERMISSIONS}
    media = ("can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos")
    return shown | {"can_send_media_messages": all(shown[flag] for flag in media)}


def shown_permissions(chat: Chat) -> Json:
    allowed = EVERYBODY | chat.permissions
    media = ("can_send_audios", "can_send_documents", "can_send_photos", "can_send_videos")
    return allowed | {"can_send_media_messages": all(allowed[flag] for flag in media)}


def allowed(chat: Chat, member: Member, flag: str) -> bool:
    """May this ordinary or restricted member do it? Administrators are asked about their own rights instead."""
    if not (EVERYBODY | chat.permissions).get(flag, False):
        return False
    return member.status != RESTRICTED or member.rights.get(flag, False)


def check_send(chat: Chat, member: Member | None, kind: str) -> None:
    if member is None or member.admin:
        return
    flag, words = KIND_FLAGS.get(kind, KIND_FLAGS["text"])
    if not allowed(chat, member, flag):
        raise bad(f"not enough rights to send {words} to the chat")


def can(chat: Chat, member: Member | None, flag: str) -> bool:
    """One question for both kinds: an administrator's own right, or what the chat lets everybody do."""
    if member is None:
        return False
    if member.status == CREATOR or member.may(flag):
        return True
    return not member.admin and flag in PERMISSIONS and allowed(chat, member, flag)
