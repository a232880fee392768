"""A ticket's clocks: somebody is on it, somebody is there, it is done - each by a time.

They follow the ticket's events. A clock pauses only while the ticket waits for a stated reason, and the
pause ends by itself at the stated time. Whether it was kept is decided when it is met or when its time
is over, whichever comes first.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import or_
from sqlmodel import Session, col, select

from models.catalogue import Catalogue
from models.catalogue_promises import Budget, Rung
from models.people import Person
from models.promises import Clock, ClockKind
from models.tickets import Ticket, TicketEvent, TicketStatus, Urgency
from models.worktime import ALL_DAY, Hours, add_working, add_working_days, working_between
from usecases.followers import catalogue_of, follows
from usecases.quiet import add_awake, awake_from, tell_person
from usecases.tickets import key, locked, move, note, redraw
from usecases.timers import cancel_timer, set_timer

S = TicketStatus
K = ClockKind
_BREACHED, _MET = col(Clock.breached_at), col(Clock.met_at)

#: Nothing is waited for any more.
OVER = frozenset({S.CANCELLED, S.DECLINED, S.CLOSED, S.JOINED, S.DISCARDED})
#: What becoming this meets.
MEETS = {S.CLAIMED: {K.FIRST}, S.ARRIVED: {K.FIRST, K.ARRIVAL}, S.DONE: {K.FIRST, K.ARRIVAL, K.FIX}}
#: The first words to the tenant are the arrival of a kind that is answered, not worked on.
ANSWERS = frozenset({"said", "asked"})


@follows
def keep_time(tx: Session, ticket: Ticket, event: TicketEvent, now: datetime) -> None:
    """Start, meet, pause, run on or stop the ticket's clocks after what happened."""
    if event.what == "submitted":
        _start(tx, ticket, now)
    elif event.what in ANSWERS and catalogue_of(tx).kinds[ticket.kind].flow != "work":
        for clock in clocks_of(tx, ticket):
            if clock.kind is K.ARRIVAL:
                _meet(tx, clock, now)
    elif event.becomes is S.WAITING:
        _wait(tx, ticket, event, now)
    elif event.was is not event.becomes:
        for clock in clocks_of(tx, ticket):
            _follow(tx, ticket, clock, event, now)


def clocks_of(tx: Session, ticket: Ticket) -> Sequence[Clock]:
    """The ticket's clocks: first, arrival, fix."""
    order = list(K)
    found = tx.exec(select(Clock).where(Clock.ticket_id == ticket.id)).all()
    return sorted(found, key=lambda clock: order.index(clock.kind))


def rungs_of(tx: Session, ticket: Ticket, clock: Clock) -> list[Rung]:
    """Who hears of it when this clock is late, by the present catalogue."""
    return catalogue_of(tx).promises.rungs_for(clock.kind, *_like(tx, ticket))


def clock_due(tx: Session, clock_id: int, round: int, *, now: datetime) -> None:
    """The time is over: record it, show it on the cards, and put up the ladder. Stopped, paused: nothing."""
    found = running(tx, clock_id, round)
    if found is None or now < found[1].due_at:
        return
    ticket, clock = found
    clock.breached_at = clock.breached_at or clock.due_at
    tx.add(clock)
    note(tx, ticket, what="late", by=None, now=now, facts={"clock": clock.kind.value})
    for number, rung in enumerate(rungs_of(tx, ticket, clock)):
        set_timer(
            tx,
            key=f"clock:{clock.id}:{clock.round}:rung:{number}",
            job="climb",
            due_at=_rung_at(tx, ticket, clock, rung.after),
            facts={"clock": clock.id, "round": clock.round, "rung": number},
            why=f"why-late-{rung.tell}",
            ticket_id=ticket.id,
            now=now,
        )
    redraw(tx, ticket, now=now)


def owner_of(tx: Session, ticket: Ticket) -> Person | None:
    """Whoever has the ticket."""
    return tx.get(Person, ticket.owner_id) if ticket.owner_id else None


def running(tx: Session, clock_id: int, round: int) -> tuple[Ticket, Clock] | None:
    """The ticket, locked, and its clock, if that still counts and was not wound again since `round`."""
    known = tx.get(Clock, clock_id)
    if known is None:
        return None
    # The ticket first, as everybody does who moves one: two who lock in one order never wait for each other.
    ticket = locked(tx, known.ticket_id)
    clock = tx.get_one(Clock, clock_id, populate_existing=True)
    return (ticket, clock) if clock.running and clock.round == round else None


