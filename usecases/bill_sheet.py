"""A sheet of bills, row by row: what each cell says, and every reason why a row cannot be taken.

What only the database knows (units, bills that are here already) is asked in `usecases/bill_import.py`.
Nothing is guessed: 05/06/2026 is two different days, and so it is none.
"""

import re
import unicodedata
from calendar import monthrange
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from decimal import Decimal
from typing import TypeVar

from models.bill_sheets import COLUMNS, REQUIRED, plain
from models.money import number_in, yuan
from papers.rows import Problem, Row

T = TypeVar("T")

#: How much fits into the row of a bill.
LENGTHS = {"number": 40, "note": 200}
#: Ten million yuan in cents: whoever bills more has mistyped.
MOST_CENTS = 1_000_000_000
YEARS = range(2000, 2101)
#: Rent is paid ahead; a bill that is due longer than this before its period begins was mistyped.
AHEAD = timedelta(days=31)
#: Quantity and price are rounded somewhere else; a cent is no mistake.
ROUNDING = Decimal("0.01")

# Between the numbers anything but letters of ours: - / . or the words for year, month and day.
_GAP, _END = r"\s*[^0-9A-Za-z\s]\s*", r"\s*[^0-9A-Za-z\s]?"
_DAY = re.compile(rf"([0-9]{{4}}){_GAP}([0-9]{{1,2}}){_GAP}([0-9]{{1,2}}){_END}|([0-9]{{4}})([0-9]{{2}})([0-9]{{2}})")
_DAY_LAST = re.compile(rf"([0-9]{{1,2}}){_GAP}([0-9]{{1,2}}){_GAP}([0-9]{{4}})")
_MONTH = re.compile(rf"([0-9]{{4}}){_GAP}([0-9]{{1,2}}){_END}|([0-9]{{4}})([0-9]{{2}})")
_MONTH_LAST = re.compile(rf"([0-9]{{1,2}}){_GAP}([0-9]{{4}})")


class Odd(Exception):
    """A cell that cannot be taken: the end of a text key, and facts for it."""

    def __init__(self, key: str, **facts: str) -> None:
        super().__init__(key)
        self.key, self.facts = key, facts


@dataclass(frozen=True, slots=True)
class Line:
    """One bill as its row says it. `unit` is what was written; amounts are cents."""

    line: int
    number: str
    unit: str
    fee: str
    period_from: date
    period_to: date
    amount: int
    due: date
    quantity: str
    unit_price: str
    note: str


@dataclass
class Sheet:
    """What a whole sheet says: the rows that can be read, and what is wrong with the others."""

    lines: list[Line] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)


def read_bills(rows: Iterable[Row], fees: Mapping[str, str]) -> Sheet:
    """Every row, typed. `fees` gives the fee kind for each word that people have for it, as `plain` writes it."""
    sheet, first = Sheet(), dict[str, int]()
    for row in rows:
        line = _Reader(row, fees).bill(sheet.problems)
        number = row.cells.get("number", "")
        if number and first.setdefault(number, row.line) != row.line:
            facts = {"number": number, "first": first[number]}
            sheet.problems.append(Problem(row.line, "bill-row-twice", facts))
        elif line is not None:
            sheet.lines.append(line)
    return sheet


def day_in(cell: str) -> date:
    """The day that a cell names, if it names one: 2026-11-30, 2026/11/30, 30.11.2026. Raises `Odd`."""
    words = unicodedata.normalize("NFKC", cell).strip()
    if found := _DAY.fullmatch(words):
        year, month, day = (int(part) for part in found.groups() if part)
    elif found := _DAY_LAST.fullmatch(words):
        day, month, year = map(int, found.groups())
        if day <= 12 and month <= 12 and day != month:
            raise Odd("date-ambiguous")
        day, month = (month, day) if month > 12 else (day, month)
    else:
        raise Odd("date")
    try:
        named = date(year, month, day)
    except ValueError:
        raise Odd("date") from None
    if named.year not in YEARS:
        raise Odd("date")
    return named


def month_in(cell: str) -> tuple[date, date]:
    """First and last day of the month that a cell names: 2026-11, 11/2026, or its first day. Raises `Odd`."""
    words = unicodedata.normalize("NFKC", cell).strip()
    if found := _MONTH.fullmatch(words):
        year, month = (int(part) for part in found.groups() if part)
    elif found := _MONTH_LAST.fullmatch(words):
        month, year = map(int, found.groups())
    elif _DAY.fullmatch(words) and (named := day_in(words)).day == 1:
        # A spreadsheet makes 2026-11-01 of a typed 2026-11.
        year, month = named.year, named.month
    else:
        raise Odd("month")
    if year not in YEARS or not 1 <= month <= 12:
        raise Odd("month")
    return date(year, month, 1), date(year, month, monthrange(year, month)[1])


