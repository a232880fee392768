"""Order within a lane, parallel across lanes, and nothing kept of a lane that is empty.

A lane is what must stay in order: one person in one chat, one poll. The lanes hold row ids only.
A head that fails keeps its lane waiting and nobody else: it takes no worker while it waits.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from typing import Any

#: Does the work of one row. None: the row is settled; a number: try again after so many seconds.
Work = Callable[[int], Awaitable[float | None]]

_BY_ACTOR = ("from", "user", "sender_chat", "actor_chat", "voter_chat")


def lane_of(update: dict[str, Any]) -> str:
    """The lane of a raw update: `chat:user`, `user`, `poll:<id>`, or one of its own. Never raises."""
    kind, body = next(((k, v) for k, v in update.items() if isinstance(v, dict)), ("", {}))
    poll = body.get("id") if kind == "poll" else body.get("poll_id")
    if isinstance(poll, str | int):
        return f"poll:{str(poll)[:40]}"
    chat = _id(body.get("chat")) or _id(_dict(body.get("message")).get("chat"))
    actor = next(filter(None, (_id(body.get(field)) for field in _BY_ACTOR)), None)
    named = [str(number) for number in (chat, actor) if number]
    # Not one lane for everything strange: rows that cannot be read must not wait for each other.
    return ":".join(named) or f"update:{str(update.get('update_id'))[:40]}"


def _dict(thing: Any) -> dict[str, Any]:
    return thing if isinstance(thing, dict) else {}


def _id(thing: Any) -> int | None:
    number = _dict(thing).get("id")
    return number if isinstance(number, int) and abs(number) < 2**63 else None


class Lanes:
    """Queues of row ids. `work` is called for one row of a lane at a time, oldest first."""

    def __init__(self, work: Work) -> None:
        self._work = work
        self._lanes: dict[str, deque[int]] = {}
        self._held: set[int] = set()
        self._ready: asyncio.Queue[str | None] = asyncio.Queue()
        self._resting: dict[str, asyncio.TimerHandle] = {}
        self._empty = asyncio.Event()
        self._empty.set()
        self._closed = False

    def __len__(self) -> int:
        return len(self._lanes)

    @property
    def held(self) -> int:
        """How many rows wait or are being worked on."""
        return len(self._held)

    def add(self, lane: str, row: int) -> None:
        """Queue a row behind its lane; a row that is already queued is not queued again."""
        if row in self._held:
            return
        self._held.add(row)
        self._empty.clear()
        if lane in self._lanes:
            self._lanes[lane].append(row)
        else:
            self._lanes[lane] = deque([row])
            self._ready.put_nowait(lane)

    async def serve(self) -> None:
        """One worker: takes the head of one ready lane after another until `close`."""
        while not self._closed:
            lane = await self._ready.get()
            if lane is None or self._closed:
                return
            pause: float | None = 1.0
            try:
                pause = await self._work(self._lanes[lane][0])
            finally:
                # Also when `work` itself broke: the lane must come up again, or it is stuck for ever.
                self._turn(lane, pause)

    def close(self, workers: int) -> None:
        """Let every worker go after the row it has in hand; the rest stays in the table."""
        self._closed = True
        for handle in self._resting.values():
            handle.cancel()
        self._resting.clear()
        for _ in range(workers):
            self._ready.put_nowait(None)

    async def drained(self) -> None:
        """Wait until no row is queued, in work or waiting for its next try."""
        await self._empty.wait()

    def _turn(self, lane: str, pause: float | None) -> None:
        if pause is not None:
            if self._closed:
                return
            loop = asyncio.get_running_loop()
            self._resting[lane] = loop.call_later(pause, self._wake, lane)
            return
        rows = self._lanes[lane]
        self._held.discard(rows.popleft())
        if rows:
            self._ready.put_nowait(lane)
            return
        # Forgotten as soon as it is empty: a lock per person for ever is how bots grow for weeks.
        del self._lanes[lane]
        if not self._lanes:
            self._empty.set()

    def _wake(self, lane: str) -> None:
        del self._resting[lane]
        self._ready.put_nowait(lane)
