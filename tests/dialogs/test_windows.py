"""Every window of every conversation speaks every language and fits a phone."""

import pytest
from aiogram.filters import Command
from aiogram.types import Message
from aiogram_dialog import Dialog, DialogManager

from dialogs import all_dialogs
from models.people import Language
from tests import people
from tests.dialogs.shell import House
from tests.usecases.conftest import START
from usecases.codes import Issued
from usecases.people import set_language

pytestmark = pytest.mark.anyio

#: What earlier windows leave behind for later ones.
CHOSEN = {
    "building_id": 1,
    "building": "12栋",
    "floor": "15",
    "unit_id": 1,
    "unit": "12-1502",
    "tie": "owner",
    "role": "worker",
    "team": "desk",
    "name": "林晓梅",
    "person_id": 1,
    "what": "白班",
    "day": "11月22日 周日",
    "chosen": "2026-11-22",
    "hours": "08:00-20:00",
    "colleague": "李师傅",
}


async def _open(house: House, dialog: Dialog, language: Language) -> list[Message]:
    talk = house.private(house.db.run_sync(people.ma))
    house.db.run_sync(set_language, house.db.run_sync(people.ma), language)

    async def prepare(_: object, manager: DialogManager) -> None:
        manager.dialog_data.update(CHOSEN)
        manager.middleware_data["issued"] = Issued("k3y-of_22-characters--", START)

    async def show(message: Message, dialog_manager: DialogManager) -> None:
        await dialog_manager.start(dialog.states()[int(message.text.split()[1])], {"may_hire": True})

    dialog.on_start = prepare
    house.intake.message.handlers.clear()
    house.intake.message.register(show, Command("show"))
    for number in range(len(dialog.states())):
        await talk.say(f"/show {number}")
    return [message for message in house.windows.sent_messages if message.text]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("number", range(len(all_dialogs())))
async def test_every_window_can_be_read_and_left(house: House, language: Language, number: int) -> None:
    house.db.run_sync(people.make_estate)
    dialog = house.dialogs[number]

    shown = await _open(house, dialog, language)

    assert len(shown) == len(dialog.states())
    for state, message in zip(dialog.states(), shown, strict=True):
        rows = message.reply_markup.inline_keyboard if message.reply_markup else []
        assert len(rows) <= 8, state
        assert all(len((button.callback_data or "").encode()) <= 64 for row in rows for button in row), state
        assert all(len(button.text) <= 32 for row in rows for button in row), state
        assert message.text.strip(), state
