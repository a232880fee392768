"""What nobody fetches: reminders on the catalogue's days, then the desk calls, at last back to the carrier.

The days are read from the rows, not kept in timers: an evening that was missed is made up for at the
next one, with the last day that has come, once.
"""

from collections import defaultdict
from datetime import date, datetime

from sqlmodel import Session, col, select

from models.columns import in_zone
from models.outbox import Delivery, Priority
from models.parcels import Parcel, ParcelStatus
from models.people import Person
from models.refusals import Refusal, Stale
from outbox import owe
from usecases.followers import catalogue_of
from usecases.groups import group_for
from usecases.parcel_moves import concerned, desk_parcel, household, move, note, receipt, redraw, row
from usecases.quiet import decent

S = ParcelStatus


def remind(tx: Session, *, now: datetime) -> int:
    """Remind everybody whose parcels have waited one of the catalogue's days, all in one message; answers how many."""
    due = [parcel for parcel in _waiting(tx) if _step(tx, parcel, now=now) > parcel.reminded_day]
    theirs: dict[int, list[Parcel]] = defaultdict(list)
    people: dict[int, Person] = {}
    for parcel in due:
        for person in concerned(tx, parcel, now=now):
            theirs[person.id or 0].append(parcel)
            people[person.id or 0] = person
        parcel.reminded_day = _step(tx, parcel, now=now)
        note(tx, parcel, what="reminded", by=None, now=now, facts={"day": parcel.reminded_day})
    today = _day(tx, now)
    for person_id, parcels in theirs.items():
        person = people[person_id]
        owe(
            tx,
            key=f"parcel-remind:{person_id}:{today}:{row(parcels[0])}",
            chat_id=person.user_id or 0,
            kind="parcel_remind",
            facts={"person": person_id, "parcels": [row(parcel) for parcel in parcels]},
            # Class B: a reminder that came twice would look like nagging.
            delivery=Delivery.B,
            priority=Priority.BULK,
            not_before=decent(tx, person, now),
            now=now,
        )
    return len(theirs)


def list_calls(tx: Session, *, now: datetime) -> bool:
    """Owe the desk's group the morning's list of calls: what nobody fetched, whom nobody could tell. Empty: none."""
    catalogue = catalogue_of(tx)
    group = group_for(tx, catalogue.parcels.team, None)
    calls = [row(parcel) for parcel in _waiting(tx) if parcel.called_at is None and _is_for_calls(tx, parcel, now=now)]
    if group is None or not calls:
        return False
    owe(
        tx,
        key=f"parcel-calls:{group.id}:{_day(tx, now)}",
        chat_id=group.chat_id,
        kind="parcel_calls",
        facts={"parcels": calls},
        priority=Priority.NOTICE,
        not_before=decent(tx, group.chat_id, now),
        now=now,
    )
    return True


def called(tx: Session, parcel_id: int, *, person: Person | None, now: datetime) -> Parcel:
    """Somebody of the desk has spoken with the tenant."""
    parcel = desk_parcel(tx, parcel_id, person)
    if parcel.status is not S.WAITING:
        raise Stale("refusal-parcel-stale")
    parcel.called_at = now
    note(tx, parcel, what="called", by=person, now=now)
    redraw(tx, parcel, now=now)
    return parcel


def phones(tx: Session, parcel_id: int, *, person: Person | None, now: datetime) -> list[tuple[str, str]]:
    """Names and telephones of the unit's people, for whoever of the desk wants to call them."""
    parcel = desk_parcel(tx, parcel_id, person)
    return [(one.name, one.phone) for one in household(tx, parcel.unit_id, now=now) if one.phone]


def give_back(tx: Session, parcel_id: int, reason: str, *, person: Person | None, now: datetime) -> Parcel:
    """It goes back to its carrier for a reason; its tenants are told."""
    parcel = desk_parcel(tx, parcel_id, person)
    if reason not in catalogue_of(tx).parcels.return_reasons:
        raise Refusal("refusal-stale")
    event = move(tx, parcel, S.RETURNED, what="returned", by=person, now=now, facts={"reason": reason})
    for one in concerned(tx, parcel, now=now):
        receipt(tx, one, "parcel_returned", f"{event.id}", {"parcel": row(parcel)}, now=now)
    return parcel


def _waiting(tx: Session) -> list[Parcel]:
    return list(tx.exec(select(Parcel).where(Parcel.status == S.WAITING).order_by(col(Parcel.id))))


def _is_for_calls(tx: Session, parcel: Parcel, *, now: datetime) -> bool:
    """Whoever was told is called when he does not come; whoever could not be told, from the next morning on."""
    age = _age(tx, parcel, now=now)
    return age >= catalogue_of(tx).parcels.call_day if parcel.told_at else age >= 1


def _step(tx: Session, parcel: Parcel, *, now: datetime) -> int:
    """The last of the catalogue's days that has come, 0 before the first."""
    age = _age(tx, parcel, now=now)
    return max((day for day in catalogue_of(tx).parcels.remind_days if day <= age), default=0)


def _age(tx: Session, parcel: Parcel, *, now: datetime) -> int:
    """In days of the calendar: whatever came this morning is a day old tomorrow."""
    return (_day(tx, now) - _day(tx, parcel.registered_at)).days


def _day(tx: Session, moment: datetime) -> date:
    return in_zone(moment, catalogue_of(tx).estate.zone).date()
