"""Today's answer to a tenant whose matters were not solved today: what happened, what it waits for, when it goes on."""

from datetime import date, datetime
from typing import Any

from sqlmodel import Session, col, select

from cards.face import Face
from cards.parts import TOLD, blocks, event_line, lines, what
from cards.promises import expected_line
from cards.registry import Pen, notice
from locales.texts import Html
from models.people import Person
from models.rota import rota_at
from models.tickets import IN_HAND, Ticket, TicketEvent, TicketStatus

S = TicketStatus
#: Of one matter's day, so many lines; the status card has them all.
LINES = 3
MATTERS = 10


@notice("day_end")
def day_end(tx: Session, facts: dict[str, Any], pen: Pen) -> Face | None:
    """One message for all his matters; those solved meanwhile are left out."""
    found = [tx.get_one(Ticket, id) for id in facts["tickets"]]
    open_ones = [ticket for ticket in found if ticket.status is S.OPEN or ticket.status in IN_HAND]
    if not open_ones:
        return None
    day = date.fromisoformat(facts["day"])
    told = [_matter(tx, ticket, day, pen) for ticket in open_ones[:MATTERS]]
    return Face(blocks(pen("day-end-title"), *told, pen("day-end-thanks", phone=pen.catalogue.estate.phone)))


def _matter(tx: Session, ticket: Ticket, day: date, pen: Pen) -> str:
    title = pen("day-end-matter", number=ticket.number, what=Html(what(ticket, pen)))
    happened = _today(tx, ticket, day, pen) or [pen("day-end-nothing")]
    return lines(title, *happened, _goes_on(tx, ticket, pen))


def _today(tx: Session, ticket: Ticket, day: date, pen: Pen) -> list[str]:
    midnight = datetime(day.year, day.month, day.day, tzinfo=pen.zone)
    told = select(TicketEvent).where(TicketEvent.ticket_id == ticket.id, TicketEvent.at >= midnight)
    newest = tx.exec(told.where(col(TicketEvent.what).in_(TOLD)).order_by(col(TicketEvent.seq).desc()).limit(LINES))
    return [event_line(tx, event, pen) for event in reversed(newest.all())]


def _goes_on(tx: Session, ticket: Ticket, pen: Pen) -> str:
    """What it waits for, and when it goes on."""
    owner = tx.get(Person, ticket.owner_id) if ticket.owner_id else None
    if ticket.status is S.WAITING and ticket.waiting_until is not None and ticket.waiting_for:
        reason = pen.words(f"hold-{ticket.waiting_for}")
        return pen("day-end-waiting", reason=reason, until=Html(pen.when(ticket.waiting_until)))
    if owner is None:
        return lines(pen("day-end-open"), expected_line(tx, ticket, pen))
    if ticket.promised_at is not None and ticket.promised_at > pen.now:
        return pen("day-end-promised", name=owner.name, until=Html(pen.when(ticket.promised_at)))
    back = rota_at(tx, pen.catalogue, pen.now)
    shift = None if back.is_on(owner.id or 0, pen.now) else back.next_shift(owner.id or 0, pen.now)
    if shift is not None:
        return pen("day-end-shift", name=owner.name, at=Html(pen.when(shift.start)))
    return lines(pen("day-end-working", name=owner.name), expected_line(tx, ticket, pen))
