"""The short messages that go with a ticket: who comes, what we wait for, who wrote what."""

from typing import Any

from sqlmodel import Session

from cards.codec import pack
from cards.face import Button, Face
from cards.parts import attachments, blocks, contact, covered, lines, place, quoted, stars, what, words_of
from cards.registry import Pen, notice
from models.people import Person
from models.tickets import Ticket, TicketStatus

Facts = dict[str, Any]


def _ticket(tx: Session, facts: Facts) -> Ticket:
    return tx.get_one(Ticket, facts["ticket"])


def _owner(tx: Session, ticket: Ticket) -> str:
    owner = tx.get(Person, ticket.owner_id) if ticket.owner_id else None
    return owner.name if owner else ""


@notice("claimed")
def claimed(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To the tenant: somebody is on it."""
    ticket = _ticket(tx, facts)
    return Face(pen("news-claimed", number=ticket.number, name=_owner(tx, ticket), what=what(ticket, pen)))


@notice("promised")
def promised(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To the tenant: the time he was promised."""
    ticket = _ticket(tx, facts)
    if ticket.promised_at is None:
        return None
    return Face(pen("news-promised", number=ticket.number, name=_owner(tx, ticket), until=pen.when(ticket.promised_at)))


@notice("held")
def held(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To the tenant: what we wait for, and until when."""
    ticket = _ticket(tx, facts)
    if ticket.status is not TicketStatus.WAITING or ticket.waiting_until is None:
        return None
    reason = pen.words(f"hold-{ticket.waiting_for}")
    return Face(pen("news-held", number=ticket.number, reason=reason, until=pen.when(ticket.waiting_until)))


@notice("brief")
def brief(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To the claimer, in private: the flat, the name, the telephone, the words as they were written."""
    ticket = _ticket(tx, facts)
    reporter = tx.get_one(Person, ticket.reporter_id)
    who = (
        "" if ticket.anonymous else pen("brief-tenant", name=reporter.name, phone=ticket.phone or reporter.phone or "—")
    )
    return Face(
        blocks(
            pen("brief-title", number=ticket.number, what=what(ticket, pen)),
            lines(place(tx, ticket, pen), who, contact(ticket, pen)),
            lines(words_of(ticket, pen, veiled=False), attachments(tx, ticket, pen)),
            pen("brief-hint"),
        )
    )


@notice("pictures")
def pictures(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """The caption of the album under a staff card."""
    return Face(pen("news-pictures", number=facts["number"]))


@notice("proof")
def proof(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """The caption of the worker's photo at the tenant's."""
    ticket = _ticket(tx, facts)
    return Face(pen("news-proof", number=ticket.number, name=_owner(tx, ticket)))


@notice("from_staff")
def from_staff(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To the tenant: what somebody on our side wrote, or the head of what he sent."""
    head = pen("news-from-staff", name=facts["name"], number=facts["number"])
    return Face(lines(head, quoted(facts["text"], pen)))


@notice("from_tenant")
def from_tenant(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """Under the staff card: what the tenant added or corrected."""
    key = "news-tenant-edited" if facts.get("edited") else "news-from-tenant"
    head = pen(key, number=facts["number"])
    return Face(lines(head, quoted(covered(facts["text"], facts.get("veiled", ())), pen)))


@notice("ask_result")
def ask_result(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """In the group: a photo of the result, please."""
    ticket = _ticket(tx, facts)
    skip = Button(pen.words("button-no-photo"), pack("donenow", ticket.id))
    return Face(pen("staff-ask-result", number=ticket.number, name=facts["name"]), [[skip]])


@notice("result_noted")
def result_noted(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """In the group: the word is kept, the photo is still welcome."""
    ticket = _ticket(tx, facts)
    skip = Button(pen.words("button-no-photo"), pack("donenow", ticket.id))
    return Face(pen("staff-result-noted", number=ticket.number), [[skip]])


@notice("ask_question")
def ask_question(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """In the group: write what you want to know, the tenant will get it."""
    ticket = _ticket(tx, facts)
    return Face(pen("staff-ask-question", number=ticket.number, name=facts["name"]), force_reply=True)


@notice("ask_return_words")
def ask_return_words(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To the tenant: what is still wrong, a photo helps."""
    return Face(pen("ask-return-words", number=_ticket(tx, facts).number))


@notice("urged")
def urged(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To the group and the owner: the tenant asks how far it is."""
    ticket = _ticket(tx, facts)
    return Face(pen("news-urged", number=ticket.number, what=what(ticket, pen), times=ticket.urges))


@notice("owner_accepted")
def owner_accepted(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To the owner: solved, says the tenant."""
    return Face(pen("owner-accepted", number=_ticket(tx, facts).number))


@notice("owner_returned")
def owner_returned(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To the owner: not yet, says the tenant."""
    return Face(pen("owner-returned", number=_ticket(tx, facts).number))


@notice("owner_rated")
def owner_rated(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To the owner: the stars he got."""
    ticket = _ticket(tx, facts)
    return Face(pen("owner-rated", number=ticket.number, stars=stars(ticket.stars or 0)))


@notice("owner_cancelled")
def owner_cancelled(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To the owner: not needed any more."""
    return Face(pen("owner-cancelled", number=_ticket(tx, facts).number))


@notice("no_group")
def no_group(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To managers: a ticket waits because no group does this team's work."""
    return Face(pen("news-no-group", number=facts["number"], team=pen.words(f"team-{facts['team']}")))


@notice("passed_on")
def passed_on(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To the tenant: what he added has reached whoever works for him."""
    ticket = _ticket(tx, facts)
    return Face(
        pen("news-passed-on", number=ticket.number, name=_owner(tx, ticket))
        if ticket.owner_id
        else pen("news-passed-on-group", number=ticket.number),
        silent=True,
    )
