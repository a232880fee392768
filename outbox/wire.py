"""Planned calls become calls of python-telegram-bot: buttons, albums and parse modes as it has them."""

from typing import Any

from telegram import (
    ForceReply,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaAudio,
    InputMediaDocument,
    InputMediaPhoto,
    InputMediaVideo,
    LinkPreviewOptions,
)
from telegram.ext import ExtBot

from cards.face import Button
from outbox.plan import Call

MEDIA = {"photo": InputMediaPhoto, "video": InputMediaVideo, "document": InputMediaDocument, "audio": InputMediaAudio}
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
TAKES_BUTTONS = ("send_", "edit_message_")


async def perform(bot: "ExtBot[Any]", call: Call, *, bulk: bool = False) -> int | None:
    """Make the call; the id of the message it made or edited, of an album the first's.

    Raises what the library raises, which `outcome.judge` understands.
    """
    answer = await getattr(bot, call.method)(**arguments(call), rate_limit_args=bulk)
    if isinstance(answer, tuple):
        answer = answer[0]
    # Editing a message that is not ours answers with a bare True.
    return None if answer is True else int(answer.message_id)


def arguments(call: Call) -> dict[str, Any]:
    """The call's arguments in the library's own types."""
    made = dict(call.args)
    if call.html:
        made["parse_mode"] = "HTML"
    if "text" in made:
        made["link_preview_options"] = NO_PREVIEW
    if call.media:
        made["media"] = [MEDIA[item["type"]](item["file_id"]) for item in call.media]
    elif call.method.startswith(TAKES_BUTTONS):
        made["reply_markup"] = _markup(call)
    return made


def _markup(call: Call) -> InlineKeyboardMarkup | ForceReply | None:
    if call.rows:
        return InlineKeyboardMarkup([[_button(button) for button in row] for row in call.rows])
    return ForceReply(selective=True) if call.force_reply else None


def _button(button: Button) -> InlineKeyboardButton:
    return InlineKeyboardButton(button.text, callback_data=button.data, url=button.url)
