"""Setting somebody's roster, and asking a colleague to take one's day: two short walks in private."""

from datetime import date, timedelta
from typing import Any

from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, ShowMode, StartMode, Window
from aiogram_dialog.widgets.kbd import Row

from dialogs.house import Say, button, closing, finish, goto, house, picker, taps_only, way_out
from locales.texts import Words
from usecases import rosters, swaps

Data = dict[str, Any]


class Rostering(StatesGroup):
    """Whose, what, and from which day."""

    who = State()
    what = State()
    extra = State()
    first_day = State()
    which_day = State()
    done = State()
    off = State()
    closed = State()


class Swapping(StatesGroup):
    """Which day, and who takes it."""

    day = State()
    whom = State()
    asked = State()
    closed = State()


async def begin_roster(manager: DialogManager) -> None:
    """Begin to set a roster; refuses whoever leads nobody."""
    here = house(manager)
    await here.db.read(rosters.leads, here.person)
    await manager.start(Rostering.who, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)


async def begin_swap(manager: DialogManager) -> None:
    """Begin to swap a day; refuses whoever is not on the staff."""
    here = house(manager)
    await here.db.read(swaps.days_to_swap, here.person)
    await manager.start(Swapping.day, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)


def rostering() -> Dialog:
    """The conversation behind /roster."""
    return taps_only(
        Dialog(
            Window(
                Say("roster-who"),
                picker("person", _person_chosen),
                way_out(Rostering.closed),
                state=Rostering.who,
                getter=_staff,
            ),
            Window(
                Say("roster-what"),
                picker("pattern", _pattern_chosen, width=2),
                Row(button("roster-free-day", _free_day), goto("roster-extra-day", Rostering.extra)),
                button("roster-no-roster", _take_off),
                way_out(Rostering.closed, back=Rostering.who),
                state=Rostering.what,
                getter=_patterns,
            ),
            Window(
                Say("roster-extra"),
                picker("extra", _extra_chosen, width=2),
                way_out(Rostering.closed, back=Rostering.what),
                state=Rostering.extra,
                getter=_patterns,
            ),
            Window(
                Say("roster-first-day"),
                picker("first", _day_chosen, width=2),
                way_out(Rostering.closed, back=Rostering.what),
                state=Rostering.first_day,
                getter=_days,
            ),
            Window(
                Say("roster-which-day"),
                picker("which", _day_chosen, width=2),
                way_out(Rostering.closed, back=Rostering.what),
                state=Rostering.which_day,
                getter=_days,
            ),
            closing("roster-set", Rostering.done, getter=_told),
            closing("roster-taken-off", Rostering.off, getter=_told),
            closing("conversation-closed", Rostering.closed),
        )
    )


def swapping() -> Dialog:
    """The conversation behind /swap."""
    return taps_only(
        Dialog(
            Window(
                Say("swap-which", when="choices"),
                Say("swap-no-days", when=lambda data, *_: not data["choices"]),
                picker("day", _swap_day_chosen),
                way_out(Swapping.closed),
                state=Swapping.day,
                getter=_swap_days,
            ),
            Window(
                Say("swap-whom", when="choices"),
                Say("swap-nobody", when=lambda data, *_: not data["choices"]),
                picker("colleague", _colleague_chosen),
                way_out(Swapping.closed, back=Swapping.day),
                state=Swapping.whom,
                getter=_colleagues,
            ),
            closing("swap-asked", Swapping.asked, getter=_told),
            closing("conversation-closed", Swapping.closed),
        )
    )


def said_day(words: Words, day: date) -> str:
    """A day as people say it."""
    return words("swap-day", month=str(day.month), day=str(day.day), weekday=words(f"weekday-{day.isoweekday()}"))


async def _staff(dialog_manager: DialogManager, **_: Any) -> Data:
    here = house(dialog_manager)
    found = await here.db.read(rosters.rostered, here.person)
    return {"choices": [(str(one.person.id), _person(here.words, one)) for one in found]}


def _person(words: Words, one: rosters.Rostered) -> str:
    pattern = words(f"pattern-{one.pattern}") if one.pattern else words("roster-always")
    return words("roster-person", name=one.person.name, pattern=pattern)


