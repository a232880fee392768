"""A voice note that was written down: is this what you said? And for staff, what nobody confirmed."""

from typing import Any

from sqlmodel import Session, col, select

from cards.codec import pack
from cards.face import Button, Face
from cards.parts import covered, lines, quoted
from cards.registry import Pen, notice
from models import dictation
from models.outbox import Card
from models.tickets import Ticket, TicketEvent, Urgency


def heard_question(tx: Session, card: Card, ticket: Ticket, pen: Pen) -> Face | None:
    """The words with yes and no, for the top of the draft; None if there is nothing to ask.

    Whether he is in danger is asked before, and so is what else the card is busy with (its view).
    """
    busy = card.view or "danger" in ticket.unsure or ticket.urgency is Urgency.EMERGENCY
    asked = None if busy else dictation.unconfirmed(tx, ticket)
    if asked is None:
        return None
    text = lines(pen("dictation-heard"), quoted(asked.facts["words"], pen), pen("dictation-ask"))
    answers = [
        Button(pen.words(f"button-dictation-{answer}"), pack(f"dictated_{answer}", ticket.id, asked.facts["piece"]))
        for answer in ("yes", "no")
    ]
    return Face(text, [answers])


def dictating(tx: Session, ticket: Ticket, pen: Pen) -> str:
    """That a voice note is being written down, or that the words above come from one; "" if neither."""
    if dictation.is_awaited(tx, ticket):
        return pen("dictation-waits")
    return pen("dictation-taken") if dictation.was_taken(tx, ticket) else ""


@notice("dictated_staff")
def to_staff(tx: Session, facts: dict[str, Any], pen: Pen) -> Face | None:
    """To the group, under the card: what the voice note says, as a machine heard it."""
    ticket = tx.get_one(Ticket, facts["ticket"])
    told = select(TicketEvent).where(TicketEvent.ticket_id == ticket.id, TicketEvent.what == dictation.DICTATED)
    event = tx.exec(told.order_by(col(TicketEvent.seq).desc())).first()
    if event is None:
        return None
    words = covered(event.facts["words"], [*ticket.veiled, *event.facts["veiled"]])
    return Face(lines(pen("dictation-staff", number=ticket.number or ""), quoted(words, pen)))
