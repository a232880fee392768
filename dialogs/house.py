"""What every guided conversation is built from: our words, pickers that fit a phone, and a way out.

Conversations listen to taps only. Whatever somebody writes while a menu is open is a report and
belongs to intake: no window of ours may swallow it.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

from aiogram.fsm.state import State
from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, ShowMode, Window
from aiogram_dialog.api.internal import TextWidget
from aiogram_dialog.widgets.kbd import Button, ManagedMultiselect, Multiselect, Row, ScrollingGroup, Select, SwitchTo
from aiogram_dialog.widgets.kbd.select import OnItemClick
from aiogram_dialog.widgets.text import Format, Text

from locales.texts import Texts, Words
from models.catalogue import Catalogue
from models.database import Database
from models.people import Person

#: Rows of choices above the pager and the way out: the whole keyboard fits a phone.
ROWS = 6

Click = OnItemClick[Any, str]
Press = Callable[[CallbackQuery, Any, DialogManager], Awaitable[None]]


@dataclass(frozen=True)
class House:
    """What the middleware brought along."""

    db: Database
    texts: Texts
    words: Words
    catalogue: Catalogue
    person: Person | None


def house(manager: DialogManager) -> House:
    """The house, as seen from a running conversation."""
    data = manager.middleware_data
    return House(data["db"], data["texts"], data["words"], data["catalogue"], data["person"])


class Say(Text):
    """The words of `key` in the reader's language, filled with the window's data; HTML unless `plain`."""

    def __init__(self, key: str, when: Any = None, *, plain: bool = False) -> None:
        super().__init__(when=when)
        self.key, self.plain = key, plain

    async def _render_text(self, data: dict[str, Any], manager: DialogManager) -> str:
        words = house(manager).words
        facts = {name: fact for name, fact in data.items() if isinstance(fact, str | int)}
        return words(self.key, **facts) if self.plain else words.html(self.key, **facts)


def label(key: str) -> TextWidget:
    """The words on a button."""
    return Say(key, plain=True)


def button(key: str, press: Press, *, when: Any = None) -> Button:
    """A button that does something."""
    return Button(label(key), id=_id_of(key), on_click=press, when=when)


def goto(key: str, state: State, *, when: Any = None) -> SwitchTo:
    """A button that turns to another window."""
    return SwitchTo(label(key), id=_id_of(key), state=state, when=when)


def picker(id: str, click: Click, *, width: int = 1) -> ScrollingGroup:
    """One choice out of the window's `choices`, pairs of (id, words), in pages."""
    choice: Select[str] = Select(Format("{item[1]}"), id, lambda item: item[0], "choices", on_click=click)
    return ScrollingGroup(choice, id=f"{id}_page", width=width, height=ROWS, hide_on_single_page=True)


def ticks(id: str, *, width: int = 2) -> ScrollingGroup:
    """Any number of choices out of the window's `choices`, a row less for "next"; `ticked` reads them."""
    boxes: Multiselect[str] = Multiselect(
        Format("✓ {item[1]}"), Format("{item[1]}"), id, lambda item: item[0], "choices"
    )
    return ScrollingGroup(boxes, id=f"{id}_page", width=width, height=ROWS - 1, hide_on_single_page=True)


def ticked(manager: DialogManager, id: str) -> list[str]:
    """The choices ticked under `id`."""
    boxes: ManagedMultiselect[str] | None = manager.find(id)
    return boxes.get_checked() if boxes else []


def way_out(closed: State, back: State | None = None) -> Row:
    """Back, where there is something to go back to, and cancel, which changes nothing."""

    async def cancel(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
        # A conversation that was begun from another one hands back to it.
        nested = len(manager.current_stack().intents) > 1
        await (manager.done() if nested else finish(manager, closed))

    steps = [goto("nav-back", back)] if back else []
    return Row(*steps, button("nav-cancel", cancel))


def closing(key: str, state: State, **window: Any) -> Window:
    """The last word of a conversation: no buttons, nothing to answer."""
    return Window(Say(key), state=state, **window)


async def finish(manager: DialogManager, last: State) -> None:
    """Show `last` as the last word and end the conversation."""
    await manager.switch_to(last)
    await manager.show(ShowMode.EDIT if isinstance(manager.event, CallbackQuery) else ShowMode.SEND)
    await hang_up(manager)


async def hang_up(manager: DialogManager) -> None:
    """End the conversation whose last word stands there already."""
    # It has no buttons, so the next conversation need not ask Telegram to take them away.
    manager.current_stack().last_message_id = None
    await manager.reset_stack(remove_keyboard=False)


def taps_only(dialog: Dialog) -> Dialog:
    """The dialog without its ears for messages."""
    for observer in (dialog.message, dialog.business_message):
        observer.handlers.clear()
    return dialog


def _id_of(key: str) -> str:
    # Widget ids are letters, digits, _ and dots.
    return key.replace("-", "_")
