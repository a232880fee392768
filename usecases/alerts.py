"""Emergencies do not wait for *submit*: the team's group is called the second one is heard of.

The tenant's card says who was called. An alarm lasts until it is taken back or the matter is over: a ticket whose last
word on it is "alerted" has one. Where danger is only possible he is asked, and the desk is called if he keeps silent.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlalchemy import func, update
from sqlmodel import Session, col, select

from models.alarms import ENDED, RAISED, alarm_of
from models.catalogue import Catalogue
from models.estate import Building
from models.groups import Group
from models.outbox import Card, Priority
from models.people import Person, StaffRole
from models.refusals import Stale
from models.tickets import IN_HAND, Felt, Ticket, TicketEvent, TicketStatus, Urgency
from outbox import owe, show
from understanding.result import Understanding
from usecases.duty import is_on_duty
from usecases.followers import catalogue_of, follows
from usecases.groups import group_for, topic_for
from usecases.news import tell_group, tell_owner
from usecases.routing import route
from usecases.tickets import key, note, redraw
from usecases.timers import cancel_timer, set_timer

S = TicketStatus
#: How many names fit on a card.
NAMES = 4


def raise_alarm(tx: Session, ticket: Ticket, *, catalogue: Catalogue, now: datetime) -> None:
    """Call the team of an emergency that nobody has in hand, once; of one that may be one, wait for the answer."""
    if ticket.status is S.DRAFT and "danger" in ticket.unsure:
        # Further words may have him asked again after a "none of these": each question has a time of its own.
        part = f"danger:{_answered(tx, ticket)}"
        _open_in(tx, ticket, part, catalogue.limits.danger_seconds, "why-danger-unanswered", now)
    if ticket.urgency is not Urgency.EMERGENCY or ticket.status not in (S.DRAFT, S.OPEN) or alarm_of(tx, ticket):
        return
    building = tx.get(Building, ticket.building_id) if ticket.building_id else None
    code = building.code if building else None
    team = catalogue.team_for(ticket.kind, ticket.category, code)
    able = able_people(tx, ticket, team, code, catalogue)
    # Whoever is off duty is named only when nobody able is on.
    names = [person.name for person in able if is_on_duty(tx, person.id or 0, now)] or [one.name for one in able]
    facts = {"team": team, "names": names[:NAMES], "hazard": ticket.hazard or ""}
    event = note(tx, ticket, what=RAISED, by=None, now=now, facts=facts)
    if ticket.status is S.DRAFT:
        # Who shouts for help and runs to the tap does not come back to press a button.
        _open_in(tx, ticket, f"alarm:{event.seq}", catalogue.limits.alarm_seconds, "why-alarm-submits", now)
    group = group_for(tx, team, code) or group_for(tx, "desk", code)
    if group is not None:
        _post(tx, ticket, group, now)


def call_off(tx: Session, ticket: Ticket, *, by: Person | None, how: str, now: datetime) -> bool:
    """End the alarm, if there is one: everybody who was called is told, and the event counts it as false.

    `how`: "tenant" took it back, "staff" saw that there is no danger. False if nobody had been called.
    """
    alarm = alarm_of(tx, ticket)
    if alarm is None:
        return False
    hazard = ticket.hazard
    # Two may see at once that there is no danger: whoever's UPDATE comes second changes no row and ends nothing again.
    ended = tx.connection().execute(
        update(Ticket)
        .where(col(Ticket.id) == ticket.id, col(Ticket.urgency) == Urgency.EMERGENCY)
        .values(urgency=Urgency.NORMAL, hazard=None)
    )
    if ended.rowcount == 0:
        raise Stale("refusal-alarm-over")
    tx.refresh(ticket)
    cancel_timer(tx, f"draft:{ticket.id}:alarm", now)
    cancel_timer(tx, f"emergency:{ticket.id}", now)
    facts = {"how": how, "hazard": alarm.facts.get("hazard") or hazard or "", "raised": alarm.seq}
    event = note(tx, ticket, what=ENDED, by=by, now=now, facts=facts)
    _tell_called(tx, ticket, event, now)
    if ticket.status in IN_HAND and (by is None or ticket.owner_id != by.id):
        tell_owner(tx, ticket, "alarm_over", event, now=now)
    redraw(tx, ticket, now=now)
    return True


def heed(tx: Session, ticket: Ticket, heard: Understanding) -> bool:
    """Take danger out of further words; nothing that was said before is made less of. Whether it is one only now.

    Where they only may mean danger, a draft asks.
    """
    if ticket.urgency is Urgency.EMERGENCY or heard.urgency not in ("E", "ASK"):
        return False
    if heard.urgency == "ASK":
        if ticket.status is S.DRAFT and "danger" not in ticket.unsure:
            ticket.unsure, ticket.hazard = ["danger", *ticket.unsure], heard.hazard
        return False
    another = heard.hazard not in (None, ticket.hazard)
    ticket.urgency, ticket.hazard = Urgency.EMERGENCY, heard.hazard or ticket.hazard
    ticket.unsure = [field for field in ticket.unsure if field == "place"]
    known = catalogue_of(tx).hazards.get(ticket.hazard or "")
    guessed = another or Felt.HARDLY in ticket.felt.values()
    if known and known.kind and ticket.status is S.DRAFT and guessed:
        ticket.kind, ticket.category = known.kind, known.category
        ticket.felt = {**ticket.felt, "kind": Felt.FAIRLY.value, "category": Felt.FAIRLY.value}
    return True


def worsen(tx: Session, ticket: Ticket, heard: Understanding, *, by: Person, now: datetime) -> None:
    """What the tenant adds to a ticket may say that it has become an emergency."""
    if heed(tx, ticket, heard):
        tx.add(ticket)
        become_emergency(tx, ticket, by=by, now=now)


def become_emergency(tx: Session, ticket: Ticket, *, by: Person | None, now: datetime) -> None:
    """A submitted ticket is an emergency from now on: its team is called, or whoever has it in hand."""
    event = note(tx, ticket, what="danger", by=by, now=now, facts={"hazard": ticket.hazard or ""})
    if ticket.status is S.OPEN:
        # The desk has it when nobody answered; now it is known whose it is.
        route(tx, ticket, catalogue=catalogue_of(tx), now=now)
        raise_alarm(tx, ticket, catalogue=catalogue_of(tx), now=now)
    else:
        tell_owner(tx, ticket, "now_emergency", event, now=now)
        tell_group(tx, ticket, "now_emergency", event, now=now)
    redraw(tx, ticket, now=now)


def tell_unanswered(tx: Session, ticket: Ticket, *, now: datetime) -> None:
    """The desk is asked to ring a tenant who did not say whether he is in danger."""
    if "danger" in ticket.unsure:
        event = note(tx, ticket, what="unanswered", by=None, now=now, facts={"hazard": ticket.hazard or ""})
        tell_group(tx, ticket, "maybe_danger", event, now=now)


@follows
def keep_posted(tx: Session, ticket: Ticket, event: TicketEvent, now: datetime) -> None:
    """The alert in the group says what became of it: submitted, claimed, over."""
    if event.was is not event.becomes:
        for post in _posts(tx, ticket):
            show(tx, "alert", key(ticket), chat_id=post.chat_id, ticket_id=ticket.id, now=now)


def _answered(tx: Session, ticket: Ticket) -> int:
    said = select(func.count()).select_from(TicketEvent)
    return tx.exec(said.where(TicketEvent.ticket_id == ticket.id, TicketEvent.what == "no_danger")).one()


def _post(tx: Session, ticket: Ticket, group: Group, now: datetime) -> None:
    show(
        tx,
        "alert",
        key(ticket),
        chat_id=group.chat_id,
        thread_id=topic_for(tx, group, ticket.category),
        ticket_id=ticket.id,
        view="",
        afresh=True,
        priority=Priority.EMERGENCY,
        now=now,
    )


def _posts(tx: Session, ticket: Ticket) -> Sequence[Card]:
    return tx.exec(select(Card).where(Card.kind == "alert", Card.subject_id == ticket.id)).all()


def _open_in(tx: Session, ticket: Ticket, part: str, seconds: int, why: str, now: datetime) -> None:
    set_timer(
        tx,
        key=f"draft:{ticket.id}:{part}",
        job="submit_emergency",
        due_at=now + timedelta(seconds=seconds),
        why=why,
        ticket_id=ticket.id,
        now=now,
    )


def _tell_called(tx: Session, ticket: Ticket, event: TicketEvent, now: datetime) -> None:
    for post in _posts(tx, ticket):
        owe(
            tx,
            key=f"alert-off:{event.id}:{post.chat_id}",
            chat_id=post.chat_id,
            thread_id=post.thread_id,
            reply_to=post.message_id,
            kind="alert_off",
            facts={"ticket": ticket.id, "event": event.id},
            ticket_id=ticket.id,
            priority=Priority.EMERGENCY,
            now=now,
        )


def able_people(tx: Session, ticket: Ticket, team: str, building: str | None, catalogue: Catalogue) -> list[Person]:
    """Who could claim this ticket: on the team, with the trade, for the building."""
    wanted = catalogue.teams[team]
    trade = catalogue.trade_of(ticket.kind, ticket.category) if wanted.trades else None
    held = tx.exec(
        select(StaffRole)
        .where(col(StaffRole.role).in_(wanted.roles), col(StaffRole.active))
        .order_by(col(StaffRole.id))
    ).all()
    able = [
        role.person_id
        for role in held
        if (trade is None or not role.trades or trade in role.trades)
        and (building is None or not role.buildings or building in role.buildings)
    ]
    people = {person.id: person for person in tx.exec(select(Person).where(col(Person.id).in_(able)))}
    return [people[person_id] for person_id in dict.fromkeys(able)]
