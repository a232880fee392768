"""The lines that several ticket cards share: heading, words, place, progress, buttons."""

import html
from collections.abc import Iterable
from datetime import datetime

from sqlmodel import Session, col, select

from cards.codec import pack
from cards.face import Button
from cards.registry import Pen
from locales.texts import Html, Words
from models.alarms import alarm_of
from models.catalogue import Catalogue
from models.estate import Building, Unit
from models.people import Person
from models.tickets import Piece, PieceKind, Ticket, TicketEvent, Urgency

#: The words on a card are shown whole up to here; a card holds 4096 characters in all.
WORDS_SHOWN = 3000
#: Longer words fold, so that a card stays a card.
FOLDED_FROM = 350
VEIL = "▒▒▒"

#: What a timeline tells; talk and bookkeeping are left out.
TOLD = (
    "submitted",
    "alerted",
    "called_off",
    "danger",
    "no_danger",
    "unanswered",
    "claimed",
    "handed",
    "moved",
    "recategorised",
    "promised",
    "arrived",
    "held",
    "resumed",
    "pause_over",
    "extended",
    "taken",
    "done",
    "returned",
    "declined",
    "objected",
    "agreed",
    "accepted",
    "rated",
    "cancelled",
    "urged",
    "added",
    "edited",
    "expired",
    "discarded",
    "called",
    "unconfirmed",
    "confirmed",
)
TIMELINE_LINES = 8

URGENCY_MARKS = {Urgency.EMERGENCY: "🔴", Urgency.URGENT: "🟠", Urgency.NORMAL: ""}


def press(pen: Pen, key: str, verb: str, id: int | None, argument: object = "") -> Button:
    """A button whose label is the text `key`."""
    return Button(pen.words(key), pack(verb, id, argument))


def matter(tx: Session, ticket: Ticket, pen: Pen, *, head: str = "", where: str = "") -> str:
    """What the tenant reads of his own matter: heading (or `head`), words, place (or `where`), time, attachments."""
    return lines(
        head or heading(ticket, pen),
        words_of(ticket, pen, veiled=False),
        where or place(tx, ticket, pen),
        contact(ticket, pen),
        attachments(tx, ticket, pen),
        pen("card-anonymous") if ticket.anonymous else "",
    )


def heading(ticket: Ticket, pen: Pen) -> str:
    """Number, kind, category and how urgent it is."""
    mark = URGENCY_MARKS[ticket.urgency]
    parts = [mark, f"<b>{ticket.number}</b>" if ticket.number else "", f"<b>{what(ticket, pen)}</b>"]
    if ticket.urgency is not Urgency.NORMAL:
        parts.append(pen(f"urgency-{ticket.urgency.value}"))
    return " ".join(part for part in parts if part)


def what(ticket: Ticket, pen: Pen) -> str:
    """Kind and category: 报修 · 水管洁具."""
    kind = pen(f"kind-{ticket.kind}")
    return f"{kind} · {pen(f'category-{ticket.kind}-{ticket.category}')}" if ticket.category else kind


def words_of(ticket: Ticket, pen: Pen, *, veiled: bool) -> str:
    """The tenant's words, quoted; with `veiled` his flat and telephone are covered."""
    words = covered(ticket.words, ticket.veiled) if veiled else ticket.words
    if not words:
        return ""
    shown = words if len(words) <= WORDS_SHOWN else words[:WORDS_SHOWN] + "…"
    fold = " expandable" if len(shown) > FOLDED_FROM else ""
    return f"<blockquote{fold}>{pen('card-words', words=shown)}</blockquote>"


def covered(words: str, parts: Iterable[str]) -> str:
    """Words with every one of `parts` covered."""
    for part in parts:
        words = words.replace(part, VEIL)
    return words


def quoted(words: str, pen: Pen) -> str:
    """Somebody's words, set apart from ours."""
    return f"<blockquote>{pen('card-words', words=words)}</blockquote>" if words else ""


def attachments(tx: Session, ticket: Ticket, pen: Pen) -> str:
    """How many photos, videos, voice notes and files came with it."""
    kinds = tx.exec(select(Piece.kind).where(Piece.ticket_id == ticket.id, Piece.purpose != "result")).all()
    counted = ((kind, kinds.count(kind)) for kind in PieceKind if kind is not PieceKind.TEXT)
    return " ".join(pen(f"card-pieces-{kind.value}", count=count) for kind, count in counted if count)


def place(tx: Session, ticket: Ticket, pen: Pen) -> str:
    """The whole place, for the tenant and the claimer."""
    unit = tx.get(Unit, ticket.unit_id) if ticket.unit_id else None
    if unit is not None:
        return pen("card-place", place=unit.label)
    return _place_without_flat(tx, ticket, pen, ticket.place_words)


