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
from models.tickets import Task, Ticket, TicketStatus

S = TicketStatus


@card("ask")
def ask_card(tx: Session, card: Card, pen: Pen) -> Face | None:
    """What we want to hear from the tenant just now."""
    ticket = tx.get_one(Ticket, card.subject_id)
    if ticket.status is S.DONE:
        return _solved(tx, card, ticket, pen)
    if ticket.status is S.DECLINED:
        return _declined(tx, ticket, pen)
    if ticket.status in (S.ACCEPTED, S.CLOSED) and ticket.decline_reason and ticket.stars is None:
        return Face(pen("ask-agreed", number=ticket.number))
    if ticket.status in (S.ACCEPTED, S.CLOSED):
        return _rating(card, ticket, pen)
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
        reasons = pen.catalogue.return_reasons
        buttons = [Button(pen.words(f"return-{reason}"), pack("giveback", ticket.id, reason)) for reason in reasons]
        rows = [buttons[at : at + 2] for at in range(0, len(buttons), 2)]
        return Face(lines(title, pen("ask-why-not")), [*rows, [press(pen, "button-back", "asked", ticket.id, "face")]])
    rows = [
        [press(pen, "button-solved", "solved", ticket.id), press(pen, "button-not-yet", "asked", ticket.id, "return")]
    ]
    return Face(lines(title, result, cost), rows)


def _declined(tx: Session, ticket: Ticket, pen: Pen) -> Face:
    reason = pen.words(f"decline-{ticket.decline_reason}")
    text = pen("ask-declined", number=ticket.number, name=_owner(tx, ticket), reason=reason)
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


@card("task")
def task_card(tx: Session, card: Card, pen: Pen) -> Face | None:
    """The supervisor's task after a low score."""
    task = tx.get_one(Task, card.subject_id)
    ticket = tx.get_one(Ticket, task.ticket_id)
    reporter = tx.get_one(Person, ticket.reporter_id)
    chips = " ".join(pen.words(f"chip-{name}") for name in ticket.chips)
    text = lines(
        pen("task-low-stars", number=ticket.number, stars=stars(ticket.stars or 0), owner=_owner(tx, ticket)),
        pen("ask-chosen", chips=chips) if chips else "",
        quoted(ticket.rating_words, pen),
        pen("task-call", name=reporter.name, phone=reporter.phone or ticket.phone or "—"),
    )
    if task.done_at is None:
        return Face(text, [[press(pen, "button-called", "called", task.id)]])
    caller = tx.get(Person, task.done_by) if task.done_by else None
    return Face(lines(text, pen("task-done", name=caller.name if caller else "", at=pen.when(task.done_at))))
