"""A stranger's way in: /start with and without a code, a code typed, and the desk's decision."""

from typing import Any

from aiogram import F, Router
from aiogram.filters import CommandObject, CommandStart
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager
from aiogram_dialog.api.entities import Context

from cards.codec import Press, parse
from dialogs import joining as dialog
from handlers.settings import help_text
from locales.texts import Words
from models.catalogue import Catalogue
from models.database import Database
from models.people import Person
from usecases import joining, people

router = Router(name="joining")

PRIVATE = F.chat.type == "private"
#: A code as we make them: 16 bytes in base64 for links.
A_CODE = F.text.regexp(r"^[A-Za-z0-9_-]{22}$")
#: What somebody may type when we asked him for his code; anything with a space or a hanzi is a report.
MAYBE_A_CODE = F.text.regexp(r"^(?=.*\d|.{12})[A-Za-z0-9_-]{6,64}$")


def pressed(*verbs: str) -> Any:
    """A filter: the tap says one of these verbs. It hands the handler `press`."""

    async def says(callback: CallbackQuery) -> dict[str, Press] | bool:
        press = parse(callback.data)
        return {"press": press} if press is not None and press.verb in verbs else False

    return says


async def was_asked_for_code(_: Message, aiogd_context: Context | None = None) -> bool:
    """A filter: the window that asks for a code is open."""
    return aiogd_context is not None and aiogd_context.state == dialog.Joining.code


@router.message(PRIVATE, CommandStart(deep_link=True))
async def brings_code(message: Message, command: CommandObject, dialog_manager: DialogManager) -> None:
    await dialog.bring_code(dialog_manager, command.args or "")


@router.message(PRIVATE, A_CODE)
@router.message(PRIVATE, MAYBE_A_CODE, was_asked_for_code)
async def types_code(message: Message, dialog_manager: DialogManager) -> None:
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
    if await db.read(people.belongs, person):
        await message.answer(await help_text(db, person, words, catalogue))
    else:
        await dialog.begin(dialog_manager)


@router.callback_query(pressed("join_yes", "join_no"))
async def decides(callback: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    yes = press.verb == "join_yes"
    await db.run(joining.decide, person, press.id, yes=yes)
    await callback.answer(words("join-approved-toast" if yes else "join-refused-toast"))
