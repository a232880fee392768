"""The worker's side of a ticket: claim, arrive, promise, hold, hand over, finish, decline.

The staff card is the work panel: each verb here is one of its buttons. Only the owner, or somebody
who oversees him, may press the buttons that come after the claim.
"""

from datetime import datetime, timedelta

from sqlalchemy import update
from sqlmodel import Session, col

from models.catalogue import Catalogue
from models.groups import Group
from models.money import cost_in
from models.people import Person
from models.refusals import Refusal, Stale
from models.tickets import IN_HAND, PieceKind, Side, Ticket, TicketStatus
from outbox import owe, owe_album, owe_copy, show
from usecases import prompts
from usecases.rights import claimable, in_hand_of
from usecases.routing import ALBUM_KINDS, route, show_staff_card
from usecases.said import Said
from usecases.tickets import by_number, key, locked, move, note, priority_of, redraw

S = TicketStatus


def claim(tx: Session, ticket_id: int, *, by: Person | None, catalogue: Catalogue, now: datetime) -> Ticket:
    """Give an open ticket to `by`, owe the tenant the news and the claimer the flat and the telephone.

    Claiming what you already own changes nothing. Whoever comes second is told who was faster.
    """
    ticket = claimable(tx, by, ticket_id, catalogue)
    assert by is not None
    if ticket.status in IN_HAND and ticket.owner_id == by.id:
        return ticket
    if ticket.status is not S.OPEN:
        raise _too_late(tx, ticket, catalogue)
    # One conditional UPDATE settles the race: the loser finds no open row and learns the winner's name.
    won = tx.connection().execute(
        update(Ticket)
        .where(col(Ticket.id) == ticket.id, col(Ticket.status) == S.OPEN)
        .values(status=S.CLAIMED, owner_id=by.id, claimed_at=now)
    )
    if won.rowcount == 0:
        raise _too_late(tx, locked(tx, ticket_id), catalogue)
    tx.refresh(ticket)
    event = note(tx, ticket, what="claimed", by=by, now=now, was=S.OPEN)
    _brief(tx, ticket, by, event.seq, now=now)
    owe(
        tx,
        key=f"claimed:{event.id}",
        chat_id=ticket.chat_id,
        kind="claimed",
        ticket_id=ticket.id,
        facts={"ticket": ticket.id},
        priority=priority_of(ticket),
        now=now,
    )
    redraw(tx, ticket, now=now, view="")
    return ticket


def claim_by_number(tx: Session, number: str, *, by: Person | None, catalogue: Catalogue, now: datetime) -> Ticket:
    """Claim by the number as it was typed."""
    ticket = by_number(tx, number)
    if ticket is None:
        raise Refusal("refusal-no-such-ticket")
    return claim(tx, key(ticket), by=by, catalogue=catalogue, now=now)


def arrive(tx: Session, ticket_id: int, *, by: Person | None, now: datetime) -> Ticket:
    """The worker is at the door; the tenant's card says so."""
    ticket = in_hand_of(tx, by, ticket_id)
    if ticket.status is not S.ARRIVED:
        move(tx, ticket, S.ARRIVED, what="arrived", by=by, now=now, waiting_for=None, waiting_until=None)
        redraw(tx, ticket, now=now, view="")
    return ticket


def promise(
    tx: Session, ticket_id: int, hours: int, *, by: Person | None, catalogue: Catalogue, now: datetime
) -> Ticket:
    """Promise the tenant a time, counted from now."""
    ticket = in_hand_of(tx, by, ticket_id)
    if hours not in catalogue.promise_hours or ticket.status not in IN_HAND:
        raise Stale("refusal-stale")
    ticket.promised_at = now + timedelta(hours=hours)
    event = note(tx, ticket, what="promised", by=by, now=now, facts={"until": ticket.promised_at.isoformat()})
    _tell_tenant(tx, ticket, "promised", event.id, now=now)
    return ticket


