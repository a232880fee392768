"""Two client libraries that know nothing of each other talk to the simulator, and find only what they know.

aiogram models Bot API 10.3, python-telegram-bot 10.0: a field that neither knows would be an invention of ours.
"""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.exceptions import (
    RestartingTelegram,
    TelegramBadRequest,
    TelegramConflictError,
    TelegramForbiddenError,
    TelegramMigrateToChat,
    TelegramNetworkError,
    TelegramRetryAfter,
    TelegramUnauthorizedError,
)
from aiogram.types import (
    BufferedInputFile,
    InlineKeyboardButton,
    InlineKeyboardMarkup,
    InputMediaPhoto,
    ReactionTypeEmoji,
    Update,
)
from pydantic import BaseModel
from telegram import TelegramObject
from telegram import error as ptb
from telegram.ext import ExtBot

from tests.simulator.town import DESK, LIN, MA, TOKEN, WORKERS, ZHANG, ZHOU, Town, meanwhile, picture

pytestmark = pytest.mark.anyio

# Old names the official server still sends beside the new ones; no model has them.
OLD_NAMES = {
    "new_chat_participant",
    "new_chat_member",
    "left_chat_participant",
    "all_members_are_administrators",
    "accepted_gift_types",
    "can_manage_voice_chats",
    "can_send_media_messages",
    "forward_from",
    "forward_date",
    "forward_from_chat",
    "forward_from_message_id",
}
# In Bot API 10.3 but not yet in python-telegram-bot.
NEWER = {"can_send_welcome_messages", "option_persistent_ids", "allows_revoting", "persistent_id", "correct_option_ids"}


def unknown_fields(thing: Any, path: str = "$") -> list[str]:
    """Fields of an answer that aiogram's models do not know."""
    if isinstance(thing, BaseModel):
        own = [f"{path}.{name}" for name in thing.model_extra or {} if name not in OLD_NAMES]
        return own + [
            w for name in type(thing).model_fields for w in unknown_fields(getattr(thing, name), f"{path}.{name}")
        ]
    if isinstance(thing, list | tuple):
        return [w for index, item in enumerate(thing) for w in unknown_fields(item, f"{path}[{index}]")]
    return []


def unread_fields(thing: Any) -> set[str]:
    """The same for python-telegram-bot, which keeps what it does not know in api_kwargs."""
    if isinstance(thing, TelegramObject):
        below = [unread_fields(getattr(thing, name)) for name in thing._get_attrs_names(include_private=False)]
        return set(thing.api_kwargs).union(*below) - OLD_NAMES - NEWER
    if isinstance(thing, list | tuple):
        return set().union(*(unread_fields(item) for item in thing))
    return set()


@pytest.fixture
async def aiogram(town: Town) -> AsyncIterator[Bot]:
    bot = Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(town.address)))
    yield bot
    await bot.session.close()


