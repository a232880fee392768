"""The card of a late clock with its buttons to act, the call-out of an emergency, and the morning's message."""

from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session, col, select

from cards.codec import pack
from cards.face import Button, Face
from cards.parts import lines, press, public_place, what, words_of
from cards.promises import clock_name, span
from cards.registry import NOTICES, Pen, card, notice
from cards.staff import hours_words, in_rows, transfer_rows
from models.outbox import Card
from models.people import Person
from models.promises import Clock, ClockKind, Overnight
from models.tickets import IN_HAND, Ticket, TicketStatus, Urgency

S = TicketStatus
Facts = dict[str, Any]
#: Lines of a morning; the rest is counted.
MORNING_LINES = 20


@card("late")
def late_card(tx: Session, card: Card, pen: Pen) -> Face | None:
    """What is late, by how much, who has it, and what one can do."""
    clock = tx.get_one(Clock, card.subject_id)
    return _late(tx, clock, pen, card.view)


def _late(tx: Session, clock: Clock, pen: Pen, view: str) -> Face:
    ticket = tx.get_one(Ticket, clock.ticket_id)
    if not clock.running or pen.now < clock.due_at:
        return Face(_no_longer(ticket, clock, pen))
    text = lines(
        _title(tx, ticket, clock, pen),
        words_of(ticket, pen, veiled=True),
        public_place(tx, ticket, pen),
        _who(tx, ticket, pen),
        pen(f"late-ask-{view.split('.')[0]}") if view else "",
    )
    return Face(text, _rows(tx, ticket, clock, pen, view))


def _title(tx: Session, ticket: Ticket, clock: Clock, pen: Pen) -> str:
    name, late = clock_name(ticket, clock.kind, pen), span(pen.now - clock.due_at, pen)
    return pen("late-title", number=ticket.number, what=what(ticket, pen), clock=name, late=late)


def _no_longer(ticket: Ticket, clock: Clock, pen: Pen) -> str:
    if clock.running:
        return pen("late-extended", number=ticket.number, due=pen.when(clock.due_at))
    if clock.kind is ClockKind.FIRST and clock.met_at:
        return pen("late-claimed", number=ticket.number)
    return pen("late-paused" if clock.paused_at else "late-over", number=ticket.number)


def _who(tx: Session, ticket: Ticket, pen: Pen) -> str:
    owner = tx.get(Person, ticket.owner_id) if ticket.owner_id else None
    return pen("staff-owner", name=owner.name) if owner else pen("staff-unclaimed")


def _rows(tx: Session, ticket: Ticket, clock: Clock, pen: Pen, view: str) -> list[list[Button]]:
    if view:
        back = [press(pen, "button-back", "late", clock.id, "face")]
        return [*_picker(tx, ticket, clock, pen, view), back]
    claim = [press(pen, "button-claim", "claim", ticket.id)] if ticket.status is S.OPEN else []
    rows = [*claim, press(pen, "button-take-over", "takeover", ticket.id)]
    if ticket.status not in IN_HAND:
        return [rows, [press(pen, "button-transfer", "late", clock.id, "transfer")]]
    more = [press(pen, "button-transfer", "late", clock.id, "transfer")]
    if clock.kind is not ClockKind.FIRST:
        more.append(press(pen, "button-extend", "late", clock.id, "extend"))
    return [rows, more]


def _picker(tx: Session, ticket: Ticket, clock: Clock, pen: Pen, view: str) -> list[list[Button]]:
    name, _, reason = view.partition(".")
    if name == "transfer":
        return transfer_rows(tx, ticket, pen)
    if reason:
        hours = pen.catalogue.promise_hours
        return in_rows([Button(hours_words(pen, each), pack("extend", clock.id, f"{reason}.{each}")) for each in hours])
    reasons = pen.catalogue.hold_reasons
    return in_rows([Button(pen.words(f"hold-{each}"), pack("late", clock.id, f"extend.{each}")) for each in reasons])


@card("call")
def call_card(tx: Session, card: Card, pen: Pen) -> Face | None:
    """To each of the team, in private: an emergency, where, and the button; then who has it."""
    ticket = tx.get_one(Ticket, card.subject_id)
    title = pen("alert-title", what=what(ticket, pen))
    owner = tx.get(Person, ticket.owner_id) if ticket.owner_id else None
    if ticket.urgency is not Urgency.EMERGENCY and owner is None:
        return Face(lines(title, pen("call-over")))
    if ticket.status is S.DRAFT:
        return Face(lines(title, words_of(ticket, pen, veiled=True), public_place(tx, ticket, pen), pen("call-draft")))
    if ticket.status is not S.OPEN:
        return Face(lines(title, pen("call-taken", name=owner.name) if owner else pen("call-over")))
    waited = pen.now - (ticket.submitted_at or ticket.created_at)
    return Face(
        lines(
            title,
            words_of(ticket, pen, veiled=True),
            public_place(tx, ticket, pen),
            pen("call-open", number=ticket.number, late=span(waited, pen)),
        ),
        [[press(pen, "button-claim", "claim", ticket.id)]],
    )


@notice("emergency_again")
def emergency_again(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To the group: nobody has claimed it yet."""
    ticket = tx.get_one(Ticket, facts["ticket"])
    if ticket.status is not S.OPEN:
        return None
    waited = span(pen.now - (ticket.submitted_at or ticket.created_at), pen)
    text = pen("emergency-again", number=ticket.number, what=what(ticket, pen), late=waited)
    return Face(lines(text, public_place(tx, ticket, pen)), [[press(pen, "button-claim", "claim", ticket.id)]])


@notice("morning")
def morning(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """What came up in the night, told at once: drawn now, so what settled itself meanwhile is left out."""
    until = datetime.fromisoformat(facts["until"])
    kept = select(Overnight).where(Overnight.chat_id == facts["chat"], Overnight.until == until)
    told = [(item, _item(tx, item, pen)) for item in tx.exec(kept.order_by(col(Overnight.id)))]
    faces = [(item, face) for item, face in told if face is not None]
    if len(faces) <= 1:
        return faces[0][1] if faces else None
    buttons = [
        Button(number, pack("late", item.facts["clock"], "face"))
        for item, _ in faces[:MORNING_LINES]
        if item.kind == "late" and (number := _number(tx, item))
    ]
    rest = len(faces) - MORNING_LINES
    more = pen("morning-more", count=rest) if rest > 0 else ""
    text = lines(pen("morning", count=len(faces)), *(_line(tx, *each, pen) for each in faces[:MORNING_LINES]), more)
    return Face(text, in_rows(buttons, 2))


def _item(tx: Session, item: Overnight, pen: Pen) -> Face | None:
    if item.kind != "late":
        return NOTICES[item.kind](tx, item.facts, pen)
    clock = tx.get_one(Clock, item.facts["clock"])
    late = clock.running and pen.now - clock.due_at >= timedelta()
    return _late(tx, clock, pen, "") if late else None


def _line(tx: Session, item: Overnight, face: Face, pen: Pen) -> str:
    if item.kind != "late":
        return face.text
    clock = tx.get_one(Clock, item.facts["clock"])
    return _title(tx, tx.get_one(Ticket, clock.ticket_id), clock, pen)


def _number(tx: Session, item: Overnight) -> str:
    ticket = tx.get(Ticket, item.ticket_id) if item.ticket_id else None
    return (ticket.number or "") if ticket else ""
