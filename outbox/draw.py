"""Drawing a row at the moment of sending, in the reader's language, inside a reading transaction."""

from dataclasses import replace
from datetime import datetime
from typing import Any

from sqlmodel import Session, select

from cards.face import Face
from cards.registry import CARDS, NOTICES, Pen
from locales.texts import Texts
from models.catalogue import Catalogue
from models.outbox import Action, Card, OutboxMessage
from models.people import Language, Person
from outbox.plan import HIDE, Drawing
from outbox.polls import posted_at


def draw(tx: Session, row: OutboxMessage, texts: Texts, catalogue: Catalogue, *, now: datetime) -> Drawing:
    """What the row says now. Raises whatever the drawing raises: that is a bug in a card."""
    # A preview names the language in which it is to be seen.
    named = row.facts.get("in_language")
    language = Language(named) if named else language_of(tx, row.chat_id, catalogue)
    pen = Pen(texts(language), now, catalogue.zone, catalogue)
    if row.action is Action.SHOW:
        return _card(tx, row, pen)
    if row.action is Action.STOP_POLL:
        return Drawing(None, post=posted_at(tx, row.facts["post_key"]))
    face = _notice(tx, row, pen)
    if row.action is Action.POLL:
        # Its words are the question itself: there is no room to say that it may be a repeat.
        return Drawing(face, thread_id=row.thread_id, reply_to=row.reply_to)
    return Drawing(_repeated(face, row, pen), thread_id=row.thread_id, reply_to=_reply_to(tx, row))


def language_of(tx: Session, chat_id: int, catalogue: Catalogue) -> Language:
    """A person's own language; in groups, and for people we do not know, the estate's."""
    person = tx.exec(select(Person).where(Person.user_id == chat_id)).first() if chat_id > 0 else None
    return person.language if person else catalogue.estate.language


def _card(tx: Session, row: OutboxMessage, pen: Pen) -> Drawing:
    card = tx.get_one(Card, row.card_id)
    face = CARDS[card.kind](tx, card, pen)
    # An edit cannot double, so only a new post says that it may be a repeat.
    shown = face if card.message_id is not None else _repeated(face, row, pen)
    return Drawing(shown, card.message_id, card.thread_id, row.reply_to, card.shown)


def _notice(tx: Session, row: OutboxMessage, pen: Pen) -> Face | None:
    if not row.kind or row.kind == HIDE:
        return None
    return NOTICES[row.kind](tx, _facts(row), pen)


def _facts(row: OutboxMessage) -> dict[str, Any]:
    facts: dict[str, Any] = row.facts["facts"] if row.action is Action.ALBUM else row.facts
    return facts


def _reply_to(tx: Session, row: OutboxMessage) -> int | None:
    asked = row.facts.get("reply_to_card") if row.action is Action.ALBUM else None
    card = tx.get(Card, asked) if asked else None
    if card is not None and card.chat_id == row.chat_id and card.message_id is not None:
        return card.message_id
    return row.reply_to


def _repeated(face: Face | None, row: OutboxMessage, pen: Pen) -> Face | None:
    if face is None or not row.repeat:
        return face
    return replace(face, text=f"{face.text}\n\n<i>{pen('maybe-repeat')}</i>")
