"""Promised times in words: the lines on the cards, and the messages about a time that is kept, slips or moves."""

from datetime import timedelta
from typing import Any

from sqlmodel import Session, select

from cards.codec import pack
from cards.face import Button, Face
from cards.parts import lines, moment, press, what
from cards.registry import Pen, notice
from locales.texts import Html
from models.people import Person
from models.promises import Clock, ClockKind, Promise, PromiseState
from models.tickets import Ticket, TicketStatus, Urgency

S = TicketStatus
Facts = dict[str, Any]
#: How many new times stand beside each other.
HOURS_SHOWN = 4


def span(length: timedelta, pen: Pen) -> str:
    """So long, in its two largest units: 25 minutes; 3 hours 10 minutes; 2 days 3 hours."""
    minutes = max(int(length.total_seconds()) // 60, 1)
    days, hours, minutes = minutes // 1440, minutes % 1440 // 60, minutes % 60
    parts = [
        pen.words("span-days", days=days) if days else "",
        pen.words("span-hours", hours=hours) if hours else "",
        pen.words("span-minutes", minutes=minutes) if minutes and not days else "",
    ]
    return " ".join(part for part in parts if part)


def clock_name(ticket: Ticket, kind: ClockKind, pen: Pen) -> str:
    """What is measured, by the kind's flow: a repair is fixed, a complaint answered."""
    flow = pen.catalogue.kinds[ticket.kind].flow
    return pen.words(
        f"clock-{kind.value}" if flow == "work" or kind is ClockKind.FIRST else f"clock-answer-{kind.value}"
    )


def clock_lines(tx: Session, ticket: Ticket, pen: Pen) -> str:
    """For staff: until when, or how late already, a line for each clock that counts."""
    found = tx.exec(select(Clock).where(Clock.ticket_id == ticket.id).order_by(Clock.due_at)).all()  # type: ignore[arg-type]
    return lines(*(_clock_line(ticket, clock, pen) for clock in found if clock.stopped_at is None))


def _clock_line(ticket: Ticket, clock: Clock, pen: Pen) -> str:
    name = clock_name(ticket, clock.kind, pen)
    if clock.paused_at is not None:
        left = timedelta(seconds=clock.left_seconds or 0)
        return pen("clock-paused", clock=name, left=span(left, pen)) if left else ""
    due = pen.when(clock.due_at)
    if pen.now <= clock.due_at:
        return pen("clock-runs", clock=name, due=due)
    return pen("clock-late", clock=name, due=due, late=span(pen.now - clock.due_at, pen))


def expected_line(tx: Session, ticket: Ticket, pen: Pen) -> str:
    """For the tenant: when it may be expected, unless a time was promised, which his card says already."""
    if ticket.status not in (S.OPEN, S.CLAIMED, S.ARRIVED, S.RETURNED) or ticket.promised_at:
        return ""
    running = select(Clock).where(Clock.ticket_id == ticket.id, Clock.kind != ClockKind.FIRST)
    clocks = {clock.kind: clock for clock in tx.exec(running) if clock.running}
    coming = clocks.get(ClockKind.ARRIVAL) if ticket.urgency is Urgency.EMERGENCY else None
    clock = coming or clocks.get(ClockKind.FIX)
    if clock is None:
        return ""
    if pen.now > clock.due_at:
        return pen("expected-late")
    flow = "arrival" if coming else pen.catalogue.kinds[ticket.kind].flow
    return pen(f"expected-{flow}", due=pen.when(clock.due_at))


def _ticket(tx: Session, facts: Facts) -> Ticket:
    return tx.get_one(Ticket, facts["ticket"])


def _owner(tx: Session, ticket: Ticket) -> str:
    owner = tx.get(Person, ticket.owner_id) if ticket.owner_id else None
    return owner.name if owner else ""


def _open(tx: Session, facts: Facts) -> Promise | None:
    promise = tx.get_one(Promise, facts["promise"])
    return promise if promise.state is PromiseState.OPEN else None


def _new_times(ticket: Ticket, pen: Pen) -> list[Button]:
    hours = pen.catalogue.promise_hours[:HOURS_SHOWN]
    return [
        Button(pen.words("button-more", span=span(timedelta(hours=each), pen)), pack("promise", ticket.id, each))
        for each in hours
    ]


@notice("nudge")
def nudge(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To the worker, before the time he promised: in time, more time, or done."""
    ticket, promise = _ticket(tx, facts), _open(tx, facts)
    if promise is None or promise.until <= pen.now:
        return None
    until, left = pen.when(promise.until), span(promise.until - pen.now, pen)
    text = pen("nudge", number=ticket.number, what=what(ticket, pen), until=until, left=left)
    return Face(
        text,
        [
            [
                press(pen, "button-on-time", "ontime", promise.id),
                press(pen, "button-done", "doneingroup", ticket.id),
            ],
            _new_times(ticket, pen),
        ],
    )


@notice("may_be_late")
def may_be_late(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To the tenant, before the time: it may be later, and the worker has been reminded."""
    ticket, promise = _ticket(tx, facts), _open(tx, facts)
    if promise is None or promise.confirmed_at is not None:
        return None
    return Face(
        pen("promise-may-be-late", number=ticket.number, until=pen.when(promise.until), name=_owner(tx, ticket))
    )


def _broken(tx: Session, facts: Facts) -> Promise | None:
    """The broken promise, as long as neither a newer one nor the end of the work has overtaken it."""
    promise, ticket = tx.get_one(Promise, facts["promise"]), _ticket(tx, facts)
    waited_for = ticket.status in (S.OPEN, S.CLAIMED, S.ARRIVED, S.RETURNED)
    return promise if waited_for and ticket.promised_at == promise.until else None


@notice("promise_passed")
def promise_passed(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To the tenant whom nobody could warn before: the time has passed."""
    ticket, promise = _ticket(tx, facts), _broken(tx, facts)
    if promise is None:
        return None
    return Face(pen("promise-passed", number=ticket.number, until=pen.when(promise.until), name=_owner(tx, ticket)))


@notice("promise_broken")
def promise_broken(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To the worker: the time is over, name a new one or finish."""
    ticket, promise = _ticket(tx, facts), _broken(tx, facts)
    if promise is None:
        return None
    text = pen("promise-broken", number=ticket.number, what=what(ticket, pen), until=pen.when(promise.until))
    return Face(text, [[press(pen, "button-done", "doneingroup", ticket.id)], _new_times(ticket, pen)])


@notice("promise_moved")
def promise_moved(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To the tenant: another time than the one he was promised first."""
    ticket = _ticket(tx, facts)
    if ticket.promised_at is None:
        return None
    return Face(pen("promise-moved", number=ticket.number, name=_owner(tx, ticket), until=pen.when(ticket.promised_at)))


@notice("extended")
def extended(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To the tenant: it takes longer, why, and until when."""
    ticket = _ticket(tx, facts)
    key = "extended-arrival" if facts["clock"] == ClockKind.ARRIVAL else "extended-fix"
    until, reason = Html(moment(facts["until"], pen)), pen.words(f"hold-{facts['reason']}")
    return Face(pen(key, number=ticket.number, reason=reason, until=until))


@notice("pause_over")
def pause_over(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To the owner: the time he wanted to wait for has come."""
    ticket = _ticket(tx, facts)
    if ticket.status not in (S.CLAIMED, S.ARRIVED):
        return None
    return Face(pen("pause-over", number=ticket.number, what=what(ticket, pen)))


@notice("taken_over")
def taken_over(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To whoever had it before: somebody else has it now."""
    ticket = _ticket(tx, facts)
    return Face(pen("taken-over", number=ticket.number, name=_owner(tx, ticket)))
