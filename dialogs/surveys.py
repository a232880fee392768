"""Surveys for managers: how they stand, and making one step by step.

Everything chosen is in the draft's row; the windows only show it. What a manager types comes in
through handlers/surveys.py, which then shows the next window.
"""

from typing import Any

from aiogram.fsm.state import State
from aiogram.types import CallbackQuery
from aiogram_dialog import Dialog, DialogManager, ShowMode, StartMode, Window
from aiogram_dialog.widgets.kbd import Row
from aiogram_dialog.widgets.text import Format

from dialogs import survey_steps as steps
from dialogs import whom
from dialogs.house import Say, button, closing, finish, goto, house, picker, taps_only, ticks, way_out
from dialogs.survey_steps import Surveying
from usecases import survey_making

#: Where a typed word leads.
NEXT = {"kind": Surveying.kind, "questions": Surveying.questions}


async def begin(manager: DialogManager) -> None:
    """Show what runs and what can be begun; refuses whoever does not run the estate."""
    here = house(manager)
    await here.db.read(survey_making.may_survey, here.person)
    await manager.start(Surveying.menu, mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)


async def go_on(manager: DialogManager, step: str) -> None:
    """After something was typed: the next window, below it."""
    await manager.start(NEXT[step], mode=StartMode.RESET_STACK, show_mode=ShowMode.SEND)


def dialog() -> Dialog:
    """The conversation behind /survey."""
    out = Surveying.closed
    return taps_only(
        Dialog(
            Window(
                Say("surveys-menu"),
                picker("survey", steps.survey_chosen),
                goto("surveys-from-catalogue", Surveying.form),
                button("surveys-own", steps.writes_one),
                way_out(out),
                state=Surveying.menu,
                getter=steps.started,
            ),
            Window(
                Format("{figures}"), way_out(out, back=Surveying.menu), state=Surveying.figures, getter=steps.figures
            ),
            Window(
                Say("surveys-choose-form"),
                picker("form", steps.form_chosen),
                way_out(out, back=Surveying.menu),
                state=Surveying.form,
                getter=steps.forms,
            ),
            *_writing(out),
            *_whom(out),
            *_when(out),
            closing("surveys-sent", Surveying.sent),
            closing("surveys-asked", Surveying.asked),
            closing("conversation-closed", Surveying.closed),
        )
    )


def _writing(out: State) -> list[Window]:
    return [
        Window(
            Say("surveys-questions"),
            Format("{questions}", when="questions"),
            button("surveys-add", steps.adds_question, when="may_add"),
            button("surveys-drop-last", steps.drops_last, when="written"),
            goto("surveys-translate", Surveying.language, when="written"),
            goto("manage-next", Surveying.audience, when="questions"),
            way_out(out),
            state=Surveying.questions,
            getter=steps.draft,
        ),
        Window(Say("surveys-type-question"), _no_more(Surveying.questions, out), state=Surveying.write),
        Window(
            Say("surveys-kind"),
            Row(button("surveys-kind-score", steps.score), button("surveys-kind-words", steps.words)),
            button("surveys-kind-choice", steps.asks_options),
            state=Surveying.kind,
        ),
        Window(Say("surveys-type-options"), _no_more(Surveying.questions, out), state=Surveying.options),
        Window(
            Say("surveys-which-language"),
            picker("language", steps.language_chosen),
            way_out(out, back=Surveying.questions),
            state=Surveying.language,
            getter=steps.languages,
        ),
        Window(
            Say("surveys-type-translation"),
            Format("{questions}"),
            _no_more(Surveying.questions, out),
            state=Surveying.translate,
            getter=steps.draft,
        ),
    ]


def _whom(out: State) -> list[Window]:
    return [
        Window(
            Say("surveys-audience"),
            picker("who", steps.who_chosen),
            goto("surveys-some-buildings", Surveying.buildings),
            goto("surveys-a-team", Surveying.team, when="one_tap"),
            way_out(out, back=Surveying.questions),
            state=Surveying.audience,
            getter=steps.audiences,
        ),
        Window(
            Say("surveys-which-buildings"),
            ticks("buildings"),
            button("manage-next", steps.buildings_chosen),
            way_out(out, back=Surveying.audience),
            state=Surveying.buildings,
            getter=whom.buildings,
        ),
        Window(
            Say("surveys-which-floors"),
            ticks("floors", width=4),
            button("manage-next", steps.floors_chosen),
            way_out(out, back=Surveying.buildings),
            state=Surveying.floors,
            getter=whom.floors,
        ),
        Window(
            Say("surveys-which-team"),
            picker("team", steps.team_chosen),
            way_out(out, back=Surveying.audience),
            state=Surveying.team,
            getter=steps.teams,
        ),
        Window(
            Say("surveys-per"),
            Row(button("surveys-per-person", steps.per_person), button("surveys-per-unit", steps.per_unit)),
            way_out(out, back=Surveying.audience),
            state=Surveying.per,
        ),
    ]


def _when(out: State) -> list[Window]:
    return [
        Window(
            Say("surveys-opening"),
            picker("opening", steps.opening_chosen),
            way_out(out, back=Surveying.audience),
            state=Surveying.opening,
            getter=steps.openings,
        ),
        Window(
            Say("surveys-days"),
            picker("days", steps.days_chosen, width=2),
            way_out(out, back=Surveying.opening),
            state=Surveying.days,
            getter=steps.lengths,
        ),
        Window(
            Say("surveys-preview"),
            Format("{questions}"),
            Say("surveys-preview-when"),
            Say("surveys-needs-second", when="many"),
            button("surveys-send", steps.sends),
            way_out(out, back=Surveying.days),
            state=Surveying.preview,
            getter=steps.draft,
        ),
    ]


def _no_more(back: State, out: State) -> Row:
    """Out of a window that waits for words: they are a report again."""

    async def leave(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
        await steps.stop_listening(manager)
        await manager.switch_to(back)

    async def cancel(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
        await steps.stop_listening(manager)
        await finish(manager, out)

    return Row(button("nav-back", leave), button("nav-cancel", cancel))