async def _patterns(dialog_manager: DialogManager, **_: Any) -> Data:
    here = house(dialog_manager)
    names = here.catalogue.shifts.patterns
    return {"choices": [(name, here.words(f"pattern-{name}")) for name in names]} | await _told(dialog_manager)


async def _days(dialog_manager: DialogManager, **_: Any) -> Data:
    here = house(dialog_manager)
    today = here.db.clock().astimezone(here.catalogue.zone).date()
    days = [today + timedelta(days=number) for number in range(rosters.DAYS_OFFERED)]
    return {"choices": [(day.isoformat(), said_day(here.words, day)) for day in days]} | await _told(dialog_manager)


async def _told(dialog_manager: DialogManager, **_: Any) -> Data:
    told = dialog_manager.dialog_data
    return {name: told[name] for name in ("name", "what", "day", "hours", "colleague") if name in told}


async def _person_chosen(_: CallbackQuery, __: Any, manager: DialogManager, id: str) -> None:
    here = house(manager)
    found = await here.db.read(rosters.rostered, here.person)
    name = next((one.person.name for one in found if one.person.id == int(id)), "")
    manager.dialog_data.update(person_id=int(id), name=name)
    await manager.switch_to(Rostering.what)


async def _pattern_chosen(_: CallbackQuery, __: Any, manager: DialogManager, pattern: str) -> None:
    _remember(manager, "line", pattern, f"pattern-{pattern}")
    await manager.switch_to(Rostering.first_day)


async def _extra_chosen(_: CallbackQuery, __: Any, manager: DialogManager, pattern: str) -> None:
    _remember(manager, "exception", pattern, f"pattern-{pattern}")
    await manager.switch_to(Rostering.which_day)


async def _free_day(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    _remember(manager, "exception", "", "roster-free-day")
    await manager.switch_to(Rostering.which_day)


def _remember(manager: DialogManager, sets: str, pattern: str, key: str) -> None:
    manager.dialog_data.update(sets=sets, pattern=pattern, what=house(manager).words(key))


async def _take_off(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    here = house(manager)
    await here.db.run(rosters.take_off, manager.dialog_data["person_id"], by=here.person)
    await finish(manager, Rostering.off)


async def _day_chosen(_: CallbackQuery, __: Any, manager: DialogManager, day: str) -> None:
    here, told = house(manager), manager.dialog_data
    chosen = date.fromisoformat(day)
    if told["sets"] == "line":
        await here.db.run(rosters.set_roster, told["person_id"], told["pattern"], chosen, by=here.person)
    else:
        await here.db.run(rosters.set_exception, told["person_id"], chosen, told["pattern"], by=here.person)
    told["day"] = said_day(here.words, chosen)
    await finish(manager, Rostering.done)


async def _swap_days(dialog_manager: DialogManager, **_: Any) -> Data:
    here = house(dialog_manager)
    found = await here.db.read(swaps.days_to_swap, here.person)
    return {"choices": [(one.day.isoformat(), f"{said_day(here.words, one.day)} {one.hours}") for one in found]}


async def _swap_day_chosen(_: CallbackQuery, __: Any, manager: DialogManager, day: str) -> None:
    here = house(manager)
    found = await here.db.read(swaps.days_to_swap, here.person)
    hours = next((one.hours for one in found if one.day.isoformat() == day), "")
    manager.dialog_data.update(chosen=day, day=said_day(here.words, date.fromisoformat(day)), hours=hours)
    await manager.switch_to(Swapping.whom)


async def _colleagues(dialog_manager: DialogManager, **_: Any) -> Data:
    here = house(dialog_manager)
    day = date.fromisoformat(dialog_manager.dialog_data["chosen"])
    found = await here.db.read(swaps.colleagues_for, here.person, day)
    return {"choices": [(str(one.id), one.name) for one in found]} | await _told(dialog_manager)


async def _colleague_chosen(_: CallbackQuery, __: Any, manager: DialogManager, id: str) -> None:
    here, told = house(manager), manager.dialog_data
    day = date.fromisoformat(told["chosen"])
    found = await here.db.read(swaps.colleagues_for, here.person, day)
    told["colleague"] = next((one.name for one in found if one.id == int(id)), "")
    await here.db.run(swaps.ask_swap, day, int(id), by=here.person)
    await finish(manager, Swapping.asked)
