"""Somebody off duty wants a ticket: he is asked whether he means it. An emergency is never held up.

A tap's answer cannot have buttons, and the card in the group is everybody's: so he is asked in private.
"""

from datetime import datetime, timedelta

from sqlmodel import Session, select

from models.people import Person
from models.shifts import OffDutyAsk
from models.tickets import Ticket, Urgency
from outbox import show
from outbox.owe import insert_once
from usecases.duty import is_on_duty
from usecases.followers import catalogue_of
from usecases.tickets import key


def asks_first(tx: Session, ticket: Ticket, by: Person, *, now: datetime) -> bool:
    """Whether he is to be asked instead of given the ticket.

    Whoever cannot be asked in private is given it when he taps again within a minute.
    """
    person = tx.get_one(Person, by.id)
    if ticket.urgency is Urgency.EMERGENCY or is_on_duty(tx, person.id or 0, now):
        return False
    again = _asked_lately(tx, ticket, person, now=now)
    if person.user_id is None or not person.reachable:
        return not again
    show(tx, "off_duty", key(ticket), chat_id=person.user_id, ticket_id=ticket.id, afresh=not again, now=now)
    return True


def _asked_lately(tx: Session, ticket: Ticket, person: Person, *, now: datetime) -> bool:
    """Whether he was asked within the last minute; either way he is asked now."""
    fresh = insert_once(tx, OffDutyAsk, {"ticket_id": ticket.id, "person_id": person.id, "asked_at": now})
    asked = tx.exec(
        select(OffDutyAsk).where(OffDutyAsk.ticket_id == ticket.id, OffDutyAsk.person_id == person.id).with_for_update()
    ).one()
    lately = timedelta(seconds=catalogue_of(tx).shifts.second_tap_seconds)
    again = not fresh and now - asked.asked_at <= lately
    asked.asked_at = now
    tx.add(asked)
    return again
