"""Return visits and the calls after low scores: the tasks for staff, and the questions to tenants.

A task's card may stand in a group, so it names building and floor; the flat, the name and the telephone
go in private to whoever took it.
"""

from typing import Any

from sqlmodel import Session

from cards.codec import pack
from cards.face import Button, Face
from cards.parts import blocks, lines, place, press, public_place, quoted, stars, what, words_of
from cards.registry import Pen, card, notice
from models.estate import Building, Unit
from models.outbox import Card
from models.people import Person
from models.tickets import Task, Ticket, TicketStatus
from models.visits import HEARD, Visit, VisitResult, VisitWay, VisitWhy

Facts = dict[str, Any]


@card("visit")
def visit_card(tx: Session, card: Card, pen: Pen) -> Face | None:
    """The task: why, how and until when, who has it, what came of it."""
    visit = tx.get_one(Visit, card.subject_id)
    ticket = tx.get(Ticket, visit.ticket_id) if visit.ticket_id else None
    return Face(
        blocks(
            lines(_title(visit, ticket, pen), pen(f"visit-why-{visit.why.value}"), _matter(tx, visit, ticket, pen)),
            lines(_due(visit, pen), _who(tx, visit, pen), _outcome(visit, pen), quoted(visit.words, pen)),
        ),
        _rows(visit, pen),
    )


def _title(visit: Visit, ticket: Ticket | None, pen: Pen) -> str:
    way = pen(f"visit-way-{visit.way.value}")
    return pen("visit-title", way=way, number=ticket.number or "" if ticket else "")


def _matter(tx: Session, visit: Visit, ticket: Ticket | None, pen: Pen) -> str:
    if ticket is None:
        return _floor(tx, visit, pen)
    handler = _name(tx, ticket.owner_id)
    return lines(
        what(ticket, pen),
        words_of(ticket, pen, veiled=True),
        public_place(tx, ticket, pen),
        pen("visit-handled-by", name=handler) if handler else "",
    )


def _floor(tx: Session, visit: Visit, pen: Pen) -> str:
    unit = tx.get(Unit, visit.unit_id) if visit.unit_id else None
    if unit is None:
        return ""
    return pen("card-place-floor", building=tx.get_one(Building, unit.building_id).name, floor=unit.floor)


def _due(visit: Visit, pen: Pen) -> str:
    if visit.done_at is not None:
        return ""
    return pen("visit-overdue" if visit.overdue_at else "visit-due", until=pen.when(visit.due_at))


def _who(tx: Session, visit: Visit, pen: Pen) -> str:
    taker = _name(tx, visit.person_id)
    tries = pen("visit-tries", count=visit.tries, most=pen.catalogue.visits.tries) if visit.tries else ""
    return lines(pen("visit-taken", name=taker) if taker else "", tries)


def _outcome(visit: Visit, pen: Pen) -> str:
    if visit.result is None:
        return ""
    proof = "denied" if visit.denied_at else "confirmed" if visit.confirmed_at else "sheet" if visit.proof else "waits"
    return lines(
        pen(f"visit-result-{visit.result.value}"),
        pen("visit-stars", stars=stars(visit.stars)) if visit.stars else "",
        pen(f"visit-proof-{proof}") if visit.way is VisitWay.DOOR and visit.result in HEARD else "",
    )


def _rows(visit: Visit, pen: Pen) -> list[list[Button]]:
    if visit.done_at is None and visit.person_id is None:
        return [[press(pen, "button-visit-take", "visittake", visit.id)]]
    if visit.done_at is None:
        heard = (
            [VisitResult.SPOKEN] if visit.why is VisitWhy.UNVISITED else [VisitResult.SOLVED, VisitResult.NOT_SOLVED]
        )
        return [[
            Button(pen.words(f"button-visit-{result.value}"), pack("visitresult", visit.id, result.value))
            for result in (*heard, VisitResult.NOT_REACHED)
        ]]  # fmt: skip
    if visit.result not in HEARD:
        return []
    rows = []
    if visit.stars is None and visit.why is not VisitWhy.UNVISITED:
        rows.append([Button(f"{count}⭐", pack("visitstars", visit.id, count)) for count in range(1, 6)])
    more = [press(pen, "button-visit-words", "visitwords", visit.id)] if not visit.words else []
    if visit.way is VisitWay.DOOR and visit.proof is None and visit.confirmed_at is None:
        more.append(press(pen, "button-visit-sheet", "visitsheet", visit.id))
    return [*rows, more] if more else rows


