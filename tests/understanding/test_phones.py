"""Numbers people leave, and numbers that only look like it."""

import pytest

from tests.understanding.conftest import Said


@pytest.mark.parametrize(
    ("text", "phone"),
    [
        ("打我电话13812345678", "13812345678"),
        ("138 1234 5678", "13812345678"),
        ("+86 138-1234-5678", "+8613812345678"),
        ("WhatsApp 9123 4567", "91234567"),
        ("+852 9123 4567", "+85291234567"),
        ("手機0912-345-678", "0912345678"),
        ("座机0731-84512345", "073184512345"),
        ("运单号13812345678", None),
        ("SF1381234567890", None),
        ("取件码 6-2-3041", None),
        ("430102199001011234", None),
        ("交了1380元", None),
    ],
)
def test_a_phone_number_is_told_from_other_numbers(said: Said, text: str, phone: str | None) -> None:
    assert said(text).phone == phone
