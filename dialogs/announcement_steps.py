"""The steps of an announcement: what each window shows, and what a tap does to the draft or to what was sent."""

from typing import Any

from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from cards.announcement_words import body, title
from cards.registry import Pen
from dialogs.house import finish, house, ticked
from models.announcements import Announcement, AnnouncementState
from models.catalogue import Catalogue
from models.people import Language
from usecases import announcement_calls, announcement_page, announcements
from usecases import announcement_making as making

Data = dict[str, Any]
A = AnnouncementState

WHO = ("everybody", "key_tenants", "open_matter")
MARKS = {A.ASKED: "⏳", A.SENT: "🟢", A.WITHDRAWN: "⚪️"}


class Announcing(StatesGroup):
    """From the list to an announcement that is sent, and to what can be done about it afterwards."""

    menu = State()
    templates = State()
    write = State()
    field = State()
    hub = State()
    language = State()
    translate = State()
    audience = State()
    buildings = State()
    floors = State()
    units = State()
    tiers = State()
    when = State()
    at = State()
    preview = State()
    sent = State()
    asked = State()
    page = State()
    correct = State()
    correcting = State()
    sure = State()
    closed = State()


#: Where a typed word leads.
NEXT = {"field": Announcing.field, "hub": Announcing.hub, "when": Announcing.when, "preview": Announcing.preview,
        "page": Announcing.page}  # fmt: skip


def pen_of(manager: DialogManager) -> Pen:
    """What a drawing needs, for whoever looks at the window."""
    here = house(manager)
    return Pen(here.words, here.db.clock(), here.catalogue.zone, here.catalogue)


async def decided(dialog_manager: DialogManager, **_: Any) -> Data:
    """What was sent lately."""
    here = house(dialog_manager)
    known = await here.db.read(announcements.listed)
    return {"choices": [(str(one.id), f"{MARKS[one.state]} {title(one, here.words)}"[:32]) for one in known]}


async def templates(dialog_manager: DialogManager, catalogue: Catalogue, **_: Any) -> Data:
    """What people can fill in."""
    words = house(dialog_manager).words
    known = catalogue.announcements.templates.items()
    return {"choices": [(code, words(f"announcement-{code}")) for code, template in known if template.typed]}


async def draft(dialog_manager: DialogManager, **_: Any) -> Data:
    """The draft as it stands: its words, whom it reaches, when it goes, and what is asked for just now."""
    here, pen = house(dialog_manager), pen_of(dialog_manager)
    found = await here.db.read(announcement_page.draft_page, here.person)
    if found is None:
        return {"body": "—", "own": False, "units": 0, "people": 0, "begins": "", "many": False, "urgent": False,
                "field": ""}  # fmt: skip
    said, reach = found.said, found.reach
    return {
        "body": body(said, pen) or "—",
        "own": not said.template,
        "units": reach.units,
        "people": reach.askable,
        "begins": pen("announce-begins", at=pen.when(said.begins_at)) if said.begins_at else pen("announce-begins-now"),
        "many": found.many and not said.urgent,
        "urgent": said.urgent,
        "field": here.words(f"announce-field-{found.asks}") if found.asks else "",
    }


async def languages(dialog_manager: DialogManager, **_: Any) -> Data:
    """The languages it was not first written in."""
    here = house(dialog_manager)
    said = await here.db.read(making.draft_of, here.person)
    original = said.original if said else None
    return {"choices": [(one.value, here.words(f"language-{one}")) for one in Language if one is not original]}


async def audiences(dialog_manager: DialogManager, **_: Any) -> Data:
    """Whom it may be for."""
    words = house(dialog_manager).words
    return {"choices": [(who, words(f"surveys-who-{who}")) for who in WHO]}


async def page(dialog_manager: DialogManager, **_: Any) -> Data:
    """What was sent: how it reads, who has read it, and what it spared."""
    here, pen = house(dialog_manager), pen_of(dialog_manager)
    chosen = int(dialog_manager.dialog_data.get("id", 0))
    found = await here.db.read(announcement_page.sent_page, chosen, here.person)
    if found is None:
        return {"body": here.words.html("surveys-none"), "figures": "", "open": False, "unread": False, "choices": []}
    said = found.said
    counted = pen("announce-figures", sent=found.sent, meant=found.meant, read=found.read)
    spared = pen("announce-spared", count=found.spared) if said.affects else ""
    withdrawn = pen("announce-withdrawn", at=pen.when(said.withdrawn_at)) if said.withdrawn_at else ""
    return {
        "body": body(said, pen),
        "figures": "\n".join(part for part in (counted, spared, withdrawn) if part),
        "open": said.state is A.SENT,
        "unread": said.state is A.SENT and found.unread > 0,
        "choices": _parts(said, here.catalogue, dialog_manager),
    }