def public_place(tx: Session, ticket: Ticket, pen: Pen) -> str:
    """Building and floor: what a group may read."""
    unit = tx.get(Unit, ticket.unit_id) if ticket.unit_id else None
    if unit is not None:
        building = tx.get_one(Building, unit.building_id)
        return pen("card-place-floor", building=building.name, floor=unit.floor)
    hidden = any(part in ticket.place_words for part in ticket.veiled)
    return _place_without_flat(tx, ticket, pen, "" if hidden else ticket.place_words)


def _place_without_flat(tx: Session, ticket: Ticket, pen: Pen, words: str) -> str:
    building = tx.get(Building, ticket.building_id) if ticket.building_id else None
    name = building.name if building else ""
    if ticket.public_area:
        return pen("card-place", place=" ".join(part for part in (name, pen.words("place-public")) if part))
    return pen("card-place", place=words or name) if words or name else ""


def advice(ticket: Ticket, pen: Pen) -> str:
    """What to do in this danger until somebody comes, and the public number for it."""
    if ticket.hazard is None or not pen.words.has(f"hazard-{ticket.hazard}"):
        return ""
    known = pen.catalogue.hazards.get(ticket.hazard)
    call = pen("hazard-call", number=known.call) if known and known.call else ""
    return lines(pen(f"hazard-{ticket.hazard}"), call)


def alerted(tx: Session, ticket: Ticket, pen: Pen) -> str:
    """Who was called the moment an emergency was heard of, as long as the alarm is on."""
    called = alarm_of(tx, ticket)
    if called is None:
        return ""
    team = pen.words(f"team-{called.facts['team']}")
    names = pen.words("list-comma").join(called.facts["names"])
    key = "draft-alerted" if names else "draft-alerted-team"
    return pen(key, team=team, names=names, phone=pen.catalogue.estate.phone)


def contact(ticket: Ticket, pen: Pen) -> str:
    """When the tenant can be reached, if he said."""
    if ticket.contact_words:
        return pen("card-contact", when=ticket.contact_words)
    return pen("card-contact", when=pen.words(f"contact-{ticket.contact_code}")) if ticket.contact_code else ""


def timeline(tx: Session, ticket: Ticket, pen: Pen) -> str:
    """What happened, a line each, oldest first; the last eight."""
    told = select(TicketEvent).where(TicketEvent.ticket_id == ticket.id, col(TicketEvent.what).in_(TOLD))
    events = tx.exec(told.order_by(col(TicketEvent.seq).desc()).limit(TIMELINE_LINES)).all()
    return "\n".join(event_line(tx, event, pen) for event in reversed(events))


def event_line(tx: Session, event: TicketEvent, pen: Pen) -> str:
    """One event as a sentence with its time."""
    actor = tx.get(Person, event.actor_id) if event.actor_id else None
    facts = dict(event.facts)
    clock = pen.stamp(event.at)
    if "until" in facts:
        facts["until"] = Html(moment(facts["until"], pen))
    if event.what in ("held", "extended", "pause_over"):
        facts["reason"] = pen.words(f"hold-{facts['reason']}")
    if event.what in ("returned", "declined"):
        prefix = "return" if event.what == "returned" else "decline"
        facts["reason"] = pen.words(f"{prefix}-{facts['reason']}")
    if event.what in ("moved", "alerted"):
        facts["team"] = pen.words(f"team-{facts['team']}")
    if event.what == "recategorised":
        kind = tx.get_one(Ticket, event.ticket_id).kind
        facts["becomes"] = pen.words(f"category-{kind}-{facts['becomes']}")
    if event.what == "rated":
        facts["stars"] = stars(int(facts["stars"]))
    return pen(f"event-{event.what}", at=Html(clock), name=actor.name if actor else "", **facts)


def told(tx: Session, event: TicketEvent, words: Words, catalogue: Catalogue, *, now: datetime) -> str:
    """One event as plain text, for an alert."""
    return html.unescape(event_line(tx, event, Pen(words, now, catalogue.zone, catalogue)))


def moment(iso: str, pen: Pen) -> str:
    """A stored ISO time as people say it."""
    return pen.when(datetime.fromisoformat(iso))


def stars(count: int) -> str:
    """Five stars, some of them shining."""
    return "⭐" * count


def lines(*parts: str) -> str:
    """The parts that say something, a line each."""
    return "\n".join(part for part in parts if part)


def blocks(*parts: str) -> str:
    """The parts that say something, with a free line between them."""
    return "\n\n".join(part for part in parts if part)
