"""Places the estate knows. What is known beats what was guessed; the tenant's own units beat everything."""

from collections.abc import Collection
from dataclasses import replace

from understanding.normalise import to_simplified
from understanding.result import KnownPlaces, Place


def building_in(plain: str, known: KnownPlaces) -> tuple[str, int, int] | None:
    """The known building one of whose names stands in the text, and where: (key, start, end); the longest name wins."""
    found: list[tuple[int, str, int]] = []
    for key, names in known.buildings.items():
        for name in map(to_simplified, names):
            at = plain.find(name) if name else -1
            if at >= 0 and not (name[0].isascii() and at and plain[at - 1].isascii() and plain[at - 1].isalnum()):
                found.append((len(name), key, at))
    if not found:
        return None
    size, key, at = max(found)
    return key, at, at + size


def recognise(place: Place, known: KnownPlaces) -> Place:
    """The place with `known_unit` filled in and missing parts completed, when exactly one known unit fits it."""
    if not place.room:
        return place
    unit = _only(place, known.own) or _only(place, known.units)
    if unit is None:
        return place
    parts = unit.split("-")
    section = parts[1] if len(parts) > 2 else place.unit_section
    return replace(place, known_unit=unit, building=parts[0], unit_section=section, room=parts[-1])


def fitting(place: Place, units: Collection[str]) -> list[str]:
    """Every one of the units that the place may mean."""
    room = (place.room or "").lower()
    return [unit for unit in units if unit.lower().endswith(room) and _fits(place, unit)]


def _only(place: Place, units: Collection[str]) -> str | None:
    found = fitting(place, units)
    return found[0] if len(found) == 1 else None


def _fits(place: Place, unit: str) -> bool:
    parts = [part.lower() for part in unit.split("-")]
    if len(parts) < 2:
        return False
    rooms = {(place.room or "").lower(), ((place.floor or "") + (place.room or "")).lower()}
    if parts[-1] not in rooms:
        return False
    if place.building and place.building.lower() != parts[0]:
        return False
    return not (place.unit_section and len(parts) > 2 and place.unit_section.lower() != parts[1])
