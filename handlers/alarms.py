"""The buttons of danger: is it happening now, it was nothing, there is no danger."""

from aiogram import Router
from aiogram.types import CallbackQuery

from cards.codec import Press
from handlers.presses import Pressed
from locales.texts import Words
from models.catalogue import Catalogue
from models.database import Database
from models.people import Person
from usecases import dangers, false_alarms

router = Router(name=__name__)


@router.callback_query(Pressed("danger"))
async def answer(
    tap: CallbackQuery, press: Press, db: Database, person: Person | None, catalogue: Catalogue, words: Words
) -> None:
    """The tenant says which danger it is, or none."""
    await db.run(dangers.answer, press.id, press.argument, person=person, catalogue=catalogue)
    calm = press.argument == dangers.NONE
    await tap.answer(words("danger-none-toast" if calm else "danger-toast"), show_alert=not calm)


@router.callback_query(Pressed("danger_is", "danger_not"))
async def confirm(
    tap: CallbackQuery, press: Press, db: Database, person: Person | None, catalogue: Catalogue, words: Words
) -> None:
    """Whoever rang the tenant says whether there is danger."""
    danger = press.verb == "danger_is"
    await db.run(dangers.confirm, press.id, danger=danger, by=person, catalogue=catalogue)
    await tap.answer(words("danger-called-toast" if danger else "danger-none-toast"))


@router.callback_query(Pressed("take_back"))
async def take_back(
    tap: CallbackQuery, press: Press, db: Database, person: Person | None, catalogue: Catalogue, words: Words
) -> None:
    """It was nothing."""
    await db.run(false_alarms.take_back, press.id, person=person, catalogue=catalogue)
    await tap.answer(words("take-back-toast"), show_alert=True)


@router.callback_query(Pressed("false_alarm", "no_alarm"))
async def dismiss(
    tap: CallbackQuery, press: Press, db: Database, person: Person | None, catalogue: Catalogue, words: Words
) -> None:
    """There is no danger, says somebody of the staff."""
    await db.run(false_alarms.dismiss, press.id, by=person, catalogue=catalogue)
    await tap.answer(words("false-alarm-toast"))
