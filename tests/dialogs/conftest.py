"""The bot's shell as far as conversations need it, for each test anew."""

from collections.abc import Iterator

import pytest

from locales.texts import Texts
from models.catalogue import Catalogue
from models.database import Database
from tests.dialogs.shell import ROUTERS, House
from tests.usecases.conftest import (  # noqa: F401 - fixtures are found by name
    anyio_backend,
    catalogue,
    clock,
    count,
    db,
    empty_database,
    kept_database,
    said,
    texts,
)


@pytest.fixture
def house(db: Database, texts: Texts, catalogue: Catalogue) -> Iterator[House]:  # noqa: F811
    """A shell with our conversations in it."""
    yield House(db, texts, catalogue)
    for router in ROUTERS:
        # A router belongs to one parent for good; each test has a parent of its own.
        router._parent_router = None
