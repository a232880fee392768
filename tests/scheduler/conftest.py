from collections.abc import Iterator

import pytest

from models.database import Database
from tests.bot.conftest import Clock
from tests.servers import database_url, house_url, postgres_server, postgres_url, sqlite_house, sqlite_url

__all__ = ["database_url", "house_url", "postgres_server", "postgres_url", "sqlite_house", "sqlite_url"]


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def db(house_url: str, clock: Clock) -> Iterator[Database]:
    """An empty house, on SQLite and on PostgreSQL."""
    house = Database(house_url, clock)
    yield house
    house.close()
