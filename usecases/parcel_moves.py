"""Moving a parcel, recording what happened, and telling its household.

Every change of a parcel goes through `move` or `note`, so that the shelf, the cards and the counts
cannot disagree. A parcel has one living card in each of its people's chats.
"""

from datetime import datetime
from secrets import randbelow
from typing import Any

from sqlalchemy import func, update
from sqlmodel import Session, col, select

from models.estate import Building, Household, Unit
from models.outbox import Card, Priority
from models.parcels import PARCEL_MOVES, Parcel, ParcelEvent, ParcelKind, ParcelStatus
from models.people import Person, Role
from models.refusals import Refusal, Stale
from outbox import owe, show
from usecases.followers import catalogue_of, follows_moves
from usecases.people import CONSENT_VERSION, agreed, demand, units_of
from usecases.quiet import decent

DIGITS = 6
#: Cards that show one parcel: the tenant's, and the desk's.
REDRAWN = ("parcel", "parcel_desk")


def at_desk(tx: Session, person: Person | None, parcel: Parcel | None = None) -> int:
    """The id of somebody who handles parcels, and this one's building; refuses everybody else."""
    roles = {*catalogue_of(tx).parcels.roles, Role.SUPERVISOR, Role.MANAGER}
    unit = tx.get(Unit, parcel.unit_id) if parcel is not None and parcel.unit_id else None
    return demand(tx, person, roles, tx.get_one(Building, unit.building_id).code if unit else None)


def desk_parcel(tx: Session, parcel_id: int, person: Person | None) -> Parcel:
    """The parcel as it is now, held until this transaction ends, for somebody who may handle it."""
    at_desk(tx, person)
    parcel = tx.get(Parcel, parcel_id, with_for_update=True, populate_existing=True)
    if parcel is None:
        raise Refusal("refusal-no-such-parcel")
    at_desk(tx, person, parcel)
    return parcel


def own_parcel(tx: Session, parcel_id: int, person: Person | None, *, now: datetime) -> Parcel:
    """The parcel, for somebody who lives where it belongs today; of a registered letter, its recipient alone."""
    mine = agreed(tx, person)
    parcel = tx.get(Parcel, parcel_id, with_for_update=True, populate_existing=True)
    homes = {unit.id for unit in units_of(tx, mine.id or 0, now=now)}
    if parcel is None or parcel.unit_id not in homes or not concerns(parcel, mine):
        raise Refusal("refusal-no-such-parcel")
    return parcel


def concerns(parcel: Parcel, person: Person) -> bool:
    """Whether somebody of the unit may see it: a registered letter is its recipient's."""
    return parcel.kind is not ParcelKind.REGISTERED or parcel.person_id in (None, person.id)


def move(
    tx: Session,
    parcel: Parcel,
    becomes: ParcelStatus,
    *,
    what: str,
    by: Person | None,
    now: datetime,
    facts: dict[str, Any] | None = None,
    **values: Any,
) -> ParcelEvent:
    """Move a parcel, set `values` with it, record the event and redraw every card of it. Raises `Stale`."""
    was = parcel.status
    if becomes not in PARCEL_MOVES[was]:
        raise Stale("refusal-parcel-stale")
    # Two at the desk may hand over the same parcel; whoever's UPDATE comes second changes no row and loses.
    moved = update(Parcel).where(col(Parcel.id) == parcel.id, col(Parcel.status) == was)
    if tx.connection().execute(moved.values(status=becomes, **values)).rowcount == 0:
        raise Stale("refusal-parcel-stale")
    tx.refresh(parcel)
    event = note(tx, parcel, what=what, by=by, now=now, facts=facts, was=was)
    redraw(tx, parcel, now=now)
    return event


def note(
    tx: Session,
    parcel: Parcel,
    *,
    what: str,
    by: Person | None,
    now: datetime,
    facts: dict[str, Any] | None = None,
    was: ParcelStatus | None = None,
) -> ParcelEvent:
    """Record that `what` happened to a parcel."""
    last = tx.exec(select(func.max(ParcelEvent.seq)).where(ParcelEvent.parcel_id == parcel.id)).one()
    event = ParcelEvent(
        parcel_id=row(parcel),
        seq=(last or 0) + 1,
        at=now,
        by_id=by.id if by else None,
        what=what,
        was=was or parcel.status,
        becomes=parcel.status,
        facts=facts or {},
    )
    tx.add(parcel)
    tx.add(event)
    tx.flush()
    return event


