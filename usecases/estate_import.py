"""Buildings and units from a file: importing it again changes nothing that it does not say.

The file's shape is told in catalogue/estates/sample.yaml. It is checked whole before a row is
touched, and every mistake is told at once, with its path and the remedy.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlmodel import Session, select

from models.estate import Building, Unit

CODE = re.compile(r"[0-9A-Za-z]{1,20}")
RANGE = re.compile(r"(\d{1,3})-(\d{1,3})")
FLOOR = re.compile(r"[0-9A-Za-z]{1,10}")
ROOM = re.compile(r"[0-9A-Za-z]{1,10}")
BUILDING_KEYS = {"code", "name", "aliases", "floors", "rooms", "units"}
UNIT_KEYS = {"floor", "room", "label", "tier"}
TIER = re.compile(r"[0-9A-Za-z]{1,10}")


class EstateMistakes(Exception):
    """A file that was not imported. `mistakes` are "path: what is wrong -> remedy"."""

    def __init__(self, mistakes: list[str]) -> None:
        super().__init__("\n".join(mistakes))
        self.mistakes = mistakes


@dataclass(frozen=True)
class Counts:
    """What an import did."""

    new_buildings: int
    changed_buildings: int
    new_units: int
    #: Units that are let to a customer of another tier than before.
    changed_units: int = 0

    def __str__(self) -> str:
        buildings = f"{self.new_buildings} new buildings, {self.changed_buildings} changed"
        return f"{buildings}, {self.new_units} new units, {self.changed_units} changed"


@dataclass
class _Plan:
    """One building of the file, read; units as (floor, room, label)."""

    code: str
    name: str
    aliases: list[str]
    units: list[tuple[str, str, str]] = field(default_factory=list)
    #: How large a customer a unit is let to, by its label, where the file says so.
    tiers: dict[str, str] = field(default_factory=dict)


def import_estate(tx: Session, document: dict[str, Any], *, now: datetime) -> Counts:
    """Make the file's buildings and units, and bring names and aliases up to date. Removes nothing."""
    reader = _Reader()
    plans = reader.buildings(document)
    standing = {building.code: building for building in tx.exec(select(Building))}
    doors = {unit.label: unit for unit in tx.exec(select(Unit))}
    homes = {label: unit.building_id for label, unit in doors.items()}
    _check_homes(reader, plans, standing, homes)
    if reader.mistakes:
        raise EstateMistakes(reader.mistakes)
    new = [plan for plan in plans if plan.code not in standing]
    changed = [plan for plan in plans if plan.code in standing and _differs(plan, standing[plan.code])]
    for plan in new:
        standing[plan.code] = Building(code=plan.code, name=plan.name, aliases=plan.aliases)
        tx.add(standing[plan.code])
    for plan in changed:
        standing[plan.code].name, standing[plan.code].aliases = plan.name, plan.aliases
    tx.flush()
    units = [unit for plan in plans for unit in _units(plan, standing[plan.code].id) if unit.label not in homes]
    tx.add_all(units)
    tiers = {label: tier for plan in plans for label, tier in plan.tiers.items()}
    relet = [doors[label] for label, tier in tiers.items() if label in doors and doors[label].tier != tier]
    for unit in relet:
        unit.tier = tiers[unit.label]
    tx.flush()
    return Counts(len(new), len(changed), len(units), len(relet))


def _units(plan: _Plan, building_id: int | None) -> list[Unit]:
    assert building_id is not None
    return [
        Unit(building_id=building_id, floor=floor, room=room, label=label, tier=plan.tiers.get(label, ""))
        for floor, room, label in plan.units
    ]


def _differs(plan: _Plan, building: Building) -> bool:
    return (plan.name, plan.aliases) != (building.name, building.aliases)


def _check_homes(reader: "_Reader", plans: list[_Plan], standing: dict[str, Building], homes: dict[str, int]) -> None:
    """A label that is another building's already would move people who live there."""
    owners = {building.id: code for code, building in standing.items()}
    for number, plan in enumerate(plans):
        for _, _, label in plan.units:
            owner = owners.get(homes.get(label))
            if owner is not None and owner != plan.code:
                reader.blame(f"buildings[{number}]", f"{label} belongs to building {owner} already", "rename it")


