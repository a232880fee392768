"""kill -9 at any moment: whatever a tenant said is there exactly once, and every story can be finished."""

import random
import threading
from collections.abc import Iterator

import pytest

from tests.e2e.campaign import Book, Story, doubles, invariants
from tests.e2e.cast import ENGINEERS, LIN, SUN_LI, WANG, WU_TONG, ZHOU_QIANG
from tests.e2e.house import House, Nest, clean_log, now

pytestmark = pytest.mark.slow

KILLS = 50
TENANTS = (LIN, WANG, SUN_LI, ZHOU_QIANG, WU_TONG)


@pytest.fixture
def house(nest: Nest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """A simulator that lives on, and a bot that will not."""
    built = House(nest, tmp_path_factory.mktemp("kills"), "--press-wait", "2")
    with clean_log(built.log):
        built.people.look_again = 0.1
        built.seed()
        built.start()
        yield built
        built.stop()


def test_fifty_kills_lose_nothing_and_double_nothing(house: House, capsys: pytest.CaptureFixture[str]) -> None:
    """Five tenants report without end, two masters race for every card, and the bot dies fifty times."""
    book, enough = Book(), threading.Event()
    stories = [Story(house.people, tenant, book, seed) for seed, tenant in enumerate(TENANTS)]
    threads = [threading.Thread(target=story.run, args=(enough.is_set,)) for story in stories]
    began = now()
    for thread in threads:
        thread.start()
    try:
        kill_often(house, seed=20261121)
    except BaseException:
        book.called_off.set()
        raise
    finally:
        enough.set()
        for thread in threads:
            thread.join()
    # Now nobody dies any more, and the people have finished what they began.
    house.settle()
    counts = invariants(house, book)
    repeats, silent = doubles(house.people, [*TENANTS, ENGINEERS])
    with capsys.disabled():
        print(
            f"\nkills: {house.kills}, reports: {len(book.said)}, finished: {len(book.finished)}, "
            f"stuck at a listed doubt: {len(book.stuck)}, "
            f"lost: {counts['lost']}, doubled: {counts['doubled']}, two winners: 0, messages: {counts['sent']}, "
            f"marked as a possible repeat: {repeats}, repeated without a mark: {len(silent)}, "
            f"in doubt: {counts['in doubt']}, seconds: {now() - began:.0f}"
        )
    assert silent == [], silent[:3]


def kill_often(house: House, seed: int) -> None:
    """Fifty lives, some shorter than their own start."""
    chance = random.Random(seed)
    dying = threading.Event()
    for _ in range(KILLS):
        # Not a truth waited for, only the length of a life.
        dying.wait(chance.uniform(0.05, 1.8))
        house.kill()
        house.start(hear=chance.random() < 0.7)
