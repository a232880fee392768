"""Staff groups and their topics: which chat does which work, and what Telegram does to chats meanwhile.

A group becomes a supergroup with another id, a forum's topics come and go, the bot is thrown out
and let in again. Tickets point at our rows, and only these rules change Telegram's numbers in them.
"""

from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session, col, select

from models.groups import Group, Topic
from models.people import Person
from models.refusals import Refusal
from outbox import effects, show
from outbox.owe import insert_once
from usecases.people import LEADING, demand


def group_for(tx: Session, team: str, building_code: str | None) -> Group | None:
    """The active group of a team for a building; one that names the building comes before one for all."""
    active = select(Group).where(Group.team == team, col(Group.active)).order_by(col(Group.id))
    serving = [group for group in tx.exec(active) if not group.buildings or building_code in group.buildings]
    return max(serving, key=lambda group: bool(group.buildings), default=None)


def topic_for(tx: Session, group: Group, category: str) -> int | None:
    """The thread of the topic that takes a category; None is the group itself, or General in a forum."""
    alive = select(Topic).where(Topic.group_id == group.id, col(Topic.alive)).order_by(col(Topic.id))
    return next((topic.thread_id for topic in tx.exec(alive) if category in topic.categories), None)


def group_at(tx: Session, chat_id: int, *, now: datetime) -> Group | None:
    """The group of ours that lives in a chat."""
    return tx.exec(select(Group).where(Group.chat_id == chat_id)).first()


def thrown_out(tx: Session, chat_id: int, *, now: datetime) -> None:
    """The bot was removed from a chat. If it was a staff group, it gets no more work and managers hear of it."""
    effects.group_lost(tx, chat_id, now=now)


def moved(tx: Session, old: int, new: int, *, now: datetime) -> None:
    """The chat `old` became the supergroup `new`; both chats say so, and hearing it twice is harmless."""
    effects.migrated(tx, old, new, now=now)


def note_topic(tx: Session, chat_id: int, thread_id: int, name: str, *, now: datetime) -> Topic | None:
    """A topic was made or renamed in a forum of ours; elsewhere nothing is noted."""
    group = group_at(tx, chat_id, now=now)
    if group is None:
        return None
    group.is_forum = True
    return _topic(tx, group, thread_id, name)


def show_topic(tx: Session, person: Person | None, chat_id: int, thread_id: int | None, *, now: datetime) -> Topic:
    """Owe the topic a card whose buttons choose what goes there."""
    group, topic = _here(tx, person, chat_id, thread_id, now=now)
    show(tx, "topic", topic.id or 0, chat_id=group.chat_id, thread_id=topic.thread_id, afresh=True, now=now)
    return topic


def map_topic(
    tx: Session,
    person: Person | None,
    chat_id: int,
    thread_id: int | None,
    categories: Collection[str],
    *,
    now: datetime,
) -> Topic:
    """Send the cards of exactly these categories to the topic it was said in."""
    group, topic = _here(tx, person, chat_id, thread_id, now=now)
    for category in categories:
        _leave_others(tx, group, topic, category)
    topic.categories = list(categories)
    show(tx, "topic", topic.id or 0, chat_id=group.chat_id, thread_id=topic.thread_id, afresh=True, now=now)
    return topic


def toggle_category(tx: Session, person: Person | None, topic_id: int, category: str, *, now: datetime) -> Topic:
    """Send a category's cards to the topic, or no longer."""
    demand(tx, person, LEADING)
    topic = tx.get(Topic, topic_id)
    group = tx.get(Group, topic.group_id) if topic else None
    if topic is None or group is None:
        raise Refusal("refusal-not-a-topic")
    if category in topic.categories:
        topic.categories = [kept for kept in topic.categories if kept != category]
    else:
        _leave_others(tx, group, topic, category)
        topic.categories = [*topic.categories, category]
    show(tx, "topic", topic_id, chat_id=group.chat_id, thread_id=topic.thread_id, now=now)
    return topic


def _here(
    tx: Session, person: Person | None, chat_id: int, thread_id: int | None, *, now: datetime
) -> tuple[Group, Topic]:
    demand(tx, person, LEADING)
    group = group_at(tx, chat_id, now=now)
    if group is None:
        raise Refusal("refusal-group-unknown")
    if thread_id is None:
        raise Refusal("refusal-not-a-topic")
    return group, _topic(tx, group, thread_id, "")


def _topic(tx: Session, group: Group, thread_id: int, name: str) -> Topic:
    insert_once(tx, Topic, {"group_id": group.id, "thread_id": thread_id, "name": "", "categories": [], "alive": True})
    topic = tx.exec(select(Topic).where(Topic.group_id == group.id, Topic.thread_id == thread_id)).one()
    topic.name, topic.alive = name[:128] or topic.name, True
    tx.add(topic)
    return topic


def _leave_others(tx: Session, group: Group, topic: Topic, category: str) -> None:
    # A category has one home in a group: the newest word counts.
    for other in tx.exec(select(Topic).where(Topic.group_id == group.id, Topic.id != topic.id)):
        if category in other.categories:
            other.categories = [kept for kept in other.categories if kept != category]
            tx.add(other)
