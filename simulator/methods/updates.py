"""Long polling: what waits is given at once, else the call is held; a second poll that has to wait ends the first."""

from __future__ import annotations

import asyncio

from simulator.errors import ApiError
from simulator.fields import decode
from simulator.registry import Call, method
from simulator.state import Bot, Json
from simulator.updates import ASKED_ONLY, KINDS, Event

LONGEST = 50
BATCHING = 0.002
SPIN_WAIT, SPIN_WINDOW = 3, 3.0
WEBHOOK_ACTIVE = "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
OTHER_POLL = "terminated by other getUpdates request; make sure that only one bot instance is running"


@method("getUpdates")
async def get_updates(call: Call) -> list[Json]:
    args, bot = call.args, call.bot
    if bot.webhook.url:
        raise ApiError(409, WEBHOOK_ACTIVE)
    read_allowed(bot, args.values.get("allowed_updates"))
    offset = args.number("offset", -(2**31), 2**31 - 1)
    limit = args.number("limit", 1, 100, default=100)
    timeout = args.number("timeout", 0, LONGEST)
    if call.world.knobs.spin_guard:
        timeout = _slowed(call, offset, timeout)
    if call.world.rng.random() < call.world.knobs.redeliver_rate:
        offset = min(offset, 0)
    events = bot.queue.take(offset, limit)
    if not events and timeout:
        await _wait(bot, timeout)
        events = bot.queue.take(offset, limit)
    return [update_json(event) for event in events]


def update_json(event: Event) -> Json:
    return {"update_id": event.id, **event.body}


async def _wait(bot: Bot, timeout: int) -> None:
    """Held until something arrives, the time is over, or another poll takes the place of this one."""
    queue = bot.queue
    queue.displace(OTHER_POLL)
    waiter = queue.waiter = asyncio.get_running_loop().create_future()
    try:
        await asyncio.wait_for(waiter, timeout)
        await asyncio.sleep(BATCHING)
    except TimeoutError:
        pass
    finally:
        if queue.waiter is waiter:
            queue.waiter = None


def _slowed(call: Call, offset: int, timeout: int) -> int:
    """A bot that asks for the same offset again and again is made to wait."""
    queue, now = call.bot.queue, call.world.clock()
    asked, at = queue.last_poll
    queue.last_poll = (offset, now)
    return max(timeout, SPIN_WAIT) if asked == offset and now - at < SPIN_WINDOW else timeout


def read_allowed(bot: Bot, given: str | None) -> None:
    """What the bot wants to hear. Junk keeps the earlier setting; a list without known names means the default."""
    try:
        listed = decode(given or "")
    except ValueError:
        return
    if not isinstance(listed, list) or not all(isinstance(name, str) for name in listed):
        return
    known = [name.lower() for name in listed if name.lower() in KINDS]
    default = not known or set(known) == KINDS - ASKED_ONLY
    bot.allowed = None if default else frozenset(known)
    bot.allowed_given = None if default else known
