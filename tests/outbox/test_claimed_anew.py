"""A row settled for another try may be claimed again before its first task has ended: each counts for itself."""

import asyncio
from collections.abc import Callable
from typing import Any

import pytest

from models.database import Database
from models.outbox import OutboxState
from outbox.deliver import Deliverer
from outbox.settle import settle
from tests.outbox.conftest import House
from tests.outbox.fake_telegram import Behaviour, refusal

pytestmark = pytest.mark.anyio

LIN = 101
BUSY = refusal(409, "Conflict: terminated by other request")
HANGS = Behaviour(accepts=True, ends="hang")


class Lingers(Database):
    """A database whose first settling is committed, and comes back late to whoever asked for it."""

    def __init__(self, other: Database) -> None:
        super().__init__(other.url, other.clock)
        self.settled, self.goes_on = asyncio.Event(), asyncio.Event()

    async def run(self, rule: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """As ever, but the first `settle` waits for `goes_on` before it comes back."""
        result = await super().run(rule, *args, **kwargs)
        if rule is settle and not self.settled.is_set():
            self.settled.set()
            await self.goes_on.wait()
        return result


async def test_the_end_of_the_first_task_does_not_forget_the_second(
    house: House, hire: Callable[..., Deliverer]
) -> None:
    slow = Lingers(house.db)
    deliverer = hire(db=slow)
    house.bill(LIN, "物业费")
    house.telegram.script("sendMessage", BUSY, HANGS)

    async with asyncio.timeout(20), asyncio.TaskGroup() as tasks:
        tasks.create_task(deliverer.run())
        await slow.settled.wait()
        # The first try is over in the database and its task is not; the second is in the air.
        house.clock.advance(seconds=2)
        deliverer.wake()
        await house.telegram.until(lambda: len(house.telegram.made("sendMessage")) == 2)
        slow.goes_on.set()
        # The first task ends now, and stopping must still find the second to call it off.
        await deliverer.stop(seconds=0.2)

    assert (house.row(LIN).state, house.row(LIN).attempts) == (OutboxState.IN_DOUBT, 2)
    slow.close()
