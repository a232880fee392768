"""A manager makes a survey: a draft row that buttons and typed words fill, until he sends it.

The draft is in the database and not in the conversation, so a restart, or a report typed in
between, costs nothing. Whoever would ask very many people needs a colleague's consent first.
"""

from datetime import datetime, time, timedelta
from secrets import token_hex
from typing import Any

from sqlalchemy import update
from sqlmodel import Session, col, select

from models.catalogue_surveys import MOST_OPTIONS, Sheet, sheet_of
from models.people import Language, Person
from models.refusals import Refusal, Stale
from models.surveys import Survey, SurveyState
from outbox import owe
from usecases import prompts
from usecases.audience import reach
from usecases.consent import ask_colleagues, needs_second
from usecases.followers import catalogue_of
from usecases.groups import group_for
from usecases.people import RUNNING, demand
from usecases.said import Said
from usecases.surveys import plan

PURPOSE = "survey_making"
MOST_QUESTIONS, LONGEST_QUESTION, LONGEST_OPTION = 5, 300, 60
#: The hour at which a survey opens that is put off to another day.
OPENS = time(10)


def may_survey(tx: Session, person: Person | None, *, now: datetime) -> None:
    """Refuses whoever does not run the estate."""
    demand(tx, person, RUNNING)


def started(tx: Session, *, now: datetime) -> list[Survey]:
    """Surveys that run, then the last few that ran."""
    ever = select(Survey).where(col(Survey.state).in_((SurveyState.OPEN, SurveyState.CLOSED)))
    return list(tx.exec(ever.order_by(col(Survey.state).desc(), col(Survey.opens_at).desc()).limit(12)))


def draft_of(tx: Session, person: Person | None, *, now: datetime) -> Survey | None:
    """The survey somebody is making."""
    me = demand(tx, person, RUNNING)
    mine = select(Survey).where(Survey.created_by == me, Survey.state == SurveyState.DRAFT)
    return tx.exec(mine.order_by(col(Survey.id).desc())).first()


def begin_draft(tx: Session, person: Person | None, form: str = "", *, now: datetime) -> Survey:
    """Begin with a declared form, or with an empty sheet. The draft he had is thrown away."""
    me = demand(tx, person, RUNNING)
    old = update(Survey).where(col(Survey.created_by) == me, col(Survey.state) == SurveyState.DRAFT)
    tx.exec(old.values(state=SurveyState.DROPPED))
    declared = catalogue_of(tx).surveys.get(form)
    if form and declared is None:
        raise Stale("refusal-stale")
    original = person.language if person else Language.ZH_HANS
    sheet = sheet_of(form, declared) if declared else Sheet(questions={}, original=original)
    survey = Survey(
        name=f"by-{me}-{token_hex(6)}",
        form=sheet.as_json(),
        state=SurveyState.DRAFT,
        per_unit=sheet.per == "unit",
        opens_at=now,
        closes_at=sheet.closes(now, catalogue_of(tx).zone),
        created_by=me,
    )
    tx.add(survey)
    tx.flush()
    return survey


def expect(tx: Session, person: Person | None, what: str, language: str = "", *, now: datetime) -> None:
    """Take his next message for a `question`, for the `options` of the last one, or for a `translation`."""
    _draft(tx, person, now=now)
    if person is not None and person.user_id is not None:
        facts = {"what": what, "language": language}
        prompts.ask(tx, person.user_id, person.user_id, PURPOSE, facts=facts, hours=1, now=now)


def stop_listening(tx: Session, person: Person | None, *, now: datetime) -> None:
    """His next message is about something else again."""
    user_id = person.user_id if person else None
    if user_id is not None and is_awaited(tx, user_id, person, now=now):
        prompts.forget(tx, user_id, user_id)


def is_awaited(tx: Session, chat_id: int, person: Person | None, *, now: datetime) -> bool:
    """Whether his next message belongs into his draft."""
    prompt = prompts.open_prompt(tx, chat_id, person.user_id or 0, now=now) if person else None
    return prompt is not None and prompt.purpose == PURPOSE


