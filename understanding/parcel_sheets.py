"""A sheet of parcels: its columns by what stands above them, in three languages, and each row as a line.

A cell says one thing, so nothing has to be guessed: only units and carriers are looked up.
"""

from collections.abc import Mapping, Sequence
from functools import cache

from understanding.lexicon import table
from understanding.normalise import normalise
from understanding.parcel_words import MOST_PIECES, carrier_in, kind_in
from understanding.parcels import read_line
from understanding.result import KnownPlaces, ParcelLine, ParcelText
from understanding.slots.waybill import clean, find_waybill


@cache
def sheet_columns() -> dict[str, tuple[str, ...]]:
    """The headings of each column by what it holds; `unit` is the one that a sheet must have."""
    listed = table("carriers")["columns"]
    return {key: tuple(word.replace("_", " ") for word in words.split()) for key, words in listed.items()}


def names_parcels(words: str) -> bool:
    """Whether a file's name or the words beside it say that it is about parcels."""
    plain = normalise(words.replace("_", " ")).plain
    said = [word.replace("_", " ") for words in table("carriers")["kinds"].values() for word in words.split()]
    return any(word in plain for word in said)


def read_rows(rows: Sequence[Mapping[str, str]], known: KnownPlaces) -> ParcelText:
    """What a sheet says: a parcel for each row; a row without a unit, a waybill and a name is given back."""
    lines: list[ParcelLine] = []
    strange: list[str] = []
    for cells in rows:
        said = " ".join(cell for cell in cells.values() if cell)
        if any(cells.get(key) for key in ("unit", "waybill", "recipient")):
            lines.append(_line(cells, known, said))
        elif said:
            strange.append(said)
    return ParcelText(tuple(lines), tuple(strange))


def _line(cells: Mapping[str, str], known: KnownPlaces, said: str) -> ParcelLine:
    building, unit = cells.get("building", ""), cells.get("unit", "")
    where = read_line(f"{building.rstrip('栋幢座棟')}-{unit}" if building else unit, known)
    waybill = clean(cells.get("waybill", ""))
    shaped = find_waybill(waybill.lower())
    carrier = carrier_in(normalise(cells.get("carrier", "")).plain)
    kind = kind_in(normalise(cells.get("kind", "")).plain)
    pieces = cells.get("pieces", "").split(".")[0]
    return ParcelLine(
        words=said,
        carrier=carrier.value if carrier else shaped.carrier if shaped else "",
        waybill=waybill,
        units=where.units,
        place=where.place or unit,
        recipient=cells.get("recipient", "")[:80],
        pieces=min(max(int(pieces), 1), MOST_PIECES) if pieces.isascii() and pieces.isdigit() else 1,
        kind=kind.value if kind else "parcel",
        shelf=cells.get("shelf", "").strip().upper(),
    )
