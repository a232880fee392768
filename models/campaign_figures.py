"""How a campaign stands: counted from the outbox and the contacts each time, never kept twice."""

from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any, Literal

from sqlalchemy import ColumnElement, and_, case, func, or_
from sqlmodel import Session, col, select

from models.campaigns import Campaign, CampaignState, Contact
from models.estate import Building, Household, Unit
from models.outbox import OutboxMessage, OutboxState
from models.people import Person

#: The pace is what the last minute brought.
LOOK_BACK = timedelta(seconds=60)
#: Why somebody was not reached: Telegram refused it; it may have arrived; he could not be written to at all.
Why = Literal["refused", "in_doubt", "cannot"]


@dataclass(frozen=True)
class Figures:
    """Every contact is in exactly one of sent, refused, in_doubt, waiting and dropped."""

    meant: int
    sent: int
    refused: int
    in_doubt: int
    #: Owed and not sent yet; at most a few hundred at any time.
    waiting: int
    #: Owed when the campaign was stopped.
    dropped: int
    #: Not owed yet. While people join and leave, an estimate; 0 at the end.
    not_yet: int
    #: Meant, but never written to: no Telegram, no consent, or they had blocked us before.
    cannot: int
    read: int
    #: At the pace of the last minute; None if nothing was sent in it.
    seconds_left: int | None


@dataclass(frozen=True)
class Unreached:
    """Somebody who was not reached, where he lives, and why."""

    contact_id: int
    person_id: int
    name: str
    unit: str
    building: str
    why: Why


def figures(tx: Session, campaign: Campaign, *, now: datetime) -> Figures:
    """How it stands now."""
    row, one = OutboxMessage, Contact
    counted = select(row.state, func.count(col(row.id))).where(row.campaign_id == campaign.id)
    states = Counter({OutboxState(state): count for state, count in tx.exec(counted.group_by(col(row.state)))})
    waiting = states[OutboxState.PENDING] + states[OutboxState.SENDING]
    mine = select(func.count(col(one.id)), func.count(col(one.read_at))).where(one.campaign_id == campaign.id)
    written, read = tx.exec(mine).one()
    cannot = written - states.total()
    not_yet = 0 if campaign.ended_at else max(campaign.meant - states.total(), 0)
    return Figures(
        meant=campaign.meant,
        sent=states[OutboxState.SENT],
        refused=states[OutboxState.REFUSED],
        in_doubt=states[OutboxState.IN_DOUBT],
        waiting=waiting,
        dropped=states[OutboxState.DROPPED],
        not_yet=not_yet,
        cannot=cannot,
        read=read,
        seconds_left=_seconds_left(tx, campaign, waiting + not_yet, now),
    )


def unreached(
    tx: Session, campaign: Campaign, *, buildings: Collection[str] = (), skip: int = 0, limit: int | None = None
) -> list[Unreached]:
    """Whom it did not reach, each once, by building and unit; in some buildings only, if they are named."""
    asked: Any = (Contact.id, Person.id, Person.name, Unit.label, Building.code, _why())
    listed = _missed(select(*asked), campaign, buildings)
    listed = listed.order_by(col(Building.id), func.length(col(Unit.label)), col(Unit.label), col(Contact.id))
    return [
        Unreached(contact, person, name, unit or "", building or "", why)
        for contact, person, name, unit, building, why in tx.exec(listed.offset(skip).limit(limit))
    ]


def unreached_count(tx: Session, campaign: Campaign, *, buildings: Collection[str] = ()) -> int:
    """How many that are."""
    counted: int = tx.exec(_missed(select(func.count(col(Contact.id))), campaign, buildings)).one()
    return counted


def _missed(what: Any, campaign: Campaign, buildings: Collection[str]) -> Any:
    """Contacts without a card, and those whose card was refused or is in doubt."""
    row = OutboxMessage
    post = and_(col(row.campaign_id) == campaign.id, col(row.card_id) == col(Contact.card_id))
    troubled = and_(post, col(row.state).in_((OutboxState.REFUSED, OutboxState.IN_DOUBT)))
    missed = what.select_from(Contact).join(Person, col(Person.id) == col(Contact.person_id)).outerjoin(row, troubled)
    missed = missed.outerjoin(Unit, col(Unit.id) == home()).outerjoin(Building)
    missed = missed.where(Contact.campaign_id == campaign.id, or_(col(Contact.card_id).is_(None), col(row.id) > 0))
    return missed.where(col(Building.code).in_(buildings)) if buildings else missed


def home() -> ColumnElement[Any]:
    """The unit he was written to for, or else the first he has."""
    living = select(func.min(Household.unit_id)).where(
        col(Household.person_id) == col(Contact.person_id), col(Household.until).is_(None)
    )
    return case((col(Contact.unit_id) > 0, col(Contact.unit_id)), else_=living.scalar_subquery())


def _why() -> ColumnElement[Any]:
    state = col(OutboxMessage.state)
    return case(
        (col(Contact.card_id).is_(None), "cannot"), (state == OutboxState.IN_DOUBT, "in_doubt"), else_="refused"
    )


def _seconds_left(tx: Session, campaign: Campaign, left: int, now: datetime) -> int | None:
    if campaign.state is not CampaignState.RUNNING:
        return None
    row, since = OutboxMessage, max(now - LOOK_BACK, campaign.begins_at)
    lately = select(func.count(col(row.id))).where(row.campaign_id == campaign.id, row.state == OutboxState.SENT)
    done = tx.exec(lately.where(col(row.settled_at) > since)).one()
    return round(left * (now - since).total_seconds() / done) if done else None
