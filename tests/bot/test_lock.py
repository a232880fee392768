"""Two guanjias on one database: the second is refused and told who is in the way."""

import signal
import subprocess
import sys
from pathlib import Path

import pytest
from sqlalchemy import make_url, text

from bot.lock import Taken, take
from models.database import Database
from tests.servers import postgres

HOLD = "import sys; from bot.lock import take; lock = take(sys.argv[1]); print('held', flush=True); sys.stdin.read()"


def test_the_second_is_refused_by_name_until_the_first_lets_go(database_url: str) -> None:
    first = take(database_url)
    assert first.still_ours()
    with pytest.raises(Taken, match=r"guanjia, process \d+ on .*stop that one first"):
        take(database_url)
    assert first.still_ours()
    first.release()
    take(database_url).release()


def test_two_databases_are_two_houses(database_url: str, sqlite_url: str, postgres_url: str) -> None:
    locks = [take(url) for url in {database_url, sqlite_url, postgres_url}]
    for lock in locks:
        lock.release()


def test_a_killed_holder_leaves_no_lock_behind(database_url: str) -> None:
    command = [sys.executable, "-c", HOLD, database_url]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as other:
        assert other.stdout
        assert other.stdout.readline() == "held\n"
        with pytest.raises(Taken, match=f"process {other.pid} "):
            take(database_url)
        other.send_signal(signal.SIGKILL)
    take(database_url).release()


def break_it(url: str) -> None:
    """Somebody tidies the folder; the database server restarts."""
    path = Path(f"{make_url(url).database}.lock")
    if path.exists():
        return path.unlink()
    db = Database(url)
    others = "FROM pg_stat_activity WHERE datname = current_database() AND pid <> pg_backend_pid()"
    with db.engine.connect() as connection:
        connection.execute(text(f"SELECT pg_terminate_backend(pid, 5000) {others}"))
    db.close()


def test_a_lock_that_broke_is_taken_again(database_url: str) -> None:
    lock = take(database_url)
    break_it(database_url)
    assert lock.still_ours()
    with pytest.raises(Taken):
        take(database_url)
    lock.release()


def test_a_lock_that_broke_is_lost_if_somebody_was_quicker(database_url: str) -> None:
    lock = take(database_url)
    break_it(database_url)
    quicker = take(database_url)
    assert not lock.still_ours()
    assert quicker.still_ours()
    quicker.release()
    assert lock.still_ours(), "and comes back when he has gone"
    lock.release()


def test_a_server_that_is_away_proves_nothing_and_comes_back() -> None:
    with postgres() as server:
        lock = take(server.database())
        server.stop("immediate")
        assert not lock.still_ours()
        assert not lock.still_ours()
        server.start()
        assert lock.still_ours()
        lock.release()


def test_a_database_in_memory_needs_no_lock() -> None:
    lock = take("sqlite://")
    assert lock.still_ours()
    lock.release()
