"""Native polls: the poll itself, the asker's card with the choice of whom to ask, and what came out."""

from typing import Any

from sqlmodel import Session, col, select

from cards.codec import pack
from cards.face import Button, Face
from cards.parts import blocks, lines, press
from cards.registry import Pen, card, notice
from cards.survey_words import option_words, question_words
from models.estate import Building
from models.groups import Group
from models.outbox import Card
from models.surveys import QuickPoll, Survey
from models.votes import tally_of

Facts = dict[str, Any]
#: Rows of groups and buildings on one card.
SHOWN = 12
NAMES_SHOWN = 20


@notice("quick_poll")
def quick_poll(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """The poll: Telegram draws it, we say what it asks. In a staff group a button ends it."""
    poll = tx.get_one(QuickPoll, facts["poll"])
    if poll.closed_at is not None:
        return None
    question, options = _asked(tx, poll, pen)
    end = [] if poll.anonymous else [[press(pen, "poll-close", "poll_close", poll.id)]]
    return Face(question, end, options=tuple(options), anonymous=poll.anonymous)


@card("poll")
def poll_card(tx: Session, card: Card, pen: Pen) -> Face | None:
    """The asker's own view: whom to ask, then how it stands."""
    poll = tx.get_one(QuickPoll, card.subject_id)
    question, options = _asked(tx, poll, pen)
    asked = pen("poll-question", question=question)
    if not poll.audience:
        listed = lines(*(pen("poll-option", option=option) for option in options))
        if poll.closed_at is not None:
            return Face(lines(asked, pen("poll-dropped")))
        return Face(blocks(lines(asked, listed), pen("poll-whom")), _audiences(tx, poll, pen))
    end = [[press(pen, "poll-close", "poll_close", poll.id)]] if poll.closed_at is None else []
    state = pen("poll-closed") if poll.closed_at else pen("poll-sent", audience=_audience(tx, poll, pen))
    return Face(blocks(lines(asked, state), _standing(tx, poll, options, pen)), end)


@notice("poll_result")
def poll_result(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """Under the poll that was closed: how it ended."""
    poll = tx.get_one(QuickPoll, facts["poll"])
    question, options = _asked(tx, poll, pen)
    return Face(blocks(pen("poll-result", question=question), _standing(tx, poll, options, pen)))


def _asked(tx: Session, poll: QuickPoll, pen: Pen) -> tuple[str, list[str]]:
    """Question and options as plain text."""
    survey = tx.get(Survey, poll.survey_id) if poll.survey_id else None
    if survey is None:
        return poll.question, poll.options
    [name] = survey.sheet.names
    return question_words(survey.sheet, name, pen.words), option_words(survey.sheet, name, pen.words)


def _audiences(tx: Session, poll: QuickPoll, pen: Pen) -> list[list[Button]]:
    groups = tx.exec(select(Group).where(col(Group.active)).order_by(col(Group.id)).limit(SHOWN)).all()
    buildings = tx.exec(select(Building).order_by(col(Building.id)).limit(SHOWN)).all()
    asked = [Button(_group_name(group, pen), pack("poll_to", poll.id, f"g{group.id}")) for group in groups]
    asked.append(Button(pen.words("poll-tenants"), pack("poll_to", poll.id, "t")))
    for building in buildings:
        name = pen.words("poll-building", building=building.name)
        asked.append(Button(name, pack("poll_to", poll.id, f"b{building.id}")))
    rows = [asked[at : at + 2] for at in range(0, len(asked), 2)]
    return [*rows, [press(pen, "poll-drop", "poll_drop", poll.id)]]


def _group_name(group: Group, pen: Pen) -> str:
    team = f"team-{group.team}"
    return pen.words("poll-group", team=pen.words(team) if pen.words.has(team) else group.title)


def _audience(tx: Session, poll: QuickPoll, pen: Pen) -> str:
    kind, _, number = poll.audience.partition(":")
    if kind == "group":
        group = tx.get(Group, int(number))
        return _group_name(group, pen) if group else ""
    if kind == "building":
        building = tx.get(Building, int(number))
        return pen.words("poll-building", building=building.name if building else "")
    return pen.words("poll-tenants")


def _standing(tx: Session, poll: QuickPoll, options: list[str], pen: Pen) -> str:
    tally = tally_of(tx, poll)
    rows = [
        lines(pen("poll-line", option=option, count=count), _voters(names, pen))
        for option, count, names in zip(options, tally.counts, tally.names, strict=False)
    ]
    return lines(*rows, pen("poll-voters", count=tally.voters))


def _voters(names: list[str], pen: Pen) -> str:
    if not names:
        return ""
    more = "…" if len(names) > NAMES_SHOWN else ""
    return pen("poll-names", names=pen.words("list-comma").join(names[:NAMES_SHOWN]) + more)
