"""What staff read when a message cannot be delivered: so that a person takes over from the bot."""

from typing import Any

from sqlmodel import Session, col, select

from cards.face import Face
from cards.registry import Pen, notice
from models.estate import Household, Unit
from models.people import Person


@notice("topic_gone")
def topic_gone(tx: Session, facts: dict[str, Any], pen: Pen) -> Face:
    """To managers: the topic is deleted or closed, its cards now go to General."""
    return Face(pen("notice-topic-gone", group=facts["group"], topic=facts["topic"]))


@notice("unreachable")
def unreachable(tx: Session, facts: dict[str, Any], pen: Pen) -> Face | None:
    """To butlers: this person does not get our messages; somebody should call. Silent if he is back."""
    person = tx.get(Person, facts["person_id"])
    if person is None or person.reachable:
        return None
    units = tx.exec(
        select(Unit.label)
        .join(Household, col(Household.unit_id) == col(Unit.id))
        .where(Household.person_id == person.id, col(Household.until).is_(None))
        .order_by(Unit.label)
    ).all()
    if not units:
        return Face(pen("notice-unreachable-nowhere", name=person.name))
    return Face(pen("notice-unreachable", name=person.name, units=", ".join(units)))
