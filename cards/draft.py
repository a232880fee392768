"""The draft card: what was understood, read back to the tenant before anything is sent.

Every field is a button. What the understanding was unsure of comes first, as choices, one question
at a time; the tenant's own words stand above, untouched.
"""

from sqlmodel import Session, col, select

from cards.alerts import danger_rows, take_back_row
from cards.codec import pack
from cards.dictation import dictating, heard_question
from cards.face import Button, Face
from cards.faq import offer
from cards.felt import likely, read_back
from cards.matters import one_matter_row, with_which
from cards.outages import first_notice
from cards.parts import advice, alerted, blocks, lines, press
from cards.registry import Pen
from cards.same_matter import same_question
from models.estate import Household, Unit
from models.outbox import Card
from models.tickets import DOUBTS, Ticket, TicketStatus, Urgency, draft_just_before

CONTACTS = ("now", "today", "evening", "tomorrow", "weekend")
PER_ROW = 3
#: Views that come before the fields: is it the planned outage, is it this ticket, does this answer it?
FIRST_QUESTIONS = ("outage", "same", "faq")


def draft_face(tx: Session, card: Card, ticket: Ticket, pen: Pen) -> Face:
    """The card of a ticket that was not submitted yet; of several told at once it says which."""
    return with_which(tx, ticket, pen, _face(tx, card, ticket, pen))


def _face(tx: Session, card: Card, ticket: Ticket, pen: Pen) -> Face:
    instead = first_notice(tx, card, ticket, pen) or offer(tx, card, ticket, pen)
    if instead is not None:
        return instead
    same = heard_question(tx, card, ticket, pen) or same_question(tx, card, ticket, pen)
    if same is not None:
        rows = _face_rows(tx, ticket, pen, joins=False)
        return Face(blocks(read_back(tx, ticket, pen), same.text), [*same.rows, *rows])
    # A first question that is out of date, or gives way to danger, leaves the face.
    picked = "" if card.view.partition(".")[0] in FIRST_QUESTIONS else card.view
    if picked:
        rows = _picker(tx, ticket, picked, pen)
        rows.append([press(pen, "button-back", "view", ticket.id, "face")])
        return Face(_text(tx, ticket, pen, ask=picked), rows)
    doubt = next((field for field in DOUBTS if field in ticket.unsure), "")
    return Face(_text(tx, ticket, pen, ask=doubt), [*_likeliest(tx, ticket, doubt, pen), *_face_rows(tx, ticket, pen)])


def _likeliest(tx: Session, ticket: Ticket, doubt: str, pen: Pen) -> list[list[Button]]:
    """The answers to what is in doubt, as the first buttons: the likeliest, and the way to the others."""
    if doubt == "danger":
        return danger_rows(ticket, pen)
    codes = likely(ticket, doubt, pen) if doubt in ("kind", "category") else []
    if len(codes) < 2:
        return _picker(tx, ticket, doubt, pen)
    prefix = "kind-" if doubt == "kind" else f"category-{ticket.kind}-"
    buttons = [Button(pen.words(f"{prefix}{code}"), pack("set", ticket.id, f"{doubt}.{code}")) for code in codes]
    return [buttons, [press(pen, "button-others", "view", ticket.id, doubt)]]


def _text(tx: Session, ticket: Ticket, pen: Pen, *, ask: str) -> str:
    limits, called = pen.catalogue.limits, alerted(tx, ticket, pen)
    question = pen(f"draft-ask-{ask}", seconds=limits.danger_seconds) if ask else pen("draft-check")
    return blocks(
        read_back(tx, ticket, pen),
        lines(pen("draft-in-case") if ask == "danger" and ticket.hazard else "", advice(ticket, pen)),
        called,
        dictating(tx, ticket, pen),
        question if ask or not called else pen("draft-check-alarm", seconds=limits.alarm_seconds),
    )


def _face_rows(tx: Session, ticket: Ticket, pen: Pen, *, joins: bool = True) -> list[list[Button]]:
    kind = pen.catalogue.kinds[ticket.kind]
    edits = [press(pen, "button-kind", "view", ticket.id, "kind")]
    if kind.categories:
        edits.append(press(pen, "button-category", "view", ticket.id, "category"))
    edits.append(press(pen, "button-place", "view", ticket.id, "place"))
    more = [
        press(pen, "button-urgency", "view", ticket.id, "urgency"),
        press(pen, "button-contact", "view", ticket.id, "contact"),
    ]
    if kind.anonymous:
        turned = "no" if ticket.anonymous else "yes"
        more.append(press(pen, f"button-anonymous-{turned}", "set", ticket.id, f"anonymous.{turned}"))
    if "danger" in ticket.unsure:
        # While danger is asked about nothing else is worth a button.
        discard = press(pen, "button-discard", "discard", ticket.id)
        return [[press(pen, "button-submit", "submit", ticket.id), discard]]
    rows = [[press(pen, "button-submit", "submit", ticket.id)], edits, more]
    if one_matter_row(tx, ticket, pen):
        rows.append(one_matter_row(tx, ticket, pen))
    elif tx.exec(draft_just_before(ticket)).first() is not None:
        rows.append([press(pen, "button-merge", "merge", ticket.id)])
    for active in _active(tx, ticket) if joins else ():
        rows.append([Button(pen.words("button-add-to", number=active.number), pack("addto", ticket.id, active.id))])
    # With people on their way "drop it" would be too small a word for it.
    return [*rows, *(take_back_row(tx, ticket, pen) or [[press(pen, "button-discard", "discard", ticket.id)]])]


def _picker(tx: Session, ticket: Ticket, view: str, pen: Pen) -> list[list[Button]]:
    options: list[tuple[str, str]]
    if view == "kind":
        options = [(kind, pen.words(f"kind-{kind}")) for kind in pen.catalogue.kinds]
    elif view == "category":
        names = pen.catalogue.kinds[ticket.kind].categories
        options = [(name, pen.words(f"category-{ticket.kind}-{name}")) for name in names]
    elif view == "urgency":
        options = [(level.value, pen.words(f"urgency-{level.value}")) for level in Urgency]
    elif view == "contact":
        options = [(name, pen.words(f"contact-{name}")) for name in CONTACTS]
    elif view == "place":
        options = [(str(unit.id), unit.label) for unit in _own_units(tx, ticket)]
        options.append(("public", pen.words("place-public")))
    else:
        return []
    buttons = [Button(label, pack("set", ticket.id, f"{view}.{value}")) for value, label in options]
    rows = [buttons[at : at + PER_ROW] for at in range(0, len(buttons), PER_ROW)]
    if view in ("place", "contact"):
        rows.append([press(pen, "button-own-words", "write", ticket.id, view)])
    return rows


def _own_units(tx: Session, ticket: Ticket) -> list[Unit]:
    living = select(Unit).join(Household, col(Household.unit_id) == col(Unit.id))
    mine = living.where(Household.person_id == ticket.reporter_id, col(Household.until).is_(None))
    return list(tx.exec(mine.order_by(col(Unit.label))))


def _active(tx: Session, ticket: Ticket) -> list[Ticket]:
    running = (
        TicketStatus.OPEN,
        TicketStatus.CLAIMED,
        TicketStatus.ARRIVED,
        TicketStatus.WAITING,
        TicketStatus.RETURNED,
    )
    mine = select(Ticket).where(
        Ticket.reporter_id == ticket.reporter_id,
        col(Ticket.status).in_(running),
        Ticket.kind == ticket.kind,
    )
    return list(tx.exec(mine.order_by(col(Ticket.id).desc()).limit(2)))
