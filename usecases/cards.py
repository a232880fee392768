"""Cards as posts: finding the one behind a tapped button and redrawing it."""

from datetime import datetime

from sqlmodel import Session, select

from models.outbox import Card
from outbox import show


def redraw_at(tx: Session, chat_id: int, message_id: int, *, now: datetime) -> None:
    """Owe the card at this post its present face; a post that is no card is left alone."""
    card = tx.exec(select(Card).where(Card.chat_id == chat_id, Card.message_id == message_id)).first()
    if card is not None:
        # Whatever we believed was shown there, somebody just saw something older.
        card.shown = ""
        tx.add(card)
        show(
            tx, card.kind, card.subject_id, chat_id=chat_id, thread_id=card.thread_id, ticket_id=card.ticket_id, now=now
        )
