"""An endpoint to ask."""

from collections.abc import AsyncIterator

import pytest

from tests.assist.elsewhere import Elsewhere


@pytest.fixture
def anyio_backend() -> str:
    """aiohttp is asyncio's."""
    return "asyncio"


@pytest.fixture
async def elsewhere() -> AsyncIterator[Elsewhere]:
    """A server that speaks both of OpenAI's ways."""
    there = Elsewhere()
    async with there.server:
        yield there
        assert there.wrong == []
