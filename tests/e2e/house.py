"""A house to test: a simulator and a bot, together as the demo or apart so that the bot can be killed."""

import contextlib
import json
import os
import shutil
import signal
import socket
import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import httpx

from tests.e2e.people import Estate

ROOT = Path(__file__).parent.parent.parent
WORLD: dict[str, Any] = json.loads((ROOT / "simulator" / "worlds" / "demo.json").read_text(encoding="utf-8"))
TOKEN: str = WORLD["bots"][0]["token"]
SECRET = "e2e-secret-0123456789"


class Nest:
    """The warmed process; see nest.py."""

    def __init__(self) -> None:
        env = {name: value for name, value in os.environ.items() if not name.startswith("GUANJIA_")}
        self._lock = threading.Lock()
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.e2e.nest"], cwd=ROOT, env=env, stdin=subprocess.PIPE, stdout=subprocess.PIPE
        )
        try:
            self._answer()
        except ValueError:
            self.close()
            raise RuntimeError("the bot cannot even be imported; its own words are above") from None

    def bear(self, life: str, log: Path, *argv: str, **env: str) -> int:
        """Start a life; its process id."""
        return int(self._order({"life": life, "log": str(log), "argv": list(argv), "env": env})["pid"])

    def kill(self, pid: int, how: int = signal.SIGKILL) -> None:
        """End it, and return when it is gone."""
        with contextlib.suppress(ProcessLookupError):
            os.kill(pid, how)
        self.wait(pid)

    def wait(self, pid: int) -> None:
        """Return when it has ended."""
        self._order({"reap": pid})

    def close(self) -> None:
        """No more orders: all lives end."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        self._process.wait(timeout=20)
        self._process.stdout.close()

    def _order(self, order: dict[str, Any]) -> dict[str, Any]:
        with self._lock:
            assert self._process.stdin
            self._process.stdin.write(json.dumps(order).encode() + b"\n")
            self._process.stdin.flush()
            return self._answer()

    def _answer(self) -> dict[str, Any]:
        assert self._process.stdout
        answer: dict[str, Any] = json.loads(self._process.stdout.readline())
        return answer


class House:
    """One simulator, one database, and the bot that lives in it: `start`, `kill`, `start` again."""

    def __init__(self, nest: Nest, folder: Path, *options: str, webhook: bool = False) -> None:
        self.nest, self.folder = nest, folder
        self.port, self.own_port = free_port(), free_port()
        self.log, self.database = folder / "bot.log", folder / "guanjia.db"
        self.bot: int | None = None
        self.kills = 0
        self._env = {
            "GUANJIA_TOKEN": TOKEN,
            "GUANJIA_API": f"http://127.0.0.1:{self.port}",
            "GUANJIA_DATABASE": f"sqlite:///{self.database}",
            "GUANJIA_PACE": "home",
            "GUANJIA_WEBHOOK_PORT": str(self.own_port),
        }
        if webhook:
            self.hook = f"http://127.0.0.1:{self.own_port}/telegram"
            self._env |= {"GUANJIA_WEBHOOK_URL": self.hook, "GUANJIA_WEBHOOK_SECRET": SECRET}
        argv = ("--port", str(self.port), "--world", "demo", *options)
        self.simulator = nest.bear("simulator", folder / "simulator.log", *argv)
        self.people = Estate(f"http://127.0.0.1:{self.port}")
        self.people.wait("the simulator", lambda: answers(self.people))

    def seed(self, template: Path | None = None) -> None:
        """The demo estate, from a template file if there is one."""
        if template is None:
            self.nest.wait(self.nest.bear("seed", self.log, **self._env))
        else:
            shutil.copy(template, self.database)

    def start(self, *, hear: bool = True) -> None:
        """A new life of the bot; with `hear`, return when it listens."""
        opened = self.opened()
        self.bot = self.nest.bear("bot", self.log, **self._env)
        if hear:
            self.people.wait("the bot to listen", lambda: self.opened() > opened, 20)

    def opened(self) -> int:
        """How many lives have come so far as to listen."""
        return self.log.read_text(encoding="utf-8").count("] open  ") if self.log.exists() else 0

    def kill(self) -> None:
        """kill -9."""
        assert self.bot
        self.nest.kill(self.bot)
        self.bot, self.kills = None, self.kills + 1

    def stop(self) -> None:
        """Everything ends; the bot in order."""
        if self.bot:
            self.nest.kill(self.bot, signal.SIGTERM)
        self.nest.kill(self.simulator)
        self.people.close()

    # A read-only look into the database file, for invariants after a campaign.

    def rows(self, query: str, *values: Any) -> list[tuple[Any, ...]]:
        """What the database file says."""
        with contextlib.closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True, timeout=20)) as looking:
            return list(looking.execute(query, values))

    def settle(self, patience: float = 60) -> None:
        """Wait until nothing is left to be handled or sent."""

        def quiet() -> bool:
            inbox = self.rows("SELECT count(*) FROM inbox WHERE lower(state) = 'new'")[0][0]
            outbox = self.rows("SELECT count(*) FROM outbox WHERE lower(state) IN ('pending', 'sending')")[0][0]
            return inbox == 0 and outbox == 0

        self.people.wait("everything handled and sent", quiet, patience)


class Demo:
    """What `guanjia demo` starts: simulator and bot in one process."""

    def __init__(self, nest: Nest, folder: Path, **env: str) -> None:
        self.nest, self.log, self.database = nest, folder / "demo.log", folder / "guanjia.db"
        port = free_port()
        env = {"GUANJIA_DATABASE": f"sqlite:///{self.database}"} | env
        self.pid = nest.bear("demo", self.log, str(port), **env)
        self.people = Estate(f"http://127.0.0.1:{port}")
        self.people.wait("the demo", lambda: answers(self.people) and "管家" in self.log.read_text(), 30)

    def push(self, seconds: float) -> list[dict[str, Any]]:
        """Push the clock; what fell due on the way."""
        did: list[dict[str, Any]] = self.people.call("POST", "/demo/clock", json={"advance_seconds": seconds})["did"]
        return did

    def work_day(self) -> None:
        """Push a clock that runs to ten in the morning, two days ahead: those are on duty who are today."""
        told = self.people.call("GET", "/demo/clock")
        here = datetime.fromisoformat(told["now"]).astimezone(ZoneInfo(told["zone"]))
        first = (here - timedelta(hours=8)).date() + timedelta(days=2)
        ten = here.replace(year=first.year, month=first.month, day=first.day, hour=10, minute=0, second=0)
        self.push((ten - here).total_seconds())

    def stop(self) -> None:
        """Ctrl-C."""
        self.nest.kill(self.pid, signal.SIGINT)
        self.people.close()


@contextlib.contextmanager
def clean_log(path: Path, *expected: str) -> Iterator[None]:
    """The log must not hold a traceback, an error but the expected, the token, or anything about a person."""
    yield
    said = path.read_text(encoding="utf-8")
    assert "Traceback" not in said
    errors = [line for line in said.splitlines() if "[error" in line or "[critical" in line]
    wrong = [line for line in errors if not any(name in line for name in expected)]
    assert not wrong, "\n".join(wrong[:5])
    needles = [TOKEN, TOKEN.split(":")[1], *personal()]
    assert [needle for needle in needles if needle in said] == []


def personal() -> list[str]:
    """Names, telephones and flats of the demo world."""
    people = WORLD["users"]
    units = [
        unit for user in people for unit in ([user["unit"]] if isinstance(user["unit"], str) else user["unit"] or [])
    ]
    return [user["first_name"] for user in people] + [user["phone_number"][3:] for user in people] + units


def answers(people: Estate) -> bool:
    """Whether somebody is there."""
    try:
        return bool(people.world())
    except httpx.TransportError:
        return False


def free_port() -> int:
    """A port nobody listens on just now."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def now() -> float:
    """Seconds, for measuring."""
    return time.monotonic()
