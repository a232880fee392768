"""The reading process: a sheet on standard input, rows as JSON lines on standard output.

A sheet from outside may be a bomb, so it is opened in a process that may not grow, may not take long,
and holds nothing worth having: `papers/sheets.py` starts it and takes no more rows than it asked for.
The last line is {"end": true}; without it the process died on the way.
"""

import csv
import io
import json
import sys
import zipfile
from collections.abc import Iterable, Iterator
from contextlib import suppress
from typing import IO, Any, TextIO

from papers.cells import FORMULA, LIVE, Strange, text_of

MOST_MEMORY = 700 << 20
MOST_SECONDS = 90
MOST_PARTS = 100
#: 50,000 bills are about 30 MB unpacked.
MOST_UNPACKED = 120 << 20
MOST_COLUMNS = 60
CODINGS = ("utf-8-sig", "gb18030", "big5")


def main(out: TextIO, most_rows: int, names: list[str]) -> None:
    """Read standard input and write what was found; never raises for what stands in the sheet."""
    _limit()
    data = sys.stdin.buffer.read()
    try:
        rows = _xlsx(data) if data[:4] == b"PK\x03\x04" else _csv(data, names)
        _write(out, rows, most_rows)
        out.write('{"end": true}\n')
    except Strange as strange:
        _refuse(out, strange.key)
    except MemoryError:
        _refuse(out, "sheet-too-large")
    except Exception as error:
        # Whatever a library thinks of a broken file is told as one thing: it cannot be read.
        print(type(error).__name__, file=sys.stderr)
        _refuse(out, "sheet-broken")


def _limit() -> None:
    try:
        import resource
    except ImportError:  # not on Windows
        return
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))


def _write(out: TextIO, rows: Iterable[tuple[int, list[Any]]], most_rows: int) -> None:
    kept = 0
    for line, values in rows:
        if line > most_rows * 2 or kept > most_rows:
            raise Strange("sheet-too-many-rows", 0)
        try:
            cells = [text_of(value, column) for column, value in enumerate(values[:MOST_COLUMNS], 1)]
        except Strange as strange:
            out.write(json.dumps({"line": line, "strange": strange.key, "column": strange.column}) + "\n")
            continue
        if any(cells):
            kept += 1
            out.write(json.dumps({"line": line, "cells": cells}, ensure_ascii=False) + "\n")


def _xlsx(data: bytes) -> Iterator[tuple[int, list[Any]]]:
    _check_parts(data)
    from openpyxl import load_workbook

    book = load_workbook(io.BytesIO(data), read_only=True, keep_links=False)
    sheet = book.worksheets[0]
    # What a file says of its own size is not believed: some programs write A1:A1, a bomb writes anything.
    sheet.reset_dimensions()
    for line, row in enumerate(sheet.iter_rows(), 1):
        yield line, [FORMULA if cell.data_type == "f" else cell.value for cell in row]


def _check_parts(data: bytes) -> None:
    """Refuse a bomb by its list of contents, before anything is unpacked, and XML that defines words of its own."""
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        parts = packed.infolist()
        if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
            raise Strange("sheet-too-large", 0)
        if "[Content_Types].xml" not in packed.namelist():
            raise Strange("sheet-broken", 0)
        for part in parts:
            with packed.open(part) as stream:
                _check_part(stream)


def _check_part(stream: IO[bytes]) -> None:
    """openpyxl 3.1 hands its large parts to a parser that expands entities, defusedxml installed or not."""
    before = b""
    while chunk := stream.read(1 << 20):
        # Without the zeros UTF-16 reads like ASCII.
        seen = (before + chunk).replace(b"\x00", b"")
        if b"<!DOCTYPE" in seen or b"<!ENTITY" in seen:
            raise Strange("sheet-dangerous", 0)
        before = chunk[-32:]


def _csv(data: bytes, names: list[str]) -> Iterator[tuple[int, list[Any]]]:
    words = _decoded(data, names)
    if "\x00" in words:
        raise Strange("sheet-broken", 0)
    csv.field_size_limit(100_000)
    first = words.partition("\n")[0]
    delimiter = max(",;\t", key=first.count)
    reader = csv.reader(io.StringIO(words, newline=""), delimiter=delimiter, strict=True)
    for row in reader:
        # A program that shows the file would compute it; whoever wrote it meant something else than its text.
        yield reader.line_num, [FORMULA if cell.startswith("=") else _bare(cell) for cell in row]


def _bare(cell: str) -> str:
    """Without the apostrophe that we write before a text that looks like a formula (`papers/sheets.py: harmless`)."""
    return cell[1:] if cell[:1] == "'" and cell[1:].startswith(LIVE) else cell


def _decoded(data: bytes, names: list[str]) -> str:
    """Bytes of Big5 are nearly always legal GB 18030 too, so a coding is right if a heading can be read in it."""
    found = []
    for coding in CODINGS:
        with suppress(UnicodeDecodeError):
            found.append(data.decode(coding))
    if not found:
        raise Strange("sheet-broken", 0)
    return next((words for words in found if any(name in words for name in names)), found[0])


def _refuse(out: TextIO, key: str) -> None:
    out.write(json.dumps({"refused": key}) + "\n")


if __name__ == "__main__":
    sys.stdout.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
    main(sys.stdout, int(sys.argv[1]), sys.argv[2:])
