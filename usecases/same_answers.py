"""What a tenant answers to "is it this one?", and how whoever joined a ticket hears of its end."""

from datetime import datetime

from sqlmodel import Session, col, select

from models.people import Person
from models.refusals import Stale
from models.same_matter import FOLLOWED, OPEN
from models.tickets import Piece, Ticket, TicketEvent, TicketStatus
from outbox import owe
from usecases import draft_joining, drafts
from usecases.followers import follows
from usecases.likely import first_question
from usecases.news import tell_owner
from usecases.people import belongs
from usecases.quiet import decent
from usecases.relay import pass_on
from usecases.same_matter import asked_about, may_join
from usecases.tickets import locked, note

#: What ends a matter for whoever waits for it -> what he is told.
ENDS = {
    TicketStatus.DONE: "same_done",
    TicketStatus.DECLINED: "same_declined",
    TicketStatus.CANCELLED: "same_cancelled",
}


def join(tx: Session, ticket_id: int, other: str, *, person: Person | None, now: datetime) -> Ticket:
    """It is this one: his words and pictures go there, its staff and owner hear of it, and the draft ends.

    Only a ticket that he was asked about, and that is still open and may still be joined; whoever joined
    another's is told how it ends.
    """
    draft = drafts.own_draft(tx, ticket_id, person, now=now)
    number = int(other) if other.isdigit() else 0
    if person is None or number not in asked_about(tx, draft):
        raise Stale("refusal-stale")
    running = locked(tx, number)
    if running.status not in OPEN or not may_join(tx, draft, running):
        raise Stale("same-gone")
    if running.reporter_id == person.id:
        return draft_joining.add_to(tx, ticket_id, other, person=person, now=now)
    said = select(Piece).where(Piece.ticket_id == draft.id).order_by(col(Piece.message_id))
    for piece in tx.exec(said).all():
        pass_on(tx, running, piece, by=person, veiled=draft.veiled, now=now)
    event = note(tx, running, what=FOLLOWED, by=person, facts={"draft": draft.id}, now=now)
    tell_owner(tx, running, "same_owner", event, now=now)
    drafts.end(tx, draft, TicketStatus.JOINED, what=FOLLOWED, by=person, facts={"into": running.id}, now=now)
    return running


def another(tx: Session, ticket_id: int, *, person: Person | None, now: datetime) -> Ticket:
    """No, another: on with the draft."""
    draft = drafts.own_draft(tx, ticket_id, person, now=now)
    drafts.show_draft(tx, draft, view=first_question(tx, draft, now=now) or "", now=now)
    return draft


@follows
def tell_joiners(tx: Session, ticket: Ticket, event: TicketEvent, now: datetime) -> None:
    """When the matter ends, everybody who joined it and still belongs here hears how, at a decent hour."""
    if event.becomes not in ENDS or event.was is event.becomes:
        return
    joined = select(TicketEvent).where(TicketEvent.ticket_id == ticket.id, TicketEvent.what == FOLLOWED)
    for each in tx.exec(joined).all():
        joiner = tx.get(Person, each.actor_id)
        if joiner is None or joiner.user_id is None or not belongs(tx, joiner, now=now):
            continue
        owe(
            tx,
            key=f"{ENDS[event.becomes]}:{event.id}:{joiner.id}",
            chat_id=joiner.user_id,
            kind=ENDS[event.becomes],
            facts={"ticket": ticket.id, "draft": each.facts["draft"]},
            not_before=decent(tx, joiner, now),
            now=now,
        )
