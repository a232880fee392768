"""Buttons about time: on time, more time, take over, and the card of a late clock."""

from aiogram import Router
from aiogram.types import CallbackQuery

from cards.codec import Press
from handlers.presses import Pressed, chat_of
from locales.texts import Words
from models.catalogue import Catalogue
from models.database import Database
from models.people import Person
from usecases import escalation, promises

router = Router(name=__name__)


@router.callback_query(Pressed("ontime"))
async def on_time(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """The worker will be in time."""
    await db.run(promises.confirm, press.id, by=person)
    await tap.answer(words("on-time-toast"))


@router.callback_query(Pressed("doneingroup"))
async def done_in_group(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """Done, said in private: the proof is asked for in the group."""
    await db.run(promises.finish_in_group, press.id, by=person)
    await tap.answer(words("done-in-group-toast"), show_alert=True)


@router.callback_query(Pressed("late"))
async def late(tap: CallbackQuery, press: Press, db: Database, person: Person | None) -> None:
    """Show a late ticket, or one of its pickers."""
    view = press.argument.removeprefix("face")
    await db.run(escalation.open_late, press.id, view, chat_of(tap), by=person)
    await tap.answer()


@router.callback_query(Pressed("takeover"))
async def take_over(
    tap: CallbackQuery, press: Press, db: Database, person: Person | None, catalogue: Catalogue, words: Words
) -> None:
    """An overseer does it himself."""
    ticket = await db.run(escalation.take_over, press.id, by=person, catalogue=catalogue)
    await tap.answer(words("claimed-toast", number=ticket.number))


@router.callback_query(Pressed("extend"))
async def extend(
    tap: CallbackQuery, press: Press, db: Database, person: Person | None, catalogue: Catalogue, words: Words
) -> None:
    """A new time, for a stated reason."""
    reason, _, hours = press.argument.partition(".")
    await db.run(
        escalation.extend, press.id, reason, int(hours) if hours.isdigit() else 0, by=person, catalogue=catalogue
    )
    await tap.answer(words("promised-toast"))
