"""Language, privacy, help, the command menus, and whether somebody lets us write to him."""

from collections.abc import Iterable

from aiogram import Bot, F, Router
from aiogram.filters import KICKED, MEMBER, ChatMemberUpdatedFilter, Command
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeUnion,
    ChatMemberUpdated,
    Message,
)
from aiogram_dialog import DialogManager

from dialogs import settings as dialog
from locales.texts import Texts, Words
from models.catalogue import Catalogue
from models.database import Database
from models.people import Language, Person
from usecases import people

router = Router(name="settings")

PRIVATE = F.chat.type == "private"
TENANT_COMMANDS = ("report", "mine", "help", "language", "privacy")
GROUP_COMMANDS = ("claim", "bind")
MANAGER_COMMANDS = ("invite", "bind")
#: Telegram's menus know two-letter codes only: zh is both scripts, so it gets the more common one,
#: and whoever chose another script is given a menu of his own. None is everybody else.
MENU_LANGUAGES: dict[str | None, Language] = {None: Language.EN, "zh": Language.ZH_HANS}

Menu = tuple[BotCommandScopeUnion, str | None, list[tuple[str, str]]]


def command_menus(texts: Texts) -> list[Menu]:
    """The menus everybody sees: (scope, Telegram's language code, [(command, description)])."""
    scopes: list[tuple[BotCommandScopeUnion, tuple[str, ...]]] = [
        (BotCommandScopeAllPrivateChats(), TENANT_COMMANDS),
        (BotCommandScopeAllGroupChats(), GROUP_COMMANDS),
    ]
    return [
        (scope, code, _described(texts(language), commands))
        for scope, commands in scopes
        for code, language in MENU_LANGUAGES.items()
    ]


def own_menu(person: Person, words: Words, *, runs: bool) -> Menu:
    """The menu in one person's private chat: his language, and the managers' tools if he runs the estate."""
    commands = TENANT_COMMANDS + (MANAGER_COMMANDS if runs else ())
    return BotCommandScopeChat(chat_id=person.user_id or 0), None, _described(words, commands)


async def set_menus(bot: Bot, menus: Iterable[Menu]) -> None:
    """Hand menus to Telegram; handing over the same ones again changes nothing."""
    for scope, code, commands in menus:
        told = [BotCommand(command=command, description=text) for command, text in commands]
        await bot.set_my_commands(told, scope=scope, language_code=code)


async def set_all_menus(bot: Bot, db: Database, texts: Texts) -> None:
    """At start: everybody's menus, and a menu of his own for each manager."""
    managers = await db.read(people.runners)
    await set_menus(bot, command_menus(texts))
    await set_menus(bot, [own_menu(manager, texts(manager.language), runs=True) for manager in managers])


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


def _described(words: Words, commands: Iterable[str]) -> list[tuple[str, str]]:
    return [(command, words(f"command-{command}")) for command in commands]
