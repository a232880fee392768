"""Amounts that people write: a cashier's in answer to our question (500, 1,234.50 11-20), a tenant's beside a proof."""

import re
import unicodedata
from datetime import date
from decimal import Decimal

from models.money import cost_in

#: With its cents, a number is an amount and no flat, day or telephone.
_EXACT = re.compile(r"(?<![A-Za-z0-9.,-])(?:\d{1,3}(?:,\d{3})+|\d{1,8})\.\d{2}(?![\d.-])")
#: A sign before and a word behind the amount (¥, yuan in any script) are as good as none.
_PAID = re.compile(
    r"[^\w\s+-]?\s*(\d{1,3}(?:,\d{3})+|\d{1,8})(\.\d{1,2})?\s*[^\W\d_]{0,4}"
    r"(?:[\s,;]+(?:(\d{4})[-/.])?(\d{1,2})[-/.](\d{1,2}))?"
)


def paid_in(words: str, today: date) -> tuple[int, date | None] | None:
    """The amount in cents, and the day if one stands behind it; None if it is anything else.

    A day without a year is the last such day up to today.
    """
    found = _PAID.fullmatch(unicodedata.normalize("NFKC", words).strip())
    if found is None:
        return None
    whole, part, year, month, day = found.groups()
    amount = int(Decimal(whole.replace(",", "") + (part or "")) * 100)
    if month is None:
        return amount, None
    try:
        said = date(int(year or today.year), int(month), int(day))
        return amount, said.replace(year=said.year - 1) if year is None and said > today else said
    except ValueError:
        return None


def claimed_in(words: str) -> int | None:
    """What a tenant says that he has paid, in cents; None if he names no amount, or it may be something else."""
    plain = unicodedata.normalize("NFKC", words)
    exact = {amount.replace(",", "") for amount in _EXACT.findall(plain)}
    return cost_in(plain) or (int(Decimal(exact.pop()) * 100) if len(exact) == 1 else None)
