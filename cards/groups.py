"""What people see of groups: the card that maps a topic, and the news that a group was lost."""

from typing import Any

from sqlmodel import Session

from cards.codec import pack
from cards.face import Button, Face
from cards.registry import Pen, card, notice
from models.catalogue import Catalogue
from models.groups import Group, Topic
from models.outbox import Card

COLUMNS = 2


@card("topic")
def draw_topic(tx: Session, shown: Card, pen: Pen) -> Face | None:
    """A topic and every category of its group's team, ticked if its cards come here."""
    topic = tx.get(Topic, shown.subject_id)
    group = tx.get(Group, topic.group_id) if topic else None
    if topic is None or group is None:
        return None
    buttons = [
        Button(("✓ " if code in topic.categories else "") + pen.words(key), pack("topic", topic.id, code))
        for code, key in categories_of(pen.catalogue, group.team).items()
    ]
    rows = [buttons[start : start + COLUMNS] for start in range(0, len(buttons), COLUMNS)]
    return Face(pen("topic-card", name=topic.name or pen.words("topic-this")), rows)


@notice("group_lost")
def draw_group_lost(tx: Session, facts: dict[str, Any], pen: Pen) -> Face:
    """The bot was thrown out of a staff group."""
    return Face(pen("group-lost", title=facts["title"], team=pen.words(f"team-{facts['team']}")))


def categories_of(catalogue: Catalogue, team: str) -> dict[str, str]:
    """The categories whose tickets go to `team`, each with the key of its name."""
    return {
        category: f"category-{name}-{category}"
        for name, kind in catalogue.kinds.items()
        for category in kind.categories
        if catalogue.team_for(name, category, None) == team
    }
