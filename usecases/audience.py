"""Whom a survey or a campaign means: who lives where it says, agreed to be written to, and can be.

Read anew at every step, so whoever moves in, or lets us write to him again, is found the next time.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, and_, distinct, exists, func
from sqlmodel import Session, col, or_, select

from models.audience import Audience
from models.bills import Bill, BillStatus
from models.estate import Building, Household, Unit
from models.people import Person
from models.tickets import ACTIVE, Ticket
from usecases.people import CONSENT_VERSION

Where = list[ColumnElement[bool]]


@dataclass(frozen=True)
class Reach:
    """How many there are: units and people whom an audience means, and people whom we can ask now."""

    units: int
    people: int
    askable: int


def reach(tx: Session, audience: Audience, *, per_unit: bool = False, now: datetime) -> Reach:
    """Whom the audience means. Per unit, somebody with two homes is asked twice and counts twice in `askable`."""
    living = [*_lives(now), *_fits(audience)]
    homes = select(func.count(distinct(col(Unit.id)))).select_from(Unit).join(Building)
    if audience.who == "everybody":
        # A flat in which nobody has registered is a unit that we did not reach.
        units = tx.exec(homes.where(*_places(audience))).one()
    else:
        units = tx.exec(homes.join(Household).join(Person).where(*living)).one()
    people = _tied(func.count(distinct(col(Household.person_id))))
    asked = _tied(func.count() if per_unit else func.count(distinct(col(Household.person_id))))
    return Reach(units, tx.exec(people.where(*living)).one(), tx.exec(asked.where(*living, *can_be_asked())).one())


def askable_people(tx: Session, audience: Audience, *, now: datetime) -> list[Person]:
    """Everybody of the audience who can be written to, once each."""
    meant = _tied(col(Household.person_id)).where(*_lives(now), *_fits(audience), *can_be_asked())
    return list(tx.exec(select(Person).where(col(Person.id).in_(meant)).order_by(col(Person.id))))


def unit_ids(tx: Session, audience: Audience, *, now: datetime) -> dict[int, str]:
    """Every unit of the audience by id, with its label."""
    homes = select(Unit.id, Unit.label).join(Building).where(*_places(audience))
    if audience.who != "everybody":
        meant = _tied(col(Household.unit_id)).where(*_lives(now), *_fits(audience))
        homes = homes.where(col(Unit.id).in_(meant))
    return {unit_id: label for unit_id, label in tx.exec(homes) if unit_id is not None}


def homes_of(tx: Session, audience: Audience, *, now: datetime) -> list[tuple[int, int]]:
    """Everybody whom the audience means, as (person, unit): a line for each home."""
    ties = select(Household.person_id, Household.unit_id).join(Person).join(Unit).join(Building)
    return list(tx.exec(ties.where(*_lives(now), *_fits(audience))))


def not_yet(
    tx: Session,
    audience: Audience,
    had: ColumnElement[bool],
    *,
    per_unit: bool,
    limit: int,
    after: int = 0,
    awake: Where | None = None,
    now: datetime,
) -> list[tuple[int, int]]:
    """The next people to write to, as (person, unit); per person the unit is the first he has.

    `had` is true of a tie whose person has been written to; only people above `after` are looked at.
    """
    meant = [*_lives(now), *_fits(audience), *can_be_asked(), *(awake or []), col(Person.id) > after]
    if per_unit:
        pairs = select(Household.person_id, Household.unit_id)
    else:
        pairs = select(Household.person_id, func.min(Household.unit_id)).group_by(col(Household.person_id))
    found = pairs.join(Person).join(Unit).join(Building).where(*meant, ~had)
    order = (col(Household.person_id), col(Household.unit_id)) if per_unit else (col(Household.person_id),)
    return list(tx.exec(found.order_by(*order).limit(limit)))


def out_of_reach(tx: Session, audience: Audience, had: ColumnElement[bool], *, now: datetime) -> list[int]:
    """People whom the audience means, who have not been written to and cannot be: by id."""
    meant = _tied(col(Household.person_id)).where(*_lives(now), *_fits(audience), ~and_(*can_be_asked()), ~had)
    return list(tx.exec(meant.distinct().order_by(col(Household.person_id))))


def can_be_asked() -> Where:
    """He agreed to be written to, and Telegram lets us."""
    return [
        col(Person.user_id).is_not(None),
        col(Person.reachable).is_(True),
        func.coalesce(col(Person.consent_version), 0) == CONSENT_VERSION,
    ]


def _tied(what: Any) -> Any:
    """A question about ties: who lives where."""
    return select(what).select_from(Household).join(Person).join(Unit).join(Building)


def _lives(now: datetime) -> Where:
    return [or_(col(Household.until).is_(None), col(Household.until) > now)]


def _places(audience: Audience) -> Where:
    named = (
        (audience.buildings, Building.code),
        (audience.floors, Unit.floor),
        (audience.units, Unit.label),
        (audience.tiers, Unit.tier),
    )
    wanted: Where = [col(column).in_(names) for names, column in named if names]
    if audience.bills is not None:
        owes = and_(col(Bill.unit_id) == col(Unit.id), col(Bill.status) == BillStatus.OPEN)
        wanted.append(exists().where(owes, col(Bill.import_id) == audience.bills))
    return wanted


def _fits(audience: Audience) -> Where:
    wanted = _places(audience)
    if audience.who == "key_tenants":
        wanted.append(col(Person.key_tenant).is_(True))
    if audience.who == "open_matter":
        matter = and_(col(Ticket.reporter_id) == col(Person.id), col(Ticket.status).in_(ACTIVE))
        wanted.append(exists().where(matter))
    return wanted
