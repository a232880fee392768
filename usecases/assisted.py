"""Whose words may leave the house for a second opinion, and which names must not."""

from datetime import datetime

from sqlmodel import Session, col, select

from models.estate import Household
from models.people import Person, StaffRole
from usecases.people import known, may_leave, units_of

OPINION = "opinion"


def names_to_hide(tx: Session, person: Person, *, now: datetime) -> list[str] | None:
    """His name, those of whoever lives with him and of the staff. None: his words stay here."""
    mine = tx.get(Person, known(person))
    if mine is None or not may_leave(tx, mine, OPINION):
        return None
    homes = [unit.id for unit in units_of(tx, mine.id or 0, now=now)]
    together = select(Household.person_id).where(col(Household.unit_id).in_(homes))
    staff = select(StaffRole.person_id)
    near = select(Person.name).where(col(Person.id).in_(together) | col(Person.id).in_(staff))
    return [mine.name, *tx.exec(near)]
