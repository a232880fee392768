"""After a low score, or a "not solved": a supervisor calls, within his clock, and then the tenant is asked again.

The second score stands beside the first. A call nobody made in time goes to the managers; whoever
handled the matter gets no call to make about himself.
"""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from models.catalogue import Catalogue
from models.outbox import Card
from models.people import Person, Role
from models.refusals import Refusal, Stale
from models.tickets import Task, Ticket, TicketEvent
from models.visit_figures import Recovered
from outbox import owe, show
from usecases import prompts
from usecases.followers import catalogue_of, follows
from usecases.people import known
from usecases.quiet import decent
from usecases.rights import is_overseer, own_ticket
from usecases.routing import people_with
from usecases.said import Said
from usecases.tickets import key, locked, note
from usecases.timers import cancel_timer, set_timer
from usecases.visits import handlers, overseers_but

NOTE = "task_words"
WORDS_KEPT = 1000


@follows
def call_after_low_stars(tx: Session, ticket: Ticket, event: TicketEvent, now: datetime) -> None:
    """A low score is a call to make; corrected upwards before anybody called, it is none any more."""
    if event.what != "rated":
        return
    if event.facts["stars"] <= catalogue_of(tx).limits.low_stars:
        call_for(tx, ticket, "low_stars", stars=event.facts["stars"], now=now)
        return
    for task in _open_tasks(tx, ticket):
        if task.kind == "low_stars" and task.tries == 0:
            _end(tx, task, "withdrawn", by=None, now=now)


def call_for(tx: Session, ticket: Ticket, kind: str, *, stars: int | None, now: datetime) -> Task | None:
    """Open the supervisor's call, unless one is open already or was made since the matter last came back."""
    known_tasks = tx.exec(select(Task).where(Task.ticket_id == ticket.id).order_by(col(Task.id).desc())).all()
    fresh = [task for task in known_tasks if task.done_at is None or task.created_at >= _came_back(tx, ticket)]
    for task in fresh:
        if task.done_at is None and stars is not None and task.tries == 0:
            task.first_stars = stars
            tx.add(task)
            redraw_task(tx, task, now=now)
    if any(task.result != "withdrawn" for task in fresh):
        return None
    starts = decent(tx, 0, now)
    same = [task for task in known_tasks if task.kind == kind]
    task = Task(
        kind=kind,
        ticket_id=key(ticket),
        round=len(same) + 1,
        first_stars=stars,
        due_at=decent(tx, 0, starts + timedelta(hours=catalogue_of(tx).recovery.hours)),
        created_at=now,
    )
    tx.add(task)
    tx.flush()
    note(tx, ticket, what="task", by=None, now=now)
    if starts <= now:
        tell_task(tx, task.id or 0, now=now)
    else:
        _set(tx, task, "tell_task", starts, "why-task-told", now=now)
    _set(tx, task, "task_overdue", task.due_at or now, "why-task-overdue", now=now)
    return task


def tell_task(tx: Session, task_id: int, *, now: datetime) -> None:
    """Put the call before the supervisors who had no hand in the matter, or the managers."""
    task = tx.get_one(Task, task_id)
    if task.done_at is None:
        for overseer in overseers_but(tx, handlers(tx, task.ticket_id)):
            show(tx, "task", task_id, chat_id=overseer.user_id or 0, ticket_id=task.ticket_id, now=now)


def task_overdue(tx: Session, task_id: int, *, now: datetime) -> None:
    """Nobody called in time: the managers get the task too, and it says how late it is."""
    task = tx.get_one(Task, task_id)
    if task.done_at is not None:
        return
    task.overdue_at = now
    tx.add(task)
    _show_managers(tx, task, now=now)
    redraw_task(tx, task, now=now)


def called(tx: Session, task_id: int, *, by: Person | None, now: datetime) -> Task:
    """Somebody has spoken with the tenant, who is asked anew; whoever comes second finds it done."""
    task = _task_for(tx, task_id, by)
    if task.done_at is None:
        note(tx, locked(tx, task.ticket_id), what="called", by=by, now=now)
        _end(tx, task, "called", by=by, now=now)
        _ask_soon(tx, task, now=now)
    redraw_task(tx, task, now=now)
    return task


def not_reached(tx: Session, task_id: int, *, by: Person | None, catalogue: Catalogue, now: datetime) -> Task:
    """He could not be reached: one try more; after the last he is asked in chat all the same."""
    task = _task_for(tx, task_id, by)
    if task.done_at is None:
        task.tries += 1
        tx.add(task)
        if task.tries >= catalogue.recovery.tries:
            _end(tx, task, "not_reached", by=by, now=now)
            _ask_soon(tx, task, now=now)
    redraw_task(tx, task, now=now)
    return task


def ask_words(tx: Session, task_id: int, chat_id: int, *, by: Person | None, now: datetime) -> Task:
    """Take his next message for a note on the call."""
    task = _task_for(tx, task_id, by)
    if by is None or by.user_id is None:
        raise Stale("refusal-stale")
    facts = {"task": task_id}
    prompts.ask(tx, chat_id, by.user_id, NOTE, ticket_id=task.ticket_id, facts=facts, now=now)
    owe(tx, key=f"{NOTE}:{task_id}:{now.isoformat()}", chat_id=chat_id, kind=NOTE, facts=facts, now=now)
    return task


