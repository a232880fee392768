"""What follows when Telegram says that a chat, a topic or a person is not where it was.

Plain rules: they change rows and owe messages in the transaction they are given.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import update
from sqlmodel import Session, col, select

from models.estate import Building, Household, Unit
from models.groups import Group, Topic
from models.outbox import Card, OutboxMessage, OutboxState
from models.people import Person, Role, StaffRole
from models.tickets import ACTIVE, Ticket
from outbox.owe import owe, show
from outbox.plan import HIDE


def migrated(tx: Session, old: int, new: int, *, now: datetime) -> None:
    """The group `old` became the supergroup `new`: everything we owe it goes there from now on.

    Posts stayed behind with their numbers, so the cards of active tickets are posted anew and
    edits of old posts are dropped. Doing it twice changes nothing.
    """
    if tx.exec(select(Group.id).where(Group.chat_id == new)).first() is None:
        tx.exec(update(Group).where(col(Group.chat_id) == old).values(chat_id=new))
    row = OutboxMessage
    pending = (col(row.chat_id) == old, col(row.state) == OutboxState.PENDING)
    tx.exec(update(row).where(*pending, col(row.kind) == HIDE).values(state=OutboxState.DROPPED, settled_at=now))
    tx.exec(update(row).where(*pending).values(chat_id=new, thread_id=None, reply_to=None))
    _move_cards(tx, old, new, now)


def topic_gone(tx: Session, chat_id: int, thread_id: int | None, *, now: datetime) -> None:
    """The topic was deleted or closed to us: what goes there goes to General, and managers hear it."""
    if thread_id is None:
        return
    row = OutboxMessage
    there = (col(row.chat_id) == chat_id, col(row.thread_id) == thread_id)
    tx.exec(update(row).where(*there, col(row.state) == OutboxState.PENDING).values(thread_id=None))
    tx.exec(update(Card).where(col(Card.chat_id) == chat_id, col(Card.thread_id) == thread_id).values(thread_id=None))
    group = tx.exec(select(Group).where(Group.chat_id == chat_id)).first()
    topic = tx.exec(
        select(Topic).where(Topic.group_id == (group.id if group else None), Topic.thread_id == thread_id)
    ).first()
    if group is None or topic is None or not topic.alive:
        return
    topic.alive = False
    tx.add(topic)
    facts = {"group": group.title, "topic": topic.name}
    for manager in staff(tx, Role.MANAGER):
        _tell(tx, manager, f"topic_gone:{topic.id}", "topic_gone", facts, now)


def unreachable(tx: Session, chat_id: int, *, listed: bool = False, now: datetime) -> None:
    """Telegram does not let us write to this chat: remember it, and tell somebody who can call.

    Whoever is `listed` by his campaign stands in its list, and nobody is told of him alone.
    """
    if chat_id < 0:
        group_lost(tx, chat_id, now=now)
        return
    person = tx.exec(select(Person).where(Person.user_id == chat_id)).first()
    if person is None:
        return
    person.reachable = False
    tx.add(person)
    for helper in helpers_of(tx, person) if not listed else ():
        key = f"unreachable:{person.id}:{now.date().isoformat()}"
        _tell(tx, helper, key, "unreachable", {"person_id": person.id}, now)


def group_lost(tx: Session, chat_id: int, *, now: datetime) -> None:
    """We were put out of a staff group, or may not write there: managers must let us in again."""
    group = tx.exec(select(Group).where(Group.chat_id == chat_id)).first()
    if group is None or not group.active:
        return
    group.active = False
    tx.add(group)
    for manager in staff(tx, Role.MANAGER):
        key = f"group_lost:{group.id}:{now.date().isoformat()}"
        _tell(tx, manager, key, "group_lost", {"title": group.title, "team": group.team}, now)


def helpers_of(tx: Session, person: Person) -> list[Person]:
    """The butlers of the person's buildings; without any, the managers. Never the person himself."""
    buildings = set(
        tx.exec(
            select(Building.code)
            .join(Unit, col(Unit.building_id) == col(Building.id))
            .join(Household, col(Household.unit_id) == col(Unit.id))
            .where(Household.person_id == person.id, col(Household.until).is_(None))
        )
    )
    butlers = staff(tx, Role.BUTLER, buildings) if buildings else []
    return [helper for helper in butlers or staff(tx, Role.MANAGER) if helper.id != person.id]


def staff(tx: Session, role: Role, buildings: set[str] | None = None) -> list[Person]:
    """Those who hold `role`, work in one of `buildings`, and can be written to."""
    found = tx.exec(
        select(Person, StaffRole)
        .join(StaffRole, col(StaffRole.person_id) == col(Person.id))
        .where(StaffRole.role == role, col(StaffRole.active), col(Person.reachable))
        .where(col(Person.user_id).is_not(None))
        .order_by(col(Person.id))
    )
    return [person for person, held in found
            if not buildings or not held.buildings or buildings & set(held.buildings)]  # fmt: skip


def _tell(tx: Session, person: Person, key: str, kind: str, facts: dict[str, Any], now: datetime) -> None:
    if person.user_id is not None:
        owe(tx, key=f"{key}:{person.id}", chat_id=person.user_id, kind=kind, facts=facts, now=now)


def _move_cards(tx: Session, old: int, new: int, now: datetime) -> None:
    for card in tx.exec(select(Card).where(Card.chat_id == old)).all():
        twin = select(Card.id).where(Card.kind == card.kind, Card.subject_id == card.subject_id, Card.chat_id == new)
        if tx.exec(twin).first() is not None:
            _drop_redraws(tx, card, now)
            continue
        card.chat_id, card.thread_id, card.message_id, card.shown = new, None, None, ""
        tx.add(card)
        tx.flush()
        ticket = tx.get(Ticket, card.ticket_id) if card.ticket_id else None
        if ticket is not None and ticket.status in ACTIVE:
            show(tx, card.kind, card.subject_id, chat_id=new, ticket_id=card.ticket_id, now=now)


def _drop_redraws(tx: Session, card: Card, now: datetime) -> None:
    row = OutboxMessage
    waiting = (col(row.card_id) == card.id, col(row.state) == OutboxState.PENDING)
    tx.exec(update(row).where(*waiting).values(state=OutboxState.DROPPED, settled_at=now))
