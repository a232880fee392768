"""The brief of a hand-over, with a button for each matter, and the news that nobody accepted it."""

from typing import Any

from sqlmodel import Session, col, select

from cards.codec import pack
from cards.face import Button, Face
from cards.parcels_list import shelf_line
from cards.parts import blocks, lines, press, what
from cards.registry import Pen, card, notice
from locales.texts import Html
from models.catalogue_promises import read_quiet
from models.groups import Group
from models.outbox import Card
from models.people import Person
from models.promises import Clock
from models.shifts import HandOver, HandOverItem, LogLine, newer_brief
from models.tickets import IN_HAND, Ticket, TicketStatus
from models.worktime import DAY

S = TicketStatus

#: In the order in which they are read: what burns comes first.
SECTIONS = ("burning", "open", "promised", "working", "waiting", "over")
ITEMS_SHOWN = 30
BUTTONS = 20


@card("hand_over")
def hand_over(tx: Session, card: Card, pen: Pen) -> Face | None:
    """What the outgoing shift leaves unfinished, and who has accepted what."""
    brief = tx.get_one(HandOver, card.subject_id)
    group = tx.get_one(Group, brief.group_id)
    items = _items(tx, brief, pen)
    title = pen("hand-over-title", group=group.title, at=Html(pen.when(brief.shift_end)))
    people = lines(
        pen("hand-over-outgoing", names=_names(tx, brief.facts["outgoing"], pen)),
        pen("hand-over-incoming", names=_names(tx, brief.facts["incoming"], pen)),
    )
    parcels = shelf_line(tx, pen) if group.team == pen.catalogue.parcels.team else ""
    told = (*_sections(tx, items, pen), parcels, _notes(tx, brief, pen), _ending(tx, brief, items, pen))
    text = blocks(title, people, *told)
    rows = [] if tx.exec(newer_brief(brief)).first() else _rows(brief, items, pen)
    return Face(text, rows, silent=_at_night(pen))


@notice("hand_over_late")
def hand_over_late(tx: Session, facts: dict[str, Any], pen: Pen) -> Face | None:
    """To whoever oversees the shift: nobody has taken these over yet."""
    brief = tx.get_one(HandOver, facts["hand_over"])
    if brief.accepted_at is not None:
        return None
    left = [ticket for _, ticket, item in _items(tx, brief, pen) if item.accepted_by is None]
    numbers = pen.words("list-comma").join(ticket.number or "" for ticket in left[:ITEMS_SHOWN])
    group = tx.get_one(Group, brief.group_id)
    minutes = pen.catalogue.shifts.accept_minutes
    text = pen("hand-over-late", group=group.title, count=len(left), minutes=minutes)
    return Face(lines(text, numbers), [[press(pen, "button-accept-rest", "handall", brief.id)]])


def _at_night(pen: Pen) -> bool:
    """Whoever is on shift reads the brief at night too, but nobody at home is woken by it."""
    span = read_quiet(pen.catalogue.promises.quiet)
    local = pen.now.astimezone(pen.zone)
    minute = local.hour * 60 + local.minute
    return span is not None and any(span[0] <= each < span[1] for each in (minute, minute + DAY))


Item = tuple[str, Ticket, HandOverItem]


def _items(tx: Session, brief: HandOver, pen: Pen) -> list[Item]:
    """Every matter of the brief with its section, what burns first."""
    found = tx.exec(select(HandOverItem).where(HandOverItem.hand_over_id == brief.id).order_by(col(HandOverItem.id)))
    told = []
    for item in found:
        ticket = tx.get_one(Ticket, item.ticket_id)
        told.append((_section(tx, ticket, pen), ticket, item))
    return sorted(told, key=lambda each: SECTIONS.index(each[0]))


def _section(tx: Session, ticket: Ticket, pen: Pen) -> str:
    if ticket.status not in IN_HAND and ticket.status is not S.OPEN:
        return "over"
    if ticket.status is S.WAITING:
        return "waiting"
    clocks = select(Clock.id).where(Clock.ticket_id == ticket.id, col(Clock.due_at) <= pen.now)
    late = tx.exec(clocks.where(col(Clock.stopped_at).is_(None), col(Clock.paused_at).is_(None))).first()
    if late is not None or (ticket.promised_at is not None and ticket.promised_at <= pen.now):
        return "burning"
    if ticket.status is S.OPEN:
        return "open"
    return "promised" if ticket.promised_at else "working"


def _sections(tx: Session, items: list[Item], pen: Pen) -> list[str]:
    shown = items[:ITEMS_SHOWN]
    told = []
    for section in SECTIONS:
        ours = [_line(tx, ticket, item, pen) for name, ticket, item in shown if name == section]
        if ours:
            told.append(lines(pen(f"hand-over-{section}"), *ours))
    rest = len(items) - len(shown)
    return [*told, pen("hand-over-more", count=rest) if rest else ""]


def _line(tx: Session, ticket: Ticket, item: HandOverItem, pen: Pen) -> str:
    owner = tx.get(Person, ticket.owner_id) if ticket.owner_id else None
    taker = tx.get(Person, item.accepted_by) if item.accepted_by else None
    parts = [f"{ticket.number} {what(ticket, pen)}", pen("hand-over-owner", name=owner.name) if owner else ""]
    if ticket.status is S.WAITING and ticket.waiting_until is not None:
        reason = pen.words(f"hold-{ticket.waiting_for}")
        parts.append(pen("hand-over-until", reason=reason, until=Html(pen.when(ticket.waiting_until))))
    elif ticket.promised_at is not None and ticket.status in IN_HAND:
        parts.append(pen("hand-over-promise", until=Html(pen.when(ticket.promised_at))))
    parts.append(pen("hand-over-taken", name=taker.name) if taker else "")
    return "• " + " · ".join(part for part in parts if part)


def _notes(tx: Session, brief: HandOver, pen: Pen) -> str:
    written = tx.exec(select(LogLine).where(col(LogLine.id).in_(brief.facts["notes"])).order_by(col(LogLine.id)))
    told = [pen("hand-over-note", text=line.text) for line in written]
    return lines(pen("hand-over-notes"), *told) if told else ""


def _ending(tx: Session, brief: HandOver, items: list[Item], pen: Pen) -> str:
    if brief.accepted_at is not None and brief.accepted_by:
        name = tx.get_one(Person, brief.accepted_by).name
        return pen("hand-over-accepted", name=name, at=Html(pen.when(brief.accepted_at)))
    if not items and not brief.facts["notes"]:
        return pen("hand-over-nothing")
    if tx.exec(newer_brief(brief)).first() is not None:
        return pen("hand-over-older")
    if brief.escalated_at is not None:
        return pen("hand-over-told")
    return pen("hand-over-ask", minutes=pen.catalogue.shifts.accept_minutes)


def _rows(brief: HandOver, items: list[Item], pen: Pen) -> list[list[Button]]:
    if brief.accepted_at is not None or (not items and not brief.facts["notes"]):
        return []
    left = [(ticket, item) for _, ticket, item in items if item.accepted_by is None]
    buttons = [
        Button(pen.words("button-accept-one", number=ticket.number), pack("handitem", item.id))
        for ticket, item in left[:BUTTONS]
    ]
    rows = [buttons[at : at + 2] for at in range(0, len(buttons), 2)] if len(left) > 1 else []
    return [*rows, [press(pen, "button-accept-all", "handall", brief.id)]]


def _names(tx: Session, ids: list[int], pen: Pen) -> str:
    people = [tx.get(Person, id) for id in ids]
    return pen.words("list-comma").join(person.name for person in people if person) or pen.words("hand-over-nobody")
