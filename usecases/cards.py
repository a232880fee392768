"""Cards as posts: finding the one behind a tapped button, redrawing it, and putting copies to rest.

Telegram cannot tell us whether a post that we are in doubt about arrived. A tap on it can: it proves
that the copy is there, so the card takes it for its post, or, having another, takes its buttons away.
"""

from datetime import datetime

from sqlmodel import Session, select

from cards.codec import Press
from models.campaigns import Contact
from models.outbox import Card
from outbox import note_arrived, owe, show

#: Which card carries which button.
CARD_OF = {
    "tenant": (
        "submit",
        "discard",
        "view",
        "set",
        "write",
        "merge",
        "addto",
        "urge",
        "look",
        "cancel",
        "outage_yes",
        "outage_no",
        "same_yes",
        "same_no",
        "faq_read",
        "faq_yes",
        "faq_desk",
        "danger",
        "take_back",
    ),
    "alert": ("false_alarm",),
    "staff": (
        "claim",
        "arrived",
        "done",
        "panel",
        "promise",
        "hold",
        "resume",
        "asktenant",
        "handto",
        "handover",
        "decline",
        "workorder",
        "no_alarm",
        "danger_is",
        "danger_not",
    ),
    "bill_import": ("bill_import", "bill_import_no"),
    "payment": ("pay_take", "pay_other", "pay_words", "pay_back", "pay_view", "pay_no", "pay_drop"),
    "my_payment": ("pay_unit", "pay_undo"),
    "proof_question": ("proof_yes", "proof_no"),
    "campaign": ("camp_pause", "camp_resume", "camp_stop", "camp_again"),
    "unread": ("read_turn",),
    "faq": ("faq_turn",),
    "ask": ("solved", "asked", "giveback", "agree", "object", "stars", "chip", "ratewords", "enough"),
}
#: Buttons that name the contact of a campaign: the card is the contact's, whatever its kind.
OF_CONTACTS = ("got_it",)
KIND_OF = {verb: kind for kind, verbs in CARD_OF.items() for verb in verbs} | dict.fromkeys(OF_CONTACTS, "")


def redraw_at(tx: Session, chat_id: int, message_id: int, *, now: datetime) -> None:
    """Owe the card at this post its present face; a post that is no card is left alone."""
    card = card_at(tx, chat_id, message_id, now=now)
    if card is not None:
        # Whatever we believed was shown there, somebody just saw something older.
        card.shown = ""
        _show_again(tx, card, now=now)


def card_at(tx: Session, chat_id: int, message_id: int, *, now: datetime) -> Card | None:
    """The card whose post this is."""
    return tx.exec(select(Card).where(Card.chat_id == chat_id, Card.message_id == message_id)).first()


def adopt(tx: Session, press: Press, chat_id: int, message_id: int, *, now: datetime) -> None:
    """A button was tapped on a copy that we know nothing of: make it the card's post, or take its buttons away."""
    if press.verb not in KIND_OF or card_at(tx, chat_id, message_id, now=now) is not None:
        return
    card = _card_of(tx, press, chat_id)
    if card is None:
        return
    note_arrived(tx, card.id or 0, message_id, now=now)
    if card.message_id is None:
        card.message_id, card.shown = message_id, ""
        _show_again(tx, card, now=now)
        return
    news = f"hide:{card.id}:{message_id}"
    owe(tx, key=news, chat_id=chat_id, kind="hide", facts={"message_id": message_id}, ticket_id=card.ticket_id, now=now)


def _card_of(tx: Session, press: Press, chat_id: int) -> Card | None:
    if press.verb not in OF_CONTACTS:
        its = select(Card).where(Card.kind == KIND_OF[press.verb], Card.subject_id == press.id)
        return tx.exec(its.where(Card.chat_id == chat_id)).first()
    contact = tx.get(Contact, press.id)
    card = tx.get(Card, contact.card_id) if contact and contact.card_id else None
    return card if card is not None and card.chat_id == chat_id else None


def _show_again(tx: Session, card: Card, *, now: datetime) -> None:
    tx.add(card)
    show(
        tx,
        card.kind,
        card.subject_id,
        chat_id=card.chat_id,
        thread_id=card.thread_id,
        ticket_id=card.ticket_id,
        now=now,
    )