def hear(tx: Session, said: Said, *, person: Person, now: datetime) -> str:
    """Put what he typed into his draft; answers what comes next: `kind` of the question, or all `questions`."""
    prompt = prompts.open_prompt(tx, said.chat_id, person.user_id or 0, now=now)
    if prompt is None or prompt.purpose != PURPOSE:
        return "questions"
    survey = _draft(tx, person, now=now)
    what, language = str(prompt.facts["what"]), str(prompt.facts["language"])
    if what == "translation":
        _translate(tx, survey, Language(language), said.text)
    elif what == "options":
        _choice(tx, survey, _last(survey.sheet), _pieces(said.text))
    else:
        _add_question(tx, survey, said.text)
    # Only now: a refusal above leaves the question open for another try.
    prompts.forget(tx, said.chat_id, person.user_id or 0)
    return "kind" if what == "question" and len(_pieces(said.text)) == 1 else "questions"


def set_kind(tx: Session, person: Person | None, kind: str, *, now: datetime) -> Survey:
    """How the last question is answered: `score` or `words`."""
    survey = _draft(tx, person, now=now)
    sheet = survey.sheet
    questions = {name: asked.model_dump() for name, asked in sheet.questions.items()}
    questions[_last(sheet)] = {"kind": kind, "options": []}
    return _change(tx, survey, questions=questions)


def drop_question(tx: Session, person: Person | None, *, now: datetime) -> Survey:
    """Take the last question out again."""
    survey = _draft(tx, person, now=now)
    last = _last(survey.sheet)
    kept = {part: {name: value for name, value in survey.form[part].items() if name != last}
            for part in ("questions", "texts", "option_texts")}  # fmt: skip
    return _change(tx, survey, **kept)


def set_audience(tx: Session, person: Person | None, *, now: datetime, **audience: Any) -> Survey:
    """Who is asked, as in the catalogue: who, buildings, floors, units, or a team."""
    survey = _draft(tx, person, now=now)
    kinds = [asked.kind for asked in survey.sheet.questions.values()]
    if audience.get("team") and (len(kinds) != 1 or "words" in kinds):
        raise Refusal("refusal-survey-team")
    return _change(tx, survey, audience=audience)


def set_per(tx: Session, person: Person | None, per: str, *, now: datetime) -> Survey:
    """One answer per `person` or per `unit`."""
    survey = _draft(tx, person, now=now)
    survey.per_unit = per == "unit"
    return _change(tx, survey, per=per)


def set_opening(tx: Session, person: Person | None, days: int, *, now: datetime) -> Survey:
    """Open it when it is sent (0), or at ten in the morning so many days from now."""
    survey = _draft(tx, person, now=now)
    zone = catalogue_of(tx).zone
    day = now.astimezone(zone).date() + timedelta(days=days)
    survey.opens_at = datetime.combine(day, OPENS, zone) if days else now
    return _change(tx, survey)


