"""Nothing is lost on the way in, nothing is handled twice for nothing, and order is kept per person."""

import asyncio
import json
import random
import signal
import subprocess
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from typing import Any

import pytest
from sqlmodel import Session, select

from bot.inbox import Inbox, Undecodable, as_received
from models.database import Database
from models.inbox import InboxUpdate, UpdateState
from tests.bot.conftest import LIN, STAFF_GROUP, WANG, ZHAO, Clock, Telegram
from usecases import inbox as rules

pytestmark = pytest.mark.anyio
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


@pytest.fixture
def desk() -> Desk:
    return Desk()


def inbox_of(db: Database, desk: Desk, **more: Any) -> Inbox:
    return Inbox(db, BOT, desk.handle, on_trouble=desk.on_trouble, pauses=(0.0,), **more)


@asynccontextmanager
async def open_inbox(db: Database, desk: Desk, **more: Any) -> AsyncIterator[Inbox]:
    inbox = inbox_of(db, desk, **more)
    await inbox.start()
    yield inbox
    await inbox.stop()


def states(tx: Session, *, now: datetime) -> list[str]:
    return [row.state.value for row in tx.exec(select(InboxUpdate).order_by("id"))]


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


async def test_poison_between_good_ones_costs_only_itself(db: Database, desk: Desk, telegram: Telegram) -> None:
    desk.fails = {"poison": 99}
    desk.unreadable = {"odd"}
    said = [(LIN, "poison"), (ZHAO, "good"), (WANG, "odd"), (LIN, "after the poison"), (WANG, "after the odd")]
    async with open_inbox(db, desk) as inbox:
        await inbox.store([telegram.says(*one) for one in said])
        await inbox.drain()
    assert desk.heard.count("poison") == 5
    assert desk.heard.count("odd") == 1
    assert {"good", "after the poison", "after the odd"} <= set(desk.heard)
    assert await db.read(states) == ["dead", "done", "quarantined", "done", "done"]
    assert sorted(desk.trouble) == [("dead", "ConnectionError"), ("quarantined", "KeyError")]


@pytest.mark.parametrize(
    ("item", "why"),
    [
        ({"message": {}}, "NoUpdateId"),
        ({"update_id": "7"}, "NoUpdateId"),
        ({"update_id": True}, "NoUpdateId"),
        ({"update_id": 2**70}, "NoUpdateId"),
        (None, "NoUpdateId"),
        ([], "NoUpdateId"),
        ("nonsense", "JSONDecodeError"),
        (b"\x00\xff{", "UnicodeDecodeError"),
        (b'{"update_id": 1', "JSONDecodeError"),
        (b"[" * 100_000, "RecursionError"),
    ],
)
async def test_what_is_no_update_is_kept_aside(
    db: Database, desk: Desk, telegram: Telegram, item: Any, why: str
) -> None:
    async with open_inbox(db, desk) as inbox:
        assert await inbox.store([telegram.says(LIN, "before"), item, telegram.says(LIN, "after")]) == 3
        assert await inbox.store([item]) == 0
        await inbox.drain()
    assert desk.heard == ["before", "after"]
    assert desk.trouble == [("quarantined", why)]


def test_nothing_is_too_deep_to_be_kept() -> None:
    """Just below the depth that can be read lies a depth that can be read and not written."""
    for depth in range(800, 1100):
        try:
            update = json.loads('{"update_id":1,"message":' + "[" * depth + "]" * depth + "}")
        except RecursionError:
            break
        as_received(update)


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


async def test_a_handler_that_never_ends_is_a_failed_try(db: Database, desk: Desk, telegram: Telegram) -> None:
    desk.gates["hang"] = asyncio.Event()
    async with open_inbox(db, desk, deadline=0.01) as inbox:
        await inbox.store([telegram.says(LIN, "hang"), telegram.says(LIN, "then")])
        await inbox.drain()
    assert desk.heard == ["then"]
    assert desk.trouble == [("dead", "TimeoutError")]


