"""Lost or damaged: a customer-property ticket in the tenant's own name, with the photos as evidence."""

from datetime import datetime

from sqlmodel import Session, select

from models.parcels import Parcel, ParcelBatch, ParcelStatus
from models.people import Person
from models.refusals import Stale
from models.tickets import Piece, PieceKind, Side, Ticket
from usecases import drafts
from usecases.followers import catalogue_of
from usecases.parcel_moves import concerned, desk_parcel, move, note, receipt, redraw, row
from usecases.prompts import ask, forget
from usecases.said import Said
from usecases.tickets import key
from usecases.tickets import note as note_ticket

PHOTO = "parcel_photo"
LOST, DAMAGED = "lost", "damaged"


def lost(tx: Session, parcel_id: int, *, person: Person | None, now: datetime) -> Parcel:
    """It is not on its shelf: its tenants are told, a ticket looks for it, and it may be found."""
    parcel = desk_parcel(tx, parcel_id, person)
    move(tx, parcel, ParcelStatus.LOST, what=LOST, by=person, now=now)
    _open_ticket(tx, parcel, LOST, person, None, now=now)
    return parcel


def found(tx: Session, parcel_id: int, *, person: Person | None, now: datetime) -> Parcel:
    """It was there after all: it waits again, and its tenants' cards say so."""
    parcel = desk_parcel(tx, parcel_id, person)
    move(tx, parcel, ParcelStatus.WAITING, what="found", by=person, now=now)
    return parcel


def ask_photo(tx: Session, parcel_id: int, chat_id: int, *, person: Person | None, now: datetime) -> None:
    """It is damaged: the next photo of whoever says so is the evidence."""
    parcel = desk_parcel(tx, parcel_id, person)
    if parcel.status is not ParcelStatus.WAITING or parcel.damaged:
        raise Stale("refusal-parcel-stale")
    if person is not None and person.user_id is not None:
        ask(tx, chat_id, person.user_id, PHOTO, facts={"parcel": parcel_id}, hours=0.5, now=now)


def damaged(tx: Session, said: Said, parcel_id: int, *, person: Person, now: datetime) -> Parcel:
    """The photo of the damage, with a word if there is one. It still waits to be fetched."""
    forget(tx, said.chat_id, person.user_id or 0, purpose=PHOTO)
    parcel = desk_parcel(tx, parcel_id, person)
    if parcel.status is not ParcelStatus.WAITING or parcel.damaged:
        raise Stale("refusal-parcel-stale")
    parcel.damaged = True
    note(tx, parcel, what=DAMAGED, by=person, now=now)
    _open_ticket(tx, parcel, DAMAGED, person, said, now=now)
    redraw(tx, parcel, now=now)
    return parcel


def _open_ticket(
    tx: Session, parcel: Parcel, category: str, person: Person | None, said: Said | None, *, now: datetime
) -> None:
    """The ticket is the tenant's; if none of his unit has joined, it is in the name of whoever noticed."""
    catalogue = catalogue_of(tx)
    told = concerned(tx, parcel, now=now)
    reporter = told[0] if told else person
    if reporter is None or reporter.user_id is None or catalogue.parcels.ticket_kind not in catalogue.kinds:
        return
    event = note(tx, parcel, what="ticket", by=person, now=now)
    words = " ".join(part for part in (parcel.waybill, said.text if said else "") if part) or parcel.words
    ticket = Ticket(
        kind=catalogue.parcels.ticket_kind,
        category=category,
        words=words,
        unit_id=parcel.unit_id,
        reporter_id=reporter.id or 0,
        chat_id=reporter.user_id,
        # No message of the tenant began it; a number below zero is none of Telegram's, and each event has its own.
        message_id=-(event.id or 0),
        created_at=now,
    )
    tx.add(ticket)
    tx.flush()
    for evidence in _evidence(tx, parcel, said):
        author = person.id if person else None
        tx.add(evidence.as_piece(key(ticket), author_id=author, side=Side.STAFF, purpose="report", now=now))
    note_ticket(tx, ticket, what="drafted", by=person, now=now)
    drafts.submit(tx, key(ticket), person=reporter, catalogue=catalogue, now=now)
    parcel.ticket_id = ticket.id
    tx.add(parcel)
    for one in told:
        facts = {"parcel": row(parcel), "what": category, "number": ticket.number}
        receipt(tx, one, "parcel_trouble", f"{ticket.id}", facts, now=now)


def _evidence(tx: Session, parcel: Parcel, said: Said | None) -> list[Said]:
    """The photo of the damage and that of the label; a message is a piece of one ticket only."""
    batch = tx.get(ParcelBatch, parcel.batch_id) if parcel.batch_id else None
    seen = [said] if said is not None and said.kind is PieceKind.PHOTO else []
    if parcel.photo and batch is not None:
        seen.append(Said(batch.chat_id, batch.message_id, PieceKind.PHOTO, "", file_id=parcel.photo))
    return [one for one in seen if not _is_piece(tx, one)]


def _is_piece(tx: Session, said: Said) -> bool:
    same = select(Piece.id).where(Piece.chat_id == said.chat_id, Piece.message_id == said.message_id)
    return tx.exec(same).first() is not None
