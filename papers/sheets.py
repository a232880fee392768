"""Sheets (xlsx, CSV) from people, and for people.

Reading trusts nothing: `read_sheet` opens the file in a process of its own (`papers/reading.py`), with
limits, and takes all of it or nothing. Writing never makes a formula: what a person typed stays text.
"""

import csv
import io
import json
import subprocess
import sys
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

import xlsxwriter

from papers.cells import LIVE, LONGEST
from papers.rows import Column, Problem, Row, Unreadable

#: Telegram gives bots no file above 20 MB; 50,000 bills are about 3.
MOST_BYTES = 20 << 20
MOST_ROWS = 100_000
READ_SECONDS = 100.0
#: A heading stands in one of the first rows: people put a title above it.
HEADING_WITHIN = 10
#: More problems than this nobody reads at once.
MOST_PROBLEMS = 50


def read_sheet(data: bytes, columns: Sequence[Column], *, most_rows: int = MOST_ROWS) -> list[Row]:
    """The rows of a sheet, by the columns' keys. Blocks for seconds: call it in a thread.

    Raises `Unreadable` with every problem that the file itself has: too large, broken, dangerous (a bomb,
    XML entities), formulas, a heading that lacks a required column, no rows.
    """
    if len(data) > MOST_BYTES:
        raise Unreadable([Problem(0, "sheet-too-large")])
    lines = _lines(data, columns, most_rows)
    heading, rows, problems, seen = None, [], [], dict[str, str]()
    for number, line in enumerate(lines):
        if "strange" in line:
            problems.append(Problem(line["line"], line["strange"], {"column": letter(line["column"])}))
        elif heading is None:
            heading = _heading(line["cells"], columns)
            if heading is None and number + 1 >= HEADING_WITHIN:
                break
        else:
            rows.append(_row(line, heading, seen))
        if len(problems) >= MOST_PROBLEMS:
            break
    if heading is None:
        problems = [Problem(0, "sheet-no-heading", {"columns": _wanted(columns)})]
    elif not rows and not problems:
        problems = [Problem(0, "sheet-empty")]
    if problems:
        raise Unreadable(problems)
    return rows


def letter(column: int) -> str:
    """A column as spreadsheet programs name it: 1 is A, 27 is AA."""
    name = ""
    while column:
        column, rest = divmod(column - 1, 26)
        name = chr(65 + rest) + name
    return name


def write_xlsx(title: str, headings: Sequence[str], rows: Iterable[Sequence[str | Decimal | int]]) -> bytes:
    """A workbook with one sheet. Text is written as text, numbers as numbers, nothing as a formula."""
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "constant_memory": True, "strings_to_urls": False})
    sheet = book.add_worksheet(_tab(title))
    bold, plain = book.add_format({"bold": True, "bg_color": "#F0F5F3"}), book.add_format({"quote_prefix": True})
    for column, words in enumerate(headings):
        sheet.write_string(0, column, printable(words), bold)
        sheet.set_column(column, column, max(10, min(40, 2 * len(words) + 4)))
    sheet.freeze_panes(1, 0)
    for number, row in enumerate(rows, 1):
        for column, value in enumerate(row):
            if isinstance(value, str):
                words = printable(value)
                sheet.write_string(number, column, words, plain if words.startswith(LIVE) else None)
            else:
                sheet.write_number(number, column, value)
    book.close()
    return file.getvalue()


def write_csv(headings: Sequence[str], rows: Iterable[Sequence[str | Decimal | int]]) -> bytes:
    """The same as CSV, with the mark that makes spreadsheet programs read it as UTF-8."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow([harmless(words) for words in headings])
    writer.writerows([harmless(value) if isinstance(value, str) else value for value in row] for row in rows)
    return file.getvalue().encode("utf-8-sig")


def printable(words: str) -> str:
    """Without what no cell may hold. Raises ValueError rather than cut what is too long for one."""
    if len(words) > 32_767:
        raise ValueError("longer than a cell")
    return "".join(each for each in words if each == "\n" or unicodedata.category(each) not in ("Cc", "Cs"))


def harmless(words: str) -> str:
    """For CSV, where nothing says that a text is text: an apostrophe keeps it from being computed."""
    words = printable(words)
    return f"'{words}" if words.startswith(LIVE) else words


def _tab(title: str) -> str:
    return "".join(each for each in printable(title) if each not in "[]:*?/\\'")[:31] or "1"


def _lines(data: bytes, columns: Sequence[Column], most_rows: int) -> Iterator[dict[str, Any]]:
    """What the reading process found. Its end without a last word means that it was stopped by its limits."""
    names = [name for column in columns for name in column.names]
    command = [sys.executable, "-m", "papers.reading", str(most_rows), *names]
    try:
        found = subprocess.run(command, input=data, capture_output=True, timeout=READ_SECONDS, check=False)
    except subprocess.TimeoutExpired:
        raise Unreadable([Problem(0, "sheet-too-large")]) from None
    ended = False
    for raw in io.BytesIO(found.stdout):
        line = json.loads(raw)
        if "refused" in line:
            raise Unreadable([Problem(0, line["refused"], {"rows": most_rows})])
        ended = "end" in line
        if not ended:
            yield line
    if not ended:
        raise Unreadable([Problem(0, "sheet-too-large")])


def _heading(cells: list[str], columns: Sequence[Column]) -> dict[int, str] | None:
    """Which key stands in which place, if this row is the heading."""
    named = {_plain(name): column.key for column in columns for name in column.names}
    found: dict[int, str] = {}
    for place, words in enumerate(cells):
        key = named.get(_plain(words))
        if key is not None and key not in found.values():
            found[place] = key
    required = {column.key for column in columns if column.required}
    return found if required <= set(found.values()) else None


def _row(line: dict[str, Any], heading: dict[int, str], seen: dict[str, str]) -> Row:
    # Most cells stand in thousands of rows: each is kept once, which saves a third of the memory.
    cells = [seen.setdefault(cell, cell) for cell in line["cells"]]
    return Row(line["line"], {key: cells[place] if place < len(cells) else "" for place, key in heading.items()})


def _wanted(columns: Sequence[Column]) -> str:
    return "、".join(column.names[0] for column in columns if column.required)


def _plain(words: str) -> str:
    """A heading without what people decorate it with: case, spaces, units in brackets, stars."""
    words = unicodedata.normalize("NFKC", words).casefold().partition("(")[0]
    return "".join(each for each in words if each.isalnum())


__all__ = ["LONGEST", "Column", "Problem", "Row", "Unreadable", "read_sheet", "write_csv", "write_xlsx"]
