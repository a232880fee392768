"""After the work, the tenant has the word: solved or not yet, stars, and what he thinks.

A low score reopens nothing by itself; usecases/recovery.py gives the supervisor a call to make.
"""

from datetime import datetime

from sqlmodel import Session

from models.catalogue import Catalogue
from models.people import Person
from models.refusals import Stale
from models.tickets import Ticket, TicketStatus
from outbox import show
from usecases import prompts
from usecases.afterwards import confirm_late, send_back
from usecases.news import tell_owner
from usecases.recovery import redraw_tasks
from usecases.relay import to_staff
from usecases.rights import own_ticket
from usecases.routing import route
from usecases.said import Said
from usecases.tickets import key, move, note, redraw

S = TicketStatus


def accept(tx: Session, ticket_id: int, *, person: Person | None, now: datetime) -> Ticket:
    """Solved, says the tenant. Saying it twice changes nothing."""
    ticket = own_ticket(tx, person, ticket_id, now=now)
    if ticket.status in (S.ACCEPTED, S.CLOSED):
        confirm_late(tx, ticket, person=person, now=now)
        return ticket
    event = move(tx, ticket, S.ACCEPTED, what="accepted", by=person, now=now)
    prompts.forget(tx, ticket.chat_id, ticket.chat_id, ticket_id=ticket.id)
    tell_owner(tx, ticket, "owner_accepted", event, now=now)
    redraw(tx, ticket, now=now, view="")
    return ticket


def give_back(
    tx: Session, ticket_id: int, reason: str, *, person: Person | None, catalogue: Catalogue, now: datetime
) -> Ticket:
    """Not yet, says the tenant: the same owner goes on, and the clock with him."""
    ticket = own_ticket(tx, person, ticket_id, now=now)
    if reason not in catalogue.return_reasons:
        raise Stale("refusal-stale")
    return send_back(tx, ticket, reason, person=person, catalogue=catalogue, now=now)


def object_to(tx: Session, ticket_id: int, *, person: Person | None, catalogue: Catalogue, now: datetime) -> Ticket:
    """The tenant does not agree that it cannot be done: the service desk takes it up."""
    ticket = own_ticket(tx, person, ticket_id, now=now)
    move(tx, ticket, S.OPEN, what="objected", by=person, now=now, owner_id=None, claimed_at=None)
    route(tx, ticket, catalogue=catalogue, team="desk", now=now)
    redraw(tx, ticket, now=now, view="")
    return ticket


def agree(tx: Session, ticket_id: int, *, person: Person | None, now: datetime) -> Ticket:
    """The tenant takes the "cannot be done" as it is."""
    ticket = own_ticket(tx, person, ticket_id, now=now)
    if ticket.status is not S.CLOSED:
        move(tx, ticket, S.CLOSED, what="agreed", by=person, now=now, closed_at=now)
        redraw(tx, ticket, now=now, view="")
    return ticket


def rate(
    tx: Session, ticket_id: int, stars: int, *, person: Person | None, catalogue: Catalogue, now: datetime
) -> Ticket:
    """Five stars or one: kept once, changeable while the card asks for reasons. A low score is called about."""
    ticket = own_ticket(tx, person, ticket_id, now=now)
    if ticket.status not in (S.ACCEPTED, S.CLOSED) or not 1 <= stars <= 5:
        raise Stale("refusal-stale")
    if ticket.stars == stars:
        return ticket
    ticket.stars, ticket.chips = stars, []
    event = note(tx, ticket, what="rated", by=person, now=now, facts={"stars": stars})
    if ticket.status is S.ACCEPTED:
        move(tx, ticket, S.CLOSED, what="closed", by=None, now=now, closed_at=now)
    tell_owner(tx, ticket, "owner_rated", event, now=now)
    redraw(tx, ticket, now=now, view="")
    return ticket


def chip(
    tx: Session, ticket_id: int, name: str, *, person: Person | None, catalogue: Catalogue, now: datetime
) -> Ticket:
    """Tick or untick a reason for the score."""
    ticket = own_ticket(tx, person, ticket_id, now=now)
    if ticket.stars is None or name not in (*catalogue.praise_chips, *catalogue.blame_chips):
        raise Stale("refusal-stale")
    ticket.chips = [held for held in ticket.chips if held != name] + ([] if name in ticket.chips else [name])
    tx.add(ticket)
    redraw(tx, ticket, now=now)
    redraw_tasks(tx, ticket, now=now)
    return ticket


def leave_it(tx: Session, ticket_id: int, *, person: Person | None, now: datetime) -> Ticket:
    """The tenant has said all he wants: the card thanks him and asks no more."""
    ticket = own_ticket(tx, person, ticket_id, now=now)
    prompts.forget(tx, ticket.chat_id, ticket.chat_id, ticket_id=ticket.id)
    show(tx, "ask", key(ticket), chat_id=ticket.chat_id, ticket_id=ticket.id, view="thanks", now=now)
    return ticket


def ask_words(tx: Session, ticket_id: int, *, person: Person | None, now: datetime) -> Ticket:
    """The tenant wants to say more than stars: his next message is kept with the rating."""
    ticket = own_ticket(tx, person, ticket_id, now=now)
    prompts.ask(tx, ticket.chat_id, ticket.chat_id, "rating_words", ticket_id=ticket.id, now=now, hours=1)
    show(tx, "ask", key(ticket), chat_id=ticket.chat_id, ticket_id=ticket.id, view="words", now=now)
    return ticket


def add_words(tx: Session, ticket: Ticket, purpose: str, said: Said, *, person: Person, now: datetime) -> Ticket | None:
    """Words after "not yet" go to the worker, words after the stars into the rating; None if neither fits."""
    if purpose == "return_words" and ticket.status is S.RETURNED:
        to_staff(tx, ticket, said, by=person, now=now)
        return ticket
    if purpose == "rating_words" and said.text:
        return comment(tx, ticket, said, person=person, now=now)
    return None


def comment(tx: Session, ticket: Ticket, said: Said, *, person: Person, now: datetime) -> Ticket:
    """Keep what the tenant wrote in reply to the stars."""
    prompts.forget(tx, said.chat_id, person.user_id or 0, ticket_id=ticket.id)
    ticket.rating_words = said.text[:1000]
    note(tx, ticket, what="commented", by=person, now=now)
    show(tx, "ask", key(ticket), chat_id=ticket.chat_id, ticket_id=ticket.id, view="thanks", now=now)
    redraw(tx, ticket, now=now)
    redraw_tasks(tx, ticket, now=now)
    return ticket
