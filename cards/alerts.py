"""What is said when it may be, is, or was no emergency: to the group that was called, to the tenant, to the worker."""

from typing import Any

from sqlmodel import Session

from cards.codec import pack
from cards.face import Button, Face
from cards.felt import unconfirmed
from cards.parts import lines, press, public_place, what, words_of
from cards.registry import Pen, card, notice
from models.alarms import RAISED, alarm_of, last_word
from models.outbox import Card
from models.people import Person
from models.tickets import IN_HAND, Ticket, TicketEvent, TicketStatus

Facts = dict[str, Any]
S = TicketStatus
PER_ROW = 2


def danger_rows(ticket: Ticket, pen: Pen) -> list[list[Button]]:
    """The dangers to choose from, the one that was understood first; and "none of these"."""
    hazards = pen.catalogue.hazards
    asked = [code for code, hazard in hazards.items() if hazard.asked]
    first = [ticket.hazard] if ticket.hazard in hazards else []
    codes = list(dict.fromkeys([*first, *asked]))
    buttons = [Button(pen.words(f"danger-{code}"), pack("danger", ticket.id, code)) for code in codes]
    rows = [buttons[at : at + PER_ROW] for at in range(0, len(buttons), PER_ROW)]
    return [*rows, [press(pen, "button-no-danger", "danger", ticket.id, "none")]]


def rung_row(ticket: Ticket, pen: Pen) -> list[list[Button]]:
    """For whoever rings a tenant that did not answer: there is danger, there is none."""
    if "danger" not in ticket.unsure:
        return []
    yes = press(pen, "button-danger-is", "danger_is", ticket.id)
    return [[yes, press(pen, "button-danger-not", "danger_not", ticket.id)]]


def take_back_row(tx: Session, ticket: Ticket, pen: Pen) -> list[list[Button]]:
    """For the tenant, as long as people are on their way: it was nothing."""
    return [[press(pen, "button-take-back", "take_back", ticket.id)]] if alarm_of(tx, ticket) else []


def dismiss_row(tx: Session, ticket: Ticket, pen: Pen, verb: str) -> list[list[Button]]:
    """For staff, as long as the alarm is on: there is no danger."""
    return [[press(pen, "button-false-alarm", verb, ticket.id)]] if alarm_of(tx, ticket) else []


@card("alert")
def alert(tx: Session, card: Card, pen: Pen) -> Face | None:
    """To the team's group, the second an emergency is heard of; then what became of it."""
    ticket = tx.get_one(Ticket, card.subject_id)
    last = last_word(tx, ticket)
    if last is None:
        return None
    title = pen("alert-title", what=what(ticket, pen))
    if last.what != RAISED:
        return Face(_ending(tx, last, pen, what(ticket, pen)))
    owner = tx.get(Person, ticket.owner_id) if ticket.owner_id else None
    if ticket.status not in (S.DRAFT, S.OPEN, *IN_HAND):
        return Face(lines(title, pen("call-over")))
    state = pen("alert-hint", names=_names(last.facts["names"], pen))
    if ticket.number is not None:
        state = pen("alert-ticket", number=ticket.number)
    if owner is not None:
        state = pen("call-taken", name=owner.name)
    text = lines(
        title, words_of(ticket, pen, veiled=True), public_place(tx, ticket, pen), unconfirmed(tx, ticket, pen), state
    )
    claim = [[press(pen, "button-claim", "claim", ticket.id)]] if ticket.status is S.OPEN else []
    return Face(text, [*claim, *dismiss_row(tx, ticket, pen, "false_alarm")])


@notice("alert_off")
def alert_off(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To the same group: nobody need go, and who says so."""
    event = tx.get_one(TicketEvent, facts["event"])
    return Face(_ending(tx, event, pen, what(tx.get_one(Ticket, facts["ticket"]), pen)))


@notice("alarm_over")
def alarm_over(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To whoever had claimed it: there is no danger; whether there is still something to do."""
    ticket = tx.get_one(Ticket, facts["ticket"])
    key = "alarm-over-cancelled" if ticket.status is S.CANCELLED else "alarm-over-ordinary"
    return Face(pen(key, number=ticket.number, what=what(ticket, pen)))


@notice("alarm_eased")
def alarm_eased(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To the tenant: somebody looked, there is no danger, thank you; nothing is asked of him."""
    ticket = tx.get_one(Ticket, facts["ticket"])
    ended = last_word(tx, ticket)
    by = tx.get(Person, ended.actor_id) if ended and ended.actor_id else None
    if by is None:
        return None
    key = "alarm-eased-draft" if ticket.number is None else "alarm-eased-ticket"
    phone = pen.catalogue.estate.phone
    return Face(lines(pen("alarm-eased", name=by.name), pen(key, number=ticket.number or "", phone=phone)))


@notice("now_emergency")
def now_emergency(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To the owner and the group: what he has in hand has become an emergency."""
    ticket = tx.get_one(Ticket, facts["ticket"])
    title = pen("alert-now", number=ticket.number, what=what(ticket, pen))
    return Face(lines(title, words_of(ticket, pen, veiled=True), public_place(tx, ticket, pen)))


@notice("maybe_danger")
def maybe_danger(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To the desk: he was asked whether he is in danger and did not answer; ring him."""
    ticket = tx.get_one(Ticket, facts["ticket"])
    if ticket.status is not S.OPEN or "danger" not in ticket.unsure:
        return None
    named = ticket.hazard in pen.catalogue.hazards
    feared = pen.words(f"danger-{ticket.hazard}") if named else pen.words("danger-unnamed")
    claim = press(pen, "button-claim", "claim", ticket.id)
    text = pen("alert-unanswered", number=ticket.number, danger=feared)
    return Face(lines(text, words_of(ticket, pen, veiled=True), public_place(tx, ticket, pen)), [[claim]])


def _ending(tx: Session, ended: TicketEvent, pen: Pen, about: str) -> str:
    by = tx.get(Person, ended.actor_id) if ended.actor_id else None
    if ended.facts.get("how") == "staff" and by is not None:
        return pen("alert-off-staff", name=by.name, what=about, at=pen.stamp(ended.at))
    return pen("alert-off", what=about)


def _names(names: list[str], pen: Pen) -> str:
    return pen.words("list-comma").join(names) or "—"
