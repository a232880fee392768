"""What tests of announcements do: write one, send it, have its campaign run, look what somebody reads."""

import html
from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session, col, select

from cards.face import Face
from models.announcements import Announcement
from models.campaigns import Contact
from models.database import Database
from models.outbox import Card
from models.people import Person
from models.tickets import PieceKind
from tests.usecases.campaign_people import settled
from tests.usecases.conftest import FakeClock, Said
from tests.usecases.time_machine import runs_until
from usecases import announcement_making as making
from usecases import announcements
from usecases.said import Said as Message

WHEN = datetime.fromisoformat


def typed(person: Person, text: str, when: str | None = None, **more: Any) -> making.Typed:
    """What he types, as the handlers hand it over; `when` is the time that the understanding read in it."""
    markup = more.pop("html", html.escape(text, quote=False))
    kind = more.pop("kind", PieceKind.TEXT)
    said = Message(person.user_id or 0, more.pop("message_id", 77), kind, text, **more)
    return making.Typed(said, markup, WHEN(when) if when else None)


def hears(db: Database, person: Person, what: str, text: str, name: str = "", **more: Any) -> str:
    """He is asked for something and types it; what comes next."""
    db.run_sync(making.expect, person, what, name)
    return db.run_sync(making.hear, typed(person, text, **more), {"what": what, "name": name}, person=person)


def writes(db: Database, person: Person, text: str = "周六清洗水箱。", **audience: Any) -> Announcement:
    """He writes one in his own words, for everybody unless somebody is named."""
    db.run_sync(making.begin, person)
    hears(db, person, "text", text)
    return db.run_sync(making.set_audience, person, **audience)


def fills(db: Database, person: Person, template: str, *values: tuple[str, str], **audience: Any) -> Announcement:
    """He fills in a template; a value in ISO form is a time."""
    db.run_sync(making.begin, person, template)
    db.run_sync(making.ask_first, person)
    for name, value in values:
        told = {"what": "field", "name": name}
        db.run_sync(making.hear, typed(person, value, value if value[:2] == "20" else None), told, person=person)
    return db.run_sync(making.set_audience, person, **audience)


def goes(db: Database, clock: FakeClock, person: Person) -> Announcement:
    """He sends his draft, and Telegram takes what is owed."""
    said = db.run_sync(announcements.send, person)
    runs_until(clock, db, timedelta(seconds=1))
    settled(db)
    return said


def plans(db: Database, clock: FakeClock, person: Person, template: str = "water_off", **audience: Any) -> Announcement:
    """Water is off in building 12 from two until four this afternoon, or whatever the template says."""
    gaps = (("where", "12栋"), ("from", "2026-11-21T14:00+08:00"), ("until", "2026-11-21T16:00+08:00"))
    fills(db, person, template, *gaps, **(audience or {"buildings": ["12"]}))
    return goes(db, clock, person)


def corrects(db: Database, said: Announcement, person: Person, name: str, text: str, when: str | None = None) -> None:
    """He says a part of it anew."""
    db.run_sync(announcements.correct, said.id, name, typed(person, text, when), person=person)


def reads(db: Database, said: Said, person: Person) -> Face | None:
    """How the announcement's card at somebody's looks now."""
    found = [face for face in said(person.user_id or 0) if face.text.startswith(("📢", "🔴"))]
    return found[-1] if found else None


def contact_of(db: Database, person: Person) -> Contact:
    """The contact of the newest campaign with somebody."""

    def newest(tx: Session, *, now: datetime) -> Contact:
        his = select(Contact).where(Contact.person_id == person.id).order_by(col(Contact.id).desc())
        return tx.exec(his).all()[0]

    return db.read_sync(newest)


def cards(db: Database, kind: str) -> list[int]:
    """In whose chats cards of a kind live."""

    def chats(tx: Session, *, now: datetime) -> list[int]:
        return list(tx.exec(select(Card.chat_id).where(Card.kind == kind).order_by(col(Card.chat_id))))

    return db.read_sync(chats)
