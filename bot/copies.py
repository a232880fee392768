"""A tap on a copy of a card: settled before the tap itself is handled.

After a death between a post and the note of it a chat may hold two copies of a card, one of them
unknown to us. The tap goes its usual way; the copy is adopted or loses its buttons.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from aiogram import BaseMiddleware
from aiogram.types import CallbackQuery, TelegramObject

from cards.codec import parse
from models.database import Database
from usecases.cards import KIND_OF, adopt, card_at


class Copies(BaseMiddleware):
    """Looks at every tap on a card's button; nearly always it is the card's own post and nothing is written."""

    def __init__(self, db: Database) -> None:
        self.db = db

    async def __call__(
        self,
        handler: Callable[[TelegramObject, dict[str, Any]], Awaitable[Any]],
        event: TelegramObject,
        data: dict[str, Any],
    ) -> Any:
        if isinstance(event, CallbackQuery) and event.message is not None:
            await self._settle(event.data, event.message.chat.id, event.message.message_id)
        return await handler(event, data)

    async def _settle(self, payload: str | None, chat_id: int, message_id: int) -> None:
        press = parse(payload)
        if press is None or press.verb not in KIND_OF:
            return
        if await self.db.read(card_at, chat_id, message_id) is None:
            await self.db.run(adopt, press, chat_id, message_id)
