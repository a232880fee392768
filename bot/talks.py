"""Conversation state in our own database: aiogram's storage, and aiogram-dialog's.

Losing it would lose a place in a dialog and never a tenant's words, which are rows of their own.
So it needs no second server; at scale Redis takes its place through the same interface.
"""

import json
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta
from typing import Any, cast

from aiogram.exceptions import DataNotDictLikeError
from aiogram.fsm.state import State
from aiogram.fsm.storage.base import BaseStorage, DefaultKeyBuilder, KeyBuilder, StateType, StorageKey
from sqlalchemy import CursorResult, delete
from sqlmodel import Session, col

from models.conversation import Talk
from models.database import Database

#: A conversation nobody touched for so long is over.
KEPT = timedelta(days=30)

#: For every storage of ours, Redis too: aiogram-dialog keeps its stacks under destinies.
KEYS = DefaultKeyBuilder(with_bot_id=True, with_business_connection_id=True, with_destiny=True)


class Talks(BaseStorage):
    """Keeps state and data per key. An empty conversation leaves no row behind.

    Data must be JSON, as with Redis; what is read is the caller's own copy.
    """

    def __init__(self, db: Database, keys: KeyBuilder = KEYS) -> None:
        self._db = db
        self._keys = keys

    async def set_state(self, key: StorageKey, state: StateType = None) -> None:
        """Set the state, or clear it with None."""
        word = state.state if isinstance(state, State) else state
        await self._db.run(_put_state, self._keys.build(key), word)

    async def get_state(self, key: StorageKey) -> str | None:
        """The state, or None."""
        talk = await self._read(key)
        return talk.state if talk else None

    async def set_data(self, key: StorageKey, data: Mapping[str, Any]) -> None:
        """Replace the data."""
        if not isinstance(data, dict):
            raise DataNotDictLikeError(f"Data must be a dict or dict-like object, got {type(data).__name__}")
        copied = _as_json(data)
        await self._db.run(_put_data, self._keys.build(key), lambda _old: copied)

    async def get_data(self, key: StorageKey) -> dict[str, Any]:
        """The data, or an empty dict."""
        talk = await self._read(key)
        return talk.data if talk else {}

    async def update_data(self, key: StorageKey, data: Mapping[str, Any]) -> dict[str, Any]:
        """Merge into the data, in one transaction; answers what it has become."""
        copied = _as_json(dict(data))
        return await self._db.run(_put_data, self._keys.build(key), lambda old: old | copied)

    async def close(self) -> None:
        """Nothing to let go of: the database is not ours."""

    async def _read(self, key: StorageKey) -> Talk | None:
        return await self._db.read(_talk, self._keys.build(key))


def _as_json(data: dict[str, Any]) -> dict[str, Any]:
    return cast(dict[str, Any], json.loads(json.dumps(data)))


def _talk(tx: Session, key: str, *, now: datetime) -> Talk | None:
    return tx.get(Talk, key)


def _put_state(tx: Session, key: str, state: str | None, *, now: datetime) -> None:
    talk = _open(tx, key, now)
    if talk.state != state:
        talk.state, talk.updated_at = state, now
    _tidy(tx, talk)


def _put_data(
    tx: Session, key: str, change: Callable[[dict[str, Any]], dict[str, Any]], *, now: datetime
) -> dict[str, Any]:
    talk = _open(tx, key, now)
    data = change(talk.data)
    # aiogram-dialog saves after every event, changed or not; an unchanged save costs no disk write.
    if talk.data != data:
        talk.data, talk.updated_at = data, now
    _tidy(tx, talk)
    return dict(data)


def _open(tx: Session, key: str, now: datetime) -> Talk:
    return tx.get(Talk, key, with_for_update=True) or Talk(key=key, updated_at=now)


def _tidy(tx: Session, talk: Talk) -> None:
    kept = talk in tx
    if talk.state is None and not talk.data:
        if kept:
            tx.delete(talk)
    elif not kept:
        tx.add(talk)


def prune(tx: Session, *, now: datetime) -> int:
    """Forget conversations nobody touched for a month; answers how many."""
    old = delete(Talk).where(col(Talk.updated_at) < now - KEPT)
    return cast(CursorResult[Any], tx.execute(old)).rowcount
