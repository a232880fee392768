"""An announcement as tenants read it, each in his language; and what managers see before and after it goes out."""

from typing import Any

from sqlmodel import Session

from cards.announcement_words import body, head, title
from cards.campaigns import got_it, titled
from cards.face import Button, Face
from cards.parts import blocks, lines, press
from cards.registry import Pen, card, notice
from models.announcements import Announcement, AnnouncementState
from models.campaigns import Campaign, Contact
from models.outbox import Card
from models.people import Person

Facts = dict[str, Any]
A = AnnouncementState


@card("announcement")
def announcement_card(tx: Session, card: Card, pen: Pen) -> Face | None:
    """To a tenant. Nobody is sent one that was withdrawn, or that is over."""
    contact = tx.get_one(Contact, card.subject_id)
    said = tx.get_one(Announcement, tx.get_one(Campaign, contact.campaign_id).subject_id)
    over = said.valid_until is not None and said.valid_until <= pen.now
    if card.message_id is None and (over or said.state is not A.SENT):
        return None
    if said.withdrawn_at is not None:
        return _face(said, blocks(head(said, pen), pen("announce-withdrawn", at=pen.date(said.withdrawn_at))), [])
    # Whoever was written to afterwards never read anything else.
    corrected = said.corrected_at if said.corrected_at and contact.at < said.corrected_at else None
    note = pen("announce-corrected", at=pen.date(corrected)) if corrected else ""
    return _face(said, blocks(head(said, pen), body(said, pen), note), got_it(pen, contact))


@notice("announcement_preview")
def announcement_preview(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To whoever writes it: exactly what a tenant who reads this language will see, without the button."""
    said = tx.get_one(Announcement, facts["announcement"])
    return _face(said, blocks(head(said, pen), body(said, pen)), [])


@notice("announcement_consent")
def announcement_consent(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To another manager: so many people would read this, do you agree?"""
    said = tx.get_one(Announcement, facts["announcement"])
    if said.state is not A.ASKED:
        return None
    when = pen("announce-begins", at=pen.when(said.begins_at)) if said.begins_at else pen("announce-begins-now")
    asked = lines(pen("announce-consent", name=_name(tx, said.created_by), count=facts["count"]), when)
    yes = press(pen, "surveys-agree", "announce_yes", said.id)
    no = press(pen, "surveys-refuse", "announce_no", said.id)
    return _face(said, blocks(asked, head(said, pen), body(said, pen)), [[yes, no]])


@notice("announcement_agreed")
def announcement_agreed(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To the writer: what his colleague said."""
    said = tx.get_one(Announcement, facts["announcement"])
    key = "announce-agreed-by" if facts["agreed"] else "announce-refused-by"
    return Face(pen(key, name=facts["name"], title=title(said, pen.words)))


@notice("announcement_changed")
def announcement_changed(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To the manager who agreed: it says something else now."""
    said = tx.get_one(Announcement, facts["announcement"])
    return _face(said, blocks(pen("announce-changed", name=facts["name"]), head(said, pen), body(said, pen)), [])


@notice("announcement_urgent")
def announcement_urgent(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To the other managers: it is going out at once, and each of them can stop it."""
    said = tx.get_one(Announcement, facts["announcement"])
    told = pen("announce-urgent-told", name=_name(tx, said.created_by), count=facts["count"])
    stop = press(pen, "campaigns-stop", "camp_stop", facts["campaign"])
    return _face(said, blocks(told, head(said, pen), body(said, pen)), [[stop]])


@notice("announcement_offer")
def announcement_offer(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To a manager who forwarded something: is it to be announced, or is it a matter of his own?"""
    said = tx.get_one(Announcement, facts["announcement"])
    if said.state is not A.DRAFT:
        return None
    yes = press(pen, "announce-this", "announce_this", said.id)
    no = press(pen, "announce-not-this", "announce_not", said.id)
    return Face(pen("announce-offer"), [[yes], [no]])


@notice("announcement_thanks")
def announcement_thanks(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To the managers: last month's thank-you is drafted, until one of them takes it."""
    said = tx.get_one(Announcement, facts["announcement"])
    if said.state is not A.DRAFT or said.created_by is not None:
        return None
    take = press(pen, "announce-look-over", "announce_take", said.id)
    return Face(blocks(pen("announce-thanks-drafted"), head(said, pen), body(said, pen)), [[take]])


@titled("announcement")
def announcement_title(tx: Session, campaign: Campaign, pen: Pen) -> str:
    """What its campaign is called."""
    said = tx.get_one(Announcement, campaign.subject_id)
    return pen("announce-title", title=title(said, pen.words))


def _face(said: Announcement, text: str, rows: list[list[Button]]) -> Face:
    return Face(text, rows, photo=said.photo, document=said.document)


def _name(tx: Session, person_id: int | None) -> str:
    person = tx.get(Person, person_id) if person_id else None
    return person.name if person else ""
