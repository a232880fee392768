"""A server that forgives no burst: whatever either side is busy with, no two calls arrive within a tick."""

import random
from itertools import pairwise

import pytest

from outbox.budget import Halted, Rates
from outbox.even import CLOSEST, EvenBudget
from tests.outbox.virtual_time import VirtualTime

pytestmark = pytest.mark.anyio

TICK = 1 / CLOSEST
LIN = 101


class Line:
    """A line and a server that are now fast, now slow; what arrived when."""

    def __init__(self, seed: int = 1, rates: Rates | None = None) -> None:
        self.time = VirtualTime()
        self.chance = random.Random(seed)
        self.budget = EvenBudget(rates or Rates(per_second=25.0), self.time, self.time.sleep, awake=0.0)
        self.arrived: list[tuple[float, str]] = []

    async def call(self, who: str, chat: int, *, bulk: bool = False, after: float = 0.0) -> None:
        if after:
            await self.time.sleep(after)
        call = await self.budget.wait(chat, "sendMessage", bulk=bulk)
        await self.time.sleep(self._way())
        self.arrived.append((self.time.now, who))
        await self.time.sleep(self._way())
        self.budget.answered(call)

    def _way(self) -> float:
        return 0.001 + (self.chance.random() < 0.1) * self.chance.uniform(0, 0.06)

    def gaps(self) -> list[float]:
        moments = sorted(at for at, _ in self.arrived)
        return [after - before for before, after in pairwise(moments)]

    async def worker(self, number: int, calls: int) -> None:
        for at in range(calls):
            await self.call("bulk", 1000 * number + at, bulk=True)


@pytest.mark.parametrize("seed", range(5))
async def test_no_two_calls_arrive_within_a_tick_however_uneven_the_line(seed: int) -> None:
    line = Line(seed)
    talk = [line.call("talk", chat, after=chat % 9 / 4) for chat in range(1, 30)]

    await line.time.run(*talk, *(line.worker(number, 30) for number in range(2, 8)))

    assert len(line.arrived) == 209
    assert min(line.gaps()) >= TICK - 1e-6


async def test_what_a_slow_moment_cost_is_caught_up_with() -> None:
    line = Line()

    await line.time.run(*(line.worker(number, 50) for number in range(2, 8)))

    moments = [at for at, _ in line.arrived]
    assert 299 / (max(moments) - min(moments)) >= 0.97 * 25


async def test_talk_goes_before_all_bulk_that_waits() -> None:
    line = Line()

    await line.time.run(*(line.worker(number, 20) for number in range(2, 8)), line.call("talk", LIN, after=1.0))

    began = line.arrived[0][0]
    assert next(at - began for at, who in line.arrived if who == "talk") < 1.0 + 0.3


async def test_one_chat_gets_one_a_second_and_the_impatient_are_told_so() -> None:
    line = Line(rates=Rates(per_second=25.0, private_burst=1))

    await line.time.run(*(line.call("lin", LIN) for _ in range(9)))
    assert min(line.gaps()) >= 1.0 - 1e-6

    with pytest.raises(Halted):
        await line.budget.wait(LIN, "sendMessage", patience=0.1)
    assert await line.budget.wait(LIN, "answerCallbackQuery") == 0
