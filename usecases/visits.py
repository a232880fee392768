"""Return visits (回访): asked in chat, called, or visited at the door; never by whoever handled the matter.

`open_visit` plans one for whom you like: a chat visit is a question to the tenant, any other is a task
with its own clock in the service desk's group. Who makes it is in usecases/visit_work.py, who is drawn
in usecases/draws.py.
"""

from collections.abc import Collection
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from models.catalogue import Catalogue
from models.estate import Building, Unit
from models.groups import Group
from models.outbox import Card
from models.people import Person, Role
from models.refusals import Refusal
from models.tickets import IN_HAND, Task, Ticket, TicketEvent, TicketStatus
from models.visits import Visit, VisitResult, VisitWay, VisitWhy
from outbox import show
from usecases.afterwards import SETTLED, send_back
from usecases.followers import catalogue_of, follows
from usecases.groups import group_for
from usecases.people import belongs, holds, known
from usecases.quiet import decent
from usecases.rights import OVERSEERS
from usecases.routing import people_with
from usecases.tickets import locked, note
from usecases.timers import cancel_timer, set_timer

S = TicketStatus
#: The tenant waits for us, not we for him.
OPEN_MATTERS = (S.OPEN, *IN_HAND)
#: Whoever did one of these had the matter in his hands.
HANDLING = ("claimed", "handed", "promised", "held", "resumed", "arrived", "done", "declined")


def open_visit(
    tx: Session,
    *,
    key: str,
    why: VisitWhy,
    way: VisitWay,
    tenant_id: int,
    ticket: Ticket | None = None,
    unit_id: int | None = None,
    draw_id: int | None = None,
    days: int | None = None,
    now: datetime,
) -> Visit:
    """Have a tenant visited, from the next decent hour on, within `days` (the catalogue's, if not given).

    A `key` that was used before is left as it is.
    """
    planned = tx.exec(select(Visit).where(Visit.key == key)).first()
    if planned is not None:
        return planned
    starts = decent(tx, _person_or_desk(tx, tenant_id, way), now)
    visit = Visit(
        key=key,
        ticket_id=ticket.id if ticket else None,
        tenant_id=tenant_id,
        unit_id=unit_id or (ticket.unit_id if ticket else None),
        why=why,
        way=way,
        draw_id=draw_id,
        due_at=decent(tx, 0, starts + timedelta(days=days or catalogue_of(tx).visits.days)),
        created_at=now,
    )
    tx.add(visit)
    tx.flush()
    if starts <= now:
        tell_visit(tx, row_of(visit), now=now)
    else:
        _set(tx, visit, "tell_visit", starts, "why-visit-told", now=now)
    _set(tx, visit, "visit_due", visit.due_at, "why-visit-due", now=now)
    return visit


def tell_visit(tx: Session, visit_id: int, *, now: datetime) -> None:
    """Put the question to the tenant, or the task before those who may do it."""
    visit = tx.get_one(Visit, visit_id)
    if visit.done_at is not None:
        return
    if visit.way is VisitWay.CHAT:
        show_to_tenant(tx, visit, "still_fine", now=now)
    for chat_id in audience(tx, visit, catalogue_of(tx)):
        show(tx, "visit", visit_id, chat_id=chat_id, ticket_id=visit.ticket_id, now=now)


def visit_due(tx: Session, visit_id: int, *, catalogue: Catalogue, now: datetime) -> None:
    """The clock of a visit has run out: a question in chat rests, a task goes to the supervisors."""
    visit = tx.get_one(Visit, visit_id)
    if visit.done_at is not None:
        return
    if visit.way is VisitWay.CHAT:
        visit.result, visit.done_at = VisitResult.NO_ANSWER, now
        tx.add(visit)
        return
    visit.overdue_at = now
    tx.add(visit)
    redraw_visit(tx, visit, now=now)
    for overseer in overseers_but(tx, handlers(tx, visit.ticket_id)):
        show(tx, "visit", visit_id, chat_id=overseer.user_id or 0, ticket_id=visit.ticket_id, afresh=True, now=now)


