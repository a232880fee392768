"""What stands in a cell, as one line of text, whatever the program that wrote it meant.

Run in the reading process (`papers/reading.py`): nothing of our own may be imported here but papers.
"""

from datetime import date, datetime, time
from decimal import Decimal
from typing import Any

#: Nobody types more into a cell of ours; what is longer was pasted by mistake.
LONGEST = 500
#: What a spreadsheet program takes for the beginning of a formula.
LIVE = ("=", "+", "-", "@", "\t", "\r")
#: Stands for a cell whose value is computed: what it shows is not what we would read.
FORMULA = object()


class Strange(Exception):
    """A cell that cannot be taken: a text key and the column's number, counted from 1."""

    def __init__(self, key: str, column: int) -> None:
        super().__init__(key)
        self.key, self.column = key, column


def text_of(value: Any, column: int) -> str:
    """A cell's value as people write it: 2026-11-30, 12.5, 顺丰. Raises `Strange` for a formula or a novel."""
    if value is FORMULA:
        raise Strange("sheet-formula", column)
    if value is None:
        return ""
    if isinstance(value, bool):
        return "1" if value else "0"
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time(0) else value.isoformat(" ", "minutes")
    if isinstance(value, date | time):
        return value.isoformat()
    if isinstance(value, float):
        # repr is the shortest that gives the number back: 0.1, never 0.1000000000000000055.
        return format(Decimal(repr(value)).normalize(), "f") if value == value and abs(value) < 1e15 else "?"
    words = " ".join(str(value).split())
    if len(words) > LONGEST:
        raise Strange("sheet-cell-long", column)
    return "".join(each for each in words if each.isprintable())
