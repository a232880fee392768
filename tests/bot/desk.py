"""The desk of the inbox tests: it writes down what it is handed, and fails when told to."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from bot.inbox import Inbox, Undecodable
from models.database import Database
from models.inbox import InboxUpdate

BOT = 4242


class Desk:
    """Writes down what it was handed; can be told to fail, to wait and to be unable to read."""

    def __init__(self) -> None:
        self.heard: list[str] = []
        self.fails: dict[str, int] = {}
        self.unreadable: set[str] = set()
        self.gates: dict[str, asyncio.Event] = {}
        self.trouble: list[tuple[str, str]] = []
        self._more = asyncio.Event()

    async def heard_so_many(self, count: int) -> None:
        async with asyncio.timeout(5):
            while len(self.heard) < count:
                self._more.clear()
                await self._more.wait()

    async def handle(self, update: dict[str, Any]) -> None:
        text = update["message"]["text"] if "message" in update else update["callback_query"]["data"]
        if text in self.gates:
            await self.gates[text].wait()
        self.heard.append(text)
        self._more.set()
        if text in self.unreadable:
            raise Undecodable from KeyError("first_name")
        if self.fails.get(text, 0) > 0:
            self.fails[text] -= 1
            raise ConnectionError

    async def on_trouble(self, kind: str, row: int, error: str) -> None:
        self.trouble.append((kind, error))


def inbox_of(db: Database, desk: Desk, **more: Any) -> Inbox:
    return Inbox(db, BOT, desk.handle, on_trouble=desk.on_trouble, pauses=(0.0,), **more)


@asynccontextmanager
async def open_inbox(db: Database, desk: Desk, **more: Any) -> AsyncIterator[Inbox]:
    inbox = inbox_of(db, desk, **more)
    await inbox.start()
    yield inbox
    await inbox.stop()


def states(tx: Session, *, now: datetime) -> list[str]:
    return [row.state.value for row in tx.exec(select(InboxUpdate).order_by(col(InboxUpdate.id)))]