@follows
def ask_later(tx: Session, ticket: Ticket, event: TicketEvent, now: datetime) -> None:
    """Every solved repair is asked about some days later; one that came back is not.

    Not asked: who is called about a low score anyway, and who let two questions go unanswered ("unconfirmed").
    """
    if event.was == event.becomes:
        return
    visits = catalogue_of(tx).visits
    if event.becomes not in OPEN_MATTERS:
        _call_off(tx, ticket, now=now)
    if event.becomes is S.RETURNED:
        cancel_timer(tx, f"still-fine:{ticket.id}", now)
    elif event.becomes is S.ACCEPTED and ticket.kind in visits.ask_kinds:
        set_timer(
            tx,
            key=f"still-fine:{ticket.id}:{event.seq}",
            job="ask_still_fine",
            due_at=decent(tx, ticket.chat_id, now + timedelta(days=visits.ask_days)),
            why="why-still-fine",
            ticket_id=ticket.id,
            now=now,
        )


def _call_off(tx: Session, ticket: Ticket, *, now: datetime) -> None:
    """The matter is not open any more: whoever was to be called for want of news needs no call."""
    waiting = select(Visit).where(Visit.ticket_id == ticket.id, Visit.why == VisitWhy.UNVISITED)
    for visit in tx.exec(waiting.where(col(Visit.done_at).is_(None))).all():
        visit.result, visit.done_at = VisitResult.NOT_NEEDED, now
        tx.add(visit)
        cancel_timer(tx, f"visit:{visit.id}", now)
        redraw_visit(tx, visit, now=now)


def ask_still_fine(tx: Session, ticket_id: int, *, now: datetime) -> None:
    """Ask the tenant in chat whether it is still fine; not if we call him about it anyway, or he moved out."""
    ticket = locked(tx, ticket_id)
    called = tx.exec(select(Task.id).where(Task.ticket_id == ticket_id, Task.result != "withdrawn")).first()
    tenant = tx.get_one(Person, ticket.reporter_id)
    if ticket.status in SETTLED and called is None and belongs(tx, tenant, now=now):
        open_visit(
            tx,
            key=f"solved:{ticket_id}:{ticket.returns}",
            why=VisitWhy.SOLVED,
            way=VisitWay.CHAT,
            tenant_id=ticket.reporter_id,
            ticket=ticket,
            now=now,
        )


def still_fine(
    tx: Session, visit_id: int, fine: bool, *, person: Person | None, catalogue: Catalogue, now: datetime
) -> Visit:
    """The tenant's answer in chat. What came back goes on with the same owner. The first answer counts."""
    visit = own_visit(tx, visit_id, person)
    if visit.way is not VisitWay.CHAT or visit.ticket_id is None:
        raise Refusal("refusal-no-such-visit")
    if visit.result in (VisitResult.SOLVED, VisitResult.NOT_SOLVED):
        return visit
    ticket = locked(tx, visit.ticket_id)
    visit.result, visit.done_at = (VisitResult.SOLVED if fine else VisitResult.NOT_SOLVED), now
    visit.confirmed_at = now
    tx.add(visit)
    cancel_timer(tx, f"visit:{visit.id}", now)
    note(tx, ticket, what="visited", by=person, now=now, facts=_facts(visit))
    if not fine and ticket.status in SETTLED:
        send_back(tx, ticket, "came_back", person=person, catalogue=catalogue, now=now)
    show_to_tenant(tx, visit, "still_fine", now=now)
    return visit


def own_visit(tx: Session, visit_id: int, person: Person | None) -> Visit:
    """The visit of this tenant; another's and none at all are refused alike."""
    visit = tx.get(Visit, visit_id, with_for_update=True)
    if visit is None or visit.tenant_id != known(person):
        raise Refusal("refusal-no-such-visit")
    return visit


