"""Every test gets a town of its own, with the people of the demo world in it."""

from collections.abc import AsyncIterator

import aiohttp
import pytest

from simulator import Knobs, build
from tests.simulator.town import Clock, Town


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def knobs() -> Knobs:
    """People in tests are impatient; override to change other rules of the town."""
    return Knobs(press_wait=0.2, webhook_pause=0.01)


@pytest.fixture
async def town(anyio_backend: str, knobs: Knobs) -> AsyncIterator[Town]:
    clock = Clock()
    simulator = build("demo", clock=clock, knobs=knobs, seed=7)
    await simulator.start()
    async with aiohttp.ClientSession() as http:
        yield Town(simulator, clock, http)
    await simulator.stop()
