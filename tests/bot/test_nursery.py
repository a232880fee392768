"""Whatever runs for ever is watched, restarted and stopped."""

import asyncio

import pytest

from bot.nursery import Nursery

pytestmark = pytest.mark.anyio


class Ticker:
    """Runs until cancelled; crashes the first few times."""

    def __init__(self, log: list[str], name: str, crashes: int = 0) -> None:
        self.log, self.name, self.crashes = log, name, crashes
        self.up = asyncio.Event()

    async def run(self) -> None:
        if self.crashes:
            self.crashes -= 1
            raise ConnectionError("words that nobody should read in a log: 张三")
        self.up.set()
        try:
            await asyncio.sleep(3600)
        finally:
            self.log.append(f"{self.name} stopped")


async def test_a_crashed_task_starts_again_and_is_counted() -> None:
    ticker = Ticker([], "poll", crashes=3)
    async with Nursery(pauses=(0.0,)) as nursery:
        nursery.start("poll", ticker.run)
        await asyncio.wait_for(ticker.up.wait(), 5)
        assert (nursery.running, nursery.crashes) == (["poll"], {"poll": 3})


async def test_the_last_started_is_stopped_first() -> None:
    log: list[str] = []
    async with Nursery() as nursery:
        for name in ("database", "inbox", "poll"):
            ticker = Ticker(log, name)
            nursery.start(name, ticker.run)
            await ticker.up.wait()
    assert log == ["poll stopped", "inbox stopped", "database stopped"]


async def test_a_task_that_returns_is_finished_and_its_name_free_again() -> None:
    async def once() -> None:
        return None

    async with Nursery() as nursery:
        nursery.start("once", once)
        assert await nursery.wait(1) == []
        nursery.start("once", once)


async def test_two_tasks_of_one_name_are_refused() -> None:
    async with Nursery() as nursery:
        nursery.start("poll", Ticker([], "poll").run)
        with pytest.raises(ValueError, match="already running"):
            nursery.start("poll", Ticker([], "poll").run)


async def test_a_task_that_will_not_stop_does_not_keep_the_others() -> None:
    log: list[str] = []
    free = asyncio.Event()

    async def stubborn() -> None:
        while not free.is_set():
            try:
                await free.wait()
            except asyncio.CancelledError:
                log.append("not yet")

    nursery = Nursery()
    ticker = Ticker(log, "inbox")
    nursery.start("inbox", ticker.run)
    await ticker.up.wait()
    nursery.start("stubborn", stubborn)
    await asyncio.sleep(0)
    await nursery.stop(patience=0.01)
    assert log == ["not yet", "inbox stopped"]
    free.set()
    await asyncio.sleep(0)
