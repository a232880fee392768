"""Announcements: /announce, what a manager types or forwards for one, a colleague's consent, and the butlers' list."""

import asyncio
from datetime import datetime
from typing import Any

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager

from cards.codec import Press
from dialogs import announcements as dialog
from handlers.danger import cries_for_help
from handlers.presses import Pressed, chat_of
from handlers.said import said_in
from handlers.settings import PRIVATE
from locales.texts import Words
from models.catalogue import Catalogue
from models.database import Database
from models.people import Person
from understanding import understand
from usecases import announcement_calls, announcement_forwards, announcements, intake
from usecases import announcement_making as making

router = Router(name=__name__)
#: Asked after everybody else who may want what a manager forwards: a sheet of bills, a list of parcels.
forwarded = Router(name=f"{__name__}.forwarded")

#: What may be about a danger without being a cry for help.
TEXTS = ("text", "translation", "correction")
#: Times that are written as a table writes them; everything else is left to the understanding.
WRITTEN = ("%Y-%m-%d %H:%M", "%Y/%m/%d %H:%M")


async def awaited(message: Message, db: Database, person: Person | None) -> bool | dict[str, Any]:
    """A filter: this belongs into an announcement."""
    expected = await db.read(making.awaited, message.chat.id, person)
    if expected is None:
        return False
    # A warning of danger reads like a cry for help; a time or a unit never does.
    is_text = expected["what"] in TEXTS
    return False if not is_text and await cries_for_help(message, db, person) else {"expected": expected}


async def may_forward(message: Message, db: Database, person: Person | None) -> bool:
    """A filter: somebody who may announce forwarded something that could be announced, and is no emergency."""
    could = await db.read(announcement_forwards.could_announce, said_in(message), person)
    return could and not await cries_for_help(message, db, person)


@router.message(PRIVATE, Command("announce"))
async def opens(message: Message, dialog_manager: DialogManager) -> None:
    """/announce: what was sent, and writing one."""
    await dialog.begin(dialog_manager)


@router.message(PRIVATE, ~F.text.startswith("/"), awaited)
async def writes(
    message: Message,
    db: Database,
    person: Person,
    expected: dict[str, Any],
    catalogue: Catalogue,
    dialog_manager: DialogManager,
) -> None:
    """The words, a picture, a time, the units."""
    typed = await _typed(message, db, person, expected, catalogue)
    if expected["what"] == "correction":
        await db.run(announcements.correct, expected["id"], expected["name"], typed, person=person)
        await dialog.go_on(dialog_manager, "page", id=expected["id"])
    else:
        step = await db.run(making.hear, typed, expected, person=person)
        await dialog.go_on(dialog_manager, step)


@forwarded.message(PRIVATE, F.forward_origin, may_forward)
async def forwards(message: Message, db: Database, person: Person) -> None:
    """Is it to be announced?"""
    typed = making.Typed(said_in(message), message.html_text)
    await db.run(announcement_forwards.offer, typed, person=person)


@router.callback_query(Pressed("announce_this", "announce_take"))
async def takes_it(
    tap: CallbackQuery, press: Press, db: Database, person: Person | None, dialog_manager: DialogManager
) -> None:
    """What he forwarded, or what the house drafted, is his draft now."""
    rule = announcement_forwards.this if press.verb == "announce_this" else making.adopt
    await db.run(rule, press.id, person=person)
    await tap.answer()
    await dialog.go_on(dialog_manager, "hub")


@router.callback_query(Pressed("announce_not"))
async def reports_it(tap: CallbackQuery, press: Press, db: Database, person: Person, catalogue: Catalogue) -> None:
    """No announcement: what he forwarded is a matter of his own, as if it had been said just now."""
    said = await db.run(announcement_forwards.not_this, press.id, person=person)
    places = await db.read(intake.known_places, person)
    heard = await asyncio.to_thread(understand, said.text, now=db.clock(), known_places=places)
    await db.run(intake.take_in, said, heard, person=person, catalogue=catalogue)
    await tap.answer()


@router.callback_query(Pressed("announce_yes", "announce_no"))
async def decides(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """A second manager agrees that so many read it, or does not."""
    yes = press.verb == "announce_yes"
    await db.run(announcements.decide, press.id, yes=yes, person=person)
    await tap.answer(words("surveys-agreed-toast" if yes else "announce-refused-toast"), show_alert=True)


@router.callback_query(Pressed("read_turn"))
async def turns(tap: CallbackQuery, press: Press, db: Database, person: Person | None) -> None:
    """Another page of those who have not read it."""
    await db.run(announcement_calls.turn, press.id, press.argument, chat_of(tap), person=person)
    await tap.answer()


@router.callback_query(Pressed("read_take"))
async def takes_call(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """A butler will tell him."""
    await db.run(announcement_calls.take, press.id, person=person)
    await tap.answer(words("announce-call-toast"))


@router.callback_query(Pressed("read_told"))
async def has_told(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """He has been told."""
    await db.run(announcement_calls.told, press.id, person=person)
    await tap.answer(words("announce-told-toast"))


async def _typed(
    message: Message, db: Database, person: Person, expected: dict[str, Any], catalogue: Catalogue
) -> making.Typed:
    said = said_in(message)
    now, after = db.clock(), await db.read(making.since, expected, person=person)
    when = await _moment(said.text, now.astimezone(catalogue.zone))
    if when is None or when <= after:
        # "16:00" as the end of something is the first one after its beginning; "tomorrow 16:00" says its own day.
        when = await _moment(said.text, after.astimezone(catalogue.zone))
    return making.Typed(said, message.html_text, when)


async def _moment(text: str, local: datetime) -> datetime | None:
    heard = await asyncio.to_thread(understand, text, now=local)
    return _written(text, local) or (heard.when.start if heard.when else None)


def _written(text: str, local: datetime) -> datetime | None:
    for form in WRITTEN:
        try:
            return datetime.strptime(text.strip(), form).replace(tzinfo=local.tzinfo)
        except ValueError:
            continue
    return None
