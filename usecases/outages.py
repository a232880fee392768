"""A planned outage answers a report before it is made: whoever writes "no water" is shown the notice first.

Emergencies, and whatever may be one, are never held up by it.
"""

from datetime import datetime

from sqlmodel import Session, col, select

from models.announcements import Announcement, AnnouncementState
from models.estate import Building, Unit
from models.people import Person
from models.tickets import Ticket, TicketEvent, TicketStatus, Urgency
from usecases.audience import unit_ids
from usecases.followers import catalogue_of
from usecases.people import units_of
from usecases.tickets import note

SHOWN = "outage_shown"


def asked_first(tx: Session, ticket: Ticket, *, now: datetime) -> str | None:
    """The view of the draft card that shows the notice of the outage which the draft is about; None if none does.

    Each draft is asked once: whoever said that it is something else is not asked again.
    """
    may_be_danger = ticket.urgency is Urgency.EMERGENCY or "danger" in ticket.unsure
    if may_be_danger or ticket.status is not TicketStatus.DRAFT or not ticket.category:
        return None
    shown = select(TicketEvent).where(TicketEvent.ticket_id == ticket.id, TicketEvent.what == SHOWN)
    found = next((one for one in running(tx, now=now) if _is_about(tx, ticket, one, now)), None)
    if found is None or tx.exec(shown).first():
        return None
    note(tx, ticket, what=SHOWN, by=None, facts={"announcement": found.id}, now=now)
    return f"outage.{found.id}"


def running(tx: Session, *, now: datetime) -> list[Announcement]:
    """The planned outages that are on, or nearly or just were; those that end last first."""
    slack = catalogue_of(tx).announcements.outage_slack
    decided = select(Announcement).where(Announcement.state == AnnouncementState.SENT)
    near = (col(Announcement.outage_from) <= now + slack, col(Announcement.outage_until) >= now - slack)
    return list(tx.exec(decided.where(*near).order_by(col(Announcement.outage_until).desc())))


def _is_about(tx: Session, ticket: Ticket, outage: Announcement, now: datetime) -> bool:
    template = catalogue_of(tx).announcements.templates.get(outage.template)
    words = ticket.words.casefold()
    signs = [sign.casefold() for sign in template.signs] if template else []
    said = not signs or any(sign in words for sign in signs)
    return said and ticket.category in outage.affects and _is_there(tx, ticket, outage, now)


def _is_there(tx: Session, ticket: Ticket, outage: Announcement, now: datetime) -> bool:
    # A flat is affected wherever its people stand: who was to be told does not matter, only where.
    places = outage.whom.model_copy(update={"who": "everybody"})
    affected = unit_ids(tx, places, now=now)
    if ticket.unit_id:
        return ticket.unit_id in affected
    if ticket.building_id:
        building = tx.get_one(Building, ticket.building_id)
        units = select(Unit.id).where(Unit.building_id == building.id)
        return any(unit in affected for unit in tx.exec(units))
    reporter = tx.get_one(Person, ticket.reporter_id)
    return any(unit.id in affected for unit in units_of(tx, reporter.id or 0, now=now))
