"""Files that people send: fetched from Telegram with a limit, read in a thread, and refused with their rows.

`papers.rows.Unreadable` raised in any handler is told here.
"""

import asyncio
from collections.abc import Sequence

from aiogram import Bot, Router
from aiogram.exceptions import TelegramBadRequest
from aiogram.filters import ExceptionTypeFilter
from aiogram.types import BufferedInputFile, CallbackQuery, ErrorEvent, Message

from cards.sheet_problems import TOLD, report, summary
from handlers.limited import Limited
from locales.texts import Words
from models.refusals import Refusal
from papers.rows import Column, Problem, Row, Unreadable
from papers.sheets import MOST_BYTES, read_sheet

router = Router(name=__name__)

ENDINGS = (".xlsx", ".csv")


def is_sheet(message: Message) -> bool:
    """Whether the message brings a sheet, by its file's name."""
    name = message.document.file_name if message.document else None
    return (name or "").lower().endswith(ENDINGS)


async def fetch(bot: Bot, file_id: str, size: int | None) -> bytes:
    """The file, in memory only. Raises `Unreadable` if it is too large, `Refusal` if Telegram no longer has it."""
    if (size or 0) > MOST_BYTES:
        raise Unreadable([Problem(0, "sheet-too-large")])
    file = Limited(MOST_BYTES, Unreadable([Problem(0, "sheet-too-large")]))
    try:
        await bot.download(file_id, destination=file)
    except TelegramBadRequest:
        raise Refusal("sheet-gone") from None
    return file.getvalue()


async def rows_of(data: bytes, columns: Sequence[Column]) -> list[Row]:
    """The rows of a sheet. Reading takes seconds of work in a process of its own; nobody else waits for it."""
    return await asyncio.to_thread(read_sheet, data, columns)


@router.errors(ExceptionTypeFilter(Unreadable))
async def refused(event: ErrorEvent, words: Words) -> bool:
    """Tell why, row by row; what a message cannot hold comes as a file."""
    unreadable, tap = event.exception, event.update.callback_query
    assert isinstance(unreadable, Unreadable)
    message = tap.message if isinstance(tap, CallbackQuery) else event.update.message
    if isinstance(message, Message):
        await message.answer(summary(unreadable.problems, words))
        if len(unreadable.problems) > TOLD:
            await message.answer_document(_file(unreadable.problems, words))
    if tap is not None:
        await tap.answer()
    return True


def _file(problems: list[Problem], words: Words) -> BufferedInputFile:
    return BufferedInputFile(report(problems, words), words("sheet-report-name"))
