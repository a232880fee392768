"""What a ticket is made of, message by message: each is recorded once, and a voice note is had written down."""

from datetime import datetime

from sqlmodel import Session, func, select

from models.people import Person
from models.tickets import Piece, Side, Ticket
from usecases.said import Said
from usecases.tickets import key
from usecases.voices import have_written_down


def add_piece(tx: Session, ticket: Ticket, said: Said, *, person: Person, purpose: str, now: datetime) -> bool:
    """Record a tenant's message as part of a ticket; false if it was recorded before."""
    same = select(Piece).where(Piece.chat_id == said.chat_id, Piece.message_id == said.message_id)
    if tx.exec(same.where(Piece.ticket_id == ticket.id)).first() is not None:
        return False
    piece = said.as_piece(key(ticket), author_id=person.id, side=Side.TENANT, purpose=purpose, now=now)
    tx.add(piece)
    tx.flush()
    if purpose == "report":
        have_written_down(tx, piece, person, now=now)
    return True


def continues_album(tx: Session, ticket: Ticket, said: Said) -> bool:
    """Whether earlier pictures of the same album are recorded already."""
    if said.album is None:
        return False
    same = select(func.count()).select_from(Piece).where(Piece.ticket_id == ticket.id, Piece.album == said.album)
    return tx.exec(same).one() > 1
