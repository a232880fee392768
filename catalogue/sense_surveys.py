"""Whether the surveys of a catalogue can be asked, and whether the places they name exist."""

from collections.abc import Collection

from catalogue.mistakes import choose
from catalogue.reading import Source, Where
from models.catalogue import Catalogue
from models.catalogue_surveys import MOST_OPTIONS, Question, SurveyForm


def check_surveys(catalogue: Catalogue, source: Source) -> None:
    """Note as mistakes in `source` a survey that asks nothing, or nobody."""
    for name, form in catalogue.surveys.items():
        where: Where = ("surveys", name)
        if not form.questions:
            source.blame((*where, "questions"), f"survey {name!r} asks nothing", "add `overall: {kind: score}`")
        for each, question in form.questions.items():
            _question(source, (*where, "questions", each), each, question)
        _team(catalogue, source, where, form)


def check_places(catalogue: Catalogue, source: Source, buildings: Collection[str]) -> None:
    """Note every building of an audience that the estate does not have."""
    for name, form in catalogue.surveys.items():
        for number, building in enumerate(form.audience.buildings):
            if building not in buildings:
                where: Where = ("surveys", name, "audience", "buildings", number)
                source.blame(where, f"the estate has no building {building!r}", choose(building, buildings))


def _question(source: Source, where: Where, name: str, question: Question) -> None:
    options = question.options
    if question.kind != "choice":
        if options:
            wrong = f"{name!r} has options and is no choice"
            source.blame((*where, "options"), wrong, "write kind: choice, or take the options out")
        return
    if len(options) < 2:
        wrong = f"{name!r} gives no choice: it has {len(options)} options"
        source.blame((*where, "options"), wrong, "name two or more, like options: [first, second]")
    if len(options) > MOST_OPTIONS:
        wrong = f"{name!r} has {len(options)} options"
        source.blame((*where, "options"), wrong, f"{MOST_OPTIONS} fit on a card")
    for number, option in enumerate(options):
        if option in options[:number]:
            source.blame((*where, "options", number), f"{option!r} stands twice in {name!r}", "keep one of them")


def _team(catalogue: Catalogue, source: Source, where: Where, form: SurveyForm) -> None:
    audience = form.audience
    if audience.team is None:
        return
    spot: Where = (*where, "audience")
    if audience.team not in catalogue.teams:
        wrong = f"no team is called {audience.team!r}"
        source.blame((*spot, "team"), wrong, choose(audience.team, catalogue.teams))
    if audience.who != "everybody" or audience.buildings or audience.floors or audience.units:
        source.blame(spot, "a team is asked as a whole", "leave `team` alone, or take it out")
    kinds = [question.kind for question in form.questions.values()]
    if kinds and (len(kinds) > 1 or "words" in kinds):
        wrong = "a team is asked by a poll in its group, and a poll holds one question to tap"
        source.blame((*where, "questions"), wrong, "keep one question of kind score or choice")
