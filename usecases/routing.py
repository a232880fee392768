"""Where a ticket goes: kind, category and building lead to a team, the team to a group and a topic.

A ticket whose team has no group yet is not lost: it waits without one, the managers hear of it, and
binding the group brings it there.
"""

from datetime import datetime

from sqlalchemy import or_
from sqlmodel import Session, col, select

from models.catalogue import Catalogue
from models.estate import Building
from models.groups import Group
from models.people import Person, Role, StaffRole
from models.tickets import ACTIVE, Piece, PieceKind, Ticket
from outbox import owe, owe_album, owe_copy, show
from usecases.groups import group_for, topic_for
from usecases.tickets import key, priority_of

#: What Telegram lets stand together in one album.
ALBUM_KINDS = {PieceKind.PHOTO: "photo", PieceKind.VIDEO: "video"}


def route(tx: Session, ticket: Ticket, *, catalogue: Catalogue, now: datetime, team: str | None = None) -> Group | None:
    """Choose the ticket's team and group and owe the group its card and pictures."""
    building = tx.get(Building, ticket.building_id) if ticket.building_id else None
    code = building.code if building else None
    ticket.team = team or catalogue.team_for(ticket.kind, ticket.category, code)
    group = group_for(tx, ticket.team, code) or group_for(tx, "desk", code)
    ticket.group_id = group.id if group else None
    ticket.thread_id = topic_for(tx, group, ticket.category) if group else None
    tx.add(ticket)
    tx.flush()
    if group is None:
        _tell_managers(tx, ticket, now=now)
        return None
    show_staff_card(tx, ticket, group, now=now)
    _hang_pieces(tx, ticket, group, now=now)
    return group


def route_waiting(tx: Session, *, catalogue: Catalogue, now: datetime) -> int:
    """Bring every ticket without a group, or whose group put us out, to its group, oldest first; says how many."""
    closed = select(Group.id).where(col(Group.active).is_(False))
    nowhere = or_(col(Ticket.group_id).is_(None), col(Ticket.group_id).in_(closed))
    homeless = select(Ticket).where(col(Ticket.status).in_(ACTIVE), nowhere)
    tickets = tx.exec(homeless.order_by(col(Ticket.id))).all()
    return sum(route(tx, ticket, catalogue=catalogue, now=now, team=ticket.team) is not None for ticket in tickets)


def show_staff_card(tx: Session, ticket: Ticket, group: Group, *, now: datetime) -> None:
    """Owe the group the ticket's card."""
    show(
        tx,
        "staff",
        key(ticket),
        chat_id=group.chat_id,
        thread_id=ticket.thread_id,
        ticket_id=ticket.id,
        view="",
        priority=priority_of(ticket),
        now=now,
    )


def people_with(tx: Session, *roles: Role) -> list[Person]:
    """Everybody who holds one of these roles today and can be written to."""
    held = select(StaffRole.person_id).where(col(StaffRole.role).in_(roles), col(StaffRole.active))
    everybody = select(Person).where(col(Person.id).in_(held), col(Person.user_id).is_not(None))
    return list(tx.exec(everybody.order_by(col(Person.id))))


def group_chats(tx: Session) -> list[int]:
    """The chats of every group that does work for us."""
    return list(tx.exec(select(Group.chat_id).where(Group.active).order_by(col(Group.id))))


def _tell_managers(tx: Session, ticket: Ticket, *, now: datetime) -> None:
    for manager in people_with(tx, Role.MANAGER, Role.SUPERVISOR):
        owe(
            tx,
            key=f"no-group:{ticket.id}:{manager.id}",
            chat_id=manager.user_id or 0,
            kind="no_group",
            facts={"number": ticket.number, "team": ticket.team},
            ticket_id=ticket.id,
            now=now,
        )


def _hang_pieces(tx: Session, ticket: Ticket, group: Group, *, now: datetime) -> None:
    """Pictures hang under the card as one album; everything else is copied one by one."""
    pieces = tx.exec(select(Piece).where(Piece.ticket_id == ticket.id).order_by(col(Piece.message_id))).all()
    card = show(
        tx,
        "staff",
        key(ticket),
        chat_id=group.chat_id,
        ticket_id=ticket.id,
        thread_id=ticket.thread_id,
        priority=priority_of(ticket),
        now=now,
    )
    media = [
        {"type": ALBUM_KINDS[piece.kind], "file_id": piece.file_id or ""}
        for piece in pieces
        if piece.kind in ALBUM_KINDS
    ]
    for start in range(0, len(media), 10):
        owe_album(
            tx,
            key=f"pictures:{ticket.id}:{group.id}:{start}",
            chat_id=group.chat_id,
            kind="pictures",
            media=media[start : start + 10],
            facts={"number": ticket.number},
            reply_to_card=card.id,
            ticket_id=ticket.id,
            thread_id=ticket.thread_id,
            now=now,
        )
    for piece in pieces:
        if piece.kind not in ALBUM_KINDS and piece.kind is not PieceKind.TEXT:
            owe_copy(
                tx,
                key=f"piece:{piece.id}:{group.id}",
                chat_id=group.chat_id,
                from_chat=piece.chat_id,
                message_id=piece.message_id,
                ticket_id=ticket.id,
                thread_id=ticket.thread_id,
                now=now,
            )
