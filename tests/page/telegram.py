"""The bot of these tests speaks the Bot API by hand: the page must show what a bot sends, whoever wrote the bot."""

import io
import json
from typing import Any

import httpx
from PIL import Image

TOKEN = "42000:DEMO-not-a-real-token-000000000000"


class Telegram:
    """The simulator seen from both sides: as its bot, and as a person."""

    def __init__(self, address: str, client: httpx.Client) -> None:
        self.address = address
        self.client = client
        self._offset = 0

    def bot(self, method: str, files: dict[str, Any] | None = None, **arguments: Any) -> Any:
        """One call of the bot; the result, or the refusal as an error."""
        plain = {name: _said(value) for name, value in arguments.items()}
        answer = self.client.post(f"/bot{TOKEN}/{method}", data=plain, files=files).json()
        assert answer["ok"], answer
        return answer["result"]

    def heard(self, kind: str) -> dict[str, Any]:
        """The next update of this kind; others are let go."""
        for _ in range(50):
            for update in self.bot("getUpdates", offset=self._offset, timeout=1):
                self._offset = update["update_id"] + 1
                if kind in update:
                    found: dict[str, Any] = update[kind]
                    return found
        raise AssertionError(f"no {kind} came")

    def nothing_more(self) -> None:
        """Forget what was said before."""
        for update in self.bot("getUpdates", offset=-1):
            self._offset = update["update_id"] + 1

    def write(self, user: int, text: str) -> None:
        """A person writes to the bot."""
        self.client.post(f"/people/chats/{user}/messages", json={"from": user, "text": text}).raise_for_status()


def _said(value: Any) -> Any:
    return json.dumps(value) if isinstance(value, dict | list) else value


def picture(colour: str = "teal") -> bytes:
    """A small JPEG."""
    out = io.BytesIO()
    Image.new("RGB", (320, 240), colour).save(out, "JPEG")
    return out.getvalue()


def keys(*rows: list[tuple[str, str]]) -> dict[str, Any]:
    """An inline keyboard of (text, data)."""
    return {"inline_keyboard": [[{"text": text, "callback_data": data} for text, data in row] for row in rows]}