@pytest.fixture
async def python_telegram_bot(town: Town, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[ExtBot]:
    """Without the switch every retry_after is a warning, and warnings are errors here."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    async with ExtBot(TOKEN, base_url=f"{town.address}/bot", base_file_url=f"{town.address}/file/bot") as bot:
        yield bot


async def live(town: Town) -> None:
    """A lively day, so that there is an update of every kind to look at."""
    said = await town.say(LIN, "/start")
    await town.say(LIN, contact=True)
    await town.say(LIN, location={"latitude": 30, "longitude": 120})
    await town.send_files(LIN, [("photo", ("a.jpg", picture()))], caption="漏水")
    for kind in ("voice", "video", "document", "audio", "animation", "video_note"):
        await town.send_files(LIN, [(kind, ("a.bin", b"bytes"))])
    await town.people("POST", f"/chats/{LIN}/messages/{said['message_id']}/edit", **{"from": LIN, "text": "改了"})
    await town.people("POST", f"/users/{LIN}/block")
    await town.people("POST", f"/users/{LIN}/unblock")
    await town.say(ZHANG, "在", to=WORKERS, message_thread_id=2)
    await town.people("POST", f"/chats/{WORKERS}/restrict", user=ZHANG)
    await town.people("POST", f"/chats/{WORKERS}/kick", user=ZHANG)
    in_group = await town.say(MA, "好", to=WORKERS)
    await town.people(
        "POST", f"/chats/{WORKERS}/messages/{in_group['message_id']}/react", **{"from": MA, "emoji": "👍"}
    )
    await town.people("POST", f"/chats/{WORKERS}/topics", **{"from": MA, "name": "消防"})
    poll = await town.bot("sendPoll", chat_id=LIN, question="?", options=["是", "否"], is_anonymous=False)
    await town.people("POST", f"/chats/{LIN}/messages/{poll['message_id']}/vote", **{"from": LIN, "option_ids": [0]})
    keyboard = {"inline_keyboard": [[{"text": "好", "callback_data": "ok"}]]}
    sent = await town.bot("sendMessage", chat_id=LIN, text="?", reply_markup=keyboard)
    await town.press(LIN, LIN, sent["message_id"], button="好")
    await town.people("POST", f"/chats/{DESK}/migrate")


WANTED = [
    "message",
    "edited_message",
    "callback_query",
    "my_chat_member",
    "chat_member",
    "message_reaction",
    "poll",
    "poll_answer",
]


class TestAiogram:
    async def test_every_update_is_read_without_remainder(self, town: Town, aiogram: Bot):
        await aiogram.get_updates(allowed_updates=WANTED)
        await live(town)
        updates = await aiogram.get_updates()
        assert {kind_of(update) for update in updates} == set(WANTED)
        assert [word for update in updates for word in unknown_fields(update)] == []

    async def test_every_answer_is_read_without_remainder(self, town: Town, aiogram: Bot):
        await town.say(LIN, "/start")
        photo = BufferedInputFile(picture(), "a.jpg")
        keyboard = InlineKeyboardMarkup(inline_keyboard=[[InlineKeyboardButton(text="接单", callback_data="claim:1")]])
        sent = await aiogram.send_message(LIN, "<b>好</b>", parse_mode="HTML", reply_markup=keyboard)
        answers = [
            await aiogram.get_me(),
            sent,
            await aiogram.edit_message_text("改", chat_id=LIN, message_id=sent.message_id),
            await aiogram.send_photo(LIN, photo, caption="图"),
            await aiogram.send_media_group(LIN, [InputMediaPhoto(media=photo), InputMediaPhoto(media=photo)]),
            await aiogram.send_document(WORKERS, BufferedInputFile(b"x", "维修单.pdf"), message_thread_id=2),
            await aiogram.send_location(LIN, 30, 120),
            await aiogram.send_venue(LIN, 30, 120, "客服台", "大堂"),
            await aiogram.send_contact(LIN, "+8610", "前台"),
            await aiogram.send_dice(LIN),
            await aiogram.send_poll(LIN, "?", ["是", "否"]),
            await aiogram.forward_message(DESK, LIN, sent.message_id),
            await aiogram.copy_message(DESK, LIN, sent.message_id),
            await aiogram.create_forum_topic(WORKERS, "新"),
            await aiogram.get_chat(WORKERS),
            await aiogram.get_chat(LIN),
            await aiogram.get_chat(DESK),
            await aiogram.get_chat_administrators(WORKERS),
            await aiogram.get_chat_member(WORKERS, ZHANG),
            await aiogram.get_webhook_info(),
            await aiogram.create_chat_invite_link(WORKERS),
            await aiogram.get_chat_menu_button(),
        ]
        assert unknown_fields(answers) == []
        assert await aiogram.set_message_reaction(LIN, sent.message_id, [ReactionTypeEmoji(emoji="👌")])
        file = await aiogram.get_file(answers[3].photo[-1].file_id)
        assert (await aiogram.download_file(file.file_path)).read() == picture()

    async def test_each_refusal_is_the_exception_it_should_be(self, town: Town, aiogram: Bot):
        await town.say(LIN, "/start")
        with pytest.raises(TelegramBadRequest, match="chat not found"):
            await aiogram.send_message(404, "x")
        await town.people("POST", f"/users/{LIN}/block")
        with pytest.raises(TelegramForbiddenError, match="blocked"):
            await aiogram.send_message(LIN, "x")
        await town.people("POST", "/faults", method="sendMessage", retry_after=5, times=1)
        with pytest.raises(TelegramRetryAfter) as late:
            await aiogram.send_message(DESK, "x")
        assert late.value.retry_after == 5
        await town.people("POST", "/faults", method="sendMessage", error_code=500, description=RESTART, times=1)
        with pytest.raises(RestartingTelegram):
            await aiogram.send_message(DESK, "x")
        await town.people("POST", "/faults", method="sendMessage", drop="after", times=1)
        with pytest.raises(TelegramNetworkError):
            await aiogram.send_message(DESK, "x")
        new = await town.people("POST", f"/chats/{DESK}/migrate")
        with pytest.raises(TelegramMigrateToChat) as moved:
            await aiogram.send_message(DESK, "x")
        assert moved.value.migrate_to_chat_id == new["id"]

    async def test_a_stolen_token_and_a_second_poller(self, town: Town, aiogram: Bot):
        stranger = Bot("42000:revoked", session=aiogram.session)
        with pytest.raises(TelegramUnauthorizedError):
            await stranger.get_me()
        poll = meanwhile(aiogram.get_updates(timeout=10))
        first = await town.polling()
        other = meanwhile(town.bot("getUpdates", timeout=10))
        with pytest.raises(TelegramConflictError):
            await poll
        await town.polling(than=first)
        await town.say(LIN, "x")
        assert len(await other) == 1


RESTART = "Internal Server Error: restart"


def kind_of(update: Update) -> str:
    return update.event_type


class TestPythonTelegramBot:
    async def test_every_update_is_read_without_remainder(self, town: Town, python_telegram_bot: ExtBot):
        await python_telegram_bot.get_updates(allowed_updates=WANTED)
        await live(town)
        updates = await python_telegram_bot.get_updates()
        assert len(updates) > 20
        assert unread_fields(updates) == set()

    async def test_every_answer_is_read_without_remainder(self, town: Town, python_telegram_bot: ExtBot):
        bot = python_telegram_bot
        await town.say(LIN, "/start")
        sent = await bot.send_message(LIN, "*好*", parse_mode="MarkdownV2")
        answers = [
            await bot.get_me(),
            sent,
            await bot.edit_message_text("改", LIN, sent.message_id),
            await bot.send_photo(LIN, picture(), caption="图"),
            await bot.send_voice(LIN, b"voice"),
            await bot.send_poll(LIN, "?", ["是", "否"]),
            await bot.forward_message(DESK, LIN, sent.message_id),
            await bot.create_forum_topic(WORKERS, "新"),
            await bot.get_chat(WORKERS),
            await bot.get_chat_administrators(WORKERS),
            await bot.get_chat_member(WORKERS, ZHOU),
            await bot.get_webhook_info(),
        ]
        assert unread_fields(answers) == set()
        assert [entity.type for entity in sent.entities] == ["bold"]
        file = await bot.get_file(answers[4].voice.file_id)
        assert bytes(await file.download_as_bytearray()) == b"voice"

    async def test_each_refusal_is_the_exception_it_should_be(self, town: Town, python_telegram_bot: ExtBot):
        bot = python_telegram_bot
        await town.say(LIN, "/start")
        with pytest.raises(ptb.BadRequest, match="Chat not found"):
            await bot.send_message(404, "x")
        await town.people("POST", f"/users/{LIN}/block")
        with pytest.raises(ptb.Forbidden, match="blocked"):
            await bot.send_message(LIN, "x")
        await town.people("POST", "/faults", method="sendMessage", retry_after=5, times=1)
        with pytest.raises(ptb.RetryAfter):
            await bot.send_message(DESK, "x")
        await town.people("POST", "/faults", method="sendMessage", drop="before", times=1)
        with pytest.raises(ptb.NetworkError):
            await bot.send_message(DESK, "x")
        new = await town.people("POST", f"/chats/{DESK}/migrate")
        with pytest.raises(ptb.ChatMigrated) as moved:
            await bot.send_message(DESK, "x")
        assert moved.value.new_chat_id == new["id"]
