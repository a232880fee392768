"""/report: for who would rather choose than write. The next message opens a draft of the chosen kind."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command
from aiogram.types import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message

from cards.codec import Press, pack
from handlers.presses import Pressed
from locales.texts import Words
from models.catalogue import Catalogue
from models.database import Database
from models.people import Person
from usecases import intake

router = Router(name=__name__)


@router.message(Command("report"), F.chat.type == ChatType.PRIVATE)
async def report(message: Message, catalogue: Catalogue, words: Words) -> None:
    """Offer the kinds."""
    buttons = [
        InlineKeyboardButton(text=words(f"kind-{kind}"), callback_data=pack("report", number, kind))
        for number, kind in enumerate(catalogue.kinds, start=1)
    ]
    rows = [buttons[at : at + 3] for at in range(0, len(buttons), 3)]
    await message.answer(words("report-choose"), reply_markup=InlineKeyboardMarkup(inline_keyboard=rows))


@router.callback_query(Pressed("report"))
async def chosen(
    tap: CallbackQuery, press: Press, db: Database, person: Person | None, catalogue: Catalogue, words: Words
) -> None:
    """Remember the kind and ask for words or a picture."""
    await db.run(intake.expect_report, press.argument, person=person, catalogue=catalogue)
    await tap.answer()
    if isinstance(tap.message, Message):
        await tap.message.edit_text(words("report-tell", kind=words(f"kind-{press.argument}")))
