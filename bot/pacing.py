"""What aiogram sends counts too: it draws from the same budget as the outbox.

An answer to a tap is good for seconds only and comes after the work was committed, so a failed one
is let go: trying the whole update again would not bring the toast back.
"""

import asyncio
from contextlib import suppress
from dataclasses import replace
from typing import cast

import structlog
from aiogram import Bot
from aiogram.client.session.middlewares.base import BaseRequestMiddleware, NextRequestMiddlewareType
from aiogram.exceptions import AiogramError, TelegramBadRequest, TelegramRetryAfter
from aiogram.methods import AnswerCallbackQuery, Response, TelegramMethod
from aiogram.methods.base import TelegramType

from outbox.budget import Budget, Rates
from outbox.even import EvenBudget

log = structlog.get_logger(__name__)

TOAST_PAUSE = 0.3

PACES = {
    "telegram": Rates(),
    #: The same numbers without any burst, for a server that forgives none.
    "strict": Rates(per_second=27.0, private_burst=1, private_seconds=1.02, group_messages=1, group_seconds=3.1),
    #: A Telegram at home has no limits of its own.
    "home": Rates(
        per_second=500.0, bulk_per_second=400.0, private_burst=500, private_seconds=0.01, group_messages=10_000
    ),
}


def budget_for(pace: str, paid_per_second: int) -> Budget:
    """The budget that the settings ask for."""
    rates = replace(PACES[pace], paid_per_second=float(paid_per_second))
    return EvenBudget(rates) if pace == "strict" else Budget(rates)


class Paced(BaseRequestMiddleware):
    """Waits for the budget before a call and halts the chat after a 429."""

    def __init__(self, budget: Budget) -> None:
        self.budget = budget

    async def __call__(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
    ) -> Response[TelegramType]:
        chat = getattr(method, "chat_id", None)
        chat_id = chat if isinstance(chat, int) else None
        call = await self.budget.wait(chat_id, method.__api_method__)
        try:
            return await make_request(bot, method)
        except TelegramRetryAfter as flood:
            self.budget.halted(chat_id, flood.retry_after)
            raise
        except AiogramError as lost:
            if not isinstance(method, AnswerCallbackQuery):
                raise
            return await self._toast_again(make_request, bot, method, lost)
        finally:
            self.budget.answered(call)

    async def _toast_again(
        self,
        make_request: NextRequestMiddlewareType[TelegramType],
        bot: Bot,
        method: TelegramMethod[TelegramType],
        lost: AiogramError,
    ) -> Response[TelegramType]:
        """Once more after a bad line: somebody is looking at a spinner. After that it is let go."""
        if not isinstance(lost, TelegramBadRequest):
            await asyncio.sleep(TOAST_PAUSE)
            with suppress(AiogramError):
                return await make_request(bot, method)
        log.info("toast_lost", error=type(lost).__name__)
        return Response[TelegramType](ok=True, result=cast(TelegramType, True))
