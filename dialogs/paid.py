"""Money at the counter: the cashier chooses the home and how it was paid; the card that follows asks how much."""

from typing import Any

from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, ShowMode, StartMode, Window

from dialogs.house import Press, Say, button, closing, finish, house, taps_only, way_out
from dialogs.places import Place
from models.payments import PaymentWay
from usecases import payment_desk

Data = dict[str, Any]


class Paid(StatesGroup):
    """For which home, and how."""

    home = State()
    way = State()
    done = State()
    closed = State()


async def begin(manager: DialogManager) -> None:
    """Ask for which home; refuses whoever does not decide about payments."""
    here = house(manager)
    await here.db.read(payment_desk.may_register, here.person)
    await manager.start(Paid.home, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)


def dialog() -> Dialog:
    """The conversation behind /paid."""
    return taps_only(
        Dialog(
            Window(
                Say("paid-which"),
                button("paid-choose", _choose),
                way_out(Paid.closed),
                state=Paid.home,
            ),
            Window(
                Say("paid-how"),
                button("paid-cash", _by(PaymentWay.CASH)),
                button("paid-transfer", _by(PaymentWay.TRANSFER)),
                way_out(Paid.closed, back=Paid.home),
                state=Paid.way,
                getter=_told,
            ),
            closing("paid-done", Paid.done, getter=_told),
            closing("conversation-closed", Paid.closed),
            on_process_result=_unit_found,
        )
    )


async def _told(dialog_manager: DialogManager, **_: Any) -> Data:
    return {"unit": dialog_manager.dialog_data["unit"]}


async def _choose(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    await manager.start(Place.building)


async def _unit_found(_: Any, found: Any, manager: DialogManager) -> None:
    if found and found.get("cancelled"):
        await manager.switch_to(Paid.closed)
    elif found and "unit_id" in found:
        manager.dialog_data.update(found)
        await manager.switch_to(Paid.way)


def _by(way: PaymentWay) -> Press:
    async def chosen(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
        here = house(manager)
        await here.db.run(payment_desk.register, manager.dialog_data["unit_id"], way, by=here.person)
        await finish(manager, Paid.done)

    return chosen
