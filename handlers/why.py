"""/why: why a ticket was understood as it was. Without a ticket, those who lead get what was corrected, counted."""

from aiogram import Router
from aiogram.enums import ChatType
from aiogram.filters import Command, CommandObject
from aiogram.types import Message

from cards.why import answer, figures
from locales.texts import Words
from models.catalogue import Catalogue
from models.database import Database
from models.people import Person
from usecases import learning, why

router = Router(name=__name__)


@router.message(Command("why"))
async def asks_why(
    message: Message,
    command: CommandObject,
    db: Database,
    person: Person | None,
    catalogue: Catalogue,
    words: Words,
) -> None:
    """/why R-261121-007, or /why as a reply to the ticket's card."""
    number = (command.args or "").strip()
    replied = message.reply_to_message.message_id if message.reply_to_message else None
    alone = message.chat.type == ChatType.PRIVATE and not number and replied is None
    if alone and await db.read(why.leads, person):
        await message.answer(figures(await db.read(learning.figures, person), words))
        return
    asked = await db.read(why.asked_about, message.chat.id, replied, number, person=person, catalogue=catalogue)
    await message.reply(await db.read(answer, asked.id, words, catalogue))
