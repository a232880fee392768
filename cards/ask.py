"""The card that asks the tenant after the work: solved or not yet, then stars, then why.

It also carries the honest "cannot be done", which the tenant may accept or object to.
"""

from sqlmodel import Session

from cards.codec import pack
from cards.face import Button, Face
from cards.parts import lines, press, quoted, stars, what
from cards.registry import Pen, card
from models.money import yuan
from models.outbox import Card
from models.people import Person
from models.tickets import Ticket, TicketStatus, verdicts

S = TicketStatus


@card("ask")
def ask_card(tx: Session, card: Card, pen: Pen) -> Face | None:
    """What we want to hear from the tenant just now."""
    ticket = tx.get_one(Ticket, card.subject_id)
    if ticket.status is S.DONE:
        return _solved(tx, card, ticket, pen)
    if ticket.status is S.DECLINED:
        return _declined(tx, card, ticket, pen)
    if ticket.status in (S.ACCEPTED, S.CLOSED):
        return _settled(tx, card, ticket, pen)
    if ticket.status is S.RETURNED:
        return Face(pen("ask-returned", number=ticket.number, name=_owner(tx, ticket)))
    if ticket.status is S.OPEN and ticket.decline_reason:
        return Face(pen("ask-objected", number=ticket.number))
    return Face(pen("ask-over", number=ticket.number))


def _owner(tx: Session, ticket: Ticket) -> str:
    owner = tx.get(Person, ticket.owner_id) if ticket.owner_id else None
    return owner.name if owner else ""


def _solved(tx: Session, card: Card, ticket: Ticket, pen: Pen) -> Face:
    result = pen("ask-result", words=ticket.result) if ticket.result else ""
    cost = pen("ask-cost", yuan=yuan(ticket.cost_cents)) if ticket.cost_cents else ""
    title = pen("ask-solved", number=ticket.number, name=_owner(tx, ticket), what=what(ticket, pen))
    if card.view == "return":
        return Face(lines(title, pen("ask-why-not")), _why_not(ticket, pen))
    again = pen("ask-again", days=pen.catalogue.after_work.close_days) if card.view == "again" else ""
    return Face(lines(title, result, cost, again), [_yes_or_no(ticket, pen)])


def _settled(tx: Session, card: Card, ticket: Ticket, pen: Pen) -> Face:
    verdict = tx.exec(verdicts(ticket)).first()
    if verdict == "unconfirmed":
        return _unconfirmed(card, ticket, pen)
    return Face(pen("ask-agreed", number=ticket.number)) if verdict == "agreed" else _rating(card, ticket, pen)


def _unconfirmed(card: Card, ticket: Ticket, pen: Pen) -> Face:
    """Closed without a word from him; for some days he may still say how it is."""
    days = pen.catalogue.after_work.close_days
    title = pen("ask-unconfirmed", number=ticket.number, what=what(ticket, pen), days=days)
    declined = bool(ticket.decline_reason) and ticket.done_at is None
    if declined or not pen.catalogue.after_work.may_reopen(ticket.closed_at, now=pen.now):
        return Face(lines(title, pen("ask-unconfirmed-over")))
    if card.view == "return":
        return Face(lines(title, pen("ask-why-not")), _why_not(ticket, pen))
    return Face(lines(title, pen("ask-unconfirmed-still")), [_yes_or_no(ticket, pen)])


def _yes_or_no(ticket: Ticket, pen: Pen) -> list[Button]:
    no = press(pen, "button-not-yet", "asked", ticket.id, "return")
    return [press(pen, "button-solved", "solved", ticket.id), no]


def _why_not(ticket: Ticket, pen: Pen) -> list[list[Button]]:
    reasons = pen.catalogue.return_reasons
    buttons = [Button(pen.words(f"return-{reason}"), pack("giveback", ticket.id, reason)) for reason in reasons]
    rows = [buttons[at : at + 2] for at in range(0, len(buttons), 2)]
    return [*rows, [press(pen, "button-back", "asked", ticket.id, "face")]]


def _declined(tx: Session, card: Card, ticket: Ticket, pen: Pen) -> Face:
    reason = pen.words(f"decline-{ticket.decline_reason}")
    again = pen("ask-again", days=pen.catalogue.after_work.close_days) if card.view == "again" else ""
    text = lines(pen("ask-declined", number=ticket.number, name=_owner(tx, ticket), reason=reason), again)
    return Face(
        text, [[press(pen, "button-agree", "agree", ticket.id), press(pen, "button-object", "object", ticket.id)]]
    )


def _rating(card: Card, ticket: Ticket, pen: Pen) -> Face:
    if ticket.stars is None:
        rows = [[Button(f"{stars(count)} {count}", pack("stars", ticket.id, count))] for count in range(5, 0, -1)]
        return Face(pen("ask-stars", number=ticket.number), rows)
    low = ticket.stars <= pen.catalogue.limits.low_stars
    thanks = pen("ask-sorry" if low else "ask-thanks", stars=stars(ticket.stars), number=ticket.number)
    chosen = " ".join(pen.words(f"chip-{name}") for name in ticket.chips)
    if card.view == "thanks":
        return Face(lines(thanks, pen("ask-chosen", chips=chosen) if chosen else "", quoted(ticket.rating_words, pen)))
    if card.view == "words":
        return Face(lines(thanks, pen("ask-write-words")))
    names = pen.catalogue.blame_chips if ticket.stars <= 3 else pen.catalogue.praise_chips
    chips = [
        Button(("✓ " if name in ticket.chips else "") + pen.words(f"chip-{name}"), pack("chip", ticket.id, name))
        for name in names
    ]
    rows = [chips[at : at + 3] for at in range(0, len(chips), 3)]
    rows.append([press(pen, "button-words", "ratewords", ticket.id), press(pen, "button-enough", "enough", ticket.id)])
    return Face(lines(thanks, pen("ask-why")), rows)
