"""Waybill numbers: the shapes of known carriers first, then whatever is labelled, then anything long enough.

The trap is everything else with digits: telephones, units, counts. A number of its own needs ten digits
and must not be a mobile telephone; a short one needs a carrier's letters or a word that says what it is.
"""

import re
from functools import cache
from typing import NamedTuple

from understanding.lexicon import table
from understanding.slots import Cut

EDGE_L, EDGE_R = r"(?<![\da-z])", r"(?![\da-z])"
LABEL = (
    r"(?:快递单号|物流单号|运单号码|运单号|运单|单号|追踪号码?|waybill|tracking(?: number| no\.?| id)?|awb|consignment)"
    r"\s*(?:是|为|no\.?|[:#.])?\s*#?\s*"
)
LABELLED = re.compile(LABEL + r"(?P<n>[a-z\d](?:[a-z\d-]{2,28})[a-z\d])" + EDGE_R)
#: Desks that are in a hurry read the last digits only.
TAIL = re.compile(
    r"(?:尾号|尾数|末[三四五六3456]位|最?后[三四五六3456]位"
    r"|last (?:\d|three|four|five|six)(?: digits)?|ending(?: in)?)"
    r"\s*(?:是|为|[:#])?\s*(?P<n>\d{3,6})" + EDGE_R
)
GENERIC = re.compile(
    EDGE_L
    + r"(?P<n>(?!1[3-9]\d{9}(?!\d))\d{10,22}|[a-z]{1,4}\d{6,20}[a-z]{0,3}|\d{3,4}(?:-\d{4}){2})"
    + EDGE_R
    + r"(?!-\d)"
)


class Waybill(NamedTuple):
    """The number in capitals without spaces, the carrier whose shape it has ("" if nobody's), and its span."""

    number: str
    carrier: str
    cut: Cut


def find_waybill(plain: str) -> Waybill | None:
    """The first waybill in the normalised text."""
    for carrier, shape in _shapes():
        if match := shape.search(plain):
            return _waybill(match.group(), carrier, match.span())
    for shape in (LABELLED, TAIL, GENERIC):
        if match := shape.search(plain):
            return _waybill(match["n"], "", match.span())
    return None


def clean(written: str) -> str:
    """A waybill as it is kept: capitals, no spaces, no dash at its ends."""
    return re.sub(r"\s", "", written).strip("-").upper()


def _waybill(written: str, carrier: str, span: tuple[int, int]) -> Waybill:
    return Waybill(clean(written), carrier, Cut(*span))


@cache
def _shapes() -> list[tuple[str, re.Pattern[str]]]:
    carriers = table("carriers")["carriers"].items()
    return [
        (code, re.compile(EDGE_L + f"(?:{shape})" + EDGE_R))
        for code, carrier in carriers
        for shape in carrier["waybill"]
    ]
