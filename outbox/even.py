"""A budget for a server that forgives no burst: no two calls arrive closer together than a tick.

When a call leaves is not when it arrives: either side may be busy. But a call that was answered has
arrived by then, so counting the tick from the answer is safe; counting it from most of a round trip
before the answer is as safe, if that round trip is the shortest ever seen. So one call is in the air
at a time, which suits a server nearby; over a long line it would cost half the speed.
"""

import asyncio
import time
from collections.abc import Awaitable, Callable
from contextlib import suppress

from outbox.budget import Budget, Halted, Rates, is_free

#: Telegram's own rate: its ticks are the gap that is kept. Ours is slower, so that what a busy moment
#: cost can be caught up with.
CLOSEST = 30.0
CATCHES_UP = 2.0
#: A call without an answer holds up the next one no longer than this.
LOST = 1.0
#: How much of the shortest round trip is counted as the way back and out again.
TRUSTED = 0.8
#: The event loop wakes up to a millisecond late; the last one is waited for awake.
AWAKE = 0.001


class EvenBudget(Budget):
    """Talk goes first: while anybody who talks waits, no bulk goes."""

    def __init__(
        self,
        rates: Rates | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        awake: float = AWAKE,
    ) -> None:
        super().__init__(rates, clock, sleep)
        self.tick, self.awake = 1 / CLOSEST, awake
        self._turns = {bulk: asyncio.Lock() for bulk in (False, True)}
        self._talking = self._calls = self._in_the_air = self._chat = 0
        self._left = self._clear = float("-inf")
        self._shortest = self.tick
        self._heard = asyncio.Event()

    async def wait(
        self,
        chat_id: int | None,
        method: str,
        *,
        bulk: bool = False,
        weight: int = 1,
        patience: float | None = None,
    ) -> int:
        """As `Budget.wait`. The number it returns must come back to `answered`."""
        if is_free(method):
            return 0
        if bulk and self.rates.paid_per_second:
            return await super().wait(chat_id, method, bulk=bulk, weight=weight, patience=patience)
        self._talking += not bulk
        try:
            while True:
                closed = self.closed_for(chat_id)
                if patience is not None and closed > patience:
                    raise Halted(closed)
                if closed:
                    await self.sleep(closed)
                elif call := await self._turn(chat_id, bulk, weight):
                    return call
        finally:
            self._talking -= not bulk

    def answered(self, call: int) -> None:
        """Its answer is there, or it is known that there will be none: the next one may go soon."""
        if call and call == self._in_the_air:
            now = self.clock()
            self._shortest = min(self._shortest, now - self._left)
            self._clear = max(self._clear, now + self.tick - TRUSTED * self._shortest)
            self._in_the_air = 0
            self._heard.set()
            if self._chat in self._private:
                # Its chat too counts from when it arrived, not from when it left.
                self._private[self._chat] += now - self._left

    async def _turn(self, chat_id: int | None, bulk: bool, weight: int) -> int:
        """The call's number when it may go; 0 if its chat was closed meanwhile."""
        async with self._turns[bulk]:
            while not await self._is_clear(bulk):
                pass
            if self.closed_for(chat_id):
                return 0
            self._calls += 1
            self._in_the_air, self._left, self._chat = self._calls, self.clock(), chat_id or 0
            self._clear = self._left + weight * self.tick
            self._next = max(self._next, self._left - CATCHES_UP) + weight / self.rates.per_second
            self._note(chat_id, self._left, weight)
            self._heard.clear()
            return self._calls

    async def _is_clear(self, bulk: bool) -> bool:
        """Whether a call may go at this very moment; if not, some of the wait is over."""
        now = self.clock()
        if self._in_the_air and now < self._left + LOST:
            with suppress(TimeoutError):
                async with asyncio.timeout(LOST):
                    await self._heard.wait()
        elif now < (opens := max(self._clear, self._next) if bulk else self._clear):
            left = opens - now
            await (self.sleep(left - self.awake) if left > self.awake else asyncio.sleep(0))
        elif bulk and self._talking:
            await self.sleep(self.tick / 4)
        else:
            return True
        return False
