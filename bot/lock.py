"""One guanjia per database.

Two pollers take each other's updates: Telegram hands both the same batch, and whoever asks next
confirms for the other. So the second one does not start, and says who is in the way.
"""

import contextlib
import fcntl
import os
import socket
from pathlib import Path
from typing import Protocol

from sqlalchemy import Connection, Engine, NullPool, create_engine, make_url, text

#: Any number, as long as it is always the same.
_KEY = 7_402_027


class Taken(Exception):
    """Another guanjia holds the lock; `str()` says which and what to do."""

    def __init__(self, holder: str) -> None:
        super().__init__(
            f"Another guanjia is at work on this database ({holder}). Two would take each other's updates: "
            "stop that one first, or give this one a database and a bot of its own."
        )


class Lock(Protocol):
    """Ours until `release`, or until the process ends, however it ends."""

    def still_ours(self) -> bool:
        """Whether we hold it; a lock that broke is taken again, unless somebody was quicker.

        Blocks for as long as the database takes to answer; never raises.
        """

    def release(self) -> None:
        """Let the next one in."""


def take(url: str) -> Lock:
    """Take the lock of this database or raise `Taken`."""
    parts = make_url(url)
    if parts.get_backend_name() != "sqlite":
        return PostgresLock(url)
    if parts.database in (None, "", ":memory:"):
        return MemoryLock()
    return FileLock(Path(f"{parts.database}.lock"))


class MemoryLock:
    """A database in memory is seen by nobody else."""

    def still_ours(self) -> bool:
        """Always."""
        return True

    def release(self) -> None:
        """Nothing to do."""


class FileLock:
    """An exclusive flock; the kernel drops it when the process dies, so no stale lock is ever left."""

    def __init__(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        self._path = path
        self._file = _flocked(path)

    def still_ours(self) -> bool:
        """Somebody may have deleted or replaced the file: then the one that is there now counts."""
        try:
            there, held = os.stat(self._path), os.fstat(self._file)
            if (there.st_dev, there.st_ino) == (held.st_dev, held.st_ino):
                return True
        except OSError:
            pass
        try:
            self._file, old = _flocked(self._path), self._file
        except (OSError, Taken):
            return False
        os.close(old)
        return True

    def release(self) -> None:
        """Let the next one in. The file stays: deleting it would let two in."""
        os.close(self._file)


def _flocked(path: Path) -> int:
    file = os.open(path, os.O_RDWR | os.O_CREAT | os.O_CLOEXEC, 0o600)
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as held:
        holder = os.read(file, 200).decode("utf-8", "replace").strip()
        os.close(file)
        raise Taken(holder or "it has not said who it is") from held
    os.ftruncate(file, 0)
    os.write(file, _who().encode())
    return file


class PostgresLock:
    """A session's advisory lock. It goes with its connection, when the server restarts for instance."""

    def __init__(self, url: str) -> None:
        # Of its own: a pooled connection could be handed to a rule, or recycled, lock and all.
        self._engine = create_engine(url, poolclass=NullPool, isolation_level="AUTOCOMMIT")
        self._connection = _advised(self._engine)

    def still_ours(self) -> bool:
        """Asks the server, in the session that took it."""
        if _holds(self._connection):
            return True
        try:
            if not self._connection.closed:
                self._connection.invalidate()
                self._connection.close()
            self._connection = _advised(self._engine)
        except Exception:
            # Taken, or the server is still away: whatever it is, we cannot prove that we hold it.
            return False
        return True

    def release(self) -> None:
        """Let the next one in, at once: the server may take a moment to notice a closed connection."""
        with contextlib.suppress(Exception):
            self._connection.execute(text("SELECT pg_advisory_unlock(:key)"), {"key": _KEY})
        self._connection.close()
        self._engine.dispose()


def _advised(engine: Engine) -> Connection:
    connection = engine.connect()
    connection.execute(text("SELECT set_config('application_name', :who, false)"), {"who": _who()})
    if connection.scalar(text("SELECT pg_try_advisory_lock(:key)"), {"key": _KEY}):
        return connection
    holder = connection.scalar(_HOLDER, {"key": _KEY})
    connection.close()
    raise Taken(holder or "it has just let go; try again")


def _holds(connection: Connection) -> bool:
    try:
        return bool(connection.scalar(_OURS, {"key": _KEY}) == 1)
    except Exception:
        return False


_HELD = "locktype = 'advisory' AND granted AND classid = 0 AND objid = :key AND database = my.oid"
_FROM = f"FROM pg_locks JOIN pg_database my ON my.datname = current_database() AND {_HELD}"
_OURS = text(f"SELECT count(*) {_FROM} WHERE pid = pg_backend_pid()")
_HOLDER = text(f"SELECT application_name {_FROM} JOIN pg_stat_activity USING (pid)")


def _who() -> str:
    return f"guanjia, process {os.getpid()} on {socket.gethostname()}"[:63]
