"""Announcements for managers: writing one step by step, and what can be done about one that was sent.

Everything chosen is in the draft's row; the windows only show it. What somebody types comes in through
handlers/announcements.py, which then shows the next window.
"""

from typing import Any

from aiogram.fsm.state import State
from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, ShowMode, StartMode, Window
from aiogram_dialog.widgets.kbd import Row
from aiogram_dialog.widgets.text import Format

from dialogs import announcement_steps as steps
from dialogs import whom
from dialogs.announcement_steps import Announcing
from dialogs.house import Say, button, closing, finish, goto, house, picker, taps_only, ticks, way_out
from usecases import announcement_making

OUT = Announcing.closed


async def begin(manager: DialogManager) -> None:
    """Show what was sent and what can be begun; refuses whoever may not announce."""
    here = house(manager)
    await here.db.read(announcement_making.may_announce, here.person)
    await manager.start(Announcing.menu, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)


async def go_on(manager: DialogManager, step: str, **data: Any) -> None:
    """After something was typed or taken over: the next window, below it."""
    await manager.start(steps.NEXT[step], data, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)


def dialog() -> Dialog:
    """The conversation behind /announce."""
    return taps_only(
        Dialog(
            Window(
                Say("announce-menu"),
                picker("announcement", steps.chosen),
                Row(button("announce-own", steps.writes_one), goto("announce-template", Announcing.templates)),
                way_out(OUT),
                state=Announcing.menu,
                getter=steps.decided,
            ),
            *_writing(),
            *_whom(),
            *_when(),
            *_afterwards(),
            closing("announce-sent", Announcing.sent),
            closing("announce-asked", Announcing.asked),
            closing("conversation-closed", Announcing.closed),
            on_start=_remember,
        )
    )


async def _remember(data: Any, manager: DialogManager) -> None:
    manager.dialog_data.update(data or {})


def _writing() -> list[Window]:
    return [
        Window(
            Say("announce-which-template"),
            picker("template", steps.template_chosen, width=2),
            way_out(OUT, back=Announcing.menu),
            state=Announcing.templates,
            getter=steps.templates,
        ),
        Window(Say("announce-type-text"), _no_more(Announcing.menu), state=Announcing.write),
        Window(
            Format("{body}"),
            Format("\n{field}"),
            _no_more(Announcing.menu),
            state=Announcing.field,
            getter=steps.draft,
        ),
        Window(
            Format("{body}"),
            goto("announce-translate", Announcing.language, when="own"),
            goto("manage-next", Announcing.audience),
            way_out(OUT),
            state=Announcing.hub,
            getter=steps.draft,
        ),
        Window(
            Say("surveys-which-language"),
            picker("language", steps.language_chosen),
            way_out(OUT, back=Announcing.hub),
            state=Announcing.language,
            getter=steps.languages,
        ),
        Window(Say("announce-type-translation"), _no_more(Announcing.hub), state=Announcing.translate),
    ]


def _whom() -> list[Window]:
    return [
        Window(
            Say("announce-audience"),
            picker("who", steps.who_chosen),
            goto("surveys-some-buildings", Announcing.buildings),
            Row(button("announce-some-units", steps.types_units), goto("announce-some-tiers", Announcing.tiers)),
            way_out(OUT, back=Announcing.hub),
            state=Announcing.audience,
            getter=steps.audiences,
        ),
        Window(
            Say("surveys-which-buildings"),
            ticks("buildings"),
            button("manage-next", steps.buildings_chosen),
            way_out(OUT, back=Announcing.audience),
            state=Announcing.buildings,
            getter=whom.buildings,
        ),
        Window(
            Say("surveys-which-floors"),
            ticks("floors", width=4),
            button("manage-next", steps.floors_chosen),
            way_out(OUT, back=Announcing.buildings),
            state=Announcing.floors,
            getter=whom.floors,
        ),
        Window(
            Say("announce-which-tiers"),
            ticks("tiers"),
            button("manage-next", steps.tiers_chosen),
            way_out(OUT, back=Announcing.audience),
            state=Announcing.tiers,
            getter=whom.tiers,
        ),
        Window(Say("announce-type-units"), _no_more(Announcing.audience), state=Announcing.units),
    ]


def _when() -> list[Window]:
    return [
        Window(
            Say("announce-when"),
            button("announce-now", steps.goes_now),
            button("announce-at", steps.types_time),
            button("announce-urgent", steps.goes_urgently),
            way_out(OUT, back=Announcing.audience),
            state=Announcing.when,
        ),
        Window(Say("announce-type-time"), _no_more(Announcing.when), state=Announcing.at),
        Window(
            Format("{body}"),
            Say("announce-preview"),
            Format("{begins}"),
            Say("announce-needs-second", when="many"),
            Say("announce-wakes", when="urgent"),
            button("announce-look", steps.looks),
            button("announce-send", steps.sends),
            way_out(OUT, back=Announcing.when),
            state=Announcing.preview,
            getter=steps.draft,
        ),
    ]


def _afterwards() -> list[Window]:
    return [
        Window(
            Format("{body}"),
            Format("\n{figures}", when="figures"),
            goto("announce-correct", Announcing.correct, when="open"),
            button("announce-butlers", steps.asks_butlers, when="unread"),
            goto("announce-withdraw", Announcing.sure, when="open"),
            way_out(OUT, back=Announcing.menu),
            state=Announcing.page,
            getter=steps.page,
        ),
        Window(
            Say("announce-correct-what"),
            picker("part", steps.part_chosen),
            way_out(OUT, back=Announcing.page),
            state=Announcing.correct,
            getter=steps.page,
        ),
        Window(Say("announce-type-correction"), _no_more(Announcing.page), state=Announcing.correcting),
        Window(
            Say("announce-sure"),
            button("announce-withdraw-now", steps.withdraws),
            way_out(OUT, back=Announcing.page),
            state=Announcing.sure,
        ),
    ]


def _no_more(back: State) -> Row:
    """Out of a window that waits for words: they are a report again."""

    async def leave(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
        await steps.stop_listening(manager)
        await manager.switch_to(back)

    async def cancel(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
        await steps.stop_listening(manager)
        await finish(manager, OUT)

    return Row(button("nav-back", leave), button("nav-cancel", cancel))
