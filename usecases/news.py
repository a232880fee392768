"""Telling people about a ticket: one line each for the tenant, the owner and the group.

Each is owed in the transaction of the event it reports; the event's id is the key, so the same
news is never owed twice.
"""

from datetime import datetime
from typing import Any

from sqlmodel import Session, select

from models.groups import Group
from models.outbox import Card
from models.people import Person
from models.tickets import Ticket, TicketEvent
from outbox import owe
from usecases.tickets import key, priority_of


def tell_tenant(tx: Session, ticket: Ticket, kind: str, event: TicketEvent, *, now: datetime) -> None:
    """Owe the tenant the notice `kind` about what just happened."""
    _say(tx, ticket.chat_id, ticket, kind, event, now=now)


def tell_owner(tx: Session, ticket: Ticket, kind: str, event: TicketEvent, *, now: datetime) -> None:
    """Owe whoever has the ticket the notice `kind`; nobody has it, nobody is told."""
    owner = tx.get(Person, ticket.owner_id) if ticket.owner_id else None
    if owner is not None:
        tell(tx, owner, ticket, kind, event, now=now)


def tell(tx: Session, person: Person, ticket: Ticket, kind: str, event: TicketEvent, *, now: datetime) -> None:
    """Owe one person, in private, the notice `kind`."""
    if person.user_id is not None:
        _say(tx, person.user_id, ticket, kind, event, now=now)


def tell_group(tx: Session, ticket: Ticket, kind: str, event: TicketEvent, *, now: datetime) -> None:
    """Owe the ticket's group the notice `kind`, as a reply to its card."""
    group = group_of(tx, ticket)
    if group is not None:
        post = staff_post(tx, ticket, group)
        _say(tx, group.chat_id, ticket, kind, event, thread_id=ticket.thread_id, reply_to=post, now=now)


def group_of(tx: Session, ticket: Ticket) -> Group | None:
    """The group that has the ticket's card."""
    return tx.get(Group, ticket.group_id) if ticket.group_id else None


def staff_post(tx: Session, ticket: Ticket, group: Group) -> int | None:
    """The message that shows the ticket in the group, if it is posted."""
    posted = select(Card.message_id).where(Card.kind == "staff", Card.subject_id == key(ticket))
    return tx.exec(posted.where(Card.chat_id == group.chat_id)).first()


def _say(
    tx: Session, chat_id: int, ticket: Ticket, kind: str, event: TicketEvent, *, now: datetime, **where: Any
) -> None:
    owe(
        tx,
        key=f"{kind}:{event.id}:{chat_id}",
        chat_id=chat_id,
        kind=kind,
        facts={"ticket": ticket.id},
        ticket_id=ticket.id,
        priority=priority_of(ticket),
        now=now,
        **where,
    )
