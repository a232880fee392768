"""Where it is: building, section, floor and room from the many ways tenants write them.

Pieces are looked for one by one and joined, so that order and distance do not matter ("3栋的，2单元，房号1502").
A number needs a reason to be a room: a word beside it, a building before it, or the tenant's own unit.
"""

import re
from dataclasses import replace
from typing import NamedTuple

from understanding.normalise import Text
from understanding.result import KnownPlaces, Place
from understanding.slots import Cut
from understanding.slots import place_shapes as shapes
from understanding.slots.known import building_in, recognise
from understanding.slots.numerals import to_digits

JOIN = 8


class Found(NamedTuple):
    """A place, how sure we are, and the spans it used."""

    place: Place
    confidence: float
    cuts: tuple[Cut, ...]


class Piece(NamedTuple):
    """One part of a place: its value, the word after it, its span."""

    value: str
    kind: str
    start: int
    end: int


def find_place(text: Text, masked: str, known: KnownPlaces | None = None) -> Found | None:
    """The place in the text, or None. `masked` is text.plain with phones and times blanked out, same length."""
    known = known or KnownPlaces()
    pieces = _dashed(masked, known) or _spelled(masked, known)
    if not pieces:
        return None
    pieces = _floor_that_is_a_building(pieces)
    place = recognise(_place(pieces, text), known)
    return Found(place, _confidence(place, known), tuple(Cut(x.start, x.end) for x in pieces.values()))


def _dashed(masked: str, known: KnownPlaces) -> dict[str, Piece]:
    for shape in shapes.DASHES:
        for match in shape.finditer(masked):
            pieces = _from(match)
            if _plausible(pieces):
                return pieces if "building" in pieces else _behind_its_block(pieces, masked, known)
    return {}


def _behind_its_block(pieces: dict[str, Piece], masked: str, known: KnownPlaces) -> dict[str, Piece]:
    """ "Blk 8 #06-02": which block stands before it."""
    building = _building(masked[: pieces["room"].start], known)
    return {**pieces, "building": building} if building else pieces


def _from(match: re.Match[str]) -> dict[str, Piece]:
    names = {"b": "building", "u": "unit_section", "f": "floor", "r": "room"}
    whole = match.span()
    groups = {key: value for key, value in match.groupdict().items() if value}
    return {names[key]: Piece(_value(value), "", *whole) for key, value in groups.items() if key in names}


def _plausible(pieces: dict[str, Piece]) -> bool:
    """A lone letter or a year in front of a dash is more often a product code or a date than a building."""
    building, room = pieces.get("building"), pieces["room"]
    return not (building and re.fullmatch(r"[a-z]", building.value) and len(room.value) == 4 and room.value > "5000")


def _spelled(masked: str, known: KnownPlaces) -> dict[str, Piece]:
    pieces: dict[str, Piece] = {}
    building = _building(masked, known)
    section = _first(masked, "u", shapes.SECTION, shapes.ENGLISH_SECTION)
    floor = _first(masked, "f", shapes.FLOOR, shapes.BASEMENT) or _english_floor(masked)
    for name, piece in (("building", building), ("unit_section", section), ("floor", floor)):
        if piece:
            pieces[name] = piece
    room = _room(masked, pieces, known)
    if room:
        pieces["room"] = room
    return pieces


def _building(masked: str, known: KnownPlaces) -> Piece | None:
    written = _first(masked, "b", shapes.BUILDING, shapes.NUMBERED, shapes.ENGLISH_BUILDING, shapes.ENGLISH_NUMBERED)
    named = building_in(masked, known)
    if named and (not written or (written.start <= named[2] and named[1] <= written.end)):
        return Piece(named[0], written.kind if written else "", *named[1:])
    return written


def _first(masked: str, group: str, *patterns: re.Pattern[str]) -> Piece | None:
    for pattern in patterns:
        match = pattern.search(masked)
        if match:
            kind = match.groupdict().get("k") or ""
            return Piece(_value(match[group]), kind, *match.span())
    return None


def _english_floor(masked: str) -> Piece | None:
    match = shapes.ENGLISH_FLOOR.search(masked)
    if not match:
        return None
    if match["w"] or match["l"]:
        return Piece(shapes.ORDINALS.get(match["w"], "G"), "", *match.span())
    return Piece(_value(match["f"] or match["g"] or f"b{match['d']}"), "", *match.span())


