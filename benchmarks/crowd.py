"""Thousands of households, a Telegram that counts, and the real bot between them: what broadcast and kills are made of.

`python -m benchmarks.crowd` is the bot itself, with one card more: the news that the campaign brings.
"""

import contextlib
import json
import os
import socket
import subprocess
import sys
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import httpx
from sqlmodel import Session

from benchmarks.estate import Estate
from cards.campaigns import got_it
from cards.face import Face
from cards.registry import Pen, card
from catalogue.load import load as load_catalogue
from models.audience import Audience
from models.campaigns import Campaign, Contact
from models.database import Database, wall_clock
from models.estate import Building, Household, Unit
from models.migrate import upgrade
from models.outbox import Card
from models.people import Person, Role, StaffRole
from usecases import campaigns
from usecases.people import CONSENT_VERSION

TOKEN = "42000:BENCH-not-a-real-token-00000000000"
MANAGER, FIRST = 9_000, 10_000
KIND = "bench_news"
WORDS = "各位业户：明天上午十点至十二点，二次供水水箱清洗，期间停水，请提前储水。给您带来不便，敬请谅解。"
PER_BUILDING = 200


@card(KIND)
def bench_news(tx: Session, card: Card, pen: Pen) -> Face:
    """A notice as long as they usually are, with its receipt button."""
    return Face(f"{WORDS} #{card.subject_id}", got_it(pen, tx.get_one(Contact, card.subject_id)))


def world(households: int) -> dict[str, Any]:
    """A Telegram in which everybody has spoken with the bot."""
    people = [(MANAGER, "马经理"), *((FIRST + at, f"业户{at}") for at in range(households))]
    bot = {"id": 42000, "username": "guanjia_bot", "first_name": "管家", "token": TOKEN}
    return {"bots": [bot], "users": [{"id": id, "first_name": name, "started": True} for id, name in people]}


def seed(tx: Session, households: int, *, now: datetime) -> Campaign:
    """An estate with a tenant in every unit, and a campaign to all of them that is due now."""
    common = {"consent_version": CONSENT_VERSION, "created_at": now, "quiet": _far_from(now)}
    manager = Person(user_id=MANAGER, name="马经理", **common)
    tx.add(manager)
    tx.flush()
    tx.add(StaffRole(person_id=manager.id or 0, role=Role.MANAGER))
    for first in range(0, households, PER_BUILDING):
        _building(tx, first, min(PER_BUILDING, households - first), common)
    tx.flush()
    return campaigns.begin(tx, "bench:1", KIND, 0, Audience(), by=manager, now=now)


def _far_from(now: datetime) -> str:
    """A minute of quiet twelve hours from now, so that no measurement falls into anybody's night."""
    hour = (now.astimezone(ZoneInfo("Asia/Shanghai")) + timedelta(hours=12)).hour
    return f"{hour:02}:00-{hour:02}:01"


