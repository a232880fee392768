"""An announcement's course: decided, sent by a campaign, corrected where it was sent, taken back."""

from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import exists, update
from sqlmodel import Session, col, select

from models.announcements import ANNOUNCEMENT_MOVES, Announcement, AnnouncementState, Correction
from models.campaigns import Campaign, Contact
from models.outbox import Card, OutboxMessage, Priority
from models.people import Language, Person
from models.refusals import Refusal, Stale
from outbox import owe, show
from usecases import campaigns, prompts
from usecases.announcement_fields import fill, next_field, template_of
from usecases.announcement_making import Typed, may_announce, measured, own_draft, reached_by
from usecases.consent import ask_colleagues, colleagues, needs_second
from usecases.followers import catalogue_of
from usecases.quiet import decent
from usecases.timers import set_timer

A = AnnouncementState
KIND = "announcement"
#: How many cards one transaction redraws, and how long after it the next does: about Telegram's pace.
BATCH = 200
PACE = timedelta(seconds=7)
#: By now whatever was being sent while the words changed has been written down.
LATE = timedelta(minutes=2)


def listed(tx: Session, *, now: datetime) -> list[Announcement]:
    """The last few that were decided, the newest first."""
    decided = select(Announcement).where(col(Announcement.state).in_((A.ASKED, A.SENT, A.WITHDRAWN)))
    return list(tx.exec(decided.order_by(col(Announcement.id).desc()).limit(12)))


def one(tx: Session, announcement_id: int, *, person: Person | None, now: datetime) -> Announcement:
    """One of them, for those who may announce."""
    may_announce(tx, person, now=now)
    found = tx.get(Announcement, announcement_id, with_for_update=True, populate_existing=True)
    if found is None:
        raise Stale("refusal-stale")
    return found


def send(tx: Session, person: Person | None, *, now: datetime) -> Announcement:
    """Send the draft, at its time; if it reaches very many, once a colleague agrees.

    What is urgent waits for nobody: the colleagues are told at once, and each of them can stop it.
    """
    draft = own_draft(tx, person, now=now)
    count = reached_by(tx, draft, now=now).askable
    if not count:
        raise Refusal("refusal-announce-nobody")
    if not draft.texts and (not draft.template or next_field(draft, template_of(tx, draft))):
        raise Refusal("refusal-announce-empty")
    facts = {"announcement": draft.id, "count": count}
    if needs_second(tx, count) and not draft.urgent:
        ask_colleagues(tx, draft.created_by, "refusal-announce-no-second", key=f"announcement-consent:{draft.id}",
                       kind="announcement_consent", facts=facts, now=now)  # fmt: skip
        _move(tx, draft, A.ASKED)
        return draft
    _move(tx, draft, A.SENT)
    campaign = _begin(tx, draft, now=now)
    if draft.urgent:
        for manager in colleagues(tx, draft.created_by):
            told = facts | {"campaign": campaign.id}
            owe(tx, key=f"announcement-urgent:{draft.id}:{manager.id}", chat_id=manager.user_id or 0,
                kind="announcement_urgent", facts=told, now=now)  # fmt: skip
    return draft


def decide(tx: Session, announcement_id: int, *, yes: bool, person: Person | None, now: datetime) -> Announcement:
    """A second manager agrees, or does not; never the first. Whoever comes second finds it decided."""
    found = one(tx, announcement_id, person=person, now=now)
    if found.created_by == (person.id if person else None):
        raise Refusal("refusal-survey-own")
    if found.state is not A.ASKED:
        raise Stale("announce-decided")
    _move(tx, found, A.SENT if yes else A.DROPPED)
    found.agreed_by = person.id if person else None
    tx.add(found)
    facts = {"announcement": found.id, "agreed": yes, "name": person.name if person else ""}
    _tell(tx, found.created_by, f"announcement-decided:{found.id}", "announcement_agreed", facts, now)
    if yes:
        _begin(tx, found, now=now)
    return found


def correct(
    tx: Session, announcement_id: int, name: str, typed: Typed, *, person: Person | None, now: datetime
) -> None:
    """Say it anew in one language, or with another filling of one gap, wherever it stands already.

    Whoever has not had it gets it corrected; the colleague who agreed to it is told.
    """
    found = one(tx, announcement_id, person=person, now=now)
    if found.state is not A.SENT:
        raise Stale("refusal-stale")
    before = Correction(announcement_id=announcement_id, texts=found.texts, fields=found.fields, by=_id(person), at=now)
    if found.template:
        fill(tx, found, name, typed.said.text, typed.when, now=now)
    else:
        found.texts = found.texts | {Language(name).value: measured(found, typed)}
    found.corrected_at = now
    tx.add_all([before, found])
    tx.flush()
    prompts.forget(tx, typed.said.chat_id, typed.said.chat_id)
    _redraw(tx, found, now=now)
    facts = {"announcement": found.id, "name": person.name if person else ""}
    _tell(tx, found.agreed_by, f"announcement-corrected:{before.id}", "announcement_changed", facts, now)


