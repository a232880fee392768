"""A ticket's clocks: when they start, pause, run on, are met, and what people read about them."""

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from sqlmodel import Session, select

from models.database import Database
from models.people import Person
from models.promises import Clock, ClockKind
from models.tickets import Ticket, TicketStatus, Urgency
from models.timers import Timer
from tests import people
from tests.usecases.conftest import START, FakeClock, Said
from tests.usecases.house import House
from tests.usecases.time_machine import runs_until, wakes_up
from usecases import acceptance, clocks, handing, tenant, work

FIRST, ARRIVAL, FIX = ClockKind.FIRST, ClockKind.ARRIVAL, ClockKind.FIX
LIN, GROUP = 101, people.ENGINEERS_CHAT
WATER = "厨房水龙头漏水"


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def hours(count: float) -> timedelta:
    return timedelta(hours=count)


def days(count: float) -> timedelta:
    return timedelta(days=count)


def at(day: int, clock: str) -> datetime:
    """A moment of November 2026 as Hangzhou's walls show it."""
    hour, minute = map(int, clock.split(":"))
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC) - hours(8)


def clock_of(db: Database, ticket: Ticket, kind: ClockKind) -> Clock:
    def found(tx: Session, *, now: datetime) -> Clock:
        return tx.exec(select(Clock).where(Clock.ticket_id == ticket.id, Clock.kind == kind)).one()

    return db.read_sync(found)


def dues(db: Database, ticket: Ticket) -> dict[str, datetime]:
    found = db.read_sync(lambda tx, now: clocks.clocks_of(tx, ticket))
    return {clock.kind.value: clock.due_at for clock in found}


def holds(house: House, by: Person, ticket: Ticket, span: int = 24, reason: str = "parts") -> Ticket:
    return house.db.run_sync(work.hold, ticket.id, reason, span, by=by, catalogue=house.catalogue)


LIGHT = "客厅的灯不亮了"


@pytest.mark.parametrize(
    ("who", "words", "when", "first", "arrival", "fix"),
    [
        # Saturday 15:30: 5 h 30 of service are left today.
        (people.lin, LIGHT, at(21, "15:30"), at(21, "15:33"), at(22, "08:30"), at(22, "15:30")),
        # At night the three minutes begin with the service hours; the day is a day.
        (people.lin, LIGHT, at(21, "23:00"), at(22, "08:03"), at(22, "14:00"), at(22, "23:00")),
        (people.lin, LIGHT, at(21, "20:58"), at(21, "21:00") + minutes(11 * 60 + 1), at(22, "13:58"), at(22, "20:58")),
        # Water is urgent: somebody comes sooner.
        (people.lin, WATER, at(21, "15:30"), at(21, "15:33"), at(21, "17:30"), at(22, "15:30")),
        # A key tenant is first in line.
        (people.wang, LIGHT, at(21, "15:30"), at(21, "15:33"), at(21, "18:30"), at(22, "03:30")),
        # A complaint is answered in a day and closed in three.
        (people.lin, "物业服务态度太差，我要投诉", at(21, "15:30"), at(21, "15:33"), at(22, "15:30"), at(24, "15:30")),
        # An emergency knows no hours.
        (people.lin, "有人被困在电梯里了", at(21, "02:00"), at(21, "02:03"), at(21, "02:15"), at(21, "04:00")),
    ],
)
def test_each_matter_has_its_times(
    house: House, db: Database, clock: FakeClock, who: Any, words: str, when: datetime, first: datetime,
    arrival: datetime, fix: datetime
) -> None:  # fmt: skip
    clock.now = when

    ticket = house.reports(db.run_sync(who), words)

    assert dues(db, ticket) == {"first": first, "arrival": arrival, "fix": fix}
