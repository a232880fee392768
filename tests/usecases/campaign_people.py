"""What tests of campaigns do: begin one, have Telegram take what is owed, look how it stands."""

from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from cards.face import Face
from cards.parts import press
from cards.registry import Pen, card
from models.audience import Audience
from models.campaign_figures import Figures, figures
from models.campaigns import Campaign, Contact
from models.database import Database
from models.outbox import Card, OutboxMessage, OutboxState
from models.people import Person
from usecases import campaigns


@card("some_news")
def some_news(tx: Session, card: Card, pen: Pen) -> Face:
    """What our campaigns say, with the button that an announcement has."""
    contact = tx.get_one(Contact, card.subject_id)
    return Face(f"news for {contact.unit_id}", [[press(pen, "campaigns-got-it", "got_it", contact.id)]])


def begins(db: Database, by: Person | None, name: str = "news:1", **more: Any) -> Campaign:
    """A campaign about nothing in particular."""
    audience = Audience(**more.pop("audience", {}))
    return db.run_sync(campaigns.begin, name, "some_news", 0, audience, by=by, **more)


def owed(db: Database) -> list[OutboxMessage]:
    """The messages of campaigns, in order."""

    def rows(tx: Session, *, now: datetime) -> list[OutboxMessage]:
        of_campaigns = select(OutboxMessage).where(col(OutboxMessage.campaign_id).is_not(None))
        return list(tx.exec(of_campaigns.order_by(col(OutboxMessage.id))))

    return db.read_sync(rows)


def settled(db: Database, *, refused: tuple[int, ...] = (), doubt: tuple[int, ...] = (), most: int = 1000) -> None:
    """Telegram took what was owed, refused some, and of some we do not know."""

    def rows(tx: Session, *, now: datetime) -> None:
        pending = select(OutboxMessage).where(OutboxMessage.state == OutboxState.PENDING).limit(most)
        for row in tx.exec(pending.order_by(col(OutboxMessage.id))).all():
            row.state = OutboxState.REFUSED if row.chat_id in refused else OutboxState.SENT
            row.state = OutboxState.IN_DOUBT if row.chat_id in doubt else row.state
            row.settled_at, row.attempts = now, 1
            shown = tx.get(Card, row.card_id) if row.card_id else None
            if shown is not None and row.state is OutboxState.SENT:
                shown.message_id = shown.message_id or 5000 + (row.id or 0)

    db.run_sync(rows)


def stands(db: Database, campaign: Campaign) -> Figures:
    """How it stands now."""
    return db.read_sync(figures, db.read_sync(now_of, campaign))


def now_of(tx: Session, campaign: Campaign, *, now: datetime) -> Campaign:
    return tx.get_one(Campaign, campaign.id)


def chats(db: Database) -> list[int]:
    return [row.chat_id for row in owed(db)]
