"""The tenant's living card: the draft until it is submitted, then stage, who, when, what we wait for."""

from sqlmodel import Session

from cards.alerts import danger_rows, take_back_row
from cards.draft import draft_face
from cards.face import Button, Face
from cards.faq import answered
from cards.parts import (
    advice,
    alerted,
    blocks,
    heading,
    lines,
    matter,
    press,
    stars,
    timeline,
    words_of,
)
from cards.promises import expected_line
from cards.registry import Pen, card
from cards.same_matter import followed
from models.alarms import RAISED, last_word
from models.outbox import Card
from models.people import Person
from models.tickets import Ticket, TicketStatus

S = TicketStatus
WAITED_FOR = (S.OPEN, S.CLAIMED, S.ARRIVED, S.WAITING, S.RETURNED)


@card("tenant")
def tenant_card(tx: Session, card: Card, pen: Pen) -> Face | None:
    """The tenant's view of his ticket."""
    ticket = tx.get_one(Ticket, card.subject_id)
    if ticket.status is S.DRAFT:
        return draft_face(tx, card, ticket, pen)
    if ticket.number is None:
        ending = answered(tx, ticket, pen) or followed(tx, ticket, pen) or pen(_ending(tx, ticket))
        return Face(lines(heading(ticket, pen), words_of(ticket, pen, veiled=False), ending))
    return Face(_text(tx, ticket, pen), _rows(tx, card, ticket, pen))


def _ending(tx: Session, ticket: Ticket) -> str:
    if ticket.status is S.JOINED:
        return "status-next-merged"
    last = last_word(tx, ticket)
    return "status-next-discarded" if last is None or last.what == RAISED else "status-next-taken-back"


def _text(tx: Session, ticket: Ticket, pen: Pen) -> str:
    return blocks(
        matter(tx, ticket, pen),
        timeline(tx, ticket, pen),
        lines(next_line(tx, ticket, pen), expected_line(tx, ticket, pen), rating_line(ticket, pen)),
        lines(alerted(tx, ticket, pen), advice(ticket, pen)) if ticket.status is S.OPEN else "",
        pen("draft-ask-danger-still") if _asks_still(ticket) else "",
    )


def next_line(tx: Session, ticket: Ticket, pen: Pen) -> str:
    """What happens next, and when."""
    owner = tx.get(Person, ticket.owner_id) if ticket.owner_id else None
    name = owner.name if owner else ""
    if ticket.status is S.WAITING and ticket.waiting_until and ticket.waiting_for:
        reason = pen.words(f"hold-{ticket.waiting_for}")
        return pen("status-next-waiting", name=name, reason=reason, until=pen.when(ticket.waiting_until))
    if ticket.status in (S.CLAIMED, S.RETURNED) and ticket.promised_at and ticket.promised_at < pen.now:
        return pen("status-next-late", name=name)
    if ticket.status in (S.CLAIMED, S.RETURNED) and ticket.promised_at:
        return pen("status-next-promised", name=name, until=pen.when(ticket.promised_at))
    return pen(f"status-next-{ticket.status.value}", name=name, phone=pen.catalogue.estate.phone)


def rating_line(ticket: Ticket, pen: Pen) -> str:
    """Stars, reasons and words, once given."""
    if ticket.stars is None:
        return ""
    chips = " ".join(pen.words(f"chip-{name}") for name in ticket.chips)
    given = pen("card-rated", stars=stars(ticket.stars), chips=chips)
    return lines(given, pen("card-words", words=ticket.rating_words) if ticket.rating_words else "")


def _asks_still(ticket: Ticket) -> bool:
    """He did not say whether he is in danger; he may still do so."""
    return "danger" in ticket.unsure and ticket.status in WAITED_FOR


def _rows(tx: Session, card: Card, ticket: Ticket, pen: Pen) -> list[list[Button]]:
    if ticket.status not in WAITED_FOR:
        return []
    if card.view == "cancel":
        return [
            [
                press(pen, "button-cancel-yes", "cancel", ticket.id),
                press(pen, "button-back", "look", ticket.id, "face"),
            ]
        ]
    urge = press(pen, "button-urge", "urge", ticket.id)
    last = [urge, press(pen, "button-cancel", "look", ticket.id, "cancel")]
    asked = danger_rows(ticket, pen) if _asks_still(ticket) else []
    return [*asked, *take_back_row(tx, ticket, pen), last]
