"""Drafts: from a tenant's first word to a submitted ticket.

A draft is kept in the database from the first message on. Text opens a draft of its own (one text, one
matter, or as many as it plainly holds: matters.py); pictures, voice and bare places go with the words
just said; an album is one matter.
"""

from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from models.alarms import alarm_of
from models.catalogue import Catalogue
from models.matters import shared_piece
from models.people import Person
from models.refusals import Refusal, Stale
from models.tickets import Piece, PieceKind, Ticket, TicketStatus, Urgency
from outbox import show
from understanding.result import Understanding
from usecases.alerts import call_off, heed, raise_alarm, tell_unanswered
from usecases.corrections import keep_heard, learn_from_tenant
from usecases.likely import NOTHING, Likely, first_question, keep
from usecases.pieces import add_piece, continues_album
from usecases.prompts import forget
from usecases.relay import words_said
from usecases.rights import own_ticket
from usecases.routing import route
from usecases.said import Said
from usecases.tickets import key, move, next_number, note, priority_of
from usecases.timers import cancel_timer, set_timer
from usecases.understood import Reading, confirm, put, put_spot, read, spot_of


def begin(
    tx: Session,
    said: Said,
    heard: Understanding,
    *,
    person: Person,
    catalogue: Catalogue,
    kind: str | None = None,
    likely: Likely = NOTHING,
    now: datetime,
) -> Ticket:
    """Open a draft for a message, read it, and owe the draft card. The same message again opens nothing.

    `kind` is what the tenant chose himself beforehand; it wins over what was understood.
    """
    same = select(Ticket).where(Ticket.chat_id == said.chat_id, Ticket.message_id == said.message_id)
    known = tx.exec(same.where(Ticket.part == said.part)).first()
    if known is not None:
        return known
    reading = read(tx, heard, person, catalogue, kind=kind, now=now)
    ticket = Ticket(
        kind=reading.kind,
        words=said.words,
        reporter_id=person.id or 0,
        chat_id=said.chat_id,
        message_id=said.message_id,
        album=said.album,
        part=said.part,
        created_at=now,
    )
    _take_reading(ticket, reading, said)
    tx.add(ticket)
    tx.flush()
    add_piece(tx, ticket, said, person=person, purpose="report", now=now)
    note(tx, ticket, what="drafted", by=person, now=now)
    keep_heard(tx, ticket, heard, person=person, now=now)
    keep(tx, ticket, likely, by=person, now=now)
    set_timer(
        tx,
        key=f"draft:{ticket.id}",
        job="expire_draft",
        due_at=now + catalogue.limits.draft_life,
        why="why-draft-expires",
        ticket_id=ticket.id,
        now=now,
    )
    raise_alarm(tx, ticket, catalogue=catalogue, now=now)
    show_draft(tx, ticket, now=now, view=first_question(tx, ticket, now=now))
    return ticket


def extend(
    tx: Session,
    ticket: Ticket,
    said: Said,
    heard: Understanding,
    *,
    person: Person,
    catalogue: Catalogue,
    likely: Likely = NOTHING,
    now: datetime,
) -> Ticket:
    """Add a picture, a voice note, a place or more words to a draft, and read the whole again."""
    if not add_piece(tx, ticket, said, person=person, purpose="report", now=now):
        return ticket
    # Posted anew below what was just said: an edit further up is seen by nobody. An album comes in
    # pieces within a second, so only its first one moves the card.
    afresh = not continues_album(tx, ticket, said)
    return take_words(
        tx, ticket, said, heard, person=person, catalogue=catalogue, likely=likely, afresh=afresh, now=now
    )


