"""A survey as people see it: one card per person that asks question by question, and the figures for managers."""

from typing import Any

from sqlmodel import Session, select

from cards.codec import pack
from cards.face import Button, Face
from cards.parts import blocks, lines, press, quoted
from cards.registry import Pen, card, notice
from cards.survey_words import figures_text, option_words, question_words, questions_text, title
from models.catalogue_surveys import STARS, Sheet
from models.estate import Unit
from models.outbox import Card
from models.people import Person
from models.survey_figures import SurveyFigures
from models.surveys import Survey, SurveyAnswer, SurveyInvitation, SurveyState, spoken_for

Facts = dict[str, Any]
Given = dict[str, SurveyAnswer]


@card("survey")
def survey_card(tx: Session, card: Card, pen: Pen) -> Face | None:
    """What we ask him just now, or thank him for."""
    invitation = tx.get_one(SurveyInvitation, card.subject_id)
    survey = tx.get_one(Survey, invitation.survey_id)
    if survey.state is not SurveyState.OPEN or survey.closes_at <= pen.now:
        # Nobody is sent a survey that is over.
        return _closed(survey, invitation, pen) if card.message_id else None
    if survey.per_unit and spoken_for(tx, invitation):
        return Face(pen("surveys-household", title=title(survey.sheet, pen.words), unit=_unit(tx, invitation)))
    given = _given(tx, invitation)
    number = _number(card.view, survey.sheet, given)
    if number is None:
        return _thanks(survey, invitation, pen)
    if card.view.startswith("w"):
        return _write(survey, invitation, number, pen)
    return _ask(tx, survey, invitation, number, given, pen)


@notice("survey_result")
def survey_result(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To managers, at the close: the figures, which name nobody."""
    figures = SurveyFigures.model_validate(facts["figures"])
    survey = tx.get_one(Survey, figures.survey_id)
    return Face(figures_text(survey.sheet, figures, pen.words))


@notice("survey_consent")
def survey_consent(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To another manager: so many people would be asked, do you agree?"""
    survey = tx.get_one(Survey, facts["survey"])
    if survey.state is not SurveyState.ASKED:
        return None
    asker = tx.get(Person, survey.created_by) if survey.created_by else None
    sheet = survey.sheet
    text = blocks(
        pen("surveys-consent", name=asker.name if asker else "", count=facts["count"]),
        questions_text(sheet, pen.words),
        pen("surveys-consent-when", opens=pen.when(survey.opens_at), closes=pen.when(survey.closes_at)),
    )
    yes, no = press(pen, "surveys-agree", "survey_yes", survey.id), press(pen, "surveys-refuse", "survey_no", survey.id)
    return Face(text, [[yes, no]])


@notice("survey_agreed")
def survey_agreed(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To the asker: what his colleague said."""
    key = "surveys-agreed-by" if facts["agreed"] else "surveys-refused-by"
    return Face(pen(key, name=facts["name"], title=title(tx.get_one(Survey, facts["survey"]).sheet, pen.words)))


def _ask(tx: Session, survey: Survey, invitation: SurveyInvitation, number: int, given: Given, pen: Pen) -> Face:
    sheet, id = survey.sheet, invitation.id
    name = sheet.names[number]
    before = given.get(name)
    text = blocks(
        lines(_head(survey, pen), _intro(tx, survey, invitation, pen) if not given and not number else ""),
        lines(
            pen(
                "surveys-question", at=number + 1, of=len(sheet.questions), text=question_words(sheet, name, pen.words)
            ),
            quoted(before.words, pen) if before else "",
        ),
    )
    rows = _choices(sheet, name, number, invitation, before, pen)
    back = [[press(pen, "button-back", "survey_turn", id, number - 1)]] if number else []
    return Face(text, rows + back)


def _choices(
    sheet: Sheet, name: str, number: int, invitation: SurveyInvitation, before: SurveyAnswer | None, pen: Pen
) -> list[list[Button]]:
    asked, id = sheet.questions[name], invitation.id
    if asked.kind == "score":
        chosen = before.number if before else None
        return [
            [Button(_ticked(f"{star}⭐", star == chosen), pack("survey", id, f"{number}.{star}")) for star in STARS]
        ]
    if asked.kind == "choice":
        picked = before.choice if before else ""
        named = zip(asked.options, option_words(sheet, name, pen.words), strict=True)
        return [
            [Button(_ticked(words, option == picked), pack("survey", id, f"{number}.{at}"))]
            for at, (option, words) in enumerate(named)
        ]
    write = press(pen, "surveys-write", "survey_write", id, number)
    return [[write, press(pen, "surveys-skip", "survey_skip", id, number)]]


def _write(survey: Survey, invitation: SurveyInvitation, number: int, pen: Pen) -> Face:
    sheet, id = survey.sheet, invitation.id
    question = question_words(sheet, sheet.names[number], pen.words)
    text = blocks(
        _head(survey, pen),
        lines(pen("surveys-question", at=number + 1, of=len(sheet.questions), text=question), pen("surveys-write-now")),
    )
    return Face(text, [[press(pen, "button-back", "survey_turn", id, number)]])


def _thanks(survey: Survey, invitation: SurveyInvitation, pen: Pen) -> Face:
    text = blocks(_head(survey, pen), pen("surveys-thanks", closes=pen.when(survey.closes_at)))
    return Face(text, [[press(pen, "surveys-change", "survey_turn", invitation.id, 0)]])


def _closed(survey: Survey, invitation: SurveyInvitation, pen: Pen) -> Face:
    key = "surveys-closed-thanks" if invitation.answered_at else "surveys-closed"
    return Face(blocks(_head(survey, pen), pen(key)))


def _head(survey: Survey, pen: Pen) -> str:
    return pen("surveys-head", title=title(survey.sheet, pen.words))


def _number(view: str, sheet: Sheet, given: Given) -> int | None:
    """The question to show: the one that was turned to, or the first without an answer; None at the end."""
    if view[:1] in ("q", "w") and view[1:].isdigit() and int(view[1:]) < len(sheet.questions):
        return int(view[1:])
    return next((at for at, name in enumerate(sheet.names) if name not in given), None)


def _intro(tx: Session, survey: Survey, invitation: SurveyInvitation, pen: Pen) -> str:
    key = "surveys-reminder" if invitation.reminded_at else "surveys-intro"
    words = pen(key, closes=pen.when(survey.closes_at), estate=pen.catalogue.estate.name)
    return lines(words, pen("surveys-for-unit", unit=_unit(tx, invitation)) if survey.per_unit else "")


def _given(tx: Session, invitation: SurveyInvitation) -> Given:
    answers = tx.exec(select(SurveyAnswer).where(SurveyAnswer.invitation_id == invitation.id))
    return {answer.question: answer for answer in answers}


def _unit(tx: Session, invitation: SurveyInvitation) -> str:
    return tx.get_one(Unit, invitation.unit_id).label


def _ticked(words: str, chosen: bool) -> str:
    return f"✓ {words}" if chosen else words
