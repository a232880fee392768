"""How fast is too fast is Telegram's secret; the published numbers are the default, and the first knob to turn.

off: never. published: the numbers of the bots FAQ, with short bursts forgiven. strict: the same without bursts.
"""

from __future__ import annotations

import math

from simulator.errors import ApiError, too_many
from simulator.registry import Call
from simulator.state import Chat
from simulator.world import Bucket

MODES = ("off", "published", "strict")
# (messages per second, burst) for one private chat, one group, and the whole bot.
NUMBERS = {
    "published": {"private": (1.0, 5.0), "group": (20 / 60, 20.0), "bot": (30.0, 30.0)},
    "strict": {"private": (1.0, 1.0), "group": (20 / 60, 1.0), "bot": (30.0, 1.0)},
}


def spend(call: Call, chat: Chat, cost: int = 1) -> None:
    """Count messages (edits count too) against the chat and the bot; refuses with the real wait, rounded up.

    Whoever pays for a broadcast is spared the bot's own limit, not the chat's.
    """
    mode = call.world.knobs.flood
    if mode not in NUMBERS:
        return
    now = call.world.clock()
    buckets = [_bucket(call, mode, chat.id, "private" if chat.private else "group", now)]
    if not call.args.flag("allow_paid_broadcast"):
        buckets.append(_bucket(call, mode, "all", "bot", now))
    wait = max(bucket.wait(now, cost) for bucket in buckets)
    if wait > 0:
        raise refusal(wait)
    for bucket in buckets:
        bucket.left -= cost


def refusal(wait: float) -> ApiError:
    return too_many(max(1, math.ceil(wait)))


def _bucket(call: Call, mode: str, key: int | str, kind: str, now: float) -> Bucket:
    meter = call.world.meter
    if meter.mode != mode:
        meter.mode, meter.buckets = mode, {}
    rate, burst = NUMBERS[mode][kind]
    return meter.buckets.setdefault((call.bot.id, key), Bucket(rate, burst, burst, now))
