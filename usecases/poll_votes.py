"""Votes in native polls, as they come in.

What is counted is what Telegram said last, never a sum of changes, so an update that comes twice
changes nothing. Votes are kept under Telegram's own name of the poll: they may be here before the
outbox has noted which message that name belongs to.
"""

from datetime import datetime

from sqlmodel import Session, col, select

from models.outbox import Card, Priority
from models.people import Person
from models.surveys import PollCount, PollPost, QuickPoll, QuickVote, Survey
from outbox import show
from outbox.owe import insert_once


def note_counts(tx: Session, name: str, counts: list[int], voters: int, closed: bool, *, now: datetime) -> None:
    """Telegram says how a poll stands."""
    known = tx.get(PollCount, name, with_for_update=True)
    if known is None:
        values = {"poll_id": name, "counts": counts, "voters": voters, "closed": closed, "at": now}
        insert_once(tx, PollCount, values)
    elif not known.closed or closed:
        # What came before the end is not news any more once the end is known.
        known.counts, known.voters, known.closed, known.at = counts, voters, closed, now
        tx.add(known)
    poll = _named(tx, name)
    if poll is not None:
        redraw(tx, poll, now=now)


def note_vote(tx: Session, name: str, person: Person | None, options: list[int], *, now: datetime) -> None:
    """Somebody voted, changed his mind, or (no options) took it back. Strangers are counted and not named."""
    if person is None or person.id is None:
        return
    mine = select(QuickVote).where(QuickVote.poll_id == name, QuickVote.person_id == person.id)
    vote = tx.exec(mine.with_for_update()).first()
    if not options:
        if vote is not None:
            tx.delete(vote)
        return
    if vote is None:
        made = {"poll_id": name, "person_id": person.id, "options": options, "at": now}
        insert_once(tx, QuickVote, made)
    else:
        vote.options, vote.at = options, now
        tx.add(vote)


def of_survey(tx: Session, survey: Survey) -> QuickPoll | None:
    """The poll that a survey runs by."""
    return tx.exec(select(QuickPoll).where(QuickPoll.survey_id == survey.id)).first()


def _named(tx: Session, name: str) -> QuickPoll | None:
    """The vote that a native poll belongs to, if we know that yet."""
    posts = select(PollPost.quick_poll_id).where(PollPost.poll_id == name)
    return tx.exec(select(QuickPoll).where(col(QuickPoll.id).in_(posts))).first()


def redraw(tx: Session, poll: QuickPoll, *, now: datetime) -> None:
    """Redraw the asker's own card; polls asked in a group, or by a survey, have none."""
    for card in tx.exec(select(Card).where(Card.kind == "poll", Card.subject_id == poll.id)).all():
        show(tx, "poll", poll.id or 0, chat_id=card.chat_id, priority=Priority.NOTICE, now=now)
