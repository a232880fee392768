"""From Telegram's message to what was said, once, for every handler."""

from aiogram.types import Message

from models.tickets import PieceKind
from usecases.said import Said

#: Telegram fills exactly one of these; an animation comes as a document too, so the order matters.
_FILES = (
    ("voice", PieceKind.VOICE),
    ("video", PieceKind.VIDEO),
    ("video_note", PieceKind.VIDEO),
    ("audio", PieceKind.AUDIO),
    ("document", PieceKind.DOCUMENT),
)


def said_in(message: Message) -> Said:
    """The message as a rule sees it; a kind we cannot read is `OTHER` and is still kept."""
    kind, file_id, size = _content(message)
    reply = message.reply_to_message
    # In a forum topic every message "replies" to the topic's first service message.
    replied = reply.message_id if reply and not reply.forum_topic_created else None
    return Said(
        chat_id=message.chat.id,
        message_id=message.message_id,
        kind=kind,
        text=(message.text or message.caption or _place(message)).strip(),
        file_id=file_id,
        file_size=size,
        album=message.media_group_id,
        reply_to=replied,
        thread_id=message.message_thread_id if message.is_topic_message else None,
    )


def _content(message: Message) -> tuple[PieceKind, str | None, int | None]:
    if message.text is not None:
        return PieceKind.TEXT, None, None
    if message.photo:
        largest = message.photo[-1]
        return PieceKind.PHOTO, largest.file_id, largest.file_size
    for name, kind in _FILES:
        file = getattr(message, name)
        if file is not None:
            return kind, file.file_id, file.file_size
    if message.location is not None or message.venue is not None:
        return PieceKind.LOCATION, None, None
    if message.contact is not None:
        return PieceKind.CONTACT, None, None
    return PieceKind.OTHER, None, None


def _place(message: Message) -> str:
    return f"{message.venue.title} {message.venue.address}" if message.venue else ""
