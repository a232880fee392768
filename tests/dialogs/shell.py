"""A private chat, played by hand: say something, tap a button, read what stands there."""

from datetime import UTC, datetime
from typing import Any

from aiogram import Dispatcher, Router
from aiogram.filters import ExceptionTypeFilter
from aiogram.methods import AnswerCallbackQuery, SendMessage, TelegramMethod
from aiogram.types import CallbackQuery, Chat, Document, ErrorEvent, InlineKeyboardButton, Message, Update, User
from aiogram_dialog import setup_dialogs
from aiogram_dialog.test_tools import BotClient, MockMessageManager
from aiogram_dialog.test_tools.bot_client import FakeBot

from bot.middlewares import WhoSpeaks
from bot.talks import Talks
from dialogs import all_dialogs, outdated
from handlers import (
    announcements,
    bill_sheets,
    bills,
    campaigns,
    groups,
    joining,
    parcels,
    parcels_desk,
    settings,
    sheet_files,
    shifts,
    surveys,
)
from locales.texts import Texts, Words
from models.catalogue import Catalogue
from models.database import Database
from models.people import Person
from models.refusals import Refusal

ROUTERS = (
    joining.router,
    settings.router,
    groups.router,
    shifts.router,
    announcements.router,
    announcements.forwarded,
    surveys.router,
    campaigns.router,
    bills.router,
    parcels.router,
    bill_sheets.router,
    sheet_files.router,
    parcels_desk.router,
)


class QuietBot(FakeBot):
    """A bot without Telegram: it remembers what it was asked to do."""

    def __init__(self) -> None:
        self.calls: list[TelegramMethod[Any]] = []
        self.files: dict[str, bytes] = {}

    async def download(self, file: Any, destination: Any = None, **_: Any) -> Any:
        destination.write(self.files[file])
        return destination

    async def me(self) -> User:
        return User(id=1, is_bot=True, first_name="管家", username="guanjia_bot")

    async def __call__(self, method: TelegramMethod[Any], request_timeout: int | None = None) -> Any:
        self.calls.append(method)
        return True

    def told(self) -> list[str]:
        """Plain messages and toasts, in order."""
        kinds = (SendMessage, AnswerCallbackQuery)
        return [call.text for call in self.calls if isinstance(call, kinds) and call.text]


class Talk:
    """Somebody's chat with the bot."""

    def __init__(self, house: "House", user: User, chat: Chat) -> None:
        self.house = house
        self.client = BotClient(house.dp, user.id, chat.id, chat.type, bot=house.bot)
        self.client.user, self.client.chat = user, chat

    async def say(self, text: str) -> None:
        """Write something."""
        await self.client.send(text)

    async def send_file(self, name: str, data: bytes, caption: str | None = None) -> None:
        """Send a document."""
        self.house.bot.files[name] = data
        document = Document(file_id=name, file_unique_id=name, file_name=name, file_size=len(data))
        message = Message(
            message_id=900 + len(self.house.bot.files),
            date=datetime.fromtimestamp(0, UTC),
            chat=self.client.chat,
            from_user=self.client.user,
            document=document,
            caption=caption,
        )
        await self.client.dp.feed_update(self.house.bot, Update(update_id=1, message=message))

    async def tap(self, wording: str, message: Message | None = None) -> None:
        """Tap the button with this wording, on the newest menu unless another is named."""
        shown = message or self.menu
        buttons = [b for row in shown.reply_markup.inline_keyboard for b in row if b.text == wording]
        assert buttons, f"no button {wording!r} among {self.buttons}"
        await self.press(buttons[0], shown)

    async def press(self, button: InlineKeyboardButton, message: Message) -> None:
        """Tap exactly this button."""
        callback = self.client._new_callback(message, button)
        await self.client.dp.feed_update(self.house.bot, Update(update_id=1, callback_query=callback))

    async def press_card(self, data: str) -> None:
        """Tap a card of the outbox: its payload is all that comes back."""
        card = Message(message_id=9, date=0, chat=self.client.chat, text="card")
        callback = CallbackQuery(id="1", from_user=self.client.user, chat_instance="1", data=data, message=card)
        await self.client.dp.feed_update(self.house.bot, Update(update_id=1, callback_query=callback))

    @property
    def menu(self) -> Message:
        """The newest window with buttons or last words."""
        return [m for m in self.house.windows.sent_messages if m.text][-1]

    @property
    def text(self) -> str:
        """What stands in the newest window."""
        return self.menu.text or ""

    @property
    def buttons(self) -> list[str]:
        """What stands on its buttons."""
        markup = self.menu.reply_markup
        return [button.text for row in markup.inline_keyboard for button in row] if markup else []


class House:
    """The bot's shell as far as conversations need it."""

    def __init__(self, db: Database, texts: Texts, catalogue: Catalogue) -> None:
        self.db, self.texts, self.catalogue = db, texts, catalogue
        self.bot, self.windows = QuietBot(), MockMessageManager()
        self.refused: list[str] = []
        self.reports: list[str] = []
        self.dialogs = all_dialogs()
        self.dp = Dispatcher(storage=Talks(db))
        self.dp.update.outer_middleware(WhoSpeaks(db, texts, catalogue))
        self.intake = Router()
        self.intake.message.register(self._take_in)
        self.dp.include_routers(*ROUTERS, self.intake, *self.dialogs)
        outdated.listen(self.dp)
        self.dp.errors.register(self._refuse, ExceptionTypeFilter(Refusal))
        setup_dialogs(self.dp, message_manager=self.windows)

    def private(self, person: Person | None = None, *, language_code: str = "zh-hans") -> Talk:
        """The private chat of a person; without one, of a stranger on his first day."""
        id, name = (person.user_id, person.name) if person else (555, "陌生人")
        user = User(id=id, is_bot=False, first_name=name, language_code=language_code)
        return Talk(self, user, Chat(id=id, type="private"))

    def group(self, person: Person, chat_id: int = -1009, **chat: Any) -> Talk:
        """A group, in which `person` acts."""
        user = User(id=person.user_id, is_bot=False, first_name=person.name)
        return Talk(self, user, Chat(id=chat_id, type="supergroup", title="夜班", **chat))

    async def _take_in(self, message: Message, person: Person | None) -> None:
        self.reports.append(message.text or "")

    async def _refuse(self, event: ErrorEvent, words: Words) -> bool:
        assert isinstance(event.exception, Refusal)
        self.refused.append(words(event.exception.key, **event.exception.facts))
        return True
