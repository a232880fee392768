"""Two hands on one button: two hundred times, and each time exactly one of them has the work."""

import threading
from collections import Counter
from collections.abc import Iterator

import pytest

from tests.e2e.cast import ENGINEERS, LI, LIN, SUN_LI, WANG, WU_TONG, ZHANG, ZHOU_QIANG, draft
from tests.e2e.house import House, Nest, clean_log
from tests.e2e.people import Estate, words_of

pytestmark = pytest.mark.slow

ROUNDS = 200
NAMES = {ZHANG: "张师傅", LI: "李师傅"}
TENANTS = (LIN, WANG, SUN_LI, ZHOU_QIANG, WU_TONG)


@pytest.fixture
def house(nest: Nest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """An estate without rosters: both are always on duty."""
    built = House(nest, tmp_path_factory.mktemp("claims"))
    with clean_log(built.log):
        built.seed()
        built.start()
        yield built
        built.stop()


def test_two_hundred_races_for_a_claim_have_one_winner_each(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    """Zhang and Li tap at the same moment; one has it, the other reads who was faster, and the card agrees."""
    wins: Counter[str] = Counter()
    wrong: list[str] = []
    lock = threading.Lock()

    def tenant(who: int, rounds: int) -> None:
        for turn in range(rounds):
            winner, told = race(house.people, who, turn)
            with lock:
                wins[winner] += 1
                wrong.extend(told)

    threads = [threading.Thread(target=tenant, args=(who, ROUNDS // len(TENANTS))) for who in TENANTS]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    with capsys.disabled():
        print(f"\nraces: {wins.total()}, won by {dict(wins)}, with two winners or none: {len(wrong)}")
    assert wrong == []
    assert wins.total() == ROUNDS
    house.settle()
    twice = "SELECT ticket_id FROM ticket_event WHERE what = 'claimed' GROUP BY 1 HAVING count(*) > 1"
    assert house.rows(twice) == []


def race(estate: Estate, tenant: int, turn: int) -> tuple[str, list[str]]:
    """One report, two taps; who has it, and whatever was not as it should be."""
    text = f"厨房的水龙头滴水（记号 {tenant}x{turn}x）"
    there = estate.last(ENGINEERS)
    estate.press(tenant, tenant, draft(estate, tenant, text)["message_id"], "提交")
    card = estate.wait_for(ENGINEERS, f"{tenant}x{turn}x", button="接单", after=there)
    told: dict[int, str] = {}
    start = threading.Barrier(2)

    def hand(who: int) -> None:
        start.wait()
        told[who] = str(estate.press(ENGINEERS, who, card["message_id"], "接单")["text"])

    hands = [threading.Thread(target=hand, args=(who,)) for who in NAMES]
    for one in hands:
        one.start()
    for one in hands:
        one.join()
    panel = estate.wait_on(ENGINEERS, card["message_id"], "👷", button="完成")
    return judged(told, words_of(panel))


def judged(told: dict[int, str], panel: str) -> tuple[str, list[str]]:
    """The winner's name, and what the two were told if it does not agree with the card."""
    winners = [name for who, name in NAMES.items() if "归您了" in told[who]]
    losers = [name for who, name in NAMES.items() if "更快一步" in told[who]]
    owner = next(name for name in NAMES.values() if f"👷 {name}" in panel)
    polite = all(f"{owner}更快一步" in told[who] for who, name in NAMES.items() if name in losers)
    right = winners == [owner] and len(losers) == 1 and polite and panel.count("接单\n") + panel.count("接单\r") <= 1
    return owner, [] if right else [f"{told} {panel}"]
