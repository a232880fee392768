"""The one place where a transaction opens and closes, and where time enters.

A rule is a plain function `verb(tx, ..., *, now) -> Thing`. `Database.run` opens a transaction,
reads the clock once, calls it in a worker thread and commits; if it raises, everything is undone.
Rules never commit and never ask for the time.

SQLite is measured to lose updates under its default deferred transactions, so a writing
transaction begins with BEGIN IMMEDIATE and one thread writes; readers use a second engine.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, TypeVar

from sqlalchemy import Engine, create_engine, event, make_url
from sqlalchemy.engine import Connection
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlmodel import Session

T = TypeVar("T")
Clock = Callable[[], datetime]

READERS = 4
POSTGRES_THREADS = 8


def wall_clock() -> datetime:
    """The machine's time, aware, in UTC."""
    return datetime.now(UTC)  # noqa: TID251 - this is the door through which time enters


class Database:
    """Runs rules in transactions.

    `run` for rules that write, `read` for questions; both hand the rule a `Session` and `now=`.
    Sessions do not expire on commit, so what a rule returns can be read afterwards.
    Functions in `after_commit` are called in the event loop's thread after a rule that owed
    a message has been committed: that is how the outbox wakes at once.
    """

    def __init__(self, url: str, clock: Clock = wall_clock) -> None:
        self.url = url
        self.clock = clock
        self.is_sqlite = make_url(url).get_backend_name() == "sqlite"
        self.engine = _sqlite(url, "BEGIN IMMEDIATE") if self.is_sqlite else _postgres(url)
        self.reading = _sqlite(url, "BEGIN") if self.is_sqlite else self.engine
        writers = 1 if self.is_sqlite else POSTGRES_THREADS
        self._writers = ThreadPoolExecutor(writers, thread_name_prefix="db-write")
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="db-read")
        self.after_commit: list[Callable[[], None]] = []
        #: What every rule finds in `tx.info`: the house's catalogue, for rules that follow an event.
        self.info: dict[str, Any] = {}

    async def run(self, rule: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        """Run `rule` in one transaction of its own, without holding up the event loop."""
        written: tuple[T, bool] = await self._in(self._writers, self._write, rule, args, kwargs)
        result, owed = written
        if owed:
            for wake in self.after_commit:
                wake()
        return result

    async def read(self, question: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        """Ask `question` in a transaction that is rolled back whatever happens."""
        return await self._in(self._readers, self._ask, question, args, kwargs)

    def run_sync(self, rule: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        """`run` for tests, migrations and the command line, in the caller's thread."""
        return self._write(rule, args, kwargs)[0]

    def read_sync(self, question: Callable[..., T], *args: Any, **kwargs: Any) -> T:
        """`read` in the caller's thread."""
        return self._ask(question, args, kwargs)

    def close(self) -> None:
        """Wait for running rules, then let go of every connection."""
        self._writers.shutdown(wait=True)
        self._readers.shutdown(wait=True)
        self.engine.dispose()
        self.reading.dispose()

    @staticmethod
    async def _in(pool: ThreadPoolExecutor, call: Callable[..., T], *args: Any) -> T:
        # A cancelled waiter must not make us forget a transaction that is still running:
        # the thread commits or rolls back whatever happens here.
        return await asyncio.get_running_loop().run_in_executor(pool, call, *args)

    def _write(self, rule: Callable[..., T], args: Any, kwargs: Any) -> tuple[T, bool]:
        with Session(self.engine, expire_on_commit=False, info=dict(self.info)) as tx, tx.begin():
            result = rule(tx, *args, now=self.clock(), **kwargs)
            tx.flush()
            return result, bool(tx.info.get("owed"))

    def _ask(self, question: Callable[..., T], args: Any, kwargs: Any) -> T:
        with Session(self.reading, expire_on_commit=False, info=dict(self.info)) as tx:
            return question(tx, *args, now=self.clock(), **kwargs)


def _postgres(url: str) -> Engine:
    size = POSTGRES_THREADS + READERS
    # hide_parameters: an error must not carry what a tenant wrote into a log.
    return create_engine(url, pool_size=size, max_overflow=4, pool_pre_ping=True, hide_parameters=True)


def _sqlite(url: str, begin: str) -> Engine:
    path = make_url(url).database
    if path:
        Path(path).parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, connect_args={"check_same_thread": False, "timeout": 30}, hide_parameters=True)

    @event.listens_for(engine, "connect")
    def _prepare(connection: DBAPIConnection, _record: object) -> None:
        # isolation_level None hands BEGIN to us; the driver's own BEGIN is deferred and loses updates.
        connection.isolation_level = None
        cursor = connection.cursor()
        # FULL: with NORMAL a power cut may undo a commit that Telegram was already told about.
        for pragma in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=30000", "foreign_keys=ON"):
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    @event.listens_for(engine, "begin")
    def _begin(connection: Connection) -> None:
        connection.exec_driver_sql(begin)

    return engine
