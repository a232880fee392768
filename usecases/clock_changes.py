"""A ticket that becomes an emergency, or turns out to be none, is waited for no longer by its old times."""

from datetime import datetime

from sqlmodel import Session

from models.people import Person
from models.promises import ClockKind
from models.tickets import Ticket, TicketEvent, TicketStatus
from usecases.clocks import clocks_of, end_of, hours_named, wind
from usecases.followers import catalogue_of, follows

#: From the moment it is known to be an emergency; from its beginning when it turns out to be none.
FROM_NOW, FROM_THE_START = "danger", ("called_off", "no_danger")


@follows
def wind_again(tx: Session, ticket: Ticket, event: TicketEvent, now: datetime) -> None:
    """Give the running clocks the time that a ticket of this urgency has. That one was late stays on record."""
    if (event.what != FROM_NOW and event.what not in FROM_THE_START) or ticket.status is TicketStatus.DRAFT:
        return
    catalogue = catalogue_of(tx)
    reporter = tx.get_one(Person, ticket.reporter_id)
    budgets = catalogue.promises.clocks_for(ticket.kind, ticket.category, ticket.urgency, reporter.key_tenant)
    for clock in clocks_of(tx, ticket):
        budget = budgets.get(clock.kind)
        promised = clock.kind is ClockKind.FIX and ticket.promised_at is not None
        if budget is None or promised or not clock.running:
            continue
        clock.calendar, clock.days = budget.calendar, budget.days
        clock.budget_seconds = int(budget.span.total_seconds())
        start = now if event.what == FROM_NOW else clock.started_at
        wind(tx, ticket, clock, end_of(budget, start, hours_named(catalogue, budget.calendar)), now=now)
