"""python-telegram-bot's seam for our budget.

The stock `AIORateLimiter` of 22.8 lets a halt end early, sends 59 calls in the first second and
knows no limit per private chat; hence our own.
"""

import os
from collections.abc import Callable, Coroutine
from datetime import timedelta
from math import ceil
from typing import Any

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from outbox.budget import Budget, Halted, Rates

__all__ = ["Budget", "Halted", "Pace", "Rates", "seconds_of"]

# Without it the library warns whenever RetryAfter is raised; with it retry_after is a timedelta.
os.environ.setdefault("PTB_TIMEDELTA", "true")

Answer = bool | dict[str, Any] | list[dict[str, Any]]


class Pace(BaseRateLimiter[bool]):
    """Holds every call until the budget allows it. Give `rate_limit_args=True` for bulk.

    It never repeats a call: the outbox does, from rows that survive a restart. A halt longer than
    `patience` is answered at once as Telegram would answer, because a row's lease runs meanwhile.
    """

    def __init__(self, budget: Budget, patience: float = 10.0) -> None:
        self.budget, self.patience = budget, patience

    async def initialize(self) -> None:
        """Nothing to do."""

    async def shutdown(self) -> None:
        """Nothing to do."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Answer]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: bool | None,
    ) -> Answer:
        """Call `callback` when its chat and all of us may speak; a 429 halts and is passed on."""
        chat_id = data.get("chat_id")
        weight = len(data.get("media", ())) if endpoint == "sendMediaGroup" else 1
        bulk = bool(rate_limit_args)
        try:
            call = await self.budget.wait(chat_id, endpoint, bulk=bulk, weight=weight, patience=self.patience)
        except Halted as halted:
            raise RetryAfter(ceil(halted.seconds)) from halted
        self.budget.bulk_in_the_air += bulk
        try:
            return await callback(*args, **kwargs)
        except RetryAfter as flood:
            self.budget.halted(chat_id, seconds_of(flood))
            raise
        finally:
            self.budget.bulk_in_the_air -= bulk
            self.budget.answered(call)


def seconds_of(flood: RetryAfter) -> float:
    """The seconds to wait: the library gives an int or a timedelta, depending on the environment."""
    after = flood.retry_after
    return after.total_seconds() if isinstance(after, timedelta) else float(after)
