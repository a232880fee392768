"""An update is saved before Telegram is told that we have it, and handled from the row.

aiogram's own polling confirms updates whose handlers have not finished, and its webhook answers
200 before the work is done; both lose them when the process dies. Here `store` returns only after
the commit. Whoever kills us then finds the row again at the next start.
"""

import asyncio
import hashlib
import json
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import structlog

from bot.lanes import Lanes, lane_of
from bot.logs import where
from bot.nursery import Nursery
from models.database import Database
from usecases import inbox as rules

#: What we ask Telegram for. Left out, Telegram keeps whatever was asked last time.
ALLOWED_UPDATES = (
    "message",
    "edited_message",
    "callback_query",
    "my_chat_member",
    "chat_member",
    "message_reaction",
    "poll",
    "poll_answer",
    "pre_checkout_query",
)

#: Seconds before the second, third, fourth and fifth try.
PAUSES = (0.1, 0.5, 2.0, 5.0)
DEADLINE = 60.0
#: Seconds between two looks for a database that is away.
AWAY = 1.0
#: How long a stop waits for handlers that are running.
PATIENCE = 20.0

#: Handles one update, or raises; `Undecodable` when no try can help.
Handle = Callable[[dict[str, Any]], Awaitable[None]]
#: Told about trouble: what kind, the inbox row (0 when it has none), the error's class.
OnTrouble = Callable[[str, int, str], Awaitable[None]]

log = structlog.get_logger(__name__)


class Undecodable(Exception):
    """No library of ours can read this update; it is set aside without a second try."""


async def log_only(kind: str, row: int, error: str) -> None:
    """The `OnTrouble` of an inbox that was given none: every trouble is logged before it is told."""


class Inbox:
    """Keeps updates and feeds them to `handle`: in order per lane, lanes in parallel.

    At least once: a row whose handler ran is handled again if we die before that was noted.
    A row that fails five times, or takes longer than a minute each time, ends as `dead`.
    """

    def __init__(
        self,
        db: Database,
        bot_id: int,
        handle: Handle,
        *,
        on_trouble: OnTrouble = log_only,
        at_once: int = 16,
        pauses: Sequence[float] = PAUSES,
        deadline: float = DEADLINE,
    ) -> None:
        self._db = db
        self._bot_id = bot_id
        self._handle = handle
        self._on_trouble = on_trouble
        self._at_once = at_once
        self._pauses = pauses
        self._deadline = deadline
        self._lanes = Lanes(self._work)
        self._nursery = Nursery()
        # Commit and queueing are one step, or two batches could swap places between the two.
        self._gate = asyncio.Lock()
        self._feeding = False

    async def start(self) -> None:
        """Feed every row that still waits, oldest first, and handle from now on."""
        async with self._gate:
            for row in await self._db.read(rules.unhandled, bot_id=self._bot_id):
                self._lanes.add(row.lane, row.id)
            self._feeding = True
        for number in range(self._at_once):
            self._nursery.start(f"inbox-{number + 1}", self._lanes.serve)

    async def store(self, updates: Sequence[Any]) -> int:
        """Commit every update in one transaction; answers how many were new.

        An update is a dict, or the raw JSON of one. What is not an update at all is kept too, set
        aside, so that one odd item never costs us its neighbours. Raises if it cannot be committed.
        """
        received = [as_received(one) for one in updates]
        async with self._gate:
            kept = await self._db.run(rules.keep, received, bot_id=self._bot_id)
            for row in kept:
                if self._feeding and row.unreadable is None:
                    self._lanes.add(row.lane, row.id)
        for row in kept:
            if row.unreadable is not None:
                await self._tell("quarantined", row.id, row.unreadable)
        return len(kept)

    async def drain(self) -> None:
        """Wait until everything that was stored is settled, tries included."""
        await self._lanes.drained()

    async def stop(self, patience: float = PATIENCE) -> None:
        """Finish what is being handled, start nothing new; the rest waits in the table."""
        self._feeding = False
        self._lanes.close(self._at_once)
        if unfinished := await self._nursery.wait(patience):
            log.warning("inbox_cut_short", handlers=len(unfinished))
        await self._nursery.stop()

    async def _work(self, row: int) -> float | None:
        try:
            payload = await self._db.read(rules.payload_of, row)
        except Exception as away:
            # The database's fault, not the row's: no try is counted.
            log.error("inbox_cannot_read", row=row, error=type(away).__name__)
            return AWAY
        return None if payload is None else await self._try(row, payload)

    async def _try(self, row: int, payload: str) -> float | None:
        try:
            async with asyncio.timeout(self._deadline):
                await self._handle(json.loads(payload))
        except Undecodable as odd:
            # The cause says more than our own name for it.
            await self._set_aside(row, type(odd.__cause__ or odd).__name__)
            return None
        except Exception as bug:
            return await self._failed(row, bug)
        await self._surely(rules.note_done, row)
        return None

    async def _set_aside(self, row: int, error: str) -> None:
        await self._surely(rules.note_unreadable, row, error)
        await self._tell("quarantined", row, error)

    async def _failed(self, row: int, bug: Exception) -> float | None:
        error = type(bug).__name__
        tries: int = await self._surely(rules.note_failed, row, error)
        log.error("update_failed", row=row, tries=tries, error=error, where=where(bug))
        if tries < rules.TRIES:
            return self._pauses[min(tries, len(self._pauses)) - 1]
        await self._tell("dead", row, error)
        return None

    async def _surely(self, rule: Callable[..., Any], *args: Any) -> Any:
        """Note an outcome however long the database is away: handling again would be worse."""
        while True:
            try:
                return await self._db.run(rule, *args)
            except Exception as away:
                log.error("inbox_cannot_note", row=args[0], error=type(away).__name__)
                await asyncio.sleep(AWAY)

    async def _tell(self, kind: str, row: int, error: str) -> None:
        log.error("update_set_aside", kind=kind, row=row, error=error)
        try:
            await self._on_trouble(kind, row, error)
        except Exception as bug:
            log.error("trouble_not_told", kind=kind, row=row, error=type(bug).__name__)


def as_received(one: Any) -> rules.Received:
    """Any JSON value, or raw JSON, as a row to keep. Never raises."""
    if isinstance(one, bytes | str):
        try:
            one = json.loads(one)
        except (ValueError, RecursionError) as junk:
            return _odd(_as_text(one), type(junk).__name__)
    try:
        # ASCII only: PostgreSQL refuses NUL and lone surrogates, and Telegram's users type both.
        payload = json.dumps(one, sort_keys=True, separators=(",", ":"))
    except (TypeError, ValueError, RecursionError) as odd:
        # What can just be read may be nested too deep to be written.
        return _odd(f"update {str(one.get('update_id'))[:40]}" if isinstance(one, dict) else "", type(odd).__name__)
    if not isinstance(one, dict) or not _is_id(one.get("update_id")):
        return _odd(payload, "NoUpdateId")
    return rules.Received(one["update_id"], _digest(payload), lane_of(one), payload)


def _odd(payload: str, why: str) -> rules.Received:
    digest = _digest(payload)
    return rules.Received(0, digest, f"odd:{digest[:16]}", payload, unreadable=why)


def _as_text(raw: bytes | str) -> str:
    return raw.decode("utf-8", "replace").replace("\0", "") if isinstance(raw, bytes) else ascii(raw)


def _is_id(number: Any) -> bool:
    return isinstance(number, int) and not isinstance(number, bool) and 0 <= number < 2**63


def _digest(payload: str) -> str:
    return hashlib.sha256(payload.encode()).hexdigest()
