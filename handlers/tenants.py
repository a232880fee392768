"""The tenant's buttons and commands for tickets that run: urge, cancel, solved, not yet, stars."""

from typing import Any

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from cards.codec import Press, pack
from cards.parts import told
from handlers.presses import Pressed
from locales.texts import Words
from models.catalogue import Catalogue
from models.database import Database
from models.people import Person
from models.tickets import Ticket
from usecases import acceptance, tenant

router = Router(name=__name__)

#: Longer lists are not read on a phone.
LISTED = 20


@router.message(Command("mine"), F.chat.type == ChatType.PRIVATE)
async def mine(message: Message, db: Database, person: Person, words: Words) -> None:
    """What the tenant has running, a button each."""
    held = await db.read(tenant.in_hand, person=person)
    tickets = await db.read(tenant.mine, person=person)
    if held:
        await message.answer(
            "\n".join([words("mine-in-hand", count=len(held)), *map(_line, held[:LISTED])]), parse_mode=None
        )
    if tickets or not held:
        await message.answer(**_offered(tickets, words))


@router.callback_query(Pressed("down"))
async def bring_down(tap: CallbackQuery, press: Press, db: Database, person: Person | None) -> None:
    """Post the card anew at the end of the chat."""
    await db.run(tenant.bring_down, press.id, person=person)
    await tap.answer()


@router.callback_query(Pressed("urge"))
async def urge(
    tap: CallbackQuery, press: Press, db: Database, person: Person | None, catalogue: Catalogue, words: Words
) -> None:
    """Pass it on, and tell the last thing that really happened."""
    event = await db.run(tenant.urge, press.id, person=person, catalogue=catalogue)
    news = await db.read(told, event, words, catalogue)
    await tap.answer(words("urged-done", news=news), show_alert=True)


@router.callback_query(Pressed("look"))
async def look(tap: CallbackQuery, press: Press, db: Database, person: Person | None) -> None:
    """Open or close the question on the tenant's card."""
    view = press.argument.removeprefix("face")
    await db.run(tenant.open_view, press.id, "tenant", view, person=person)
    await tap.answer()


@router.callback_query(Pressed("cancel"))
async def cancel(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """Not needed any more."""
    ticket = await db.run(tenant.cancel, press.id, person=person)
    await tap.answer(words("cancelled-toast", number=ticket.number))


@router.callback_query(Pressed("asked"))
async def asked(tap: CallbackQuery, press: Press, db: Database, person: Person | None) -> None:
    """Open or close "why not yet"."""
    view = press.argument.removeprefix("face")
    await db.run(tenant.open_view, press.id, "ask", view, person=person)
    await tap.answer()


@router.callback_query(Pressed("solved"))
async def solved(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """Solved, says the tenant."""
    await db.run(acceptance.accept, press.id, person=person)
    await tap.answer(words("accepted-toast"))


@router.callback_query(Pressed("giveback"))
async def give_back(
    tap: CallbackQuery, press: Press, db: Database, person: Person | None, catalogue: Catalogue, words: Words
) -> None:
    """Not yet, says the tenant."""
    await db.run(acceptance.give_back, press.id, press.argument, person=person, catalogue=catalogue)
    await tap.answer(words("returned-toast"))


@router.callback_query(Pressed("object"))
async def object_to(
    tap: CallbackQuery, press: Press, db: Database, person: Person | None, catalogue: Catalogue, words: Words
) -> None:
    """The tenant does not take no for an answer."""
    await db.run(acceptance.object_to, press.id, person=person, catalogue=catalogue)
    await tap.answer(words("objected-toast"))


@router.callback_query(Pressed("agree"))
async def agree(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """The tenant understands."""
    await db.run(acceptance.agree, press.id, person=person)
    await tap.answer(words("agreed-toast"))


@router.callback_query(Pressed("stars"))
async def rate(
    tap: CallbackQuery, press: Press, db: Database, person: Person | None, catalogue: Catalogue, words: Words
) -> None:
    """So many stars."""
    stars = int(press.argument) if press.argument.isdigit() else 0
    await db.run(acceptance.rate, press.id, stars, person=person, catalogue=catalogue)
    await tap.answer(words("rated-toast"))


@router.callback_query(Pressed("chip"))
async def chip(tap: CallbackQuery, press: Press, db: Database, person: Person | None, catalogue: Catalogue) -> None:
    """One reason for the stars, ticked or unticked."""
    await db.run(acceptance.chip, press.id, press.argument, person=person, catalogue=catalogue)
    await tap.answer()


@router.callback_query(Pressed("ratewords"))
async def rate_words(tap: CallbackQuery, press: Press, db: Database, person: Person | None) -> None:
    """The tenant wants to write why."""
    await db.run(acceptance.ask_words, press.id, person=person)
    await tap.answer()


@router.callback_query(Pressed("enough"))
async def enough(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """That is all he wanted to say."""
    await db.run(acceptance.leave_it, press.id, person=person)
    await tap.answer(words("rated-toast"))


def _offered(tickets: list[Ticket], words: Words) -> dict[str, Any]:
    if not tickets:
        return {"text": words("mine-none")}
    rows = [[InlineKeyboardButton(text=_line(one), callback_data=pack("down", one.id))] for one in tickets[:LISTED]]
    return {
        "text": words("mine-title", count=len(tickets)),
        "reply_markup": InlineKeyboardMarkup(inline_keyboard=rows),
    }


def _line(ticket: Ticket) -> str:
    return f"{ticket.number} {_short(ticket.words)}"


def _short(text: str) -> str:
    line = " ".join(text.split())
    return line if len(line) <= 24 else line[:23] + "…"
