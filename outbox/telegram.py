"""Our mouth: the python-telegram-bot client the outbox speaks through."""

import json
import logging
from typing import Any

from telegram.error import TelegramError
from telegram.ext import ExtBot
from telegram.request import HTTPXRequest

from outbox.limits import Pace

OFFICIAL = "https://api.telegram.org"


class QuietRequest(HTTPXRequest):
    """The stock request writes an unreadable answer, people's words included, into the log."""

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """The answer as a dict, or TelegramError without a word of it."""
        try:
            answer = json.loads(payload.decode("utf-8", "replace"))
        except ValueError:
            answer = None
        if not isinstance(answer, dict):
            raise TelegramError("Invalid server response")
        return answer


def make_bot(token: str, base_url: str | None, pace: Pace, connections: int = 12) -> "ExtBot[bool]":
    """A client that is ready at once: `initialize` would ask Telegram, who may be down at start.

    `base_url` is like http://127.0.0.1:8081. Close it with `close_bot`.
    """
    # httpx logs the whole address, token included, at INFO; PTB logs it at DEBUG.
    for name in ("httpx", "httpcore", "telegram"):
        logging.getLogger(name).setLevel(logging.WARNING)
    root = (base_url or OFFICIAL).rstrip("/")
    request = QuietRequest(
        connection_pool_size=connections,
        read_timeout=30,
        write_timeout=30,
        connect_timeout=5,
        pool_timeout=30,
        media_write_timeout=30,
    )
    return ExtBot(
        token,
        base_url=f"{root}/bot",
        base_file_url=f"{root}/file/bot",
        request=request,
        get_updates_request=request,
        rate_limiter=pace,
    )


async def close_bot(bot: "ExtBot[Any]") -> None:
    """Close its connections. `bot.shutdown()` does nothing for a bot that was never initialized."""
    await bot.request.shutdown()
