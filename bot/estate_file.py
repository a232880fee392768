"""Buildings and units from a file: YAML in the shape of the sample, or a sheet with a row for each unit.

A sheet becomes the same document as the YAML, so that one rule checks both; what is wrong is told by row.
"""

import re
from datetime import datetime
from pathlib import Path
from typing import Any

import yaml
from sqlmodel import Session, select

from cards.sheet_problems import names, told
from locales.texts import Texts, Words
from models.estate import Building
from papers.rows import Column, Row, Unreadable
from papers.sheets import read_sheet
from usecases.estate_import import Counts, EstateMistakes, import_estate

KEYS = ("building", "name", "aliases", "floor", "room", "label", "tier")
REQUIRED = ("building", "floor", "room")
_PATH = re.compile(r"buildings\[(\d+)\](?:\.units\[(\d+)\])?\.?")
_BETWEEN = re.compile(r"[,;、，；|\s]+")


def columns(texts: Texts) -> list[Column]:
    """The columns of such a sheet, by their names in every language."""
    spoken = [texts(language) for language in texts.languages]
    return [
        Column(key, tuple(name for words in spoken for name in names(f"estate-column-{key}", words)), key in REQUIRED)
        for key in KEYS
    ]


def read_estate(path: Path, texts: Texts, words: Words) -> list[Row] | Any:
    """The rows of a sheet, or the YAML document. Raises `EstateMistakes`, told in `words` for a sheet."""
    try:
        if path.suffix.lower() in (".xlsx", ".csv"):
            return read_sheet(path.read_bytes(), columns(texts))
        return yaml.safe_load(path.read_text("utf-8"))
    except Unreadable as wrong:
        raise EstateMistakes([told(problem, words) for problem in wrong.problems]) from None
    except yaml.YAMLError as odd:
        raise EstateMistakes([f"{path} is not YAML: {odd}"]) from None


def import_file(tx: Session, given: list[Row] | Any, *, now: datetime) -> Counts:
    """Import what was read; of a sheet, a building's name and aliases stay as they are unless it says them."""
    if not isinstance(given, list):
        return import_estate(tx, given, now=now)
    lines: dict[tuple[int, int], int] = {}
    document = _document(given, {each.code: each for each in tx.exec(select(Building))}, lines)
    try:
        return import_estate(tx, document, now=now)
    except EstateMistakes as wrong:
        raise EstateMistakes([_by_row(mistake, lines) for mistake in wrong.mistakes]) from None


def _document(rows: list[Row], standing: dict[str, Building], lines: dict[tuple[int, int], int]) -> dict[str, Any]:
    buildings: dict[str, dict[str, Any]] = {}
    for row in rows:
        code = row.cells["building"]
        place = buildings.setdefault(code, _as_it_stands(code, standing.get(code)))
        _rename(place, row)
        lines[list(buildings).index(code), len(place["units"])] = row.line
        place["units"].append({key: row.cells[key] for key in ("floor", "room", "label", "tier") if row.cells.get(key)})
    return {"buildings": list(buildings.values())}


def _as_it_stands(code: str, here: Building | None) -> dict[str, Any]:
    return {"code": code, "name": here.name if here else code, "aliases": list(here.aliases) if here else [],
            "units": []}  # fmt: skip


def _rename(place: dict[str, Any], row: Row) -> None:
    if name := row.cells.get("name"):
        place["name"] = name
    if spoken := row.cells.get("aliases"):
        place["aliases"] = [alias for alias in _BETWEEN.split(spoken) if alias]


def _by_row(mistake: str, lines: dict[tuple[int, int], int]) -> str:
    """A mistake of the document, told by the row that it came from; a building's is its first row's."""
    found = _PATH.match(mistake)
    line = lines.get((int(found[1]), int(found[2] or 0))) if found else None
    return f"row {line}: {mistake[found.end() :].lstrip(': ')}" if found and line else mistake
