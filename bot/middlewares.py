"""Who is speaking, and in which language: found once per update, before any handler.

A person is only ever a human who speaks for himself. Telegram shows anonymous admins, channels and
its own service account as users too; taking one of them for a person would let a whole group act
under one name.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import Chat, TelegramObject, Update, User

from locales.texts import Texts, closest_language
from models.catalogue import Catalogue
from models.database import Database
from models.people import Language, Person
from usecases import people

#: GroupAnonymousBot, Channel Bot and Telegram's own account, which writes for linked channels.
NOBODY = frozenset({1087968824, 136817688, 777000})

Handler = Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]]


class WhoSpeaks(BaseMiddleware):
    """Gives every handler `db`, `catalogue`, `texts`, `person` (or None) and `words` in his language.

    In private a newcomer becomes a person at once. In groups people are only recognised: who merely
    talks where the bot can hear is not written down.
    """

    def __init__(self, db: Database, texts: Texts, catalogue: Catalogue) -> None:
        self.db, self.texts, self.catalogue = db, texts, catalogue

    async def __call__(self, handler: Handler, event: TelegramObject, data: dict[str, Any]) -> Any:
        user = human(event, data.get("event_from_user"))
        private = is_private(data.get("event_chat"))
        person = await self._person(user, event, private=private) if user else None
        data["person"] = person
        data["words"] = self.texts(self._language(person, user, private=private))
        data.update(db=self.db, texts=self.texts, catalogue=self.catalogue)
        return await handler(event, data)

    async def _person(self, user: User, event: TelegramObject, *, private: bool) -> Person | None:
        seen = people.Seen(
            user_id=user.id,
            name=user.full_name,
            username=user.username,
            language=closest_language(user.language_code, self.catalogue.estate.language),
            here=private and spoken(event),
        )
        person = await self.db.read(people.person_by_user, user.id)
        if person is None and not seen.here:
            return None
        # Nearly always nothing changed, and then nothing is written.
        if person is None or seen.news_of(person):
            return await self.db.run(people.remember, seen)
        return person

    def _language(self, person: Person | None, user: User | None, *, private: bool) -> Language:
        if person is not None:
            return person.language
        estate = self.catalogue.estate.language
        return closest_language(user.language_code, estate) if user and private else estate


def human(event: TelegramObject, user: User | None) -> User | None:
    """The user, if a human speaks for himself and not for a group or a channel."""
    message = event.message or event.edited_message if isinstance(event, Update) else None
    if user is None or user.is_bot or user.id in NOBODY:
        return None
    return None if message is not None and message.sender_chat is not None else user


def spoken(event: TelegramObject) -> bool:
    """Whether the update is a word or a tap of his, and not news about him such as a block."""
    return isinstance(event, Update) and bool(event.message or event.callback_query or event.edited_message)


def is_private(chat: Chat | None) -> bool:
    """Whether it was said in a private chat."""
    return chat is not None and chat.type == "private"
