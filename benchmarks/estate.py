"""A running estate to measure: a demo of our own, or one that runs already, spoken to like a person does."""

import contextlib
import os
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import httpx

Message = dict[str, Any]
LOOK_AGAIN = 0.01


class Estate:
    """The people face, as far as a measurement needs it."""

    def __init__(self, url: str) -> None:
        self.http = httpx.Client(base_url=url, timeout=30, trust_env=False)

    def call(self, verb: str, path: str, **body: Any) -> Any:
        """One request; an error of the simulator raises."""
        answer = self.http.request(verb, path, **body)
        answer.raise_for_status()
        return answer.json()

    def tenants(self) -> list[int]:
        """Everybody who has exactly one flat and so is never asked which."""
        users = self.call("GET", "/people/world")["users"]
        return [user["id"] for user in users if user["role"] == "tenant" and isinstance(user["unit"], str)]

    def say(self, who: int, text: str) -> int:
        """Write to the bot; the number of the message."""
        body = {"from": who, "text": text}
        return int(self.call("POST", f"/people/chats/{who}/messages", json=body)["message_id"])

    def answers(self, who: int, after: int) -> list[Message]:
        """What the bot has said since."""
        found = self.call("GET", f"/people/chats/{who}/messages", params={"after": after})
        return [message for message in found if message["from"].get("is_bot")]

    def press(self, who: int, message: Message, data: str) -> None:
        """Tap a button of a message by its payload; one that is gone is let go."""
        path = f"/people/chats/{who}/messages/{message['message_id']}/press"
        with contextlib.suppress(httpx.HTTPStatusError):
            self.call("POST", path, json={"from": who, "data": data})

    def wait(self, look: Callable[[], Any], patience: float) -> Any:
        """Look until there is something to see; None if there never was."""
        deadline = time.monotonic() + patience
        while time.monotonic() < deadline:
            if seen := look():
                return seen
            time.sleep(LOOK_AGAIN)
        return None


def words_of(message: Message) -> str:
    """What can be read on a message."""
    return str(message.get("text") or message.get("caption") or "")


def payloads_of(message: Message) -> list[str]:
    """What its buttons say to the bot."""
    rows = (message.get("reply_markup") or {}).get("inline_keyboard") or []
    return [str(button.get("callback_data", "")) for row in rows for button in row]


@contextlib.contextmanager
def running(url: str | None) -> Iterator[tuple[Estate, Path | None]]:
    """The estate at `url`, or a demo started for us, and then its log."""
    if url:
        yield Estate(url), None
        return
    with tempfile.TemporaryDirectory(prefix="guanjia-bench-") as folder, socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        port = taken.getsockname()[1]
        taken.close()
        log = Path(folder) / "demo.log"
        with log.open("wb") as written:
            demo = _start(port, written.fileno())
            try:
                yield _awaited(f"http://127.0.0.1:{port}", demo), log
            finally:
                demo.terminate()
                demo.wait(timeout=30)


def _start(port: int, log: int) -> "subprocess.Popen[bytes]":
    env = {name: value for name, value in os.environ.items() if not name.startswith("GUANJIA_")}
    return subprocess.Popen([sys.executable, "-m", "bot", "demo", "--port", str(port)], stdout=log, stderr=log, env=env)


def _awaited(url: str, demo: "subprocess.Popen[bytes]") -> Estate:
    estate = Estate(url)

    def there() -> bool:
        if demo.poll() is not None:
            raise SystemExit(f"the demo ended with {demo.returncode} before it began")
        try:
            return bool(estate.call("GET", "/demo/clock"))
        except httpx.TransportError:
            return False

    if not estate.wait(there, 120):
        raise SystemExit("the demo did not start within two minutes")
    return estate
