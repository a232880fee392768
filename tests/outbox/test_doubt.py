"""What may or may not have arrived: said once more, or parked and listed; never forgotten."""

import random
from collections.abc import Callable

import pytest

from models.outbox import Delivery, OutboxMessage, OutboxState
from outbox.deliver import Deliverer
from outbox.ledger import say_again, tally, troubled
from tests.outbox.conftest import House
from tests.outbox.fake_telegram import Behaviour, refusal

pytestmark = pytest.mark.anyio

LIN, WANG = 101, 102
LOST_ANSWER = Behaviour(accepts=True, ends="drop")
NEVER_TAKEN = Behaviour(ends="drop")


async def test_a_receipt_in_doubt_is_said_once_more_after_half_a_minute(house: House) -> None:
    house.owe(LIN, "R-261121-007 已受理")
    house.telegram.script("sendMessage", NEVER_TAKEN)

    await house.deliver()
    house.clock.advance(seconds=29)
    await house.deliver()
    assert house.telegram.texts(LIN) == []

    house.clock.advance(seconds=1)
    await house.deliver()
    [again] = house.telegram.texts(LIN)
    assert again.startswith("R-261121-007 已受理")
    assert again.endswith("这条您可能已经收到过。</i>")


async def test_a_receipt_is_never_said_a_third_time(house: House) -> None:
    house.owe(LIN, "已受理")
    house.telegram.script("sendMessage", LOST_ANSWER, LOST_ANSWER)

    for _ in range(5):
        await house.deliver()
        house.clock.advance(seconds=301)

    assert len(house.telegram.texts(LIN)) == 2
    assert house.row(LIN).state is OutboxState.IN_DOUBT


async def test_a_bill_in_doubt_is_parked_and_listed(house: House) -> None:
    house.bill(LIN, "十一月物业费 ¥320")
    house.telegram.script("sendMessage", LOST_ANSWER)

    await house.deliver()
    house.clock.advance(days=1)
    await house.deliver()

    assert len(house.telegram.texts(LIN)) == 1
    [listed] = house.db.read_sync(troubled)
    assert (listed.chat_id, listed.state, listed.delivery) == (LIN, OutboxState.IN_DOUBT, Delivery.B)


async def test_an_operator_may_say_a_parked_bill_again(house: House) -> None:
    house.bill(LIN, "十一月物业费")
    house.telegram.script("sendMessage", NEVER_TAKEN)
    await house.deliver()

    assert house.db.run_sync(say_again, [house.row(LIN).id]) == 1
    await house.deliver()

    [seen] = house.telegram.texts(LIN)
    assert seen.startswith("十一月物业费")
    assert house.row(LIN).state is OutboxState.SENT


async def test_while_telegram_is_down_one_message_is_in_doubt_and_the_others_wait(house: House) -> None:
    for chat in range(1, 31):
        house.owe(chat, f"通知{chat}")
    house.deliverer.workers = 3
    house.telegram.script("sendMessage", *[refusal(502, "Bad Gateway")] * 3)
    house.telegram.script("getMe", refusal(502, "Bad Gateway"))

    await house.deliver()
    down = [row for row in house.rows() if row.repeat]
    assert len(down) == 3
    assert house.deliverer.line.trouble == "NetworkError"

    house.deliverer.line._next_probe = 0.0
    house.clock.advance(seconds=30)
    await house.deliver()
    assert {row.state for row in house.rows()} == {OutboxState.SENT}
    assert [len(house.telegram.chat(chat)) for chat in range(1, 31)] == [1] * 30


async def test_operators_see_how_the_outbox_stands(house: House) -> None:
    house.owe(LIN, "一")
    house.bill(WANG, "二")
    house.clock.advance(minutes=5)

    waiting = house.db.read_sync(tally)
    assert waiting.of(OutboxState.PENDING) == 2
    assert waiting.oldest[Delivery.A].total_seconds() == 300

    await house.deliver()
    done = house.db.read_sync(tally)
    assert (done.of(OutboxState.SENT), done.oldest, done.repeated) == (2, {}, 0)


class Mortal(Deliverer):
    """Dies now and then, before the call or between the call and the note of it."""

    dice = random.Random(0)

    async def _deliver(self, row: OutboxMessage) -> None:
        fate = self.dice.choice(["lives", "lives", "dies before", "dies after"])
        if fate == "lives":
            await super()._deliver(row)
        elif fate == "dies after":
            await self._send(row)


@pytest.mark.parametrize("seed", range(12))
async def test_after_any_number_of_deaths_nothing_is_silently_lost(
    house: House, hire: Callable[..., Deliverer], seed: int
) -> None:
    dice = random.Random(seed)
    for number in range(10):
        chat = dice.choice([LIN, WANG, 103])
        (house.bill if dice.random() < 0.5 else house.owe)(chat, f"第{number}条")

    for _ in range(4):
        mortal = hire()
        mortal.__class__ = Mortal
        Mortal.dice = dice
        await mortal.drain()
        await hire(alone=True)._begin()
        house.clock.advance(seconds=31)
    house.deliverer = hire(alone=True)
    await house.deliver()

    for row in house.rows():
        seen = sum(text.startswith(row.facts["text"]) for text in house.telegram.texts(row.chat_id))
        assert row.state in (OutboxState.SENT, OutboxState.IN_DOUBT)
        assert seen <= (1 if row.delivery is Delivery.B else 2)
        assert seen >= 1 or row.state is OutboxState.IN_DOUBT
        assert seen < 2 or row.repeat
