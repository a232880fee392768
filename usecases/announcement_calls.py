"""Whoever has not read an announcement is told by a butler: a list by building and floor, and one butler for each."""

from datetime import datetime

from sqlalchemy import update
from sqlmodel import Session, col, select
from sqlmodel.sql.expression import SelectOfScalar

from models.announcement_figures import unread_count
from models.announcements import Announcement, AnnouncementState, ReadCall
from models.campaigns import Campaign, Contact
from models.estate import Building, Household, Unit
from models.outbox import Card, Priority
from models.people import Person, Role
from models.refusals import Refusal, Stale
from outbox import owe, show
from outbox.effects import staff
from outbox.owe import insert_once
from usecases.announcement_making import may_announce
from usecases.people import FRONT_DESK, demand, holds
from usecases.quiet import decent


def ask_butlers(tx: Session, announcement_id: int, *, person: Person | None, now: datetime) -> int:
    """Show each butler who in his buildings has not read it; answers how many people that are in all."""
    may_announce(tx, person, now=now)
    return show_lists(tx, announcement_id, now=now)


def show_lists(tx: Session, announcement_id: int, *, now: datetime) -> int:
    """The same without being asked, some time after an urgent one. One that was withdrawn is told to nobody."""
    found = tx.get_one(Announcement, announcement_id)
    if found.state is not AnnouncementState.SENT:
        return 0
    for code in tx.exec(select(Building.code).order_by(col(Building.id))).all():
        if unread_count(tx, found, buildings=[code]):
            for butler in staff(tx, Role.BUTLER, {code}):
                hour = now if found.urgent else decent(tx, butler, now)
                show(tx, "unread", announcement_id, chat_id=butler.user_id or 0, view="",
                     priority=Priority.NOTICE, not_before=hour, now=now)  # fmt: skip
    return unread_count(tx, found)


def turn(tx: Session, announcement_id: int, page: str, chat_id: int, *, person: Person | None, now: datetime) -> None:
    """Show another page of the list."""
    demand(tx, person, FRONT_DESK)
    card = tx.exec(_lists(announcement_id).where(Card.chat_id == chat_id)).first()
    if card is None:
        raise Stale("refusal-stale")
    show(tx, card.kind, card.subject_id, chat_id=chat_id, view=page, now=now)


def take(tx: Session, contact_id: int, *, person: Person | None, now: datetime) -> Contact:
    """A butler will tell him: he alone gets the name and the telephone. Taking his own again shows them again."""
    contact = _in_care_of(tx, contact_id, person)
    made = ReadCall(contact_id=contact_id, taken_by=person.id or 0 if person else 0, taken_at=now)
    # Two butlers tap at once: the second inserts nothing and hears who was faster.
    insert_once(tx, ReadCall, made.model_dump(exclude={"id"}))
    call = tx.exec(select(ReadCall).where(ReadCall.contact_id == contact_id)).one()
    if person is None or call.taken_by != person.id:
        raise Refusal("refusal-announce-called", name=tx.get_one(Person, call.taken_by).name)
    owe(tx, key=f"read-call:{call.id}:{now.isoformat()}", chat_id=person.user_id or 0, kind="read_brief",
        facts={"contact": contact_id}, now=now)  # fmt: skip
    _redraw(tx, contact, now=now)
    return contact


def told(tx: Session, contact_id: int, *, person: Person | None, now: datetime) -> None:
    """He has been told. A second tap changes nothing."""
    contact = _in_care_of(tx, contact_id, person)
    mine = update(ReadCall).where(col(ReadCall.contact_id) == contact_id, col(ReadCall.told_at).is_(None))
    tx.exec(mine.where(col(ReadCall.taken_by) == (person.id if person else 0)).values(told_at=now))
    _redraw(tx, contact, now=now)


def _in_care_of(tx: Session, contact_id: int, person: Person | None) -> Contact:
    """The contact of an announcement, for those who look after a building in which he lives."""
    me = demand(tx, person, FRONT_DESK)
    contact = tx.get(Contact, contact_id)
    campaign = tx.get(Campaign, contact.campaign_id) if contact else None
    if contact is None or campaign is None or campaign.kind != "announcement":
        raise Stale("refusal-stale")
    homes = select(Building.code).join(Unit).join(Household).where(Household.person_id == contact.person_id)
    codes = tx.exec(homes.where(col(Household.until).is_(None))).all()
    if not any(holds(tx, me, FRONT_DESK, code) for code in codes):
        raise Refusal("refusal-not-yours-to-do")
    return contact


def _redraw(tx: Session, contact: Contact, *, now: datetime) -> None:
    about = tx.get_one(Campaign, contact.campaign_id).subject_id
    for card in tx.exec(_lists(about)).all():
        show(tx, card.kind, card.subject_id, chat_id=card.chat_id, priority=Priority.NOTICE, now=now)


def _lists(announcement_id: int) -> SelectOfScalar[Card]:
    return select(Card).where(Card.kind == "unread", Card.subject_id == announcement_id)
