"""What somebody with a phone can do, and see: the people face over HTTP, and nothing else.

Waiting is watching: every `wait_*` looks again every 30 ms until it sees what was described, and
fails with the chat as it stands. No fixed sleep is taken for the truth.
"""

import base64
import json
import time
from collections.abc import Callable
from typing import Any

import httpx

Message = dict[str, Any]
BOT = "guanjia_bot"
LOOK_AGAIN = 0.03
PATIENCE = 12.0
#: The smallest picture that is one.
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)


class Refused(Exception):
    """The people face said no, in words."""


def words_of(message: Message) -> str:
    """What can be read on a message: its text or its caption."""
    return str(message.get("text") or message.get("caption") or "")


def buttons_of(message: Message) -> list[str]:
    """The words on the inline buttons, row by row."""
    rows = (message.get("reply_markup") or {}).get("inline_keyboard") or []
    return [str(button["text"]) for row in rows for button in row]


def from_bot(message: Message) -> bool:
    """True if the bot wrote it."""
    return bool((message.get("from") or {}).get("is_bot"))


class Estate:
    """A running Telegram with the bot in it, as its people see it."""

    def __init__(self, url: str) -> None:
        self.url = url
        self.look_again = LOOK_AGAIN
        limits = httpx.Limits(max_connections=64)
        self.http = httpx.Client(base_url=url, timeout=40, limits=limits, trust_env=False)

    def close(self) -> None:
        """Hang up."""
        self.http.close()

    def call(self, verb: str, path: str, **body: Any) -> Any:
        """One request; a refusal raises with its words."""
        answer = self.http.request(verb, path, **body)
        if answer.status_code != 200:
            raise Refused(f"{answer.status_code} {answer.text[:300]}")
        return answer.json()

    # What there is.

    def world(self) -> dict[str, Any]:
        """Who there is and where they meet."""
        return dict(self.call("GET", "/people/world"))

    def chat(self, chat: int, after: int = 0) -> list[Message]:
        """The chat as it stands now."""
        return list(self.call("GET", f"/people/chats/{chat}/messages", params={"after": after}))

    def message(self, chat: int, number: int) -> Message | None:
        """One message as it stands now, or None if it is gone."""
        found = [m for m in self.chat(chat, number - 1) if m["message_id"] == number]
        return found[0] if found else None

    def last(self, chat: int) -> int:
        """The number of the newest message: what comes after it is new."""
        return max((m["message_id"] for m in self.chat(chat)), default=0)

    # What a person does.

    def say(self, chat: int, who: int, text: str, *, reply: int | None = None, thread: int | None = None) -> Message:
        """Write."""
        body = {"text": text, "reply_to_message_id": reply, "message_thread_id": thread}
        return self.give(chat, who, **{k: v for k, v in body.items() if v is not None})

    def give(self, chat: int, who: int, **what: Any) -> Message:
        """Send a contact or a location."""
        return dict(self.call("POST", f"/people/chats/{chat}/messages", json={"from": who, **what}))

    def photo(self, chat: int, who: int, caption: str = "", **more: Any) -> Message:
        """Send a photo."""
        return dict(self.files(chat, who, ["photo"], caption, **more)[0])

    def album(self, chat: int, who: int, count: int, caption: str = "") -> list[Message]:
        """Send an album of photos."""
        return self.files(chat, who, ["photo"] * count, caption)

    def files(self, chat: int, who: int, kinds: list[str], caption: str = "", **more: Any) -> list[Message]:
        """Send files of these kinds as one album, or alone."""
        form = {"from": str(who), **({"caption": caption} if caption else {}), **{k: str(v) for k, v in more.items()}}
        types = {"photo": "image/png", "voice": "audio/ogg", "video": "video/mp4"}
        parts = [(kind, (f"{kind}.bin", PIXEL, types.get(kind, "application/pdf"))) for kind in kinds]
        answer = self.call("POST", f"/people/chats/{chat}/messages", data=form, files=parts)
        return answer if isinstance(answer, list) else [answer]

    def edit(self, chat: int, who: int, number: int, text: str) -> Message:
        """Correct what one wrote."""
        return dict(self.call("POST", f"/people/chats/{chat}/messages/{number}/edit", json={"from": who, "text": text}))

    def press(self, chat: int, who: int, number: int, button: str) -> dict[str, Any]:
        """Tap the button with these words, and wait for the answer."""
        body = {"from": who, "button": button}
        return dict(self.call("POST", f"/people/chats/{chat}/messages/{number}/press", json=body))

    def press_data(self, chat: int, who: int, number: int, data: str) -> dict[str, Any]:
        """Tap the button with this payload."""
        body = {"from": who, "data": data}
        return dict(self.call("POST", f"/people/chats/{chat}/messages/{number}/press", json=body))

    def person(self, first_name: str, **more: Any) -> int:
        """Somebody new gets a phone."""
        return int(self.call("POST", "/people/users", json={"first_name": first_name, **more})["id"])

    def group(self, title: str, members: list[int], **more: Any) -> int:
        """A new group with the bot in it."""
        body = {"type": "group", "title": title, "members": members, "bots": [BOT], **more}
        return int(self.call("POST", "/people/chats", json=body)["id"])

    def do(self, path: str, **body: Any) -> Any:
        """Anything else of the table: migrate, kick, add, promote, block, faults ..."""
        return self.call("POST", f"/people/{path}", json=body)

    # What a person waits for.

    def wait(self, what: str, look: Callable[[], Any], patience: float = PATIENCE) -> Any:
        """Look until there is something to see, and give it."""
        deadline = time.monotonic() + patience
        while not (seen := look()):
            if time.monotonic() > deadline:
                raise AssertionError(f"waited {patience:g} s for {what}")
            time.sleep(self.look_again)
        return seen

    def wait_for(
        self,
        chat: int,
        *words: str,
        after: int = 0,
        button: str | None = None,
        without: str | None = None,
        thread: int | None = None,
        patience: float = PATIENCE,
    ) -> Message:
        """The bot's newest message after `after` that holds all of these words, and the button if one is named."""

        def fits(message: Message) -> bool:
            text = words_of(message)
            return (
                from_bot(message)
                and all(word in text for word in words)
                and (button is None or button in buttons_of(message))
                and (without is None or without not in text)
                and (thread is None or message.get("message_thread_id") == thread)
            )

        try:
            seen = self.wait("", lambda: [m for m in self.chat(chat, after) if fits(m)][-1:], patience)
        except AssertionError:
            wanted = f"{words} button={button} without={without} thread={thread} after={after} in {chat}"
            raise AssertionError(f"never saw {wanted}; the chat:\n{self.told(chat, after)}") from None
        return dict(seen[0])

    def wait_on(self, chat: int, number: int, *words: str, button: str | None = None) -> Message:
        """This very message, once it holds all of these words (and this button)."""

        def look() -> Message | None:
            message = self.message(chat, number)
            fits = message is not None and all(word in words_of(message) for word in words)
            return message if fits and message and (button is None or button in buttons_of(message)) else None

        try:
            return dict(self.wait("", look))
        except AssertionError:
            raise AssertionError(f"#{number} never said {words} {button}:\n{self.told(chat, number - 1)}") from None

    def told(self, chat: int, after: int = 0) -> str:
        """The chat as a person would read it aloud."""
        return "\n".join(as_read(message) for message in self.chat(chat, after)[-12:])


def as_read(message: Message) -> str:
    """One message as a person would read it aloud."""
    media = [kind for kind in ("photo", "voice", "video", "document", "location", "contact") if kind in message]
    thread = f" @{message['message_thread_id']}" if message.get("message_thread_id") else ""
    reply = (message.get("reply_to_message") or {}).get("message_id")
    who = (message.get("from") or {}).get("first_name", "?")
    head = f"#{message['message_id']}{thread} {who}{f' -> #{reply}' if reply else ''} {' '.join(media)}"
    other = "" if words_of(message) or media else json.dumps(message, ensure_ascii=False)[:200]
    return f"{head}: {words_of(message)}{other} {buttons_of(message) or ''}"