def take_words(
    tx: Session,
    ticket: Ticket,
    said: Said,
    heard: Understanding,
    *,
    person: Person,
    catalogue: Catalogue,
    kind: str | None = None,
    likely: Likely = NOTHING,
    afresh: bool,
    now: datetime,
) -> Ticket:
    """Read a piece of a draft that is recorded already; `kind` is what the tenant chose himself meanwhile."""
    first_words = not ticket.words
    ticket.words = "\n".join(part for part in (ticket.words, said.words) if part)
    if said.text and first_words:
        _take_reading(ticket, read(tx, heard, person, catalogue, kind=kind, now=now), said)
        keep_heard(tx, ticket, heard, person=person, now=now)
        keep(tx, ticket, likely, by=person, now=now)
    elif said.text:
        fill_gaps(tx, ticket, heard, person, now=now)
    tx.add(ticket)
    tx.flush()
    raise_alarm(tx, ticket, catalogue=catalogue, now=now)
    show_draft(tx, ticket, now=now, view=first_question(tx, ticket, now=now), afresh=afresh)
    return ticket


def reword(
    tx: Session, ticket: Ticket, heard: Understanding, *, person: Person, catalogue: Catalogue, now: datetime
) -> None:
    """The tenant edited a message of his draft: put the words together again and read them anew."""
    ticket.words, hazard = words_said(tx, ticket), ticket.hazard
    put(ticket, read(tx, heard, person, catalogue, now=now))
    if alarm_of(tx, ticket):
        # People were called: that it was a slip of the pen is said with the button made for it, and they hear it.
        ticket.urgency, ticket.hazard, ticket.unsure = Urgency.EMERGENCY, ticket.hazard or hazard, []
    keep_heard(tx, ticket, heard, person=person, now=now)
    tx.add(ticket)
    raise_alarm(tx, ticket, catalogue=catalogue, now=now)
    show_draft(tx, ticket, now=now)


def latest_draft(tx: Session, person: Person, *, since: datetime) -> Ticket | None:
    """The draft somebody began last, if he touched it after `since`."""
    return tx.exec(
        select(Ticket)
        .join(Piece, col(Piece.ticket_id) == col(Ticket.id))
        .where(Ticket.reporter_id == person.id, Ticket.status == TicketStatus.DRAFT, Piece.at >= since)
        .order_by(col(Piece.id).desc())
    ).first()


def words_of(tx: Session, ticket_id: int, *, person: Person | None, now: datetime) -> str:
    """What the tenant wrote in his draft; of one of several matters the whole message."""
    ticket = own_draft(tx, ticket_id, person, now=now)
    shared = shared_piece(tx, ticket)
    return shared.text if shared else ticket.words


def submit(tx: Session, ticket_id: int, *, person: Person | None, catalogue: Catalogue, now: datetime) -> Ticket:
    """Make the draft a ticket: give it a number, route it, and owe the group its card.

    A second tap on *submit* finds the ticket submitted and changes nothing. A repair without a place
    stays a draft, and its card asks where.
    """
    ticket = own_ticket(tx, person, ticket_id, now=now)
    if ticket.status != TicketStatus.DRAFT:
        return ticket
    if catalogue.kinds[ticket.kind].place == "required" and not has_place(ticket):
        show_draft(tx, ticket, now=now, view="place")
        return ticket
    _open(tx, ticket, by=person, catalogue=catalogue, now=now)
    if person is not None:
        learn_from_tenant(tx, ticket, by=person, catalogue=catalogue, now=now)
    return ticket


def submit_unasked(tx: Session, ticket_id: int, *, catalogue: Catalogue, now: datetime) -> None:
    """An emergency whose tenant went silent is submitted for him, place or no place; anything else is left alone.

    One that may be an emergency, and whose question he did not answer, goes to the desk, which rings him.
    """
    ticket = tx.get(Ticket, ticket_id)
    if ticket is None or ticket.status is not TicketStatus.DRAFT:
        return
    if ticket.urgency is Urgency.EMERGENCY:
        _open(tx, ticket, by=None, catalogue=catalogue, now=now)
    elif "danger" in ticket.unsure:
        _open(tx, ticket, by=None, catalogue=catalogue, team="desk", now=now)
        tell_unanswered(tx, ticket, now=now)


