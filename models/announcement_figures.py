"""Who has not read an announcement: no "got it", and nobody told him. Counted each time, never kept twice."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import func
from sqlmodel import Session, col, select

from models.announcements import Announcement, ReadCall
from models.campaign_figures import home
from models.campaigns import Campaign, Contact
from models.estate import Building, Unit
from models.people import Person
from models.tickets import TicketEvent

#: A draft was thrown away because the notice of a planned outage answered it.
SPARED = "outage_known"


@dataclass(frozen=True)
class Unread:
    """Somebody who has not read it, where he lives, and which butler is telling him, if one is."""

    contact_id: int
    name: str
    unit: str
    floor: str
    building: str
    taken_by: str


def unread(
    tx: Session, announcement: Announcement, *, buildings: Collection[str] = (), skip: int = 0, limit: int | None = None
) -> list[Unread]:
    """Everybody who has not read it, by building, floor and unit; in some buildings only, if they are named."""
    taker = select(Person.name).where(Person.id == ReadCall.taken_by).correlate(ReadCall).scalar_subquery()
    asked: Any = (Contact.id, Person.name, Unit.label, Unit.floor, Building.name, taker)
    found = _missing(select(*asked), announcement, buildings)
    by_place = (col(Building.id), func.length(col(Unit.floor)), col(Unit.floor), col(Unit.label), col(Contact.id))
    return [
        Unread(contact, name, unit or "", floor or "", building or "", by or "")
        for contact, name, unit, floor, building, by in tx.exec(found.order_by(*by_place).offset(skip).limit(limit))
    ]


def unread_count(tx: Session, announcement: Announcement, *, buildings: Collection[str] = ()) -> int:
    """How many that are."""
    counted: int = tx.exec(_missing(select(func.count(col(Contact.id))), announcement, buildings)).one()
    return counted


def spared(tx: Session, announcement: Announcement, *, now: datetime) -> int:
    """How many reports the notice of a planned outage answered."""
    its = col(TicketEvent.facts)["announcement"].as_integer() == announcement.id
    return tx.exec(select(func.count(col(TicketEvent.id))).where(TicketEvent.what == SPARED, its)).one()


def _missing(what: Any, announcement: Announcement, buildings: Collection[str]) -> Any:
    found = what.select_from(Contact).join(Campaign, col(Campaign.id) == col(Contact.campaign_id))
    found = found.join(Person, col(Person.id) == col(Contact.person_id))
    found = found.outerjoin(ReadCall, col(ReadCall.contact_id) == col(Contact.id))
    found = found.outerjoin(Unit, col(Unit.id) == home()).outerjoin(Building, col(Building.id) == col(Unit.building_id))
    found = found.where(Campaign.name == announcement.campaign_name)
    found = found.where(col(Contact.read_at).is_(None), col(ReadCall.told_at).is_(None))
    return found.where(col(Building.code).in_(buildings)) if buildings else found
