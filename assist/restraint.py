"""When not to ask: an endpoint that keeps failing is left alone, and nobody runs up a bill.

Both remember in the process only. After a restart the hour begins anew, which costs an operator at most one more hour's
allowance.
"""

from collections import deque
from collections.abc import Callable

#: So many failures in a row, and it rests; each further failure doubles the rest.
FAILURES = 3
REST = 60.0
LONGEST = 1800.0
HOUR = 3600.0
#: Of one person in an hour: a talkative day, not a script.
PER_PERSON = 12


class Breaker:
    """Open after failures in a row; after its rest one question is let through to see."""

    def __init__(self, monotonic: Callable[[], float]) -> None:
        self._monotonic = monotonic
        self._failures = 0
        self._until = 0.0

    def allows(self) -> bool:
        """Whether it may be asked now."""
        now = self._monotonic()
        if now < self._until:
            return False
        if self._failures >= FAILURES:
            # One of many who wait goes first; until he is back the others find it resting.
            self._until = now + REST
        return True

    def worked(self) -> None:
        """It answered: all is forgiven."""
        self._failures, self._until = 0, 0.0

    def failed(self, rest: float | None = None) -> None:
        """It did not. `rest` is how long it asked to be left alone itself."""
        self._failures += 1
        pause = rest or 0.0
        if self._failures >= FAILURES:
            pause = max(pause, min(REST * 2 ** min(self._failures - FAILURES, 10), LONGEST))
        self._until = self._monotonic() + pause


class Budget:
    """So many in an hour, and of one person no more than `PER_PERSON` of them."""

    def __init__(self, per_hour: int, monotonic: Callable[[], float], *, per_person: int = PER_PERSON) -> None:
        self._per_hour, self._per_person, self._monotonic = per_hour, per_person, monotonic
        self._taken: deque[tuple[float, int]] = deque()

    def take(self, who: int) -> bool:
        """Take one for `who`; False, and nothing taken, if his or everybody's hour is spent."""
        now = self._monotonic()
        while self._taken and self._taken[0][0] <= now - HOUR:
            self._taken.popleft()
        his = sum(1 for _, person in self._taken if person == who)
        if len(self._taken) >= self._per_hour or his >= self._per_person:
            return False
        self._taken.append((now, who))
        return True
