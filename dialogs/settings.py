"""Which language we speak with somebody, and what we may know about him."""

from typing import Any

from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, ShowMode, StartMode, Window
from aiogram_dialog.widgets.kbd import Row

from dialogs.consent import NOTICE, is_new_to, named
from dialogs.house import Say, button, closing, finish, goto, house, picker, taps_only, way_out
from dialogs.menus import set_own_menu
from models.catalogue import Catalogue
from models.people import Language, Person
from usecases import learning, people

Data = dict[str, Any]


class Settings(StatesGroup):
    """Language and privacy."""

    language = State()
    chosen = State()
    privacy = State()
    sure = State()
    withdrawn = State()
    thanks = State()
    closed = State()


async def choose_language(manager: DialogManager) -> None:
    """Ask which language to speak, at the end of the chat."""
    await manager.start(Settings.language, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)


async def show_privacy(manager: DialogManager) -> None:
    """Show what is stored and why, with the way to agree or to withdraw."""
    await manager.start(Settings.privacy, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)


def dialog() -> Dialog:
    """The conversation."""
    return taps_only(
        Dialog(
            Window(
                Say("language-ask"),
                picker("language", _language_chosen),
                way_out(Settings.closed),
                state=Settings.language,
                getter=_languages,
            ),
            closing("language-chosen", Settings.chosen),
            Window(
                *NOTICE,
                Say("privacy-agreed", when="agreed"),
                Say("consent-new", when="new"),
                Say("privacy-not-agreed", when="not_agreed"),
                Say("learning-on", when="learns"),
                Say("learning-off", when="could_learn"),
                button("consent-yes", _agrees, when="not_agreed"),
                button("consent-new-yes", _agrees, when="new"),
                button("learning-allow", _allows, when="could_learn"),
                button("learning-stop", _stops, when="learns"),
                goto("privacy-withdraw", Settings.sure, when="agreed"),
                button("privacy-keep", _close),
                state=Settings.privacy,
                getter=_privacy,
            ),
            Window(
                Say("privacy-withdraw-ask"),
                Row(button("privacy-withdraw-yes", _withdraws), goto("nav-back", Settings.privacy)),
                state=Settings.sure,
                getter=_privacy,
            ),
            closing("privacy-withdrawn", Settings.withdrawn, getter=_privacy),
            closing("privacy-thanks", Settings.thanks),
            closing("conversation-closed", Settings.closed),
        )
    )


async def _languages(dialog_manager: DialogManager, **_: Any) -> Data:
    words = house(dialog_manager).words
    return {"choices": [(language.value, words(f"language-{language}")) for language in Language]}


async def _privacy(dialog_manager: DialogManager, catalogue: Catalogue, person: Person | None, **_: Any) -> Data:
    here, agreed = house(dialog_manager), people.has_agreed(person)
    at = person.consent_at if person and agreed else None
    learns = agreed and await house(dialog_manager).db.read(learning.allows, person)
    return {
        "agreed": agreed,
        "not_agreed": not agreed,
        "new": await is_new_to(here, person),
        **named(here),
        "learns": learns,
        "could_learn": agreed and not learns,
        "at": here.words.when(at, now=here.db.clock(), zone=catalogue.zone) if at else "",
        "estate": catalogue.estate.name,
        "phone": catalogue.estate.phone,
        "version": str(people.CONSENT_VERSION),
    }


async def _language_chosen(_: CallbackQuery, __: Any, manager: DialogManager, chosen: str) -> None:
    here, language = house(manager), Language(chosen)
    person = await here.db.run(people.set_language, here.person, language)
    manager.middleware_data.update(person=person, words=here.texts(language))
    if len(manager.current_stack().intents) > 1:
        # Chosen on the way to something else: go on with that, in the new language.
        await manager.done()
    else:
        await finish(manager, Settings.chosen)
    await set_own_menu(manager.middleware_data["bot"], here.db, person, here.texts(language))


async def _agrees(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    here = house(manager)
    await here.db.run(people.give_consent, here.person)
    await finish(manager, Settings.thanks)


async def _allows(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """Stay on the page: it says at once what he chose."""
    here = house(manager)
    await here.db.run(learning.allow, here.person)


async def _stops(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    here = house(manager)
    await here.db.run(learning.stop, here.person)


async def _withdraws(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    here = house(manager)
    manager.middleware_data["person"] = await here.db.run(people.withdraw, here.person)
    await finish(manager, Settings.withdrawn)


async def _close(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    await manager.done()
