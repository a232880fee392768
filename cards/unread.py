"""Who has not read an announcement, for the butlers: by building and floor; and whom one of them will tell."""

from itertools import groupby
from math import ceil
from typing import Any

from sqlmodel import Session, col, select

from cards.announcement_words import body, head, title
from cards.codec import pack
from cards.face import Button, Face
from cards.parts import blocks, lines, press
from cards.registry import Pen, card, notice
from models.announcement_figures import Unread, unread, unread_count
from models.announcements import Announcement, AnnouncementState
from models.campaigns import Campaign, Contact
from models.estate import Household, Unit
from models.outbox import Card
from models.people import Person, Role, StaffRole

#: People on one page, and buttons in one row.
PAGE, PER_ROW = 9, 3


@card("unread")
def unread_card(tx: Session, card: Card, pen: Pen) -> Face | None:
    """To a butler: who of his houses has not read it. Whoever is no butler any more reads nothing."""
    said = tx.get_one(Announcement, card.subject_id)
    held = select(StaffRole).join(Person).where(Person.user_id == card.chat_id, StaffRole.role == Role.BUTLER)
    mine = tx.exec(held.where(col(StaffRole.active))).first()
    if mine is None:
        return None
    count = unread_count(tx, said, buildings=mine.buildings)
    if said.state is not AnnouncementState.SENT or not count:
        return Face(lines(_title(said, pen), pen("announce-unread-none")))
    pages = ceil(count / PAGE)
    page = min(int(card.view[1:]) if card.view[1:].isdigit() else 0, pages - 1)
    shown = unread(tx, said, buildings=mine.buildings, skip=page * PAGE, limit=PAGE)
    told = pen("announce-unread", count=count, page=page + 1, pages=pages)
    text = blocks(lines(_title(said, pen), told), *_by_floor(shown, pen))
    takes = [Button(f"☎ {one.unit or one.name}"[:32], pack("read_take", one.contact_id)) for one in shown]
    rows = [takes[at : at + PER_ROW] for at in range(0, len(takes), PER_ROW)]
    turns = [(page - 1, "campaigns-earlier")] * (page > 0) + [(page + 1, "campaigns-further")] * (page < pages - 1)
    turn = [press(pen, key, "read_turn", said.id, f"p{to}") for to, key in turns]
    return Face(text, [*rows, turn] if turn else rows)


@notice("read_brief")
def read_brief(tx: Session, facts: dict[str, Any], pen: Pen) -> Face | None:
    """To the butler who tells him: the name, the telephone, the homes, and what is to be told."""
    contact = tx.get_one(Contact, facts["contact"])
    said = tx.get_one(Announcement, tx.get_one(Campaign, contact.campaign_id).subject_id)
    person = tx.get_one(Person, contact.person_id)
    homes = select(Unit.label).join(Household).where(Household.person_id == person.id)
    units = " ".join(tx.exec(homes.where(col(Household.until).is_(None))))
    who = pen("announce-call", name=person.name, phone=person.phone or "—", units=units or "—")
    done = press(pen, "announce-told", "read_told", contact.id)
    return Face(blocks(who, lines(head(said, pen), body(said, pen))), [[done]])


def _title(said: Announcement, pen: Pen) -> str:
    return pen("announce-title", title=title(said, pen.words))


def _by_floor(shown: list[Unread], pen: Pen) -> list[str]:
    grouped = groupby(shown, key=lambda one: (one.building, one.floor))
    return [
        lines(pen("announce-floor", building=building or "—", floor=floor or "—"), *(_line(one, pen) for one in people))
        for (building, floor), people in grouped
    ]


def _line(one: Unread, pen: Pen) -> str:
    taken = pen.words("announce-taken", name=one.taken_by) if one.taken_by else ""
    return pen("announce-unread-line", unit=one.unit or "—", name=one.name, taken=taken)