def _building(tx: Session, first: int, count: int, common: dict[str, Any]) -> None:
    code = str(1 + first // PER_BUILDING)
    building = Building(code=code, name=f"{code}栋")
    people = [Person(user_id=FIRST + first + at, name=f"业户{first + at}", **common) for at in range(count)]
    tx.add_all([building, *people])
    tx.flush()
    homes = [
        Unit(building_id=building.id or 0, floor=str(1 + at // 4), room=f"{at:03}", label=f"{code}-{at:03}")
        for at in range(count)
    ]
    tx.add_all(homes)
    tx.flush()
    ties = [
        Household(person_id=one.id or 0, unit_id=home.id or 0, since=common["created_at"])
        for one, home in zip(people, homes, strict=True)
    ]
    tx.add_all(ties)
    tx.flush()


def opened(path: Path) -> Database:
    """The database of a measurement, migrated and with the house's own catalogue."""
    url = f"sqlite:///{path}"
    upgrade(url)
    database = Database(url)
    database.info["catalogue"] = load_catalogue(None)
    return database


class Crowd:
    """The simulator with its people, and a bot that can be started and killed."""

    def __init__(self, folder: Path, households: int, *, flood: str, pace: str) -> None:
        self.folder, self.households, self.pace = folder, households, pace
        self.port = _free_port()
        self.bot: subprocess.Popen[bytes] | None = None
        (folder / "world.json").write_text(json.dumps(world(households)), encoding="utf-8")
        database = opened(folder / "guanjia.db")
        self.campaign = database.run_sync(seed, households)
        database.close()
        argv = ["-m", "simulator", "--port", str(self.port), "--world", str(folder / "world.json"), "--flood", flood]
        self.simulator = self._start(argv, {})
        self.estate = Estate(f"http://127.0.0.1:{self.port}")
        if not self.estate.wait(self._answers, 60):
            raise SystemExit("the simulator did not start within a minute")

    def env(self) -> dict[str, str]:
        """What the bot is told."""
        return {
            "GUANJIA_TOKEN": TOKEN,
            "GUANJIA_API": f"http://127.0.0.1:{self.port}",
            "GUANJIA_DATABASE": f"sqlite:///{self.folder / 'guanjia.db'}",
            "GUANJIA_PACE": self.pace,
            "GUANJIA_WEBHOOK_PORT": str(_free_port()),
        }

    def start(self) -> None:
        """A life of the bot."""
        self.bot = self._start(["-m", "benchmarks.crowd"], self.env())

    def kill(self) -> None:
        """kill -9."""
        assert self.bot
        self.bot.kill()
        self.bot.wait()

    def rss(self, field: str = "VmRSS") -> float:
        """Megabytes of the bot; VmHWM is the most it ever had."""
        assert self.bot
        return rss_of(self.bot.pid, field)

    def database(self) -> Database:
        """To look into."""
        return Database(f"sqlite:///{self.folder / 'guanjia.db'}", wall_clock)

    def calls(self) -> list[dict[str, Any]]:
        """What the bot asked of Telegram, as Telegram saw it."""
        found: list[dict[str, Any]] = self.estate.call("GET", "/people/calls")
        return found

    def received(self, household: int) -> list[str]:
        """The news in somebody's chat."""
        chat = self.estate.call("GET", f"/people/chats/{FIRST + household}/messages", params={"after": 0})
        return [text for message in chat if WORDS in (text := str(message.get("text", "")))]

    def close(self) -> None:
        """Everything ends."""
        for process in (self.bot, self.simulator):
            if process is not None and process.poll() is None:
                process.terminate()
                process.wait(timeout=60)
        self.estate.http.close()

    def _start(self, argv: list[str], env: dict[str, str]) -> "subprocess.Popen[bytes]":
        ours = {name: value for name, value in os.environ.items() if not name.startswith("GUANJIA_")}
        with (self.folder / "crowd.log").open("ab") as log:
            return subprocess.Popen([sys.executable, *argv], stdout=log, stderr=log, env=ours | env)

    def _answers(self) -> bool:
        try:
            return bool(self.estate.call("GET", "/people/world"))
        except httpx.TransportError:
            return False


@contextlib.contextmanager
def gathered(folder: Path, households: int, *, flood: str, pace: str) -> Iterator[Crowd]:
    """A crowd that goes home at the end, whatever happens."""
    crowd = Crowd(folder, households, flood=flood, pace=pace)
    try:
        yield crowd
    finally:
        crowd.close()


def rss_of(pid: int | str, field: str = "VmRSS") -> float:
    """Megabytes of a process."""
    told = Path(f"/proc/{pid}/status").read_text(encoding="utf-8")
    return next(int(line.split()[1]) / 1024 for line in told.splitlines() if line.startswith(f"{field}:"))


def _free_port() -> int:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


if __name__ == "__main__":
    from bot.__main__ import run

    run()
