"""Campaigns: the buttons of the progress card, the lists of the unreached, and a tenant's "got it"."""

from aiogram import Router
from aiogram.types import CallbackQuery

from cards.codec import Press
from handlers.presses import Pressed, chat_of
from locales.texts import Words
from models.database import Database
from models.people import Person
from usecases import campaign_progress, campaigns

router = Router(name=__name__)


@router.callback_query(Pressed("got_it"))
async def reads(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """A tenant has read it."""
    await db.run(campaigns.read, press.id, person=person)
    await tap.answer(words("campaigns-got-it-toast"))


@router.callback_query(Pressed("camp_pause"))
async def pauses(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """Nothing more for now."""
    await db.run(campaigns.pause, press.id, by=person)
    await tap.answer(words("campaigns-paused-toast"))


@router.callback_query(Pressed("camp_resume"))
async def resumes(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """On with it."""
    await db.run(campaigns.resume, press.id, by=person)
    await tap.answer(words("campaigns-resumed-toast"))


@router.callback_query(Pressed("camp_stop"))
async def stops(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """For good; he was asked whether he is sure."""
    await db.run(campaigns.stop, press.id, by=person)
    await tap.answer(words("campaigns-stopped-toast"))


@router.callback_query(Pressed("camp_again"))
async def says_again(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """Whatever may not have arrived, once more."""
    count = await db.run(campaigns.resend_doubted, press.id, by=person)
    await tap.answer(words("campaigns-again-toast", count=count))


@router.callback_query(Pressed("camp_view"))
async def looks(tap: CallbackQuery, press: Press, db: Database, person: Person | None) -> None:
    """Another face of the card: a page of the list, the question before stopping, or back."""
    message_id = tap.message.message_id if tap.message else 0
    await db.run(campaign_progress.turn, press.argument, chat_of(tap), message_id, person=person)
    await tap.answer()
