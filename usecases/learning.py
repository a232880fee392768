"""Whether we may learn from what somebody corrects: a purpose of its own, off until he allows it, over when he says so.

Nothing else depends on it: whoever refuses is served just the same.
"""

from datetime import datetime, timedelta

from sqlalchemy import delete
from sqlmodel import Session, col, select

from models.corrections import Counted, LearningConsent, Teaching, Traits, counted, forgetting
from models.people import Person
from models.tickets import FINAL, Ticket
from usecases.people import LEADING, agreed, demand, known

#: The wording people agreed to; a new wording asks everybody again.
VERSION = 1
#: How long a correction is learned from.
KEPT = timedelta(days=730)


def may_learn(tx: Session, person: Person | None) -> bool:
    """Whether somebody allowed us to learn from his corrections."""
    consent = tx.get(LearningConsent, person.id) if person is not None and person.id is not None else None
    return consent is not None and consent.version == VERSION


def allows(tx: Session, person: Person | None, *, now: datetime) -> bool:
    """The same, as a question of its own."""
    return may_learn(tx, person)


def allow(tx: Session, person: Person | None, *, now: datetime) -> None:
    """He lets us learn from what he corrects from now on; whoever has agreed to nothing yet is asked that first."""
    tx.merge(LearningConsent(person_id=known(agreed(tx, person)), version=VERSION, at=now))


def stop(tx: Session, person: Person | None, *, now: datetime) -> None:
    """He takes it back: what was kept of him to learn from is deleted in the same moment."""
    for statement in forgetting(known(person)):
        tx.exec(statement)


def figures(tx: Session, person: Person | None, *, now: datetime) -> list[Counted]:
    """How often each label was confirmed and corrected, for those who lead."""
    demand(tx, person, LEADING)
    return counted(tx)


def prune(tx: Session, *, now: datetime) -> int:
    """Forget what nobody can learn from any more: tickets that ended uncorrected, corrections two years old."""
    old = tx.connection().execute(delete(Teaching).where(col(Teaching.at) < now - KEPT))
    ended = select(Ticket.id).where(col(Ticket.status).in_(FINAL))
    of_use = select(Teaching.ticket_id)
    seen = delete(Traits).where(col(Traits.ticket_id).in_(ended), col(Traits.ticket_id).not_in(of_use))
    tx.connection().execute(seen)
    return old.rowcount


def corrections(tx: Session, *, now: datetime) -> list[tuple[Teaching, Traits]]:
    """Every word on a label that may be learned from, with what the model saw, in an order that does not change."""
    every = select(Teaching, Traits).join(Traits, col(Traits.ticket_id) == col(Teaching.ticket_id))
    learned = every.where(Teaching.label != "place").order_by(col(Teaching.id))
    return list(tx.exec(learned).all())
