"""What the dialog shows of an announcement: the draft with its reach, a preview, and what became of it."""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from models.announcement_figures import spared, unread_count
from models.announcements import Announcement
from models.campaign_figures import figures
from models.people import Language, Person
from outbox import owe
from usecases.announcement_making import awaited, draft_of, may_announce, own_draft, reached_by
from usecases.audience import Reach
from usecases.campaigns import campaign_named
from usecases.consent import needs_second


@dataclass(frozen=True)
class DraftPage:
    """A draft, whom it reaches, whether a colleague has to agree, and the gap that is asked for just now."""

    said: Announcement
    reach: Reach
    many: bool
    asks: str


@dataclass(frozen=True)
class SentPage:
    """One that was decided, and its counts."""

    said: Announcement
    meant: int
    sent: int
    read: int
    unread: int
    #: Reports that a planned outage's notice answered.
    spared: int


def draft_page(tx: Session, person: Person | None, *, now: datetime) -> DraftPage | None:
    """What somebody is writing, with its counts."""
    said = draft_of(tx, person, now=now)
    if said is None or person is None:
        return None
    reach = reached_by(tx, said, now=now)
    expected = awaited(tx, person.user_id or 0, person, now=now)
    asks = str(expected["name"]) if expected and expected["what"] == "field" else ""
    return DraftPage(said, reach, needs_second(tx, reach.askable), asks)


def sent_page(tx: Session, announcement_id: int, person: Person | None, *, now: datetime) -> SentPage | None:
    """One that was decided, with its counts; None if there is no such."""
    may_announce(tx, person, now=now)
    said = tx.get(Announcement, announcement_id)
    if said is None:
        return None
    campaign = campaign_named(tx, said.campaign_name, now=now)
    counted = figures(tx, campaign, now=now) if campaign else None
    return SentPage(
        said,
        meant=counted.meant if counted else 0,
        sent=counted.sent if counted else 0,
        read=counted.read if counted else 0,
        unread=unread_count(tx, said),
        spared=spared(tx, said, now=now),
    )


def show_preview(tx: Session, person: Person | None, *, now: datetime) -> int:
    """Owe the writer what tenants will see, once in each language in which it differs; answers how many that are."""
    said = own_draft(tx, person, now=now)
    written = [one for one in Language if said.template or one.value in said.texts]
    for language in written:
        facts = {"announcement": said.id, "in_language": language.value}
        key = f"announcement-preview:{said.id}:{language.value}:{now.isoformat()}"
        chat_id = person.user_id or 0 if person else 0
        owe(tx, key=key, chat_id=chat_id, kind="announcement_preview", facts=facts, now=now)
    return len(written)
