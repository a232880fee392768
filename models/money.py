"""Amounts of money as people write them in a work report: 费用80, 80元, ¥80.50, cost 80."""

import re
from decimal import Decimal

_AMOUNT = re.compile(
    r"(?:费用|收费|材料费|人工费|費用|收費|cost|fee|¥|￥|rmb)\s*[:：]?\s*(\d{1,6}(?:\.\d{1,2})?)"
    r"|(\d{1,6}(?:\.\d{1,2})?)\s*(?:元|块|塊|yuan|rmb)",
    re.IGNORECASE,
)


def cost_in(words: str) -> int | None:
    """The cost that was named, in cents; None when none was. Several amounts add up."""
    found = [Decimal(first or second) for first, second in _AMOUNT.findall(words)]
    return int(sum(found) * 100) if found else None


def yuan(cents: int) -> str:
    """Cents as people write yuan: 80.00."""
    return f"{Decimal(cents) / 100:.2f}"
