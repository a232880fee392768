"""The steps of making a survey: what each window shows, and what a tap does to the draft."""

from typing import Any

from aiogram.fsm.state import State, StatesGroup
from aiogram.types import CallbackQuery
from aiogram_dialog import DialogManager

from cards.survey_words import figures_text, questions_text, title
from dialogs.house import finish, house, ticked
from models.catalogue import Catalogue
from models.people import Language
from models.surveys import Survey, SurveyState
from usecases import survey_figures, survey_making

Data = dict[str, Any]

#: Days from now at which a survey may open, and how long it may stay open.
OPENINGS = (0, 1, 3, 7)
LENGTHS = (3, 7, 14, 30)
WHO = ("everybody", "key_tenants", "open_matter")


class Surveying(StatesGroup):
    """From the list to a survey that runs."""

    menu = State()
    figures = State()
    form = State()
    questions = State()
    write = State()
    kind = State()
    options = State()
    language = State()
    translate = State()
    audience = State()
    buildings = State()
    floors = State()
    team = State()
    per = State()
    opening = State()
    days = State()
    preview = State()
    sent = State()
    asked = State()
    closed = State()


async def started(dialog_manager: DialogManager, **_: Any) -> Data:
    """What runs and what ran."""
    here = house(dialog_manager)
    known = await here.db.read(survey_making.started)
    return {"choices": [(str(survey.id), _listed(survey, dialog_manager)) for survey in known]}


def _listed(survey: Survey, manager: DialogManager) -> str:
    mark = "🟢" if survey.state is SurveyState.OPEN else "⚪️"
    opened = survey.opens_at.astimezone(house(manager).catalogue.zone)
    return f"{mark} {opened:%m-%d} {title(survey.sheet, house(manager).words)}"[:32]


async def figures(dialog_manager: DialogManager, **_: Any) -> Data:
    """The figures of the chosen one."""
    here, chosen = house(dialog_manager), dialog_manager.dialog_data.get("survey_id")
    known = {survey.id: survey for survey in await here.db.read(survey_making.started)}
    survey = known.get(chosen)
    if survey is None:
        return {"figures": here.words.html("surveys-none")}
    found = await here.db.read(survey_figures.survey_figures, chosen)
    return {"figures": figures_text(survey.sheet, found, here.words)}


async def forms(dialog_manager: DialogManager, catalogue: Catalogue, **_: Any) -> Data:
    """The declared forms."""
    words = house(dialog_manager).words
    return {"choices": [(code, words(f"survey-{code}")) for code in catalogue.surveys]}


async def draft(dialog_manager: DialogManager, catalogue: Catalogue, **_: Any) -> Data:
    """The draft as it stands."""
    here = house(dialog_manager)
    survey = await here.db.read(survey_making.draft_of, here.person)
    if survey is None:
        return {
            "questions": "",
            "may_add": False,
            "written": False,
            "many": False,
            "count": 0,
            "opens": "",
            "closes": "",
        }
    count = await here.db.read(survey_making.asked_by, survey)
    now, sheet = here.db.clock(), survey.sheet
    opens = max(survey.opens_at, now)
    return {
        "questions": questions_text(sheet, here.words),
        "may_add": not sheet.code and len(sheet.questions) < survey_making.MOST_QUESTIONS,
        "written": bool(not sheet.code and sheet.questions),
        "count": count,
        "many": count > catalogue.limits.asked_alone,
        "opens": here.words.when(opens, now=now, zone=catalogue.zone),
        "closes": here.words.when(sheet.closes(opens, catalogue.zone), now=now, zone=catalogue.zone),
    }


async def languages(dialog_manager: DialogManager, **_: Any) -> Data:
    """The languages it is not written in."""
    here = house(dialog_manager)
    survey = await here.db.read(survey_making.draft_of, here.person)
    original = survey.sheet.original if survey else None
    words = here.words
    return {"choices": [(one.value, words(f"language-{one}")) for one in Language if one is not original]}


async def audiences(dialog_manager: DialogManager, **_: Any) -> Data:
    """Whom one may ask."""
    here = house(dialog_manager)
    survey = await here.db.read(survey_making.draft_of, here.person)
    kinds = [asked.kind for asked in survey.sheet.questions.values()] if survey else []
    one_tap = len(kinds) == 1 and "words" not in kinds
    return {"choices": [(who, here.words(f"surveys-who-{who}")) for who in WHO], "one_tap": one_tap}


async def teams(dialog_manager: DialogManager, catalogue: Catalogue, **_: Any) -> Data:
    """Our own teams."""
    words = house(dialog_manager).words
    return {"choices": [(team, words(f"team-{team}")) for team in catalogue.teams]}


