"""Frequent questions: the offer on a draft, its answers, and /faq."""

from aiogram import Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message

from cards.codec import Press
from handlers.presses import Pressed
from handlers.settings import PRIVATE
from locales.texts import Words
from models.catalogue import Catalogue
from models.database import Database
from models.people import Person
from usecases import faq_answers

router = Router(name=__name__)


@router.message(PRIVATE, Command("faq"))
async def lists(message: Message, db: Database, person: Person | None) -> None:
    """/faq: the topics."""
    await db.run(faq_answers.open_list, person=person)


@router.callback_query(Pressed("faq_turn"))
async def turns(tap: CallbackQuery, press: Press, db: Database, person: Person | None) -> None:
    """A topic, a question, or what he says to its answer, on the card of /faq."""
    await db.run(faq_answers.turn_to, press.argument.removeprefix("face"), person=person)
    await tap.answer()


@router.callback_query(Pressed("faq_read"))
async def reads(tap: CallbackQuery, press: Press, db: Database, person: Person | None) -> None:
    """One of the questions offered for his draft, or back to them."""
    await db.run(faq_answers.read, press.id, press.argument, person=person)
    await tap.answer()


@router.callback_query(Pressed("faq_yes"))
async def helped(
    tap: CallbackQuery, press: Press, db: Database, person: Person | None, catalogue: Catalogue, words: Words
) -> None:
    """That helped: no ticket is needed."""
    await db.run(faq_answers.helped, press.id, press.argument, person=person, catalogue=catalogue)
    await tap.answer(words("faq-glad"))


@router.callback_query(Pressed("faq_desk"))
async def asks_desk(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """None of these, or it did not help: on with the draft."""
    await db.run(faq_answers.to_desk, press.id, press.argument, person=person)
    await tap.answer(words("faq-to-desk"), show_alert=True)