def withdraw(tx: Session, announcement_id: int, *, person: Person | None, now: datetime) -> Announcement:
    """Take it back: nobody else gets it, and where it stands it says so. A second tap changes nothing."""
    found = one(tx, announcement_id, person=person, now=now)
    if found.state is A.WITHDRAWN:
        return found
    _move(tx, found, A.WITHDRAWN)
    found.withdrawn_at = now
    tx.add(found)
    campaign = campaigns.campaign_named(tx, found.campaign_name, now=now)
    if campaign is not None and campaign.ended_at is None:
        campaigns.stop(tx, campaign.id or 0, by=person, now=now)
    _redraw(tx, found, now=now)
    return found


def redraw_some(
    tx: Session, announcement_id: int, since: datetime, after: int, *, late: bool = False, now: datetime
) -> int:
    """Redraw the next two hundred of its cards that stand in somebody's chat; answers how many.

    With `late` only those that were being sent at `since`, when the words changed: they may show the old ones.
    """
    found = tx.get_one(Announcement, announcement_id)
    row = OutboxMessage
    posted = select(Contact.id, Card.chat_id).join(Campaign).join(Card, col(Card.id) == col(Contact.card_id))
    posted = posted.where(Campaign.name == found.campaign_name, col(Contact.id) > after)
    posted = posted.where(col(Card.message_id).is_not(None))
    if late:
        settled = (col(row.campaign_id) == col(Campaign.id), col(row.card_id) == col(Card.id))
        posted = posted.where(exists().where(*settled, col(row.settled_at) >= since))
    standing = tx.exec(posted.order_by(col(Contact.id)).limit(BATCH)).all()
    first = Priority.NOTICE if found.urgent else Priority.BULK
    for contact_id, chat_id in standing:
        # At night too: an edit rings no bell.
        show(tx, KIND, contact_id or 0, chat_id=chat_id, priority=first, now=now)
    if len(standing) == BATCH:
        _redraw_from(tx, found, since, standing[-1][0] or 0, late=late, due_at=now + PACE, now=now)
    return len(standing)


def _begin(tx: Session, announcement: Announcement, *, now: datetime) -> Campaign:
    by = tx.get(Person, announcement.created_by) if announcement.created_by else None
    campaign = campaigns.begin(
        tx,
        announcement.campaign_name,
        KIND,
        announcement.id or 0,
        announcement.whom,
        urgent=announcement.urgent,
        begins_at=announcement.begins_at,
        by=by,
        now=now,
    )
    if announcement.urgent:
        due_at = campaign.begins_at + catalogue_of(tx).announcements.urgent_calls
        facts = {"announcement": announcement.id, "subject": announcement.campaign_name}
        set_timer(tx, key=f"announcement:{announcement.id}:calls", job="announcement_calls", due_at=due_at,
                  facts=facts, why="why-announcement-calls", now=now)  # fmt: skip
    return campaign


def _redraw(tx: Session, announcement: Announcement, *, now: datetime) -> None:
    _redraw_from(tx, announcement, now, 0, late=False, due_at=now, now=now)
    _redraw_from(tx, announcement, now, 0, late=True, due_at=now + LATE, now=now)


def _redraw_from(
    tx: Session, announcement: Announcement, since: datetime, after: int, *, late: bool, due_at: datetime, now: datetime
) -> None:
    id, stage = announcement.id, "late" if late else "now"
    facts = {"announcement": id, "since": since.isoformat(), "after": after, "late": late,
             "subject": announcement.campaign_name}  # fmt: skip
    key = f"announcement:{id}:redraw:{since.isoformat()}:{stage}:{after}"
    set_timer(
        tx, key=key, job="redraw_announcement", due_at=due_at, facts=facts, why="why-announcement-redraw", now=now
    )


def _move(tx: Session, announcement: Announcement, becomes: AnnouncementState) -> None:
    was = announcement.state
    if becomes not in ANNOUNCEMENT_MOVES[was]:
        raise Stale("refusal-stale")
    moved = update(Announcement).where(col(Announcement.id) == announcement.id, col(Announcement.state) == was)
    # Two taps on "send", or two managers deciding: whoever comes second changes no row.
    if not tx.exec(moved.values(state=becomes)).rowcount:
        raise Stale("refusal-stale")
    tx.refresh(announcement)


def _tell(tx: Session, whom: int | None, key: str, kind: str, facts: dict[str, Any], now: datetime) -> None:
    person = tx.get(Person, whom) if whom else None
    if person is not None and person.user_id is not None:
        owe(tx, key=key, chat_id=person.user_id, kind=kind, facts=facts, not_before=decent(tx, person, now), now=now)


def _id(person: Person | None) -> int:
    return person.id or 0 if person else 0
