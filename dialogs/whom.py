"""Choosing whom something is for: what the pickers of buildings, floors and tiers offer, for every dialog that asks."""

from typing import Any

from aiogram_dialog import DialogManager

from dialogs.house import house
from usecases import people

Data = dict[str, Any]


async def buildings(dialog_manager: DialogManager, **_: Any) -> Data:
    """Every building."""
    found = await house(dialog_manager).db.read(people.buildings)
    return {"choices": [(building.code, building.name) for building in found]}


async def floors(dialog_manager: DialogManager, **_: Any) -> Data:
    """The floors of the one building."""
    here, chosen = house(dialog_manager), dialog_manager.dialog_data.get("only_building")
    known = {building.code: building for building in await here.db.read(people.buildings)}
    building = known.get(str(chosen))
    floors = await here.db.read(people.floors, building.id) if building else []
    return {"choices": [(floor, floor) for floor in floors], "building": building.name if building else ""}


async def tiers(dialog_manager: DialogManager, **_: Any) -> Data:
    """How large customers are, as the estate names it."""
    found = await house(dialog_manager).db.read(people.tiers)
    return {"choices": [(tier, tier) for tier in found]}
