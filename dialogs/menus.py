"""The command menus beside the keyboard: per scope, per language, and one's own where those do not fit."""

from collections.abc import Iterable

from aiogram import Bot
from aiogram.types import (
    BotCommand,
    BotCommandScopeAllGroupChats,
    BotCommandScopeAllPrivateChats,
    BotCommandScopeChat,
    BotCommandScopeUnion,
)

from locales.texts import Texts, Words
from models.database import Database
from models.people import Language, Person
from usecases import people

TENANT_COMMANDS = ("report", "mine", "bills", "parcels", "faq", "help", "language", "privacy")
GROUP_COMMANDS = ("claim", "parcels", "duty", "log", "bind", "poll", "why")
MANAGER_COMMANDS = (
    "invite",
    "bind",
    "residents",
    "roster",
    "duty",
    "visits",
    "survey",
    "announce",
    "poll",
    "collection",
    "paid",
    "daysheet",
)
#: Telegram's menus know two-letter codes only: zh is both scripts, so it gets the more common one,
#: and whoever chose another language is given a menu of his own. None is everybody else.
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


async def set_own_menu(bot: Bot, db: Database, person: Person, words: Words) -> None:
    """After somebody chose a language or got a role."""
    runs = await db.read(people.runs, person)
    await set_menus(bot, [own_menu(person, words, runs=runs)])


def _described(words: Words, commands: Iterable[str]) -> list[tuple[str, str]]:
    return [(command, words(f"command-{command}")) for command in commands]
