"""What a voice note says, once somebody has written it down: asked of the tenant, or acted on where it is danger.

The draft never waited for it. Words that nobody confirmed are nobody's words, with one exception: danger in them counts
at once, like typed danger, since a false alarm costs a tap and a question costs minutes.
"""

from datetime import datetime

from sqlmodel import Session

from models.catalogue import Catalogue
from models.dictation import CONFIRMED, DENIED, DICTATED, unconfirmed
from models.people import Person
from models.refusals import Stale
from models.tickets import ACTIVE, Piece, Ticket, TicketStatus
from understanding.result import Understanding
from usecases import drafts
from usecases.alerts import worsen
from usecases.likely import NOTHING, Likely
from usecases.news import tell_group
from usecases.said import Said
from usecases.tickets import locked, note
from usecases.understood import veiled_in
from usecases.voices import settle

DANGER = ("E", "ASK")


def write_down(
    tx: Session, piece_id: int, words: str, heard: Understanding, *, catalogue: Catalogue, now: datetime
) -> None:
    """The words of a voice note have come; "" if nobody spoke. Too late, or a second time: nothing happens."""
    if not settle(tx, piece_id, now=now):
        return
    piece = tx.get_one(Piece, piece_id)
    ticket, person = locked(tx, piece.ticket_id), tx.get_one(Person, piece.author_id)
    danger = heard.urgency in DANGER
    facts = {"piece": piece_id, "words": words, "taken": danger, "veiled": veiled_in(heard)}
    if words and ticket.status is TicketStatus.DRAFT:
        note(tx, ticket, what=DICTATED, by=None, facts=facts, now=now)
        if danger:
            _take(tx, ticket, piece, words, heard, NOTHING, person, catalogue, now=now)
    elif words and ticket.status in ACTIVE:
        # He submitted the voice note as it was: whoever works on it reads beside it what it says.
        event = note(tx, ticket, what=DICTATED, by=None, facts=facts | {"taken": True}, now=now)
        tell_group(tx, ticket, "dictated_staff", event, now=now)
        worsen(tx, ticket, heard, by=person, now=now)
    if ticket.status is TicketStatus.DRAFT and not (words and danger):
        # Without a view: a picker he has open, or a question before this one, stays; this one comes after it.
        drafts.show_draft(tx, ticket, now=now)


def give_up(tx: Session, piece_id: int, *, now: datetime) -> None:
    """Nobody can write it down: the voice note goes on as it is, and the card stops promising."""
    settle(tx, piece_id, now=now)
    lapse(tx, piece_id, now=now)


def lapse(tx: Session, piece_id: int, *, now: datetime) -> None:
    """The time is over: the card stops promising."""
    ticket = tx.get_one(Ticket, tx.get_one(Piece, piece_id).ticket_id)
    if ticket.status is TicketStatus.DRAFT:
        drafts.show_draft(tx, ticket, now=now)


def words_of(tx: Session, ticket_id: int, piece_id: str, *, person: Person | None, now: datetime) -> Said:
    """The voice note with the words that the tenant is asked about; `Stale` if he is asked about others or none."""
    return _asked(tx, ticket_id, piece_id, person, now=now)[1]


def confirm(
    tx: Session,
    ticket_id: int,
    piece_id: str,
    heard: Understanding,
    *,
    person: Person | None,
    catalogue: Catalogue,
    likely: Likely = NOTHING,
    now: datetime,
) -> Ticket:
    """Yes, that is what he said: his words from now on, understood as if typed."""
    ticket, said, piece = _asked(tx, ticket_id, piece_id, person, now=now)
    assert person is not None
    note(tx, ticket, what=CONFIRMED, by=person, facts={"piece": piece.id}, now=now)
    return _take(tx, ticket, piece, said.text, heard, likely, person, catalogue, now=now)


def deny(tx: Session, ticket_id: int, piece_id: str, *, person: Person | None, now: datetime) -> Ticket:
    """No, he said something else: the voice note goes on as it is."""
    ticket, _, piece = _asked(tx, ticket_id, piece_id, person, now=now)
    note(tx, ticket, what=DENIED, by=person, facts={"piece": piece.id}, now=now)
    drafts.show_draft(tx, ticket, view="", now=now)
    return ticket


def _asked(
    tx: Session, ticket_id: int, piece_id: str, person: Person | None, *, now: datetime
) -> tuple[Ticket, Said, Piece]:
    ticket = drafts.own_draft(tx, ticket_id, person, now=now)
    asked = unconfirmed(tx, ticket)
    piece = tx.get(Piece, asked.facts["piece"]) if asked else None
    if asked is None or piece is None or piece.ticket_id != ticket.id or str(piece.id) != piece_id:
        raise Stale("refusal-stale")
    said = Said(piece.chat_id, piece.message_id, piece.kind, asked.facts["words"], piece.file_id)
    return ticket, said, piece


def _take(
    tx: Session,
    ticket: Ticket,
    piece: Piece,
    words: str,
    heard: Understanding,
    likely: Likely,
    person: Person,
    catalogue: Catalogue,
    *,
    now: datetime,
) -> Ticket:
    """Make them his words. What he chose on the card while he waited stays as he chose it."""
    chosen = ticket.kind if not ticket.words and "kind" not in ticket.unsure else None
    spot = (ticket.unit_id, ticket.building_id, ticket.place_words, ticket.public_area)
    piece.text = "\n".join(part for part in (piece.text, words) if part)
    said = Said(piece.chat_id, piece.message_id, piece.kind, words, piece.file_id)
    drafts.take_words(
        tx, ticket, said, heard, person=person, catalogue=catalogue, kind=chosen, likely=likely, afresh=False, now=now
    )
    if heard.place is None and any(spot):
        ticket.unit_id, ticket.building_id, ticket.place_words, ticket.public_area = spot
        ticket.unsure = [field for field in ticket.unsure if field != "place"]
    tx.add(piece)
    tx.add(ticket)
    return ticket
