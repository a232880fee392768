"""Wrong pick-up codes: counted per member of staff within the hour, and on the parcel when one was named.

The count outlives the refusal because the rules *return* it: raising it would undo the note of the try.
"""

from datetime import datetime, timedelta

from sqlmodel import Session, col, func, select

from models.parcels import Parcel, ParcelStatus, ParcelTry
from models.people import Person, Role
from models.refusals import Refusal
from usecases.followers import catalogue_of
from usecases.parcel_moves import concerned, desk_parcel, note, own_parcel, receipt, redraw
from usecases.people import LEADING, demand, holds
from usecases.routing import people_with

PATIENCE = timedelta(hours=1)


def unlock(tx: Session, parcel_id: int, *, person: Person | None, now: datetime) -> Parcel:
    """Open a parcel that wrong codes locked: a supervisor does, or the tenant in his own chat."""
    if person is not None and person.id is not None and holds(tx, person.id, LEADING):
        parcel = desk_parcel(tx, parcel_id, person)
    else:
        parcel = own_parcel(tx, parcel_id, person, now=now)
    if parcel.wrong_tries:
        parcel.wrong_tries = 0
        note(tx, parcel, what="unlocked", by=person, now=now)
        redraw(tx, parcel, now=now)
    return parcel


def let_try(tx: Session, person_id: int, *, person: Person | None, now: datetime) -> None:
    """A supervisor lets somebody who typed wrong codes try again; nobody lets himself."""
    if demand(tx, person, LEADING) == person_id:
        raise Refusal("refusal-not-yours-to-do")
    for wrong in tx.exec(select(ParcelTry).where(ParcelTry.person_id == person_id)).all():
        tx.delete(wrong)


def out_of_patience(tx: Session, me: int, *, now: datetime) -> Refusal | None:
    """The refusal for somebody who typed too many wrong codes within the hour, or None."""
    tries = catalogue_of(tx).parcels.wrong_codes
    return Refusal("refusal-parcel-patience", tries=tries) if _wrong_tries(tx, me, now=now) >= tries else None


def wrong_code(tx: Session, me: int, named: int | None, *, now: datetime) -> Refusal:
    """Note a wrong try, on the person and on the parcel it was typed for; the fifth locks and is told."""
    most = catalogue_of(tx).parcels.wrong_codes
    tx.add(ParcelTry(person_id=me, at=now))
    tx.flush()
    tries = _wrong_tries(tx, me, now=now)
    if tries >= most:
        for leader in people_with(tx, Role.SUPERVISOR, Role.MANAGER):
            receipt(tx, leader, "parcel_guessing", f"{me}:{now.isoformat()}", {"person": me}, now=now)
    parcel = tx.get(Parcel, named, with_for_update=True, populate_existing=True) if named else None
    if parcel is not None and parcel.status is ParcelStatus.WAITING:
        parcel.wrong_tries += 1
        note(tx, parcel, what="wrong_code", by=None, now=now, facts={"by": me})
        if parcel.wrong_tries == most:
            _lock(tx, parcel, now=now)
    # The last one hears at once that it was: to be told of no tries left is to try again.
    return out_of_patience(tx, me, now=now) or Refusal("refusal-parcel-code", left=most - tries)


def _wrong_tries(tx: Session, me: int, *, now: datetime) -> int:
    mine = select(func.count()).select_from(ParcelTry).where(ParcelTry.person_id == me)
    return tx.exec(mine.where(col(ParcelTry.at) > now - PATIENCE)).one()


def _lock(tx: Session, parcel: Parcel, *, now: datetime) -> None:
    redraw(tx, parcel, now=now)
    for person in concerned(tx, parcel, now=now):
        receipt(tx, person, "parcel_wrong_codes", f"{parcel.id}:{now.isoformat()}", {"parcel": parcel.id}, now=now)
    for leader in people_with(tx, Role.SUPERVISOR, Role.MANAGER):
        receipt(tx, leader, "parcel_locked", f"{parcel.id}:{now.isoformat()}", {"parcel": parcel.id}, now=now)
