"""One process, one world, all in memory: who exists, what was said, and the one clock everything reads."""

from __future__ import annotations

import asyncio
import random
import string
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from simulator.events import Bus
from simulator.state import Bot, Chat, Json, Message, Poll, StoredFile, User

LETTERS = string.ascii_letters + string.digits + "-_"


@dataclass
class Knobs:
    """Where Telegram's own side is closed or random, the simulator asks instead of guessing.

    Times in seconds. `callback_ttl`: how long a press may be answered. `press_wait`: how long a person looks at the
    spinning button, and `checkout_wait` at the till. `redeliver_rate`: the share of confirmations that are ignored, so
    that bots meet duplicates. `webhook_pause`: what a second of waiting between deliveries lasts.
    """

    flood: str = "off"
    callback_ttl: float = 15.0
    press_wait: float = 15.0
    checkout_wait: float = 10.0
    spin_guard: bool = False
    strict_webhook: bool = False
    redeliver_rate: float = 0.0
    webhook_pause: float = 1.0


@dataclass
class Press:
    """A tap on an inline button, waiting for the bot's answer."""

    id: str
    bot: Bot
    user_id: int
    message: Message
    at: float
    answer: asyncio.Future[Json] | None = None
    answered: bool = False


@dataclass
class Checkout:
    """Somebody who wants to pay, waiting for the bot's yes (an empty word) or its no."""

    id: str
    bot: Bot
    message: Message
    answer: asyncio.Future[str]


@dataclass
class Bucket:
    rate: float
    burst: float
    left: float
    at: float

    def wait(self, now: float, cost: float) -> float:
        """Seconds until `cost` messages may go, 0 when they may go now; takes nothing."""
        self.left = min(self.burst, self.left + max(0.0, now - self.at) * self.rate)
        self.at = now
        missing = min(cost, self.burst) - self.left
        return missing / self.rate if missing > 1e-9 else 0.0


@dataclass
class Meter:
    mode: str = ""
    buckets: dict[tuple[int, int | str], Bucket] = field(default_factory=dict)


@dataclass
class World:
    clock: Callable[[], float]
    knobs: Knobs = field(default_factory=Knobs)
    rng: random.Random = field(default_factory=random.Random)
    bus: Bus = field(default_factory=Bus)
    users: dict[int, User] = field(default_factory=dict)
    bots: dict[int, Bot] = field(default_factory=dict)
    chats: dict[int, Chat] = field(default_factory=dict)
    privates: dict[tuple[int, int], Chat] = field(default_factory=dict)
    files: dict[str, StoredFile] = field(default_factory=dict)
    paths: dict[str, StoredFile] = field(default_factory=dict)
    presses: dict[str, Press] = field(default_factory=dict)
    checkouts: dict[str, Checkout] = field(default_factory=dict)
    polls: dict[str, Poll] = field(default_factory=dict)
    poll_messages: dict[str, list[Message]] = field(default_factory=dict)
    meter: Meter = field(default_factory=Meter)
    webhook_changed: Callable[[Bot], None] = lambda bot: None
    box: int = 0
    file_count: int = 0

    def now(self) -> int:
        return int(self.clock())

    def name(self, length: int = 24) -> str:
        return "".join(self.rng.choices(LETTERS, k=length))

    def big_number(self) -> str:
        return str(self.rng.randrange(10**17, 9 * 10**18))

    def bot_by_token(self, token: str) -> Bot | None:
        return next((bot for bot in self.bots.values() if bot.token == token), None)

    def bot_by_name(self, username: str = "") -> Bot | None:
        if not username:
            return next(iter(self.bots.values()), None)
        wanted = username.removeprefix("@").lower()
        return next((bot for bot in self.bots.values() if bot.user.username.lower() == wanted), None)

    def user(self, user_id: int) -> User | None:
        if user_id in self.bots:
            return self.bots[user_id].user
        return self.users.get(user_id)

    def private(self, bot: Bot, user: User) -> Chat:
        """The chat of this person with this bot; made when first asked for, `started` when the person writes."""
        key = (bot.id, user.id)
        if key not in self.privates:
            self.privates[key] = Chat(user.id, "private", bot_id=bot.id, instance=self.big_number())
        return self.privates[key]

    def next_message_id(self, chat: Chat) -> int:
        """Supergroups count for themselves; private chats and basic groups share one box, so ids there have gaps."""
        if chat.type in ("supergroup", "channel"):
            chat.last_id += 1
            return chat.last_id
        self.box += 1
        return self.box

    def chat_by_username(self, username: str) -> Chat | None:
        wanted = username.removeprefix("@").lower()
        return next((chat for chat in self.chats.values() if chat.username.lower() == wanted), None)

    def bots_in(self, chat: Chat) -> Iterator[Bot]:
        """The bots that are there now: of a private chat its one bot."""
        if chat.private:
            yield self.bots[chat.bot_id]
            return
        yield from (bot for bot in self.bots.values() if chat.member(bot.id))

    def knows(self, bot: Bot, user_id: int) -> bool:
        """Has the bot ever met this person, in private or in a group?"""
        if user_id in bot.seen or (bot.id, user_id) in self.privates:
            return True
        return any(user_id in chat.members and bot.id in chat.members for chat in self.chats.values())
