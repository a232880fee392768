"""Parcels: what the desk types, photographs or scans, the buttons of every parcel's card, and /parcels."""

import asyncio
from typing import Any

from aiogram import Bot, F, Router
from aiogram.filters import Command, CommandObject, Filter
from aiogram.types import CallbackQuery, Document, Message

from cards.codec import Press
from handlers.danger import cries_for_help
from handlers.presses import Pressed, chat_of
from handlers.said import said_in
from handlers.sheet_files import fetch, is_sheet, rows_of
from locales.texts import Words
from models.conversation import Prompt
from models.database import Database
from models.people import Person
from models.refusals import Refusal
from models.tickets import PieceKind
from papers.rows import Column, Problem, Unreadable
from understanding.parcel_sheets import names_parcels, read_rows, sheet_columns
from understanding.parcels import read_parcels
from understanding.result import ParcelText
from usecases import bill_import, parcel_handing, parcel_lists, parcel_talk, parcel_trouble, parcels

router = Router(name=__name__)

#: What a pick-up code looks like, typed by a hand or by a scanner.
A_CODE = F.text.regexp(r"^\s*\d{3}[ -]?\d{3}\s*$")
#: What one carrier brings in a day; a longer sheet is not this morning's.
MOST_ROWS = 500


async def registers(message: Message, db: Database, person: Person | None) -> bool | dict[str, Any]:
    """A filter: words that are parcels and nothing else, where the desk types them."""
    said = said_in(message)
    if said.kind not in (PieceKind.TEXT, PieceKind.PHOTO) or not said.text or said.text.startswith("/"):
        return False
    if not await db.read(parcels.is_parcel_place, said.chat_id, person):
        return False
    read = await _read(db, said.text, person, photo=said.kind is PieceKind.PHOTO)
    return {"read": read} if read.sure and not await cries_for_help(message, db, person) else False


async def at_desk(message: Message, db: Database, person: Person | None) -> bool:
    """A filter: six digits said here are a pick-up code, for nobody asked for anything else."""
    return await db.read(parcel_talk.takes_codes, message.chat.id, person)


async def brings_sheet(message: Message, db: Database, person: Person | None) -> bool | dict[str, Any]:
    """A filter: a sheet of parcels, by its name or the words beside it; or any, from whoever has no other to bring."""
    document = message.document
    if document is None or not is_sheet(message):
        return False
    if not await db.read(parcels.is_parcel_place, message.chat.id, person):
        return False
    named = names_parcels(f"{document.file_name} {message.caption or ''}")
    ours = named or not await db.read(bill_import.may_import, person)
    return {"document": document} if ours else False


class Asked(Filter):
    """Matches a message that answers one of our questions about a parcel; hands over its `prompt`."""

    def __init__(self, *purposes: str) -> None:
        self.purposes = purposes

    async def __call__(self, message: Message, db: Database, person: Person | None) -> bool | dict[str, Any]:
        words = message.text or message.caption or ""
        prompt = await db.read(parcel_talk.awaited, message.chat.id, self.purposes, person=person)
        if prompt is None or words.startswith("/") or await cries_for_help(message, db, person):
            return False
        return {"prompt": prompt}


@router.message(brings_sheet)
async def registers_sheet(message: Message, document: Document, bot: Bot, db: Database, person: Person) -> None:
    """A sheet: its columns are known by their headings, each row is a parcel."""
    data = await fetch(bot, document.file_id, document.file_size)
    columns = [Column(key, names, required=key == "unit") for key, names in sheet_columns().items()]
    rows = await rows_of(data, columns)
    if len(rows) > MOST_ROWS:
        raise Unreadable([Problem(0, "sheet-too-many-rows", {"rows": MOST_ROWS})])
    places = await db.read(parcels.places, person)
    read = await asyncio.to_thread(read_rows, [row.cells for row in rows], places)
    await db.run(parcels.register, said_in(message), read, person=person)


@router.message(Command("parcel"))
async def registers_by_command(message: Message, command: CommandObject, db: Database, person: Person | None) -> None:
    """/parcel and lines: registered even if we are not sure; what is unclear is asked."""
    read = await _read(db, command.args or "", person, photo=bool(message.photo))
    await db.run(parcels.register, said_in(message), read, person=person)


@router.message(Command("parcels"))
async def lists(message: Message, db: Database, person: Person | None) -> None:
    """/parcels: the desk's shelf, or what waits for a tenant."""
    thread = message.message_thread_id if message.is_topic_message else None
    await db.run(parcel_lists.begin, message.chat.id, thread, person=person)


@router.message(Asked(parcel_handing.CODE), A_CODE)
async def types_named_code(message: Message, db: Database, person: Person, prompt: Prompt) -> None:
    """The code of the parcel that was named."""
    await _hand_over(message, db, person, named=int(prompt.facts["parcel"]))


