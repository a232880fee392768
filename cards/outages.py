"""The notice of a planned outage, above the draft of whoever reports it: that is it, or something else."""

from sqlmodel import Session

from cards.announcement_words import body, head
from cards.codec import pack
from cards.face import Button, Face
from cards.parts import blocks, words_of
from cards.registry import Pen
from models.announcements import Announcement, AnnouncementState
from models.outbox import Card
from models.tickets import Ticket, Urgency


def is_notice(view: str) -> bool:
    """Whether a draft card was to show the notice of a planned outage."""
    return view.startswith("outage.")


def first_notice(tx: Session, card: Card, ticket: Ticket, pen: Pen) -> Face | None:
    """What the tenant is asked before his draft is read back; None if nothing is planned there, or it is danger."""
    number = card.view.removeprefix("outage.")
    said = tx.get(Announcement, int(number)) if is_notice(card.view) and number.isdigit() else None
    may_be_danger = ticket.urgency is Urgency.EMERGENCY or "danger" in ticket.unsure
    if said is None or said.state is not AnnouncementState.SENT or may_be_danger:
        return None
    until = said.outage_until
    asked = pen("announce-planned", until=pen.when(until)) if until else ""
    text = blocks(words_of(ticket, pen, veiled=False), head(said, pen), body(said, pen), asked)
    known = Button(pen.words("announce-that-is-it"), pack("outage_yes", ticket.id, said.id or 0))
    other = Button(pen.words("announce-something-else"), pack("outage_no", ticket.id))
    return Face(text, [[known], [other]])
