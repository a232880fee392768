"""The answers to "is this what you said?"."""

from aiogram import Router
from aiogram.types import CallbackQuery

from assist.opinion import SecondOpinion
from cards.codec import Press
from handlers.hearing import surer, understood
from handlers.likely import likely_for
from handlers.presses import Pressed
from locales.texts import Words
from models.catalogue import Catalogue
from models.database import Database
from models.people import Person
from understanding.faq import Library
from usecases import dictation
from usecases.people import known

router = Router(name=__name__)


@router.callback_query(Pressed("dictated_yes"))
async def confirm(
    tap: CallbackQuery,
    press: Press,
    db: Database,
    person: Person | None,
    catalogue: Catalogue,
    library: Library | None = None,
    opinions: SecondOpinion | None = None,
) -> None:
    """They are his words: understood as if he had typed them."""
    known(person)
    assert person is not None
    said = await db.read(dictation.words_of, press.id, press.argument, person=person)
    heard = await surer(db, said, await understood(db, said.text, person), person, opinions)
    likely = await likely_for(db, said, heard, person, catalogue, library)
    await db.run(dictation.confirm, press.id, press.argument, heard, person=person, catalogue=catalogue, likely=likely)
    await tap.answer()


@router.callback_query(Pressed("dictated_no"))
async def deny(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """They are not: whoever works on it listens for himself."""
    await db.run(dictation.deny, press.id, press.argument, person=person)
    await tap.answer(words("dictation-no-toast"), show_alert=True)
