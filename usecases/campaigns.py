"""A campaign's course: one card for each of many people, never twice, and never so many rows that anybody feels it.

Each portion is a timer that owes a part and sets the next one in the same transaction, so a kill in
the middle leaves either both or neither. A portion only fills up what waits in the outbox, so a
hundred thousand recipients are never a hundred thousand waiting rows.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, delete, exists, func, insert, update
from sqlmodel import Session, col, select

from models.audience import Audience
from models.campaigns import CAMPAIGN_MOVES, Campaign, CampaignState, Contact
from models.estate import Household
from models.outbox import Card, OutboxMessage, OutboxState, Priority
from models.people import Person
from models.refusals import Refusal, Stale
from outbox import drop_pending, forget_cards, note_arrived, say_again_all, show, show_many, take_back
from outbox.owe import insert_once
from usecases import campaign_progress
from usecases.audience import not_yet, reach
from usecases.people import RUNNING, holds, known, roles_of
from usecases.quiet import awake_people
from usecases.timers import cancel_timer, set_timer

#: The most messages of one campaign that wait in the outbox. Ten seconds' work at Telegram's pace.
WINDOW = 300
#: How often it is filled up.
EVERY = timedelta(seconds=2)
#: The progress card is redrawn with every fifth portion.
REDRAWN = 5
#: Whoever falls quiet within this time is left for the morning: what waits is sent by then.
SOON = timedelta(seconds=30)

UNDER_WAY = (OutboxState.PENDING, OutboxState.SENDING)


def begin(
    tx: Session,
    name: str,
    kind: str,
    subject_id: int,
    audience: Audience,
    *,
    per_unit: bool = False,
    urgent: bool = False,
    begins_at: datetime | None = None,
    by: Person | None = None,
    now: datetime,
) -> Campaign:
    """Send the card `kind` about row `subject_id` to everybody of the audience, from `begins_at` on.

    Each card's subject is the `Contact`. The same `name` begins once; whoever calls has checked the rights.
    What is `urgent` wakes people.
    """
    values = Campaign(
        name=name,
        kind=kind,
        subject_id=subject_id,
        audience=audience.model_dump(mode="json"),
        per_unit=per_unit,
        urgent=urgent,
        meant=reach(tx, audience, per_unit=per_unit, now=now).askable,
        begins_at=max(begins_at or now, now),
        created_by=by.id if by else None,
        created_at=now,
    )
    made = insert_once(tx, Campaign, values.model_dump(exclude={"id"}))
    campaign = tx.exec(select(Campaign).where(Campaign.name == name)).one()
    if made:
        _next_portion(tx, campaign, campaign.begins_at, now=now)
        campaign_progress.show_to_manager(tx, campaign, afresh=True, now=now)
    return campaign


def portion(tx: Session, campaign_id: int, after: int, *, now: datetime) -> int:
    """Owe the next part, to people above `after`; answers how many. When nobody is left, it is done."""
    campaign = _locked(tx, campaign_id)
    if campaign.state is CampaignState.PLANNED:
        _move(tx, campaign, CampaignState.RUNNING)
    if campaign.state is not CampaignState.RUNNING:
        return 0
    awake, morning = (None, None) if campaign.urgent else awake_people(tx, now, now + SOON)
    waiting = under_way(tx, campaign)
    room = max(WINDOW - waiting, 0)
    found = _left(tx, campaign, room, after=after, awake=awake, now=now)
    _write_to(tx, campaign, found, now=now)
    # Fewer than there was room for: the next look begins with the first again, and finds who joined meanwhile.
    last = found[-1][0] if found and len(found) == room else 0 if room else after
    if not (found or waiting or after) and not _left(tx, campaign, 1, now=now):
        _end(tx, campaign, CampaignState.DONE, now=now)
        return 0
    asleep = room and not (found or waiting or after) and morning is not None
    _next_portion(tx, campaign, morning if asleep and morning else now + EVERY, last, now=now)
    if campaign.parts % REDRAWN == 0:
        campaign_progress.show_to_manager(tx, campaign, view=None, now=now)
    return len(found)


def pause(tx: Session, campaign_id: int, *, by: Person | None, now: datetime) -> Campaign:
    """Send nobody anything more for now. What nobody has begun to send is as if it had not been owed."""
    campaign = _in_hand(tx, campaign_id, by)
    _move(tx, campaign, CampaignState.PAUSED)
    cancel_timer(tx, f"campaign:{campaign.id}", now)
    gone = take_back(tx, campaign.id or 0)
    tx.exec(delete(Contact).where(col(Contact.card_id).in_(gone)))
    forget_cards(tx, gone)
    campaign_progress.show_to_manager(tx, campaign, now=now)
    return campaign


def resume(tx: Session, campaign_id: int, *, by: Person | None, now: datetime) -> Campaign:
    """Go on where it was paused; before its hour, it waits for that."""
    campaign = _in_hand(tx, campaign_id, by)
    _move(tx, campaign, CampaignState.RUNNING)
    _next_portion(tx, campaign, max(campaign.begins_at, now), now=now)
    campaign_progress.show_to_manager(tx, campaign, now=now)
    return campaign


def stop(tx: Session, campaign_id: int, *, by: Person | None, now: datetime) -> Campaign:
    """End it for good: what is not sent is dropped, and whoever was not written to is not written to."""
    campaign = _in_hand(tx, campaign_id, by)
    cancel_timer(tx, f"campaign:{campaign.id}", now)
    drop_pending(tx, campaign.id or 0, now=now)
    _end(tx, campaign, CampaignState.STOPPED, now=now)
    return campaign


def resend_doubted(tx: Session, campaign_id: int, *, by: Person | None, now: datetime) -> int:
    """Say once more whatever may not have arrived, as a possible repeat; how many will be."""
    campaign = _in_hand(tx, campaign_id, by)
    if campaign.state is CampaignState.STOPPED:
        raise Stale("refusal-stale")
    count = say_again_all(tx, campaign.id or 0, now=now)
    campaign_progress.show_to_manager(tx, campaign, now=now)
    return count


def read(tx: Session, contact_id: int, *, person: Person | None, now: datetime) -> Contact:
    """He tapped "got it": noted once. A tap proves that it arrived, whatever we were in doubt about."""
    contact = tx.get(Contact, contact_id)
    if contact is None or contact.person_id != known(person):
        raise Refusal("refusal-no-such-notice")
    # Two taps: the first moment stays.
    first = update(Contact).where(col(Contact.id) == contact_id, col(Contact.read_at).is_(None))
    tx.exec(first.values(read_at=now))
    tx.refresh(contact)
    card = tx.get(Card, contact.card_id) if contact.card_id else None
    if card is not None:
        note_arrived(tx, card.id or 0, None, now=now)
        show(tx, card.kind, card.subject_id, chat_id=card.chat_id, now=now)
    campaign_progress.count_reading(tx, tx.get_one(Campaign, contact.campaign_id), now=now)
    return contact


def contacts(tx: Session, campaign: Campaign, *, after: int = 0, limit: int = 200, now: datetime) -> list[Contact]:
    """Whom it has written to, by id: for whoever corrects what was sent, portion by portion."""
    written = select(Contact).where(Contact.campaign_id == campaign.id, col(Contact.id) > after)
    return list(tx.exec(written.order_by(col(Contact.id)).limit(limit)))


def campaign_named(tx: Session, name: str, *, now: datetime) -> Campaign | None:
    """The campaign of that name."""
    return tx.exec(select(Campaign).where(Campaign.name == name)).first()


def under_way(tx: Session, campaign: Campaign) -> int:
    """How many of its messages wait or are being sent."""
    row = OutboxMessage
    open_rows = select(func.count(col(row.id))).where(row.campaign_id == campaign.id, col(row.state).in_(UNDER_WAY))
    return tx.exec(open_rows).one()


def _left(
    tx: Session,
    campaign: Campaign,
    limit: int,
    *,
    after: int = 0,
    awake: list[ColumnElement[bool]] | None = None,
    now: datetime,
) -> list[tuple[int, int]]:
    """Who has not been written to yet, as (person, unit)."""
    if not limit:
        return []
    unit = col(Household.unit_id) if campaign.per_unit else 0
    tie = (col(Contact.person_id) == col(Household.person_id), col(Contact.unit_id) == unit)
    had = exists().where(col(Contact.campaign_id) == campaign.id, *tie)
    audience = Audience.model_validate(campaign.audience)
    return not_yet(tx, audience, had, per_unit=campaign.per_unit, limit=limit, after=after, awake=awake, now=now)


def _write_to(tx: Session, campaign: Campaign, found: Sequence[tuple[int, int]], *, now: datetime) -> None:
    if not found:
        return
    common: dict[str, Any] = {"campaign_id": campaign.id, "at": now}
    rows = [common | {"person_id": person, "unit_id": unit if campaign.per_unit else 0} for person, unit in found]
    made = tx.execute(insert(Contact).returning(col(Contact.id), col(Contact.person_id)), rows).all()
    chats = dict(tx.exec(select(Person.id, Person.user_id).where(col(Person.id).in_({one for one, _ in found}))).all())
    posts = [(contact, chats[person] or 0) for contact, person in made]
    first = Priority.NOTICE if campaign.urgent else Priority.BULK
    cards = show_many(tx, campaign.kind, posts, campaign_id=campaign.id or 0, priority=first, now=now)
    named = [{"id": contact, "card_id": card} for contact, card in cards.items()]
    tx.execute(update(Contact), named)


def _next_portion(tx: Session, campaign: Campaign, due_at: datetime, after: int = 0, *, now: datetime) -> None:
    campaign.parts += 1
    tx.add(campaign)
    facts = {"campaign": campaign.id, "after": after, "subject": campaign.name}
    key = f"campaign:{campaign.id}:{campaign.parts}"
    set_timer(tx, key=key, job="campaign_portion", due_at=due_at, facts=facts, why="why-campaign-portion", now=now)


def _locked(tx: Session, campaign_id: int) -> Campaign:
    # On PostgreSQL a pause and a portion must not overlap: the one that comes second sees the other's rows.
    campaign = tx.get(Campaign, campaign_id, with_for_update=True, populate_existing=True)
    if campaign is None:
        raise Stale("refusal-stale")
    return campaign


def _in_hand(tx: Session, campaign_id: int, by: Person | None) -> Campaign:
    """The campaign, for whoever runs the estate, or began it and still works here."""
    campaign, me = _locked(tx, campaign_id), known(by)
    if not (holds(tx, me, RUNNING) or (campaign.created_by == me and roles_of(tx, me))):
        raise Refusal("refusal-not-yours-to-do")
    return campaign


def _move(tx: Session, campaign: Campaign, becomes: CampaignState) -> None:
    if becomes not in CAMPAIGN_MOVES[campaign.state]:
        raise Stale("refusal-stale")
    moved = update(Campaign).where(col(Campaign.id) == campaign.id, col(Campaign.state) == campaign.state)
    # Two managers tap at once: whoever comes second changes no row and is told that the card is old.
    if not tx.exec(moved.values(state=becomes)).rowcount:
        raise Stale("refusal-stale")
    tx.refresh(campaign)


def _end(tx: Session, campaign: Campaign, how: CampaignState, *, now: datetime) -> None:
    _move(tx, campaign, how)
    campaign.ended_at = now
    tx.add(campaign)
    campaign_progress.tell_end(tx, campaign, now=now)
