"""Two or three matters in one message: a draft for each, and one again if the tenant says so.

The message is a piece of every one of them, whole; each keeps beside it the words that are its own. What follows
without saying which of them it means, a picture or a bare place, goes to all that are still drafts.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlmodel import Session, select

from models.catalogue import Catalogue
from models.matters import shared_piece, told_together
from models.people import Person
from models.tickets import ACTIVE, Piece, Ticket, TicketStatus, Urgency
from understanding.result import Understanding
from usecases import drafts
from usecases.alerts import heed, raise_alarm, worsen
from usecases.likely import NOTHING, Likely
from usecases.relay import to_staff, words_said
from usecases.said import Said
from usecases.tickets import key
from usecases.understood import kind_of


@dataclass(frozen=True)
class Matter:
    """One of the matters of a message: its words, what was understood of them, and what they may be about already."""

    words: str
    heard: Understanding
    likely: Likely = NOTHING


def all_of_kind(matters: Sequence[Matter], kind: str | None, catalogue: Catalogue) -> bool:
    """Whether they may be parted though the tenant chose a kind: only if every one of them is of it."""
    return kind is None or all(kind_of(matter.heard, catalogue)[0] == kind for matter in matters)


def open_each(
    tx: Session,
    said: Said,
    matters: Sequence[Matter],
    *,
    person: Person,
    catalogue: Catalogue,
    kind: str | None = None,
    into: Ticket | None = None,
    now: datetime,
) -> Ticket:
    """A draft for each, all in this transaction; the first, which may go `into` a draft that has no words yet."""
    first: Ticket | None = None
    for part, matter in enumerate(matters):
        own = replace(said, own=matter.words, part=part)
        if part == 0 and into is not None:
            opened = drafts.extend(
                tx, into, own, matter.heard, person=person, catalogue=catalogue, likely=matter.likely, now=now
            )
        else:
            opened = drafts.begin(
                tx, own, matter.heard, person=person, catalogue=catalogue, kind=kind, likely=matter.likely, now=now
            )
        first = first or opened
    assert first is not None
    return first


def other_drafts(tx: Session, ticket: Ticket) -> list[Ticket]:
    """The drafts that the same message opened, without this one."""
    return [other for other in told_together(tx, ticket) if other.id != ticket.id and _is_draft(other)]


def put_together(
    tx: Session, ticket: Ticket, heard: Understanding, *, person: Person, catalogue: Catalogue, now: datetime
) -> Ticket:
    """It was one matter: what is still a draft of its message is one draft again, with the words as they were written.

    The first of them stays; what he corrected on its card stays too. `heard` is what the whole message means.
    """
    told = told_together(tx, ticket)
    first, *others = [each for each in told if _is_draft(each)]
    for other in others:
        _give_pieces(tx, other, first)
        drafts.end(tx, other, TicketStatus.JOINED, what="merged", by=person, now=now)
    alone = len(others) + 1 == len(told)
    shared = shared_piece(tx, first)
    if shared is not None:
        # One that was submitted meanwhile keeps its part of the words.
        shared.own = "" if alone else "\n".join([shared.own, *(other.words for other in others)])
        tx.add(shared)
        tx.flush()
    first.words = words_said(tx, first)
    heed(tx, first, heard)
    for other in others:
        # He may have made it one by a button: nothing is made less of by putting it with another.
        if other.urgency is Urgency.EMERGENCY and first.urgency is not Urgency.EMERGENCY:
            first.urgency, first.hazard = other.urgency, other.hazard
    tx.add(first)
    raise_alarm(tx, first, catalogue=catalogue, now=now)
    drafts.show_draft(tx, first, now=now, afresh=True)
    return first


def reword_each(
    tx: Session,
    pieces: Sequence[Piece],
    said: Said,
    heard: Understanding,
    matters: Sequence[Matter],
    *,
    person: Person,
    catalogue: Catalogue,
    now: datetime,
) -> Ticket:
    """The message was edited: as many matters as before and each has its new words; else every one has the whole."""
    same = len(matters) == len(pieces)
    told = [tx.get_one(Ticket, piece.ticket_id) for piece in pieces]
    for at, (piece, ticket) in enumerate(zip(pieces, told, strict=True)):
        piece.text, piece.own = said.text, matters[at].words if same else said.text
        tx.add(piece)
        tx.flush()
        meant = matters[at].heard if same else heard
        if _is_draft(ticket) and (same or not all(map(_is_draft, told))):
            drafts.reword(tx, ticket, meant, person=person, catalogue=catalogue, now=now)
        elif ticket.status in ACTIVE:
            to_staff(tx, ticket, replace(said, own=piece.own, part=ticket.part), by=person, edited=True, now=now)
            worsen(tx, ticket, meant, by=person, now=now)
    if not same and all(map(_is_draft, told)):
        first = put_together(tx, told[0], heard, person=person, catalogue=catalogue, now=now)
        drafts.reword(tx, first, heard, person=person, catalogue=catalogue, now=now)
    return told[0]


def _give_pieces(tx: Session, ticket: Ticket, first: Ticket) -> None:
    has = {(piece.chat_id, piece.message_id) for piece in _pieces(tx, first)}
    for piece in _pieces(tx, ticket):
        if (piece.chat_id, piece.message_id) in has:
            tx.delete(piece)
        else:
            piece.ticket_id = key(first)
            tx.add(piece)
    tx.flush()


def _pieces(tx: Session, ticket: Ticket) -> Sequence[Piece]:
    return tx.exec(select(Piece).where(Piece.ticket_id == ticket.id)).all()


def _is_draft(ticket: Ticket) -> bool:
    return ticket.status is TicketStatus.DRAFT