def hold(
    tx: Session, ticket_id: int, reason: str, hours: int, *, by: Person | None, catalogue: Catalogue, now: datetime
) -> Ticket:
    """Put the ticket on hold for a stated reason and until a stated time; the tenant is told both."""
    ticket = in_hand_of(tx, by, ticket_id)
    if reason not in catalogue.hold_reasons or hours not in catalogue.hold_hours:
        raise Stale("refusal-stale")
    until = now + timedelta(hours=hours)
    event = move(
        tx,
        ticket,
        S.WAITING,
        what="held",
        by=by,
        now=now,
        waiting_for=reason,
        waiting_until=until,
        facts={"reason": reason, "until": until.isoformat()},
    )
    _tell_tenant(tx, ticket, "held", event.id, now=now)
    return ticket


def resume(tx: Session, ticket_id: int, *, by: Person | None, now: datetime) -> Ticket:
    """Take up a waiting ticket again."""
    ticket = in_hand_of(tx, by, ticket_id)
    if ticket.status is S.WAITING:
        move(tx, ticket, S.CLAIMED, what="resumed", by=by, now=now, waiting_for=None, waiting_until=None)
        redraw(tx, ticket, now=now, view="")
    return ticket


def hand_to(
    tx: Session, ticket_id: int, person_id: int, *, by: Person | None, catalogue: Catalogue, now: datetime
) -> Ticket:
    """Hand the ticket to a colleague who could have claimed it himself."""
    ticket = in_hand_of(tx, by, ticket_id)
    colleague = tx.get(Person, person_id)
    if colleague is None:
        raise Refusal("refusal-no-such-colleague")
    claimable(tx, colleague, ticket_id, catalogue)
    event = move(
        tx,
        ticket,
        S.CLAIMED,
        what="handed",
        by=by,
        now=now,
        owner_id=colleague.id,
        claimed_at=now,
        waiting_for=None,
        waiting_until=None,
        facts={"to": colleague.name},
    )
    _brief(tx, ticket, colleague, event.seq, now=now)
    _tell_tenant(tx, ticket, "claimed", event.id, now=now)
    return ticket


def hand_over(
    tx: Session, ticket_id: int, team: str, *, by: Person | None, catalogue: Catalogue, now: datetime
) -> Ticket:
    """Send the ticket to another team's group, where it is open again; the old card says where it went."""
    ticket = in_hand_of(tx, by, ticket_id)
    if team not in catalogue.teams or team == ticket.team:
        raise Stale("refusal-stale")
    move(
        tx,
        ticket,
        S.OPEN,
        what="moved",
        by=by,
        now=now,
        owner_id=None,
        claimed_at=None,
        waiting_for=None,
        waiting_until=None,
        facts={"team": team},
    )
    prompts_of_old_owner(tx, ticket, by)
    route(tx, ticket, catalogue=catalogue, team=team, now=now)
    redraw(tx, ticket, now=now, view="")
    return ticket


def decline(
    tx: Session, ticket_id: int, reason: str, *, by: Person | None, catalogue: Catalogue, now: datetime
) -> Ticket:
    """Say honestly that it cannot be done, and why; the tenant is told at once and may object."""
    ticket = in_hand_of(tx, by, ticket_id)
    if reason not in catalogue.decline_reasons:
        raise Stale("refusal-stale")
    event = move(
        tx, ticket, S.DECLINED, what="declined", by=by, now=now, decline_reason=reason, facts={"reason": reason}
    )
    prompts_of_old_owner(tx, ticket, by)
    redraw(tx, ticket, now=now, view="")
    show(tx, "ask", key(ticket), chat_id=ticket.chat_id, ticket_id=ticket.id, afresh=True, now=now)
    assert event.id is not None
    return ticket


def ask_for_result(tx: Session, ticket_id: int, chat_id: int, *, by: Person | None, now: datetime) -> Ticket:
    """The worker tapped *done*: ask him for a photo and a word, and take his next message for it."""
    ticket = in_hand_of(tx, by, ticket_id)
    if ticket.status not in IN_HAND or by is None or by.user_id is None:
        raise Stale("refusal-stale")
    prompt = prompts.ask(tx, chat_id, by.user_id, "result", ticket_id=ticket.id, now=now)
    owe(
        tx,
        key=f"ask-result:{prompt.id}:{now.isoformat()}",
        chat_id=chat_id,
        thread_id=ticket.thread_id,
        kind="ask_result",
        facts={"ticket": ticket.id, "name": by.name},
        ticket_id=ticket.id,
        now=now,
    )
    return ticket


