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
    LabeledPrice,
    LinkPreviewOptions,
    Poll,
)
from telegram.ext import ExtBot

from cards.face import Button
from outbox.plan import Call
from outbox.polls import Made, Standing

MEDIA = {"photo": InputMediaPhoto, "video": InputMediaVideo, "document": InputMediaDocument, "audio": InputMediaAudio}
NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
#: What can be paid for: whatever makes a message, not what changes one.
PAYABLE = ("send_", "copy_message")
TAKES_BUTTONS = ("send_", "edit_message_", "stop_poll")


async def perform(
    bot: "ExtBot[Any]", call: Call, *, bulk: bool = False, paid: bool = False, provider_token: str = ""
) -> Made:
    """Make the call; the message it made or edited, of an album the first, and the poll in it.

    `paid` lets Telegram take Stars for it, so that it does not count against the overall rate. `provider_token`
    is the payment provider's, for invoices; no row holds it.

    Raises what the library raises, which `outcome.judge` understands.
    """
    payment: dict[str, Any] = {"allow_paid_broadcast": True} if paid and call.method.startswith(PAYABLE) else {}
    if call.method == "send_invoice":
        payment["provider_token"] = provider_token
    answer = await getattr(bot, call.method)(**arguments(call), **payment, rate_limit_args=bulk)
    if isinstance(answer, tuple):
        answer = answer[0]
    # Editing a message that is not ours answers with a bare True.
    if answer is True:
        return Made()
    if isinstance(answer, Poll):
        return Made(poll=_standing(answer))
    poll = getattr(answer, "poll", None)
    return Made(int(answer.message_id), _standing(poll) if poll else None)


def _standing(poll: Poll) -> Standing:
    counts = [option.voter_count for option in poll.options]
    return Standing(poll.id, counts, poll.total_voter_count, poll.is_closed)


def arguments(call: Call) -> dict[str, Any]:
    """The call's arguments in the library's own types."""
    made = dict(call.args)
    if call.html:
        made["parse_mode"] = "HTML"
    if "text" in made:
        made["link_preview_options"] = NO_PREVIEW
    if "prices" in made:
        made["prices"] = [LabeledPrice(label, cents) for label, cents in made["prices"]]
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
