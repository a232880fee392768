"""Telegram calls us, and so may anybody: what is answered, and what is kept."""

import gzip
import io
import json
from collections.abc import AsyncIterator, Sequence
from typing import Any

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer
from sqlmodel import select

from bot.inbox import Inbox
from bot.webhook import LARGEST, SECRET_HEADER, Webhook, webhook_app
from models.database import Database
from models.inbox import InboxUpdate
from tests.bot.conftest import LIN, Telegram

pytestmark = pytest.mark.anyio
SECRET = "s3cret-of-the-house-and-of-Telegram"
Client = TestClient[web.Request, web.Application]


class Keeper:
    """Stores into a real inbox, or cannot."""

    def __init__(self, db: Database) -> None:
        self.db = db
        self.inbox = Inbox(db, 4242, self._nobody)
        self.down = False

    async def _nobody(self, update: dict[str, Any]) -> None:
        raise NotImplementedError

    async def __call__(self, updates: Sequence[Any]) -> int:
        if self.down:
            raise OSError("the database is away")
        return await self.inbox.store(updates)

    async def kept(self) -> list[tuple[int, str]]:
        rows = await self.db.read(lambda tx, *, now: tx.exec(select(InboxUpdate)).all())
        return [(row.update_id, row.state.value) for row in rows]


@pytest.fixture
def keeper(small_db: Database) -> Keeper:
    return Keeper(small_db)


@pytest.fixture
async def client(keeper: Keeper) -> AsyncIterator[Client]:
    async with TestClient(TestServer(webhook_app(keeper, SECRET, "/telegram"))) as client:
        yield client


async def post(client: Client, body: Any, **headers: str) -> tuple[int, str]:
    data = body if isinstance(body, bytes) else json.dumps(body).encode()
    sent = {SECRET_HEADER: SECRET} | {name.replace("_", "-"): value for name, value in headers.items()}
    async with client.post("/telegram", data=io.BytesIO(data), headers=sent) as answer:
        return answer.status, await answer.text()


async def test_telegram_is_answered_after_the_update_is_kept(
    client: Client, keeper: Keeper, telegram: Telegram
) -> None:
    said = telegram.says(LIN, "水管漏水")
    assert await post(client, said) == (200, "{}")
    assert await post(client, said) == (200, "{}")
    assert await keeper.kept() == [(said["update_id"], "new")]


@pytest.mark.parametrize("claimed", ["", "wrong", SECRET + "x", SECRET[:-1], "ключ", "秘密", SECRET.upper()])
async def test_nobody_poses_as_telegram(client: Client, keeper: Keeper, telegram: Telegram, claimed: str) -> None:
    headers = {SECRET_HEADER: claimed, "X-Forwarded-For": "149.154.160.1", "X-Real-IP": "149.154.160.1"}
    body = json.dumps(telegram.says(LIN, "let me in"))
    async with client.post("/telegram", data=body, headers=headers) as answer:
        assert answer.status == 401
    assert await keeper.kept() == []


async def test_without_the_header_or_at_another_path_nothing_is_kept(client: Client, keeper: Keeper) -> None:
    async with client.post("/telegram", data=b"{}") as answer:
        assert answer.status == 401
    async with client.post("/", data=b"{}", headers={SECRET_HEADER: SECRET}) as answer:
        assert answer.status == 404
    async with client.get("/telegram", headers={SECRET_HEADER: SECRET}) as answer:
        assert answer.status == 405
    assert await keeper.kept() == []


@pytest.mark.parametrize("junk", [b"", b"junk", b"[]", b'"x"', b"{", b"\xff\x00", b"[" * 9000, b'{"update_id":"1"}'])
async def test_junk_is_set_aside_and_never_a_5xx(client: Client, keeper: Keeper, junk: bytes) -> None:
    """A 5xx would hold back everything else of that chat until it expires."""
    assert (await post(client, junk))[0] == 200
    assert await keeper.kept() == [(0, "quarantined")]


async def test_more_than_a_megabyte_is_refused(client: Client, keeper: Keeper) -> None:
    assert (await post(client, b"x" * (LARGEST + 1)))[0] == 413

    async def drip() -> AsyncIterator[bytes]:
        for _ in range(20):
            yield b"x" * 100_000

    async with client.post("/telegram", data=drip(), headers={SECRET_HEADER: SECRET}) as answer:
        assert answer.status == 413
    bomb = gzip.compress(b" " * (8 * LARGEST))
    assert (await post(client, bomb, Content_Encoding="gzip"))[0] in (400, 413)
    assert await keeper.kept() == []


async def test_a_database_that_is_away_makes_telegram_ask_again(
    client: Client, keeper: Keeper, telegram: Telegram
) -> None:
    said = telegram.says(LIN, "水管漏水")
    keeper.down = True
    async with client.post("/telegram", json=said, headers={SECRET_HEADER: SECRET}) as answer:
        assert (answer.status, answer.headers["Retry-After"]) == (503, "5")
    keeper.down = False
    assert (await post(client, said))[0] == 200
    assert await keeper.kept() == [(said["update_id"], "new")]


def test_a_webhook_without_a_secret_is_not_built(keeper: Keeper) -> None:
    with pytest.raises(ValueError, match="believe anybody"):
        Webhook(keeper, "")
