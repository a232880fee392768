"""Who may see how much of what was billed has come in, and which month he looks at."""

import re
from datetime import date, datetime

from sqlmodel import Session

from models.collection import first_of
from models.people import Person, Role
from models.refusals import Stale
from outbox import show
from usecases.bills import CASHIERS, today
from usecases.people import demand

READERS = CASHIERS | {Role.DIRECTOR}
#: A month, and perhaps the whole table: 2026-11 or 2026-11.all.
_VIEW = re.compile(r"(\d{4})-(\d{2})(\.all)?")


def collection(tx: Session, *, person: Person | None, now: datetime) -> date:
    """Owe whoever asks this month's figures as a card that turns the months; answers the month."""
    month = first_of(today(tx, now))
    _show(tx, person, f"{month:%Y-%m}", afresh=True, now=now)
    return month


def turn_to(tx: Session, view: str, *, person: Person | None, now: datetime) -> None:
    """Another month, or every fee in every building."""
    found = _VIEW.fullmatch(view)
    if found is None or not 1 <= int(found[2]) <= 12 or not 2000 <= int(found[1]) <= 2200:
        raise Stale("refusal-stale")
    _show(tx, person, view, afresh=False, now=now)


def _show(tx: Session, person: Person | None, view: str, *, afresh: bool, now: datetime) -> None:
    demand(tx, person, READERS)
    assert person is not None
    show(tx, "collection", person.id or 0, chat_id=person.user_id or 0, view=view, afresh=afresh, now=now)
