"""Nothing is lost on the way in: not to poison, not to a kill, not to a database that is away."""

import asyncio
import json
import signal
import subprocess
import sys
from typing import Any

import pytest
from sqlmodel import select

from bot.inbox import as_received
from models.database import Database
from models.inbox import InboxUpdate, UpdateState
from tests.bot.conftest import LIN, WANG, ZHAO, Telegram
from tests.bot.desk import Desk, inbox_of, open_inbox, states
from usecases import inbox as rules

pytestmark = pytest.mark.anyio


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
