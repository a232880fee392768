"""Somebody writes an announcement: a draft row that taps and typed words fill, until he sends it.

Words come as Telegram HTML, so links and emphasis are kept; they are measured without their tags.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import update
from sqlmodel import Session, col, select

from models.announcements import Announcement, AnnouncementState
from models.audience import Audience
from models.catalogue_announcements import Template
from models.people import Language, Person
from models.refusals import Refusal, Stale
from models.tickets import PieceKind
from usecases import prompts
from usecases.announcement_fields import anchor, fill, next_field, template_of
from usecases.audience import Reach, reach
from usecases.followers import catalogue_of
from usecases.people import demand
from usecases.said import Said
from usecases.typed_units import units_typed

PURPOSE = "announcement"
#: What Telegram takes, less the room for our heading and the notes below.
LONGEST_TEXT, LONGEST_CAPTION = 3800, 800
READ = (PieceKind.TEXT, PieceKind.PHOTO, PieceKind.DOCUMENT)


@dataclass(frozen=True)
class Typed:
    """What he sent: the message, its words as HTML, and the time they name, if they name one."""

    said: Said
    html: str
    when: datetime | None = None


def may_announce(tx: Session, person: Person | None, *, now: datetime) -> int:
    """The id of somebody who may announce; refuses everybody else."""
    return demand(tx, person, catalogue_of(tx).announcements.roles)


def draft_of(tx: Session, person: Person | None, *, now: datetime) -> Announcement | None:
    """What somebody is writing."""
    me = may_announce(tx, person, now=now)
    mine = select(Announcement).where(Announcement.created_by == me, Announcement.state == AnnouncementState.DRAFT)
    return tx.exec(mine.order_by(col(Announcement.id).desc())).first()


def begin(tx: Session, person: Person | None, template: str = "", *, now: datetime) -> Announcement:
    """Begin with an empty sheet or with a template. The draft he had is thrown away."""
    me = may_announce(tx, person, now=now)
    if template and template not in catalogue_of(tx).announcements.templates:
        raise Stale("refusal-stale")
    drop_drafts(tx, me)
    original = person.language if person else Language.ZH_HANS
    made = Announcement(
        original=original,
        template=template,
        audience=Audience().model_dump(mode="json"),
        created_by=me,
        created_at=now,
    )
    return _kept(tx, made)


def begin_from(tx: Session, typed: Typed, *, person: Person | None, now: datetime) -> Announcement | None:
    """Begin with a message that he forwarded; a later picture of an album that we have is nothing new."""
    me = may_announce(tx, person, now=now)
    said = typed.said
    same = select(Announcement.id).where(Announcement.created_by == me, Announcement.source_album == said.album)
    if said.album and tx.exec(same).first():
        return None
    made = begin(tx, person, now=now)
    made.source_message, made.source_album, made.source_words = said.message_id, said.album, said.text
    return _put_content(tx, made, typed)


def drop_drafts(tx: Session, person_id: int) -> None:
    """Throw away whatever somebody was writing."""
    old = update(Announcement).where(col(Announcement.created_by) == person_id)
    tx.exec(old.where(col(Announcement.state) == AnnouncementState.DRAFT).values(state=AnnouncementState.DROPPED))


def adopt(tx: Session, announcement_id: int, *, person: Person | None, now: datetime) -> Announcement:
    """Take over a draft that the house made, and go on with it."""
    me = may_announce(tx, person, now=now)
    drop_drafts(tx, me)
    open_one = (col(Announcement.id) == announcement_id, col(Announcement.state) == AnnouncementState.DRAFT)
    free = update(Announcement).where(*open_one, col(Announcement.created_by).is_(None))
    # Two managers tap at once: whoever comes second changes no row and hears that it is taken.
    if not tx.exec(free.values(created_by=me)).rowcount:
        raise Stale("refusal-announce-taken")
    return tx.get_one(Announcement, announcement_id, populate_existing=True)


def expect(tx: Session, person: Person | None, what: str, name: str = "", *, now: datetime, **facts: Any) -> None:
    """Take his next message for the `text`, a `translation`, a `field`, the `units`, the time or a `correction`."""
    may_announce(tx, person, now=now)
    if person is not None and person.user_id is not None:
        told = {"what": what, "name": name} | facts
        prompts.ask(tx, person.user_id, person.user_id, PURPOSE, facts=told, hours=1, now=now)


def stop_listening(tx: Session, person: Person | None, *, now: datetime) -> None:
    """His next message is about something else again."""
    if person is not None and person.user_id is not None and awaited(tx, person.user_id, person, now=now):
        prompts.forget(tx, person.user_id, person.user_id)


def awaited(tx: Session, chat_id: int, person: Person | None, *, now: datetime) -> dict[str, Any] | None:
    """What his next message is expected to be; None if it is about something else."""
    prompt = prompts.open_prompt(tx, chat_id, person.user_id or 0, now=now) if person else None
    return dict(prompt.facts) if prompt is not None and prompt.purpose == PURPOSE else None


def since(tx: Session, expected: dict[str, Any], *, person: Person | None, now: datetime) -> datetime:
    """From when on a typed time is looked for: 16:00 as the end of something is the 16:00 after its beginning."""
    about = tx.get(Announcement, expected["id"]) if "id" in expected else draft_of(tx, person, now=now)
    return anchor(about, str(expected["name"]), now) if about else now


def hear(tx: Session, typed: Typed, expected: dict[str, Any], *, person: Person | None, now: datetime) -> str:
    """Put what he sent into his draft; answers what comes next: `field`, `hub`, `when` or `preview`."""
    draft, what, name = own_draft(tx, person, now=now), str(expected["what"]), str(expected["name"])
    follows = "hub"
    if what == "text":
        _put_content(tx, draft, typed)
    elif what == "translation":
        draft.texts = draft.texts | {Language(name).value: measured(draft, typed)}
    elif what == "units":
        set_audience(tx, person, units=units_typed(tx, typed.said.text, now=now), now=now)
        follows = "when"
    elif what == "when":
        set_time(tx, person, typed.when, now=now)
        follows = "preview"
    else:
        fill(tx, draft, name, typed.said.text, typed.when, now=now)
        follows = _ask_next(tx, person, draft, now=now)
    _kept(tx, draft)
    if follows != "field" and person is not None:
        # Only now: a refusal above leaves the question open for another try.
        prompts.forget(tx, typed.said.chat_id, person.user_id or 0)
    return follows


def ask_first(tx: Session, person: Person | None, *, now: datetime) -> str:
    """Ask for the first gap of his template; answers `field`, or `hub` if there is none."""
    return _ask_next(tx, person, own_draft(tx, person, now=now), now=now)


def set_audience(tx: Session, person: Person | None, *, now: datetime, **audience: Any) -> Announcement:
    """Whom it is for: who, buildings, floors, units, tiers."""
    draft = own_draft(tx, person, now=now)
    draft.audience = Audience(**audience).model_dump(mode="json")
    return _kept(tx, draft)


def set_time(tx: Session, person: Person | None, at: datetime | None, *, now: datetime) -> Announcement:
    """Send it then; refuses words that name no time to come."""
    if at is None or at <= now:
        raise Refusal("refusal-announce-time")
    draft = own_draft(tx, person, now=now)
    draft.begins_at, draft.urgent = at, False
    return _kept(tx, draft)


def set_now(tx: Session, person: Person | None, *, urgent: bool = False, now: datetime) -> Announcement:
    """Send it as soon as it is decided; `urgent` wakes people."""
    draft = own_draft(tx, person, now=now)
    draft.begins_at, draft.urgent = None, urgent
    return _kept(tx, draft)


def reached_by(tx: Session, announcement: Announcement, *, now: datetime) -> Reach:
    """How many units and people it means, and whom we can write to."""
    return reach(tx, announcement.whom, now=now)


def own_draft(tx: Session, person: Person | None, *, now: datetime) -> Announcement:
    """What he is writing; `Stale` if there is nothing."""
    found = draft_of(tx, person, now=now)
    if found is None:
        raise Stale("refusal-stale")
    return found


def measured(announcement: Announcement, typed: Typed) -> str:
    """The words, if they fit; an emoji counts as two, as Telegram counts."""
    has_file = announcement.photo is not None or announcement.document is not None
    least, most = (0, LONGEST_CAPTION) if has_file else (1, LONGEST_TEXT)
    letters = len(typed.said.text.encode("utf-16-le")) // 2
    if not least <= letters <= most:
        raise Refusal("refusal-announce-length", most=most, letters=letters)
    return typed.html.strip()


def _put_content(tx: Session, draft: Announcement, typed: Typed) -> Announcement:
    said = typed.said
    if said.kind not in READ:
        raise Refusal("refusal-announce-kind")
    draft.photo = said.file_id if said.kind is PieceKind.PHOTO else None
    draft.document = said.file_id if said.kind is PieceKind.DOCUMENT else None
    draft.texts = {draft.original.value: measured(draft, typed)}
    return _kept(tx, draft)


def _ask_next(tx: Session, person: Person | None, draft: Announcement, *, now: datetime) -> str:
    template: Template = template_of(tx, draft)
    name = next_field(draft, template)
    if name is None:
        return "hub"
    expect(tx, person, "field", name, now=now)
    return "field"


def _kept(tx: Session, announcement: Announcement) -> Announcement:
    tx.add(announcement)
    tx.flush()
    return announcement
