"""When a clock is late: who hears of it, rung by rung, and what they can do about it.

A rung shows the card of the late clock in a chat: it names the ticket and by how much it is late, and
carries the buttons to act. The ladder stops when the clock does; what came up at night is told in the morning.
"""

from datetime import datetime, timedelta

from sqlmodel import Session, select

from models.catalogue import Catalogue
from models.catalogue_promises import Rung
from models.estate import Building
from models.outbox import Card
from models.people import Person, Role
from models.promises import Clock, ClockKind, Escalation
from models.refusals import Refusal, Stale
from models.tickets import IN_HAND, Ticket, TicketStatus, Urgency
from outbox import show
from outbox.owe import insert_once
from usecases.clocks import owner_of, rungs_of, running, wind
from usecases.duty import on_duty
from usecases.news import group_of, tell, tell_tenant
from usecases.prompts import withdraw_prompt
from usecases.quiet import keep_for_morning, morning_for, tell_chat
from usecases.rights import in_hand_of, is_overseer
from usecases.routing import people_with
from usecases.tickets import key, locked, move, note, priority_of, redraw
from usecases.work import claim

S = TicketStatus
#: Whoever is told in place of a role that nobody holds, the next best first.
INSTEAD = {
    Role.SUPERVISOR: (Role.MANAGER, Role.DIRECTOR),
    Role.MANAGER: (Role.DIRECTOR, Role.SUPERVISOR),
    Role.DIRECTOR: (Role.MANAGER, Role.SUPERVISOR),
}
VIEWS = ("", "extend", "transfer")


def climb(tx: Session, clock_id: int, round: int, rung: int, *, now: datetime) -> None:
    """Tell whoever stands on this rung, once. A clock that was met, paused or wound again tells nobody."""
    found = running(tx, clock_id, round)
    if found is None:
        return
    ticket, clock = found
    rungs = rungs_of(tx, ticket, clock)
    if rung >= len(rungs):
        return
    step = {"clock_id": clock.id, "ticket_id": ticket.id, "round": round, "rung": rung, "told": rungs[rung].tell}
    if not insert_once(tx, Escalation, step | {"at": now}):
        return
    came_up = clock.due_at if rungs[rung].after == timedelta() else now
    for chat_id, thread_id in _audience(tx, ticket, rungs[rung], now):
        _tell(tx, ticket, clock, chat_id, thread_id, came_up, now=now)
    note(tx, ticket, what="escalated", by=None, now=now, facts={"clock": clock.kind.value, "told": rungs[rung].tell})
    redraw(tx, ticket, now=now)


def on_duty_or_next(tx: Session, role: Role, ticket: Ticket, now: datetime) -> list[Person]:
    """Who of a role is on duty for the ticket's building; else all who hold it; else the next best role."""
    building = tx.get(Building, ticket.building_id) if ticket.building_id else None
    for each in (role, *INSTEAD[role]):
        on = on_duty(tx, each, now, building.code if building else None)
        found = [person for person in on if person.user_id is not None] or people_with(tx, each)
        if found:
            return found
    return []


def open_late(tx: Session, clock_id: int, view: str, chat_id: int, *, by: Person | None, now: datetime) -> Ticket:
    """Show the card of a late clock, or one of its pickers, in the chat where somebody asked for it."""
    clock = tx.get(Clock, clock_id)
    if clock is None:
        raise Refusal("refusal-no-such-ticket")
    ticket = in_hand_of(tx, by, clock.ticket_id)
    if view.split(".")[0] not in VIEWS:
        raise Stale("refusal-stale")
    posted = select(Card.message_id).where(Card.kind == "late", Card.subject_id == clock_id, Card.chat_id == chat_id)
    # Asked for from the morning's message, the card is not there yet or has scrolled away.
    afresh = view == "" and tx.exec(posted).first() is not None
    show(tx, "late", clock_id, chat_id=chat_id, ticket_id=ticket.id, view=view, afresh=afresh, now=now)
    return ticket


