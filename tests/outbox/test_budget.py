"""How fast we speak, in virtual time: what Telegram would count."""

import pytest

from outbox.budget import Budget, Halted, Rates
from tests.outbox.virtual_time import VirtualTime

pytestmark = pytest.mark.anyio

LIN, WANG, EMILY = 101, 102, 104
ENGINEERS = -1001


class Traffic:
    """Calls that leave through a budget, with the moment each left."""

    def __init__(self) -> None:
        self.time = VirtualTime()
        self.start = self.time.now
        self.budget = Budget(clock=self.time, sleep=self.time.sleep)
        self.left: list[tuple[float, str]] = []

    async def call(self, who: str, chat_id: int | None, *, after: float = 0.0, bulk: bool = False) -> None:
        if after:
            await self.time.sleep(after)
        await self.budget.wait(chat_id, "sendMessage", bulk=bulk)
        self.left.append((round(self.time.now - self.start, 3), who))

    def moments(self, who: str = "") -> list[float]:
        return sorted(at for at, name in self.left if name.startswith(who))


def most_in_any(seconds: float, moments: list[float]) -> int:
    return max(sum(1 for other in moments if start <= other < start + seconds) for start in moments)


@pytest.fixture
def traffic() -> Traffic:
    return Traffic()


async def test_no_second_sees_more_than_25_calls(traffic: Traffic) -> None:
    talk = [traffic.call("talk", chat, after=chat % 7 / 3) for chat in range(1, 101)]

    async def worker(number: int) -> None:
        for chat in range(25):
            await traffic.call("bulk", 1000 * number + chat, bulk=True)

    await traffic.time.run(*talk, *map(worker, range(1, 7)))

    assert len(traffic.left) == 250
    assert most_in_any(1.0, traffic.moments()) <= 25
    # A hundred talks at 24 a second, then the bulk at 20.
    assert traffic.moments()[-1] == pytest.approx(100 / 24 + 150 / 20, abs=0.5)


async def test_bulk_never_takes_more_than_its_share(traffic: Traffic) -> None:
    await traffic.time.run(*(traffic.call("bulk", chat, bulk=True) for chat in range(1, 61)))

    assert most_in_any(1.0, traffic.moments()) <= 24
    assert traffic.moments()[-1] == pytest.approx(59 / 20, abs=0.5)


async def test_talk_does_not_wait_behind_a_broadcast(traffic: Traffic) -> None:
    async def worker(number: int) -> None:
        for chat in range(100):
            await traffic.call("bulk", 1000 * number + chat, bulk=True)

    talk = [traffic.call("talk", chat, after=10 + chat / 100) for chat in range(1, 21)]

    await traffic.time.run(*map(worker, range(1, 7)), *talk)

    # Twenty people speak within 0.2 s; all are answered in the second, as if there were no broadcast.
    assert max(traffic.moments("talk")) < 11.2


async def test_a_person_gets_a_few_messages_at_once_and_then_one_a_second(traffic: Traffic) -> None:
    await traffic.time.run(*(traffic.call("lin", LIN) for _ in range(8)))

    moments = traffic.moments()
    assert moments[4] < 0.3
    assert [round(at) for at in moments[5:]] == [1, 2, 3]


async def test_a_group_gets_twenty_in_any_minute(traffic: Traffic) -> None:
    await traffic.time.run(*(traffic.call("card", ENGINEERS) for _ in range(65)))

    moments = traffic.moments()
    assert most_in_any(60.0, moments) == 20
    assert moments[19] < 1
    assert moments[-1] == pytest.approx(180, abs=2)


async def test_a_full_group_holds_up_nobody_else(traffic: Traffic) -> None:
    cards = [traffic.call("card", ENGINEERS) for _ in range(40)]

    await traffic.time.run(*cards, traffic.call("lin", LIN, after=2.0))

    assert traffic.moments("lin") == [2.0]


async def test_answers_to_taps_are_free(traffic: Traffic) -> None:
    traffic.budget.halted(None, 3600)

    await traffic.budget.wait(LIN, "answerCallbackQuery")
    await traffic.budget.wait(None, "getMe")

    assert traffic.time.now == traffic.start


async def test_a_halt_ends_at_its_deadline_whoever_else_finishes(traffic: Traffic) -> None:
    traffic.budget.halted(LIN, 30)

    others = [traffic.call("others", WANG, after=second) for second in range(1, 29)]
    await traffic.time.run(traffic.call("lin", LIN), *others)

    assert traffic.moments("lin") == [30.0]
    assert len(traffic.moments("others")) == 28


async def test_after_a_halt_of_everybody_the_waiting_leave_smoothly(traffic: Traffic) -> None:
    traffic.budget.halted(None, 60)

    await traffic.time.run(*(traffic.call("talk", chat) for chat in range(1, 151)))

    assert traffic.moments()[0] == 60.0
    assert most_in_any(1.0, traffic.moments()) <= 25


async def test_a_halt_that_begins_while_one_waits_his_turn_holds_him_too(traffic: Traffic) -> None:
    async def flood() -> None:
        await traffic.time.sleep(1.0)
        traffic.budget.halted(None, 100)

    await traffic.time.run(flood(), *(traffic.call("talk", chat) for chat in range(1, 61)))

    assert [at for at in traffic.moments() if 1.0 < at < 101.0] == []


async def test_a_second_chat_flooded_means_all_of_us(traffic: Traffic) -> None:
    assert traffic.budget.halted(LIN, 5) is False
    assert traffic.budget.halted(LIN, 5) is False
    assert traffic.budget.halted(WANG, 7) is True

    assert traffic.budget.closed_for(EMILY) == 7


async def test_floods_far_apart_stay_with_their_chats(traffic: Traffic) -> None:
    traffic.budget.halted(LIN, 5)
    traffic.time.now += 11

    assert traffic.budget.halted(WANG, 7) is False
    assert traffic.budget.closed_for(EMILY) == 0


async def test_who_has_no_patience_is_told_how_long_it_would_take(traffic: Traffic) -> None:
    traffic.budget.halted(LIN, 3600)

    with pytest.raises(Halted) as told:
        await traffic.budget.wait(LIN, "sendMessage", patience=10)

    assert told.value.seconds == 3600


async def test_an_album_counts_as_many_messages(traffic: Traffic) -> None:
    albums = [traffic.budget.wait(ENGINEERS, "sendMediaGroup", weight=10) for _ in range(2)]
    await traffic.time.run(*albums)

    assert 58 < traffic.budget.closed_for(ENGINEERS) <= 60


async def test_chats_at_rest_are_forgotten(traffic: Traffic) -> None:
    await traffic.time.run(*(traffic.call("talk", chat) for chat in range(1, 101)))
    traffic.time.now += 61

    assert traffic.budget.closed_chats() == {}
    assert traffic.budget._private == {}


def test_rates_can_be_chosen() -> None:
    time = VirtualTime()
    budget = Budget(Rates(private_burst=1), clock=time)
    budget._book(LIN, bulk=False, weight=1)

    assert budget.closed_for(LIN) == 1.0
