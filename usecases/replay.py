"""What the clocks and ladders of a catalogue would have made of what really happened: nothing is written.

People's deeds stay as they were - who claimed when, how long somebody waited for parts -, and only the
rules change. Under the rules that were in force the replay says what was recorded; a test holds that.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from models.catalogue import Catalogue
from models.catalogue_promises import Rung
from models.promises import ClockKind
from models.tickets import Ticket, TicketEvent, TicketStatus, Urgency
from models.worktime import Hours, add_working, working_between
from usecases.clocks import ANSWERS, MEETS, OVER, end_of, hours_named
from usecases.emergencies import pause_before
from usecases.quiet import add_awake, awake_from

S = TicketStatus
K = ClockKind


@dataclass(frozen=True)
class Life:
    """A ticket and everything that happened to it, in order; `able` are those who could have claimed it."""

    ticket: Ticket
    events: Sequence[TicketEvent]
    key_tenant: bool = False
    able: Sequence[int] = ()

    @property
    def like(self) -> tuple[str, str, Urgency, bool]:
        """What clocks and ladders are chosen by."""
        return self.ticket.kind, self.ticket.category, self.ticket.urgency, self.key_tenant


@dataclass
class Ran:
    """One clock as it ran: until when it counted, in rounds, and whether it was late."""

    kind: ClockKind
    hours: Hours
    due_at: datetime
    left: timedelta = timedelta()
    running: bool = True
    stopped: bool = False
    breached_at: datetime | None = None
    met_at: datetime | None = None
    #: Of each round the moment it counted to, and the moment it ended; None if it still counts.
    rounds: list[tuple[datetime, datetime | None]] = field(default_factory=list)

    def halt(self, at: datetime, *, stopped: bool) -> None:
        """Stop counting; what was late by then is late, and what was left is kept."""
        if self.running:
            if at > self.due_at:
                self.breached_at = self.breached_at or self.due_at
            self.left = timedelta(seconds=int(working_between(at, self.due_at, self.hours).total_seconds()))
            self.rounds.append((self.due_at, at))
        self.running, self.stopped = False, stopped

    def wind(self, due_at: datetime, at: datetime) -> None:
        """Count to a new moment."""
        if self.running:
            self.rounds.append((self.due_at, at))
        self.due_at, self.running, self.stopped, self.met_at = due_at, True, False, None

    def run_on(self, at: datetime, now: datetime) -> None:
        """Go on with what was left."""
        self.wind(add_working(at, self.left, self.hours) if self.left else at, now)


@dataclass(frozen=True)
class Told:
    """Somebody would have been told: a rung of a ladder, or `called`, the call of an unclaimed emergency."""

    number: str
    at: datetime
    who: str


def clocks_in(life: Life, catalogue: Catalogue, until: datetime) -> list[Ran]:
    """The ticket's clocks as they would have run until then."""
    clocks: list[Ran] = []
    for event in life.events:
        if event.at > until:
            break
        if event.what == "submitted":
            clocks = _started(life, catalogue, event.at)
        for clock in clocks:
            _follow(clock, life.ticket, event, catalogue)
    for clock in clocks:
        noticed = clock.due_at if life.ticket.urgency is Urgency.EMERGENCY else awake_from(catalogue, clock.due_at)
        if clock.running:
            clock.rounds.append((clock.due_at, None))
            if noticed <= until:
                clock.breached_at = clock.breached_at or clock.due_at
    return clocks


def climbed(life: Life, clock: Ran, catalogue: Catalogue, until: datetime) -> Iterator[Told]:
    """Who would have heard that this clock is late, rung by rung."""
    rungs = catalogue.promises.rungs_for(clock.kind, *life.like)
    for due_at, ended in clock.rounds:
        for rung in rungs:
            at = _rung_at(life.ticket, catalogue, due_at, rung)
            if at <= until and (ended is None or at < ended):
                yield Told(life.ticket.number or "", at, rung.tell)


def called(life: Life, catalogue: Catalogue, until: datetime) -> Iterator[Told]:
    """How often an emergency that nobody claimed would have been called out again."""
    if life.ticket.urgency is not Urgency.EMERGENCY:
        return
    rule = catalogue.promises.emergency
    turns = [event for event in life.events if event.was is not event.becomes or event.what == "moved"]
    for number, event in enumerate(turns):
        ended = turns[number + 1].at if number + 1 < len(turns) else None
        at, times = event.at + pause_before(rule, 1), 1
        while event.becomes is S.OPEN and at <= until and (ended is None or at < ended):
            yield Told(life.ticket.number or "", at, "called")
            times += 1
            at += pause_before(rule, times)


def _started(life: Life, catalogue: Catalogue, at: datetime) -> list[Ran]:
    clocks = []
    for kind, budget in catalogue.promises.clocks_for(*life.like).items():
        hours = hours_named(catalogue, budget.calendar)
        clocks.append(Ran(kind, hours, end_of(budget, at, hours)))
    return clocks


def _follow(clock: Ran, ticket: Ticket, event: TicketEvent, catalogue: Catalogue) -> None:
    """What this event did to the clock; the cases are those of `usecases.clocks.keep_time`."""
    kind = catalogue.kinds.get(ticket.kind)
    if event.what == "extended":
        _extend(clock, event)
    elif event.what in ANSWERS and kind and kind.flow != "work":
        if clock.kind is K.ARRIVAL:
            _meet(clock, event.at)
    elif event.becomes is S.WAITING:
        if event.what == "held" and clock.kind is not K.FIRST and clock.running:
            clock.halt(event.at, stopped=False)
    elif event.was is not event.becomes and event.what != "submitted":
        _turn(clock, event)


def _turn(clock: Ran, event: TicketEvent) -> None:
    paused = not clock.running and not clock.stopped
    if event.becomes in OVER:
        if not clock.stopped:
            clock.halt(event.at, stopped=True)
    elif clock.kind in MEETS.get(event.becomes, ()):
        _meet(clock, event.at)
    elif paused:
        ended = datetime.fromisoformat(event.facts["until"]) if event.what == "pause_over" else event.at
        clock.run_on(min(ended, event.at), event.at)
    elif clock.kind is K.FIX and clock.stopped and (event.becomes is S.RETURNED or event.was is S.DECLINED):
        clock.run_on(event.at, event.at)


def _meet(clock: Ran, at: datetime) -> None:
    if not clock.stopped:
        clock.halt(at, stopped=True)
        clock.met_at = at


def _extend(clock: Ran, event: TicketEvent) -> None:
    """Somebody gave it a new time because it was late; rules under which it was not need no new time."""
    late = clock.breached_at is not None or event.at >= clock.due_at
    if event.facts["clock"] == clock.kind.value and clock.running and late:
        clock.breached_at = clock.breached_at or clock.due_at
        clock.wind(datetime.fromisoformat(event.facts["until"]), event.at)


def _rung_at(ticket: Ticket, catalogue: Catalogue, due_at: datetime, rung: Rung) -> datetime:
    if ticket.urgency is Urgency.EMERGENCY:
        return due_at + rung.after
    return add_awake(catalogue, due_at, rung.after)
