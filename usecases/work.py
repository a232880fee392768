"""The worker's side of a ticket: claim, arrive, promise, hold, decline.

Handing over is in usecases/handing.py, finishing in usecases/finishing.py.

The staff card is the work panel: each verb here is one of its buttons. Only the owner, or somebody
who oversees him, may press the buttons that come after the claim.
"""

from datetime import datetime, timedelta

from sqlalchemy import update
from sqlmodel import Session, col

from models.catalogue import Catalogue
from models.people import Person
from models.refusals import Refusal, Stale
from models.tickets import IN_HAND, Ticket, TicketStatus
from outbox import show
from usecases.duty import is_on_duty
from usecases.news import group_of, tell, tell_tenant
from usecases.off_duty import asks_first
from usecases.prompts import withdraw_prompt
from usecases.rights import claimable, in_hand_of
from usecases.routing import show_staff_card
from usecases.tickets import by_number, key, locked, move, note, redraw

S = TicketStatus


def claim(
    tx: Session, ticket_id: int, *, by: Person | None, catalogue: Catalogue, anyway: bool = False, now: datetime
) -> Ticket:
    """Give an open ticket to `by`, owe the tenant the news and the claimer the flat and the telephone.

    Claiming what you already own changes nothing. Whoever comes second is told who was faster. Whoever
    is off duty is asked first, unless he takes it `anyway`: then the ticket comes back without him.
    """
    ticket = claimable(tx, by, ticket_id, catalogue)
    assert by is not None
    if ticket.status in IN_HAND and ticket.owner_id == by.id:
        return ticket
    if ticket.status is not S.OPEN:
        raise _too_late(tx, ticket, catalogue)
    if not anyway and asks_first(tx, ticket, by, now=now):
        return ticket
    # One conditional UPDATE settles the race: the loser finds no open row and learns the winner's name.
    won = tx.connection().execute(
        update(Ticket)
        .where(col(Ticket.id) == ticket.id, col(Ticket.status) == S.OPEN)
        .values(status=S.CLAIMED, owner_id=by.id, claimed_at=now)
    )
    if won.rowcount == 0:
        raise _too_late(tx, locked(tx, ticket_id), catalogue)
    tx.refresh(ticket)
    facts = {} if is_on_duty(tx, by.id or 0, now) else {"off_duty": True}
    event = note(tx, ticket, what="claimed", by=by, now=now, was=S.OPEN, facts=facts)
    # The flat and the telephone go to the claimer alone, in private; the group never reads them.
    tell(tx, by, ticket, "brief", event, now=now)
    tell_tenant(tx, ticket, "claimed", event, now=now)
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
    news = "promise_moved" if ticket.promised_at else "promised"
    ticket.promised_at = now + timedelta(hours=hours)
    event = note(tx, ticket, what="promised", by=by, now=now, facts={"until": ticket.promised_at.isoformat()})
    tell_tenant(tx, ticket, news, event, now=now)
    redraw(tx, ticket, now=now, view="")
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
        promised_at=None,
        facts={"reason": reason, "until": until.isoformat()},
    )
    tell_tenant(tx, ticket, "held", event, now=now)
    redraw(tx, ticket, now=now, view="")
    return ticket


def resume(tx: Session, ticket_id: int, *, by: Person | None, now: datetime) -> Ticket:
    """Take up a waiting ticket again."""
    ticket = in_hand_of(tx, by, ticket_id)
    if ticket.status is S.WAITING:
        move(tx, ticket, S.CLAIMED, what="resumed", by=by, now=now, waiting_for=None, waiting_until=None)
        redraw(tx, ticket, now=now, view="")
    return ticket


def decline(
    tx: Session, ticket_id: int, reason: str, *, by: Person | None, catalogue: Catalogue, now: datetime
) -> Ticket:
    """Say honestly that it cannot be done, and why; the tenant is told at once and may object."""
    ticket = in_hand_of(tx, by, ticket_id)
    if reason not in catalogue.decline_reasons:
        raise Stale("refusal-stale")
    move(tx, ticket, S.DECLINED, what="declined", by=by, now=now, decline_reason=reason, facts={"reason": reason})
    withdraw_prompt(tx, ticket, by)
    redraw(tx, ticket, now=now, view="")
    show(tx, "ask", key(ticket), chat_id=ticket.chat_id, ticket_id=ticket.id, afresh=True, now=now)
    return ticket


def open_panel(tx: Session, ticket_id: int, view: str, *, by: Person | None, now: datetime) -> Ticket:
    """Show a picker on the work panel ("" for its face)."""
    ticket = in_hand_of(tx, by, ticket_id)
    group = group_of(tx, ticket)
    if ticket.status not in IN_HAND or group is None:
        raise Stale("refusal-stale")
    show_staff_card(tx, ticket, group, now=now)
    redraw(tx, ticket, now=now, view=view)
    return ticket


def _too_late(tx: Session, ticket: Ticket, catalogue: Catalogue) -> Refusal:
    owner = tx.get(Person, ticket.owner_id) if ticket.owner_id else None
    if owner is None or ticket.claimed_at is None:
        return Stale("refusal-stale")
    at = f"{ticket.claimed_at.astimezone(catalogue.zone):%H:%M}"
    return Stale("refusal-claimed-by", owner=owner.name, at=at)
