"""One contract for every place a conversation may be kept: memory, our database, Redis."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiogram import Bot
from aiogram.exceptions import DataNotDictLikeError
from aiogram.fsm.state import State, StatesGroup
from aiogram.fsm.storage.base import BaseStorage, StorageKey
from aiogram.fsm.storage.memory import MemoryStorage
from aiogram.fsm.storage.redis import RedisStorage
from aiogram_dialog.api.entities import AccessSettings, Context, Stack
from aiogram_dialog.api.exceptions import UnknownIntent
from aiogram_dialog.context.storage import StorageProxy
from redis.asyncio import Redis
from sqlmodel import select

from bot.talks import KEYS, Talks, prune
from models.conversation import Talk
from models.database import Database
from tests.bot.conftest import LIN, STAFF_GROUP, WANG, Clock

pytestmark = pytest.mark.anyio

HERS = StorageKey(bot_id=4242, chat_id=LIN.id, user_id=LIN.id)


class Report(StatesGroup):
    place = State()
    photos = State()


@pytest.fixture(params=["memory", "sqlite", "postgresql", "redis"])
async def storage(request: pytest.FixtureRequest, clock: Clock) -> AsyncIterator[BaseStorage]:
    if request.param == "memory":
        yield MemoryStorage()
    elif request.param == "redis":
        redis = Redis.from_url(request.getfixturevalue("valkey_url"))
        await redis.flushall()
        yield RedisStorage(redis, key_builder=KEYS)
        await redis.aclose()
    else:
        db = Database(request.getfixturevalue("sqlite_url" if request.param == "sqlite" else "postgres_url"), clock)
        Talk.metadata.create_all(db.engine)
        yield Talks(db)
        db.close()


async def test_somebody_unknown_has_no_state_and_no_data(storage: BaseStorage) -> None:
    assert await storage.get_state(HERS) is None
    assert await storage.get_data(HERS) == {}
    assert await storage.get_value(HERS, "unit", "12-1502") == "12-1502"


async def test_state_is_kept_and_cleared(storage: BaseStorage) -> None:
    await storage.set_state(HERS, Report.place)
    assert await storage.get_state(HERS) == "Report:place"
    await storage.set_state(HERS, "Report:photos")
    assert await storage.get_state(HERS) == "Report:photos"
    await storage.set_state(HERS)
    assert await storage.get_state(HERS) is None


async def test_data_is_replaced_updated_and_cleared(storage: BaseStorage) -> None:
    await storage.set_data(HERS, {"unit": "12-1502", "photos": [1, 2]})
    assert await storage.update_data(HERS, {"photos": [3]}) == {"unit": "12-1502", "photos": [3]}
    assert await storage.get_data(HERS) == {"unit": "12-1502", "photos": [3]}
    assert await storage.get_value(HERS, "unit") == "12-1502"
    await storage.set_data(HERS, {"words": "水管漏水 💧"})
    assert await storage.get_data(HERS) == {"words": "水管漏水 💧"}
    await storage.set_data(HERS, {})
    assert await storage.get_data(HERS) == {}


async def test_state_and_data_do_not_disturb_each_other(storage: BaseStorage) -> None:
    await storage.set_data(HERS, {"unit": "12-1502"})
    await storage.set_state(HERS, Report.place)
    await storage.set_data(HERS, {})
    assert await storage.get_state(HERS) == "Report:place"
    await storage.set_data(HERS, {"unit": "8-602"})
    await storage.set_state(HERS, None)
    assert await storage.get_data(HERS) == {"unit": "8-602"}


@pytest.mark.parametrize(
    "other",
    [
        StorageKey(bot_id=4243, chat_id=LIN.id, user_id=LIN.id),
        StorageKey(bot_id=4242, chat_id=STAFF_GROUP, user_id=LIN.id),
        StorageKey(bot_id=4242, chat_id=LIN.id, user_id=WANG.id),
        StorageKey(bot_id=4242, chat_id=LIN.id, user_id=LIN.id, thread_id=5),
        StorageKey(bot_id=4242, chat_id=LIN.id, user_id=LIN.id, business_connection_id="b"),
        StorageKey(bot_id=4242, chat_id=LIN.id, user_id=LIN.id, destiny="aiogd:stack:"),
    ],
)
async def test_two_conversations_are_two(storage: BaseStorage, other: StorageKey) -> None:
    await storage.set_data(HERS, {"mine": True})
    await storage.set_state(HERS, Report.place)
    assert (await storage.get_data(other), await storage.get_state(other)) == ({}, None)


async def test_what_is_read_can_be_changed_without_changing_what_is_kept(storage: BaseStorage) -> None:
    given: dict[str, Any] = {"unit": "12-1502"}
    await storage.set_data(HERS, given)
    given["unit"] = "changed after it was given"
    read = await storage.get_data(HERS)
    read["unit"] = "changed after it was read"
    assert await storage.get_data(HERS) == {"unit": "12-1502"}


async def test_only_a_dict_is_data(storage: BaseStorage) -> None:
    with pytest.raises(DataNotDictLikeError):
        await storage.set_data(HERS, "words")  # type: ignore[arg-type]


async def test_a_dialog_is_opened_left_and_closed(storage: BaseStorage) -> None:
    """What aiogram-dialog does with a storage, through its own proxy."""
    bot = Bot("4242:AAcanary")
    proxy = StorageProxy(
        storage=storage,
        events_isolation=None,  # type: ignore[arg-type]
        user_id=LIN.id,
        chat_id=LIN.id,
        thread_id=None,
        business_connection_id=None,
        bot=bot,
        state_groups={"Report": Report},
    )
    stack = Stack()
    context = stack.push(Report.place, {"ticket": 7})
    context.dialog_data["words"] = "水管漏水"
    context.access_settings = AccessSettings(user_ids=[LIN.id])
    await proxy.save_context(context)
    await proxy.save_stack(stack)
    again: Context = await proxy.load_context(context.id)
    assert (again.state, again.start_data, again.dialog_data) == (Report.place, {"ticket": 7}, {"words": "水管漏水"})
    await proxy.remove_context(context.id)
    with pytest.raises(UnknownIntent):
        await proxy.load_context(context.id)


async def test_a_finished_conversation_leaves_no_row(db: Database) -> None:
    talks = Talks(db)
    await talks.set_state(HERS, Report.place)
    await talks.set_data(HERS, {"unit": "12-1502"})
    assert await db.read(count) == 1
    await talks.set_state(HERS)
    await talks.set_data(HERS, {})
    assert await db.read(count) == 0


async def test_saving_what_has_not_changed_writes_nothing(db: Database, clock: Clock) -> None:
    talks = Talks(db)
    await talks.set_data(HERS, {"unit": "12-1502"})
    before = clock.now
    clock.push(minutes=5)
    await talks.set_data(HERS, {"unit": "12-1502"})
    assert await db.read(lambda tx, *, now: tx.exec(select(Talk.updated_at)).one()) == before


async def test_a_conversation_nobody_touched_for_a_month_is_over(db: Database, clock: Clock) -> None:
    talks = Talks(db)
    await talks.set_state(HERS, Report.place)
    clock.push(days=29)
    await talks.set_state(StorageKey(bot_id=4242, chat_id=1, user_id=1), Report.place)
    clock.push(days=2)
    assert await db.run(prune) == 1
    assert await talks.get_state(HERS) is None


def count(tx: Any, *, now: Any) -> int:
    return len(tx.exec(select(Talk)).all())
