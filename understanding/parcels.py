"""Parcels as desks type them: one line or many -> carrier, waybill, unit, recipient, count, kind, shelf.

A line is eaten away slot by slot; what is left over says whether we are sure. Talk leaves something
over ("12-1502的顺丰到了吗"), a parcel does not, so nobody's words are taken for a parcel.
"""

import re
from dataclasses import replace

from understanding.normalise import Text, normalise
from understanding.parcel_words import (
    carrier_in,
    count_in,
    fillers_in,
    head_of,
    kind_in,
    name_in,
    shelf_alone,
    shelf_in,
)
from understanding.reading import blank
from understanding.result import KnownPlaces, ParcelLine, ParcelText, Place
from understanding.slots import Cut
from understanding.slots.known import fitting
from understanding.slots.phone import find_phone
from understanding.slots.place import find_place
from understanding.slots.waybill import find_waybill

MOST_LINES = 200
LONGEST_LINE = 300
#: A building and a room with a space or a slash between them: only if there is such a unit.
LOOSE = re.compile(r"(?<![\da-z.-])(?P<b>[a-z]?\d{1,3}|[a-z])\s*[ /.,、#]\s*(?P<r>\d{2,4}[a-z]?)(?![\da-z-])")


def read_parcels(source: str, known: KnownPlaces | None = None, *, photo: bool = False) -> ParcelText:
    """What came, line by line; never raises. A line with a carrier alone stands above the lines that follow."""
    known = replace(known or KnownPlaces(), own=())
    written = [line[:LONGEST_LINE] for line in source.splitlines() if line.strip()]
    lines: list[ParcelLine] = []
    strange: list[str] = []
    above = ""
    for number, line in enumerate(written[:MOST_LINES]):
        read = read_line(line, known)
        alone = not (read.place or read.waybill or read.recipient or read.rest)
        if alone and number + 1 < len(written) and (read.carrier or not read.came):
            above = read.carrier or above
        elif read.place or read.waybill or read.recipient:
            lines.append(read if read.carrier or not above else replace(read, carrier=above))
        else:
            strange.append(line.strip())
    return ParcelText(tuple(lines), (*strange, *(line.strip() for line in written[MOST_LINES:])), photo)


def read_line(source: str, known: KnownPlaces) -> ParcelLine:
    """One line, eaten away slot by slot, the surest shapes first."""
    text = normalise(source)
    plain = text.plain
    left = _Left(text, plain)
    left.take(head_of(left.plain))
    waybill = find_waybill(left.plain)
    left.take(waybill.cut if waybill else None)
    phone = find_phone(left.plain)
    left.take(phone.cut if phone else None)
    shelf = shelf_in(left.plain)
    left.take(shelf.cut if shelf else None)
    carrier = carrier_in(left.plain)
    left.take(carrier.cut if carrier else None)
    # "2 letters" says both how many and what.
    kind = kind_in(left.plain)
    count = count_in(left.plain)
    left.take(count.cut if count else None)
    left.take(kind.cut if kind else None)
    units, place = _place(left, known)
    shelf = shelf or shelf_alone(left.plain)
    left.take(shelf.cut if shelf else None)
    name = name_in(left.plain, text)
    left.take(name.cut if name else None)
    for cut in fillers_in(left.plain):
        left.take(cut)
    return ParcelLine(
        words=source.strip(),
        carrier=carrier.value if carrier else waybill.carrier if waybill else "",
        waybill=waybill.number if waybill else "",
        units=units,
        place=place,
        recipient=name.value if name else "",
        pieces=int(count.value) if count else 1,
        kind=kind.value if kind else "parcel",
        shelf=shelf.value if shelf else "",
        phone=phone.number if phone else "",
        rest=left.rest(),
    )


class _Left:
    """What nobody has eaten yet. Eaten spans become blanks, so that positions stay what they were."""

    def __init__(self, text: Text, plain: str) -> None:
        self.text, self.plain = text, plain

    def take(self, *cuts: Cut | None) -> None:
        self.plain = blank(self.plain, [cut for cut in cuts if cut], " ")

    def rest(self) -> str:
        """The remaining words in the desk's own characters; punctuation is nothing."""
        found = [self.text.original(*each.span()) for each in re.finditer(r"[^\s]+", self.plain)]
        return " ".join(word for word in found if re.search(r"[\w?？]", word))


def _place(left: _Left, known: KnownPlaces) -> tuple[tuple[str, ...], str]:
    """The known units that fit what is written, and the place as written; both are eaten."""
    loose = LOOSE.search(left.plain)
    label = f"{loose['b']}-{loose['r']}" if loose else ""
    if loose and (unit := next((each for each in known.units if each.lower() == label), None)):
        left.take(Cut(*loose.span()))
        return (unit,), left.text.original(*loose.span())
    found = find_place(left.text, left.plain, known)
    if found is None or not (found.place.room or found.place.building):
        return (), ""
    left.take(*found.cuts)
    return _units(found.place, known), found.place.words if found.place.room else ""


def _units(place: Place, known: KnownPlaces) -> tuple[str, ...]:
    if place.known_unit:
        return (place.known_unit,)
    return tuple(sorted(fitting(place, known.units))) if place.room else ()
