"""The schema, brought up to date when the bot starts.

One transaction for all that is missing, on both databases: either the schema is the new one or
nothing happened. A database that a newer guanjia has already changed is left alone.

    python -m models.migrate upgrade [URL]        what the bot does at its start
    python -m models.migrate new "what changes"   write the next migration from the models
    python -m models.migrate regenerate           rewrite the only migration, before the first release
"""

import contextlib
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, inspect, text

from models.database import Database

HERE = Path(__file__).parent / "migrations"
DEFAULT_URL = "sqlite:///var/guanjia.db"
#: Any number, as long as it is always the same: two processes that start together take turns.
_TURN = 7_402_026


class StrangeSchema(Exception):
    """The database was not left by this guanjia or an older one; `str()` says what to do."""


def upgrade(url: str) -> None:
    """Bring the database to this code's schema; does nothing when it is there already."""
    with _opened(url) as connection:
        _refuse_strange(connection)
        command.upgrade(_config(connection), "head")


def version(url: str) -> str | None:
    """The schema the database is at; None when it has none yet."""
    with _opened(url) as connection:
        return _at(connection)


def regenerate() -> Path:
    """Rewrite 0001 from the models. Only while it is alone: a released migration never changes."""
    versions = sorted((HERE / "versions").glob("0*.py"))
    if len(versions) > 1:
        raise SystemExit("There is more than one migration: write the next one with `new`.")
    for old in versions:
        old.unlink()
    return _write("first")


def new(words: str) -> Path:
    """Write the migration from the latest schema to what the models say now."""
    return _write(words)


def _write(words: str) -> Path:
    number = len(list((HERE / "versions").glob("0*.py"))) + 1
    with TemporaryDirectory() as folder:
        url = f"sqlite:///{folder}/empty.db"
        if number > 1:
            upgrade(url)
        with _opened(url) as connection:
            found = command.revision(_config(connection), words, autogenerate=True, rev_id=f"{number:04}")
    assert found is not None
    assert not isinstance(found, list)
    return Path(found.path)


@contextlib.contextmanager
def _opened(url: str) -> Iterator[Connection]:
    # Our own Database, so that SQLite begins IMMEDIATE and its DDL is inside the transaction.
    db = Database(url)
    try:
        with db.engine.begin() as connection:
            if not db.is_sqlite:
                connection.execute(text("SELECT pg_advisory_xact_lock(:turn)"), {"turn": _TURN})
            yield connection
    finally:
        db.close()


def _config(connection: Connection | None = None) -> Config:
    config = Config()
    config.set_main_option("script_location", str(HERE).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    config.attributes["connection"] = connection
    return config


def _at(connection: Connection) -> str | None:
    return MigrationContext.configure(connection).get_current_revision()


def _refuse_strange(connection: Connection) -> None:
    found = _at(connection)
    known = {script.revision for script in ScriptDirectory.from_config(_config()).walk_revisions()}
    if found is None and inspect(connection).get_table_names():
        raise StrangeSchema("The database holds tables that are not ours. Name an empty one.")
    if found is not None and found not in known:
        raise StrangeSchema(
            f"The database is at schema {found}, which this version does not know. "
            "Start the newer guanjia, or restore the backup made before it was installed."
        )


def main(arguments: list[str]) -> None:
    """The three commands above."""
    match arguments:
        case ["upgrade", *rest] if len(rest) < 2:
            upgrade(*rest or [DEFAULT_URL])
        case ["new", words]:
            print(new(words))
        case ["regenerate"]:
            print(regenerate())
        case _:
            raise SystemExit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
