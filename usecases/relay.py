"""Words between a tenant and whoever works for him: replies go to and fro, originals kept.

A reply in the group to anything about a ticket reaches the tenant; what he answers comes back under
the card. Neither learns the other's telephone or account from it.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from sqlmodel import Session, col, select

from models.groups import Group
from models.outbox import Card, OutboxMessage
from models.people import Person
from models.tickets import ACTIVE, Piece, PieceKind, Side, Ticket
from outbox import owe, owe_copy
from usecases.news import group_of, staff_post
from usecases.prompts import ask
from usecases.said import Said
from usecases.tickets import key, note, redraw


def about(tx: Session, chat_id: int, message_id: int | None) -> Ticket | None:
    """The ticket that the message `message_id` in `chat_id` is about: a card of ours, a notice, a piece."""
    if message_id is None:
        return None
    for table in (Card, OutboxMessage, Piece):
        found = tx.exec(
            select(table.ticket_id)
            .where(table.chat_id == chat_id, table.message_id == message_id)
            .order_by(col(table.id).desc())
        ).first()
        if found is not None:
            return tx.get(Ticket, found)
    return None


def to_tenant(tx: Session, ticket: Ticket, said: Said, *, by: Person, question: bool, now: datetime) -> bool:
    """Owe the tenant what a member of staff said about his ticket; false if it was passed on before.

    After a question the tenant's next message is taken as the answer.
    """
    if not _keep(tx, ticket, said, by, Side.STAFF, "question" if question else "said", now):
        return False
    facts = {"name": by.name, "number": ticket.number, "text": said.text}
    news = f"to-tenant:{said.chat_id}:{said.message_id}"
    if said.kind is PieceKind.TEXT:
        owe(tx, key=news, chat_id=ticket.chat_id, kind="from_staff", facts=facts, ticket_id=ticket.id, now=now)
    else:
        owe_copy(
            tx,
            key=news,
            chat_id=ticket.chat_id,
            from_chat=said.chat_id,
            message_id=said.message_id,
            kind="from_staff",
            facts=facts | {"text": ""},
            ticket_id=ticket.id,
            now=now,
        )
    if question:
        ask(tx, ticket.chat_id, ticket.chat_id, "answer", ticket_id=ticket.id, now=now, hours=24)
    note(tx, ticket, what="asked" if question else "said", by=by, now=now)
    return True


def to_staff(tx: Session, ticket: Ticket, said: Said, *, by: Person, edited: bool = False, now: datetime) -> bool:
    """Put what a tenant added to his ticket under its card in the group; false if it was there before."""
    if not edited and not _keep(tx, ticket, said, by, Side.TENANT, "added", now):
        return False
    group = group_of(tx, ticket)
    if group is not None:
        _tell_group(tx, ticket, group, said, edited=edited, now=now)
    if edited:
        ticket.words = words_said(tx, ticket)
    note(tx, ticket, what="edited" if edited else "added", by=by, now=now)
    _acknowledge(tx, ticket, said, now=now)
    redraw(tx, ticket, now=now)
    return True


def pass_on(
    tx: Session, ticket: Ticket, piece: Piece, *, by: Person, veiled: Sequence[str] = (), now: datetime
) -> None:
    """Give a piece of a draft to a running ticket and its staff; in the group its `veiled` parts are covered."""
    said = Said(piece.chat_id, piece.message_id, piece.kind, piece.text, piece.file_id, own=piece.own)
    if piece.own:
        said = replace(said, part=tx.get_one(Ticket, piece.ticket_id).part)
    same = select(Piece).where(Piece.chat_id == piece.chat_id, Piece.message_id == piece.message_id)
    here = tx.exec(same.where(Piece.ticket_id == ticket.id)).first()
    if here is None:
        piece.ticket_id, piece.purpose = key(ticket), "added"
        tx.add(piece)
    else:
        # Another matter of the same message was added to this ticket before.
        here.own = "\n".join((here.own, piece.own))
        tx.add(here)
        tx.delete(piece)
    group = group_of(tx, ticket)
    if group is not None:
        _tell_group(tx, ticket, group, said, edited=False, veiled=veiled, now=now)
    note(tx, ticket, what="added", by=by, now=now)
    redraw(tx, ticket, now=now)


def active_tickets(tx: Session, person: Person) -> list[Ticket]:
    """What somebody has running with us, newest first."""
    mine = select(Ticket).where(Ticket.reporter_id == person.id, col(Ticket.status).in_(ACTIVE))
    return list(tx.exec(mine.order_by(col(Ticket.id).desc())))


def words_said(tx: Session, ticket: Ticket) -> str:
    """What the tenant reported, in his messages' order."""
    said = select(Piece).where(Piece.ticket_id == ticket.id, Piece.purpose == "report")
    told = [piece.own or piece.text for piece in tx.exec(said.order_by(col(Piece.message_id)))]
    return "\n".join(text for text in told if text)


def _acknowledge(tx: Session, ticket: Ticket, said: Said, *, now: datetime) -> None:
    # An edited card rings no bell, so a short word says that it arrived; once for a whole album.
    owe(
        tx,
        key=f"passed-on:{ticket.id}:{said.album or said.message_id}:{now:%Y%m%d%H%M}",
        chat_id=ticket.chat_id,
        kind="passed_on",
        facts={"ticket": ticket.id},
        ticket_id=ticket.id,
        now=now,
    )


def _tell_group(
    tx: Session,
    ticket: Ticket,
    group: Group,
    said: Said,
    *,
    edited: bool,
    veiled: Sequence[str] = (),
    now: datetime,
) -> None:
    # No name: a group reads what is needed to work, the claimer alone knows who it is.
    facts = {"number": ticket.number, "text": said.words, "edited": edited, "veiled": list(veiled)}
    news = f"to-staff:{said.chat_id}:{said.message_id}" + (f":{now.isoformat()}" if edited else "")
    # The second matter of a message is told in its own words, perhaps under the same card.
    news += f":part-{said.part}" if said.part else ""
    post = staff_post(tx, ticket, group)
    if edited or said.kind is PieceKind.TEXT:
        owe(
            tx,
            key=news,
            chat_id=group.chat_id,
            thread_id=ticket.thread_id,
            reply_to=post,
            kind="from_tenant",
            facts=facts,
            ticket_id=ticket.id,
            now=now,
        )
    else:
        owe_copy(
            tx,
            key=news,
            chat_id=group.chat_id,
            thread_id=ticket.thread_id,
            reply_to=post,
            from_chat=said.chat_id,
            message_id=said.message_id,
            kind="from_tenant",
            facts=facts | {"text": ""},
            ticket_id=ticket.id,
            now=now,
        )


def _keep(tx: Session, ticket: Ticket, said: Said, by: Person, side: Side, purpose: str, now: datetime) -> bool:
    known = tx.exec(select(Piece).where(Piece.chat_id == said.chat_id, Piece.message_id == said.message_id)).first()
    if known is not None:
        return False
    piece = said.as_piece(key(ticket), author_id=by.id, side=side, purpose=purpose, now=now)
    tx.add(piece)
    tx.flush()
    return True
