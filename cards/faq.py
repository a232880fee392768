"""Frequent questions: three of them above the draft of whoever asks, and the list behind /faq."""

from sqlmodel import Session, col, select

from cards.codec import pack
from cards.face import Button, Face
from cards.felt import read_back
from cards.parts import blocks, press
from cards.registry import Pen, card
from models.faq import HELPED, OFFERED, OUTCOMES, figures
from models.outbox import Card
from models.people import Role, StaffRole
from models.tickets import Ticket, TicketEvent, Urgency

PER_ROW = 2


def offer(tx: Session, card: Card, ticket: Ticket, pen: Pen) -> Face | None:
    """What the asker sees before his draft is read back: three questions, or the answer he chose; None in danger."""
    view, _, article = card.view.partition(".")
    if view != "faq" or ticket.urgency is Urgency.EMERGENCY:
        return None
    if article in pen.catalogue.faq.articles:
        text = blocks(read_back(tx, ticket, pen), answer(article, pen), pen("faq-helped-ask"))
        yes = Button(pen.words("faq-yes"), pack("faq_yes", ticket.id, article))
        no = Button(pen.words("faq-desk"), pack("faq_desk", ticket.id, article))
        return Face(text, [[yes, no], [Button(pen.words("faq-others"), pack("faq_read", ticket.id))]])
    offered = [each for each in _offered(tx, ticket) if each in pen.catalogue.faq.articles]
    if not offered:
        return None
    rows = [[Button(pen.words(f"faq-q-{each}"), pack("faq_read", ticket.id, each))] for each in offered]
    rows.append([Button(pen.words("faq-none"), pack("faq_desk", ticket.id))])
    rows.append([press(pen, "button-submit", "submit", ticket.id)])
    return Face(blocks(read_back(tx, ticket, pen), pen("faq-ask")), rows)


def answered(tx: Session, ticket: Ticket, pen: Pen) -> str:
    """The answer that ended a draft, kept on its card; "" if none did."""
    said = select(TicketEvent).where(TicketEvent.ticket_id == ticket.id, TicketEvent.what == HELPED)
    event = tx.exec(said).first()
    known = event is not None and event.facts["article"] in pen.catalogue.faq.articles
    return blocks(answer(event.facts["article"], pen), pen("faq-glad")) if event is not None and known else ""


def answer(article: str, pen: Pen) -> str:
    """The question in bold, and its answer with the estate's own hours, place and telephone."""
    faq, catalogue = pen.catalogue.faq, pen.catalogue
    facts = {
        "estate": catalogue.estate.name,
        "phone": catalogue.estate.phone,
        "office": _hours(faq.office, pen),
        "service": _hours(faq.service, pen),
        "parcels": pen.words("list-comma").join(catalogue.parcels.open),
        "place": pen.words("parcels-place"),
    }
    return f"<b>{pen(f'faq-q-{article}')}</b>\n{pen(f'faq-a-{article}', **facts)}"


@card("faq")
def draw_list(tx: Session, card: Card, pen: Pen) -> Face | None:
    """/faq: topics, the questions of one, an answer; the month's figures for those who run the estate."""
    part, _, name = card.view.partition(".")
    topics = pen.catalogue.faq.topics
    if part == "topic" and name in topics:
        rows = [[_turn(card, pen(f"faq-q-{each}"), "read", each)] for each in topics[name].articles]
        return Face(f"<b>{pen(f'faq-topic-{name}')}</b>", [*rows, [_turn(card, pen.words("faq-others"))]])
    if part in ("read", "glad", "desk") and name in pen.catalogue.faq.articles:
        return _article(card, part, name, pen)
    if part == "figures":
        return Face(_figures(tx, pen), [[_turn(card, pen.words("faq-others"))]])
    buttons = [_turn(card, pen.words(f"faq-topic-{each}"), "topic", each) for each in topics]
    rows = [buttons[at : at + PER_ROW] for at in range(0, len(buttons), PER_ROW)]
    if _runs(tx, card):
        rows.append([_turn(card, pen.words("faq-button-figures"), "figures")])
    return Face(pen("faq-list"), rows)


def _article(card: Card, part: str, article: str, pen: Pen) -> Face:
    topic = pen.catalogue.faq.topic_of(article)
    back = [_turn(card, pen.words("faq-others"), "topic", topic)]
    if part == "read":
        yes = _turn(card, pen.words("faq-yes"), "glad", article)
        no = _turn(card, pen.words("faq-desk"), "desk", article)
        return Face(blocks(answer(article, pen), pen("faq-helped-ask")), [[yes, no], back])
    return Face(blocks(answer(article, pen), pen("faq-glad" if part == "glad" else "faq-write")), [back])


def _turn(card: Card, label: str, part: str = "face", name: str = "") -> Button:
    return Button(label, pack("faq_turn", card.subject_id, f"{part}.{name}" if name else part))


def _offered(tx: Session, ticket: Ticket) -> list[str]:
    said = select(TicketEvent.facts).where(TicketEvent.ticket_id == ticket.id, TicketEvent.what == OFFERED)
    facts = tx.exec(said.order_by(col(TicketEvent.seq).desc())).first()
    return list(facts["articles"]) if facts else []


def _hours(name: str, pen: Pen) -> str:
    calendar = pen.catalogue.calendars.get(name)
    return pen.words("list-comma").join(calendar.openings_said()) if calendar else ""


def _runs(tx: Session, card: Card) -> bool:
    held = select(StaffRole).where(StaffRole.person_id == card.subject_id, col(StaffRole.active))
    return any(role.role in (Role.MANAGER, Role.OPERATOR) for role in tx.exec(held))


def _figures(tx: Session, pen: Pen) -> str:
    local = pen.now.astimezone(pen.zone)
    found = figures(tx, local)
    none = found.pop("", {}).get("none", 0)
    read = sorted(found, key=lambda article: -found[article].get("read", 0))
    told = [
        pen("faq-figures-line", question=pen.words(f"faq-q-{article}"),
            **{each: found[article].get(each, 0) for each in OUTCOMES})
        for article in read if article in pen.catalogue.faq.articles
    ]  # fmt: skip
    said = [*told, *([pen("faq-figures-none", count=none)] if none else [])]
    return blocks(pen("faq-figures", month=f"{local:%Y-%m}"), "\n".join(said) or pen("faq-figures-empty"))
