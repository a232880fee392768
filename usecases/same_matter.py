"""The same matter again: whoever reports what is open already is asked "is it this one?" before a second ticket.

Somebody's words are compared with those of his own unit's tickets, and with what is open in public areas of his
building. Danger is never asked about.
"""

from collections.abc import Mapping
from datetime import datetime, timedelta

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, or_, select

from models.catalogue import Catalogue
from models.people import Person
from models.same_matter import ASKED, OPEN
from models.tickets import Ticket, TicketEvent, TicketStatus, Urgency
from usecases.followers import catalogue_of
from usecases.people import known, units_of
from usecases.tickets import note

#: Older than this it is another matter, however alike the words.
SPAN = timedelta(hours=72)
#: How alike two reports of one category, or of two, are before we ask (understanding/same.py; benchmarks/same.py).
ALIKE, ALIKE_ELSEWHERE = 0.35, 0.5
MOST = 3


def neighbours(tx: Session, person: Person | None, *, now: datetime) -> dict[int, str]:
    """What is open around somebody, words by ticket: for comparing only, he may not read them all."""
    me = known(person)
    homes = units_of(tx, me, now=now)
    near = or_(
        col(Ticket.reporter_id) == me,
        col(Ticket.unit_id).in_([unit.id for unit in homes]),
        col(Ticket.building_id).in_([unit.building_id for unit in homes]),
    )
    return {ticket.id or 0: ticket.words for ticket in tx.exec(select(Ticket).where(near, *_recent(now)))}


def asked_first(tx: Session, ticket: Ticket, alike: Mapping[int, float], *, now: datetime) -> str | None:
    """The view of the draft card that asks "is it this one?"; None if nothing alike is open, or it may be danger."""
    may_be_danger = ticket.urgency is Urgency.EMERGENCY or "danger" in ticket.unsure
    if may_be_danger or ticket.status is not TicketStatus.DRAFT or asked_about(tx, ticket):
        return None
    others = tx.exec(select(Ticket).where(col(Ticket.id).in_(alike), *_recent(now))).all()
    same = [other for other in others if alike[other.id or 0] >= _needed(ticket, other) and may_join(tx, ticket, other)]
    if not same:
        return None
    same.sort(key=lambda other: -alike[other.id or 0])
    shown = {str(other.id): may_read(tx, ticket.reporter_id, other, now=now) for other in same[:MOST]}
    note(tx, ticket, what=ASKED, by=None, facts={"tickets": shown}, now=now)
    return "same"


def asked_about(tx: Session, ticket: Ticket) -> dict[int, bool]:
    """The tickets that the draft was asked about, and whether their words were shown; none if it was not asked."""
    asked = select(TicketEvent.facts).where(TicketEvent.ticket_id == ticket.id, TicketEvent.what == ASKED)
    facts = tx.exec(asked).first() or {}
    return {int(id): shown for id, shown in facts.get("tickets", {}).items()}


def may_join(tx: Session, draft: Ticket, other: Ticket) -> bool:
    """Whether the draft may become part of the other: his own, a repair of the same unit, or of a public place."""
    if other.reporter_id == draft.reporter_id:
        return _where(draft, catalogue_of(tx)) == _where(other, catalogue_of(tx))
    # Others' complaints and questions are nobody's business; what is anonymous stays it.
    if other.anonymous or draft.anonymous or catalogue_of(tx).kinds[other.kind].flow != "work":
        return False
    return _where(draft, catalogue_of(tx)) == _where(other, catalogue_of(tx)) != ("", None)


def may_read(tx: Session, reader_id: int, other: Ticket, *, now: datetime) -> bool:
    """Whether somebody may read another's words: his own, or of somebody who lives with him now."""
    if other.reporter_id == reader_id:
        return True
    mine = {unit.id for unit in units_of(tx, reader_id, now=now)}
    theirs = {unit.id for unit in units_of(tx, other.reporter_id, now=now)}
    return other.unit_id is not None and other.unit_id in mine & theirs


def _where(ticket: Ticket, catalogue: Catalogue) -> tuple[str, int | None]:
    category = catalogue.kinds[ticket.kind].categories.get(ticket.category)
    everybodys = ticket.public_area or ticket.unit_id is None or (category is not None and category.shared)
    if everybodys:
        return ("building", ticket.building_id) if ticket.building_id else ("", None)
    return "unit", ticket.unit_id


def _needed(ticket: Ticket, other: Ticket) -> float:
    same = (ticket.kind, ticket.category) == (other.kind, other.category)
    return ALIKE if same else ALIKE_ELSEWHERE


def _recent(now: datetime) -> tuple[ColumnElement[bool], ...]:
    return col(Ticket.status).in_(OPEN), col(Ticket.submitted_at) >= now - SPAN
