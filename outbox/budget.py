"""How fast we may speak: one budget per bot token, shared by everything that calls Telegram.

Telegram publishes about 30 messages a second overall, one a second per private chat with short
bursts, and 20 a minute per group; edits count like messages. A flood answer (429) names the
seconds to be silent, and being early makes it worse, so a halt here ends at its deadline only.
"""

import asyncio
import time
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from math import ceil

#: Two chats flooded within this many seconds: it is all of us, not one chat.
SAME_FLOOD = 10.0
#: Floating point: a wait shorter than this is over.
NOTHING = 1e-6

#: Seconds' worth of bulk that is drawn and ready to leave.
READY = 0.05
#: Bulk that left late may catch up this many seconds.
LATE = 0.2


@dataclass(frozen=True)
class Rates:
    """The speeds. Overall is 24 a second, not 25: the network's jitter may add one per window.

    `paid_per_second` is what is paid for (paid broadcasts): with it bulk has a rate of its own.
    """

    per_second: float = 24.0
    bulk_per_second: float = 20.0
    paid_per_second: float = 0.0
    private_burst: int = 5
    private_seconds: float = 1.0
    group_messages: int = 20
    group_seconds: float = 60.0


class Halted(Exception):
    """The wait would be longer than the caller's patience. `seconds` is what is left of it."""

    def __init__(self, seconds: float) -> None:
        super().__init__(f"{seconds:.1f} s")
        self.seconds = seconds


class Budget:
    """`await wait(chat_id, method)` before a call, `answered` after it; `halted(chat_id, seconds)` after a 429.

    Talk never waits behind bulk: talk books the next free moment, bulk goes only when no moment is
    booked and never faster than its own share. Not for use from several threads.
    """

    def __init__(
        self,
        rates: Rates | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], Awaitable[None]] = asyncio.sleep,
    ) -> None:
        self.rates = rates or Rates()
        self.clock, self.sleep = clock, sleep
        self._next = self._next_bulk = self._all_halted = float("-inf")
        self._halted: dict[int, float] = {}
        self._private: dict[int, float] = {}
        self._groups: dict[int, deque[float]] = {}
        self._floods: deque[tuple[float, int | None]] = deque(maxlen=20)
        #: Bulk that has left and has no answer yet; kept by whoever calls.
        self.bulk_in_the_air = 0

    async def wait(
        self,
        chat_id: int | None,
        method: str,
        *,
        bulk: bool = False,
        weight: int = 1,
        patience: float | None = None,
    ) -> int:
        """Return when `method` may be called for `chat_id` (None: for no chat in particular).

        `weight` is the number of messages it makes. Raises `Halted` rather than wait for the chat
        longer than `patience` seconds; without patience it waits as long as it takes. Hand what it
        returns to `answered`.
        """
        if is_free(method):
            return 0
        while True:
            closed = self.closed_for(chat_id)
            if patience is not None and closed > patience:
                raise Halted(closed)
            closed = closed or (self._bulk_closed() if bulk else 0.0)
            if closed:
                await self.sleep(closed)
                continue
            delay = self._book(chat_id, bulk, weight)
            if delay > NOTHING:
                await self.sleep(delay)
            # A halt may have begun while we slept: whoever wakes up in it queues again.
            if not self.halt_left(chat_id):
                return 0

    def answered(self, call: int) -> None:
        """The call that `wait` numbered has its answer, or will get none."""

    @property
    def bulk_ahead(self) -> int:
        """How much bulk it is worth having ready to leave: what a twentieth of a second takes."""
        return max(ceil((self.rates.paid_per_second or self.rates.bulk_per_second) * READY), 2)

    def halted(self, chat_id: int | None, seconds: float) -> bool:
        """Telegram told us to be silent in this chat; true if now every chat has to wait.

        A second chat flooded within ten seconds means that Telegram minds our overall speed.
        """
        now = self.clock()
        others = {chat for at, chat in self._floods if now - at < SAME_FLOOD} - {chat_id}
        self._floods.append((now, chat_id))
        everybody = chat_id is None or bool(others)
        self.keep_silent(chat_id, seconds)
        if everybody:
            self.keep_silent(None, seconds)
        return everybody

    def keep_silent(self, chat_id: int | None, seconds: float) -> None:
        """A halt we know of from before a restart: of this chat, or of everybody if None."""
        until = self.clock() + seconds
        if chat_id is None:
            self._all_halted = max(self._all_halted, until)
        else:
            self._halted[chat_id] = max(self._halted.get(chat_id, until), until)

    def halt_left(self, chat_id: int | None = None) -> float:
        """Seconds of silence left for the chat, or for everybody if None; 0 if none."""
        deadline = self._all_halted
        if chat_id is not None:
            deadline = max(deadline, self._halted.get(chat_id, deadline))
        return _left(deadline - self.clock())

    def closed_for(self, chat_id: int | None) -> float:
        """Seconds until the chat's own rate and halts allow a message; 0 if they do now."""
        return max(self.halt_left(chat_id), _left(self._chat_opens(chat_id) - self.clock()))

    def closed_chats(self) -> dict[int, float]:
        """Every chat that cannot be written to just now, with the seconds until it can."""
        self._forget_idle()
        known = [*self._halted, *self._private, *self._groups]
        return {chat: left for chat in known if (left := self.closed_for(chat))}

    def _chat_opens(self, chat_id: int | None) -> float:
        if chat_id is None:
            return float("-inf")
        if chat_id > 0:
            saved = (self.rates.private_burst - 1) * self.rates.private_seconds
            return self._private.get(chat_id, float("-inf")) - saved
        said = self._groups.get(chat_id, deque())
        # Counted by a sliding window: a bucket that refills would let 39 out in one minute.
        full = len(said) >= self.rates.group_messages
        return said[0] + self.rates.group_seconds if full else float("-inf")

    def _bulk_closed(self) -> float:
        talk = float("-inf") if self.rates.paid_per_second else self._next
        return _left(max(talk, self._next_bulk) - self.clock())

    def _book(self, chat_id: int | None, bulk: bool, weight: int) -> float:
        now, paid = self.clock(), self.rates.paid_per_second
        if bulk and paid:
            at = max(now, self._next_bulk)
        else:
            at = max(now, self._next)
            self._next = at + weight / self.rates.per_second
        if bulk:
            # Counted from when it was due, not from when it left: a late worker costs no share.
            share = paid or self.rates.bulk_per_second
            self._next_bulk = max(self._next_bulk, at - LATE) + weight / share
        self._note(chat_id, at, weight)
        return at - now

    def _note(self, chat_id: int | None, at: float, weight: int) -> None:
        """The chat gets so many messages at that moment."""
        if chat_id is not None and chat_id > 0:
            self._private[chat_id] = max(at, self._private.get(chat_id, at)) + weight * self.rates.private_seconds
        elif chat_id is not None:
            said = self._groups.setdefault(chat_id, deque(maxlen=self.rates.group_messages))
            said.extend([at] * weight)

    def _forget_idle(self) -> None:
        now = self.clock()
        self._halted = {chat: until for chat, until in self._halted.items() if until > now}
        self._private = {chat: until for chat, until in self._private.items() if until > now}
        oldest = now - self.rates.group_seconds
        self._groups = {chat: said for chat, said in self._groups.items() if said[-1] > oldest}


def is_free(method: str) -> bool:
    """Whether Telegram does not count the method: questions, and answers to taps."""
    return method.startswith(("get", "answer"))


def _left(seconds: float) -> float:
    return seconds if seconds > NOTHING else 0.0
