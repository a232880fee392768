"""A tap on a menu that ended, or that a newer one replaced: say so, and show what is current.

Nothing is lost by it: what people said is rows, a conversation only remembers where they stood.
"""

from typing import Any

from aiogram import Bot, Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.filters import ExceptionTypeFilter
from aiogram.types import CallbackQuery, ErrorEvent, Message
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.api.exceptions import OutdatedIntent, UnknownIntent, UnknownState

from locales.texts import Words


def listen(router: Router) -> None:
    """Answer such taps under `router`; to be called before other handlers of errors."""
    router.errors.register(kindly, ExceptionTypeFilter(UnknownIntent, OutdatedIntent, UnknownState))


async def kindly(event: ErrorEvent, bot: Bot, words: Words, dialog_manager: DialogManager, **_: Any) -> bool:
    """Tell whoever tapped, take the dead buttons away, and show the menu that is open, if one is."""
    open_one = dialog_manager.has_context()
    callback = event.update.callback_query
    if callback is not None:
        await callback.answer(words("dialog-outdated" if open_one else "dialog-lost"), show_alert=not open_one)
        await _take_buttons_away(callback)
    if open_one:
        await dialog_manager.show(ShowMode.SEND)
    return True


async def _take_buttons_away(callback: CallbackQuery) -> None:
    if not isinstance(callback.message, Message):
        return
    try:
        await callback.message.edit_reply_markup(reply_markup=None)
    except TelegramBadRequest:
        # Gone, too old, or bare already: then there is nothing left to mislead anybody.
        return
