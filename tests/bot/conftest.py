"""A database of each kind, a clock one can push, and what people say as Telegram would hand it over."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from models.database import Database
from models.tables import metadata
from tests.bot.desk import Desk
from tests.servers import database_url, house_url, postgres_server, postgres_url, sqlite_house, sqlite_url, valkey_url

__all__ = ["database_url", "house_url", "postgres_server", "postgres_url", "sqlite_house", "sqlite_url", "valkey_url"]


@pytest.fixture
def anyio_backend() -> str:
    """aiogram and aiohttp are asyncio's."""
    return "asyncio"


@dataclass
class Clock:
    """Stands still until pushed."""

    now: datetime = datetime(2026, 11, 21, 7, 30, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now

    def push(self, **span: float) -> None:
        self.now += timedelta(**span)


@dataclass
class Person:
    """Somebody with a telephone."""

    id: int
    name: str


#: Lives in 12-1502 and has a leaking pipe.
LIN = Person(1502, "Lin Xiaomei")
#: Her neighbour below, who notices the leak too.
ZHAO = Person(1402, "Zhao Guoqiang")
#: The plumber on duty.
WANG = Person(77, "Wang Jianjun")
STAFF_GROUP = -1001


@dataclass
class Telegram:
    """Hands out updates with ids that go up from somewhere in the middle, as Telegram does."""

    ids: Iterator[int] = field(default_factory=lambda: itertools.count(424_242_001))

    def says(self, who: Person, text: str, *, chat: int | None = None) -> dict[str, Any]:
        return self.update(
            message={
                "message_id": next(self.ids),
                "date": 1795246200,
                "chat": {"id": chat or who.id, "type": "private" if chat is None else "supergroup"},
                "from": {"id": who.id, "is_bot": False, "first_name": who.name},
                "text": text,
            }
        )

    def taps(self, who: Person, data: str, *, chat: int) -> dict[str, Any]:
        user = {"id": who.id, "is_bot": False, "first_name": who.name}
        message = {"message_id": 9, "date": 1795246200, "chat": {"id": chat, "type": "supergroup"}}
        query = {"id": "1", "from": user, "message": message, "chat_instance": "1", "data": data}
        return self.update(callback_query=query)

    def update(self, **content: Any) -> dict[str, Any]:
        return {"update_id": next(self.ids), **content}


@pytest.fixture
def telegram() -> Telegram:
    return Telegram()


@pytest.fixture
def desk() -> Desk:
    return Desk()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def db(house_url: str, clock: Clock) -> Iterator[Database]:
    """An empty house, on SQLite and on PostgreSQL."""
    house = Database(house_url, clock)
    yield house
    house.close()


@pytest.fixture
def small_db(sqlite_url: str, clock: Clock) -> Iterator[Database]:
    """An empty house, on SQLite only: for what does not depend on the database."""
    house = Database(sqlite_url, clock)
    metadata.create_all(house.engine)
    yield house
    house.close()
