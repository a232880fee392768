"""What happens to groups: bound, entered, left, moved; their topics; and codes that do not belong there."""

import re

from aiogram import F, Router
from aiogram.filters import (
    JOIN_TRANSITION,
    LEAVE_TRANSITION,
    ChatMemberUpdatedFilter,
    Command,
    CommandObject,
    CommandStart,
)
from aiogram.types import CallbackQuery, Chat, ChatMemberUpdated, Message
from aiogram_dialog import DialogManager

from cards.codec import Press
from cards.groups import categories_of
from dialogs import manage, residents
from handlers.presses import Pressed
from handlers.settings import PRIVATE
from locales.texts import Texts, Words
from models.catalogue import Catalogue
from models.database import Database
from models.people import Person
from models.refusals import Refusal
from usecases import binding, groups, joining
from usecases.codes import fingerprint

router = Router(name="groups")

IN_GROUP = F.chat.type.in_({"group", "supergroup"})


@router.message(PRIVATE, Command("invite"))
async def invites(message: Message, dialog_manager: DialogManager) -> None:
    """/invite: a code for a tenant or a colleague."""
    await manage.invite(dialog_manager)


@router.message(PRIVATE, Command("bind"))
async def makes_bind_code(message: Message, dialog_manager: DialogManager) -> None:
    """/bind in private: a code for a group."""
    await manage.bind(dialog_manager)


@router.message(PRIVATE, Command("residents"))
async def looks_up_residents(message: Message, dialog_manager: DialogManager) -> None:
    """/residents: who lives in a unit, and moving somebody out."""
    await residents.begin(dialog_manager)


@router.message(IN_GROUP, Command("bind"))
async def binds(
    message: Message, command: CommandObject, db: Database, person: Person | None, words: Words, catalogue: Catalogue
) -> None:
    """/bind CODE in a group: from now on it works for that team."""
    if not command.args:
        await message.reply(words("group-bind-how"))
        return
    bound = await db.run(binding.bind, person, _chat(message.chat), fingerprint(command.args), catalogue=catalogue)
    if isinstance(bound, Refusal):
        raise bound
    buildings = words("list-comma").join(bound.buildings) or words("joined-everything")
    await message.reply(words.html("group-bound", team=words(f"team-{bound.team}"), buildings=buildings))


@router.message(IN_GROUP, CommandStart(deep_link=True))
async def shows_code_to_all(message: Message, command: CommandObject, db: Database) -> None:
    """A code posted in a group is worth nothing any more."""
    await db.run(joining.burn, fingerprint(command.args or ""))
    raise Refusal("refusal-code-in-group")


@router.my_chat_member(IN_GROUP, ChatMemberUpdatedFilter(JOIN_TRANSITION))
async def lets_bot_in(event: ChatMemberUpdated, db: Database, words: Words, catalogue: Catalogue) -> None:
    """The bot was added: a group we know works again, another is told once what we need."""
    if await db.run(binding.let_in, _chat(event.chat), catalogue=catalogue) is None:
        await event.answer(words.html("group-needs", estate=catalogue.estate.name))


@router.my_chat_member(IN_GROUP, ChatMemberUpdatedFilter(LEAVE_TRANSITION))
async def throws_bot_out(event: ChatMemberUpdated, db: Database) -> None:
    """The bot was removed."""
    await db.run(groups.thrown_out, event.chat.id)


@router.message(F.migrate_to_chat_id)
async def becomes_supergroup(message: Message, db: Database) -> None:
    """Said in the old group: the address it has from now on."""
    await db.run(groups.moved, message.chat.id, message.migrate_to_chat_id)


@router.message(F.migrate_from_chat_id)
async def was_plain_group(message: Message, db: Database) -> None:
    """Said in the new supergroup: the address it had."""
    await db.run(groups.moved, message.migrate_from_chat_id, message.chat.id)


@router.message(F.forum_topic_created)
async def topic_made(message: Message, db: Database) -> None:
    """A topic was made."""
    made = message.forum_topic_created
    if made is not None and message.message_thread_id is not None:
        await db.run(groups.note_topic, message.chat.id, message.message_thread_id, made.name)


@router.message(F.forum_topic_edited)
async def topic_renamed(message: Message, db: Database) -> None:
    """A topic was renamed; a new icon alone comes without a name."""
    edited = message.forum_topic_edited
    if edited is not None and message.message_thread_id is not None:
        await db.run(groups.note_topic, message.chat.id, message.message_thread_id, edited.name or "")


@router.message(IN_GROUP, Command("topic"))
async def maps_topic(
    message: Message,
    command: CommandObject,
    db: Database,
    person: Person | None,
    texts: Texts,
    catalogue: Catalogue,
) -> None:
    """/topic in a topic: with categories it takes them, alone it shows buttons."""
    thread = message.message_thread_id if message.is_topic_message else None
    group = await db.read(groups.group_at, message.chat.id)
    if not command.args or group is None:
        await db.run(groups.show_topic, person, message.chat.id, thread)
        return
    names = category_names(texts, catalogue, group.team)
    await db.run(groups.map_topic, person, message.chat.id, thread, categories_named(command.args, names))


@router.callback_query(Pressed("topic"))
async def ticks_category(tap: CallbackQuery, press: Press, db: Database, person: Person | None) -> None:
    """A tap on a category of the topic's card."""
    await db.run(groups.toggle_category, person, press.id, press.argument)
    await tap.answer()


def category_names(texts: Texts, catalogue: Catalogue, team: str) -> dict[str, str]:
    """What the team's categories are called: by code and in every language, in small letters."""
    codes = categories_of(catalogue, team)
    names = {texts(language)(key).lower(): code for language in texts.languages for code, key in codes.items()}
    return names | {code: code for code in codes}


def categories_named(typed: str, names: dict[str, str]) -> list[str]:
    """The categories in what was typed after /topic: names between commas, or codes between spaces."""
    pieces = [piece.strip() for piece in re.split("[,，、]", typed.lower())]
    words = [word for piece in pieces for word in ([piece] if piece in names else piece.split())]
    if not names.keys() >= set(words):
        raise Refusal("refusal-no-such-category")
    return list(dict.fromkeys(names[word] for word in words))


def _chat(chat: Chat) -> binding.Chat:
    return binding.Chat(chat.id, chat.title or "", bool(chat.is_forum))