def ask_for_question(tx: Session, ticket_id: int, chat_id: int, *, by: Person | None, now: datetime) -> Ticket:
    """The worker tapped *ask the tenant*: his next message goes to the tenant."""
    ticket = in_hand_of(tx, by, ticket_id)
    if by is None or by.user_id is None:
        raise Stale("refusal-stale")
    prompt = prompts.ask(tx, chat_id, by.user_id, "question", ticket_id=ticket.id, now=now)
    owe(
        tx,
        key=f"ask-question:{prompt.id}:{now.isoformat()}",
        chat_id=chat_id,
        thread_id=ticket.thread_id,
        kind="ask_question",
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
        S.DONE,
        what="done",
        by=by,
        now=now,
        done_at=now,
        result=words[:1000],
        cost_cents=cost_in(words),
        waiting_for=None,
        waiting_until=None,
    )
    prompts_of_old_owner(tx, ticket, by)
    if said is not None:
        keep_result(tx, ticket, said, by=by, now=now)
        _show_proof(tx, ticket, said, event.seq, now=now)
    redraw(tx, ticket, now=now, view="")
    show(tx, "ask", key(ticket), chat_id=ticket.chat_id, ticket_id=ticket.id, view="", afresh=True, now=now)
    return ticket


def keep_result(tx: Session, ticket: Ticket, said: Said, *, by: Person | None, now: datetime) -> None:
    """Record the worker's proof."""
    piece = said.as_piece(key(ticket), author_id=by.id if by else None, side=Side.STAFF, purpose="result", now=now)
    tx.add(piece)
    tx.flush()


def open_panel(tx: Session, ticket_id: int, view: str, *, by: Person | None, now: datetime) -> Ticket:
    """Show a picker on the work panel ("" for its face)."""
    ticket = in_hand_of(tx, by, ticket_id)
    group = tx.get(Group, ticket.group_id) if ticket.group_id else None
    if ticket.status not in IN_HAND or group is None:
        raise Stale("refusal-stale")
    show_staff_card(tx, ticket, group, now=now)
    redraw(tx, ticket, now=now, view=view)
    return ticket


def prompts_of_old_owner(tx: Session, ticket: Ticket, by: Person | None) -> None:
    """Whatever we still wanted to hear from the worker about this ticket, we want no more."""
    group = tx.get(Group, ticket.group_id) if ticket.group_id else None
    if group is not None and by is not None and by.user_id is not None:
        prompts.forget(tx, group.chat_id, by.user_id, ticket_id=ticket.id)


def _brief(tx: Session, ticket: Ticket, worker: Person, seq: int, *, now: datetime) -> None:
    # The flat and the telephone go to the claimer alone, in private; the group never reads them.
    if worker.user_id is not None:
        owe(
            tx,
            key=f"brief:{ticket.id}:{seq}",
            chat_id=worker.user_id,
            kind="brief",
            ticket_id=ticket.id,
            facts={"ticket": ticket.id},
            priority=priority_of(ticket),
            now=now,
        )


def _tell_tenant(tx: Session, ticket: Ticket, kind: str, event_id: int | None, *, now: datetime) -> None:
    owe(
        tx,
        key=f"{kind}:{event_id}",
        chat_id=ticket.chat_id,
        kind=kind,
        facts={"ticket": ticket.id},
        ticket_id=ticket.id,
        now=now,
    )
    redraw(tx, ticket, now=now, view="")


def _show_proof(tx: Session, ticket: Ticket, said: Said, seq: int, *, now: datetime) -> None:
    news = f"proof:{ticket.id}:{seq}:{said.message_id}"
    if said.kind in ALBUM_KINDS:
        media = [{"type": ALBUM_KINDS[said.kind], "file_id": said.file_id or ""}]
        owe_album(
            tx,
            key=news,
            chat_id=ticket.chat_id,
            media=media,
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


def _too_late(tx: Session, ticket: Ticket, catalogue: Catalogue) -> Refusal:
    owner = tx.get(Person, ticket.owner_id) if ticket.owner_id else None
    if owner is None or ticket.claimed_at is None:
        return Stale("refusal-stale")
    at = f"{ticket.claimed_at.astimezone(catalogue.zone):%H:%M}"
    return Stale("refusal-claimed-by", owner=owner.name, at=at)
