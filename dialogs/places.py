"""Choosing a unit by buttons: building, floor, door. Other conversations start it and get the unit back.

It ends with `{"unit_id": ..., "unit": label}`, with None when somebody steps back out of it, and
with `{"cancelled": True}` when he cancels altogether.
"""

from typing import Any

from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, Window
from aiogram_dialog.widgets.kbd import Row

from dialogs.house import Say, button, goto, hang_up, house, picker, taps_only
from models.catalogue import Catalogue
from models.database import Database
from usecases import people

Data = dict[str, Any]


class Place(StatesGroup):
    """Where somebody lives, in three taps."""

    building = State()
    floor = State()
    unit = State()


def dialog() -> Dialog:
    """The picker."""
    return taps_only(
        Dialog(
            Window(
                Say("place-building", when="choices"),
                Say("place-none", when=lambda data, *_: not data["choices"]),
                picker("building", _building_chosen, width=2),
                Row(button("nav-back", _step_out), button("nav-cancel", _cancel)),
                state=Place.building,
                getter=_buildings,
            ),
            Window(
                Say("place-floor"),
                picker("floor", _floor_chosen, width=4),
                Row(goto("nav-back", Place.building), button("nav-cancel", _cancel)),
                state=Place.floor,
                getter=_floors,
            ),
            Window(
                Say("place-unit"),
                picker("unit", _unit_chosen, width=3),
                Row(goto("nav-back", Place.floor), button("nav-cancel", _cancel)),
                state=Place.unit,
                getter=_units,
            ),
        )
    )


async def _buildings(db: Database, catalogue: Catalogue, **_: Any) -> Data:
    found = await db.read(people.buildings)
    return {"choices": [(str(b.id), b.name) for b in found], "phone": catalogue.estate.phone}


async def _floors(db: Database, dialog_manager: DialogManager, **_: Any) -> Data:
    chosen = dialog_manager.dialog_data
    floors = await db.read(people.floors, chosen["building_id"])
    return {"choices": [(floor, floor) for floor in floors], "building": chosen["building"]}


async def _units(db: Database, dialog_manager: DialogManager, **_: Any) -> Data:
    chosen = dialog_manager.dialog_data
    units = await db.read(people.units_on, chosen["building_id"], chosen["floor"])
    choices = [(str(unit.id), unit.label) for unit in units]
    return {"choices": choices, "building": chosen["building"], "floor": chosen["floor"]}


async def _building_chosen(_: CallbackQuery, __: Any, manager: DialogManager, id: str) -> None:
    building = await house(manager).db.read(people.building_by_id, int(id))
    manager.dialog_data.update(building_id=int(id), building=building.name if building else "")
    await manager.switch_to(Place.floor)


async def _floor_chosen(_: CallbackQuery, __: Any, manager: DialogManager, floor: str) -> None:
    manager.dialog_data["floor"] = floor
    await manager.switch_to(Place.unit)


async def _unit_chosen(_: CallbackQuery, __: Any, manager: DialogManager, id: str) -> None:
    unit = await house(manager).db.read(people.unit_by_id, int(id))
    await manager.done({"unit_id": int(id), "unit": unit.label if unit else ""})


async def _step_out(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    await manager.done()


async def _cancel(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    await manager.done({"cancelled": True})
    # Whoever began the picker has turned to his last word by now; the conversation ends with it.
    await hang_up(manager)
