"""A worker's promised time: he is reminded of it, the tenant hears before it slips, and kept or broken is counted.

A ticket has one open promise at most: a new time moves the old one, whatever ends the matter settles it.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, select

from models.people import Person
from models.promises import ClockKind, Promise, PromiseState
from models.refusals import Refusal, Stale
from models.tickets import Ticket, TicketEvent, TicketStatus, Urgency
from usecases.clocks import OVER, owner_of
from usecases.finishing import ask_for
from usecases.followers import catalogue_of, follows
from usecases.news import group_of
from usecases.quiet import awake_before, awake_from, tell_chat, tell_person
from usecases.rights import in_hand_of
from usecases.tickets import key, locked, note, redraw
from usecases.timers import cancel_timer, set_timer

S = TicketStatus
P = PromiseState
#: Somebody else does it now: the time stays promised, by him.
HANDED = ("handed", "taken")


@follows
def keep_promises(tx: Session, ticket: Ticket, event: TicketEvent, now: datetime) -> None:
    """Open, move, hand on or settle the promise after what happened to the ticket."""
    if event.what == "promised" or (event.what == "extended" and event.facts["clock"] == ClockKind.FIX):
        _settle(tx, ticket, P.MOVED, now)
        _open(tx, ticket, event, now)
    elif event.what == "held":
        _settle(tx, ticket, P.MOVED, now)
    elif event.becomes is S.DONE:
        _settle(tx, ticket, P.KEPT, now)
        # Sent back, it is not promised for that time again.
        ticket.promised_at = None
        tx.add(ticket)
    elif event.becomes in OVER or event.what == "moved":
        _settle(tx, ticket, P.VOID, now)
    elif event.what in HANDED and (promise := open_promise(tx, ticket)) and ticket.owner_id:
        promise.person_id = ticket.owner_id
        tx.add(promise)


def open_promise(tx: Session, ticket: Ticket) -> Promise | None:
    """The time that is promised for this ticket just now."""
    return tx.exec(select(Promise).where(Promise.ticket_id == ticket.id, Promise.state == P.OPEN)).first()


def nudge(tx: Session, promise_id: int, *, now: datetime) -> None:
    """Remind the worker, or his group if he cannot be written to. Settled or already over: nothing."""
    promise = _still_open(tx, promise_id)
    if promise is None or now >= promise.until:
        return
    ticket = tx.get_one(Ticket, promise.ticket_id)
    owner, group = owner_of(tx, ticket), group_of(tx, ticket)
    facts = {"promise": promise.id}
    if owner and owner.user_id:
        tell_person(tx, owner, ticket, "nudge", key=f"nudge:{promise.id}", facts=facts, now=now)
    elif group:
        tell_chat(tx, group.chat_id, ticket, "nudge", key=f"nudge:{promise.id}", facts=facts, now=now)


def warn(tx: Session, promise_id: int, *, now: datetime) -> None:
    """Tell the tenant, before the time, that it may be later - unless the worker said that it will not."""
    promise = _still_open(tx, promise_id)
    if promise is None or promise.confirmed_at or promise.warned_at or now >= promise.until:
        return
    ticket = tx.get_one(Ticket, promise.ticket_id)
    promise.warned_at = now
    tx.add(promise)
    note(tx, ticket, what="warned", by=None, now=now)
    facts = {"promise": promise.id}
    tell_chat(tx, ticket.chat_id, ticket, "may_be_late", key=f"may-be-late:{promise.id}", facts=facts, now=now)


def promise_due(tx: Session, promise_id: int, *, now: datetime) -> None:
    """The promised time has passed: it is broken. The worker is asked for a new time; a tenant who was not
    warned is told now.
    """
    promise = _still_open(tx, promise_id)
    if promise is None or now < promise.until:
        return
    ticket = tx.get_one(Ticket, promise.ticket_id)
    promise.state, promise.settled_at = P.BROKEN, promise.until
    tx.add(promise)
    note(tx, ticket, what="promise_broken", by=None, now=now)
    facts, came_up = {"promise": promise.id}, promise.until
    owner, news = owner_of(tx, ticket), f"promise-broken:{promise.id}"
    tell_person(tx, owner, ticket, "promise_broken", key=news, facts=facts, came_up=came_up, now=now)
    if promise.warned_at is None:
        news = f"promise-passed:{promise.id}"
        tell_chat(tx, ticket.chat_id, ticket, "promise_passed", key=news, facts=facts, came_up=came_up, now=now)
    redraw(tx, ticket, now=now)


def confirm(tx: Session, promise_id: int, *, by: Person | None, now: datetime) -> Promise:
    """The worker will be in time, he says: the tenant need not be warned."""
    promise = tx.get(Promise, promise_id)
    if promise is None:
        raise Refusal("refusal-no-such-ticket")
    in_hand_of(tx, by, promise.ticket_id)
    tx.refresh(promise)
    if promise.state is not P.OPEN or now >= promise.until:
        raise Stale("refusal-stale")
    if promise.confirmed_at is None:
        promise.confirmed_at = now
        tx.add(promise)
        cancel_timer(tx, f"promise:{promise.id}:warn", now)
    return promise


def finish_in_group(tx: Session, ticket_id: int, *, by: Person | None, now: datetime) -> Ticket:
    """Done, says the worker in private: his proof is asked for where the work is shown, in the group."""
    ticket = in_hand_of(tx, by, ticket_id)
    group = group_of(tx, ticket)
    if group is None:
        raise Stale("refusal-stale")
    return ask_for(tx, key(ticket), "result", group.chat_id, by=by, now=now)


@dataclass(frozen=True)
class Promised:
    """How many promised times were kept, broken, and moved in time."""

    kept: int
    broken: int
    moved: int


def promised_share(
    tx: Session, since: datetime, until: datetime, *, person_id: int | None = None, now: datetime | None = None
) -> Promised:
    """What became of the promises that were settled between two moments, the second excluded."""
    settled = select(Promise.state).where(Promise.settled_at >= since, Promise.settled_at < until)  # type: ignore[operator]
    states = tx.exec(settled if person_id is None else settled.where(Promise.person_id == person_id)).all()
    return Promised(states.count(P.KEPT), states.count(P.BROKEN), states.count(P.MOVED))


def _open(tx: Session, ticket: Ticket, event: TicketEvent, now: datetime) -> None:
    until = datetime.fromisoformat(event.facts["until"])
    who = ticket.owner_id or event.actor_id
    assert who is not None
    promise = Promise(ticket_id=key(ticket), person_id=who, made_at=now, until=until)
    tx.add(promise)
    tx.flush()
    policy = catalogue_of(tx).promises.nudge
    lead = max((until - now) * policy.share, policy.at_least)
    _remind(tx, ticket, promise, "nudge", until - lead)
    _remind(tx, ticket, promise, "warn", until - policy.warn)
    _remind(tx, ticket, promise, "due", until)


def _remind(tx: Session, ticket: Ticket, promise: Promise, what: str, at: datetime) -> None:
    """A reminder that would come in the night comes before it, and what is over in the night is seen in the morning."""
    if ticket.urgency is not Urgency.EMERGENCY:
        catalogue = catalogue_of(tx)
        at = awake_from(catalogue, at) if what == "due" else awake_before(catalogue, at)
    if at <= promise.made_at:
        return
    set_timer(
        tx,
        key=f"promise:{promise.id}:{what}",
        job=f"promise_{what}",
        due_at=at,
        facts={"promise": promise.id},
        why=f"why-promise-{what}",
        ticket_id=ticket.id,
        now=promise.made_at,
    )


def _settle(tx: Session, ticket: Ticket, state: PromiseState, now: datetime) -> None:
    """What became of the open promise: past its time it was broken, whatever happens now."""
    promise = open_promise(tx, ticket)
    if promise is None:
        return
    promise.state = state if now <= promise.until else P.BROKEN
    promise.settled_at = min(now, promise.until) if promise.state is P.BROKEN else now
    tx.add(promise)
    cancel_timer(tx, f"promise:{promise.id}", now)


def _still_open(tx: Session, promise_id: int) -> Promise | None:
    promise = tx.get(Promise, promise_id)
    if promise is None:
        return None
    locked(tx, promise.ticket_id)
    tx.refresh(promise)
    return promise if promise.state is P.OPEN else None
