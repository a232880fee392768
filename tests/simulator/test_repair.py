"""One repair from tap to thank-you, told by a bot of twenty lines: once in aiogram, once in python-telegram-bot.

The same story must come out, by polling and by nothing that either library would have to be told about us.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, Protocol

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import InlineKeyboardMarkup
from telegram import InlineKeyboardMarkup as PtbMarkup
from telegram.ext import ExtBot

from tests.simulator.town import LIN, PLUMBING, TOKEN, WORKERS, ZHANG, Town, buttons, meanwhile, picture

pytestmark = pytest.mark.anyio


class Hands(Protocol):
    """What the bot of this story can do, whichever library does it."""

    async def say(
        self, chat: int, text: str, keyboard: dict[str, Any] | None = None, topic: int | None = None
    ) -> int: ...
    async def change(self, chat: int, message: int, text: str, keyboard: dict[str, Any] | None = None) -> None: ...
    async def copy(self, chat: int, source: int, message: int) -> None: ...
    async def answer(self, query: str, text: str) -> None: ...
    async def listen(self, offset: int) -> list[dict[str, Any]]: ...


@dataclass
class AiogramHands:
    bot: Bot

    async def say(self, chat, text, keyboard=None, topic=None):
        markup = InlineKeyboardMarkup.model_validate(keyboard) if keyboard else None
        sent = await self.bot.send_message(chat, text, reply_markup=markup, message_thread_id=topic, parse_mode="HTML")
        return sent.message_id

    async def change(self, chat, message, text, keyboard=None):
        markup = InlineKeyboardMarkup.model_validate(keyboard) if keyboard else None
        await self.bot.edit_message_text(text, chat_id=chat, message_id=message, reply_markup=markup)

    async def copy(self, chat, source, message):
        await self.bot.copy_message(chat, source, message)

    async def answer(self, query, text):
        await self.bot.answer_callback_query(query, text=text)

    async def listen(self, offset):
        updates = await self.bot.get_updates(offset=offset, timeout=5)
        return [update.model_dump(exclude_none=True, by_alias=True) for update in updates]


@dataclass
class PtbHands:
    bot: ExtBot

    async def say(self, chat, text, keyboard=None, topic=None):
        markup = PtbMarkup.de_json(keyboard) if keyboard else None
        sent = await self.bot.send_message(chat, text, reply_markup=markup, message_thread_id=topic, parse_mode="HTML")
        return sent.message_id

    async def change(self, chat, message, text, keyboard=None):
        markup = PtbMarkup.de_json(keyboard) if keyboard else None
        await self.bot.edit_message_text(text, chat, message, reply_markup=markup)

    async def copy(self, chat, source, message):
        await self.bot.copy_message(chat, source, message)

    async def answer(self, query, text):
        await self.bot.answer_callback_query(query, text=text)

    async def listen(self, offset):
        updates = await self.bot.get_updates(offset=offset, timeout=5)
        return [update.to_dict() for update in updates]


@asynccontextmanager
async def aiogram_hands(town: Town) -> AsyncIterator[Hands]:
    bot = Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(town.address)))
    yield AiogramHands(bot)
    await bot.session.close()


@asynccontextmanager
async def ptb_hands(town: Town) -> AsyncIterator[Hands]:
    async with ExtBot(TOKEN, base_url=f"{town.address}/bot", base_file_url=f"{town.address}/file/bot") as bot:
        yield PtbHands(bot)


@dataclass
class Butler:
    """A bot of twenty lines: draft, claim, photo of the result."""

    hands: Hands
    seen: int = 0
    tenant: int = 0
    status: int = 0
    words: str = ""
    log: list[str] = field(default_factory=list)

    async def serve(self, count: int) -> None:
        """Handle this many updates, then stop."""
        while count:
            for update in await self.hands.listen(self.seen):
                self.seen = update["update_id"] + 1
                count -= 1
                await (self.tapped if "callback_query" in update else self.told)(update)

    async def told(self, update: dict[str, Any]) -> None:
        message = update["message"]
        if message["chat"]["id"] == WORKERS:
            await self.hands.copy(self.tenant, WORKERS, message["message_id"])
            await self.hands.change(self.tenant, self.status, "已完成")
            return
        self.tenant, self.words = message["chat"]["id"], message["text"]
        self.status = await self.hands.say(self.tenant, f"<b>{self.words}</b>, 对吗?", buttons([("提交", "submit")]))

    async def tapped(self, update: dict[str, Any]) -> None:
        query = update["callback_query"]
        self.log.append(query["data"])
        chat, message = query["message"]["chat"]["id"], query["message"]["message_id"]
        if query["data"] == "submit":
            await self.hands.change(chat, message, "已提交, 等待接单", buttons([("催单", "urge")]))
            await self.hands.say(WORKERS, f"R-001 {self.words}", buttons([("接单", "claim")]), PLUMBING)
        else:
            name = query["from"]["first_name"]
            await self.hands.change(chat, message, f"R-001 {self.words} ({name})", buttons([("完成", "done")]))
            await self.hands.change(self.tenant, self.status, f"{name}已接单", buttons([("催单", "urge")]))
        await self.hands.answer(query["id"], "好的")


@pytest.mark.parametrize("library", [aiogram_hands, ptb_hands], ids=["aiogram", "python-telegram-bot"])
async def test_a_leak_is_told_claimed_mended_and_shown(town: Town, library):
    town.simulator.world.knobs.press_wait = 5
    async with library(town) as hands:
        butler = Butler(hands)

        async def meanwhile_serving(count: int, doing: Any) -> Any:
            serving = meanwhile(butler.serve(count))
            done = await doing
            await serving
            return done

        # Lin Xiaomei tells of the leak, reads it back and submits it.
        await meanwhile_serving(1, town.say(LIN, "厨房水管漏水"))
        draft = (await town.read(LIN))[-1]
        assert draft["text"] == "厨房水管漏水, 对吗?"
        answer = await meanwhile_serving(1, town.press(LIN, LIN, draft["message_id"], button="提交"))
        assert answer == {"answered": True, "text": "好的", "show_alert": False, "url": None}

        # Master Zhang finds it in the plumbers' topic and claims it.
        card = (await town.read(WORKERS, ZHANG))[-1]
        assert (card["message_thread_id"], card["text"]) == (PLUMBING, "R-001 厨房水管漏水")
        await meanwhile_serving(1, town.press(ZHANG, WORKERS, card["message_id"], button="接单"))
        assert (await town.read(WORKERS, ZHANG))[-1]["text"] == "R-001 厨房水管漏水 (张师傅)"
        assert (await town.read(LIN))[-1]["text"] == "张师傅已接单"

        # He mends it and sends a picture, which reaches her; her card says so.
        photo = [("photo", ("done.jpg", picture()))]
        more = {"reply_to_message_id": card["message_id"], "caption": "换好了"}
        await meanwhile_serving(1, town.send_files(ZHANG, photo, to=WORKERS, **more))
        status, shown = (await town.read(LIN))[-2:]
        assert (status["text"], "reply_markup" in status) == ("已完成", False)
        assert shown["caption"] == "换好了"
        assert butler.log == ["submit", "claim"]
        assert (await town.people("GET", "/calls?after=0"))[-1]["method"] == "editMessageText"
