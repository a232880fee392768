"""Bills: /bills and the statement's buttons for tenants, /bill, /collection and the call list for staff."""

from aiogram import F, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from cards.codec import Press, pack
from handlers.danger import cries_for_help
from handlers.presses import Pressed
from handlers.said import said_in
from handlers.settings import PRIVATE
from locales.texts import Words
from models.database import Database
from models.people import Person
from usecases import bill_calls, bill_disputes, collection, pay_promises, statements

router = Router(name=__name__)


def my_bills(words: Words) -> InlineKeyboardMarkup:
    """The button under which the bills are."""
    button = InlineKeyboardButton(text=words("button-my-bills"), callback_data=pack("bills_mine", 1))
    return InlineKeyboardMarkup(inline_keyboard=[[button]])


async def awaited(message: Message, db: Database, person: Person | None) -> bool:
    """A filter: these words answer a question of ours about a bill."""
    asked = await db.read(bill_disputes.awaits, message.chat.id, person)
    return asked and not await cries_for_help(message, db, person)


@router.message(PRIVATE, Command("bills"))
async def asks_bills(message: Message, db: Database, person: Person | None, words: Words) -> None:
    """/bills: a statement for each of his units."""
    if not await db.run(statements.my_bills, person=person):
        await message.answer(words("bills-no-home"))


@router.callback_query(Pressed("bills_mine"))
async def taps_my_bills(tap: CallbackQuery, db: Database, person: Person | None, words: Words) -> None:
    """The same from a button."""
    found = await db.run(statements.my_bills, person=person)
    await tap.answer("" if found else words("bills-no-home"), show_alert=not found)


@router.callback_query(Pressed("bills"))
async def opens(tap: CallbackQuery, press: Press, db: Database, person: Person | None) -> None:
    """One of the statement's pickers, or back."""
    await db.run(statements.open_view, press.id, press.argument.removeprefix("face"), person=person)
    await tap.answer()


@router.callback_query(Pressed("bills_open"))
async def brings_down(tap: CallbackQuery, press: Press, db: Database, person: Person | None) -> None:
    """From a reminder: the statement at the end of the chat."""
    await db.run(statements.bring_down, press.id, press.argument.removeprefix("face"), person=person)
    await tap.answer()


@router.callback_query(Pressed("bills_pdf"))
async def wants_pdf(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """The statement as a document."""
    await db.run(statements.send_pdf, press.id, person=person)
    await tap.answer(words("statement-coming"))


@router.callback_query(Pressed("bills_qr"))
async def wants_qr(tap: CallbackQuery, press: Press, db: Database, person: Person | None) -> None:
    """The company's QR picture."""
    await db.run(statements.send_qr, press.id, person=person)
    await tap.answer()


@router.callback_query(Pressed("bills_by"))
async def promises(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """By then I pay."""
    made = await db.run(pay_promises.promise, press.id, press.argument, person=person)
    await tap.answer(words("promise-noted", until=made.until.isoformat()), show_alert=True)


@router.callback_query(Pressed("bills_wrong"))
async def doubts(tap: CallbackQuery, press: Press, db: Database, person: Person | None) -> None:
    """This bill is wrong: his next message says how."""
    await db.run(bill_disputes.ask_words, press.id, person=person)
    await tap.answer()


@router.message(PRIVATE, F.text, ~F.text.startswith("/"), awaited)
async def writes(message: Message, db: Database, person: Person) -> None:
    """What is wrong with a bill, or why a cashier does something with one."""
    await db.run(bill_disputes.hear, said_in(message), person=person)


@router.message(PRIVATE, Command("bill"))
async def opens_bill(
    message: Message, command: CommandObject, db: Database, person: Person | None, words: Words
) -> None:
    """/bill WY-2026-0001: the bill as whoever looks after the money sees it."""
    if not command.args:
        await message.answer(words("bill-usage"))
        return
    await db.run(bill_disputes.open_desk, command.args, by=person)


@router.callback_query(Pressed("bill_act"))
async def asks_reason(tap: CallbackQuery, press: Press, db: Database, person: Person | None) -> None:
    """Take it back, or forgive the late fee: why?"""
    await db.run(bill_disputes.ask_reason, press.id, press.argument, by=person)
    await tap.answer()


@router.message(PRIVATE, Command("collection"))
async def asks_collection(message: Message, db: Database, person: Person | None) -> None:
    """/collection: how much of what was billed has come in."""
    await db.run(collection.collection, person=person)


@router.callback_query(Pressed("collected"))
async def turns_collection(tap: CallbackQuery, press: Press, db: Database, person: Person | None) -> None:
    """Another month, or the whole table."""
    await db.run(collection.turn_to, press.argument, person=person)
    await tap.answer()


@router.callback_query(Pressed("billcall"), F.data.endswith(":take"))
async def takes_call(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """I call them."""
    await db.run(bill_calls.take, press.id, by=person)
    await tap.answer(words("bill-call-taken-toast"))


@router.callback_query(Pressed("billcall"))
async def notes_result(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """What came of the call."""
    await db.run(bill_calls.set_result, press.id, press.argument, by=person)
    await tap.answer(words("bill-call-noted-toast"))