def wind(tx: Session, ticket: Ticket, clock: Clock, due_at: datetime, *, now: datetime) -> None:
    """Let a clock count to a new moment: a new round, in which the ladder begins at its foot."""
    cancel_timer(tx, f"clock:{clock.id}", now)
    clock.due_at, clock.round = due_at, clock.round + 1
    clock.paused_at = clock.stopped_at = clock.met_at = clock.left_seconds = None
    _arm(tx, ticket, clock, now)


def end_pause(tx: Session, ticket_id: int, until: str, *, now: datetime) -> None:
    """The stated time of a pause has come: the ticket goes on, and its owner hears it. Resumed before: nothing."""
    ticket = tx.get(Ticket, ticket_id, with_for_update=True, populate_existing=True)
    if ticket is None or ticket.status is not S.WAITING or ticket.waiting_until != datetime.fromisoformat(until):
        return
    facts = {"reason": ticket.waiting_for, "until": until}
    nothing = {"waiting_for": None, "waiting_until": None}
    event = move(tx, ticket, S.CLAIMED, what="pause_over", by=None, now=now, facts=facts, **nothing)
    tell_person(tx, owner_of(tx, ticket), ticket, "pause_over", key=f"pause-over:{event.id}", now=now)
    redraw(tx, ticket, now=now, view="")


@dataclass(frozen=True)
class Kept:
    """How many clocks were kept and how many were not."""

    kept: int
    breached: int

    @property
    def share(self) -> float | None:
        """Of those that were decided; None if none was."""
        decided = self.kept + self.breached
        return self.kept / decided if decided else None


def kept_share(
    tx: Session,
    since: datetime,
    until: datetime,
    *,
    kind: str | None = None,
    team: str | None = None,
    owner_id: int | None = None,
    now: datetime | None = None,
) -> dict[ClockKind, Kept]:
    """What was decided between two moments, the second excluded, by clock. A clock counts once: late stays late."""
    decided = select(Clock).join(Ticket, col(Ticket.id) == col(Clock.ticket_id))
    for column, wanted in ((Ticket.kind, kind), (Ticket.team, team), (Ticket.owner_id, owner_id)):
        decided = decided.where(col(column) == wanted) if wanted is not None else decided
    between = (column.is_not(None) & (column >= since) & (column < until) for column in (_BREACHED, _MET))
    clocks = tx.exec(decided.where(or_(*between))).all()
    late = [clock.kind for clock in clocks if clock.breached_at and since <= clock.breached_at < until]
    kept = [clock.kind for clock in clocks if clock.breached_at is None]
    return {each: Kept(kept.count(each), late.count(each)) for each in K}


def _start(tx: Session, ticket: Ticket, now: datetime) -> None:
    catalogue = catalogue_of(tx)
    for kind, budget in catalogue.promises.clocks_for(*_like(tx, ticket)).items():
        clock = Clock(
            ticket_id=key(ticket),
            kind=kind,
            calendar=budget.calendar,
            budget_seconds=int(budget.span.total_seconds()),
            days=budget.days,
            started_at=now,
            due_at=end_of(budget, now, hours_named(catalogue, budget.calendar)),
        )
        tx.add(clock)
        tx.flush()
        _arm(tx, ticket, clock, now)


def _follow(tx: Session, ticket: Ticket, clock: Clock, event: TicketEvent, now: datetime) -> None:
    if event.becomes in OVER:
        _stop(tx, ticket, clock, now)
    elif clock.kind in MEETS.get(event.becomes, ()):
        _meet(tx, clock, now)
    elif clock.paused_at is not None:
        _run_on(tx, ticket, clock, _resumed_at(event, now), now)
    elif clock.kind is K.FIX and clock.stopped_at and (event.becomes is S.RETURNED or event.was is S.DECLINED):
        _run_on(tx, ticket, clock, now, now)