class _Reader:
    """Reads the document, noting every mistake instead of stopping at the first."""

    def __init__(self) -> None:
        self.mistakes: list[str] = []

    def blame(self, path: str, wrong: str, remedy: str) -> None:
        self.mistakes.append(f"{path}: {wrong} -> {remedy}")

    def buildings(self, document: object) -> list[_Plan]:
        given = document.get("buildings") if isinstance(document, dict) else None
        if not isinstance(given, list) or not given:
            self.blame("buildings", "there are none", "begin with `buildings:` and a list, as in the sample")
            return []
        plans = [self._building(f"buildings[{number}]", each) for number, each in enumerate(given)]
        whole = [plan for plan in plans if plan is not None]
        self._only_once(whole)
        return whole

    def _only_once(self, plans: list[_Plan]) -> None:
        names: dict[str, str] = {}
        labels: set[str] = set()
        for number, plan in enumerate(plans):
            path = f"buildings[{number}]"
            for name in dict.fromkeys([plan.code, *plan.aliases]):
                if names.setdefault(name, path) != path:
                    self.blame(path, f"{name!r} is the name of {names[name]} already", "leave it with one of them")
            for _, _, label in plan.units:
                if label in labels:
                    self.blame(path, f"{label} stands twice", "keep one of them")
                labels.add(label)

    def _building(self, path: str, given: object) -> _Plan | None:
        if not isinstance(given, dict):
            self.blame(path, f"{given!r} is no building", "write code:, name:, floors: and rooms: below it")
            return None
        self._known(path, given, BUILDING_KEYS)
        code = self._text(f"{path}.code", given.get("code"), CODE)
        name = self._text(f"{path}.name", given.get("name", code or "?"))
        aliases = self._list(f"{path}.aliases", given.get("aliases", []))
        spoken = [self._text(f"{path}.aliases[{number}]", alias) for number, alias in enumerate(aliases)]
        plan = _Plan(code, name, [alias for alias in spoken if alias])
        plan.units += self._grid(path, given, code)
        for number, unit in enumerate(self._list(f"{path}.units", given.get("units", []))):
            plan.units += self._unit(f"{path}.units[{number}]", unit, plan)
        if not given.keys() & {"floors", "units"}:
            self.blame(path, "has no units", "write floors: and rooms:, or units:")
        return plan

    def _grid(self, path: str, given: dict[Any, Any], code: str) -> Iterator[tuple[str, str, str]]:
        if ("floors" in given) != ("rooms" in given):
            lacking = "rooms" if "floors" in given else "floors"
            self.blame(f"{path}.{lacking}", "is missing", "floors: and rooms: go together")
        rooms = self._list(f"{path}.rooms", given.get("rooms", []))
        names = [self._text(f"{path}.rooms[{number}]", room, ROOM) for number, room in enumerate(rooms)]
        for floor in self._floors(f"{path}.floors", given.get("floors", [])):
            for room in filter(None, names):
                yield floor, floor + room, f"{code}-{floor}{room}"

    def _floors(self, path: str, given: object) -> Iterator[str]:
        for number, floor in enumerate(given if isinstance(given, list) else [given]):
            where = f"{path}[{number}]" if isinstance(given, list) else path
            span = RANGE.fullmatch(floor) if isinstance(floor, str) else None
            if span and int(span[1]) <= int(span[2]):
                yield from map(str, range(int(span[1]), int(span[2]) + 1))
            elif isinstance(floor, int) and not isinstance(floor, bool) and floor > 0:
                yield str(floor)
            elif isinstance(floor, str) and FLOOR.fullmatch(floor):
                yield floor
            else:
                self.blame(where, f"{floor!r} is no floor", "write 1-15, 3 or B1")

    def _unit(self, path: str, given: object, plan: _Plan) -> Iterator[tuple[str, str, str]]:
        if not isinstance(given, dict):
            self.blame(path, f"{given!r} is no unit", 'write {floor: "1", room: "101"}')
            return
        self._known(path, given, UNIT_KEYS)
        floor = self._text(f"{path}.floor", given.get("floor"), FLOOR)
        room = self._text(f"{path}.room", given.get("room"), ROOM)
        label = self._text(f"{path}.label", given.get("label", f"{plan.code}-{room}"))
        if "tier" in given:
            plan.tiers[label[:40]] = self._text(f"{path}.tier", given["tier"], TIER)
        if floor and room and label:
            yield floor, room, label[:40]

    def _known(self, path: str, given: dict[Any, Any], keys: set[str]) -> None:
        for key in given:
            if key not in keys:
                self.blame(f"{path}.{key}", "unknown key", f"use one of: {', '.join(sorted(keys))}")

    def _list(self, path: str, given: object) -> list[Any]:
        if isinstance(given, list):
            return given
        self.blame(path, f"{given!r} is no list", "write it like [one, two]")
        return []

    def _text(self, path: str, given: object, pattern: re.Pattern[str] | None = None) -> str:
        if given is None:
            self.blame(path, "is missing", "add it")
        elif not isinstance(given, str):
            self.blame(path, f"{given!r} is not text", "put it in quotes, as it is written on the door")
        elif not given.strip() or len(given) > 100:
            self.blame(path, f"{given[:20]!r} is no name", "write 1 to 100 characters")
        elif pattern and not pattern.fullmatch(given):
            self.blame(path, f"{given!r} does not fit", "use letters and digits only")
        else:
            return given.strip()
        return ""
