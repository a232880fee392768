"""A sheet of bills held against the database: which rows are new, which are known, and which cannot be taken.

A number is a bill's name for good: receipts and talk refer to it. So the same number with other content is
a mistake, never a correction, and the number of a bill that was withdrawn is not given again.
"""

from collections import Counter
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from difflib import get_close_matches
from typing import Any

from sqlmodel import Session, col, select

from models.bill_sheets import plain
from models.bills import Bill, BillStatus, Found
from models.estate import Building, Unit
from models.people import Person
from papers.rows import Problem, Unreadable
from usecases.bill_sheet import Line, Odd, Sheet, day_in
from usecases.bills import CASHIERS
from usecases.people import demand, roles_of

#: What makes two bills the same, besides their number.
CONTENT = ("unit_id", "fee", "period_from", "period_to", "amount", "due", "quantity", "unit_price", "note")
#: The column in which a difference stands.
COLUMN_OF = {"unit_id": "unit", "period_from": "from", "period_to": "to", "unit_price": "price"}
#: So many units that we do not know are compared with those that we know; more are a wrong sheet.
COMPARED = 50
#: SQLite takes a limited number of values in one question.
PORTION = 500


@dataclass
class Checked:
    """Rows for new bills with their units, and what was found."""

    new: list[tuple[Line, int]] = field(default_factory=list)
    found: Found = field(default_factory=Found)


def reach_of(tx: Session, by: Person | None) -> frozenset[str] | None:
    """The buildings whose bills somebody may import; None: all of them. Refuses whoever is no cashier."""
    held = [role for role in roles_of(tx, demand(tx, by, CASHIERS)) if role.role in CASHIERS]
    if any(not role.buildings for role in held):
        return None
    return frozenset(code for role in held for code in role.buildings)


def check(tx: Session, sheet: Sheet, buildings: Collection[str] | None, *, now: datetime) -> Checked:
    """The whole sheet, changing nothing. Raises `Unreadable` with everything that is wrong with it."""
    doors, problems = _Doors(tx, buildings), list(sheet.problems)
    checked = Checked()
    for lines in portions(sheet.lines, PORTION):
        here = _bills_here(tx, [line.number for line in lines])
        for line in lines:
            unit_id = doors.unit(line, problems)
            if unit_id is None:
                continue
            old = here.get(line.number)
            if old is None:
                checked.new.append((line, unit_id))
            elif problem := _differs(line, values_of(line, unit_id), old):
                problems.append(problem)
            else:
                checked.found.known += 1
    if problems:
        raise Unreadable(sorted(problems, key=lambda problem: problem.line))
    checked.found = _sums(checked)
    return checked


def portions(things: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    """The things, so many at a time."""
    return (things[start : start + size] for start in range(0, len(things), size))


def values_of(line: Line, unit_id: int) -> dict[str, Any]:
    """What the sheet says of a bill, as its row has it."""
    told = {name: getattr(line, name) for name in CONTENT if name != "unit_id"}
    return told | {"number": line.number, "unit_id": unit_id}


class _Doors:
    """Every unit, by whatever people write for it: 12-1502, 12栋1502, 12幢1502室."""

    def __init__(self, tx: Session, buildings: Collection[str] | None) -> None:
        self.buildings, self.compared = buildings, 0
        self.labels: list[str] = []
        self.units: dict[str, tuple[int, str]] = {}
        other: dict[str, tuple[int, str]] = {}
        common: Counter[str] = Counter()
        for unit, building in tx.exec(select(Unit, Building).join(Building, col(Building.id) == col(Unit.building_id))):
            home = (unit.id or 0, building.code)
            self.labels.append(unit.label)
            self.units[_door(unit.label)] = home
            for name in {_door(f"{name}{unit.room}") for name in (building.name, *building.aliases)}:
                other[name] = home
                common[name] += 1
        # A label is a unit's own; a name that two units share is nobody's.
        self.units = {name: home for name, home in other.items() if common[name] == 1} | self.units

    def unit(self, line: Line, problems: list[Problem]) -> int | None:
        """The unit that a row means; if there is none, why is added to `problems`."""
        home = self._home(line.unit)
        if home is None:
            problems.append(self._unknown(line))
            return None
        if self.buildings is not None and home[1] not in self.buildings:
            problems.append(Problem(line.line, "bill-row-unit-not-yours", {"value": line.unit}))
            return None
        return home[0]

    def _home(self, words: str) -> tuple[int, str] | None:
        name = _door(words)
        # After the room people write the word for it.
        return self.units.get(name) or (None if name[-1:].isascii() else self.units.get(name[:-1]))

    def _unknown(self, line: Line) -> Problem:
        facts = {"value": line.unit[:60]}
        try:
            day_in(line.unit)
        except Odd:
            pass
        else:
            # A spreadsheet takes 3-12 for a day in March.
            return Problem(line.line, "bill-row-unit-day", facts)
        self.compared += 1
        near = get_close_matches(line.unit, self.labels, n=3, cutoff=0.7) if self.compared <= COMPARED else []
        if not near:
            return Problem(line.line, "bill-row-unit", facts)
        return Problem(line.line, "bill-row-unit-near", facts | {"near": ", ".join(near)})


def _door(words: str) -> str:
    return "".join(each for each in plain(words) if each.isalnum() or each == "-")


def _bills_here(tx: Session, numbers: list[str]) -> dict[str, dict[str, Any]]:
    # Columns, not objects: a session remembers each object for as long as it lives.
    columns = [Bill.__table__.c[name] for name in ("number", "status", *CONTENT)]  # type: ignore[attr-defined]
    found = tx.connection().execute(select(*columns).where(col(Bill.number).in_(numbers)))
    return {row["number"]: dict(row) for row in found.mappings()}


def _differs(line: Line, values: dict[str, Any], old: dict[str, Any]) -> Problem | None:
    other = next((name for name in CONTENT if values[name] != old[name]), None)
    if other is None:
        return None
    key = "bill-row-withdrawn" if old["status"] is BillStatus.WITHDRAWN else "bill-row-other"
    return Problem(line.line, key, {"number": line.number, "column": f"bill-column-{COLUMN_OF.get(other, other)}"})


def _sums(checked: Checked) -> Found:
    fees: dict[str, tuple[int, int]] = {}
    for line, _ in checked.new:
        count, cents = fees.get(line.fee, (0, 0))
        fees[line.fee] = (count + 1, cents + line.amount)
    return Found(
        bills=len(checked.new),
        known=checked.found.known,
        units=len({unit_id for _, unit_id in checked.new}),
        fees=fees,
        period_from=min((line.period_from for line, _ in checked.new), default=None),
        period_to=max((line.period_to for line, _ in checked.new), default=None),
    )
