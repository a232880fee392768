"""The front desk looks up who lives in a unit, and moves somebody out."""

from typing import Any

from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, ShowMode, StartMode, Window

from dialogs.house import Say, button, closing, finish, house, picker, taps_only, way_out
from dialogs.places import Place
from usecases import people

Data = dict[str, Any]


class Residents(StatesGroup):
    """Which home, who, and are you sure."""

    home = State()
    who = State()
    sure = State()
    done = State()
    closed = State()


async def begin(manager: DialogManager) -> None:
    """Ask which unit; refuses whoever is not of the front desk."""
    here = house(manager)
    await here.db.read(people.is_front_desk, here.person)
    await manager.start(Residents.home, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)


def dialog() -> Dialog:
    """The conversation behind /residents."""
    return taps_only(
        Dialog(
            Window(
                Say("residents-which"),
                button("residents-choose", _choose),
                way_out(Residents.closed),
                state=Residents.home,
            ),
            Window(
                Say("residents-ask", when="choices"),
                Say("residents-none", when=lambda data, *_: not data["choices"]),
                picker("resident", _resident_chosen),
                way_out(Residents.closed, back=Residents.home),
                state=Residents.who,
                getter=_residents,
            ),
            Window(
                Say("residents-sure"),
                button("residents-yes", _moves_out),
                way_out(Residents.closed, back=Residents.who),
                state=Residents.sure,
                getter=_told,
            ),
            closing("residents-done", Residents.done, getter=_told),
            closing("conversation-closed", Residents.closed),
            on_process_result=_unit_found,
        )
    )


async def _residents(dialog_manager: DialogManager, **_: Any) -> Data:
    here, told = house(dialog_manager), dialog_manager.dialog_data
    found = await here.db.read(people.residents, here.person, told["unit_id"])
    choices = [(str(one.person_id), f"{one.name} · {here.words(f'tie-{one.tie}')}") for one in found]
    return {"choices": choices, "unit": told["unit"]}


async def _told(dialog_manager: DialogManager, **_: Any) -> Data:
    return {"unit": dialog_manager.dialog_data["unit"], "name": dialog_manager.dialog_data["name"]}


async def _choose(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    await manager.start(Place.building)


async def _unit_found(_: Any, found: Any, manager: DialogManager) -> None:
    if found and found.get("cancelled"):
        await manager.switch_to(Residents.closed)
    elif found and "unit_id" in found:
        manager.dialog_data.update(found)
        await manager.switch_to(Residents.who)


async def _resident_chosen(_: CallbackQuery, __: Any, manager: DialogManager, id: str) -> None:
    here, told = house(manager), manager.dialog_data
    found = await here.db.read(people.residents, here.person, told["unit_id"])
    told["person_id"] = int(id)
    told["name"] = next((one.name for one in found if one.person_id == int(id)), "")
    await manager.switch_to(Residents.sure)


async def _moves_out(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    here, told = house(manager), manager.dialog_data
    await here.db.run(people.move_out, here.person, told["person_id"], told["unit_id"])
    await finish(manager, Residents.done)
