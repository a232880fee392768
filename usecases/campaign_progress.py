"""What a campaign shows of itself: the manager's card while it runs, and to the butlers, at its end, whom it missed."""

from datetime import datetime, timedelta

from sqlalchemy import exists, insert
from sqlmodel import Session, col, select

from models.audience import Audience
from models.campaign_figures import Figures, Unreached, figures, unreached, unreached_count
from models.campaigns import Campaign, CampaignState, Contact
from models.estate import Building
from models.outbox import Card, Priority
from models.people import Person, Role
from models.refusals import Stale
from outbox import show
from outbox.effects import staff
from usecases.audience import out_of_reach
from usecases.people import FRONT_DESK, RUNNING, demand
from usecases.quiet import decent

#: Who may leaf through a list of people; whoever began a campaign has one of these roles, or no list.
READERS = FRONT_DESK | RUNNING | {Role.CASHIER}

#: How long a tap may stay uncounted on the card.
COUNTED_AFTER = timedelta(seconds=10)

__all__ = ["Figures", "Unreached", "figures", "show_to_manager", "tell_end", "turn", "unreached", "unreached_count"]


def show_to_manager(
    tx: Session,
    campaign: Campaign,
    *,
    view: str | None = "",
    afresh: bool = False,
    not_before: datetime | None = None,
    now: datetime,
) -> None:
    """Owe whoever began it the card with how it stands; with `view=None` at the page where he is.

    One that nobody began has no card.
    """
    person = tx.get(Person, campaign.created_by) if campaign.created_by else None
    if person is not None and person.user_id is not None:
        show(
            tx,
            "campaign",
            campaign.id or 0,
            chat_id=person.user_id,
            view=view,
            afresh=afresh,
            not_before=not_before,
            now=now,
        )


def count_reading(tx: Session, campaign: Campaign, *, now: datetime) -> None:
    """Somebody tapped "got it" after its end, when no portion redraws the card any more: do so soon.

    A thousand who tap within these seconds are one redraw, for a card has one waiting at most.
    """
    if campaign.state is CampaignState.DONE:
        show_to_manager(tx, campaign, view=None, not_before=now + COUNTED_AFTER, now=now)


def tell_end(tx: Session, campaign: Campaign, *, now: datetime) -> None:
    """Write down who could not be written to at all, and show managers and butlers whom it missed."""
    _note_unwritable(tx, campaign, now=now)
    tx.flush()
    show_to_manager(tx, campaign, now=now)
    for code in tx.exec(select(Building.code).order_by(col(Building.id))).all():
        if unreached_count(tx, campaign, buildings=[code]):
            _show_butlers(tx, campaign, code, now=now)


def turn(tx: Session, view: str, chat_id: int, message_id: int, *, person: Person | None, now: datetime) -> None:
    """Show another face of the card under which somebody tapped: a page of the list, or its front."""
    card = tx.exec(select(Card).where(Card.chat_id == chat_id, Card.message_id == message_id)).first()
    if card is None or person is None or person.user_id != chat_id:
        raise Stale("refusal-stale")
    demand(tx, person, READERS)
    show(tx, card.kind, card.subject_id, chat_id=chat_id, view=view, now=now)


def _show_butlers(tx: Session, campaign: Campaign, code: str, *, now: datetime) -> None:
    for butler in staff(tx, Role.BUTLER, {code}):
        if butler.user_id is not None:
            # A butler of three houses is shown one card, drawn for all three.
            show(tx, "unreached", campaign.id or 0, chat_id=butler.user_id, priority=Priority.NOTICE,
                 not_before=decent(tx, butler, now), now=now)  # fmt: skip


def _note_unwritable(tx: Session, campaign: Campaign, *, now: datetime) -> None:
    audience = Audience.model_validate(campaign.audience)
    had = exists().where(col(Contact.campaign_id) == campaign.id, col(Contact.person_id) == col(Person.id))
    missed = out_of_reach(tx, audience, had, now=now)
    if missed:
        rows = [{"campaign_id": campaign.id, "person_id": person, "unit_id": 0, "at": now} for person in missed]
        tx.execute(insert(Contact), rows)