def note_visit(tx: Session, visit: Visit, *, by: Person | None, now: datetime) -> None:
    """Keep with the ticket what came of the visit."""
    if visit.ticket_id is not None:
        note(tx, locked(tx, visit.ticket_id), what="visited", by=by, now=now, facts=_facts(visit))


def show_to_tenant(tx: Session, visit: Visit, kind: str, *, now: datetime) -> None:
    """Owe the tenant a card about his visit."""
    tenant = tx.get_one(Person, visit.tenant_id)
    if tenant.user_id is not None:
        show(tx, kind, row_of(visit), chat_id=tenant.user_id, ticket_id=visit.ticket_id, now=now)


def redraw_visit(tx: Session, visit: Visit, *, now: datetime) -> None:
    """Owe everybody who has the visit's card its present face."""
    for card in tx.exec(select(Card).where(Card.kind == "visit", Card.subject_id == visit.id)):
        show(tx, "visit", row_of(visit), chat_id=card.chat_id, ticket_id=visit.ticket_id, now=now)


def audience(tx: Session, visit: Visit, catalogue: Catalogue) -> list[int]:
    """The chats that get the task: the desk's group, unless a handler reads along there.

    Then each of the desk's people gets it in private, without the handlers; if nobody is left, the
    supervisors do. A question in chat is nobody's task.
    """
    if visit.way is VisitWay.CHAT:
        return []
    shunned, roles = handlers(tx, visit.ticket_id), catalogue.teams[catalogue.visits.team].roles
    group = desk_group(tx, visit, catalogue)
    if group is not None and not any(holds(tx, person_id, roles) for person_id in shunned):
        return [group.chat_id]
    doing = [role for role in roles if role not in OVERSEERS]
    others = [person for person in people_with(tx, *doing) if person.id not in {*shunned, visit.tenant_id}]
    return [person.user_id or 0 for person in others or overseers_but(tx, shunned)]


def desk_group(tx: Session, visit: Visit, catalogue: Catalogue) -> Group | None:
    """The group of the team that makes the visits, for the tenant's building."""
    unit = tx.get(Unit, visit.unit_id) if visit.unit_id else None
    building = tx.get(Building, unit.building_id) if unit else None
    return group_for(tx, catalogue.visits.team, building.code if building else None)


def handlers(tx: Session, ticket_id: int | None) -> set[int]:
    """Everybody on our side who had the matter in his hands."""
    if ticket_id is None:
        return set()
    did = select(TicketEvent.actor_id).where(
        TicketEvent.ticket_id == ticket_id, col(TicketEvent.what).in_(HANDLING), col(TicketEvent.actor_id).is_not(None)
    )
    owner = tx.get_one(Ticket, ticket_id).owner_id
    return {actor for actor in (*tx.exec(did), owner) if actor is not None}


def overseers_but(tx: Session, shunned: Collection[int]) -> list[Person]:
    """The supervisors who had no hand in it; without any, the managers."""
    for role in (Role.SUPERVISOR, Role.MANAGER):
        free = [person for person in people_with(tx, role) if person.id not in shunned]
        if free:
            return free
    return []


def row_of(visit: Visit) -> int:
    """The id of a visit that is in the database."""
    assert visit.id is not None, "the visit was never flushed"
    return visit.id


def _facts(visit: Visit) -> dict[str, object]:
    return {"visit": visit.id, "way": visit.way.value, "result": visit.result.value if visit.result else ""}


def _person_or_desk(tx: Session, tenant_id: int, way: VisitWay) -> Person | int:
    # A task is told to staff, whose group keeps the estate's quiet hours; no chat has the number 0.
    return tx.get_one(Person, tenant_id) if way is VisitWay.CHAT else 0


def _set(tx: Session, visit: Visit, job: str, due_at: datetime, why: str, *, now: datetime) -> None:
    ticket = visit.ticket_id
    set_timer(
        tx,
        key=f"visit:{visit.id}:{job}",
        job=job,
        due_at=due_at,
        facts={"visit": visit.id},
        why=why,
        ticket_id=ticket,
        now=now,
    )