@notice("visit_brief")
def visit_brief(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To whoever took it, in private: whom, where, and what to ask."""
    visit = tx.get_one(Visit, facts["visit"])
    ticket = tx.get(Ticket, visit.ticket_id) if visit.ticket_id else None
    tenant = tx.get_one(Person, visit.tenant_id)
    hidden = ticket is not None and ticket.anonymous
    phone = (ticket.phone if ticket else None) or tenant.phone or "—"
    unit = tx.get(Unit, visit.unit_id) if visit.unit_id else None
    return Face(
        lines(
            _title(visit, ticket, pen),
            pen("visit-hidden") if hidden else pen("visit-tenant", name=tenant.name, phone=phone),
            place(tx, ticket, pen) if ticket else pen("card-place", place=unit.label) if unit else "",
            words_of(ticket, pen, veiled=hidden) if ticket else "",
            pen("visit-hint-door" if visit.way is VisitWay.DOOR else "visit-hint-phone"),
        )
    )


@notice("visit_words")
def visit_words(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To whoever made the visit: write what the tenant said."""
    return Face(pen("visit-ask-words", name=facts["name"]), force_reply=True)


@notice("visit_sheet")
def visit_sheet(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To whoever made the visit: a photo of the signed sheet, please."""
    return Face(pen("visit-ask-sheet", name=facts["name"]), force_reply=True)


@notice("visit_denied")
def visit_denied(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To the supervisors: the tenant says that nobody was at his door."""
    visit = tx.get_one(Visit, facts["visit"])
    ticket = tx.get(Ticket, visit.ticket_id) if visit.ticket_id else None
    tenant, visitor = tx.get_one(Person, visit.tenant_id), _name(tx, visit.person_id)
    number = ticket.number or "" if ticket else ""
    return Face(pen("visit-denied", number=number, tenant=tenant.name, visitor=visitor))


@card("still_fine")
def still_fine(tx: Session, card: Card, pen: Pen) -> Face | None:
    """To the tenant, some days later: still fine?"""
    visit = tx.get_one(Visit, card.subject_id)
    ticket = tx.get_one(Ticket, visit.ticket_id)
    question = pen("still-fine", number=ticket.number, what=what(ticket, pen))
    if visit.result is VisitResult.SOLVED:
        return Face(lines(question, pen("still-fine-thanks")))
    if visit.result is VisitResult.NOT_SOLVED:
        return Face(lines(question, pen("still-fine-back", name=_name(tx, ticket.owner_id))))
    if ticket.status is TicketStatus.CLOSED and not pen.catalogue.after_work.may_reopen(ticket.closed_at, now=pen.now):
        return Face(question)
    yes = press(pen, "button-still-fine", "stillfine", visit.id, "yes")
    return Face(question, [[yes, press(pen, "button-came-back", "stillfine", visit.id, "no")]])


@card("door")
def door(tx: Session, card: Card, pen: Pen) -> Face | None:
    """To the tenant after a visit: was somebody at your door?"""
    visit = tx.get_one(Visit, card.subject_id)
    ticket = tx.get(Ticket, visit.ticket_id) if visit.ticket_id else None
    number = ticket.number or "" if ticket else ""
    question = pen("door-asked", name=_name(tx, visit.person_id), number=number)
    if visit.confirmed_at is not None or visit.denied_at is not None:
        return Face(lines(question, pen("door-thanks" if visit.confirmed_at else "door-sorry")))
    yes = press(pen, "button-door-yes", "door", visit.id, "yes")
    return Face(question, [[yes, press(pen, "button-door-no", "door", visit.id, "no")]])


@card("task")
def task_card(tx: Session, card: Card, pen: Pen) -> Face | None:
    """The supervisor's call after a low score or a "not solved"."""
    task = tx.get_one(Task, card.subject_id)
    ticket = tx.get_one(Ticket, task.ticket_id)
    chips = " ".join(pen.words(f"chip-{name}") for name in ticket.chips)
    text = lines(
        _task_title(tx, task, ticket, pen),
        pen("ask-chosen", chips=chips) if chips else "",
        quoted(ticket.rating_words, pen),
        _task_call(tx, ticket, pen),
        pen("task-note", words=task.words) if task.words else "",
        pen("visit-tries", count=task.tries, most=pen.catalogue.recovery.tries) if task.tries else "",
    )
    note = press(pen, "button-task-words", "taskwords", task.id)
    if task.done_at is not None:
        return Face(lines(text, _task_end(tx, task, pen)), [] if task.words or task.result == "withdrawn" else [[note]])
    late = "task-overdue" if task.overdue_at else "task-due"
    due = pen(late, until=pen.when(task.due_at)) if task.due_at else ""
    calls = [press(pen, "button-called", "called", task.id), press(pen, "button-not-reached", "tasktried", task.id)]
    return Face(lines(text, due), [calls, [note]])


def _task_title(tx: Session, task: Task, ticket: Ticket, pen: Pen) -> str:
    owner = _name(tx, ticket.owner_id)
    if task.kind == "not_solved":
        return pen("task-not-solved", number=ticket.number, owner=owner)
    return pen("task-low-stars", number=ticket.number, stars=stars(task.first_stars or 0), owner=owner)


def _task_call(tx: Session, ticket: Ticket, pen: Pen) -> str:
    tenant = tx.get_one(Person, ticket.reporter_id)
    if ticket.anonymous:
        return pen("visit-hidden")
    return pen("task-call", name=tenant.name, phone=tenant.phone or ticket.phone or "—")


def _task_end(tx: Session, task: Task, pen: Pen) -> str:
    if task.result == "withdrawn" or task.done_at is None:
        return pen("task-withdrawn")
    key = "task-done" if task.result == "called" else "task-given-up"
    ended = pen(key, name=_name(tx, task.done_by), at=pen.when(task.done_at))
    return lines(ended, pen("task-second", stars=stars(task.second_stars)) if task.second_stars else "")


@notice("task_words")
def task_words(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To the supervisor: write what was said."""
    return Face(pen("task-ask-words"), force_reply=True)


@card("again")
def again(tx: Session, card: Card, pen: Pen) -> Face | None:
    """To the tenant after the call: and how do you find it now?"""
    task = tx.get_one(Task, card.subject_id)
    ticket = tx.get_one(Ticket, task.ticket_id)
    name = _name(tx, task.done_by)
    asked = pen("again-called" if task.result == "called" else "again-tried", name=name, number=ticket.number)
    if task.second_stars is not None:
        return Face(lines(asked, pen("again-thanks", stars=stars(task.second_stars))))
    rows = [[Button(f"{stars(count)} {count}", pack("again", task.id, count))] for count in range(5, 0, -1)]
    return Face(lines(asked, pen("again-stars")), rows)


@notice("tenant_waits")
def tenant_waits(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To the owner and the group: the tenant wrote after the work, and nobody has answered."""
    ticket = tx.get_one(Ticket, facts["ticket"])
    return Face(pen("news-tenant-waits", number=ticket.number, what=what(ticket, pen)))


def _name(tx: Session, person_id: int | None) -> str:
    person = tx.get(Person, person_id) if person_id else None
    return person.name if person else ""
