"""Two messages, one matter: putting a draft into the one before it, or into a ticket that runs."""

from datetime import datetime

from sqlmodel import Session, col, select

from models.catalogue import Catalogue
from models.people import Person
from models.refusals import Stale
from models.tickets import ACTIVE, Piece, Ticket, TicketStatus, Urgency, draft_just_before
from understanding.result import Understanding
from usecases.alerts import become_emergency, raise_alarm
from usecases.drafts import end, fill_gaps, own_draft, show_draft
from usecases.matters import other_drafts, put_together
from usecases.relay import pass_on
from usecases.rights import own_ticket
from usecases.tickets import key


def merge(
    tx: Session, ticket_id: int, heard: Understanding, *, person: Person | None, catalogue: Catalogue, now: datetime
) -> Ticket:
    """Put this draft into the one begun just before it; what was two messages becomes one matter.

    Drafts of one message that are still drafts become one, whichever of them was tapped.
    """
    ticket = own_draft(tx, ticket_id, person, now=now)
    assert person is not None
    if other_drafts(tx, ticket):
        return put_together(tx, ticket, heard, person=person, catalogue=catalogue, now=now)
    earlier = tx.exec(draft_just_before(ticket)).first()
    if earlier is None:
        raise Stale("refusal-stale")
    for piece in tx.exec(select(Piece).where(Piece.ticket_id == ticket.id)):
        piece.ticket_id = key(earlier)
        tx.add(piece)
    earlier.words = "\n".join(part for part in (earlier.words, ticket.words) if part)
    fill_gaps(tx, earlier, heard, person, now=now)
    tx.add(earlier)
    raise_alarm(tx, earlier, catalogue=catalogue, now=now)
    end(tx, ticket, TicketStatus.JOINED, what="merged", by=person, now=now)
    show_draft(tx, earlier, now=now, afresh=True)
    return earlier


def add_to(tx: Session, ticket_id: int, other: str, *, person: Person | None, now: datetime) -> Ticket:
    """Put the draft into a ticket of the same tenant that runs already; its staff see the new words."""
    ticket = own_draft(tx, ticket_id, person, now=now)
    running = own_ticket(tx, person, int(other) if other.isdigit() else 0, now=now)
    if running.status not in ACTIVE or person is None:
        raise Stale("refusal-stale")
    for piece in tx.exec(select(Piece).where(Piece.ticket_id == ticket.id).order_by(col(Piece.message_id))).all():
        pass_on(tx, running, piece, by=person, now=now)
    if ticket.urgency is Urgency.EMERGENCY and running.urgency is not Urgency.EMERGENCY:
        running.urgency, running.hazard = ticket.urgency, ticket.hazard
        become_emergency(tx, running, by=person, now=now)
    end(tx, ticket, TicketStatus.JOINED, what="merged", by=person, now=now)
    return running
