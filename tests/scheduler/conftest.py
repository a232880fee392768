from collections.abc import Iterator

import pytest

from models.database import Database
from models.tables import metadata
from tests.bot.conftest import Clock
from tests.servers import database_url, postgres_server, postgres_url, sqlite_url

__all__ = ["database_url", "postgres_server", "postgres_url", "sqlite_url"]


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def db(database_url: str, clock: Clock) -> Iterator[Database]:
    """An empty house, on SQLite and on PostgreSQL."""
    house = Database(database_url, clock)
    metadata.create_all(house.engine)
    yield house
    house.close()
