"""What the draft cards of one message say of each other: two matters, this is the first; or is it one?"""

from dataclasses import replace

from sqlmodel import Session

from cards.face import Button, Face
from cards.parts import blocks, press
from cards.registry import Pen
from models.matters import told_together
from models.tickets import Ticket, TicketStatus, Urgency


def with_which(tx: Session, ticket: Ticket, pen: Pen, face: Face) -> Face:
    """The face, above it which of the matters of his message it is; as it was if the message held but one.

    Nothing stands above what to do in danger: there the other card alone says that there are two.
    """
    told = len(told_together(tx, ticket))
    if told < 2 or ticket.urgency is Urgency.EMERGENCY or "danger" in ticket.unsure:
        return face
    return replace(face, text=blocks(pen("draft-part", of=told, nth=ticket.part + 1), face.text))


def one_matter_row(tx: Session, ticket: Ticket, pen: Pen) -> list[Button]:
    """The tap that makes one draft again of those that one message opened; nothing if this is the only draft left."""
    drafts = [each for each in told_together(tx, ticket) if each.status is TicketStatus.DRAFT]
    return [press(pen, "button-one-matter", "merge", ticket.id)] if len(drafts) > 1 else []
