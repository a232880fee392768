"""Alembic's way in. `models.migrate` hands us an open connection, inside its own transaction."""

from typing import Any, Literal

from alembic import context
from sqlalchemy.types import DateTime, TypeDecorator

from models.tables import metadata


def plain(kind: str, thing: Any, _autogen: Any) -> str | Literal[False]:
    """Write our own column types as what they are in the database.

    A migration must mean the same in five years, when the classes of today are gone.
    """
    if kind == "type" and isinstance(thing, TypeDecorator):
        if isinstance(thing.impl_instance, DateTime):
            return "sa.DateTime(timezone=True)"
        return f"sa.{thing.impl_instance!r}"
    return False


context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_item=plain,
    # SQLite cannot alter a column: Alembic copies the table instead.
    render_as_batch=True,
)
with context.begin_transaction():
    context.run_migrations()
