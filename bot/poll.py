"""Long polling, on raw JSON.

aiogram's polling validates a batch as a whole, so one odd update would keep us asking for the same
batch for ever; and it confirms what its handlers have not finished. Here a batch is kept first, item
by item, and only then does the offset move, which is how Telegram learns that we have it.
"""

import asyncio
import json
import time
from collections.abc import Awaitable, Callable, Sequence
from typing import Any

import aiohttp
import structlog

from bot.inbox import ALLOWED_UPDATES, OnTrouble, log_only

#: Telegram holds an empty answer back so long; a connection that says nothing for longer is dead.
HOLD = 25
GRACE = 10
#: After an error: 1, 2, 4 ... seconds, and never longer than this.
LONGEST_PAUSE = 30.0
#: Another poller answers 409 for as long as it lives; asking on would take updates from it.
STAND_DOWN = 30.0
#: A silence after which people may have spoken in vain: taps are dropped by Telegram after 150 s.
AWAY = 120.0

log = structlog.get_logger(__name__)


class _Pause(Exception):
    """Telegram gave no updates. `seconds` is None for the usual growing pause."""

    def __init__(self, kind: str, seconds: float | None = None) -> None:
        super().__init__(kind)
        self.kind = kind
        self.seconds = seconds


class Poller:
    """Asks Telegram for updates until cancelled, and never raises.

    `store` must have committed when it returns. `still_ours` is asked before every call, in a
    thread. `on_trouble(kind, 0, error)` hears of `other_poller`, `webhook_active`, `token_refused`
    and `lock_lost` once per spell; `on_back(seconds)` of every silence longer than two minutes.
    """

    def __init__(
        self,
        api: str,
        token: str,
        store: Callable[[Sequence[Any]], Awaitable[object]],
        *,
        still_ours: Callable[[], bool] = lambda: True,
        on_trouble: OnTrouble = log_only,
        on_back: Callable[[float], Awaitable[None]] | None = None,
        hold: int = HOLD,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        # Kept out of every message we log: errors are logged by their class only.
        self._url = f"{api.rstrip('/')}/bot{token}/getUpdates"
        self._store = store
        self._still_ours = still_ours
        self._on_trouble = on_trouble
        self._on_back = on_back
        self._hold = hold
        self._sleep = sleep
        self._monotonic = monotonic
        # Without an offset at first: after a quiet week ids start again anywhere, and a remembered
        # offset would be behind or ahead of everything.
        self._offset: int | None = None
        self._pause = 1.0
        self._spell = ""
        self._last_good: float | None = None

    def silence(self) -> float:
        """Seconds since Telegram last answered well, or since `run` began; 0 while it does not run."""
        return 0.0 if self._last_good is None else self._monotonic() - self._last_good

    async def run(self) -> None:
        """Poll for ever. Cancel to stop: what was fetched and not yet kept is fetched again."""
        self._last_good = self._monotonic()
        timeout = aiohttp.ClientTimeout(total=self._hold + GRACE, connect=GRACE)
        async with aiohttp.ClientSession(timeout=timeout) as session:
            while True:
                await self._step(session)

    async def _step(self, session: aiohttp.ClientSession) -> None:
        try:
            updates = await self._ask(session)
            await self._good()
            await self._keep(updates)
        except _Pause as asked:
            await self._rest(asked.kind, asked.seconds)
        except Exception as error:
            # Network, timeouts, half an answer, our own database: all may pass.
            await self._rest(type(error).__name__)

    async def _ask(self, session: aiohttp.ClientSession) -> list[Any]:
        if not await asyncio.to_thread(self._still_ours):
            raise _Pause("lock_lost", 5.0)
        async with session.post(self._url, json=self._question()) as response:
            body = await response.read()
            answer = _envelope(body)
            if response.status == 200 and isinstance(answer.get("result"), list):
                updates: list[Any] = answer["result"]
                return updates
            raise _refused(response.status, answer)

    def _question(self) -> dict[str, Any]:
        question = {"timeout": self._hold, "limit": 100, "allowed_updates": list(ALLOWED_UPDATES)}
        return question if self._offset is None else question | {"offset": self._offset}

    async def _keep(self, updates: list[Any]) -> None:
        if not updates:
            return
        await self._store(updates)
        ids = [one["update_id"] for one in updates if isinstance(one, dict) and _is_id(one.get("update_id"))]
        if not ids:
            raise _Pause("NoUpdateId")
        # The last one, not the highest: the ids of one answer only go up, but they may start again.
        self._offset = ids[-1] + 1

    async def _good(self) -> None:
        away, self._last_good = self.silence(), self._monotonic()
        self._pause, self._spell = 1.0, ""
        if away > AWAY and self._on_back:
            await _heard("away", self._on_back(away))

    async def _rest(self, kind: str, seconds: float | None = None) -> None:
        if seconds is None:
            seconds, self._pause = self._pause, min(self._pause * 2, LONGEST_PAUSE)
        log.warning("polling_paused", error=kind, seconds=seconds, silence=round(self.silence()))
        if kind in _TOLD and kind != self._spell:
            self._spell = kind
            await _heard(kind, self._on_trouble(kind, 0, ""))
        await self._sleep(seconds)


async def _heard(kind: str, telling: Awaitable[None]) -> None:
    try:
        await telling
    except Exception as bug:
        log.error("trouble_not_told", kind=kind, error=type(bug).__name__)


_TOLD = ("other_poller", "webhook_active", "token_refused", "lock_lost")


def _envelope(body: bytes) -> dict[str, Any]:
    try:
        # Lenient: one broken character must not make the same batch unreadable for ever.
        answer = json.loads(body.decode("utf-8", "replace"))
    except (ValueError, RecursionError):
        # A proxy's HTML page in the middle of an outage.
        return {}
    return answer if isinstance(answer, dict) else {}


def _refused(status: int, answer: dict[str, Any]) -> _Pause:
    if status == 409:
        active = "webhook is active" in str(answer.get("description"))
        return _Pause("webhook_active" if active else "other_poller", STAND_DOWN)
    if status == 429:
        parameters = answer.get("parameters")
        wait = parameters.get("retry_after") if isinstance(parameters, dict) else None
        return _Pause("flood", float(wait) if _is_id(wait) and wait else None)
    if status in (401, 404):
        return _Pause("token_refused", LONGEST_PAUSE)
    return _Pause(f"HTTP{status}")


def _is_id(number: Any) -> bool:
    return isinstance(number, int) and not isinstance(number, bool) and 0 <= number < 2**63