def _open(
    tx: Session, ticket: Ticket, *, by: Person | None, catalogue: Catalogue, team: str | None = None, now: datetime
) -> None:
    # Who read it and sent it off has confirmed it, but for what he was asked and did not answer.
    felt = {field: felt for field, felt in ticket.felt.items() if by is None or field in ticket.unsure}
    letter = catalogue.kinds[ticket.kind].letter
    number = next_number(tx, letter, zone=catalogue.estate.zone, now=now)
    move(tx, ticket, TicketStatus.OPEN, what="submitted", by=by, now=now, number=number, submitted_at=now, felt=felt)
    cancel_timer(tx, f"draft:{ticket.id}", now=now)
    forget(tx, ticket.chat_id, ticket.chat_id, ticket_id=ticket.id)
    show_draft(tx, ticket, now=now, view="")
    route(tx, ticket, catalogue=catalogue, now=now, team=team)


def discard(tx: Session, ticket_id: int, *, person: Person | None, catalogue: Catalogue, now: datetime) -> Ticket:
    """Throw a draft away at the tenant's wish; again changes nothing. A raised alarm is called off."""
    ticket = own_ticket(tx, person, ticket_id, now=now)
    if ticket.status != TicketStatus.DISCARDED:
        call_off(tx, ticket, by=person, how="tenant", now=now)
        end(tx, ticket, TicketStatus.DISCARDED, what="discarded", by=person, now=now)
    return ticket


def expire(tx: Session, ticket_id: int, *, now: datetime) -> None:
    """A draft nobody submitted in time ends; its card says so. A submitted one is left alone."""
    ticket = tx.get(Ticket, ticket_id)
    if ticket is not None and ticket.status == TicketStatus.DRAFT:
        end(tx, ticket, TicketStatus.DISCARDED, what="expired", by=None, now=now)


def own_draft(tx: Session, ticket_id: int, person: Person | None, *, now: datetime) -> Ticket:
    """The tenant's own draft; `Stale` once it was submitted or thrown away."""
    ticket = own_ticket(tx, person, ticket_id, now=now)
    if ticket.status != TicketStatus.DRAFT:
        raise Stale("refusal-already-submitted" if ticket.number else "refusal-stale")
    return ticket


def has_place(ticket: Ticket) -> bool:
    """Whether anybody could find the spot."""
    return bool(ticket.unit_id or ticket.building_id or ticket.place_words or ticket.public_area)


def show_draft(tx: Session, ticket: Ticket, *, now: datetime, view: str | None = None, afresh: bool = False) -> None:
    """Owe the tenant's card, which is the draft card until submission and the status card after it."""
    show(
        tx,
        "tenant",
        key(ticket),
        chat_id=ticket.chat_id,
        ticket_id=ticket.id,
        view=view,
        afresh=afresh,
        priority=priority_of(ticket),
        now=now,
    )


def _take_reading(ticket: Ticket, reading: Reading, said: Said) -> None:
    put(ticket, reading)
    if not said.text:
        # A picture alone says nothing of its kind: ask for words, not for a category.
        ticket.unsure = ["words"] if said.kind is not PieceKind.VOICE else list(dict.fromkeys(["kind", *ticket.unsure]))


def fill_gaps(tx: Session, ticket: Ticket, heard: Understanding, person: Person, *, now: datetime) -> None:
    heed(tx, ticket, heard)
    if heard.place is not None:
        put_spot(ticket, spot_of(tx, heard.place, person, now=now))
        confirm(ticket, "place")
    if heard.when is not None:
        ticket.contact_words, ticket.contact_code = heard.when.words, ""
    ticket.phone = heard.phone or ticket.phone
    ticket.veiled = [*ticket.veiled, *(part for part in (heard.phone, heard.place and heard.place.words) if part)]


def end(
    tx: Session,
    ticket: Ticket,
    status: TicketStatus,
    *,
    what: str,
    by: Person | None,
    facts: dict[str, Any] | None = None,
    now: datetime,
) -> None:
    if ticket.status not in (TicketStatus.DRAFT, status):
        raise Refusal("refusal-already-submitted")
    move(tx, ticket, status, what=what, by=by, facts=facts, now=now, closed_at=now)
    cancel_timer(tx, f"draft:{ticket.id}", now=now)
    forget(tx, ticket.chat_id, ticket.chat_id, ticket_id=ticket.id)
    show_draft(tx, ticket, now=now, view="")
