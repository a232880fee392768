"""What a tenant's message in the private chat is: an answer, an addition, or a new matter.

In this order: the answer to a question we put to him; a reply to something about a ticket; a later
picture of an album; pictures, voice or a bare place that go with the draft just begun; otherwise a
matter of its own, which opens a draft.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from models.catalogue import Catalogue
from models.estate import Building, Unit
from models.people import Person
from models.refusals import Stale
from models.tickets import ACTIVE, Piece, PieceKind, Ticket, TicketStatus
from understanding.result import KnownPlaces, Understanding
from usecases import acceptance, dangers, draft_fields, drafts
from usecases.alerts import worsen
from usecases.followers import catalogue_of
from usecases.likely import NOTHING, Likely
from usecases.matters import Matter, all_of_kind, open_each, other_drafts, reword_each
from usecases.people import known, units_of
from usecases.pieces import add_piece
from usecases.prompts import ask, forget, open_prompt
from usecases.relay import about, to_staff
from usecases.said import Said

#: What understanding calls an emergency, and what may be one.
DANGER = ("E", "ASK")
#: Words that are this plain and tell of no danger are another matter, whatever was asked.
PLAINLY = 0.85


def take_in(
    tx: Session,
    said: Said,
    heard: Understanding,
    *,
    person: Person,
    catalogue: Catalogue,
    likely: Likely = NOTHING,
    matters: Sequence[Matter] = (),
    now: datetime,
) -> Ticket:
    """Put a tenant's message where it belongs and owe whatever follows. The same message twice is harmless.

    `matters` are those that it holds, if they are several: they are drafts of their own if it opens any.
    """
    seen = _pieces(tx, said)
    if seen:
        return tx.get_one(Ticket, seen[0].ticket_id)
    answered = _as_answer(tx, said, heard, person=person, now=now)
    if answered is not None:
        return answered
    ticket = about(tx, said.chat_id, said.reply_to) or _of_album(tx, said)
    meant = ticket is not None and ticket.reporter_id == person.id and said.reply_to is not None
    if ticket is None or ticket.reporter_id != person.id:
        ticket = _going_with(tx, said, heard, person=person, catalogue=catalogue, now=now)
    if ticket is not None and ticket.status == TicketStatus.DRAFT:
        if "danger" in ticket.unsure and heard.nothing:
            add_piece(tx, ticket, said, person=person, purpose="field", now=now)
            return dangers.answer(tx, ticket.id or 0, dangers.NONE, person=person, catalogue=catalogue, now=now)
        if matters and not ticket.words:
            return open_each(tx, said, matters, person=person, catalogue=catalogue, into=ticket, now=now)
        for draft in [] if meant or "danger" in ticket.unsure else other_drafts(tx, ticket):
            drafts.extend(tx, draft, said, heard, person=person, catalogue=catalogue, now=now)
        return drafts.extend(tx, ticket, said, heard, person=person, catalogue=catalogue, likely=likely, now=now)
    if ticket is not None and ticket.status in ACTIVE:
        to_staff(tx, ticket, said, by=person, now=now)
        worsen(tx, ticket, heard, by=person, now=now)
        return ticket
    kind = _expected_kind(tx, said, person, now=now)
    if matters and all_of_kind(matters, kind, catalogue):
        return open_each(tx, said, matters, person=person, catalogue=catalogue, kind=kind, now=now)
    return drafts.begin(tx, said, heard, person=person, catalogue=catalogue, kind=kind, likely=likely, now=now)


def is_awaited(tx: Session, said: Said, *, person: Person, now: datetime) -> bool:
    """Whether even a bare "ok" means something: we asked, or he replies to something about a ticket."""
    draft = _just_begun(tx, person, catalogue_of(tx), now)
    if draft is not None and "danger" in draft.unsure:
        return True
    asked = open_prompt(tx, said.chat_id, person.user_id or 0, now=now)
    return asked is not None or about(tx, said.chat_id, said.reply_to) is not None


def expect_report(tx: Session, kind: str, *, person: Person | None, catalogue: Catalogue, now: datetime) -> None:
    """The tenant chose a kind first: his next message opens a draft of that kind."""
    known(person)
    if kind not in catalogue.kinds or person is None or person.user_id is None:
        raise Stale("refusal-stale")
    ask(tx, person.user_id, person.user_id, "report", facts={"kind": kind}, hours=1, now=now)


def _expected_kind(tx: Session, said: Said, person: Person, *, now: datetime) -> str | None:
    prompt = open_prompt(tx, said.chat_id, person.user_id or 0, now=now)
    if prompt is None or prompt.purpose != "report":
        return None
    forget(tx, said.chat_id, person.user_id or 0)
    return str(prompt.facts["kind"])


def edited(
    tx: Session,
    said: Said,
    heard: Understanding,
    *,
    person: Person,
    catalogue: Catalogue,
    matters: Sequence[Matter] = (),
    now: datetime,
) -> Ticket | None:
    """A tenant edited a message: the draft is read anew, a running ticket's staff are told."""
    pieces = _pieces(tx, said)
    if not pieces or pieces[0].text == said.text:
        return None
    if len(pieces) > 1:
        return reword_each(tx, pieces, said, heard, matters, person=person, catalogue=catalogue, now=now)
    piece = pieces[0]
    piece.text = said.text
    tx.add(piece)
    ticket = tx.get_one(Ticket, piece.ticket_id)
    if ticket.status == TicketStatus.DRAFT:
        drafts.reword(tx, ticket, heard, person=person, catalogue=catalogue, now=now)
    elif ticket.status in ACTIVE:
        to_staff(tx, ticket, said, by=person, edited=True, now=now)
        worsen(tx, ticket, heard, by=person, now=now)
    return ticket


