"""Mornings at ten: the day's ladder is climbed and sent, and what Lin Xiaomei gets of it is read."""

from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from sqlmodel import Session, col, select

from cards.face import Face
from models.bills import Bill, Reminder
from models.campaigns import Campaign
from models.database import Database
from models.people import Person
from models.tickets import Ticket, TicketStatus
from tests.usecases.billing import ask, billed
from tests.usecases.campaign_people import settled
from tests.usecases.conftest import FakeClock, Said
from tests.usecases.house import House
from usecases import campaigns, reminders

LIN = 101

Morning = Callable[[str], list[Face]]


@pytest.fixture
def morning(db: Database, clock: FakeClock, house: House, lin: Person, said: Said) -> Morning:
    """Ten o'clock on a day: the ladder is climbed and sent; what Lin Xiaomei gets of it."""

    def come(on: str, chat_id: int = LIN) -> list[Face]:
        clock.now = datetime.fromisoformat(f"{on}T10:00+08:00").astimezone(UTC)
        before = len(said(chat_id))
        for _ in range(2):
            db.run_sync(reminders.remind)
        for campaign in ask(db, lambda tx: tx.exec(select(Campaign)).all()):
            db.run_sync(campaigns.portion, campaign.id, 0)
        faces = said(chat_id)[before:]
        settled(db)
        return faces

    return come


def noted(db: Database, bill: Bill) -> dict[int, str]:
    """The steps a bill has taken, and why one was skipped."""
    steps = select(Reminder.step, Reminder.skipped).where(Reminder.bill_id == bill.id).order_by(col(Reminder.step))
    return dict(ask(db, lambda tx: tx.exec(steps).all()))


def long_ago(db: Database, clock: FakeClock, label: str, amount: str, due: str, **more: str) -> Bill:
    """A bill that came weeks before it was due."""
    clock.now = datetime.fromisoformat("2026-11-01T09:00+08:00").astimezone(UTC)
    return billed(db, label, amount, due, **more)


def closes_every_matter(db: Database) -> None:
    """The desk has answered, and the tenants agreed."""

    def close(tx: Session, *, now: datetime) -> None:
        for ticket in tx.exec(select(Ticket)):
            ticket.status = TicketStatus.CLOSED

    db.run_sync(close)
