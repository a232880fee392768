"""A stranger's way in: /start with and without a code, a code typed, and the desk's decision."""

from aiogram import F, Router
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager
from aiogram_dialog.api.entities import Context

from cards.codec import Press
from dialogs import joining as dialog
from handlers.presses import Pressed
from handlers.settings import PRIVATE, help_text
from locales.texts import Words
from models.catalogue import Catalogue
from models.database import Database
from models.people import Person
from usecases import joining, people

router = Router(name="joining")

#: A code as we make them: 16 bytes in base64 for links.
A_CODE = F.text.regexp(r"^[A-Za-z0-9_-]{22}$")
#: What somebody may type when we asked him for his code; anything with a space or a hanzi is a report.
MAYBE_A_CODE = F.text.regexp(r"^(?=.*\d|.{12})[A-Za-z0-9_-]{6,64}$")


async def was_asked_for_code(_: Message, aiogd_context: Context | None = None) -> bool:
    """A filter: the window that asks for a code is open."""
    return aiogd_context is not None and aiogd_context.state == dialog.Joining.code


@router.message(PRIVATE, CommandStart(deep_link=True))
async def brings_code(message: Message, command: CommandObject, dialog_manager: DialogManager) -> None:
    """A link or /start with a code: bind him, or ask for his consent first."""
    await dialog.bring_code(dialog_manager, command.args or "")


@router.message(PRIVATE, A_CODE)
@router.message(PRIVATE, MAYBE_A_CODE, was_asked_for_code)
async def types_code(message: Message, dialog_manager: DialogManager) -> None:
    """The code itself, typed or pasted."""
    await dialog.bring_code(dialog_manager, message.text or "")


@router.message(PRIVATE, CommandStart())
async def starts(
    message: Message,
    dialog_manager: DialogManager,
    db: Database,
    person: Person | None,
    words: Words,
    catalogue: Catalogue,
) -> None:
    """/start alone: help for those who belong here, the welcome for everybody else."""
    if await db.read(people.belongs, person):
        await message.answer(await help_text(db, person, words, catalogue))
    else:
        await dialog.begin(dialog_manager)


@router.callback_query(Pressed("join_yes", "join_no"))
async def decides(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """The desk lets somebody in, or does not."""
    yes = press.verb == "join_yes"
    await db.run(joining.decide, person, press.id, yes=yes)
    await tap.answer(words("join-approved-toast" if yes else "join-refused-toast"))
