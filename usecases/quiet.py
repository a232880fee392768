"""Nobody is written to at night but for an emergency: what comes up then is told in the morning, once.

Quiet hours are the estate's, or a person's own. A group has the estate's. Emergencies do not ask here.
"""

from datetime import datetime, timedelta
from functools import lru_cache
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from models.catalogue import Catalogue
from models.catalogue_promises import read_quiet
from models.outbox import Priority
from models.people import Person
from models.promises import Overnight
from models.tickets import Ticket, Urgency
from models.worktime import ALL_DAY, DAY, Day, Hours, add_working, is_open, next_opening
from outbox import owe
from outbox.owe import insert_once
from usecases.followers import catalogue_of

#: Jobs of the night run one after the other when it ends; the morning's message waits for all of them.
GATHERED = timedelta(seconds=30)
TOLD_AFTER = timedelta(seconds=60)


def decent(tx: Session, who: Person | int, at: datetime) -> datetime:
    """The first moment, not before `at`, at which a person or a chat may be written to."""
    return next_opening(at, _awake_hours_of(tx, who))


def awake_people(tx: Session, at: datetime, until: datetime) -> tuple[list[ColumnElement[bool]], datetime | None]:
    """Who may be written to from `at` to `until`, as a condition on people; and when the first of the others wakes.

    People keep few different hours, so asking for the hours is cheap however many people there are.
    """
    catalogue = catalogue_of(tx)
    kept = {quiet: _awake(quiet or catalogue.promises.quiet, catalogue.zone) for quiet in
            tx.exec(select(Person.quiet).distinct())}  # fmt: skip
    up = [quiet for quiet, hours in kept.items() if is_open(at, hours) and is_open(until, hours)]
    openings = [next_opening(until, hours) for quiet, hours in kept.items() if quiet not in up]
    return [col(Person.quiet).in_(up)] if openings else [], min(openings, default=None)


def awake_from(catalogue: Catalogue, at: datetime) -> datetime:
    """The first moment, not before `at`, at which the estate is not quiet."""
    return next_opening(at, _awake(catalogue.promises.quiet, catalogue.zone))


def awake_before(catalogue: Catalogue, at: datetime) -> datetime:
    """The last moment, not after `at`, at which the estate is not quiet."""
    hours = _awake(catalogue.promises.quiet, catalogue.zone)
    if is_open(at, hours):
        return at
    today = hours.local_date(at)
    ends = [closes for day in (today - timedelta(days=1), today) for _, closes in hours.spans(day) if closes <= at]
    return max(ends) - timedelta(minutes=1)


def add_awake(catalogue: Catalogue, at: datetime, span: timedelta) -> datetime:
    """`span` after `at`, quiet hours not counted: a ladder is not climbed while everybody sleeps."""
    hours = _awake(catalogue.promises.quiet, catalogue.zone)
    # A span that ends just as the quiet hours begin ends in the morning.
    return next_opening(add_working(at, span, hours), hours)


def morning_for(tx: Session, chat_id: int, came_up: datetime, *, now: datetime) -> datetime | None:
    """The end of the quiet hours for which news of `came_up` is to be kept; None if it may be told now."""
    until = decent(tx, chat_id, came_up)
    if until <= came_up:
        came_up, until = now, decent(tx, chat_id, now)
    return until if until > came_up and now < until + GATHERED else None


def keep_for_morning(
    tx: Session,
    chat_id: int,
    until: datetime,
    *,
    key: str,
    kind: str,
    facts: dict[str, Any],
    ticket_id: int | None,
    now: datetime,
) -> None:
    """Put news into the one message that a chat gets when its quiet hours end. The same `key` is put in once."""
    kept = {"chat_id": chat_id, "until": until, "key": key, "kind": kind, "facts": facts, "ticket_id": ticket_id}
    insert_once(tx, Overnight, kept | {"at": now})
    owe(
        tx,
        key=f"morning:{chat_id}:{until.isoformat()}",
        chat_id=chat_id,
        kind="morning",
        facts={"chat": chat_id, "until": until.isoformat()},
        not_before=until + TOLD_AFTER,
        now=now,
    )


def tell_decently(
    tx: Session,
    chat_id: int,
    *,
    key: str,
    kind: str,
    facts: dict[str, Any],
    ticket_id: int | None = None,
    came_up: datetime | None = None,
    now: datetime,
) -> None:
    """Owe the notice `kind` now, or as a part of the morning's message."""
    until = morning_for(tx, chat_id, came_up or now, now=now)
    if until is None:
        owe(tx, key=key, chat_id=chat_id, kind=kind, facts=facts, ticket_id=ticket_id, now=now)
    else:
        keep_for_morning(tx, chat_id, until, key=key, kind=kind, facts=facts, ticket_id=ticket_id, now=now)


def tell_person(
    tx: Session,
    person: Person | None,
    ticket: Ticket,
    kind: str,
    *,
    key: str,
    facts: dict[str, Any] | None = None,
    came_up: datetime | None = None,
    now: datetime,
) -> None:
    """`tell_chat` for one person in private; nobody, or somebody we cannot write to, is told nothing."""
    if person is not None and person.user_id is not None:
        tell_chat(tx, person.user_id, ticket, kind, key=key, facts=facts, came_up=came_up, now=now)


def tell_chat(
    tx: Session,
    chat_id: int,
    ticket: Ticket,
    kind: str,
    *,
    key: str,
    facts: dict[str, Any] | None = None,
    came_up: datetime | None = None,
    now: datetime,
) -> None:
    """Owe the notice `kind` about a ticket at a decent hour; of an emergency at once."""
    whole, id = {"ticket": ticket.id} | (facts or {}), ticket.id
    if ticket.urgency is Urgency.EMERGENCY:
        first = Priority.EMERGENCY
        owe(tx, key=key, chat_id=chat_id, kind=kind, facts=whole, ticket_id=id, priority=first, now=now)
    else:
        tell_decently(tx, chat_id, key=key, kind=kind, facts=whole, ticket_id=id, came_up=came_up, now=now)


def _awake_hours_of(tx: Session, who: Person | int) -> Hours:
    catalogue = catalogue_of(tx)
    person = who if isinstance(who, Person) else tx.exec(select(Person).where(Person.user_id == who)).first()
    return _awake((person.quiet if person else "") or catalogue.promises.quiet, catalogue.zone)


@lru_cache(maxsize=200)
def _awake(quiet: str, zone: ZoneInfo) -> Hours:
    return Hours(zone, (_awake_day(quiet),) * 7)


def _awake_day(quiet: str) -> Day:
    span = read_quiet(quiet)
    if span is None:
        return ALL_DAY
    begins, ends = span
    openings = ((ends - DAY, begins),) if ends > DAY else ((0, begins), (ends, DAY))
    return tuple(each for each in openings if each[0] < each[1])