def known_places(tx: Session, person: Person | None, *, now: datetime) -> KnownPlaces:
    """The estate as the understanding needs it, with its own words, the tenant's own units first."""
    buildings = {building.code: (building.name, *building.aliases) for building in tx.exec(select(Building))}
    own = tuple(unit.label for unit in units_of(tx, known(person), now=now))
    hot_words = catalogue_of(tx).estate.hot_words
    return KnownPlaces(buildings=buildings, units=set(tx.exec(select(Unit.label))), own=own, words=hot_words)


def _as_answer(tx: Session, said: Said, heard: Understanding, *, person: Person, now: datetime) -> Ticket | None:
    prompt = open_prompt(tx, said.chat_id, person.user_id or 0, now=now)
    ticket = tx.get(Ticket, prompt.ticket_id) if prompt and prompt.ticket_id else None
    if prompt is None or ticket is None or ticket.reporter_id != person.id:
        return None
    # He replied to something else on purpose, so this is not the answer.
    replied = about(tx, said.chat_id, said.reply_to)
    if replied is not None and replied.id != ticket.id:
        return None
    if prompt.purpose in ("draft_place", "draft_contact"):
        return _draft_answer(tx, ticket, prompt.purpose.removeprefix("draft_"), said, heard, person, now=now)
    if prompt.purpose == "answer" and ticket.status in ACTIVE:
        forget(tx, said.chat_id, person.user_id or 0)
        to_staff(tx, ticket, said, by=person, now=now)
        worsen(tx, ticket, heard, by=person, now=now)
        return ticket
    if prompt.purpose in ("return_words", "rating_words"):
        return acceptance.add_words(tx, ticket, prompt.purpose, said, person=person, now=now)
    return None


def _draft_answer(
    tx: Session, ticket: Ticket, field: str, said: Said, heard: Understanding, person: Person, *, now: datetime
) -> Ticket | None:
    if ticket.status != TicketStatus.DRAFT or not said.text:
        return None
    forget(tx, said.chat_id, person.user_id or 0)
    add_piece(tx, ticket, said, person=person, purpose="field", now=now)
    return draft_fields.set_words(tx, ticket, field, heard, said.text, person, now=now)


def _of_album(tx: Session, said: Said) -> Ticket | None:
    if said.album is None:
        return None
    # Pictures of an album come as separate updates, some of them after the tenant pressed submit.
    same = select(Piece).where(Piece.chat_id == said.chat_id, Piece.album == said.album)
    piece = tx.exec(same.order_by(col(Piece.id))).first()
    return tx.get(Ticket, piece.ticket_id) if piece else None


def _going_with(
    tx: Session, said: Said, heard: Understanding, *, person: Person, catalogue: Catalogue, now: datetime
) -> Ticket | None:
    draft = _just_begun(tx, person, catalogue, now)
    if draft is None:
        return None
    only_place_or_time = bool(said.text) and not heard.rest.strip()
    wordless = not said.text and said.kind is not PieceKind.TEXT
    first_words = bool(said.text) and not draft.words
    # We asked whether he is in danger, and he writes instead of tapping.
    other = heard.urgency not in DANGER and heard.confidence.intent >= PLAINLY
    answering = bool(said.text) and "danger" in draft.unsure and (heard.nothing or not other)
    return draft if only_place_or_time or wordless or first_words or answering else None


def _just_begun(tx: Session, person: Person, catalogue: Catalogue, now: datetime) -> Ticket | None:
    return drafts.latest_draft(tx, person, since=now - timedelta(minutes=catalogue.limits.joined_words_minutes))


def _pieces(tx: Session, said: Said) -> list[Piece]:
    """The message as it was recorded: once for each ticket that it opened."""
    same = select(Piece).where(Piece.chat_id == said.chat_id, Piece.message_id == said.message_id)
    return list(tx.exec(same.order_by(col(Piece.id))))
