"""The buttons of a parcel's card: handing over, the receipt's "that was not me", locks, and what went wrong."""

from aiogram import Router
from aiogram.types import CallbackQuery

from cards.codec import Press
from handlers.presses import Pressed, chat_of
from locales.texts import Words
from models.database import Database
from models.people import Person
from usecases import parcel_ageing, parcel_codes, parcel_handing, parcel_trouble

router = Router(name=__name__)


@router.callback_query(Pressed("parcel_show"))
async def shows(tap: CallbackQuery, press: Press, db: Database, person: Person | None) -> None:
    """Bring one parcel's card down."""
    await db.run(parcel_handing.look, press.id, chat_of(tap), person=person)
    await tap.answer()


@router.callback_query(Pressed("parcel_look"))
async def turns(tap: CallbackQuery, press: Press, db: Database, person: Person | None) -> None:
    """Open or close the reasons."""
    view = press.argument.removeprefix("face")
    await db.run(parcel_handing.turn, press.id, chat_of(tap), view, person=person)
    await tap.answer()


@router.callback_query(Pressed("parcel_code"))
async def asks_code(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """His next six digits are this parcel's code."""
    await db.run(parcel_handing.ask_for, press.id, parcel_handing.CODE, chat_of(tap), person=person)
    await tap.answer(words("parcels-code-ask"), show_alert=True)


@router.callback_query(Pressed("parcel_give"))
async def gives(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """Hand it to one of the unit, to the proxy, or to somebody whose name will be typed."""
    if press.argument == "other":
        await db.run(parcel_handing.ask_for, press.id, parcel_handing.TAKER, chat_of(tap), person=person)
        await tap.answer(words("parcels-taker-ask"), show_alert=True)
        return
    parcel = await db.run(parcel_handing.give, press.id, press.argument, person=person)
    await tap.answer(words("parcels-asked-toast" if parcel.asked_at else "parcels-handed-toast"))


@router.callback_query(Pressed("parcel_rest"))
async def gives_rest(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """All else that waits for the unit."""
    await db.run(parcel_handing.give_rest, press.id, person=person)
    await tap.answer(words("parcels-handed-toast"))


@router.callback_query(Pressed("parcel_takeback"))
async def takes_back(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """It was the wrong one."""
    await db.run(parcel_handing.take_back, press.id, person=person)
    await tap.answer(words("parcels-noted"))


@router.callback_query(Pressed("parcel_have"))
async def confirms(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """The recipient has his letter, or is not at the desk."""
    await db.run(parcel_handing.have, press.id, press.argument == "yes", person=person)
    await tap.answer(words("parcels-noted"))


@router.callback_query(Pressed("parcel_notme"))
async def was_not_me(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """The tenant did not get it."""
    await db.run(parcel_handing.not_me, press.id, person=person)
    await tap.answer(words("parcels-not-me-toast"), show_alert=True)


@router.callback_query(Pressed("parcel_unlock"))
async def unlocks(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """A supervisor, or the tenant, opens a locked parcel."""
    await db.run(parcel_codes.unlock, press.id, person=person)
    await tap.answer(words("parcels-unlocked"))


@router.callback_query(Pressed("parcel_tries"))
async def lets_try(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """A supervisor lets a colleague type codes again."""
    await db.run(parcel_codes.let_try, press.id, person=person)
    await tap.answer(words("parcels-noted"))


@router.callback_query(Pressed("parcel_called"))
async def has_called(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """The desk has spoken with the tenant."""
    await db.run(parcel_ageing.called, press.id, person=person)
    await tap.answer(words("parcels-noted"))


@router.callback_query(Pressed("parcel_phone"))
async def shows_phones(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """Whom to call: for the eyes of whoever tapped, not for the group's."""
    found = await db.read(parcel_ageing.phones, press.id, person=person)
    told = "\n".join(f"{name} {phone}" for name, phone in found)
    await tap.answer(told[:200] or words("parcels-no-phone"), show_alert=True)


@router.callback_query(Pressed("parcel_back"))
async def gives_back(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """Back to the carrier, and why."""
    await db.run(parcel_ageing.give_back, press.id, press.argument, person=person)
    await tap.answer(words("parcels-noted"))


@router.callback_query(Pressed("parcel_lost"))
async def is_lost(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """It is not on its shelf."""
    await db.run(parcel_trouble.lost, press.id, person=person)
    await tap.answer(words("parcels-noted"))


@router.callback_query(Pressed("parcel_found"))
async def is_found(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """There it is."""
    await db.run(parcel_trouble.found, press.id, person=person)
    await tap.answer(words("parcels-noted"))


@router.callback_query(Pressed("parcel_damaged"))
async def asks_photo(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """It is damaged: a photo, please."""
    await db.run(parcel_trouble.ask_photo, press.id, chat_of(tap), person=person)
    await tap.answer(words("parcels-photo-ask"), show_alert=True)
