"""The schema that migrations build is the schema the models mean, on both databases."""

import time

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import text

from models.database import Database
from models.migrate import StrangeSchema, upgrade, version
from models.tables import metadata


def test_an_upgraded_empty_database_is_what_the_models_say(database_url: str) -> None:
    upgrade(database_url)
    db = Database(database_url)
    with db.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_server_default": True})
        differences = compare_metadata(context, metadata)
    db.close()
    assert differences == [], "run: python -m models.migrate regenerate"


def test_partial_indexes_keep_their_condition(database_url: str) -> None:
    upgrade(database_url)
    db = Database(database_url)
    catalogue = "sqlite_master WHERE type = 'index'" if db.is_sqlite else "pg_indexes"
    definition = "sql" if db.is_sqlite else "indexdef"
    with db.engine.connect() as connection:
        written = connection.execute(text(f"SELECT {definition} FROM {catalogue}")).scalars().all()
    db.close()
    conditional = {index.name for table in metadata.tables.values() for index in table.indexes
                   if index.dialect_options["sqlite"]["where"] is not None}  # fmt: skip
    found = {name for name in conditional for sql in written if sql and name in sql and " WHERE " in sql}
    assert conditional
    assert found == conditional


def test_upgrading_twice_does_nothing_the_second_time(database_url: str) -> None:
    upgrade(database_url)
    upgrade(database_url)
    assert version(database_url) == "0001"


def test_a_first_start_waits_no_longer_than_a_breath(sqlite_url: str) -> None:
    began = time.process_time()
    upgrade(sqlite_url)
    assert time.process_time() - began < 1.5


def test_a_database_of_a_newer_guanjia_is_left_alone(database_url: str) -> None:
    upgrade(database_url)
    db = Database(database_url)
    with db.engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    db.close()
    with pytest.raises(StrangeSchema, match="9999"):
        upgrade(database_url)
    assert version(database_url) == "9999"


def test_somebody_elses_database_is_left_alone(database_url: str) -> None:
    db = Database(database_url)
    with db.engine.begin() as connection:
        connection.execute(text("CREATE TABLE payroll (id INTEGER)"))
    db.close()
    with pytest.raises(StrangeSchema, match="not ours"):
        upgrade(database_url)
    assert version(database_url) is None


def test_a_migration_that_fails_leaves_nothing_behind(database_url: str) -> None:
    """The last table of all cannot be created, so not even the first one is there."""
    last = list(metadata.sorted_tables)[-1].name
    db = Database(database_url)
    refuse = f"CREATE VIEW {last} AS SELECT 1 AS id"
    with db.engine.begin() as connection:
        connection.execute(text(refuse))
    with pytest.raises(Exception, match=last):
        upgrade(database_url)
    assert version(database_url) is None
    db.close()
