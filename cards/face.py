"""A face: the words and buttons of one message, before any Telegram library sees it."""

from dataclasses import dataclass, field

TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024


@dataclass(frozen=True)
class Button:
    """A button under a message: it either carries `data` (see cards.codec) or opens `url`."""

    text: str
    data: str | None = None
    url: str | None = None


@dataclass(frozen=True)
class Invoice:
    """What is paid in the chat: plain words, `prices` in cents, and a `payload` that comes back with the money."""

    title: str
    description: str
    payload: str
    currency: str
    prices: tuple[tuple[str, int], ...]


@dataclass(frozen=True)
class Face:
    """HTML `text` with rows of buttons. `photo`/`document` is a Telegram file id or raw bytes.

    `force_reply` asks Telegram to open a reply to this message. `silent` makes no sound.
    """

    text: str
    rows: list[list[Button]] = field(default_factory=list)
    photo: str | bytes | None = None
    document: str | bytes | None = None
    filename: str = ""
    force_reply: bool = False
    silent: bool = False
    #: What one may vote for, if it is a native poll; then `text` is the plain question.
    options: tuple[str, ...] = ()
    anonymous: bool = False
    #: To be paid in the chat; then there is no text beside it.
    invoice: Invoice | None = None
