"""/duty, /roster, /swap, /log, and the buttons of hand-overs, swaps and claims off duty."""

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager

from cards.codec import Press
from dialogs import shifts as dialog
from handlers.presses import Pressed, chat_of
from handlers.settings import PRIVATE
from locales.texts import Words
from models.catalogue import Catalogue
from models.database import Database
from models.people import Person
from usecases import duty_board, duty_log, handover, swaps, work

router = Router(name=__name__)


@router.message(Command("duty"))
async def duty(message: Message, db: Database, person: Person | None) -> None:
    """/duty: who is on now, and who comes next."""
    await db.run(duty_board.show_duty, person, message.chat.id, message.message_id, _thread(message))


@router.message(Command("log"))
async def log(message: Message, command: CommandObject, db: Database, person: Person | None, words: Words) -> None:
    """/log shows today's duty log; with words it adds a line."""
    if command.args:
        await db.run(duty_log.add_line, person, message.chat.id, command.args)
        await message.reply(words("log-written"))
        return
    await db.run(duty_log.show_log, person, message.chat.id, _thread(message))


@router.callback_query(Pressed("logpage"))
async def turns_log_page(tap: CallbackQuery, press: Press, db: Database, person: Person | None) -> None:
    """Another page, or another day."""
    await db.run(duty_log.turn_page, person, press.id, press.argument, chat_of(tap))
    await tap.answer()


@router.message(PRIVATE, Command("roster"))
async def sets_rosters(message: Message, dialog_manager: DialogManager) -> None:
    """/roster: who works when."""
    await dialog.begin_roster(dialog_manager)


@router.message(PRIVATE, Command("swap"))
async def swaps_day(message: Message, dialog_manager: DialogManager) -> None:
    """/swap: ask a colleague to take a day."""
    await dialog.begin_swap(dialog_manager)


@router.callback_query(Pressed("swapanswer"))
async def answers_swap(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """The colleague says yes or no."""
    await db.run(swaps.answer_swap, press.id, press.argument == "yes", by=person)
    await tap.answer(words("swap-toast"))


@router.callback_query(Pressed("swapdecide"))
async def decides_swap(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """Whoever oversees them approves or refuses."""
    await db.run(swaps.decide_swap, press.id, press.argument == "yes", by=person)
    await tap.answer(words("swap-toast"))


@router.callback_query(Pressed("claimanyway"))
async def claims_anyway(
    tap: CallbackQuery, press: Press, db: Database, person: Person | None, catalogue: Catalogue, words: Words
) -> None:
    """Off duty, and still he takes it."""
    ticket = await db.run(work.claim, press.id, by=person, catalogue=catalogue, anyway=True)
    await tap.answer(words("claimed-toast", number=ticket.number))


@router.callback_query(Pressed("handitem"))
async def accepts_item(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """One matter of a hand-over."""
    await db.run(handover.accept_item, press.id, by=person)
    await tap.answer(words("accepted-items-toast"))


@router.callback_query(Pressed("handall"))
async def accepts_all(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """Everything that is left of it."""
    await db.run(handover.accept_all, press.id, by=person)
    await tap.answer(words("accepted-items-toast"))


def _thread(message: Message) -> int | None:
    return message.message_thread_id if message.is_topic_message else None
