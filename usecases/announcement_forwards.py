"""A message that somebody forwarded to us: to be announced, or a matter of his own."""

from datetime import datetime

from sqlmodel import Session

from models.announcements import Announcement, AnnouncementState
from models.people import Person
from models.refusals import Stale
from models.tickets import PieceKind
from outbox import owe
from usecases.announcement_making import READ, Typed, begin_from, may_announce
from usecases.followers import catalogue_of
from usecases.people import holds
from usecases.said import Said


def could_announce(tx: Session, said: Said, person: Person | None, *, now: datetime) -> bool:
    """Whether he may announce, and it is of a kind that can be: words, a picture, a document."""
    may = person is not None and person.id is not None and holds(tx, person.id, catalogue_of(tx).announcements.roles)
    return may and said.kind in READ


def offer(tx: Session, typed: Typed, *, person: Person | None, now: datetime) -> Announcement | None:
    """Keep it as a draft, and ask what it is to be. A later picture of the same album asks nothing."""
    made = begin_from(tx, typed, person=person, now=now)
    if made is not None and person is not None:
        owe(tx, key=f"announcement-offer:{made.id}", chat_id=person.user_id or 0, kind="announcement_offer",
            facts={"announcement": made.id}, now=now)  # fmt: skip
    return made


def this(tx: Session, announcement_id: int, *, person: Person | None, now: datetime) -> Announcement:
    """It is to be announced."""
    return _mine(tx, announcement_id, person, now=now)


def not_this(tx: Session, announcement_id: int, *, person: Person | None, now: datetime) -> Said:
    """It is not: the draft goes, and what was forwarded is handed back."""
    found = _mine(tx, announcement_id, person, now=now)
    found.state = AnnouncementState.DROPPED
    tx.add(found)
    kind = PieceKind.PHOTO if found.photo else PieceKind.DOCUMENT if found.document else PieceKind.TEXT
    chat_id = person.user_id or 0 if person else 0
    return Said(chat_id, found.source_message or 0, kind, found.source_words, found.photo or found.document)


def _mine(tx: Session, announcement_id: int, person: Person | None, *, now: datetime) -> Announcement:
    me = may_announce(tx, person, now=now)
    found = tx.get(Announcement, announcement_id)
    if found is None or found.created_by != me or found.state is not AnnouncementState.DRAFT:
        raise Stale("refusal-stale")
    return found