def _room(masked: str, pieces: dict[str, Piece], known: KnownPlaces) -> Piece | None:
    candidates = [*_own_rooms(masked, known), *_marked(masked, pieces), *_after(masked, pieces)]
    if not candidates:
        candidates = _spoken(masked)
    return candidates[0] if candidates else None


def _own_rooms(masked: str, known: KnownPlaces) -> list[Piece]:
    rooms = {unit.split("-")[-1].lower() for unit in known.own if "-" in unit}
    matches = re.finditer(r"(?<![\d.a-z])\d{2,4}[a-z]?" + shapes.COUNTED, masked)
    return [Piece(_value(m[0]), "", *m.span()) for m in matches if m[0] in rooms]


def _marked(masked: str, pieces: dict[str, Piece]) -> list[Piece]:
    taken = [(piece.start, piece.end) for piece in pieces.values()]
    found = []
    for pattern in (shapes.MARKED_ROOM, shapes.ENGLISH_ROOM):
        for match in pattern.finditer(masked):
            if not any(start < match.end("r") and match.start("r") < end for start, end in taken):
                found.append(Piece(_value(match["r"]), "", *match.span()))
    return found


def _after(masked: str, pieces: dict[str, Piece]) -> list[Piece]:
    found = []
    for piece in sorted(pieces.values(), key=lambda piece: -piece.end):
        match = shapes.NEXT_ROOM.match(masked, piece.end)
        if match:
            found.append(Piece(_value(match["r"]), "", match.start("r"), match.end()))
    return found


def _spoken(masked: str) -> list[Piece]:
    found = []
    for pattern in shapes.SPOKEN_ROOM:
        for match in pattern.finditer(masked):
            year = re.fullmatch(r"19\d\d|20[012]\d", match["r"]) and match.start("r") == match.start()
            if match["r"] not in shapes.NOT_A_ROOM and not year:
                found.append(Piece(_value(match["r"]), "", match.start("r"), match.end("r")))
    return found


def _floor_that_is_a_building(pieces: dict[str, Piece]) -> dict[str, Piece]:
    """ "12楼1502": the fifteenth floor is not the twelfth, so 12 is the building."""
    floor, room = pieces.get("floor"), pieces.get("room")
    if not floor or not room or "building" in pieces or not room.value[:4].isdigit() or len(room.value) < 3:
        return pieces
    if 0 <= room.start - floor.end <= 1 and not room.value.startswith(floor.value) and floor.value.isdigit():
        rest = {name: piece for name, piece in pieces.items() if name != "floor"}
        return {**rest, "building": floor._replace(kind="号楼")}
    return pieces


def _value(written: str) -> str:
    parts = re.split(r"\s*([-~到至/、和])\s*", written.strip())
    joined = "".join("-" if part in "~到至" else "," if part in "/、和" else to_digits(part) for part in parts if part)
    joined = joined.replace("地下", "b").replace("负", "b") if joined.startswith(("地下", "负")) else joined
    return re.sub(r"^b([一二三四五六七八九])", lambda m: "b" + to_digits(m[1]), joined).upper()


def _place(pieces: dict[str, Piece], text: Text) -> Place:
    values = {name: piece.value for name, piece in pieces.items()}
    kind = pieces["building"].kind if "building" in pieces else ""
    place = Place(words=_quote(list(pieces.values()), text), building_kind=kind)
    return replace(place, **values)


def _quote(pieces: list[Piece], text: Text) -> str:
    """The tenant's words: one stretch when the pieces lie close together, else the pieces with a blank between."""
    pieces = sorted(pieces, key=lambda piece: piece.start)
    runs: list[list[int]] = []
    for piece in pieces:
        if runs and piece.start - runs[-1][1] <= JOIN:
            runs[-1][1] = max(runs[-1][1], piece.end)
        else:
            runs.append([piece.start, piece.end])
    return " ".join(text.original(start, end).strip() for start, end in runs)


def _confidence(place: Place, known: KnownPlaces) -> float:
    if place.known_unit:
        return 0.99 if place.known_unit in known.own else 0.95
    if place.building and place.room:
        return 0.7 if known.units else 0.85
    if place.building or place.unit_section:
        return 0.75
    return 0.6 if place.room and place.floor else 0.5