def redraw(tx: Session, parcel: Parcel, *, now: datetime) -> None:
    """Owe every card of the parcel its present face, and the card of the message that registered it."""
    cards = select(Card).where(Card.subject_id == parcel.id, col(Card.kind).in_(REDRAWN))
    batch = select(Card).where(Card.subject_id == parcel.batch_id, Card.kind == "parcels_in")
    for card in [*tx.exec(cards), *tx.exec(batch)]:
        show(tx, card.kind, card.subject_id, chat_id=card.chat_id, view="", priority=Priority.NOTICE, now=now)


def household(tx: Session, unit_id: int | None, *, now: datetime) -> list[Person]:
    """Everybody who lives in a unit, agreed to be written to, and can be."""
    ties = select(Person).join(Household, col(Household.person_id) == col(Person.id))
    living = ties.where(Household.unit_id == unit_id, (col(Household.until).is_(None)) | (col(Household.until) > now))
    able = (col(Person.user_id).is_not(None), col(Person.reachable), Person.consent_version == CONSENT_VERSION)
    return list(tx.exec(living.where(*able).order_by(col(Household.id))))


def concerned(tx: Session, parcel: Parcel, *, now: datetime) -> list[Person]:
    """Those of the household whom the parcel is told to."""
    return [person for person in household(tx, parcel.unit_id, now=now) if concerns(parcel, person)]


def tell(tx: Session, parcel: Parcel, *, now: datetime) -> bool:
    """Owe everybody concerned the parcel's card; False if there is nobody to tell yet.

    Class A: whoever is not told leaves his parcel on our shelf, and a card that came twice says that it may
    be a repeat. Told at a decent hour, and after talk.
    """
    told = concerned(tx, parcel, now=now)
    for person in told:
        show(
            tx,
            "parcel",
            row(parcel),
            chat_id=person.user_id or 0,
            priority=Priority.NOTICE,
            not_before=decent(tx, person, now),
            now=now,
        )
    if told and parcel.told_at is None:
        parcel.told_at = now
        note(tx, parcel, what="told", by=None, now=now, facts={"people": [person.id for person in told]})
    return bool(told)


def receipt(tx: Session, person: Person, kind: str, news: str, facts: dict[str, Any], *, now: datetime) -> None:
    """Owe one person a notice that must arrive: class A, at a decent hour. `news` names the piece of news."""
    if person.user_id is not None:
        key = f"{kind}:{news}:{person.id}"
        owe(tx, key=key, chat_id=person.user_id, kind=kind, facts=facts, not_before=decent(tx, person, now), now=now)


@follows_moves
def moved(tx: Session, person: Person, unit: Unit, now: datetime) -> None:
    """Whoever moves in is told what waits for his unit; whoever moved out sees nothing of it any more."""
    tx.flush()
    lives = any(home.id == unit.id for home in units_of(tx, person.id or 0, now=now))
    for parcel in waiting_of(tx, unit.id):
        if lives:
            tell(tx, parcel, now=now)
        else:
            redraw(tx, parcel, now=now)


def waiting_of(tx: Session, unit_id: int | None) -> list[Parcel]:
    """What waits for a unit, the oldest first."""
    waiting = select(Parcel).where(Parcel.unit_id == unit_id, Parcel.status == ParcelStatus.WAITING)
    return list(tx.exec(waiting.order_by(col(Parcel.id))))


def new_code(tx: Session) -> str:
    """Six digits that no waiting parcel has; nobody can guess the next.

    Two transactions that draw the same digits at once meet at the unique index: the second one fails
    and its update is handled again.
    """
    while True:
        code = f"{randbelow(10**DIGITS):0{DIGITS}d}"
        taken = select(Parcel.id).where(Parcel.code == code, Parcel.status == ParcelStatus.WAITING)
        if tx.exec(taken).first() is None:
            return code


def row(parcel: Parcel) -> int:
    """The id of a parcel that is in the database."""
    assert parcel.id is not None, "the parcel was never flushed"
    return parcel.id