def _wait(tx: Session, ticket: Ticket, event: TicketEvent, now: datetime) -> None:
    """Pause what can be paused, until the stated time; waiting on for longer moves that time."""
    if event.what != "held":
        return
    for clock in clocks_of(tx, ticket):
        if clock.kind is not K.FIRST and clock.running:
            _note_late(clock, now)
            clock.paused_at, clock.left_seconds = now, _left(tx, clock, now)
            tx.add(clock)
            cancel_timer(tx, f"clock:{clock.id}", now)
    cancel_timer(tx, f"pause:{ticket.id}", now)
    assert ticket.waiting_until is not None
    set_timer(
        tx,
        key=f"pause:{ticket.id}:{event.seq}",
        job="end_pause",
        due_at=_unless_urgent(tx, ticket, ticket.waiting_until),
        facts={"until": ticket.waiting_until.isoformat()},
        why="why-pause-ends",
        ticket_id=ticket.id,
        now=now,
    )


def _meet(tx: Session, clock: Clock, now: datetime) -> None:
    if clock.stopped_at is None:
        if clock.running:
            _note_late(clock, now)
            clock.left_seconds = _left(tx, clock, now)
        clock.met_at = clock.stopped_at = now
        clock.paused_at = None
        tx.add(clock)
        cancel_timer(tx, f"clock:{clock.id}", now)


def _stop(tx: Session, ticket: Ticket, clock: Clock, now: datetime) -> None:
    cancel_timer(tx, f"pause:{ticket.id}", now)
    if clock.stopped_at is None:
        if clock.running:
            _note_late(clock, now)
            clock.left_seconds = _left(tx, clock, now)
        clock.stopped_at, clock.paused_at = now, None
        tx.add(clock)
        cancel_timer(tx, f"clock:{clock.id}", now)


def _run_on(tx: Session, ticket: Ticket, clock: Clock, at: datetime, now: datetime) -> None:
    """Go on with the working time that was left; with none left it is late at once."""
    cancel_timer(tx, f"pause:{ticket.id}", now)
    left = timedelta(seconds=clock.left_seconds or 0)
    due_at = add_working(at, left, hours_named(catalogue_of(tx), clock.calendar)) if left else at
    wind(tx, ticket, clock, due_at, now=now)


def _resumed_at(event: TicketEvent, now: datetime) -> datetime:
    """When the waiting really ended: a pause that ended in the night ended then, though it is told later."""
    return min(now, datetime.fromisoformat(event.facts["until"])) if event.what == "pause_over" else now


def _arm(tx: Session, ticket: Ticket, clock: Clock, now: datetime) -> None:
    tx.add(clock)
    tx.flush()
    set_timer(
        tx,
        key=f"clock:{clock.id}:{clock.round}:due",
        job="clock_due",
        due_at=_unless_urgent(tx, ticket, clock.due_at),
        facts={"clock": clock.id, "round": clock.round},
        why=f"why-clock-{clock.kind.value}",
        ticket_id=ticket.id,
        now=now,
    )


def _note_late(clock: Clock, now: datetime) -> None:
    """Once late is late for good, from the moment the time was over; at that very moment it is still kept."""
    if clock.breached_at is None and now > clock.due_at:
        clock.breached_at = clock.due_at


def _left(tx: Session, clock: Clock, now: datetime) -> int:
    hours = hours_named(catalogue_of(tx), clock.calendar)
    return int(working_between(now, clock.due_at, hours).total_seconds())


def _rung_at(tx: Session, ticket: Ticket, clock: Clock, after: timedelta) -> datetime:
    if ticket.urgency is Urgency.EMERGENCY:
        return clock.due_at + after
    return add_awake(catalogue_of(tx), clock.due_at, after)


def _unless_urgent(tx: Session, ticket: Ticket, at: datetime) -> datetime:
    """`at` for an emergency; anything else that falls due in the night is looked at in the morning."""
    return at if ticket.urgency is Urgency.EMERGENCY else awake_from(catalogue_of(tx), at)


def _like(tx: Session, ticket: Ticket) -> tuple[str, str, Urgency, bool]:
    return ticket.kind, ticket.category, ticket.urgency, tx.get_one(Person, ticket.reporter_id).key_tenant


def end_of(budget: Budget, start: datetime, hours: Hours) -> datetime:
    """When a clock that starts then is over."""
    return add_working_days(start, budget.days, hours) if budget.days else add_working(start, budget.span, hours)


def hours_named(catalogue: Catalogue, name: str) -> Hours:
    """The calendar; a clock whose calendar has left the catalogue counts round the clock."""
    return catalogue.hours.get(name) or Hours(catalogue.zone, (ALL_DAY,) * 7)
