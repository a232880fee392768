"""The late fee (违约金), to the cent: worked cases a tenant could check, and laws that hold for all."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st
from typer.testing import CliRunner

from bot.__main__ import app
from catalogue.load import load
from models.catalogue_fees import LatePolicy
from models.latefee import late_fee
from models.money import yuan

POLICIES = load().fees.policies
RESIDENT, OTHER = POLICIES["resident"], POLICIES["other"]
CAPPED = LatePolicy(same_year=Decimal("0.1"), later_years=Decimal("0.1"), cap=Decimal(10))
FREE = LatePolicy(same_year=Decimal(0), later_years=Decimal(0))


def day(text: str) -> date:
    return date.fromisoformat(text)


#: principal, policy, due, paid -> fee: and why.
WORKED = [
    ("1000.00", OTHER, "2025-11-30", "2025-12-10", "20.00", "ten days in the bill's own year"),
    ("1000.00", OTHER, "2025-12-20", "2026-01-10", "52.00", "eleven days at 0.2 %, ten at 0.3 %"),
    ("50.00", RESIDENT, "2025-12-01", "2025-12-06", "1.00", "0.25 is charged as 1 yuan"),
    ("1000.00", OTHER, "2025-12-20", "2025-12-20", "0.00", "the due date itself is in time"),
    ("1000.00", OTHER, "2025-12-20", "2025-12-01", "0.00", "paid early"),
    ("1000.00", OTHER, "2025-12-20", "2025-12-21", "2.00", "the first day late counts"),
    ("1000.00", RESIDENT, "2025-12-20", "2025-12-21", "1.00", "exactly 1 yuan is not raised"),
    ("999.00", RESIDENT, "2025-12-20", "2025-12-21", "1.00", "0.999 is under 1 yuan"),
    ("1001.00", RESIDENT, "2025-12-20", "2025-12-21", "1.00", "1.001 is rounded down"),
    ("1005.00", RESIDENT, "2025-12-20", "2025-12-21", "1.01", "half a cent is rounded up"),
    ("1004.99", RESIDENT, "2025-12-20", "2025-12-21", "1.00", "a little less than half a cent is not"),
    ("1000.00", OTHER, "2024-02-28", "2024-03-01", "4.00", "a leap year has a 29 February"),
    ("1000.00", OTHER, "2025-02-28", "2025-03-01", "2.00", "another year has none"),
    ("1000.00", OTHER, "2024-02-29", "2025-02-28", "789.00", "306 days of 2024, 59 of 2025"),
    ("1000.00", OTHER, "2025-12-31", "2026-01-01", "3.00", "due on the last day: every late day is of a later year"),
    ("1000.00", OTHER, "2025-12-30", "2025-12-31", "2.00", "New Year's Eve is still the same year"),
    ("1000.00", OTHER, "2023-12-31", "2025-12-31", "2193.00", "731 days of two later years, one of them a leap year"),
    ("1000.00", RESIDENT, "2023-12-31", "2025-12-31", "731.00", "residents pay the same in every year"),
    ("0.01", OTHER, "2025-12-01", "2025-12-02", "1.00", "one cent, one day"),
    ("0.01", RESIDENT, "2020-12-31", "2025-12-31", "1.00", "one cent, five years"),
    ("9999999999.99", OTHER, "2025-11-30", "2025-12-10", "200000000.00", "ten thousand million, still to the cent"),
    ("1234.56", OTHER, "2025-11-30", "2025-12-03", "7.41", "7.40736"),
    ("333.33", RESIDENT, "2025-11-30", "2025-12-30", "10.00", "30 days of 0.33333 are rounded once: 9.9999"),
    ("1000.00", CAPPED, "2025-01-01", "2025-12-31", "100.00", "never more than a tenth"),
    ("1000.00", CAPPED, "2025-01-01", "2025-04-11", "100.00", "exactly a tenth"),
    ("1000.00", CAPPED, "2025-01-01", "2025-04-10", "99.00", "a day before it"),
    ("5.00", CAPPED, "2025-01-01", "2025-01-02", "0.50", "the cap is stronger than the minimum"),
    ("1000.00", FREE, "2025-01-01", "2025-12-31", "0.00", "a rate of nothing raises nothing to 1 yuan"),
    ("1000.00", None, "2025-01-01", "2025-12-31", "0.00", "no policy, no fee"),
]  # fmt: skip


@pytest.mark.parametrize(("principal", "policy", "due", "paid", "fee", "why"), WORKED, ids=[case[5] for case in WORKED])
def test_worked(principal, policy, due, paid, fee, why):
    found = late_fee(int(Decimal(principal) * 100), day(due), day(paid), policy)

    assert yuan(found.total) == fee


def test_the_lines_say_how_it_came_about():
    found = late_fee(100_000, day("2025-12-20"), day("2026-01-10"), OTHER)

    assert [(str(line.since), str(line.until), line.days, line.rate, line.amount) for line in found.lines] == [
        ("2025-12-21", "2025-12-31", 11, Decimal("0.2"), Decimal(22)),
        ("2026-01-01", "2026-01-10", 10, Decimal("0.3"), Decimal(30)),
    ]
    assert (found.exact, found.raised, found.capped) == (52, False, False)


def test_the_same_rate_across_new_year_is_one_line():
    [line] = late_fee(100_000, day("2025-12-20"), day("2026-01-10"), RESIDENT).lines

    assert line.days == 21


def test_what_was_paid_in_part_costs_nothing_from_the_next_day_on():
    half = [(day("2025-12-05"), 50_000)]

    found = late_fee(100_000, day("2025-11-30"), day("2025-12-10"), OTHER, half)

    assert [(line.days, yuan(line.principal)) for line in found.lines] == [(5, "1000.00"), (5, "500.00")]
    assert yuan(found.total) == "15.00"


def test_a_bill_paid_whole_stops_costing_that_day_and_what_came_in_time_never_cost():
    whole = [(day("2025-12-05"), 100_000)]
    early = [(day("2025-11-30"), 40_000)]

    assert yuan(late_fee(100_000, day("2025-11-30"), day("2026-06-30"), OTHER, whole).total) == "10.00"
    assert yuan(late_fee(100_000, day("2025-11-30"), day("2025-12-10"), OTHER, early).total) == "12.00"


DAYS = st.dates(date(2020, 1, 1), date(2035, 12, 31))
SPANS = st.integers(-40, 2000)
CENTS = st.integers(1, 10**12)
RATES = st.decimals(0, 3, places=3)
ANY = st.builds(LatePolicy, same_year=RATES, later_years=RATES, minimum=st.decimals(0, 5, places=2))


def later(due: date, days: int) -> date:
    return due + timedelta(days=days)


@given(CENTS, DAYS, SPANS, SPANS, ANY)
def test_a_day_more_never_costs_less(cents, due, one, other, policy):
    sooner, after = sorted((later(due, one), later(due, other)))

    assert late_fee(cents, due, sooner, policy).exact <= late_fee(cents, due, after, policy).exact
    assert late_fee(cents, due, sooner, policy).total <= late_fee(cents, due, after, policy).total


@given(CENTS, DAYS, SPANS, ANY)
def test_the_fee_of_a_period_is_the_sum_of_its_days(cents, due, span, policy):
    days = (later(due, number) for number in range(1, span + 1))
    each = (Decimal(cents) / 100 * policy.rate(late, due) / 100 for late in days)

    assert late_fee(cents, due, later(due, span), policy).exact == sum(each)


@given(CENTS, CENTS, DAYS, SPANS, ANY)
def test_the_fee_of_two_amounts_is_the_sum_of_both(one, other, due, span, policy):
    on = later(due, span)

    together = late_fee(one + other, due, on, policy).exact
    assert together == late_fee(one, due, on, policy).exact + late_fee(other, due, on, policy).exact


@given(CENTS, DAYS, SPANS, ANY, st.integers(0, 2000), st.data())
def test_a_part_payment_splits_the_amount_in_two(cents, due, span, policy, paid_after, data):
    part, on = data.draw(st.integers(0, cents)), later(due, span)
    paid_on = later(due, paid_after)

    whole = late_fee(cents, due, on, policy, [(paid_on, part)]).exact

    rest = late_fee(cents - part, due, on, policy).exact
    assert whole == rest + late_fee(part, due, min(on, paid_on), policy).exact


@given(CENTS, DAYS, SPANS, ANY)
def test_the_lines_leave_no_day_out_and_count_none_twice(cents, due, span, policy):
    found = late_fee(cents, due, later(due, span), policy)

    assert sum(line.days for line in found.lines) == max(span, 0)
    assert sum((line.amount for line in found.lines), Decimal(0)) == found.exact


def command(**options: str) -> tuple[int, list[str]]:
    told = {"principal": "1000.00", "due": "2025-12-20", "paid": "2026-01-10", "policy": "other"} | options
    arguments = [part for name, value in told.items() for part in (f"--{name}", value)]
    result = CliRunner().invoke(app, ["late-fee", *arguments])
    return result.exit_code, result.output.splitlines()


def test_the_operator_works_one_out_and_the_last_line_is_the_total_alone():
    assert command() == (0, [
        "2025-12-21 - 2025-12-31  11 days x 0.2 % of 1000.00 = 22",
        "2026-01-01 - 2026-01-10  10 days x 0.3 % of 1000.00 = 30",
        "52.00",
    ])  # fmt: skip
    raised = command(principal="50", policy="resident", due="2025-12-01", paid="2025-12-06")
    assert raised[1][1:] == ["0.25 is charged as the minimum", "1.00"]
    assert command(paid="2025-12-20") == (0, ["0.00"])


@pytest.mark.parametrize(
    ("wrong", "remedy"),
    [
        ({"principal": "a lot"}, "--principal a lot: write an amount in yuan above zero, like 1000.00"),
        ({"principal": "1e3"}, "--principal 1e3: write an amount in yuan above zero, like 1000.00"),
        ({"principal": "0.00"}, "--principal 0.00: write an amount in yuan above zero, like 1000.00"),
        ({"principal": "1.005"}, "--principal 1.005: write an amount in yuan above zero, like 1000.00"),
        ({"due": "2025-02-30"}, "--due 2025-02-30: write a day that exists, like 2026-01-10"),
        ({"policy": "best"}, "--policy best: there is no such policy; use one of: other, resident"),
    ],
)
def test_a_slip_of_the_operator_is_answered_with_the_remedy(wrong, remedy):
    assert command(**wrong) == (2, [remedy])
