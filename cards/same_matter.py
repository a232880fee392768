"""Is it this one? What is open already, above the draft of whoever reports it again; and how it ended for a joiner."""

from typing import Any

from sqlmodel import Session, select

from cards.codec import pack
from cards.face import Button, Face
from cards.parts import blocks, lines, quoted, what, words_of
from cards.registry import Pen, notice
from models.outbox import Card
from models.same_matter import ASKED, FOLLOWED, OPEN
from models.tickets import Ticket, TicketEvent, Urgency


def same_question(tx: Session, card: Card, ticket: Ticket, pen: Pen) -> Face | None:
    """Each open ticket that it may be, on a button for the top of the draft; None if all ended, or in danger."""
    if card.view != "same" or ticket.urgency is Urgency.EMERGENCY:
        return None
    event = tx.exec(select(TicketEvent).where(TicketEvent.ticket_id == ticket.id, TicketEvent.what == ASKED)).first()
    shown: dict[str, bool] = event.facts["tickets"] if event else {}
    others = [(tx.get_one(Ticket, int(id)), may_read) for id, may_read in shown.items()]
    others = [(other, may_read) for other, may_read in others if other.status in OPEN]
    if not others:
        return None
    told = [_told(other, pen, may_read=may_read) for other, may_read in others]
    rows = [
        [Button(pen.words("same-this-one", number=other.number), pack("same_yes", ticket.id, other.id))]
        for other, _ in others
    ]
    rows.append([Button(pen.words("same-another"), pack("same_no", ticket.id))])
    return Face(blocks(*told, pen("same-ask")), rows)


def followed(tx: Session, draft: Ticket, pen: Pen) -> str:
    """What stands on the card of a draft that joined somebody else's ticket; "" on any other."""
    said = select(TicketEvent).where(TicketEvent.ticket_id == draft.id, TicketEvent.what == FOLLOWED)
    event = tx.exec(said).first()
    return pen("same-joined", number=tx.get_one(Ticket, event.facts["into"]).number) if event else ""


def _told(other: Ticket, pen: Pen, *, may_read: bool) -> str:
    reported = other.submitted_at or other.created_at
    line = pen("same-line", number=other.number, what=what(other, pen), when=pen.when(reported))
    # Of a neighbour's report he learns that there is one, and nothing that the neighbour wrote.
    return lines(line, words_of(other, pen, veiled=False) if may_read else "")


@notice("same_owner")
def to_owner(tx: Session, facts: dict[str, Any], pen: Pen) -> Face | None:
    """To whoever has it: somebody else reported the same."""
    return Face(pen("same-owner", number=tx.get_one(Ticket, facts["ticket"]).number))


@notice("same_done")
def done(tx: Session, facts: dict[str, Any], pen: Pen) -> Face | None:
    """To a joiner: it is done; whoever still has it writes again."""
    return _ended(tx, facts, pen, "same-done")


@notice("same_declined")
def declined(tx: Session, facts: dict[str, Any], pen: Pen) -> Face | None:
    """To a joiner: we cannot do it."""
    return _ended(tx, facts, pen, "same-declined")


@notice("same_cancelled")
def cancelled(tx: Session, facts: dict[str, Any], pen: Pen) -> Face | None:
    """To a joiner: whoever reported it took it back, which says nothing of his own trouble."""
    return _ended(tx, facts, pen, "same-cancelled")


def _ended(tx: Session, facts: dict[str, Any], pen: Pen, key: str) -> Face:
    ticket, draft = tx.get_one(Ticket, facts["ticket"]), tx.get_one(Ticket, facts["draft"])
    words = pen(key, number=ticket.number, what=what(ticket, pen), phone=pen.catalogue.estate.phone)
    return Face(lines(words, quoted(draft.words, pen)))