async def test_what_was_stored_and_not_handled_is_handled_at_the_next_start_oldest_first(
    db: Database, desk: Desk, telegram: Telegram
) -> None:
    texts = [f"word {number}" for number in range(20)]
    await inbox_of(db, desk).store([telegram.says(LIN, text) for text in texts])
    assert desk.heard == []
    async with open_inbox(db, desk) as inbox:
        await inbox.store([telegram.says(LIN, "new")])
        await inbox.drain()
    assert desk.heard == [*texts, "new"]


async def test_a_stop_finishes_what_runs_and_leaves_the_rest_in_the_table(
    db: Database, desk: Desk, telegram: Telegram
) -> None:
    desk.gates["running"] = asyncio.Event()
    inbox = inbox_of(db, desk)
    await inbox.start()
    await inbox.store([telegram.says(LIN, "running"), telegram.says(LIN, "waiting")])
    async with asyncio.TaskGroup() as group:
        group.create_task(inbox.stop())
        await asyncio.sleep(0)
        desk.gates["running"].set()
    assert desk.heard == ["running"]
    assert await db.read(states) == ["done", "new"]


async def test_a_stop_does_not_wait_for_ever(db: Database, desk: Desk, telegram: Telegram) -> None:
    desk.gates["hang"] = asyncio.Event()
    inbox = inbox_of(db, desk)
    await inbox.start()
    await inbox.store([telegram.says(LIN, "hang")])
    await inbox.stop(patience=0.01)
    assert await db.read(states) == ["new"]


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


async def test_a_database_that_is_away_costs_no_try(
    small_db: Database, desk: Desk, telegram: Telegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    await inbox_of(small_db, desk).store([telegram.says(LIN, "hello")])
    async with open_inbox(small_db, desk) as inbox:
        away = 2
        read = small_db.read

        async def sometimes(*args: Any, **kwargs: Any) -> Any:
            nonlocal away
            away -= 1
            if away >= 0:
                raise OSError
            return await read(*args, **kwargs)

        # The one patch: a database that fails and comes back within a second.
        monkeypatch.setattr(small_db, "read", sometimes)
        monkeypatch.setattr("bot.inbox.AWAY", 0.0)
        await inbox.drain()
    assert desk.heard == ["hello"]
    assert await small_db.read(states) == ["done"]


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


async def test_the_operator_can_give_a_dead_row_new_tries(db: Database, desk: Desk, telegram: Telegram) -> None:
    desk.fails = {"hard": 5}
    async with open_inbox(db, desk) as inbox:
        await inbox.store([telegram.says(LIN, "hard")])
        await inbox.drain()
    row = await db.read(lambda tx, *, now: tx.exec(select(InboxUpdate)).one())
    assert (row.state, row.tries, row.error) == (UpdateState.DEAD, 5, "ConnectionError")
    assert await db.run(rules.revive, row.id)
    async with open_inbox(db, desk) as inbox:
        await inbox.drain()
    assert await db.read(states) == ["done"]


KILLED = """
import asyncio, sys
from bot.inbox import Inbox
from models.database import Database

async def never(update):
    print("handling", flush=True)
    await asyncio.sleep(3600)

async def main():
    inbox = Inbox(Database(sys.argv[1]), 4242, never)
    await inbox.start()
    said = [{"update_id": n, "message": {"chat": {"id": n % 3}, "from": {"id": 1}, "text": str(n)}} for n in range(20)]
    await inbox.store(said)
    print("stored", flush=True)
    await asyncio.sleep(3600)

asyncio.run(main())
"""


def killed_while_handling(url: str) -> None:
    """A bot that stored twenty updates and began to handle them, when somebody pulled the plug."""
    with subprocess.Popen([sys.executable, "-c", KILLED, url], stdout=subprocess.PIPE, text=True) as bot:
        assert bot.stdout
        seen: set[str] = set()
        while not {"stored", "handling"} <= seen:
            seen.add(bot.stdout.readline().strip())
        bot.send_signal(signal.SIGKILL)


async def test_killed_between_keeping_and_handling_nothing_is_lost(db: Database, desk: Desk) -> None:
    await asyncio.to_thread(killed_while_handling, db.url)
    async with open_inbox(db, desk) as inbox:
        await inbox.drain()
    assert sorted(desk.heard, key=int) == [str(number) for number in range(20)]
    for lane in range(3):
        mine = [int(text) for text in desk.heard if int(text) % 3 == lane]
        assert mine == sorted(mine)
