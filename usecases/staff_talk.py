"""What a member of staff writes in a group: an answer to our question, or words for a tenant.

Everything else said in a group is none of our business and leaves no trace.
"""

from datetime import datetime
from enum import StrEnum

from sqlmodel import Session, select

from models.conversation import Prompt
from models.groups import Group
from models.people import Person
from models.tickets import ACTIVE, IN_HAND, Piece, PieceKind, Ticket
from usecases.finishing import finish, note_result
from usecases.prompts import forget, open_prompt
from usecases.relay import about, to_tenant
from usecases.rights import active_roles
from usecases.said import Said
from usecases.tickets import key

PROOF_KINDS = (PieceKind.PHOTO, PieceKind.VIDEO, PieceKind.DOCUMENT)


class Heard(StrEnum):
    """What became of a message in a group."""

    NOTHING = "nothing"
    RELAYED = "relayed"
    FINISHED = "finished"
    NOTED = "noted"
    TOO_LATE = "too_late"


def hear(tx: Session, said: Said, *, person: Person, now: datetime) -> Heard:
    """Put a staff message where it belongs. The same message twice is harmless."""
    if not active_roles(tx, person) or _known(tx, said):
        return Heard.NOTHING
    if not tx.exec(select(Group).where(Group.chat_id == said.chat_id, Group.active)).first():
        return Heard.NOTHING
    replied = about(tx, said.chat_id, said.reply_to)
    prompt = open_prompt(tx, said.chat_id, person.user_id or 0, now=now)
    if prompt is not None and prompt.ticket_id is not None and (replied is None or replied.id == prompt.ticket_id):
        return _answered(tx, prompt, tx.get_one(Ticket, prompt.ticket_id), said, person, now=now)
    return _relay(tx, replied, said, person, now=now)


def _answered(tx: Session, prompt: Prompt, ticket: Ticket, said: Said, person: Person, *, now: datetime) -> Heard:
    if prompt.purpose == "question" and ticket.status in ACTIVE:
        forget(tx, said.chat_id, person.user_id or 0)
        to_tenant(tx, ticket, said, by=person, question=True, now=now)
        return Heard.RELAYED
    if prompt.purpose == "result" and ticket.status in IN_HAND:
        return _result(tx, ticket, said, person, now=now)
    return Heard.NOTHING


def _result(tx: Session, ticket: Ticket, said: Said, person: Person, *, now: datetime) -> Heard:
    if said.kind in PROOF_KINDS:
        finish(tx, key(ticket), by=person, said=said, now=now)
        return Heard.FINISHED
    note_result(tx, ticket, said, by=person, now=now)
    return Heard.NOTED


def _relay(tx: Session, ticket: Ticket | None, said: Said, person: Person, *, now: datetime) -> Heard:
    if ticket is None:
        return Heard.NOTHING
    if ticket.status not in ACTIVE:
        return Heard.TOO_LATE
    return Heard.RELAYED if to_tenant(tx, ticket, said, by=person, question=False, now=now) else Heard.NOTHING


def _known(tx: Session, said: Said) -> bool:
    known = select(Piece.id).where(Piece.chat_id == said.chat_id, Piece.message_id == said.message_id)
    return tx.exec(known).first() is not None
