"""A second manager's consent: what would reach very many people is one person's decision never alone."""

from datetime import datetime
from typing import Any

from sqlmodel import Session

from models.people import Person, Role
from models.refusals import Refusal
from outbox import owe
from usecases.followers import catalogue_of
from usecases.quiet import decent
from usecases.routing import people_with


def needs_second(tx: Session, count: int) -> bool:
    """Whether so many people are too many for one manager to decide."""
    return count > catalogue_of(tx).limits.asked_alone


def colleagues(tx: Session, person_id: int | None) -> list[Person]:
    """The other managers."""
    return [manager for manager in people_with(tx, Role.MANAGER) if manager.id != person_id]


def ask_colleagues(
    tx: Session, asker_id: int | None, refusal: str, *, key: str, kind: str, facts: dict[str, Any], now: datetime
) -> None:
    """Owe every other manager the question `kind`, at a decent hour; refuses as `refusal` says if there is none."""
    others = colleagues(tx, asker_id)
    if not others:
        raise Refusal(refusal, most=catalogue_of(tx).limits.asked_alone)
    for manager in others:
        owe(
            tx,
            key=f"{key}:{manager.id}",
            chat_id=manager.user_id or 0,
            kind=kind,
            facts=facts,
            not_before=decent(tx, manager, now),
            now=now,
        )
