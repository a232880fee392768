"""The page learns of every change as it happens; a slow reader loses events rather than holding the world up."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncIterator

from simulator.state import Json

HEARTBEAT = 15.0
BACKLOG = 1000


class Bus:
    def __init__(self) -> None:
        self.readers: set[asyncio.Queue[Json | None]] = set()

    def publish(self, event: Json) -> None:
        for reader in list(self.readers):
            if reader.qsize() < BACKLOG:
                reader.put_nowait(event)

    def close(self) -> None:
        for reader in self.readers:
            reader.put_nowait(None)

    async def stream(self) -> AsyncIterator[bytes]:
        """Server-sent events as bytes: a comment at once and every 15 s, so that proxies keep the line open."""
        reader: asyncio.Queue[Json | None] = asyncio.Queue()
        self.readers.add(reader)
        try:
            yield b": hello\n\n"
            while True:
                chunk = await _next(reader)
                if chunk is None:
                    return
                yield chunk
        finally:
            self.readers.discard(reader)


async def _next(reader: asyncio.Queue[Json | None]) -> bytes | None:
    try:
        event = await asyncio.wait_for(reader.get(), HEARTBEAT)
    except TimeoutError:
        return b": still here\n\n"
    return None if event is None else f"data: {json.dumps(event, ensure_ascii=False)}\n\n".encode()
