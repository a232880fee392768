"""Whether Telegram can be reached at all, asked by a question that is free and cannot double.

After a broken connection nothing more is sent until getMe is answered. Without this every message
due during an outage would be tried, and end in doubt.
"""

import asyncio
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import structlog
from telegram.error import InvalidToken

from outbox.outcome import BACKOFF

if TYPE_CHECKING:
    from telegram.ext import ExtBot

log = structlog.get_logger(__name__)

PROBE_SECONDS = 10.0
MOST_WAIT = 30.0


class Line:
    """The line to Telegram. `trouble` is None while it works, else the name of what is wrong."""

    def __init__(self, bot: "ExtBot[Any]", clock: Callable[[], float] = time.monotonic) -> None:
        self.bot, self.clock = bot, clock
        self.trouble: str | None = None
        self._probes = 0
        self._next_probe = 0.0

    @property
    def up(self) -> bool:
        """Whether the last we heard of it was good."""
        return self.trouble is None

    def broke(self, reason: str) -> None:
        """A call ended in a way that Telegram did not choose."""
        if self.trouble is None:
            self.trouble, self._probes, self._next_probe = reason, 0, 0.0

    async def is_up(self) -> bool:
        """Ask if it was broken, not more often than the back-off allows; whether it works."""
        if self.trouble is not None and self.clock() >= self._next_probe:
            await self._probe()
        return self.trouble is None

    async def _probe(self) -> None:
        try:
            async with asyncio.timeout(PROBE_SECONDS):
                await self.bot.get_me()
        except Exception as error:
            name = "InvalidToken" if isinstance(error, InvalidToken) else type(error.__cause__ or error).__name__
            self._probes += 1
            wait = min(BACKOFF[min(self._probes, len(BACKOFF)) - 1], MOST_WAIT)
            self.trouble, self._next_probe = name, self.clock() + wait
            log.error("outbox.line_down", error=name, tries=self._probes)
        else:
            log.info("outbox.line_up", after=self.trouble)
            self.trouble = None