@router.message(Asked(parcel_handing.TAKER), F.text)
async def types_taker(message: Message, db: Database, person: Person, prompt: Prompt, words: Words) -> None:
    """The name of whoever takes it."""
    said, parcel = said_in(message), int(prompt.facts["parcel"])
    await db.run(parcel_handing.hear_taker, parcel, said.text, said.chat_id, person=person)
    await message.reply(words("parcels-handed-toast"))


@router.message(Asked(parcel_talk.PROXY), F.text)
async def names_proxy(message: Message, db: Database, person: Person, prompt: Prompt, words: Words) -> None:
    """Whom the tenant lets fetch it."""
    parcel = await db.run(parcel_talk.hear_proxy, said_in(message), int(prompt.facts["parcel"]), person=person)
    await message.reply(words.html("parcels-proxy-noted", name=parcel.proxy))


@router.message(Asked(parcel_trouble.PHOTO), F.photo)
async def sends_photo(message: Message, db: Database, person: Person, prompt: Prompt, words: Words) -> None:
    """How the damage looks."""
    await db.run(parcel_trouble.damaged, said_in(message), int(prompt.facts["parcel"]), person=person)
    await message.reply(words("parcels-damage-noted"))


@router.message(Asked(parcel_talk.UNIT), F.text)
async def types_unit(message: Message, db: Database, person: Person, prompt: Prompt, words: Words) -> None:
    """The unit that stood on no button."""
    read = await _read(db, message.text or "", person)
    units = read.lines[0].units if len(read.lines) == 1 else ()
    await db.run(parcel_talk.hear_unit, int(prompt.facts["parcel"]), units, message.chat.id, person=person)
    await message.reply(words("parcels-noted"))


@router.message(A_CODE, at_desk)
async def types_code(message: Message, db: Database, person: Person) -> None:
    """A pick-up code, typed or scanned."""
    await _hand_over(message, db, person)


@router.message(registers)
async def registers_lines(message: Message, db: Database, person: Person, read: ParcelText) -> None:
    """A typed line, a forwarded list, or a photographed label with its unit."""
    await db.run(parcels.register, said_in(message), read, person=person)


@router.callback_query(Pressed("parcel_unit"))
async def chooses_unit(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """Whose it is."""
    await db.run(parcels.choose_unit, press.id, _number(press), person=person)
    await tap.answer(words("parcels-noted"))


@router.callback_query(Pressed("parcel_ask_unit"))
async def asks_unit(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """The unit will be typed."""
    await db.run(parcel_talk.ask_unit, press.id, chat_of(tap), person=person)
    await tap.answer(words("parcels-type-unit-now"), show_alert=True)


@router.callback_query(Pressed("parcel_drop"))
async def drops(tap: CallbackQuery, press: Press, db: Database, person: Person | None) -> None:
    """No parcel of ours."""
    await db.run(parcels.drop, press.id, person=person)
    await tap.answer()


@router.callback_query(Pressed("parcels_undo"))
async def undoes(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """Take the whole message back."""
    count = await db.run(parcels.undo, press.id, person=person)
    await tap.answer(words("parcels-undone", count=count))


@router.callback_query(Pressed("parcels"))
async def turns_list(tap: CallbackQuery, press: Press, db: Database, person: Person | None) -> None:
    """Another tab or page of the list."""
    await db.run(parcel_lists.turn, chat_of(tap), press.argument, person=person)
    await tap.answer()


@router.callback_query(Pressed("parcel_down"))
async def brings_down(tap: CallbackQuery, press: Press, db: Database, person: Person | None) -> None:
    """The tenant wants to see his code again."""
    await db.run(parcel_lists.bring_down, press.id, person=person)
    await tap.answer()


@router.callback_query(Pressed("parcel_proxy"))
async def asks_proxy(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """Somebody else will fetch it: who?"""
    await db.run(parcel_talk.ask_proxy, press.id, person=person)
    await tap.answer(words("parcels-proxy-ask"), show_alert=True)


@router.callback_query(Pressed("parcel_noproxy"))
async def fetches_himself(tap: CallbackQuery, press: Press, db: Database, person: Person | None) -> None:
    """The tenant comes himself after all."""
    await db.run(parcel_talk.no_proxy, press.id, person=person)
    await tap.answer()


async def _hand_over(message: Message, db: Database, person: Person, named: int | None = None) -> None:
    code = "".join(filter(str.isdigit, message.text or ""))
    handed = await db.run(parcel_handing.by_code, code, message.chat.id, person=person, named=named)
    if isinstance(handed, Refusal):
        raise handed


async def _read(db: Database, text: str, person: Person | None, *, photo: bool = False) -> ParcelText:
    places = await db.read(parcels.places, person)
    # Plain CPU work, and a forwarded list may be long: in a thread it holds up nobody else's tap.
    return await asyncio.to_thread(read_parcels, text, places, photo=photo)


def _number(press: Press) -> int:
    return int(press.argument) if press.argument.isdigit() else 0
