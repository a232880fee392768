"""Money on paper: in the numerals of receipts nobody can add a stroke."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from models.money import capitals

#: As cashiers write them; 零 once for any run of zeros, 整 where nothing follows.
WRITTEN = [
    (0, "零元整"),
    (1, "壹分"),
    (10, "壹角整"),
    (105, "壹元零伍分"),
    (1_00, "壹元整"),
    (10_00, "壹拾元整"),
    (1_230_00, "壹仟贰佰叁拾元整"),
    (442_86, "肆佰肆拾贰元捌角陆分"),
    (1_001_00, "壹仟零壹元整"),
    (1_409_50, "壹仟肆佰零玖元伍角整"),
    (6_007_14, "陆仟零柒元壹角肆分"),
    (10_000_00, "壹万元整"),
    (10_001_00, "壹万零壹元整"),
    (107_000_53, "壹拾万零柒仟元伍角叁分"),
    (16_409_02, "壹万陆仟肆佰零玖元零贰分"),
    (100_000_000_00, "壹亿元整"),
    (100_000_001_00, "壹亿零壹元整"),
]


@pytest.mark.parametrize(("cents", "said"), WRITTEN)
def test_an_amount_is_written_as_a_cashier_writes_it(cents: int, said: str) -> None:
    assert capitals(cents) == said


def test_traditional_readers_have_their_own_characters() -> None:
    assert capitals(12_346_00, traditional=True) == "壹萬貳仟參佰肆拾陸元整"


@given(st.integers(min_value=0, max_value=10**13))
def test_no_two_amounts_are_written_alike_and_zeros_never_pile_up(cents: int) -> None:
    said = capitals(cents)

    assert said != capitals(cents + 1)
    assert "零零" not in said
    assert re.search("[元角分整]$", said)
