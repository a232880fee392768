"""Tasks that run for ever, watched.

A task nobody holds swallows its own error and leaves the bot half dead, so this is the only place
that may create one: whatever runs for ever runs here, is named, is restarted when it crashes, and
is stopped in the reverse order of its start.
"""

import asyncio
import time
from collections.abc import Callable, Coroutine
from types import TracebackType
from typing import Any, Self

import structlog

from bot.logs import where

Forever = Callable[[], Coroutine[Any, Any, None]]

#: How long a crashed task waits before it starts again; the last pause is repeated.
PAUSES = (0.5, 1.0, 2.0, 5.0, 15.0, 30.0)
#: A task that held out this long has recovered: its next crash waits the shortest pause again.
STEADY = 60.0

log = structlog.get_logger(__name__)


class Nursery:
    """Starts tasks, restarts those that crash, and stops them all.

    A task that returns is finished and is not started again. `crashes` counts restarts by name.
    """

    def __init__(self, pauses: tuple[float, ...] = PAUSES) -> None:
        self._pauses = pauses
        self._tasks: dict[str, asyncio.Task[None]] = {}
        self.crashes: dict[str, int] = {}

    async def __aenter__(self) -> Self:
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        await self.stop()

    @property
    def running(self) -> list[str]:
        """Names of the tasks that are alive, in the order they were started."""
        return [name for name, task in self._tasks.items() if not task.done()]

    def start(self, name: str, forever: Forever) -> None:
        """Run `forever()` until it returns, restarting it whenever it raises. Names are unique."""
        if name in self.running:
            raise ValueError(f"a task named {name!r} is already running")
        self._tasks.pop(name, None)
        # The one door: this task is held in `_tasks`, watched by `_watch` and awaited by `stop`.
        task = asyncio.create_task(self._watch(name, forever), name=name)  # noqa: TID251
        self._tasks[name] = task

    async def wait(self, patience: float) -> list[str]:
        """Wait until every task has returned by itself; answers the names of those that have not."""
        if self._tasks:
            await asyncio.wait(self._tasks.values(), timeout=patience)
        return self.running

    async def stop(self, patience: float = 5.0) -> None:
        """Cancel every task, the last started first, and wait for each up to `patience` seconds."""
        for name, task in reversed(list(self._tasks.items())):
            task.cancel()
            _, stubborn = await asyncio.wait({task}, timeout=patience)
            if stubborn:
                log.error("task_will_not_stop", task=name)
        self._tasks.clear()

    async def _watch(self, name: str, forever: Forever) -> None:
        in_a_row = 0
        while True:
            began = time.monotonic()
            try:
                return await forever()
            except Exception as crash:
                steady = time.monotonic() - began > STEADY
                in_a_row = 1 if steady else in_a_row + 1
                self.crashes[name] = self.crashes.get(name, 0) + 1
                # Class and place only: an error's words may quote what a tenant wrote.
                error = type(crash).__name__
                log.error("task_crashed", task=name, error=error, where=where(crash), in_a_row=in_a_row)
            await asyncio.sleep(self._pauses[min(in_a_row, len(self._pauses)) - 1])
