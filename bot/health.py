"""How we are, in ages and counts: fit for a monitor anybody may read, for it names nobody."""

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

import structlog
from aiohttp import web
from sqlalchemy import func
from sqlmodel import Session, col, select

from models.database import Database
from models.inbox import InboxUpdate, UpdateState
from models.outbox import OutboxMessage, OutboxState
from usecases import inbox, timers

#: Older than this and somebody waits in vain.
INBOX_SECONDS = 120.0
OUTBOX_SECONDS = 300.0
TIMER_SECONDS = 60.0
SILENCE_SECONDS = 120.0

log = structlog.get_logger(__name__)

#: Seconds since something last went well.
Silence = Callable[[], float]


class Health:
    """Answers `GET /health`: 200 when all is well, 503 with the same body when it is not."""

    def __init__(
        self,
        db: Database,
        silences: dict[str, Silence] | None = None,
        tallies: Mapping[str, Mapping[str, int]] | None = None,
    ) -> None:
        self._db = db
        #: What became of the questions put to help from outside, by outcome; nothing there is ever wrong.
        self.tallies = tallies or {}
        #: By name: "poll" (since the last good getUpdates), "heartbeat" (since the last beat).
        self.silences = silences or {}

    async def look(self) -> dict[str, Any]:
        """`{"ok", "wrong": [names], ...ages in seconds and counts}`."""
        found: dict[str, Any] = {f"{name}_silence": round(since(), 1) for name, since in self.silences.items()}
        found |= {name: dict(tally) for name, tally in self.tallies.items()}
        try:
            found |= await self._db.read(measure)
        except Exception as away:
            log.error("health_cannot_read", error=type(away).__name__)
            found["database"] = type(away).__name__
        wrong = [name for name, value in found.items() if _is_wrong(name, value)]
        return {"ok": not wrong, "wrong": wrong, **found}

    async def answer(self, _request: web.Request) -> web.Response:
        """For aiohttp: `app.router.add_get("/health", health.answer)`."""
        found = await self.look()
        return web.json_response(found, status=200 if found["ok"] else 503)


def measure(tx: Session, *, now: datetime) -> dict[str, Any]:
    """Ages of what waits longest, in seconds (0: nothing waits), and counts of what needs a person."""
    overdue, since = timers.overdue(tx, now=now)
    received = select(func.min(InboxUpdate.received_at)).where(InboxUpdate.state == UpdateState.NEW)
    owed = select(func.min(OutboxMessage.not_before)).where(OutboxMessage.state == OutboxState.PENDING)
    doubtful = select(func.count(col(OutboxMessage.id))).where(OutboxMessage.state == OutboxState.IN_DOUBT)
    return {
        "inbox_age": _age(tx.exec(received).one(), now),
        "outbox_age": _age(tx.exec(owed).one(), now),
        "in_doubt": tx.exec(doubtful).one(),
        **inbox.shelved(tx, now=now),
        "timers_overdue": overdue,
        "timer_age": _age(since, now),
    }


_LIMITS = {"inbox_age": INBOX_SECONDS, "outbox_age": OUTBOX_SECONDS, "timer_age": TIMER_SECONDS}


def _is_wrong(name: str, value: Any) -> bool:
    if name == "database":
        return True
    limit = SILENCE_SECONDS if name.endswith("_silence") else _LIMITS.get(name)
    return limit is not None and value > limit


def _age(since: datetime | None, now: datetime) -> float:
    return max(0.0, round((now - since).total_seconds(), 1)) if since else 0.0
