"""Registering parcels in seconds: a message becomes parcels, what is unclear is asked, ten minutes may undo it.

A unit that is certain is told at once. A unit that is not is asked by buttons, and nobody is told
before somebody of the desk has chosen. The same waybill that waits already is named, not doubled.
"""

from collections.abc import Iterable
from datetime import datetime

from sqlmodel import Session, col, select

from models.estate import Household, Unit
from models.groups import Group
from models.parcels import Parcel, ParcelBatch, ParcelKind, ParcelStatus
from models.people import Person, Role
from models.refusals import Refusal, Stale
from models.tickets import PieceKind
from outbox import show
from outbox.owe import insert_once
from understanding.result import KnownPlaces, ParcelLine, ParcelText
from usecases.followers import catalogue_of
from usecases.intake import known_places
from usecases.parcel_moves import at_desk, desk_parcel, household, move, new_code, note, row, tell
from usecases.people import holds
from usecases.said import Said

#: So many units are offered when one must be chosen.
OFFERED = 8
#: A waybill as long as this belongs to one parcel in the world; a shorter one is somebody's last digits.
UNMISTAKABLE = 8


def is_parcel_place(tx: Session, chat_id: int, person: Person | None, *, now: datetime) -> bool:
    """Whether what he types here may be about parcels: he handles them, in private or in the desk's group."""
    parcels = catalogue_of(tx).parcels
    if person is None or not holds(tx, person.id or 0, {*parcels.roles, Role.SUPERVISOR, Role.MANAGER}):
        return False
    if chat_id > 0:
        return True
    ours = select(Group.id).where(Group.chat_id == chat_id, Group.team == parcels.team, col(Group.active))
    return tx.exec(ours).first() is not None


def demand_parcel_place(tx: Session, chat_id: int, person: Person | None, *, now: datetime) -> None:
    """Refuses whoever does not handle parcels, and any chat that is not the desk's."""
    at_desk(tx, person)
    if not is_parcel_place(tx, chat_id, person, now=now):
        raise Refusal("refusal-parcel-where")


def places(tx: Session, person: Person | None, *, now: datetime) -> KnownPlaces:
    """The estate as a parcel's line needs it."""
    return known_places(tx, person, now=now)


def register(tx: Session, said: Said, text: ParcelText, *, person: Person | None, now: datetime) -> ParcelBatch:
    """Make a message's lines parcels, tell their tenants, owe the desk one card. The same message again: nothing."""
    demand_parcel_place(tx, said.chat_id, person, now=now)
    if not text.lines:
        raise Refusal("refusal-parcel-how")
    me = at_desk(tx, person)
    made = ParcelBatch(
        chat_id=said.chat_id,
        message_id=said.message_id,
        thread_id=said.thread_id,
        by_id=me,
        at=now,
        strange=[line[:200] for line in text.strange[:20]],
    )
    new = insert_once(tx, ParcelBatch, made.model_dump(exclude={"id"}))
    same = select(ParcelBatch).where(ParcelBatch.chat_id == said.chat_id, ParcelBatch.message_id == said.message_id)
    batch = tx.exec(same).one()
    if new:
        units = {unit.label: unit for unit in tx.exec(select(Unit))}
        known = [_take(tx, line, batch, said, units, person, now=now) for line in text.lines]
        batch.known = [parcel_id for parcel_id in known if parcel_id is not None]
        tx.add(batch)
        show_batch(tx, batch, now=now)
    return batch


def choose_unit(tx: Session, parcel_id: int, unit_id: int, *, person: Person | None, now: datetime) -> Parcel:
    """Somebody of the desk says whose it is; one choice stands, and its tenants are told."""
    parcel = desk_parcel(tx, parcel_id, person)
    unit = tx.get(Unit, unit_id)
    if parcel.status is not ParcelStatus.WAITING or parcel.unit_id is not None or unit is None:
        raise Stale("refusal-parcel-stale")
    _settle(tx, parcel, unit, now=now)
    at_desk(tx, person, parcel)
    note(tx, parcel, what="unit", by=person, now=now, facts={"unit": unit.label})
    _show_batch_of(tx, parcel, now=now)
    return parcel


def drop(tx: Session, parcel_id: int, *, person: Person | None, now: datetime) -> Parcel:
    """A line that was no parcel, or not for us."""
    parcel = desk_parcel(tx, parcel_id, person)
    move(tx, parcel, ParcelStatus.CANCELLED, what="cancelled", by=person, now=now)
    return parcel


