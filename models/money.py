"""Amounts of money as people write them: in a work report 费用80, 80元, cost 80; in a sheet 1,234.50 or ¥80."""

import re
import unicodedata
from decimal import Context, Decimal

_AMOUNT = re.compile(
    r"(?:费用|收费|材料费|人工费|費用|收費|cost|fee|¥|￥|rmb)\s*[:：]?\s*(\d{1,6}(?:\.\d{1,2})?)"
    r"|(\d{1,6}(?:\.\d{1,2})?)\s*(?:元|块|塊|yuan|rmb)",
    re.IGNORECASE,
)

#: A cell that is a number and nothing else, its thousands parted or not.
_NUMBER = re.compile(
    r"[¥￥]?\s*([+-]?(?:[0-9]{1,3}(?:,[0-9]{3})+|[0-9]{1,15})(?:\.[0-9]{1,20})?)\s*(?:元|圆|圓|yuan|rmb|cny)?",
    re.IGNORECASE,
)
#: A spreadsheet counts in binary and shows fifteen digits: its 295.12000000000006 is 295.12.
_SHOWN = Context(prec=15)


def number_in(cell: str) -> Decimal | None:
    """The number that a cell of a sheet holds, to fifteen digits; None when it holds anything else."""
    found = _NUMBER.fullmatch(unicodedata.normalize("NFKC", cell).strip())
    return _SHOWN.create_decimal(found[1].replace(",", "")) if found else None


def cost_in(words: str) -> int | None:
    """The cost that was named, in cents; None when none was. Several amounts add up."""
    found = [Decimal(first or second) for first, second in _AMOUNT.findall(words)]
    return int(sum(found) * 100) if found else None


def yuan(cents: int) -> str:
    """Cents as people write yuan: 80.00."""
    return f"{Decimal(cents) / 100:.2f}"