def _parts(said: Announcement, catalogue: Catalogue, manager: DialogManager) -> list[tuple[str, str]]:
    """What can be corrected one by one: a language, or a gap."""
    words = house(manager).words
    if said.template:
        known = catalogue.announcements.templates.get(said.template)
        return (
            [(name, words(f"announce-gap-{name}")) for name, kind in known.fields.items() if kind != "count"]
            if known
            else []
        )
    return [(one.value, words(f"language-{one}")) for one in Language]


async def chosen(_: CallbackQuery, __: Any, manager: DialogManager, id: str) -> None:
    """Show one that was sent."""
    manager.dialog_data["id"] = int(id)
    await manager.switch_to(Announcing.page)


async def writes_one(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """Begin with an empty sheet: the next message is it."""
    here = house(manager)
    await here.db.run(making.begin, here.person)
    await _listen(manager, "text", Announcing.write)


async def template_chosen(_: CallbackQuery, __: Any, manager: DialogManager, code: str) -> None:
    """Begin with a template: its gaps are asked for one by one."""
    here = house(manager)
    await here.db.run(making.begin, here.person, code)
    await manager.switch_to(NEXT[await here.db.run(making.ask_first, here.person)])


async def language_chosen(_: CallbackQuery, __: Any, manager: DialogManager, language: str) -> None:
    """The words in another language, typed."""
    await _listen(manager, "translation", Announcing.translate, language)


async def who_chosen(_: CallbackQuery, __: Any, manager: DialogManager, who: str) -> None:
    """Everybody, or those who need us most."""
    await _audience(manager, Announcing.when, who=who)


async def buildings_chosen(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """Some buildings; of a single one perhaps some floors."""
    some = ticked(manager, "buildings")
    manager.dialog_data["only_building"] = some[0] if len(some) == 1 else ""
    await _audience(manager, Announcing.floors if len(some) == 1 else Announcing.when, buildings=some)


async def floors_chosen(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """Some floors of the building, or all."""
    building = manager.dialog_data["only_building"]
    await _audience(manager, Announcing.when, buildings=[building], floors=ticked(manager, "floors"))


async def tiers_chosen(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """Customers of some tiers."""
    await _audience(manager, Announcing.when, tiers=ticked(manager, "tiers"))


async def types_units(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """Single units, typed."""
    await _listen(manager, "units", Announcing.units)


async def goes_now(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """As soon as it is decided."""
    here = house(manager)
    await here.db.run(making.set_now, here.person)
    await manager.switch_to(Announcing.preview)


async def goes_urgently(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """At once, whoever sleeps."""
    here = house(manager)
    await here.db.run(making.set_now, here.person, urgent=True)
    await manager.switch_to(Announcing.preview)


async def types_time(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """At a time, typed."""
    await _listen(manager, "when", Announcing.at)


async def looks(tap: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """Have it sent to himself, exactly as it will look, once in each language."""
    here = house(manager)
    await here.db.run(announcement_page.show_preview, here.person)
    await tap.answer(here.words("announce-preview-toast"))


async def sends(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """Out it goes, or to a colleague first."""
    here = house(manager)
    said = await here.db.run(announcements.send, here.person)
    await finish(manager, Announcing.asked if said.state is A.ASKED else Announcing.sent)


async def part_chosen(_: CallbackQuery, __: Any, manager: DialogManager, name: str) -> None:
    """This part anew, typed."""
    await _listen(manager, "correction", Announcing.correcting, name, id=manager.dialog_data["id"])


async def withdraws(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """Take it back."""
    here = house(manager)
    await here.db.run(announcements.withdraw, manager.dialog_data["id"], person=here.person)
    await manager.switch_to(Announcing.page)


async def asks_butlers(tap: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """The butlers tell those who have not read it."""
    here = house(manager)
    count = await here.db.run(announcement_calls.ask_butlers, manager.dialog_data["id"], person=here.person)
    await tap.answer(here.words("announce-butlers-toast", count=count), show_alert=True)


async def stop_listening(manager: DialogManager) -> None:
    """His words are reports again."""
    here = house(manager)
    await here.db.run(making.stop_listening, here.person)


async def _listen(manager: DialogManager, what: str, window: State, name: str = "", **facts: Any) -> None:
    here = house(manager)
    await here.db.run(making.expect, here.person, what, name, **facts)
    await manager.switch_to(window)


async def _audience(manager: DialogManager, window: State, **audience: Any) -> None:
    here = house(manager)
    await here.db.run(making.set_audience, here.person, **audience)
    await manager.switch_to(window)
