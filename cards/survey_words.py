"""A survey's questions in the reader's language, and its figures as text.

A declared form's words are texts of the house or of the operator; a manager's own come with the
sheet, and whoever reads another language gets the original.
"""

from cards.parts import blocks, lines, stars
from locales.texts import Words
from models.catalogue_surveys import STARS, Sheet
from models.survey_figures import BuildingFigures, Coverage, QuestionFigures, SurveyFigures

#: Telegram shows 4096 characters: so many places and words of tenants fit on one message.
UNREACHED_SHOWN = 30
WORDS_SHOWN, WORDS_LETTERS = 10, 120
TITLE_LETTERS = 40
BAR = 10


def title(sheet: Sheet, words: Words) -> str:
    """What the survey is called: its text, or the first question that a manager wrote."""
    if sheet.code:
        return words(f"survey-{sheet.code}")
    first = question_words(sheet, sheet.names[0], words) if sheet.names else ""
    return _cut(first, TITLE_LETTERS)


def question_words(sheet: Sheet, name: str, words: Words) -> str:
    """A question, as plain text."""
    if sheet.code:
        return words(f"survey-{sheet.code}-{name}")
    said = sheet.texts.get(name, {})
    return said.get(words.language) or said.get(sheet.original, "")


def option_words(sheet: Sheet, name: str, words: Words) -> list[str]:
    """The options of a choice, or the stars of a score, as plain text."""
    asked = sheet.questions[name]
    if asked.kind == "score":
        return [f"{star} {stars(star)}" for star in STARS]
    if sheet.code:
        return [words(f"survey-{sheet.code}-{name}-{option}") for option in asked.options]
    said = sheet.option_texts.get(name, {})
    return said.get(words.language) or said.get(sheet.original, [])


def _cut(text: str, letters: int) -> str:
    return text if len(text) <= letters else text[: letters - 1] + "…"


def questions_text(sheet: Sheet, words: Words) -> str:
    """Every question with what one may answer, as Telegram HTML."""
    return lines(*(_listed(sheet, name, at, words) for at, name in enumerate(sheet.names, start=1)))


def _listed(sheet: Sheet, name: str, at: int, words: Words) -> str:
    kind = sheet.questions[name].kind
    answers = words("list-comma").join(option_words(sheet, name, words)) if kind == "choice" else ""
    text = question_words(sheet, name, words)
    return words.html("surveys-line", at=at, text=text, kind=words(f"surveys-kind-{kind}"), options=answers)


def figures_text(sheet: Sheet, figures: SurveyFigures, words: Words) -> str:
    """The figures, as Telegram HTML."""
    head = words.html("surveys-figures", title=title(sheet, words), count=figures.counted)
    return blocks(
        lines(head, words.html("surveys-running") if figures.running else ""),
        "" if sheet.audience.team else _coverage(figures, words),
        "" if figures.counted or sheet.audience.team else words.html("surveys-too-few"),
        *(_question(sheet, question, words) for question in figures.questions),
        lines(*(_building(building, words) for building in figures.buildings)),
        _unreached(figures, words),
    )


def _coverage(figures: SurveyFigures, words: Words) -> str:
    satisfaction = figures.satisfaction
    return lines(
        _reached("surveys-units", figures.units, figures.target_units, words),
        _reached("surveys-people", figures.people, figures.target_people, words),
        words.html(
            "surveys-satisfaction",
            mark=_mark(satisfaction, figures.target_satisfaction),
            percent="—" if satisfaction is None else f"{satisfaction}%",
            target=figures.target_satisfaction,
        ),
    )


def _reached(key: str, coverage: Coverage, target: int, words: Words) -> str:
    mark = _mark(coverage.percent, target)
    return words.html(
        key,
        mark=mark,
        total=coverage.total,
        reached=coverage.reached,
        answered=coverage.answered,
        percent=coverage.percent,
        target=target,
    )


def _mark(percent: int | None, target: int) -> str:
    return "▫️" if percent is None else "✅" if percent >= target else "🔸"


def _question(sheet: Sheet, question: QuestionFigures, words: Words) -> str:
    text = words.html("surveys-about", text=question_words(sheet, question.name, words), count=question.answers)
    if question.kind == "words":
        shown = [words.html("card-words", words=_cut(said, WORDS_LETTERS)) for said in question.words[:WORDS_SHOWN]]
        return lines(text, *(f"<blockquote>{said}</blockquote>" for said in shown)) if shown else ""
    if not question.counts:
        return ""
    most = max(question.counts.values()) or 1
    options = option_words(sheet, question.name, words)
    rows = [
        words.html("surveys-bar", option=option, bar="▇" * round(BAR * count / most), count=count)
        for option, count in zip(options, question.counts.values(), strict=True)
    ]
    mean = words.html("surveys-mean", mean=f"{question.mean:.1f}") if question.mean is not None else ""
    return lines(text, *rows, mean)


def _building(building: BuildingFigures, words: Words) -> str:
    name = building.name or words("surveys-others")
    percent = "—" if building.percent is None else f"{building.percent}%"
    return words.html("surveys-building", name=name, people=building.people, percent=percent)


def _unreached(figures: SurveyFigures, words: Words) -> str:
    missed = figures.unreached
    if not missed:
        return ""
    listed = words("list-comma").join(missed[:UNREACHED_SHOWN])
    return words.html(
        "surveys-unreached", count=len(missed), units=listed + ("…" if len(missed) > UNREACHED_SHOWN else "")
    )
