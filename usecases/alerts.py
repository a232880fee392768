"""Emergencies do not wait for *submit*: the team's group is called the second one is heard of.

The tenant's card says who was called. If he drops the draft, the group is told that too, and the
false alarm is on record.
"""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from models.catalogue import Catalogue
from models.estate import Building
from models.outbox import Priority
from models.people import Person, StaffRole
from models.tickets import Ticket, TicketEvent, TicketStatus, Urgency
from outbox import owe
from usecases.duty import is_on_duty
from usecases.groups import group_for, topic_for
from usecases.tickets import note
from usecases.timers import set_timer

#: How many names fit on a card.
NAMES = 4


def raise_alarm(tx: Session, ticket: Ticket, *, catalogue: Catalogue, now: datetime) -> None:
    """Call the team of an emergency draft, once; anything that is no emergency calls nobody."""
    if ticket.urgency is not Urgency.EMERGENCY or ticket.status is not TicketStatus.DRAFT or alarm_of(tx, ticket):
        return
    building = tx.get(Building, ticket.building_id) if ticket.building_id else None
    code = building.code if building else None
    team = catalogue.team_for(ticket.kind, ticket.category, code)
    group = group_for(tx, team, code) or group_for(tx, "desk", code)
    if group is None:
        return
    able = able_people(tx, ticket, team, code, catalogue)
    # Whoever is off duty is named only when nobody able is on.
    names = [person.name for person in able if is_on_duty(tx, person.id or 0, now)] or [one.name for one in able]
    names = names[:NAMES]
    # Who shouts for help and runs to the tap does not come back to press a button.
    set_timer(
        tx,
        key=f"draft:{ticket.id}:alarm",
        job="submit_emergency",
        due_at=now + timedelta(seconds=catalogue.limits.alarm_seconds),
        why="why-alarm-submits",
        ticket_id=ticket.id,
        now=now,
    )
    event = note(tx, ticket, what="alerted", by=None, now=now, facts={"team": team, "names": names})
    owe(
        tx,
        key=f"alert:{event.id}",
        chat_id=group.chat_id,
        thread_id=topic_for(tx, group, ticket.category),
        kind="alert",
        facts={"ticket": ticket.id, "names": names},
        ticket_id=ticket.id,
        priority=Priority.EMERGENCY,
        now=now,
    )


def call_off(tx: Session, ticket: Ticket, *, catalogue: Catalogue, now: datetime) -> None:
    """Tell the group that was called that the tenant took it back; the event counts the false alarm."""
    alarm = alarm_of(tx, ticket)
    building = tx.get(Building, ticket.building_id) if ticket.building_id else None
    group = group_for(tx, alarm.facts["team"], building.code if building else None) if alarm else None
    if alarm is None or group is None:
        return
    event = note(tx, ticket, what="called_off", by=None, now=now)
    owe(
        tx,
        key=f"alert-off:{event.id}",
        chat_id=group.chat_id,
        thread_id=topic_for(tx, group, ticket.category),
        kind="alert_off",
        facts={"ticket": ticket.id},
        ticket_id=ticket.id,
        priority=Priority.EMERGENCY,
        now=now,
    )


def alarm_of(tx: Session, ticket: Ticket) -> TicketEvent | None:
    """The event of the alarm, if one was raised for this ticket."""
    return tx.exec(select(TicketEvent).where(TicketEvent.ticket_id == ticket.id, TicketEvent.what == "alerted")).first()


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
