"""The work order on paper (维修单): asked for with a tap, sent to whoever asked, in private.

The flat and the telephone stand on it, so it never goes to a group.
"""

from datetime import datetime

from sqlmodel import Session

from models.people import Person
from models.refusals import Refusal, Stale
from models.tickets import Ticket
from outbox import owe
from usecases.followers import catalogue_of
from usecases.rights import in_hand_of


def send_work_order(tx: Session, ticket_id: int, *, by: Person | None, now: datetime) -> Ticket:
    """Owe the sheet as it stands to whoever owns the ticket, or oversees those who do.

    A second tap within the same minute asks for the same one; a later one gets the newest facts.
    """
    ticket = in_hand_of(tx, by, ticket_id)
    if by is None or by.user_id is None or catalogue_of(tx).kinds[ticket.kind].flow != "work" or ticket.number is None:
        raise Stale("refusal-stale")
    if not by.reachable:
        raise Refusal("work-order-write-first")
    owe(tx, key=f"work-order:{ticket.id}:{by.id}:{now:%y%m%d%H%M}", chat_id=by.user_id, kind="work_order",
        facts={"ticket": ticket.id, "person": by.id}, ticket_id=ticket.id, now=now)  # fmt: skip
    return ticket
