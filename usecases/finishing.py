"""Finishing: the worker shows what he did, and the tenant is asked whether it is solved.

A photo is asked for, not forced: a plain word is kept until a photo or "no photo" comes.
"""

from datetime import datetime, timedelta

from sqlmodel import Session

from models.money import cost_in
from models.people import Person
from models.refusals import Stale
from models.tickets import IN_HAND, PieceKind, Side, Ticket, TicketStatus
from outbox import owe, owe_album, owe_copy, show
from usecases import prompts
from usecases.rights import in_hand_of
from usecases.routing import ALBUM_KINDS
from usecases.said import Said
from usecases.tickets import key, move, redraw

#: A note is kept whole up to here; a card holds 4096 characters in all.
RESULT_KEPT = 1000
#: A second tap, or a tap handled again after a death, is no second question.
JUST_ASKED = timedelta(minutes=1)


def ask_for(tx: Session, ticket_id: int, purpose: str, chat_id: int, *, by: Person | None, now: datetime) -> Ticket:
    """Take the worker's next message in this chat for his `result`, or for a `question` to the tenant."""
    ticket = in_hand_of(tx, by, ticket_id)
    if ticket.status not in IN_HAND or by is None or by.user_id is None:
        raise Stale("refusal-stale")
    asked = prompts.open_prompt(tx, chat_id, by.user_id, now=now)
    if asked and (asked.purpose, asked.ticket_id) == (purpose, ticket.id) and now - asked.asked_at < JUST_ASKED:
        return ticket
    prompts.ask(tx, chat_id, by.user_id, purpose, ticket_id=ticket.id, now=now)
    owe(
        tx,
        key=f"ask-{purpose}:{ticket.id}:{by.id}:{ticket.returns}:{now.isoformat()}",
        chat_id=chat_id,
        thread_id=ticket.thread_id,
        kind=f"ask_{purpose}",
        facts={"ticket": ticket.id, "name": by.name},
        ticket_id=ticket.id,
        now=now,
    )
    return ticket


def finish(tx: Session, ticket_id: int, *, by: Person | None, said: Said | None = None, now: datetime) -> Ticket:
    """The work is done: keep the photo, the word and the cost, and ask the tenant whether it is solved."""
    ticket = in_hand_of(tx, by, ticket_id)
    words = "\n".join(part for part in (ticket.result, said.text if said else "") if part)
    event = move(
        tx,
        ticket,
        TicketStatus.DONE,
        what="done",
        by=by,
        now=now,
        done_at=now,
        result=words[:RESULT_KEPT],
        cost_cents=cost_in(words),
        waiting_for=None,
        waiting_until=None,
    )
    prompts.withdraw_prompt(tx, ticket, by)
    if said is not None:
        keep_result(tx, ticket, said, by=by, now=now)
        _show_proof(tx, ticket, said, event.seq, now=now)
    redraw(tx, ticket, now=now, view="")
    show(tx, "ask", key(ticket), chat_id=ticket.chat_id, ticket_id=ticket.id, view="", afresh=True, now=now)
    return ticket


def keep_result(tx: Session, ticket: Ticket, said: Said, *, by: Person | None, now: datetime) -> None:
    """Record the worker's proof."""
    author = by.id if by else None
    tx.add(said.as_piece(key(ticket), author_id=author, side=Side.STAFF, purpose="result", now=now))
    tx.flush()


def note_result(tx: Session, ticket: Ticket, said: Said, *, by: Person, now: datetime) -> None:
    """Keep a word without a picture; the picture, or "no photo", will finish the work."""
    keep_result(tx, ticket, said, by=by, now=now)
    ticket.result = "\n".join(part for part in (ticket.result, said.text) if part)[:RESULT_KEPT]
    tx.add(ticket)
    owe(
        tx,
        key=f"result-noted:{said.chat_id}:{said.message_id}",
        chat_id=said.chat_id,
        thread_id=said.thread_id,
        reply_to=said.message_id,
        kind="result_noted",
        facts={"ticket": ticket.id},
        ticket_id=ticket.id,
        now=now,
    )


def _show_proof(tx: Session, ticket: Ticket, said: Said, seq: int, *, now: datetime) -> None:
    news = f"proof:{ticket.id}:{seq}:{said.message_id}"
    if said.kind in ALBUM_KINDS:
        owe_album(
            tx,
            key=news,
            chat_id=ticket.chat_id,
            media=[{"type": ALBUM_KINDS[said.kind], "file_id": said.file_id or ""}],
            kind="proof",
            facts={"ticket": ticket.id},
            ticket_id=ticket.id,
            now=now,
        )
    elif said.kind is not PieceKind.TEXT:
        owe_copy(
            tx,
            key=news,
            chat_id=ticket.chat_id,
            from_chat=said.chat_id,
            message_id=said.message_id,
            ticket_id=ticket.id,
            now=now,
        )
