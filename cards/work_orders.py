"""The work order as a sheet to print: what was reported, the item, arrival, result, parts and cost, and who signs.

What is not known yet is a line to write on. Four copies, as the trade has it: administration, service desk,
engineering, tenant.
"""

import html
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, func, select

from cards.face import Button, Face
from cards.parts import press, what
from cards.registry import Pen, notice
from models.estate import Building, Unit
from models.money import yuan
from models.people import Person, Role, StaffRole
from models.tickets import Piece, PieceKind, Ticket, TicketEvent
from papers.pdf import Column, Paper, Table, draw

#: Something to write on.
BLANK = "＿" * 12
#: Parts that a worker may write down by hand.
PART_ROWS = 3


def work_order_button(ticket: Ticket, pen: Pen) -> list[Button]:
    """The button that asks for it, on whatever a worker has; none for matters that are answered in words."""
    if pen.catalogue.kinds[ticket.kind].flow != "work":
        return []
    return [press(pen, "button-work-order", "workorder", ticket.id)]


@notice("work_order")
def work_order(tx: Session, facts: dict[str, Any], pen: Pen) -> Face | None:
    """The sheet as it stands now. Whoever handed the ticket on since he asked, or left, gets nothing."""
    ticket = tx.get_one(Ticket, facts["ticket"])
    if not _may_read(tx, ticket, facts["person"]):
        return None
    caption = pen("work-order-caption", number=ticket.number)
    return Face(caption, document=draw(sheet_of(tx, ticket, pen)), filename=f"{ticket.number}.pdf")


def _may_read(tx: Session, ticket: Ticket, person_id: int) -> bool:
    held = select(StaffRole.role).where(StaffRole.person_id == person_id, col(StaffRole.active))
    roles = set(tx.exec(held))
    return bool(roles) and (ticket.owner_id == person_id or not roles.isdisjoint({Role.SUPERVISOR, Role.MANAGER}))


def sheet_of(tx: Session, ticket: Ticket, pen: Pen) -> Paper:
    """Everything that stands on it, in finished words."""
    words, estate = pen.words, pen.catalogue.estate
    return Paper(
        head=estate.name,
        title=words("work-order-title"),
        at=pen.now,
        number=ticket.number or "",
        facts=[(words(f"work-order-{name}"), value) for name, value in _facts(tx, ticket, pen)],
        tables=[_parts(ticket, pen)],
        notes=[words("work-order-supplied"), words("work-order-verdict"), words("work-order-copies")],
        signatures=[words("work-order-sign-worker"), words("work-order-sign-tenant")],
        foot=words("work-order-foot", estate=estate.name, phone=estate.phone),
    )


def _facts(tx: Session, ticket: Ticket, pen: Pen) -> list[tuple[str, str]]:
    owner = tx.get(Person, ticket.owner_id) if ticket.owner_id else None
    return [
        *_tenant(tx, ticket, pen),
        ("reported", _moment(ticket.submitted_at, pen)),
        ("item", html.unescape(what(ticket, pen))),
        ("words", ticket.words),
        ("worker", owner.name if owner else BLANK),
        ("claimed", _moment(ticket.claimed_at, pen)),
        ("promised", _moment(ticket.promised_at, pen) if ticket.promised_at else ""),
        ("arrived", _moment(_arrived(tx, ticket), pen)),
        ("done", _moment(ticket.done_at, pen)),
        ("result", ticket.result or f"{BLANK}\n{BLANK}"),
        ("photos", _photos(tx, ticket, pen)),
    ]


def _tenant(tx: Session, ticket: Ticket, pen: Pen) -> list[tuple[str, str]]:
    """Who and where; of whoever does not want to be named, where only."""
    reporter = tx.get_one(Person, ticket.reporter_id)
    place = ("place", _place(tx, ticket, pen))
    if ticket.anonymous:
        return [("tenant", pen.words("work-order-unnamed")), place]
    when = pen.words(f"contact-{ticket.contact_code}") if ticket.contact_code else ""
    phone = ("phone", ticket.phone or reporter.phone or BLANK)
    return [("tenant", reporter.name), place, phone, ("contact", ticket.contact_words or when)]


def _place(tx: Session, ticket: Ticket, pen: Pen) -> str:
    unit = tx.get(Unit, ticket.unit_id) if ticket.unit_id else None
    if unit is not None:
        return unit.label
    building = tx.get(Building, ticket.building_id) if ticket.building_id else None
    public = pen.words("place-public") if ticket.public_area else ""
    return " ".join(part for part in (building.name if building else "", ticket.place_words, public) if part)


def _moment(at: datetime | None, pen: Pen) -> str:
    # On paper "today" is soon wrong.
    return f"{at.astimezone(pen.zone):%Y-%m-%d %H:%M}" if at else BLANK


def _arrived(tx: Session, ticket: Ticket) -> datetime | None:
    """When somebody last stood at the door."""
    there = select(func.max(TicketEvent.at)).where(TicketEvent.ticket_id == ticket.id, TicketEvent.what == "arrived")
    return tx.exec(there).one()


def _photos(tx: Session, ticket: Ticket, pen: Pen) -> str:
    pictures = select(Piece.purpose).where(Piece.ticket_id == ticket.id, Piece.kind == PieceKind.PHOTO)
    found = list(tx.exec(pictures))
    after = found.count("result")
    return pen.words("work-order-photo-count", before=len(found) - after, after=after) if found else ""


def _parts(ticket: Ticket, pen: Pen) -> Table:
    words = pen.words
    columns = [Column(words("work-order-part"), 3.0)]
    columns += [Column(words(f"work-order-{name}"), 1.0, "right") for name in ("quantity", "price", "amount")]
    cost = yuan(ticket.cost_cents) if ticket.cost_cents is not None else ""
    return Table(columns, [[" "] * 4] * PART_ROWS, total=[words("work-order-total"), "", "", cost],
                 title=words("work-order-parts"))  # fmt: skip
