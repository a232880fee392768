"""Everything either face says is drawn from these records, so they hold only what Telegram itself would remember.

Message contents are kept as the JSON the Bot API shows: most of what a bot sends comes back to it unchanged.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from simulator.updates import Queue

Json = dict[str, Any]

CREATOR, ADMIN, MEMBER, RESTRICTED, LEFT, KICKED = (
    "creator",
    "administrator",
    "member",
    "restricted",
    "left",
    "kicked",
)
PRESENT = (CREATOR, ADMIN, MEMBER, RESTRICTED)
GENERAL_TOPIC = 1


@dataclass
class User:
    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = ""
    phone_number: str = ""
    role: str | None = None
    unit: str | None = None
    is_bot: bool = False
    deleted: bool = False


@dataclass
class Webhook:
    url: str = ""
    secret: str = ""
    max_connections: int = 0
    ip_address: str = ""
    certificate: bool = False
    last_error: str = ""
    last_error_at: int = 0


@dataclass
class Bot:
    user: User
    token: str
    queue: Queue
    privacy: bool = True
    seen: set[int] = field(default_factory=set)
    webhook: Webhook = field(default_factory=Webhook)
    allowed: frozenset[str] | None = None
    allowed_given: list[str] | None = None
    commands: dict[tuple[str, str], list[Json]] = field(default_factory=dict)
    texts: dict[tuple[str, str], str] = field(default_factory=dict)
    menu: dict[int, Json] = field(default_factory=dict)
    default_rights: dict[bool, Json] = field(default_factory=dict)
    logged_out: bool = False

    @property
    def id(self) -> int:
        return self.user.id


@dataclass
class Member:
    status: str
    rights: dict[str, bool] = field(default_factory=dict)
    until: int = 0
    title: str = ""

    @property
    def present(self) -> bool:
        """A restricted member may be gone too; the simulator restricts only people who stay."""
        return self.status in PRESENT

    @property
    def admin(self) -> bool:
        return self.status in (CREATOR, ADMIN)

    def may(self, right: str) -> bool:
        return self.status == CREATOR or (self.status == ADMIN and self.rights.get(right, False))


@dataclass
class Topic:
    id: int
    name: str
    color: int = 0x6FB9F0
    emoji: str = ""
    closed: bool = False
    hidden: bool = False


@dataclass
class Message:
    id: int
    chat: Chat
    sender: int
    date: int
    content: Json
    kind: str
    service: bool = False
    thread: int | None = None
    reply_to: int | None = None
    quote: Json | None = None
    markup: Json | None = None
    album: str | None = None
    edited: int | None = None
    origin: Json | None = None
    protected: bool = False
    reactions: dict[int, list[Json]] = field(default_factory=dict)
    #: What the bot knows of it and no phone shows: an invoice's payload, and whether it was paid.
    secret: Json = field(default_factory=dict)

    @property
    def inline(self) -> Json | None:
        return self.markup if self.markup and "inline_keyboard" in self.markup else None


@dataclass
class Chat:
    id: int
    type: str
    title: str = ""
    username: str = ""
    purpose: str | None = None
    is_forum: bool = False
    description: str = ""
    members: dict[int, Member] = field(default_factory=dict)
    topics: dict[int, Topic] = field(default_factory=dict)
    messages: dict[int, Message] = field(default_factory=dict)
    permissions: dict[str, bool] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)
    last_id: int = 0
    upgraded_to: int | None = None
    deleted: bool = False
    links: list[Json] = field(default_factory=list)
    bot_id: int = 0
    started: bool = False
    blocked: bool = False
    instance: str = ""

    @property
    def private(self) -> bool:
        return self.type == "private"

    def member(self, user_id: int) -> Member | None:
        found = self.members.get(user_id)
        return found if found is not None and found.present else None

    def people(self) -> list[int]:
        return [user_id for user_id, member in self.members.items() if member.present]


@dataclass
class StoredFile:
    """One stored file; `size` may be larger than `data` when a person only pretends to send much."""

    id: str
    unique_id: str
    kind: str
    data: bytes
    size: int
    path: str
    name: str = ""
    mime: str = ""
    extra: Json = field(default_factory=dict)


@dataclass
class Poll:
    id: str
    question: Json
    options: list[Json]
    anonymous: bool
    quiz: bool
    multiple: bool
    owner: int
    closed: bool = False
    closes_at: float = 0.0
    revoting: bool = True
    extra: Json = field(default_factory=dict)
    votes: dict[int, list[int]] = field(default_factory=dict)
