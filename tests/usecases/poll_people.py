"""What tests of polls do: ask a group, have Telegram take what was owed, look how it stands."""

from datetime import datetime

from sqlmodel import Session, col, select

from models.database import Database
from models.groups import Group
from models.outbox import Action, OutboxMessage, OutboxState
from models.people import Person
from models.surveys import QuickPoll
from models.votes import Tally, tally_of
from outbox.polls import Standing, note_standing
from tests.people import ENGINEERS_CHAT
from usecases import polls
from usecases.polls import Asked

DINNER = Asked("周六几点聚餐？", ["六点", "七点"])


def asked_here(db: Database, person: Person) -> QuickPoll:
    """Somebody asks in the engineers' group, and Telegram calls the poll p1."""
    poll = db.run_sync(polls.ask_here, person, ENGINEERS_CHAT, None, DINNER)
    sent(db)
    return poll


def sent(db: Database) -> None:
    """Telegram took every poll that was owed, and called them p1, p2, ..."""

    def settled(tx: Session, *, now: datetime) -> None:
        owed = select(OutboxMessage).where(OutboxMessage.action == Action.POLL).order_by(col(OutboxMessage.id))
        for number, row in enumerate(tx.exec(owed).all(), start=1):
            if row.state is OutboxState.PENDING:
                row.state = OutboxState.SENT
                standing = Standing(f"p{number}", [0] * 10, 0, False)
                note_standing(tx, row.id or 0, 50 + number, standing, now=now)

    db.run_sync(settled)


def standing(db: Database, poll: QuickPoll) -> Tally:
    """How it stands now."""
    return db.read_sync(lambda tx, now: tally_of(tx, tx.get_one(QuickPoll, poll.id)))


def owed(db: Database, action: Action) -> list[OutboxMessage]:
    """What was owed of one kind, in order."""
    found = select(OutboxMessage).where(OutboxMessage.action == action).order_by(col(OutboxMessage.id))
    return db.read_sync(lambda tx, now: list(tx.exec(found)))


def group_id(db: Database) -> int:
    """The engineers' group."""
    groups = select(Group.id).where(Group.chat_id == ENGINEERS_CHAT)
    return db.read_sync(lambda tx, now: tx.exec(groups).one() or 0)
