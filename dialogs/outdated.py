"""A tap on a menu that ended, or that a newer one replaced: say so, and show what is current.

Nothing is lost by it: what people said is rows, a conversation only remembers where they stood.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import Dispatcher
from aiogram.exceptions import TelegramBadRequest
from aiogram.filters import ExceptionTypeFilter
from aiogram.types import CallbackQuery, ErrorEvent, Message, TelegramObject, Update
from aiogram_dialog import DialogManager, ShowMode
from aiogram_dialog.api.exceptions import OutdatedIntent, UnknownIntent, UnknownState

from locales.texts import Words


def listen(dispatcher: Dispatcher) -> None:
    """Answer such taps; to be called before other handlers of errors are registered."""
    dispatcher.update.outer_middleware(replies_are_words)
    dispatcher.errors.register(kindly, ExceptionTypeFilter(UnknownIntent, OutdatedIntent, UnknownState))


async def replies_are_words(
    handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]], event: TelegramObject, data: dict[str, Any]
) -> Any:
    """Let nobody's words be refused because they were written as a reply to a menu that ended.

    aiogram-dialog takes a reply to one of its menus for an answer to it and raises when that menu is
    gone. Ours listen to taps only, so the buttons of what was replied to are not shown to it.
    """
    replied = event.message.reply_to_message if isinstance(event, Update) and event.message else None
    if isinstance(event, Update) and event.message and replied and replied.reply_markup:
        plain = replied.model_copy(update={"reply_markup": None})
        event = event.model_copy(update={"message": event.message.model_copy(update={"reply_to_message": plain})})
    return await handler(event, data)


async def kindly(event: ErrorEvent, words: Words, dialog_manager: DialogManager) -> bool:
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
