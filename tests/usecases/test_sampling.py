"""A draw keeps its quotas, speaks for everybody, and can be drawn again from its record."""

import json
import subprocess
import sys
from collections import Counter
from fractions import Fraction
from math import ceil, floor
from pathlib import Path
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from benchmarks.sampling import check, complaints
from usecases.sampling import QUOTAS, Member, Z, again, confidence, draw

HOUSE = Path(__file__).parents[2]

members = st.lists(
    st.tuples(st.sampled_from("abcd"), st.sampled_from(["1", "2", "3"]), st.sampled_from("xyz")), max_size=80
).map(lambda rows: [Member(number, *row) for number, row in enumerate(rows, start=1)])
shares = st.sampled_from(["0.01", "0.1", "0.3", "0.5", "1"])


def test_of_ten_thousand_complaints_every_quota_holds() -> None:
    population = complaints(10_000)

    chosen = draw(population, "0.1", seed=20_261_121)

    assert len(chosen.ids) == len(set(chosen.ids)) == 1_000
    assert [row for row in check(population, chosen.ids, 1_000) if not row.holds] == []


def test_the_record_gives_the_same_names_again() -> None:
    population = complaints(10_000)
    chosen = draw(population, "0.1", seed=7)

    record = json.loads(json.dumps([member.row() for member in population]))

    assert again(record, 0.1, 7, QUOTAS) == chosen


@given(members, shares, st.integers(0, 2**31 - 1))
@settings(max_examples=300, deadline=None)
def test_quotas_hold_in_every_population(population: list[Member], share: str, seed: int) -> None:
    chosen = draw(population, share, seed)
    total = ceil(len(population) * Fraction(share))

    assert len(chosen.ids) == len(set(chosen.ids)) == total
    assert set(chosen.ids) <= {member.id for member in population}
    assert [row for row in check(population, chosen.ids, total) if not row.holds] == []


@given(members, shares, st.integers(0, 2**31 - 1))
@settings(max_examples=100, deadline=None)
def test_each_category_in_each_building_gets_its_share_too(population: list[Member], share: str, seed: int) -> None:
    chosen = set(draw(population, share, seed).ids)
    sizes = Counter((member.category, member.building) for member in population)
    got = Counter((member.category, member.building) for member in population if member.id in chosen)

    for cell, size in sizes.items():
        quota = Fraction(size * len(chosen), len(population))
        assert floor(quota) <= got[cell] <= ceil(quota)


@given(members, shares, st.randoms(use_true_random=False))
@settings(max_examples=50, deadline=None)
def test_the_order_in_which_they_are_handed_over_does_not_matter(
    population: list[Member], share: str, random: Random
) -> None:
    shuffled = random.sample(population, len(population))

    assert draw(shuffled, share, 3).ids == draw(population, share, 3).ids


def test_everybody_has_the_same_chance() -> None:
    population = [Member(number, f"w{number % 3}", str(number % 2), "xyz"[number % 5 % 3]) for number in range(1, 14)]

    drawn = Counter(id for seed in range(4_000) for id in draw(population, "0.25", seed).ids)

    # 4 of 13; four standard deviations of 4000 draws are 0.03.
    assert all(abs(drawn[member.id] / 4_000 - 4 / 13) < 0.03 for member in population)


def test_another_seed_is_another_draw() -> None:
    population = complaints(500)

    assert draw(population, "0.1", 1).ids != draw(population, "0.1", 2).ids


def test_one_quota_alone_is_enough() -> None:
    population = complaints(300)
    chosen = set(draw(population, "0.1", 5, ["worker"]).ids)
    got = Counter(member.worker for member in population if member.id in chosen)

    for worker, size in Counter(member.worker for member in population).items():
        assert floor(size / 10) <= got[worker] <= ceil(size / 10)


def test_of_few_at_least_one_is_drawn_and_of_none_nobody() -> None:
    assert len(draw([Member(9, "w", "1", "x")], "0.1", 1).ids) == 1
    assert draw([], "0.1", 1).ids == ()


def test_these_names_come_out_on_every_version_of_python() -> None:
    # If this fails, old records no longer prove anything: do not change the numbers, find out why.
    assert draw(complaints(60), "0.1", 47).ids == (4, 17, 36, 42, 52, 53)


@pytest.mark.parametrize("share", ["-0.1", "1.1", "2"])
def test_a_share_is_between_nothing_and_all(share: str) -> None:
    with pytest.raises(ValueError, match="a share is between 0 and 1"):
        draw(complaints(10), share, 1)


def test_nobody_stands_in_the_population_twice() -> None:
    with pytest.raises(ValueError, match="twice"):
        draw([Member(1, "a"), Member(1, "b")], "0.5", 1)


@pytest.mark.parametrize(
    ("hits", "drawn", "population", "low", "high"),
    [
        # Wilson (1927) without a correction worth the name: a huge population.
        (81, 263, 10**9, 0.2553, 0.3662),
        (0, 10, 10**9, 0.0, 0.2775),
        (10, 10, 10**9, 0.7225, 1.0),
        # Half of the population seen: the interval is narrower.
        (9, 10, 20, 0.6925, 0.9729),
        # All of it seen: no doubt is left.
        (9, 10, 10, 0.9, 0.9),
        (0, 0, 50, 0.0, 1.0),
    ],
)
def test_how_surely_the_drawn_speak_for_all(hits: int, drawn: int, population: int, low: float, high: float) -> None:
    assert confidence(hits, drawn, population) == pytest.approx((low, high), abs=0.0005)


@given(st.integers(1, 500).flatmap(lambda n: st.tuples(st.integers(0, n), st.just(n), st.integers(n + 1, 5_000))))
def test_at_both_ends_the_sample_is_just_as_far_off_as_chance_allows(counts: tuple[int, int, int]) -> None:
    hits, drawn, population = counts

    for end in confidence(hits, drawn, population):
        variance = end * (1 - end) / drawn * (population - drawn) / (population - 1)
        assert (hits / drawn - end) ** 2 == pytest.approx(Z**2 * variance, abs=1e-9)


def test_ninety_five_of_a_hundred_intervals_hold_the_truth() -> None:
    random = Random(1)
    content = set(random.sample(range(400), 360))
    held = 0
    for _ in range(2_000):
        seen = random.sample(range(400), 40)
        low, high = confidence(sum(one in content for one in seen), 40, 400)
        held += low <= 0.9 <= high

    assert 0.93 <= held / 2_000 <= 0.985


def test_what_cannot_be_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot be"):
        confidence(3, 2, 10)


def test_anybody_can_print_the_check() -> None:
    told = subprocess.run(
        [sys.executable, "-m", "benchmarks.sampling"], cwd=HOUSE, capture_output=True, text=True, check=False
    )

    assert told.returncode == 0, told.stdout + told.stderr
    assert "1000 of 10000 drawn" in told.stdout
    assert "the same names" in told.stdout
