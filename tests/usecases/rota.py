"""Shifts for the people of our tests. It is Saturday, 21 November 2026, 15:30, until a test pushes the clock.

By day 08:00-20:00, by night 20:00-08:00, two on and two off. Zhang has the first days, Li the first
nights; Zhao and Qian are their relief.
"""

from datetime import date, datetime, timedelta
from typing import TypeVar

from sqlmodel import Session, select

from models.database import Database
from models.people import Person, Role
from models.shifts import HandOver, HandOverItem, LogLine, RosterLine, ShiftException, Swap
from tests import people
from usecases import handover

TODAY = date(2026, 11, 21)
TWO_DAYS = timedelta(days=2)


def zhao(tx: Session, *, now: datetime) -> Person:
    """Master Zhao: every engineering trade, by day when Zhang is off."""
    return people._staff(tx, now, 211, "赵师傅", Role.WORKER, trades=people.ENGINEERING)


def qian(tx: Session, *, now: datetime) -> Person:
    """Master Qian: every engineering trade, by night when Li is off."""
    return people._staff(tx, now, 212, "钱师傅", Role.WORKER, trades=people.ENGINEERING)


def works(tx: Session, person: Person, pattern: str, first_day: date, *, now: datetime) -> None:
    """Put somebody on the roster, and plan what follows from it."""
    tx.add(RosterLine(person_id=person.id or 0, pattern=pattern, first_day=first_day))
    tx.flush()
    handover.plan_hand_overs(tx, now=now)


def engineers(db: Database) -> dict[str, Person]:
    """Four engineers who cover day and night between them."""
    four = {"zhang": people.zhang, "li": people.li, "zhao": zhao, "qian": qian}
    found = {name: db.run_sync(builder) for name, builder in four.items()}
    for name, pattern, first_day in (
        ("zhang", "day", TODAY),
        ("li", "night", TODAY),
        ("zhao", "day", TODAY - TWO_DAYS),
        ("qian", "night", TODAY - TWO_DAYS),
    ):
        db.run_sync(works, found[name], pattern, first_day)
    return found


Row = TypeVar("Row", RosterLine, ShiftException, Swap, HandOver, HandOverItem, LogLine)


def rows(db: Database, table: type[Row]) -> list[Row]:
    """Every row of a table."""
    return db.read_sync(lambda tx, now: list(tx.exec(select(table))))
