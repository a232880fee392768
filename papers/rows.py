"""Plain records of what stands in a sheet, and of why it was not taken. Rules may read these."""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Column:
    """A column that a sheet may have. Its heading is any of `names`, whatever the case and the spaces."""

    key: str
    names: tuple[str, ...]
    required: bool = True


@dataclass(frozen=True, slots=True)
class Row:
    """One row. `line` is what the reader's program numbers it; a cell that is empty or not there is ""."""

    line: int
    cells: dict[str, str]


@dataclass(frozen=True)
class Problem:
    """What is wrong with a row (0: with the whole sheet): a text key, and facts for it."""

    line: int
    key: str
    facts: dict[str, Any] = field(default_factory=dict)


class Unreadable(Exception):
    """The sheet was not taken, not one row of it. `problems` are in the order of the rows."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__("; ".join(f"{each.line}: {each.key}" for each in problems[:5]))
        self.problems = problems
