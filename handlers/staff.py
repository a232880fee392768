"""The staff card's buttons, /claim, and what staff write in their groups."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message

from cards.codec import Press
from handlers.presses import Pressed, chat_of
from handlers.said import said_in
from locales.texts import Words
from models.catalogue import Catalogue
from models.database import Database
from models.people import Person
from models.tickets import Ticket
from usecases import finishing, handing, recategorise, staff_talk, work

router = Router(name=__name__)
groups = Router(name=f"{__name__}.groups")
groups.message.filter(F.chat.type.in_({ChatType.GROUP, ChatType.SUPERGROUP}))


@router.message(Command("claim"))
async def claim_by_text(
    message: Message,
    command: CommandObject,
    db: Database,
    person: Person | None,
    catalogue: Catalogue,
    words: Words,
) -> None:
    """/claim R-261121-007 does what the button does: taps are kept for 150 seconds, words for a day."""
    if not command.args:
        await message.reply(words("claim-usage"))
        return
    ticket = await db.run(work.claim_by_number, command.args, by=person, catalogue=catalogue)
    await message.reply(_claimed(ticket, person, words) or words("claimed-by-text", number=ticket.number))


@router.callback_query(Pressed("claim"))
async def claim(
    tap: CallbackQuery, press: Press, db: Database, person: Person | None, catalogue: Catalogue, words: Words
) -> None:
    """Give the ticket to whoever tapped."""
    ticket = await db.run(work.claim, press.id, by=person, catalogue=catalogue)
    asked = _claimed(ticket, person, words)
    await tap.answer(asked or words("claimed-toast", number=ticket.number), show_alert=bool(asked))


@router.callback_query(Pressed("arrived"))
async def arrived(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """At the door."""
    await db.run(work.arrive, press.id, by=person)
    await tap.answer(words("arrived-toast"))


@router.callback_query(Pressed("panel"))
async def panel(tap: CallbackQuery, press: Press, db: Database, person: Person | None) -> None:
    """Open or close one of the panel's pickers."""
    await db.run(work.open_panel, press.id, press.argument.removeprefix("face"), by=person)
    await tap.answer()


@router.callback_query(Pressed("promise"))
async def promise(
    tap: CallbackQuery, press: Press, db: Database, person: Person | None, catalogue: Catalogue, words: Words
) -> None:
    """Promise a time."""
    await db.run(work.promise, press.id, _number(press.argument), by=person, catalogue=catalogue)
    await tap.answer(words("promised-toast"))


@router.callback_query(Pressed("hold"))
async def hold(
    tap: CallbackQuery, press: Press, db: Database, person: Person | None, catalogue: Catalogue, words: Words
) -> None:
    """Put on hold: why, and until when."""
    reason, _, hours = press.argument.partition(".")
    await db.run(work.hold, press.id, reason, _number(hours), by=person, catalogue=catalogue)
    await tap.answer(words("held-toast"))


@router.callback_query(Pressed("resume"))
async def resume(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """Carry on."""
    await db.run(work.resume, press.id, by=person)
    await tap.answer(words("resumed-toast"))


@router.callback_query(Pressed("handto"))
async def hand_to(
    tap: CallbackQuery, press: Press, db: Database, person: Person | None, catalogue: Catalogue, words: Words
) -> None:
    """Hand it to a colleague."""
    await db.run(handing.hand_to, press.id, _number(press.argument), by=person, catalogue=catalogue)
    await tap.answer(words("handed-toast"))


@router.callback_query(Pressed("handover"))
async def hand_over(
    tap: CallbackQuery, press: Press, db: Database, person: Person | None, catalogue: Catalogue, words: Words
) -> None:
    """Send it to another team."""
    await db.run(handing.hand_over, press.id, press.argument, by=person, catalogue=catalogue)
    await tap.answer(words("handed-toast"))


@router.callback_query(Pressed("decline"))
async def decline(
    tap: CallbackQuery, press: Press, db: Database, person: Person | None, catalogue: Catalogue, words: Words
) -> None:
    """It cannot be done."""
    await db.run(work.decline, press.id, press.argument, by=person, catalogue=catalogue)
    await tap.answer(words("declined-toast"))


@router.callback_query(Pressed("recategorise"))
async def set_category(
    tap: CallbackQuery, press: Press, db: Database, person: Person | None, catalogue: Catalogue, words: Words
) -> None:
    """It is of another kind than was thought."""
    await db.run(recategorise.set_category, press.id, press.argument, by=person, catalogue=catalogue)
    await tap.answer(words("recategorised-toast"))


@router.callback_query(Pressed("asktenant"))
async def ask_tenant(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """Take the worker's next message for a question to the tenant."""
    await db.run(finishing.ask_for, press.id, "question", chat_of(tap), by=person)
    await tap.answer(words("ask-toast"))


@router.callback_query(Pressed("done"))
async def done(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """Ask the worker for his proof."""
    await db.run(finishing.ask_for, press.id, "result", chat_of(tap), by=person)
    await tap.answer(words("done-toast"))


@router.callback_query(Pressed("donenow"))
async def done_now(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """Done, without a photo."""
    await db.run(finishing.finish, press.id, by=person)
    await tap.answer(words("finished-toast"))


@groups.message()
async def hear(message: Message, db: Database, person: Person | None, words: Words) -> None:
    """An answer to our question, words for a tenant, or none of our business."""
    if person is None:
        return
    heard = await db.run(staff_talk.hear, said_in(message), person=person)
    if heard is staff_talk.Heard.TOO_LATE:
        await message.reply(words("talk-too-late"))


def _claimed(ticket: Ticket, person: Person | None, words: Words) -> str:
    """What whoever is off duty hears instead of the ticket; nothing if it is his."""
    if person is None or ticket.owner_id == person.id:
        return ""
    return words("off-duty-toast" if person.reachable else "off-duty-again")


def _number(argument: str) -> int:
    return int(argument) if argument.isdigit() else 0
