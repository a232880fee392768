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


#: The banks' numerals: digits, places within four, groups of four, yuan, jiao, fen, zheng (whole).
_SIMPLIFIED = ("零壹贰叁肆伍陆柒捌玖", ("", "拾", "佰", "仟"), ("", "万", "亿"), "元角分整")
_TRADITIONAL = ("零壹貳參肆伍陸柒捌玖", ("", "拾", "佰", "仟"), ("", "萬", "億"), "元角分整")


def capitals(cents: int, *, traditional: bool = False) -> str:
    """Cents in the numerals of receipts (大写): 44286 is 肆佰肆拾贰元捌角陆分. Below a trillion yuan."""
    digits, _, _, signs = _TRADITIONAL if traditional else _SIMPLIFIED
    yuan_sign, jiao, fen, whole = tuple(signs)
    whole_yuan, rest = divmod(cents, 100)
    tens, ones = divmod(rest, 10)
    spoken = f"{_grouped(whole_yuan, traditional=traditional)}{yuan_sign}" if whole_yuan or not rest else ""
    if not rest:
        return spoken + whole
    spoken += f"{digits[tens]}{jiao}" if tens else digits[0] * bool(whole_yuan)
    return spoken + (f"{digits[ones]}{fen}" if ones else whole)


def _grouped(number: int, *, traditional: bool) -> str:
    digits, places, groups, _ = _TRADITIONAL if traditional else _SIMPLIFIED
    if number == 0:
        return digits[0]
    spoken, gap = "", False
    for group in (2, 1, 0):
        for place in (3, 2, 1, 0):
            digit = number // 10 ** (4 * group + place) % 10
            if digit:
                # However many zeros stand between two digits, one is said.
                spoken += (digits[0] if gap and spoken else "") + digits[digit] + places[place]
            gap = not digit
        if number // 10 ** (4 * group) % 10_000:
            spoken += groups[group]
    return spoken