def cents_in(cell: str) -> int:
    """An amount in cents. Raises `Odd` for what is no amount that anybody owes."""
    amount = number_in(cell)
    if amount is None:
        raise Odd("amount")
    if amount <= 0:
        raise Odd("amount-nothing" if amount == 0 else "amount-negative")
    cents = amount * 100
    if cents > MOST_CENTS:
        raise Odd("amount-large", most=yuan(MOST_CENTS))
    if cents != cents.to_integral_value():
        raise Odd("amount-decimals")
    return int(cents)


class _Reader:
    """One row. Each cell that is wrong is noted, and reading goes on."""

    def __init__(self, row: Row, fees: Mapping[str, str]) -> None:
        self.row, self.fees = row, fees
        self.problems: list[Problem] = []

    def bill(self, problems: list[Problem]) -> Line | None:
        """The row as a bill; if anything is wrong with it, that is added to `problems` instead."""
        for column in sorted(REQUIRED, key=COLUMNS.index):
            if not self._cell(column):
                self._blame("empty", column)
        number, note = self._short("number"), self._short("note")
        fee, amount = self._fee(), self._one("amount", cents_in)
        period, due = self._period(), self._one("due", day_in)
        quantity, price = self._measure("quantity"), self._measure("price")
        if period and due and due < period[0] - AHEAD:
            self._blame("due", "due", first=period[0].isoformat())
        if amount and quantity is not None and price is not None:
            self._check_sum(amount, quantity, price)
        problems += self.problems
        if self.problems or not (fee and amount and period and due):
            return None
        unit, counted, cost = self._cell("unit"), _digits(quantity), _digits(price, 2)
        return Line(self.row.line, number, unit, fee, *period, amount, due, counted, cost, note)

    def _cell(self, column: str) -> str:
        return self.row.cells.get(column, "")

    def _blame(self, key: str, column: str, **facts: str | list[str]) -> None:
        # Names of columns and fees are text keys: the reader is told them in his language.
        told = {"column": f"bill-column-{column}", "value": self._cell(column)[:60], **facts}
        self.problems.append(Problem(self.row.line, f"bill-row-{key}", told))

    def _one(self, column: str, read: Callable[[str], T]) -> T | None:
        """What `read` makes of a cell that is filled in."""
        try:
            return read(self._cell(column)) if self._cell(column) else None
        except Odd as odd:
            self._blame(odd.key, column, **odd.facts)
            return None

    def _short(self, column: str) -> str:
        if len(self._cell(column)) > LENGTHS[column]:
            self._blame("long", column, most=str(LENGTHS[column]))
        return self._cell(column)

    def _fee(self) -> str | None:
        fee = self.fees.get(plain(self._cell("fee")))
        if fee is None and self._cell("fee"):
            self._blame("fee", "fee", fees=[f"fee-{code}" for code in dict.fromkeys(self.fees.values())])
        return fee

    def _period(self) -> tuple[date, date] | None:
        if not (self._cell("from") or self._cell("to")):
            if not self._cell("month"):
                self._blame("period", "month")
            return self._one("month", month_in)
        first, last = self._one("from", day_in), self._one("to", day_in)
        for column in ("from", "to"):
            if not self._cell(column):
                self._blame("empty", column)
        if first is None or last is None:
            return None
        if last < first:
            self._blame("period-order", "to", first=first.isoformat())
            return None
        return first, last

    def _measure(self, column: str) -> Decimal | None:
        """A quantity or a price; one that is not there is None."""
        if not self._cell(column):
            return None
        number = number_in(self._cell(column))
        if number is None or len(_digits(number)) > 20:
            self._blame("measure", column)
            return None
        return number

    def _check_sum(self, amount: int, quantity: Decimal, price: Decimal) -> None:
        product = quantity * price
        if abs(product - Decimal(amount) / 100) > ROUNDING:
            facts = {"quantity": _digits(quantity), "price": _digits(price), "product": f"{product:.2f}"}
            self._blame("sum", "amount", **facts)


def _digits(number: Decimal | None, at_least: int = 0) -> str:
    """A number as it is kept, the same however it was typed: 12.5, 3.20."""
    if number is None:
        return ""
    words = format(number.normalize(), "f")
    whole, _, rest = words.partition(".")
    return f"{whole}.{rest:0<{at_least}}" if at_least > len(rest) else words
