"""What is said is kept once, handled once, and in the order in which each person said it."""

import asyncio
import random

import pytest

from models.database import Database
from tests.bot.conftest import LIN, STAFF_GROUP, WANG, ZHAO, Clock, Telegram
from tests.bot.desk import Desk, inbox_of, open_inbox, states
from usecases import inbox as rules

pytestmark = pytest.mark.anyio


async def test_what_lin_says_is_kept_and_handled_once(db: Database, desk: Desk, telegram: Telegram) -> None:
    async with open_inbox(db, desk) as inbox:
        assert await inbox.store([telegram.says(LIN, "水管漏水 💧"), telegram.says(LIN, "厨房的")]) == 2
        await inbox.drain()
    assert desk.heard == ["水管漏水 💧", "厨房的"]
    assert await db.read(states) == ["done", "done"]


async def test_a_batch_that_comes_again_is_not_handled_again(db: Database, desk: Desk, telegram: Telegram) -> None:
    batch = [telegram.says(LIN, "one"), telegram.says(ZHAO, "two")]
    async with open_inbox(db, desk) as inbox:
        await inbox.store(batch)
        await inbox.drain()
        assert await inbox.store(batch) == 0
        assert await inbox.store([dict(reversed(batch[0].items()))]) == 0, "the order of keys is no difference"
        await inbox.drain()
    assert sorted(desk.heard) == ["one", "two"]


async def test_an_old_id_with_new_words_is_a_new_update(db: Database, desk: Desk, telegram: Telegram) -> None:
    """After a quiet week Telegram's ids start again anywhere, also where they were before."""
    chance = random.Random(659)
    said = [telegram.says(LIN, f"word {number}") for number in range(30)]
    for update in said:
        update["update_id"] = chance.randrange(100, 110)
    async with open_inbox(db, desk) as inbox:
        for update in said:
            await inbox.store([update])
        await inbox.drain()
    assert desk.heard == [f"word {number}" for number in range(30)]


async def test_any_character_a_tenant_can_type_survives_the_database(
    db: Database, desk: Desk, telegram: Telegram
) -> None:
    words = 'NUL \0, half an emoji \ud83d, right-to-left \u202e, <b>&"'
    async with open_inbox(db, desk) as inbox:
        await inbox.store([telegram.says(LIN, words)])
        await inbox.drain()
    assert desk.heard == [words]


async def test_one_person_is_heard_in_order_while_her_first_word_is_tried_again(
    db: Database, desk: Desk, telegram: Telegram
) -> None:
    desk.fails = {"my flat": 2}
    async with open_inbox(db, desk) as inbox:
        await inbox.store([telegram.says(LIN, text) for text in ("my flat", "12-1502", "hurry")])
        await inbox.drain()
    assert desk.heard == ["my flat", "my flat", "my flat", "12-1502", "hurry"]


async def test_nobody_waits_for_somebody_else(db: Database, desk: Desk, telegram: Telegram) -> None:
    desk.gates["slow"] = asyncio.Event()
    async with open_inbox(db, desk, at_once=2) as inbox:
        await inbox.store([telegram.says(LIN, "slow"), telegram.says(LIN, "next")])
        await inbox.store([telegram.says(ZHAO, "quick"), telegram.taps(WANG, "claim:1", chat=STAFF_GROUP)])
        await desk.heard_so_many(2)
        assert desk.heard == ["quick", "claim:1"]
        desk.gates["slow"].set()
        await inbox.drain()
    assert desk.heard == ["quick", "claim:1", "slow", "next"]


async def test_a_tap_waits_for_the_word_said_before_it(db: Database, desk: Desk, telegram: Telegram) -> None:
    """In the group too: Wang writes, then taps; both are his, in that chat."""
    desk.gates["on my way"] = asyncio.Event()
    async with open_inbox(db, desk) as inbox:
        await inbox.store([telegram.says(WANG, "on my way", chat=STAFF_GROUP)])
        await inbox.store([telegram.taps(WANG, "done:1", chat=STAFF_GROUP)])
        await inbox.store([telegram.says(ZHAO, "me too", chat=STAFF_GROUP)])
        await desk.heard_so_many(1)
        assert desk.heard == ["me too"]
        desk.gates["on my way"].set()
        await inbox.drain()
    assert desk.heard == ["me too", "on my way", "done:1"]


async def test_ten_thousand_people_leave_no_memory_of_themselves(
    small_db: Database, desk: Desk, telegram: Telegram
) -> None:
    inbox = inbox_of(small_db, desk)
    lanes = inbox._lanes

    async def settled(_row: int) -> None:
        return None

    lanes._work = settled
    await inbox.start()
    for number in range(10_000):
        lanes.add(f"{number}:{number}", number)
    assert len(lanes) == 10_000
    await inbox.drain()
    assert (len(lanes), lanes.held, lanes._resting) == (0, 0, {})
    await inbox.stop()


async def test_handled_rows_are_forgotten_after_a_week_and_trouble_is_not(
    db: Database, desk: Desk, telegram: Telegram, clock: Clock
) -> None:
    desk.unreadable = {"odd"}
    async with open_inbox(db, desk) as inbox:
        await inbox.store([telegram.says(LIN, "old"), telegram.says(LIN, "odd")])
        await inbox.drain()
        clock.push(days=6)
        await inbox.store([telegram.says(LIN, "young")])
        await inbox.drain()
    clock.push(days=1, seconds=1)
    assert await db.run(rules.prune) == 1
    assert await db.read(states) == ["quarantined", "done"]