def add_words(tx: Session, task_id: int, said: Said, *, by: Person, now: datetime) -> Task:
    """Keep the note; a later one is added below."""
    task = _task_for(tx, task_id, by)
    task.words = "\n".join(part for part in (task.words, said.text) if part)[:WORDS_KEPT]
    tx.add(task)
    prompts.forget(tx, said.chat_id, by.user_id or 0)
    redraw_task(tx, task, now=now)
    return task


def ask_again(tx: Session, task_id: int, *, now: datetime) -> None:
    """Ask the tenant how he finds it now."""
    task = tx.get_one(Task, task_id)
    ticket = tx.get_one(Ticket, task.ticket_id)
    task.asked_at = now
    tx.add(task)
    show(tx, "again", task_id, chat_id=ticket.chat_id, ticket_id=ticket.id, now=now)


def rate_again(
    tx: Session, task_id: int, stars: int, *, person: Person | None, catalogue: Catalogue, now: datetime
) -> Task:
    """The second score; it may be changed. If it is low again, the managers see it."""
    task = tx.get(Task, task_id, with_for_update=True)
    if task is None or task.asked_at is None:
        raise Refusal("refusal-no-such-ticket")
    ticket = own_ticket(tx, person, task.ticket_id, now=now)
    if not 1 <= stars <= 5:
        raise Stale("refusal-stale")
    if task.second_stars != stars:
        task.second_stars, task.answered_at = stars, now
        tx.add(task)
        note(tx, ticket, what="rated_again", by=person, now=now, facts={"stars": stars})
        if stars <= catalogue.limits.low_stars:
            _show_managers(tx, task, now=now)
    show(tx, "again", task_id, chat_id=ticket.chat_id, ticket_id=ticket.id, now=now)
    redraw_task(tx, task, now=now)
    return task


def redraw_tasks(tx: Session, ticket: Ticket, *, now: datetime) -> None:
    """The tenant said more about his score: whoever has the call reads it."""
    for task in tx.exec(select(Task).where(Task.ticket_id == ticket.id)):
        redraw_task(tx, task, now=now)


def redraw_task(tx: Session, task: Task, *, now: datetime) -> None:
    """Owe everybody who has the task's card its present face."""
    for card in tx.exec(select(Card).where(Card.kind == "task", Card.subject_id == task.id)):
        show(tx, "task", task.id or 0, chat_id=card.chat_id, ticket_id=task.ticket_id, now=now)


def recovered(tx: Session, since: datetime, until: datetime, *, now: datetime | None = None) -> Recovered:
    """The calls opened from `since` on and before `until`; corrected scores are left out."""
    opened = select(Task).where(Task.created_at >= since, Task.created_at < until, Task.result != "withdrawn")
    tasks = tx.exec(opened).all()
    seconds = [task.second_stars for task in tasks if task.second_stars is not None]
    enough = catalogue_of(tx).recovery.recovered_from
    asked = sum(task.asked_at is not None for task in tasks)
    return Recovered(len(tasks), asked, len(seconds), sum(stars >= enough for stars in seconds))


def recovered_share(tx: Session, since: datetime, until: datetime, *, now: datetime | None = None) -> float | None:
    """The share of low scores whose second score is good; None without any low score."""
    return recovered(tx, since, until).share


def _task_for(tx: Session, task_id: int, by: Person | None) -> Task:
    if not is_overseer(tx, by):
        raise Refusal("refusal-not-staff")
    task = tx.get(Task, task_id, with_for_update=True)
    if task is None:
        raise Refusal("refusal-no-such-ticket")
    if known(by) in handlers(tx, task.ticket_id):
        raise Refusal("refusal-visit-own")
    return task


def _open_tasks(tx: Session, ticket: Ticket) -> list[Task]:
    return list(tx.exec(select(Task).where(Task.ticket_id == ticket.id, col(Task.done_at).is_(None))))


def _came_back(tx: Session, ticket: Ticket) -> datetime:
    """When the matter last came back; its beginning if it never did."""
    back = select(TicketEvent.at).where(TicketEvent.ticket_id == ticket.id, TicketEvent.what == "returned")
    return tx.exec(back.order_by(col(TicketEvent.seq).desc())).first() or ticket.created_at


def _end(tx: Session, task: Task, result: str, *, by: Person | None, now: datetime) -> None:
    task.result, task.done_at, task.done_by = result, now, by.id if by else None
    tx.add(task)
    cancel_timer(tx, f"task:{task.id}", now)
    redraw_task(tx, task, now=now)


def _ask_soon(tx: Session, task: Task, *, now: datetime) -> None:
    chat_id = tx.get_one(Ticket, task.ticket_id).chat_id
    at = decent(tx, chat_id, now)
    if at <= now:
        ask_again(tx, task.id or 0, now=now)
    else:
        _set(tx, task, "ask_again", at, "why-ask-stars-again", now=now)


def _show_managers(tx: Session, task: Task, *, now: datetime) -> None:
    for manager in people_with(tx, Role.MANAGER):
        if manager.id not in handlers(tx, task.ticket_id):
            show(tx, "task", task.id or 0, chat_id=manager.user_id or 0, ticket_id=task.ticket_id, now=now)


def _set(tx: Session, task: Task, job: str, due_at: datetime, why: str, *, now: datetime) -> None:
    set_timer(
        tx,
        key=f"task:{task.id}:{job}",
        job=job,
        due_at=due_at,
        facts={"task": task.id},
        why=why,
        ticket_id=task.ticket_id,
        now=now,
    )
