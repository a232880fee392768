"""Amounts beside a payment's proof: only what can be nothing else is offered to the cashier."""

import pytest

from models.paid_words import claimed_in


@pytest.mark.parametrize(
    ("words", "cents"),
    [
        ("转了300元", 30000),
        ("已付663.49", 66349),
        ("paid 863.68 yesterday", 86368),
        ("12-1502 已缴1,234.50", 123450),
        ("¥442.86", 44286),
        ("４４２．８６ 付了", 44286),
        ("付了 500", None),
        ("12-1502 物业费", None),
        ("12.05.2026 paid", None),
        ("13800001001", None),
        ("284.80 和 53.90", None),
    ],
)
def test_an_amount_is_one_that_has_its_cents_or_its_sign(words: str, cents: int | None) -> None:
    assert claimed_in(words) == cents