def undo(tx: Session, batch_id: int, *, person: Person | None, now: datetime) -> int:
    """Take a message's parcels back, within ten minutes; those handed over meanwhile stay. Answers how many."""
    at_desk(tx, person)
    batch = tx.get(ParcelBatch, batch_id, with_for_update=True, populate_existing=True)
    if batch is None or batch.undone_at is not None:
        raise Stale("refusal-parcel-stale")
    span = catalogue_of(tx).parcels.undo_span
    if now > batch.at + span:
        raise Stale("refusal-parcel-undo", minutes=int(span.total_seconds() // 60))
    batch.undone_at = now
    tx.add(batch)
    mine = select(Parcel).where(Parcel.batch_id == batch_id, Parcel.status == ParcelStatus.WAITING)
    undone = tx.exec(mine).all()
    for parcel in undone:
        move(tx, desk_parcel(tx, row(parcel), person), ParcelStatus.CANCELLED, what="cancelled", by=person, now=now)
    show_batch(tx, batch, now=now)
    return len(undone)


def show_batch(tx: Session, batch: ParcelBatch, *, now: datetime) -> None:
    """Owe the desk the card of a message that registered parcels."""
    show(tx, "parcels_in", batch.id or 0, chat_id=batch.chat_id, thread_id=batch.thread_id, now=now)


def _show_batch_of(tx: Session, parcel: Parcel, *, now: datetime) -> None:
    batch = tx.get(ParcelBatch, parcel.batch_id) if parcel.batch_id else None
    if batch is not None:
        show_batch(tx, batch, now=now)


def _take(
    tx: Session,
    line: ParcelLine,
    batch: ParcelBatch,
    said: Said,
    units: dict[str, Unit],
    person: Person | None,
    *,
    now: datetime,
) -> int | None:
    """Register one line; the id of the parcel that waits already instead, if there is one."""
    found = [units[label] for label in line.units if label in units]
    certain = found[0] if len(found) == 1 else None
    if twin := _waiting_twin(tx, line, certain):
        return row(twin)
    parcel = Parcel(
        kind=ParcelKind(line.kind),
        carrier=line.carrier,
        waybill=line.waybill[:60],
        pieces=line.pieces,
        batch_id=batch.id,
        recipient=line.recipient,
        shelf=line.shelf[:20],
        photo=said.file_id or "" if said.kind is PieceKind.PHOTO else "",
        words=line.words,
        registered_by=batch.by_id,
        registered_at=now,
    )
    if certain is None:
        parcel.maybe = _candidates(tx, line, found, now=now)
    tx.add(parcel)
    tx.flush()
    note(tx, parcel, what="registered", by=person, now=now)
    if certain is not None:
        _settle(tx, parcel, certain, now=now)
    return None


def _settle(tx: Session, parcel: Parcel, unit: Unit, *, now: datetime) -> None:
    """It is this unit's: find the recipient among its people, give it a code, tell them."""
    parcel.unit_id, parcel.maybe = unit.id, []
    parcel.person_id = _recipient(household(tx, unit.id, now=now), parcel.recipient)
    parcel.code = new_code(tx)
    tx.add(parcel)
    tx.flush()
    tell(tx, parcel, now=now)


def _waiting_twin(tx: Session, line: ParcelLine, unit: Unit | None) -> Parcel | None:
    if not line.waybill:
        return None
    same = select(Parcel).where(Parcel.waybill == line.waybill, Parcel.status == ParcelStatus.WAITING)
    if len(line.waybill) < UNMISTAKABLE:
        same = same.where(Parcel.unit_id == (unit.id if unit else None))
    return tx.exec(same).first()


def _candidates(tx: Session, line: ParcelLine, found: Iterable[Unit], *, now: datetime) -> list[int]:
    """Units to offer: where the recipient's name lives, then those that the words may mean."""
    named = _homes_of(tx, line.recipient, now=now)
    likely = [unit.id for unit in found]
    both = [unit_id for unit_id in named if unit_id in likely]
    ordered = dict.fromkeys([*both, *named, *likely]) if line.recipient else dict.fromkeys(likely)
    return [unit_id for unit_id in ordered if unit_id is not None][:OFFERED]


def _homes_of(tx: Session, name: str, *, now: datetime) -> list[int]:
    if not name:
        return []
    ties = select(Household.unit_id, Person.name).join(Person, col(Person.id) == col(Household.person_id))
    living = ties.where((col(Household.until).is_(None)) | (col(Household.until) > now))
    return [unit_id for unit_id, known in tx.exec(living.order_by(col(Household.id))) if same_name(name, known)]


def _recipient(people: list[Person], name: str) -> int | None:
    """The one person of the household whose name it is."""
    meant = [person for person in people if same_name(name, person.name)]
    return meant[0].id if len(meant) == 1 else None


def same_name(label: str, name: str) -> bool:
    """Whether a label means this person: the whole name, or a label that hides letters behind stars."""
    written, known = label.replace(" ", "").casefold(), name.replace(" ", "").casefold()
    if not written or len(written) < 2:
        return False
    if "*" in written:
        hidden = len(written) == len(known)
        return hidden and all(one in ("*", other) for one, other in zip(written, known, strict=True))
    return written == known
