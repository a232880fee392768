"""A monitor sees at a glance whether somebody waits in vain, and nobody's name."""

import pytest
from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from bot.health import Health
from bot.inbox import Inbox
from bot.talks import Talks
from bot.tidy import tidy
from models.database import Database
from models.outbox import OutboxMessage, OutboxState
from tests.bot.conftest import LIN, Clock, Telegram
from tests.bot.test_talks import HERS
from usecases.timers import set_timer

pytestmark = pytest.mark.anyio


async def keep_waiting(db: Database, telegram: Telegram) -> None:
    """Lin's word unhandled, a message owed, one in doubt, and a timer that is due."""

    async def nobody(update: object) -> None:
        raise NotImplementedError

    await Inbox(db, 4242, nobody).store([telegram.says(LIN, "水管漏水"), "junk"])

    def owe(tx, *, now):  # type: ignore[no-untyped-def]
        for key, state in (("a", OutboxState.PENDING), ("b", OutboxState.IN_DOUBT)):
            tx.add(OutboxMessage(key=key, chat_id=LIN.id, not_before=now, created_at=now, state=state))
        set_timer(tx, key="t", job="remind", due_at=now, now=now)

    await db.run(owe)


async def test_an_empty_house_is_well(db: Database) -> None:
    found = await Health(db, {"poll": lambda: 25.0}).look()
    assert found["ok"]
    assert (found["inbox_age"], found["outbox_age"], found["timers_overdue"], found["poll_silence"]) == (0, 0, 0, 25)


async def test_what_waits_is_seen_and_after_a_while_it_is_wrong(db: Database, clock: Clock, telegram: Telegram) -> None:
    await keep_waiting(db, telegram)
    health = Health(db, {"poll": lambda: 121.0})
    clock.push(seconds=50)
    assert (await health.look())["wrong"] == ["poll_silence"]
    clock.push(minutes=10)
    found = await health.look()
    assert sorted(found["wrong"]) == ["inbox_age", "outbox_age", "poll_silence", "timer_age"]
    assert found["inbox_age"] == found["timer_age"] == 650
    assert (found["in_doubt"], found["timers_overdue"], found["dead"], found["quarantined"]) == (1, 1, 0, 1)


async def test_a_monitor_gets_503_and_no_names(small_db: Database, clock: Clock, telegram: Telegram) -> None:
    await keep_waiting(small_db, telegram)
    app = web.Application()
    app.router.add_get("/health", Health(small_db).answer)
    async with TestClient(TestServer(app)) as client:
        async with client.get("/health") as answer:
            assert answer.status == 200
        clock.push(minutes=10)
        async with client.get("/health") as answer:
            assert answer.status == 503
            shown = await answer.text()
    assert LIN.name not in shown
    assert str(LIN.id) not in shown


async def test_a_database_that_is_away_is_a_finding(sqlite_url: str) -> None:
    db = Database(sqlite_url)
    found = await Health(db).look()
    db.close()
    assert (found["ok"], found["database"]) == (False, "OperationalError")


async def test_what_is_old_is_forgotten(small_db: Database, clock: Clock, telegram: Telegram) -> None:
    talks = Talks(small_db)
    await talks.set_state(HERS, "Report:place")
    clock.push(days=31)

    async def asleep(seconds: float) -> None:
        raise InterruptedError(f"asleep for {seconds / 3600:.0f} hours")

    with pytest.raises(InterruptedError, match="6 hours"):
        await tidy(small_db, asleep)
    assert await talks.get_state(HERS) is None
