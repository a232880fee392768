"""Time that passes only when everybody waits for it: an hour of pacing takes a moment."""

import asyncio
import heapq
import itertools
from collections.abc import Coroutine
from typing import Any


class VirtualTime:
    """A monotonic clock and a sleep for `Budget`, and `run` to live through some coroutines."""

    def __init__(self) -> None:
        self.now = 1000.0
        self._waiting: list[tuple[float, int, asyncio.Event]] = []
        self._order = itertools.count()

    def __call__(self) -> float:
        return self.now

    async def sleep(self, seconds: float) -> None:
        """Come back `seconds` later."""
        woken = asyncio.Event()
        heapq.heappush(self._waiting, (self.now + seconds, next(self._order), woken))
        await woken.wait()

    async def run(self, *lives: Coroutine[Any, Any, Any]) -> None:
        """Run them all to their ends, pushing time whenever all of them sleep."""
        async with asyncio.TaskGroup() as group:
            tasks = [group.create_task(life) for life in lives]
            while not all(task.done() for task in tasks):
                for _ in range(5):
                    await asyncio.sleep(0)
                if self._waiting:
                    self.now, _, woken = heapq.heappop(self._waiting)
                    woken.set()
