"""Language, privacy, help, and whether somebody lets us write to him."""

from aiogram import F, Router
from aiogram.filters import KICKED, MEMBER, ChatMemberUpdatedFilter, Command
from aiogram.types import ChatMemberUpdated, Message
from aiogram_dialog import DialogManager

from dialogs import settings as dialog
from dialogs.menus import set_all_menus
from locales.texts import Words
from models.catalogue import Catalogue
from models.database import Database
from models.people import Person
from usecases import people

__all__ = ["help_text", "router", "set_all_menus"]

router = Router(name="settings")

PRIVATE = F.chat.type == "private"


async def help_text(db: Database, person: Person | None, words: Words, catalogue: Catalogue) -> str:
    """What the bot can do for this person."""
    keys = await db.read(people.help_for, person)
    facts = {"estate": catalogue.estate.name, "phone": catalogue.estate.phone}
    return "\n\n".join(words.html(key, **facts) for key in keys)


@router.message(PRIVATE, Command("help"))
async def asks_help(message: Message, db: Database, person: Person | None, words: Words, catalogue: Catalogue) -> None:
    """/help: what the bot can do for whoever asks."""
    await message.answer(await help_text(db, person, words, catalogue))


@router.message(PRIVATE, Command("language"))
async def asks_language(message: Message, dialog_manager: DialogManager) -> None:
    """/language: three buttons."""
    await dialog.choose_language(dialog_manager)


@router.message(PRIVATE, Command("privacy", "withdraw"))
async def asks_privacy(message: Message, dialog_manager: DialogManager) -> None:
    """/privacy: what was agreed, and the way to withdraw."""
    await dialog.show_privacy(dialog_manager)


@router.my_chat_member(PRIVATE, ChatMemberUpdatedFilter(KICKED))
async def blocks_us(event: ChatMemberUpdated, db: Database) -> None:
    """He stopped the bot: nothing is sent to him until he is back."""
    await db.run(people.set_reachable, event.from_user.id, False)


@router.my_chat_member(PRIVATE, ChatMemberUpdatedFilter(MEMBER))
async def lets_us_in(event: ChatMemberUpdated, db: Database) -> None:
    """He started the bot again."""
    await db.run(people.set_reachable, event.from_user.id, True)
