"""Does the outbox stay small when a campaign is large? Memory at several numbers of recipients.

    python -m benchmarks flat 1000,3000,10000

Nothing is sent: the sender is a stand-in that says yes, the clock is pushed from portion to portion.
Everything else is real (timers, portions, claims, drawings, settlements, a database file), but the disk
is not waited for.
"""

import asyncio
import itertools
import subprocess
import sys
import tempfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from types import SimpleNamespace
from typing import Any

from sqlalchemy import event
from sqlmodel import func, select

from benchmarks.crowd import opened, rss_of, seed
from benchmarks.results import keep
from bot.logs import set_up
from bot.pacing import PACES
from catalogue.load import load as load_catalogue
from locales.texts import Texts
from models.campaign_figures import figures
from models.campaigns import Campaign
from models.outbox import OutboxMessage, OutboxState
from outbox.budget import Budget
from outbox.deliver import Deliverer
from scheduler.heartbeat import Heartbeat
from scheduler.jobs import jobs

NAMES = ("sent", "most waiting", "MB at the start", "MB at most")
DEFAULT = "1000,3000,10000"


class Yes:
    """A Telegram that takes everything at once."""

    def __init__(self) -> None:
        self.numbers = itertools.count(1)

    def __getattr__(self, method: str) -> Any:
        async def call(**given: Any) -> Any:
            return SimpleNamespace(message_id=next(self.numbers), poll=None)

        return call


def main(argv: list[str]) -> int:
    """Each number in a process of its own, so that one does not leave its memory to the next."""
    if argv[:1] == ["--one"]:
        return asyncio.run(_one(int(argv[1])))
    found: dict[str, Any] = {}
    for count in (argv[0] if argv else DEFAULT).split(","):
        one = [sys.executable, "-m", "benchmarks.flat", "--one", count]
        told = subprocess.run(one, stdout=subprocess.PIPE, text=True, check=False)
        if told.returncode:
            return told.returncode
        found[count] = dict(zip(NAMES, map(int, told.stdout.splitlines()[-1].split()), strict=True))
        print(f"{count:>8} recipients: " + ", ".join(f"{name} {n}" for name, n in found[count].items()), flush=True)
    keep("flat", found)
    return 0


async def _one(count: int) -> int:
    set_up(as_json=False, level="ERROR")
    with tempfile.TemporaryDirectory(prefix="guanjia-flat-") as folder:
        database = opened(Path(folder) / "guanjia.db")
        database.clock = clock = Pushed()
        for engine in (database.engine, database.reading):
            event.listen(engine, "connect", _hurry)
            engine.dispose()
        campaign = database.run_sync(seed, count)
        catalogue = load_catalogue(None)
        deliverer = Deliverer(database, Yes(), Texts(), catalogue, Budget(PACES["home"]))  # type: ignore[arg-type]
        heartbeat = Heartbeat(database, jobs(catalogue))
        began, most = rss_of("self"), 0
        while database.read_sync(_runs, campaign):
            clock.now += timedelta(seconds=2)
            await heartbeat.beat()
            most = max(most, database.read_sync(_waiting))
            await deliverer.drain()
        standing = database.read_sync(lambda tx, now: figures(tx, tx.get_one(Campaign, campaign.id), now=now))
        print(standing.sent, most, f"{began:.0f}", f"{rss_of('self', 'VmHWM'):.0f}")
        database.close()
    return 0 if standing.sent == count else 1


def _hurry(connection: Any, _record: object) -> None:
    # Memory does not depend on waiting for the disk, and a hundred thousand waits are an hour.
    connection.execute("PRAGMA synchronous=OFF")


class Pushed:
    """A clock that is pushed."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 21, 2, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


def _runs(tx: Any, campaign: Campaign, *, now: datetime) -> bool:
    return tx.get_one(Campaign, campaign.id).ended_at is None


def _waiting(tx: Any, *, now: datetime) -> int:
    pending = select(func.count(OutboxMessage.id)).where(OutboxMessage.state == OutboxState.PENDING)
    return int(tx.exec(pending).one())


if __name__ == "__main__":
    raise SystemExit(main(sys.argv[1:]))
