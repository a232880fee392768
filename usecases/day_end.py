"""The day's end: whoever's matter was not solved today hears today where it stands.

One message for a tenant, however many matters he has, and at most one on a day of the estate's.
"""

from collections import defaultdict
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from models.outbox import Action, OutboxMessage, OutboxState, Priority
from models.people import Person
from models.tickets import IN_HAND, Ticket, TicketStatus
from outbox import owe
from usecases.followers import catalogue_of
from usecases.quiet import decent
from usecases.tickets import key

#: The tenant waits for us; what is done or declined waits for him.
WAITED_FOR = IN_HAND | {TicketStatus.OPEN}
UNSAID = (OutboxState.DROPPED, OutboxState.REFUSED)


def answer_today(tx: Session, *, now: datetime) -> int:
    """Owe every waiting tenant today's answer; how many are told. Doing it twice on a day tells nobody twice.

    A day whose end was missed is not made up for in the small hours: the next evening tells more.
    """
    catalogue = catalogue_of(tx)
    local = now.astimezone(catalogue.zone)
    if local.time() < catalogue.shifts.day_ends:
        return 0
    day = local.date()
    waiting: dict[int, list[Ticket]] = defaultdict(list)
    for ticket in _unsolved(tx, now):
        waiting[ticket.reporter_id].append(ticket)
    for reporter_id, tickets in waiting.items():
        reporter = tx.get_one(Person, reporter_id)
        if reporter.user_id is not None:
            owe(
                tx,
                key=f"day_end:{day}:{reporter_id}",
                chat_id=reporter.user_id,
                kind="day_end",
                facts={"tickets": [key(ticket) for ticket in tickets], "day": day.isoformat()},
                priority=Priority.NOTICE,
                not_before=decent(tx, reporter, now),
                now=now,
            )
    return len(waiting)


def _unsolved(tx: Session, now: datetime) -> list[Ticket]:
    lately = now - timedelta(minutes=catalogue_of(tx).shifts.day_end_news_minutes)
    waiting = select(Ticket).where(col(Ticket.status).in_(WAITED_FOR), col(Ticket.submitted_at) <= lately)
    told = _told_since(tx, lately)
    return [ticket for ticket in tx.exec(waiting.order_by(col(Ticket.id))) if (ticket.id, ticket.chat_id) not in told]


def _told_since(tx: Session, since: datetime) -> set[tuple[int | None, int]]:
    """Tickets about which their tenant was told something lately, as (ticket, chat)."""
    said = select(OutboxMessage.ticket_id, OutboxMessage.chat_id).where(
        OutboxMessage.created_at > since,
        col(OutboxMessage.action) != Action.SHOW,
        col(OutboxMessage.kind) != "hide",
        col(OutboxMessage.state).not_in(UNSAID),
    )
    return set(tx.exec(said))
