"""A roster file, read with its lines: YAML below `roster:`, or CSV with a heading; person, pattern, first_day.

roster:                                                person,pattern,first_day
  - {person: "@zhang", pattern: day, first_day: 2026-11-23}      @zhang,day,2026-11-23
"""

import csv
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from catalogue.reading import read_file
from usecases.rosters import Entry, RosterMistakes

FIELDS = ("person", "pattern", "first_day")


def read_roster(path: Path) -> list[Entry]:
    """Every line of the file, unjudged; a file of another shape raises `RosterMistakes`."""
    entries = list(_csv(path) if path.suffix.lower() == ".csv" else _yaml(path))
    if not entries:
        raise RosterMistakes(["line 1: the file names nobody -> write person, pattern and first_day for each"])
    return entries


def _csv(path: Path) -> Iterable[Entry]:
    # Spreadsheets put a mark before the first letter.
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        missing = [field for field in FIELDS if field not in (rows.fieldnames or [])]
        if missing:
            raise RosterMistakes([f"line 1: {missing[0]!r} is missing -> begin with person,pattern,first_day"])
        for row in rows:
            if any(row[field] for field in FIELDS):
                yield Entry(rows.line_num, *(str(row[field] or "").strip() for field in FIELDS))


def _yaml(path: Path) -> Iterable[Entry]:
    source = read_file(path)
    if source.mistakes:
        told = [f"line {wrong.line}: {wrong.wrong} -> {wrong.remedy}" for wrong in sorted(source.mistakes)]
        raise RosterMistakes(told)
    listed = source.data.get("roster")
    if not isinstance(listed, list):
        raise RosterMistakes(["line 1: there is no list below `roster:` -> begin the file with it, as in the manual"])
    for number, row in enumerate(listed):
        line = source.lines[("roster", number)][1]
        yield Entry(line, *_fields(row, line))


def _fields(row: Any, line: int) -> list[str]:
    if not isinstance(row, dict) or set(row) != set(FIELDS):
        remedy = "write {person: ..., pattern: ..., first_day: 2026-11-23}"
        raise RosterMistakes([f"line {line}: {row!r} is not person, pattern and first_day -> {remedy}"])
    return [str(row[field]) for field in FIELDS]
