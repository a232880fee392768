"""What a report may be about already: an article that answers it, a ticket that is open.

Both are found before the transaction, since searching takes its time; they are written beside the draft, so that
each can be asked when its turn comes, one question at a time.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from sqlmodel import Session, col, select

from models.people import Person
from models.tickets import Ticket, TicketEvent
from usecases import faq, outages, same_matter
from usecases.tickets import note

FOUND = "likely"


@dataclass(frozen=True)
class Likely:
    """`articles` that may answer him, best first; how much each open ticket is `alike`, 0..1, by its id."""

    articles: tuple[str, ...] = ()
    alike: Mapping[int, float] = field(default_factory=dict)


NOTHING = Likely()


def keep(tx: Session, ticket: Ticket, likely: Likely, *, by: Person, now: datetime) -> None:
    """Write beside the draft what was found for its words; nothing found, nothing written."""
    if likely.articles or likely.alike:
        alike = {str(id): round(score, 2) for id, score in likely.alike.items()}
        facts = {"articles": list(likely.articles), "alike": alike}
        note(tx, ticket, what=FOUND, by=by, facts=facts, now=now)


def first_question(tx: Session, ticket: Ticket, *, now: datetime) -> str | None:
    """The view of the draft card that asks what comes before its fields; None if there is nothing to ask.

    A planned outage first, then the same matter, then the frequent questions: each once for a draft.
    """
    planned = outages.asked_first(tx, ticket, now=now)
    if planned is not None:
        return planned
    found = _found(tx, ticket)
    alike = {int(id): score for id, score in found.alike.items()}
    return same_matter.asked_first(tx, ticket, alike, now=now) or faq.asked_first(tx, ticket, found.articles, now=now)


def _found(tx: Session, ticket: Ticket) -> Likely:
    kept = select(TicketEvent.facts).where(TicketEvent.ticket_id == ticket.id, TicketEvent.what == FOUND)
    facts = tx.exec(kept.order_by(col(TicketEvent.seq).desc())).first() or {}
    return Likely(tuple(facts.get("articles", ())), facts.get("alike", {}))
