"""Delivery is at least once: an update stays until the bot confirms it, and a poll may bring the same ids again.

The numbers (random first id, the windows around `offset`, the lifetimes) are those of the official server.
"""

from __future__ import annotations

import asyncio
import math
import random
from collections.abc import Callable
from dataclasses import dataclass
from itertools import islice, takewhile

from simulator.errors import ApiError
from simulator.state import Json

DAY = 24 * 3600.0
SHORT = 150.0
LIFETIMES = {"callback_query": SHORT, "shipping_query": SHORT, "pre_checkout_query": SHORT, "inline_query": 30.0}
MOST = 100_000

KINDS = frozenset(
    str.split(
        "message edited_message channel_post edited_channel_post business_connection business_message "
        "edited_business_message deleted_business_messages message_reaction message_reaction_count inline_query "
        "chosen_inline_result callback_query shipping_query pre_checkout_query purchased_paid_media poll poll_answer "
        "my_chat_member chat_member chat_join_request chat_boost removed_chat_boost managed_bot guest_message"
    )
)
ASKED_ONLY = frozenset({"chat_member", "message_reaction", "message_reaction_count"})


@dataclass
class Event:
    id: int
    body: Json
    expires: float
    lane: str


class Queue:
    """One bot's pending updates, oldest first. `lane` keeps the order of webhook deliveries, see simulator.webhook."""

    def __init__(self, clock: Callable[[], float], rng: random.Random) -> None:
        self.clock = clock
        self.next_id = rng.randrange(2_000_001, 1_000_000_000)
        self.events: dict[int, Event] = {}
        self.soonest = math.inf
        self.waiter: asyncio.Future[None] | None = None
        self.last_poll: tuple[int, float] = (-1, 0.0)
        self.last_webhook = 0.0
        self.arrived: Callable[[Event], None] | None = None

    def push(self, kind: str, payload: Json, lane: str) -> None:
        if len(self.events) >= MOST:
            return
        event = Event(self.next_id, {kind: payload}, self.clock() + LIFETIMES.get(kind, DAY), lane)
        self.events[event.id] = event
        self.soonest = min(self.soonest, event.expires)
        self.next_id += 1
        self.wake()
        if self.arrived is not None:
            self.arrived(event)

    def wake(self) -> None:
        if self.waiter is not None and not self.waiter.done():
            self.waiter.set_result(None)

    def pending(self) -> dict[int, Event]:
        """What is still to be delivered. The whole queue is looked through only when something may have expired."""
        now = self.clock()
        if self.soonest <= now:
            self.events = {event.id: event for event in self.events.values() if event.expires > now}
            self.soonest = min((event.expires for event in self.events.values()), default=math.inf)
        return self.events

    def take(self, offset: int, limit: int) -> list[Event]:
        """What a poll with this offset gets; confirms (forgets) everything before the offset."""
        if offset < 0:
            self._forget(list(self.events)[:offset])
        elif offset and self._near(offset):
            self._forget(list(takewhile(lambda number: number < offset, self.events)))
        return list(islice(self.pending().values(), limit))

    def _near(self, offset: int) -> bool:
        """An offset far from the queue is taken for junk: the poll starts at the head, nothing is forgotten."""
        head = next(iter(self.events), self.next_id)
        return head - MOST <= offset <= self.next_id + 10

    def _forget(self, numbers: list[int]) -> None:
        for number in numbers:
            del self.events[number]

    def forget(self, update_id: int) -> None:
        self.events.pop(update_id, None)

    def clear(self) -> None:
        self.events.clear()

    def displace(self, words: str) -> None:
        """The poll that waits now is failed with 409; the newcomer takes its place."""
        if self.waiter is not None and not self.waiter.done():
            self.waiter.set_exception(ApiError(409, words))
        self.waiter = None