def set_days(tx: Session, person: Person | None, days: int, *, now: datetime) -> Survey:
    """How long it stays open; half way those who have not answered are reminded."""
    survey = _draft(tx, person, now=now)
    return _change(tx, survey, open_days=days, remind_after_days=days // 2 or None)


def asked_by(tx: Session, survey: Survey, *, now: datetime) -> int:
    """How many people would be asked."""
    if survey.sheet.audience.team:
        return 0
    return reach(tx, survey.sheet.audience, per_unit=survey.per_unit, now=now).askable


def send(tx: Session, person: Person | None, *, now: datetime) -> Survey:
    """Have the draft run by itself from here on; if it asks very many, once a colleague agrees."""
    survey = _draft(tx, person, now=now)
    sheet, catalogue = survey.sheet, catalogue_of(tx)
    team = sheet.audience.team
    count = asked_by(tx, survey, now=now)
    if not sheet.questions or not (count or (team and group_for(tx, team, None))):
        raise Refusal("refusal-survey-nobody")
    survey.opens_at = max(survey.opens_at, now)
    survey.closes_at = sheet.closes(survey.opens_at, catalogue.zone)
    survey.remind_at = sheet.reminds(survey.opens_at, catalogue.zone)
    alone = not needs_second(tx, count)
    survey.state = SurveyState.PLANNED if alone else SurveyState.ASKED
    tx.add(survey)
    tx.flush()
    if alone:
        return plan(tx, survey, now=now)
    facts = {"survey": survey.id, "count": count}
    ask_colleagues(tx, survey.created_by, "refusal-survey-no-second", key=f"survey-consent:{survey.id}",
                   kind="survey_consent", facts=facts, now=now)  # fmt: skip
    return survey


def decide(tx: Session, survey_id: int, *, yes: bool, person: Person | None, now: datetime) -> Survey:
    """A second manager agrees, or does not; never the first. Whoever comes second finds it decided."""
    me = demand(tx, person, RUNNING)
    survey = tx.get(Survey, survey_id, with_for_update=True, populate_existing=True)
    if survey is None or survey.state is not SurveyState.ASKED:
        raise Stale("surveys-decided")
    if survey.created_by == me:
        raise Refusal("refusal-survey-own")
    asker = tx.get_one(Person, survey.created_by)
    survey.state, survey.agreed_by = (SurveyState.PLANNED if yes else SurveyState.DROPPED), me
    waited = max(now - survey.opens_at, timedelta())
    survey.opens_at += waited
    survey.closes_at += waited
    survey.remind_at = survey.remind_at + waited if survey.remind_at else None
    tx.add(survey)
    tx.flush()
    if asker.user_id is not None:
        facts = {"survey": survey.id, "agreed": yes, "name": person.name if person else ""}
        owe(tx, key=f"survey-decided:{survey.id}", chat_id=asker.user_id, kind="survey_agreed", facts=facts, now=now)
    return plan(tx, survey, now=now) if yes else survey


def _draft(tx: Session, person: Person | None, *, now: datetime) -> Survey:
    survey = draft_of(tx, person, now=now)
    if survey is None:
        raise Stale("refusal-stale")
    return survey


def _change(tx: Session, survey: Survey, **changes: Any) -> Survey:
    survey.form = Sheet.model_validate(survey.form | changes).as_json()
    tx.add(survey)
    tx.flush()
    return survey


def _last(sheet: Sheet) -> str:
    if not sheet.questions or sheet.code:
        raise Stale("refusal-stale")
    return sheet.names[-1]


def _pieces(typed: str) -> list[str]:
    """What stands between bars, like `Which day? | Saturday | Sunday`."""
    return [piece for part in typed.replace("｜", "|").split("|") if (piece := " ".join(part.split()))]


def _add_question(tx: Session, survey: Survey, typed: str) -> None:
    sheet, pieces = survey.sheet, _pieces(typed)
    if sheet.code or len(sheet.questions) >= MOST_QUESTIONS:
        raise Refusal("refusal-survey-full", most=MOST_QUESTIONS)
    if not pieces or len(pieces[0]) > LONGEST_QUESTION:
        raise Refusal("refusal-survey-question", most=LONGEST_QUESTION)
    name = f"q{len(sheet.questions) + 1}"
    form = survey.form
    texts = form["texts"] | {name: {sheet.original.value: pieces[0]}}
    _change(tx, survey, questions=form["questions"] | {name: {"kind": "score", "options": []}}, texts=texts)
    if len(pieces) > 1:
        _choice(tx, survey, name, pieces[1:])


def _choice(tx: Session, survey: Survey, name: str, options: list[str]) -> None:
    _check_options(options)
    form, original = survey.form, survey.sheet.original.value
    codes = [f"o{at}" for at in range(1, len(options) + 1)]
    questions = form["questions"] | {name: {"kind": "choice", "options": codes}}
    _change(tx, survey, questions=questions, option_texts=form["option_texts"] | {name: {original: options}})


def _check_options(options: list[str]) -> None:
    wrong = not 2 <= len(options) <= MOST_OPTIONS or len(set(options)) < len(options)
    if wrong or any(len(option) > LONGEST_OPTION for option in options):
        raise Refusal("refusal-survey-options", most=MOST_OPTIONS, letters=LONGEST_OPTION)


def _translate(tx: Session, survey: Survey, language: Language, typed: str) -> None:
    """A line for each question, in their order; the options of a choice behind it, between bars."""
    sheet = survey.sheet
    told = [_pieces(line) for line in typed.splitlines() if line.strip()]
    wanted = [1 + len(asked.options) for asked in sheet.questions.values()]
    if [len(pieces) for pieces in told] != wanted:
        raise Refusal("refusal-survey-lines", count=len(wanted))
    texts, options = dict(survey.form["texts"]), dict(survey.form["option_texts"])
    for name, (question, *others) in zip(sheet.names, told, strict=True):
        texts[name] = texts.get(name, {}) | {language.value: question[:LONGEST_QUESTION]}
        if others:
            _check_options(others)
            options[name] = options.get(name, {}) | {language.value: others}
    _change(tx, survey, texts=texts, option_texts=options)