def take_over(tx: Session, ticket_id: int, *, by: Person | None, catalogue: Catalogue, now: datetime) -> Ticket:
    """An overseer takes the ticket himself; the old owner and the tenant are told. Again changes nothing."""
    if by is None or not is_overseer(tx, by):
        raise Refusal("refusal-not-overseer")
    ticket = locked(tx, ticket_id)
    if ticket.owner_id == by.id and ticket.status in IN_HAND:
        return ticket
    if ticket.status is S.OPEN:
        return claim(tx, ticket_id, by=by, catalogue=catalogue, anyway=True, now=now)
    if ticket.status not in IN_HAND:
        raise Stale("refusal-stale")
    before = owner_of(tx, ticket)
    event = move(
        tx,
        ticket,
        S.CLAIMED,
        what="taken",
        by=by,
        now=now,
        owner_id=by.id,
        claimed_at=now,
        waiting_for=None,
        waiting_until=None,
    )
    withdraw_prompt(tx, ticket, before)
    if before is not None:
        tell(tx, before, ticket, "taken_over", event, now=now)
    tell(tx, by, ticket, "brief", event, now=now)
    tell_tenant(tx, ticket, "claimed", event, now=now)
    redraw(tx, ticket, now=now, view="")
    return ticket


def extend(
    tx: Session, clock_id: int, reason: str, hours: int, *, by: Person | None, catalogue: Catalogue, now: datetime
) -> Ticket:
    """Give a late ticket a new time, for a stated reason; the tenant is told both. That it was late stays on record."""
    clock = tx.get(Clock, clock_id)
    if clock is None:
        raise Refusal("refusal-no-such-ticket")
    ticket = in_hand_of(tx, by, clock.ticket_id)
    tx.refresh(clock)
    offered = reason in catalogue.hold_reasons and hours in catalogue.promise_hours
    if not offered or not clock.running or clock.breached_at is None or clock.kind is ClockKind.FIRST:
        raise Stale("refusal-stale")
    until = now + timedelta(hours=hours)
    wind(tx, ticket, clock, until, now=now)
    if clock.kind is ClockKind.FIX:
        ticket.promised_at = until
    facts = {"clock": clock.kind.value, "reason": reason, "until": until.isoformat()}
    event = note(tx, ticket, what="extended", by=by, now=now, facts=facts)
    tell_chat(tx, ticket.chat_id, ticket, "extended", key=f"extended:{event.id}", facts=facts, now=now)
    redraw(tx, ticket, now=now, view="")
    for card in tx.exec(select(Card).where(Card.kind == "late", Card.subject_id == clock_id)).all():
        show(tx, "late", clock_id, chat_id=card.chat_id, ticket_id=ticket.id, view="", now=now)
    return ticket


def _audience(tx: Session, ticket: Ticket, rung: Rung, now: datetime) -> list[tuple[int, int | None]]:
    """The chats, with their topics, that this rung is told in. An owner nobody has is the group's."""
    group = group_of(tx, ticket)
    in_group = [(group.chat_id, ticket.thread_id)] if group else []
    if rung.tell == "group" or rung.where == "group":
        return in_group
    if rung.tell == "owner":
        owner = owner_of(tx, ticket)
        return [(owner.user_id, None)] if owner and owner.user_id else in_group
    return [(person.user_id or 0, None) for person in on_duty_or_next(tx, Role(rung.tell), ticket, now)]


def _tell(
    tx: Session, ticket: Ticket, clock: Clock, chat_id: int, thread_id: int | None, came_up: datetime, *, now: datetime
) -> None:
    urgent = ticket.urgency is Urgency.EMERGENCY
    until = None if urgent else morning_for(tx, chat_id, came_up, now=now)
    if until is not None:
        facts = {"clock": clock.id}
        news = f"late:{clock.id}:{clock.round}"
        keep_for_morning(tx, chat_id, until, key=news, kind="late", facts=facts, ticket_id=ticket.id, now=now)
        return
    show(
        tx,
        "late",
        clock.id or 0,
        chat_id=chat_id,
        thread_id=thread_id,
        ticket_id=key(ticket),
        view="",
        afresh=True,
        priority=priority_of(ticket),
        now=now,
    )
