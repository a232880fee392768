"""The simulator as a program of its own: it starts at once, prints where it is, and keeps to its own machine."""

import asyncio
import sys
import time

import aiohttp
import pytest

from simulator.__main__ import read_options
from tests.simulator.town import TOKEN

pytestmark = pytest.mark.anyio


def test_the_usual_options_are_safe_ones():
    options = read_options([])
    assert (options.host, options.port, options.world, options.flood) == ("127.0.0.1", 8081, "demo", "off")


async def test_it_starts_and_answers():
    command = [sys.executable, "-m", "simulator", "--port", "0", "--callback-ttl", "3"]
    process = await asyncio.create_subprocess_exec(*command, stdout=asyncio.subprocess.PIPE)
    started = time.monotonic()
    assert process.stdout is not None
    try:
        line = (await asyncio.wait_for(process.stdout.readline(), 20)).decode()
        address = line.rpartition(" ")[2].strip()
        assert address.startswith("http://127.0.0.1:")
        assert time.monotonic() - started < 10
        async with aiohttp.ClientSession() as http, http.get(f"{address}/bot{TOKEN}/getMe") as response:
            assert (await response.json())["result"]["username"] == "guanjia_bot"
    finally:
        process.terminate()
        await process.wait()
        process._transport.close()  # type: ignore[attr-defined]
