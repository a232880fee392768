"""The demo's clock, and how it is pushed: whatever falls due on the way is lived through, in order.

Messages are sent at the moment they are due, those that wait for the morning in the morning; so a
week that passes in seconds looks in everybody's chats as if it had been lived.
"""

import asyncio
import os
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from aiohttp import web
from sqlmodel import Session, col, func, select

from bot.app import App
from locales.texts import Texts, closest_language
from models.database import wall_clock
from models.outbox import OutboxMessage, OutboxState
from models.people import Language
from models.timers import Timer
from scheduler.heartbeat import Done
from simulator import Simulator

#: A moment like 2026-11-23T10:00, in the estate's time: there the clock stands until it is pushed.
START = "GUANJIA_DEMO_START"
LONGEST = 31_536_000


class DemoClock:
    """The machine's clock, plus what was pushed. Given a `start`, it stands there and moves only when pushed:
    then whoever does the same lives the same week.
    """

    def __init__(self, start: datetime | None = None) -> None:
        self._stands_at = start
        self._ahead = timedelta()

    def __call__(self) -> datetime:
        return self._stands_at or wall_clock() + self._ahead

    def set(self, moment: datetime) -> None:
        """Make it `moment` now; the clock never goes back."""
        if self._stands_at:
            self._stands_at = max(self._stands_at, moment)
        else:
            self._ahead = max(self._ahead, moment - wall_clock())


def start_of(zone: ZoneInfo) -> datetime | None:
    """Where the operator wants the clock to stand, if anywhere."""
    told = os.environ.get(START)
    if not told:
        return None
    try:
        moment = datetime.fromisoformat(told)
    except ValueError:
        raise SystemExit(f"{START}: {told!r} is no moment\n    Write for instance 2026-11-23T10:00") from None
    return moment if moment.tzinfo else moment.replace(tzinfo=zone)


class Travel:
    """Pushes the clock of a running house, and tells the page's timeline what was done and why."""

    def __init__(self, simulator: Simulator, app: App, clock: DemoClock) -> None:
        self._simulator, self._app, self._clock = simulator, app, clock
        self._turn = asyncio.Lock()
        # Whoever pushed last is who reads what happens by itself.
        self._language = Language.ZH_HANS
        app.heartbeat.on_done = self._told

    def mount(self) -> None:
        """Serve /demo/clock beside the page."""
        self._simulator.app.router.add_get("/demo/clock", self._tell)
        self._simulator.app.router.add_post("/demo/clock", self._push)

    async def until(self, moment: datetime) -> list[Done]:
        """Live up to `moment`, from one due time to the next; answers what was done, in order."""
        done: list[Done] = []
        async with self._turn:
            # What people have just done is told before the clock moves on.
            await self._app.deliverer.drain()
            while True:
                due = await self._app.db.read(next_due)
                stop = min(due or moment, moment)
                done += await self._app.heartbeat.catch_up(stop, self._clock.set)
                await self._app.deliverer.drain()
                if stop == moment:
                    return done

    async def _tell(self, request: web.Request) -> web.Response:
        return web.json_response({"now": self._clock().isoformat(), "zone": self._app.catalogue.estate.zone})

    async def _push(self, request: web.Request) -> web.Response:
        try:
            asked = await request.json()
            seconds = float(asked["advance_seconds"])
        except (ValueError, TypeError, KeyError):
            seconds = -1
        if not 0 <= seconds <= LONGEST:
            return web.json_response({"error": f"advance_seconds: a number from 0 to {LONGEST}"}, status=400)
        self._language = closest_language(str(asked.get("language") or ""))
        done = await self.until(self._clock() + timedelta(seconds=seconds))
        steps = [_step(one, self._app.texts, self._language) for one in done]
        return web.json_response({"now": self._clock().isoformat(), "did": steps})

    def _told(self, one: Done) -> None:
        self._simulator.publish({"type": "timeline", **_step(one, self._app.texts, self._language)})


def next_due(tx: Session, *, now: datetime) -> datetime | None:
    """The next moment at which anything falls due: a job, or a message that waits for a decent hour."""
    jobs = select(func.min(Timer.due_at)).where(
        col(Timer.fired_at).is_(None), col(Timer.cancelled_at).is_(None), col(Timer.due_at) > now
    )
    messages = select(func.min(OutboxMessage.not_before)).where(
        OutboxMessage.state == OutboxState.PENDING, col(OutboxMessage.not_before) > now
    )
    return min((at for at in (tx.exec(jobs).one(), tx.exec(messages).one()) if at), default=None)


def _step(done: Done, texts: Texts, language: Language) -> dict[str, Any]:
    words = texts(language)
    why = words(done.why) if done.why and words.has(done.why) else done.why
    return asdict(done) | {"at": done.at.isoformat(), "why": why[:1].upper() + why[1:]}
