"""A sheet of bills in chat: a cashier sends it, sees what is in it, and takes it in with one tap.

Nothing of the file is kept between the two: for the tap it is fetched from Telegram once more.
"""

import asyncio
import hashlib
from typing import Any

from aiogram import Bot, Router
from aiogram.types import CallbackQuery, Document, Message

from cards.bill_sheets import columns, fees_by_name
from cards.codec import Press
from handlers.presses import Pressed
from handlers.settings import PRIVATE
from handlers.sheet_files import fetch, is_sheet, rows_of
from locales.texts import Texts, Words
from models.catalogue import Catalogue
from models.database import Database
from models.people import Person
from usecases import bill_import
from usecases.bill_import import Sent
from usecases.bill_sheet import Sheet, read_bills

router = Router(name=__name__)

#: A file above this takes longer to read than anybody waits without a word.
LARGE = 500_000


async def brings_bills(message: Message, db: Database, person: Person | None) -> bool | dict[str, Any]:
    """A filter: a sheet from somebody who looks after the money."""
    document = message.document
    if document is None or not is_sheet(message) or not await db.read(bill_import.may_import, person):
        return False
    return {"document": document}


@router.message(PRIVATE, brings_bills)
async def sends_sheet(
    message: Message,
    document: Document,
    bot: Bot,
    db: Database,
    person: Person,
    texts: Texts,
    words: Words,
    catalogue: Catalogue,
) -> None:
    """Look at it, and offer to take it in."""
    if (document.file_size or 0) > LARGE:
        await message.answer(words("bill-import-reading"))
    data = await fetch(bot, document.file_id, document.file_size)
    sheet = await _read(data, texts, catalogue)
    found = await db.read(bill_import.look, sheet, by=person)
    await db.run(bill_import.offer, _sent(message, document, data), found, by=person)


@router.callback_query(Pressed("bill_import"))
async def takes_in(
    tap: CallbackQuery,
    press: Press,
    bot: Bot,
    db: Database,
    person: Person | None,
    texts: Texts,
    words: Words,
    catalogue: Catalogue,
) -> None:
    """Fetch it again and import it."""
    offered = await db.read(bill_import.offered, press.id, by=person)
    data = await fetch(bot, offered.file_id, offered.file_size)
    sheet = await _read(data, texts, catalogue)
    await db.run(bill_import.confirm, press.id, sheet, _digest(data), by=person)
    await tap.answer(words("bill-import-done-toast"))


@router.callback_query(Pressed("bill_import_no"))
async def gives_up(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """Import nothing."""
    await db.run(bill_import.give_up, press.id, by=person)
    await tap.answer(words("bill-import-cancelled-toast"))


async def _read(data: bytes, texts: Texts, catalogue: Catalogue) -> Sheet:
    rows = await rows_of(data, columns(texts))
    return await asyncio.to_thread(read_bills, rows, fees_by_name(texts, catalogue))


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def _sent(message: Message, document: Document, data: bytes) -> Sent:
    return Sent(
        chat_id=message.chat.id,
        message_id=message.message_id,
        file_id=document.file_id,
        file_name=(document.file_name or "")[:200],
        file_size=document.file_size or len(data),
        digest=_digest(data),
    )
