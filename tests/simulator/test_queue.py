"""The queue by itself: whatever is asked in whatever order, nothing is lost and nothing is invented."""

import math
import random

from hypothesis import given
from hypothesis import strategies as st

from simulator.updates import DAY, MOST, Queue
from tests.simulator.town import Clock


def queue_with(count: int) -> tuple[Queue, Clock]:
    clock = Clock()
    queue = Queue(clock, random.Random(1))
    for n in range(count):
        queue.push("message", {"n": n}, "chat:1")
    return queue, clock


def numbers(events) -> list[int]:
    return [event.body["message"]["n"] for event in events]


STEPS = st.one_of(
    st.tuples(st.just("push"), st.just(0)),
    st.tuples(st.just("poll"), st.integers(-5, 15)),
    st.tuples(st.just("wait"), st.integers(0, 30)),
)


@given(st.lists(STEPS, max_size=40))
def test_what_a_poll_gives_is_always_the_oldest_unconfirmed(steps: list[tuple[str, int]]):
    """A model of one list beside the queue: the two must agree after every step."""
    queue, clock = queue_with(0)
    first, count = queue.next_id, 0
    model: list[tuple[int, float]] = []
    for step, number in steps:
        if step == "push":
            queue.push("message", {"n": count}, "chat:1")
            model.append((first + count, clock() + DAY))
            count += 1
        elif step == "wait":
            clock.push(number * 3600)
        else:
            offset = first + number if number >= 0 else number
            model = confirmed(model, offset, queue.next_id)
            model = [(id_, end) for id_, end in model if end > clock()]
            assert [event.id for event in queue.take(offset, 100)] == [id_ for id_, _ in model]


def confirmed(model: list[tuple[int, float]], offset: int, next_id: int) -> list[tuple[int, float]]:
    if offset < 0:
        return model[offset:]
    return [entry for entry in model if entry[0] >= offset] if offset <= next_id + 10 else model


def test_the_limit_cuts_the_tail_not_the_head():
    queue, _ = queue_with(5)
    assert numbers(queue.take(0, 2)) == [0, 1]
    assert numbers(queue.take(0, 100)) == [0, 1, 2, 3, 4]


def test_an_offset_a_little_ahead_confirms_all_and_one_far_ahead_none():
    queue, _ = queue_with(3)
    assert numbers(queue.take(queue.next_id + 11, 100)) == [0, 1, 2]
    assert numbers(queue.take(queue.next_id + 10, 100)) == []


def test_an_offset_from_long_ago_confirms_nothing():
    queue, _ = queue_with(3)
    assert numbers(queue.take(max(1, queue.next_id - MOST - 10), 100)) == [0, 1, 2]


def test_each_kind_grows_old_at_its_own_pace():
    queue, clock = queue_with(0)
    for kind in ("message", "callback_query", "inline_query", "poll_answer"):
        queue.push(kind, {}, "x")
    lives = []
    for seconds in (29, 2, 118, 2, 24 * 3600):
        clock.push(seconds)
        lives.append(sorted(next(iter(event.body)) for event in queue.pending().values()))
    everything = ["callback_query", "inline_query", "message", "poll_answer"]
    without = [kind for kind in everything if kind != "inline_query"]
    assert lives == [everything, without, without, ["message", "poll_answer"], []]
    assert queue.soonest == math.inf


def test_clearing_and_forgetting():
    queue, _ = queue_with(3)
    middle = list(queue.pending())[1]
    queue.forget(middle)
    queue.forget(middle)
    assert numbers(queue.pending().values()) == [0, 2]
    queue.clear()
    assert queue.take(0, 100) == []
