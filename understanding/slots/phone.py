"""Phone numbers a tenant leaves: mainland, Hong Kong, Taiwan, with or without a country code.

The trap is everything else with digits: waybills, amounts, ID numbers. A number that touches further letters or
digits is not a phone number.
"""

import re
from typing import NamedTuple

from understanding.slots import Cut

EDGE_L, EDGE_R = r"(?<![\da-z.#-])", r"(?![\da-z]|-\d)"
GAP = r"[ -]?"
SHAPES = (
    rf"(?:\+?86{GAP})?1[3-9]\d{GAP}\d{{4}}{GAP}\d{{4}}",
    rf"\+?852{GAP}[2-9]\d{{3}}{GAP}\d{{4}}",
    rf"(?:\+?886{GAP})?0?9\d{{2}}{GAP}\d{{3}}{GAP}\d{{3}}",
    rf"0\d{{2,3}}{GAP}[2-9]\d{{6,7}}",
    rf"\+\d{{1,3}}{GAP}\d{{2,4}}{GAP}\d{{3,4}}{GAP}\d{{3,4}}",
    r"[25-9]\d{3} \d{4}",
)
PATTERN = re.compile(EDGE_L + "(?:" + "|".join(SHAPES) + ")" + EDGE_R)
CALLED = r"(?:电话|手机|联系|致电|打给|whatsapp|tel|phone|call|mobile)"
SHORT = re.compile(CALLED + r"[^\d\n]{0,8}([2-9]\d{3}[ -]?\d{4}|\d{7,8})" + EDGE_R)
BEFORE_OTHER = re.compile(r"(?:单号|运单|快递|取件码|订单|waybill|tracking|身份证|卡号|账号)[^\d]{0,4}$")


class Phone(NamedTuple):
    """The number with only digits and a leading plus, and the span it stood in."""

    number: str
    cut: Cut


def find_phone(plain: str) -> Phone | None:
    """The first phone number in the normalised text."""
    for match in PATTERN.finditer(plain):
        if not BEFORE_OTHER.search(plain[: match.start()]):
            return _phone(match.group(), match.start(), match.end())
    named = SHORT.search(plain)
    return _phone(named[1], named.start(1), named.end(1)) if named else None


def _phone(written: str, start: int, end: int) -> Phone:
    return Phone(re.sub(r"[^\d+]", "", written), Cut(start, end))
