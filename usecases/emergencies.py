"""An emergency is called out until somebody claims it: each of the team on duty in private, the group again and again.

Everybody who was called has a card of his own; it carries the button, and says who took it as soon as one has.
Quiet hours mean nothing here.
"""

from datetime import datetime, timedelta

from sqlmodel import Session, select

from models.catalogue_promises import Emergencies
from models.estate import Building
from models.outbox import Card, Priority
from models.people import Person, Role
from models.tickets import Ticket, TicketEvent, TicketStatus, Urgency
from outbox import owe, show
from usecases.alerts import able_people
from usecases.duty import is_on_duty
from usecases.escalation import on_duty_or_next
from usecases.followers import catalogue_of, follows
from usecases.news import group_of, staff_post
from usecases.tickets import key, locked
from usecases.timers import cancel_timer, set_timer

#: After so many calls the managers are called half as often, and so on; every five hours at last.
CALLS_BEFORE_SLOWER = 6
MOST_DOUBLED = 5


@follows
def call_out(tx: Session, ticket: Ticket, event: TicketEvent, now: datetime) -> None:
    """Call from the alarm on and whenever it is open, also when it is open again; stop as soon as it is not."""
    still = event.was is event.becomes and event.what not in ("alerted", "moved")
    if ticket.urgency is not Urgency.EMERGENCY or still:
        return
    cancel_timer(tx, f"emergency:{ticket.id}", now)
    if event.becomes not in (TicketStatus.DRAFT, TicketStatus.OPEN):
        _show_calls(tx, ticket, now)
        return
    for person in called_people(tx, ticket, event.facts.get("team") or ticket.team, now):
        _ring(tx, ticket, person.user_id or 0, now)
    if event.becomes is TicketStatus.OPEN:
        _again(tx, ticket, event.seq, 1, now)


def called_people(tx: Session, ticket: Ticket, team: str | None, now: datetime) -> list[Person]:
    """Whoever could claim it and is on duty; if nobody is, whoever could claim it at all."""
    building = tx.get(Building, ticket.building_id) if ticket.building_id else None
    code = building.code if building else None
    team = team or catalogue_of(tx).team_for(ticket.kind, ticket.category, code)
    able = able_people(tx, ticket, team, code, catalogue_of(tx))
    able = [person for person in able if person.user_id is not None]
    return [person for person in able if is_on_duty(tx, person.id or 0, now)] or able


def remind(tx: Session, ticket_id: int, seq: int, times: int, *, now: datetime) -> None:
    """Nobody has claimed it: the group hears it once more, and after many times the managers do. Claimed: nothing."""
    ticket = locked(tx, ticket_id)
    if ticket.status is not TicketStatus.OPEN or ticket.urgency is not Urgency.EMERGENCY:
        return
    rule = catalogue_of(tx).promises.emergency
    if times <= rule.times:
        _remind_group(tx, ticket, seq, times, now)
    else:
        for manager in on_duty_or_next(tx, Role.MANAGER, ticket, now):
            _ring(tx, ticket, manager.user_id or 0, now)
    _again(tx, ticket, seq, times + 1, now)


def pause_before(rule: Emergencies, times: int) -> timedelta:
    """How long after the call before it the call of this number comes; the first is 1."""
    # An hour of calls that nobody hears will not be heard by calling as often for a week.
    slower = 1 << max(0, min((times - rule.times - 1) // CALLS_BEFORE_SLOWER, MOST_DOUBLED))
    return rule.repeat if times <= rule.times else rule.managers_repeat * slower


def _again(tx: Session, ticket: Ticket, seq: int, times: int, now: datetime) -> None:
    set_timer(
        tx,
        key=f"emergency:{ticket.id}:{seq}:{times}",
        job="emergency",
        due_at=now + pause_before(catalogue_of(tx).promises.emergency, times),
        facts={"seq": seq, "times": times},
        why="why-emergency-again",
        ticket_id=ticket.id,
        now=now,
    )


def _remind_group(tx: Session, ticket: Ticket, seq: int, times: int, now: datetime) -> None:
    group = group_of(tx, ticket)
    if group is None:
        return
    owe(
        tx,
        key=f"emergency-again:{ticket.id}:{seq}:{times}",
        chat_id=group.chat_id,
        thread_id=ticket.thread_id,
        reply_to=staff_post(tx, ticket, group),
        kind="emergency_again",
        facts={"ticket": ticket.id, "times": times},
        ticket_id=ticket.id,
        priority=Priority.EMERGENCY,
        now=now,
    )


def _ring(tx: Session, ticket: Ticket, chat_id: int, now: datetime) -> None:
    id, first = key(ticket), Priority.EMERGENCY
    show(tx, "call", id, chat_id=chat_id, ticket_id=id, view="", afresh=True, priority=first, now=now)


def _show_calls(tx: Session, ticket: Ticket, now: datetime) -> None:
    for card in tx.exec(select(Card).where(Card.kind == "call", Card.subject_id == ticket.id)).all():
        id, first = card.subject_id, Priority.EMERGENCY
        show(tx, "call", id, chat_id=card.chat_id, ticket_id=ticket.id, priority=first, now=now)