async def openings(dialog_manager: DialogManager, **_: Any) -> Data:
    """When it may open."""
    words = house(dialog_manager).words
    return {"choices": [(str(days), words("surveys-opens-in", days=days)) for days in OPENINGS]}


async def lengths(dialog_manager: DialogManager, **_: Any) -> Data:
    """How long it may stay open."""
    words = house(dialog_manager).words
    return {"choices": [(str(days), words("surveys-open-days", days=days)) for days in LENGTHS]}


async def survey_chosen(_: CallbackQuery, __: Any, manager: DialogManager, id: str) -> None:
    """Show its figures."""
    manager.dialog_data["survey_id"] = int(id)
    await manager.switch_to(Surveying.figures)


async def form_chosen(_: CallbackQuery, __: Any, manager: DialogManager, form: str) -> None:
    """Begin with a declared form."""
    here = house(manager)
    await here.db.run(survey_making.begin_draft, here.person, form)
    await manager.switch_to(Surveying.questions)


async def writes_one(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """Begin with an empty sheet: the first question is typed."""
    here = house(manager)
    await here.db.run(survey_making.begin_draft, here.person)
    await _listen(manager, "question", Surveying.write)


async def adds_question(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """One more question."""
    await _listen(manager, "question", Surveying.write)


async def drops_last(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """One question less."""
    here = house(manager)
    await here.db.run(survey_making.drop_question, here.person)


async def score(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """Answered by stars."""
    await _kind(manager, "score")


async def words(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """Answered in words."""
    await _kind(manager, "words")


async def asks_options(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """Answered by a choice, whose options are typed."""
    await _listen(manager, "options", Surveying.options)


async def language_chosen(_: CallbackQuery, __: Any, manager: DialogManager, language: str) -> None:
    """The questions in another language, typed."""
    await _listen(manager, "translation", Surveying.translate, language)


async def who_chosen(_: CallbackQuery, __: Any, manager: DialogManager, who: str) -> None:
    """Everybody, or those who need us most."""
    await _audience(manager, Surveying.per, who=who)


async def buildings_chosen(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """Some buildings; of a single one perhaps some floors."""
    chosen = ticked(manager, "buildings")
    manager.dialog_data["only_building"] = chosen[0] if len(chosen) == 1 else ""
    await _audience(manager, Surveying.floors if len(chosen) == 1 else Surveying.per, buildings=chosen)


async def floors_chosen(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """Some floors of the building, or all."""
    building = manager.dialog_data["only_building"]
    await _audience(manager, Surveying.per, buildings=[building], floors=ticked(manager, "floors"))


async def team_chosen(_: CallbackQuery, __: Any, manager: DialogManager, team: str) -> None:
    """Our own people, in their group."""
    await _audience(manager, Surveying.opening, team=team)


async def per_person(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """Everybody answers for himself."""
    await _per(manager, "person")


async def per_unit(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """The first of a household answers for all."""
    await _per(manager, "unit")


async def opening_chosen(_: CallbackQuery, __: Any, manager: DialogManager, days: str) -> None:
    """Now, or on another day."""
    here = house(manager)
    await here.db.run(survey_making.set_opening, here.person, int(days))
    await manager.switch_to(Surveying.days)


async def days_chosen(_: CallbackQuery, __: Any, manager: DialogManager, days: str) -> None:
    """How long."""
    here = house(manager)
    await here.db.run(survey_making.set_days, here.person, int(days))
    await manager.switch_to(Surveying.preview)


async def sends(_: CallbackQuery, __: Any, manager: DialogManager) -> None:
    """From here on it runs by itself."""
    here = house(manager)
    survey = await here.db.run(survey_making.send, here.person)
    await finish(manager, Surveying.asked if survey.state is SurveyState.ASKED else Surveying.sent)


async def stop_listening(manager: DialogManager) -> None:
    """His words are reports again."""
    here = house(manager)
    await here.db.run(survey_making.stop_listening, here.person)


async def _listen(manager: DialogManager, what: str, window: State, language: str = "") -> None:
    here = house(manager)
    await here.db.run(survey_making.expect, here.person, what, language)
    await manager.switch_to(window)


async def _kind(manager: DialogManager, kind: str) -> None:
    here = house(manager)
    await here.db.run(survey_making.set_kind, here.person, kind)
    await manager.switch_to(Surveying.questions)


async def _audience(manager: DialogManager, window: State, **audience: Any) -> None:
    here = house(manager)
    await here.db.run(survey_making.set_audience, here.person, **audience)
    await manager.switch_to(window)


async def _per(manager: DialogManager, per: str) -> None:
    here = house(manager)
    await here.db.run(survey_making.set_per, here.person, per)
    await manager.switch_to(Surveying.opening)
