"""After the work, the tenant has the word: solved or not yet, stars, and what he thinks.

A low score reopens nothing by itself; it gives the supervisor a task to call.
"""

from datetime import datetime

from sqlalchemy import func
from sqlmodel import Session, select

from models.catalogue import Catalogue
from models.people import Person, Role
from models.refusals import Refusal, Stale
from models.tickets import Task, Ticket, TicketStatus
from outbox import show
from usecases import prompts
from usecases.news import tell_owner, tell_tenant
from usecases.relay import to_staff
from usecases.rights import is_overseer, own_ticket
from usecases.routing import people_with, route
from usecases.said import Said
from usecases.tickets import key, move, note, redraw

S = TicketStatus


def accept(tx: Session, ticket_id: int, *, person: Person | None, now: datetime) -> Ticket:
    """Solved, says the tenant. Saying it twice changes nothing."""
    ticket = own_ticket(tx, person, ticket_id, now=now)
    if ticket.status in (S.ACCEPTED, S.CLOSED):
        return ticket
    event = move(tx, ticket, S.ACCEPTED, what="accepted", by=person, now=now)
    prompts.forget(tx, ticket.chat_id, ticket.chat_id, ticket_id=ticket.id)
    tell_owner(tx, ticket, "owner_accepted", event, now=now)
    redraw(tx, ticket, now=now, view="")
    return ticket


def give_back(
    tx: Session, ticket_id: int, reason: str, *, person: Person | None, catalogue: Catalogue, now: datetime
) -> Ticket:
    """Not yet, says the tenant: the same owner goes on, and the clock with him.

    The tenant's next message is taken for his words about it, photo included.
    """
    ticket = own_ticket(tx, person, ticket_id, now=now)
    if reason not in catalogue.return_reasons:
        raise Stale("refusal-stale")
    event = move(
        tx,
        ticket,
        S.RETURNED,
        what="returned",
        by=person,
        now=now,
        returns=ticket.returns + 1,
        facts={"reason": reason},
    )
    prompts.ask(tx, ticket.chat_id, ticket.chat_id, "return_words", ticket_id=ticket.id, now=now, hours=1)
    tell_tenant(tx, ticket, "ask_return_words", event, now=now)
    tell_owner(tx, ticket, "owner_returned", event, now=now)
    redraw(tx, ticket, now=now, view="")
    return ticket


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
    """Five stars or one: kept once, changeable while the card asks for reasons. A low score makes a task."""
    ticket = own_ticket(tx, person, ticket_id, now=now)
    if ticket.status not in (S.ACCEPTED, S.CLOSED) or not 1 <= stars <= 5:
        raise Stale("refusal-stale")
    if ticket.stars == stars:
        return ticket
    ticket.stars, ticket.chips = stars, []
    event = note(tx, ticket, what="rated", by=person, now=now, facts={"stars": stars})
    if ticket.status is S.ACCEPTED:
        move(tx, ticket, S.CLOSED, what="closed", by=None, now=now, closed_at=now)
    if stars <= catalogue.limits.low_stars:
        _open_task(tx, ticket, now=now)
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
    _redraw_tasks(tx, ticket, now=now)
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
    _redraw_tasks(tx, ticket, now=now)
    return ticket


def finish_task(tx: Session, task_id: int, *, by: Person | None, now: datetime) -> Task:
    """A supervisor has spoken with the tenant; whoever comes second finds it done."""
    if not is_overseer(tx, by):
        raise Refusal("refusal-not-staff")
    task = tx.get(Task, task_id, with_for_update=True)
    if task is None:
        raise Refusal("refusal-no-such-ticket")
    if task.done_at is None:
        task.done_at, task.done_by = now, by.id if by else None
        tx.add(task)
        note(tx, tx.get_one(Ticket, task.ticket_id), what="called", by=by, now=now)
    _show_task(tx, task, now=now)
    return task


def _open_task(tx: Session, ticket: Ticket, *, now: datetime) -> None:
    known = tx.exec(select(func.count()).select_from(Task).where(Task.ticket_id == ticket.id, Task.kind == "low_stars"))
    if known.one() == 0:
        task = Task(kind="low_stars", ticket_id=key(ticket), created_at=now)
        tx.add(task)
        tx.flush()
        note(tx, ticket, what="task", by=None, now=now)
        _show_task(tx, task, now=now)


def _redraw_tasks(tx: Session, ticket: Ticket, *, now: datetime) -> None:
    for task in tx.exec(select(Task).where(Task.ticket_id == ticket.id)):
        _show_task(tx, task, now=now)


def _show_task(tx: Session, task: Task, *, now: datetime) -> None:
    for supervisor in people_with(tx, Role.SUPERVISOR) or people_with(tx, Role.MANAGER):
        show(tx, "task", task.id or 0, chat_id=supervisor.user_id or 0, ticket_id=task.ticket_id, now=now)
