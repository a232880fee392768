"""Meeting somebody for the first time: the welcome, the consent, and where he lives.

A code is never kept in a conversation, only its fingerprint. The consent is asked once, before the
first thing about him is stored; then the conversation goes on where it was interrupted.
"""

from typing import Any

from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, ShowMode, StartMode, Window
from aiogram_dialog.widgets.text import Format

from dialogs.consent import NOTICE, named
from dialogs.house import Say, button, closing, finish, goto, house, picker, taps_only, way_out
from dialogs.menus import set_own_menu
from dialogs.places import Place
from dialogs.settings import Settings
from models.catalogue import Catalogue
from models.estate import Tie
from models.people import Person
from models.refusals import Refusal
from usecases import joining, people
from usecases.codes import fingerprint

Data = dict[str, Any]


class Joining(StatesGroup):
    """From a stranger to a tenant."""

    welcome = State()
    consent = State()
    declined = State()
    code = State()
    tie = State()
    confirm = State()
    asked = State()
    closed = State()


async def begin(manager: DialogManager) -> None:
    """Welcome a stranger at the end of his chat; whoever belongs here but did not agree is asked that."""
    here = house(manager)
    belongs = await here.db.read(people.belongs, here.person)
    first = Settings.privacy if belongs else Joining.welcome
    await manager.start(first, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)


async def bring_code(manager: DialogManager, code: str) -> None:
    """Bind whoever brings a code, or ask for his consent first and bind him then."""
    if not people.has_agreed(house(manager).person):
        await manager.start(
            Joining.consent, {"code": fingerprint(code)}, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND
        )
    elif refusal := await _redeem(manager, fingerprint(code)):
        raise refusal


def dialog() -> Dialog:
    """The conversation."""
    return taps_only(
        Dialog(
            Window(
                Say("welcome"),
                button("welcome-code", _has_code),
                button("welcome-find", _finds_unit),
                button("welcome-language", _language),
                state=Joining.welcome,
                getter=_facts,
            ),
            Window(
                Say("consent-before"),
                *NOTICE,
                button("consent-yes", _agrees),
                goto("consent-no", Joining.declined),
                state=Joining.consent,
                getter=_facts,
            ),
            Window(
                Say("consent-declined"),
                button("nav-back", _welcomes_again),
                state=Joining.declined,
                getter=_facts,
            ),
            Window(
                Format("{note}\n", when="note"),
                Say("code-ask"),
                way_out(Joining.closed, back=Joining.welcome),
                state=Joining.code,
                getter=_facts,
            ),
            Window(
                Say("tie-ask"),
                picker("tie", _tie_chosen),
                way_out(Joining.closed, back=Joining.welcome),
                state=Joining.tie,
                getter=_facts,
            ),
            Window(
                Say("join-confirm"),
                button("join-send", _asks_desk),
                way_out(Joining.closed, back=Joining.tie),
                state=Joining.confirm,
                getter=_facts,
            ),
            closing("join-asked", Joining.asked, getter=_facts),
            closing("conversation-closed", Joining.closed),
            on_process_result=_unit_found,
        )
    )


async def _facts(dialog_manager: DialogManager, catalogue: Catalogue, person: Person | None, **_: Any) -> Data:
    words, told = house(dialog_manager).words, dialog_manager.dialog_data
    refused = told.get("refused")
    return {
        "name": person.name if person else "",
        "estate": catalogue.estate.name,
        "phone": catalogue.estate.phone,
        "version": str(people.CONSENT_VERSION),
        **named(house(dialog_manager)),
        "choices": [(tie.value, words(f"tie-{tie}")) for tie in Tie],
        "unit": told.get("unit", ""),
        "tie": words(f"tie-{told['tie']}") if "tie" in told else "",
        "note": words.html(refused[0], **refused[1]) if refused else "",
    }


async def _has_code(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    await _go_on(manager, "code")


async def _finds_unit(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    await _go_on(manager, "find")


async def _language(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    await manager.start(Settings.language)


async def _agrees(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    here = house(manager)
    manager.middleware_data["person"] = await here.db.run(people.give_consent, here.person)
    brought = manager.start_data.get("code") if isinstance(manager.start_data, dict) else None
    if not brought:
        await _go_on(manager, manager.dialog_data.get("wish", "code"))
    elif refusal := await _redeem(manager, str(brought)):
        manager.dialog_data["refused"] = [refusal.key, refusal.facts]
        await manager.switch_to(Joining.code)
    else:
        # The news that he is registered is owed by the rule; here the conversation only ends.
        await manager.done()


async def _welcomes_again(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    await manager.switch_to(Joining.welcome)


async def _go_on(manager: DialogManager, wish: str) -> None:
    """Towards a code or a unit, by way of the consent where it is missing."""
    manager.dialog_data["wish"] = wish
    if not people.has_agreed(house(manager).person):
        await manager.switch_to(Joining.consent)
    elif wish == "find":
        # Stepping back out of the picker leads here.
        await manager.switch_to(Joining.welcome)
        await manager.start(Place.building)
    else:
        await manager.switch_to(Joining.code)


async def _unit_found(_: Any, found: Any, manager: DialogManager) -> None:
    if found and found.get("cancelled"):
        await manager.switch_to(Joining.closed)
    elif found and "unit_id" in found:
        manager.dialog_data.update(found)
        await manager.switch_to(Joining.tie)


async def _tie_chosen(_: CallbackQuery, __: Any, manager: DialogManager, tie: str) -> None:
    manager.dialog_data["tie"] = tie
    await manager.switch_to(Joining.confirm)


async def _asks_desk(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    here, told = house(manager), manager.dialog_data
    await here.db.run(joining.ask_to_join, here.person, told["unit_id"], Tie(told["tie"]))
    await finish(manager, Joining.asked)


async def _redeem(manager: DialogManager, mark: str) -> Refusal | None:
    here = house(manager)
    tries = here.catalogue.limits.wrong_codes_per_hour
    refusal = await here.db.run(joining.use_code, here.person, mark, tries=tries)
    if refusal is None and here.person is not None and await here.db.read(people.runs, here.person):
        await set_own_menu(manager.middleware_data["bot"], here.db, here.person, here.words)
    return refusal
