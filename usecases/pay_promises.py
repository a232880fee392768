"""A tenant says by when he pays: the reminders of his unit wait for that day, and the day after they go on.

One promise of a unit runs at a time; a later one takes its place.
"""

from datetime import date, datetime

from sqlalchemy import update
from sqlmodel import Session, col

from models.bill_figures import running_promise
from models.bills import PayPromise
from models.people import Person
from models.refusals import Refusal, Stale
from usecases.bills import open_bills, today
from usecases.followers import catalogue_of
from usecases.statements import at_home, show_statement


def promise(tx: Session, unit_id: int, until: str, *, person: Person | None, now: datetime) -> PayPromise:
    """Keep that somebody of the unit pays until `until` (2026-11-24), one of the days offered today.

    The same day again changes nothing.
    """
    me, _ = at_home(tx, person, unit_id, now=now)
    day = _offered(tx, until, now)
    if not open_bills(tx, unit_id):
        raise Stale("refusal-all-paid")
    running = running_promise(tx, unit_id, today(tx, now))
    if running is None or running.until != day:
        end_promises(tx, unit_id, now=now)
        running = PayPromise(unit_id=unit_id, person_id=me.id or 0, until=day, at=now)
        tx.add(running)
        tx.flush()
    show_statement(tx, me, unit_id, now=now)
    return running


def end_promises(tx: Session, unit_id: int, *, now: datetime) -> None:
    """No promise of the unit counts any more: it was replaced, kept, or its day has passed."""
    open_ones = update(PayPromise).where(col(PayPromise.unit_id) == unit_id, col(PayPromise.ended_at).is_(None))
    tx.exec(open_ones.values(ended_at=now))


def _offered(tx: Session, until: str, now: datetime) -> date:
    try:
        day = date.fromisoformat(until)
    except ValueError:
        raise Stale("refusal-stale") from None
    # A card of last week offers days of last week; its button is refused, and the card shows today's.
    if day not in catalogue_of(tx).fees.promise.dates(today(tx, now)):
        raise Refusal("refusal-promise-day")
    return day
