"""How a vote by native polls stands: read by the rules and by the cards alike."""

from dataclasses import dataclass

from sqlmodel import Session, col, select

from models.people import Person
from models.surveys import PollCount, PollPost, QuickPoll, QuickVote


@dataclass(frozen=True)
class Tally:
    """Votes for each option, voters in all, and by option the names of those whom we know."""

    counts: list[int]
    voters: int
    names: list[list[str]]


def tally_of(tx: Session, poll: QuickPoll) -> Tally:
    """How a vote stands, all its native polls together."""
    posts = select(PollPost.poll_id).where(PollPost.quick_poll_id == poll.id)
    counted = tx.exec(select(PollCount).where(col(PollCount.poll_id).in_(posts))).all()
    sums = [sum(each.counts[at] for each in counted if at < len(each.counts)) for at in range(len(poll.options))]
    votes = select(QuickVote, Person.name).join(Person).where(col(QuickVote.poll_id).in_(posts))
    named = tx.exec(votes.order_by(col(QuickVote.at), col(QuickVote.id))).all()
    names = [[name for vote, name in named if at in vote.options] for at in range(len(poll.options))]
    return Tally(sums, sum(each.voters for each in counted), names)
