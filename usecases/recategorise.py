"""Staff put a ticket into another category: who reads the card knows best what it is.

It stays with whoever has it; another team is a transfer, which has its own button.
"""

from datetime import datetime

from sqlmodel import Session

from models.catalogue import Catalogue
from models.people import Person
from models.refusals import Stale
from models.tickets import IN_HAND, Ticket
from usecases.corrections import learn_from_staff
from usecases.rights import in_hand_of
from usecases.tickets import note, redraw


def set_category(
    tx: Session, ticket_id: int, category: str, *, by: Person | None, catalogue: Catalogue, now: datetime
) -> Ticket:
    """Give the ticket in hand another category of its kind; every card says so. The same one again changes nothing."""
    ticket = in_hand_of(tx, by, ticket_id)
    if ticket.status not in IN_HAND or category not in catalogue.kinds[ticket.kind].categories or by is None:
        raise Stale("refusal-stale")
    was = ticket.category
    if category != was:
        ticket.category = category
        note(tx, ticket, what="recategorised", by=by, now=now, facts={"was": was, "becomes": category})
        learn_from_staff(tx, ticket, was, by=by, catalogue=catalogue, now=now)
    redraw(tx, ticket, now=now, view="")
    return ticket
