"""Where conversations are kept: our own database, or Redis when the operator names one."""

from aiogram.fsm.storage.base import BaseStorage

from bot.talks import KEYS, Talks
from models.database import Database


def conversation_storage(redis: str | None, db: Database) -> BaseStorage:
    """The storage that the settings ask for."""
    if redis is None:
        return Talks(db)
    # Imported here: redis is an extra, and only whoever names a server needs it.
    from aiogram.fsm.storage.redis import RedisStorage

    return RedisStorage.from_url(redis, key_builder=KEYS)
