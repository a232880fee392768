"""One endpoint: asked within a limit of time, believed within a limit of size, left alone while it fails.

What it is asked and what it answers is never logged; how often and how long is.
"""

import asyncio
import time
from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import aiohttp
import structlog

from assist.restraint import Breaker, Budget

log = structlog.get_logger(__name__)

#: An answer is a few words; whoever sends more is not heard to the end.
MOST_BYTES = 64 * 1024
#: Of these, and of its own errors, another try may help.
BUSY = frozenset({408, 409, 425, 429})
#: These are about what was asked, not about the endpoint: the next question may be fine.
UNFIT = frozenset({400, 413, 415, 422})
LONGEST_REST = 3600.0

#: A form holds a stream, so it is made anew for each request.
Content = Callable[[], dict[str, Any]]


@dataclass(frozen=True)
class Address:
    """Where it is: the part before /chat/completions, the key if it wants one, and the model's name there."""

    url: str
    model: str
    key: str = field(default="", repr=False)


class Unanswered(Exception):
    """No usable answer. `why` is one word and holds nothing that anybody said; `again`: later it may work.

    `ill`: the endpoint is to blame, and `rest` is how many seconds it asked to be left alone.
    """

    def __init__(self, why: str, *, again: bool = False, ill: bool = True, rest: float | None = None) -> None:
        super().__init__(why)
        self.why, self.again, self.ill, self.rest = why, again, ill, rest


class Endpoint:
    """An HTTP client for one address. `counts` says what became of the questions, by outcome."""

    def __init__(
        self,
        address: Address,
        *,
        name: str,
        seconds: float,
        budget: Budget,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self.address, self.name, self.seconds, self.budget = address, name, seconds, budget
        self.counts: Counter[str] = Counter()
        self._breaker = Breaker(monotonic)
        self._monotonic = monotonic
        self._session: aiohttp.ClientSession | None = None

    async def ask(self, path: str, content: Content, read: Callable[[bytes], Any], *, who: int | None) -> Any:
        """What `read` makes of the answer to `content` (`json=` or `data=`). Raises `Unanswered` and nothing else.

        `read` raises `ValueError` for what is no answer. `who` is counted against his hour; None: the operator.
        """
        began = self._monotonic()
        try:
            self._may_ask(who)
            answer = await self._answered(path, content, read)
        except Unanswered as none:
            self._note(none.why, began)
            raise
        self._breaker.worked()
        self._note("answered", began)
        return answer

    async def close(self) -> None:
        """Let go of the connections."""
        if self._session is not None:
            await self._session.close()

    def _may_ask(self, who: int | None) -> None:
        if not self._breaker.allows():
            raise Unanswered("resting", again=True)
        if who is not None and not self.budget.take(who):
            raise Unanswered("spent")

    async def _answered(self, path: str, content: Content, read: Callable[[bytes], Any]) -> Any:
        try:
            async with asyncio.timeout(self.seconds):
                return read(await self._exchange(path, content))
        except Unanswered as none:
            if none.ill:
                self._breaker.failed(none.rest)
            raise
        except (TimeoutError, aiohttp.ClientError, OSError) as away:
            self._breaker.failed()
            raise Unanswered("late" if isinstance(away, TimeoutError) else "away", again=True) from None
        except (ValueError, RecursionError):
            # `from None`: the error of a parser quotes what it could not read.
            self._breaker.failed()
            raise Unanswered("garbled") from None

    async def _exchange(self, path: str, content: Content) -> bytes:
        if self._session is None:
            self._session = aiohttp.ClientSession(auto_decompress=False, cookie_jar=aiohttp.DummyCookieJar())
        headers = {"Accept-Encoding": "identity"}
        if self.address.key:
            headers["Authorization"] = f"Bearer {self.address.key}"
        # A redirect would carry words and key to a place that the operator did not name.
        post = self._session.post(self.address.url + path, headers=headers, allow_redirects=False, **content())
        async with post as response:
            if response.status != 200:
                status = response.status
                busy, rest = status in BUSY or status >= 500, _asked_rest(response)
                raise Unanswered(f"status_{status}", again=busy, ill=status not in UNFIT, rest=rest)
            body = bytearray()
            async for part in response.content.iter_chunked(8192):
                body += part
                if len(body) > MOST_BYTES:
                    raise Unanswered("huge")
            return bytes(body)

    def _note(self, outcome: str, began: float) -> None:
        self.counts[outcome] += 1
        log.info("assist", who=self.name, outcome=outcome, ms=round((self._monotonic() - began) * 1000))


def _asked_rest(response: aiohttp.ClientResponse) -> float | None:
    """How long it asks to be left alone, in seconds; a date or nonsense says nothing."""
    told = response.headers.get("Retry-After", "")
    return min(float(told), LONGEST_REST) if told.isascii() and told.isdigit() else None
