"""Policy rehearsal: stored history under other clocks, calendars, ladders and rosters, before anybody lives by them.

What people did is taken as it was; they might have hurried for another rule. So the numbers say what
the new rules would have called late and whom they would have told, not what people would have done.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from sqlmodel import Session, col, select

from models.catalogue import Catalogue
from models.estate import Building
from models.people import Person
from models.promises import Clock, ClockKind, Escalation
from models.rota import Rota, read_rota
from models.tickets import Ticket, TicketEvent, TicketStatus
from usecases.alerts import able_people
from usecases.followers import catalogue_of
from usecases.quiet import awake_from
from usecases.replay import Life, Told, called, climbed, clocks_in
from usecases.rosters import Entry, import_rosters

#: What is night if no catalogue says: somebody sleeps then all the same.
NIGHT = "21:30-08:00"
#: Who comes to a late ticket, from below; `called` are the calls of an emergency nobody claims.
STEPS = ("owner", "group", "supervisor", "manager", "director", "called")


@dataclass(frozen=True)
class History:
    """Every ticket that came in from `since` until `to`, followed until `seen`, and what was recorded of it."""

    since: datetime
    to: datetime
    seen: datetime
    lives: tuple[Life, ...]
    #: (ticket number, clock) of whatever was recorded as late.
    late: frozenset[tuple[str, ClockKind]]
    #: How often each step of a ladder was recorded.
    told: Counter[str]


@dataclass(frozen=True)
class Verdict:
    """What became of one clock of one ticket."""

    number: str
    clock: ClockKind
    team: str
    #: Of the day it came in, Monday 0, in the estate's time.
    weekday: int
    late: bool


@dataclass(frozen=True)
class Outcome:
    """A whole history under one set of rules."""

    verdicts: tuple[Verdict, ...]
    told: tuple[Told, ...]
    #: Tickets that were claimed first by somebody off duty, and those that came in when nobody able was on.
    claimed_off_duty: tuple[str, ...]
    nobody_on_duty: tuple[str, ...]

    @cached_property
    def late(self) -> frozenset[tuple[str, ClockKind]]:
        """(ticket number, clock) of whatever is late."""
        return frozenset((each.number, each.clock) for each in self.verdicts if each.late)

    def steps(self) -> Counter[str]:
        """How often each step of a ladder is climbed."""
        return Counter(each.who for each in self.told)


@dataclass(frozen=True)
class Row:
    """A line of the comparison: how many clocks of this label, and how many of them late, before and after."""

    label: str
    clocks_before: int
    late_before: int
    clocks_after: int
    late_after: int


@dataclass(frozen=True)
class Comparison:
    """The same history under the present rules and under the new ones."""

    before: Outcome
    after: Outcome
    #: The estate's night: the present catalogue's, or the new one's, or half past nine to eight.
    night: Catalogue

    @property
    def newly_late(self) -> list[tuple[str, ClockKind]]:
        """What the new rules call late and the present ones do not."""
        return sorted(self.after.late - self.before.late)

    @property
    def newly_in_time(self) -> list[tuple[str, ClockKind]]:
        """What was late and no longer is."""
        return sorted(self.before.late - self.after.late)

    def rows(self, label: Callable[[Verdict], tuple[int, str]]) -> list[Row]:
        """Late clocks by whatever `label` says of them: a number to put them in order, and a word."""
        counts: dict[tuple[int, str], list[int]] = defaultdict(lambda: [0, 0, 0, 0])
        for side, outcome in enumerate((self.before, self.after)):
            for verdict in outcome.verdicts:
                counts[label(verdict)][2 * side] += 1
                counts[label(verdict)][2 * side + 1] += verdict.late
        return [Row(each[1], *counts[each]) for each in sorted(counts)]

    def at_night(self, outcome: Outcome) -> int:
        """How many of those who were told would have been told in the night."""
        return sum(awake_from(self.night, each.at) > each.at for each in outcome.told)


def read_history(tx: Session, since: datetime, to: datetime, *, now: datetime) -> History:
    """The tickets submitted from `since` until `to`, the second excluded, as they are on record now."""
    catalogue = catalogue_of(tx)
    within = (col(Ticket.submitted_at) >= since, col(Ticket.submitted_at) < to)
    tickets = tx.exec(select(Ticket).where(*within).order_by(col(Ticket.id))).all()
    mine = select(Ticket.id).where(*within)
    events: dict[int, list[TicketEvent]] = defaultdict(list)
    happened = select(TicketEvent).where(col(TicketEvent.ticket_id).in_(mine))
    for event in tx.exec(happened.order_by(col(TicketEvent.ticket_id), col(TicketEvent.seq))):
        events[event.ticket_id].append(event)
    key_tenants = set(tx.exec(select(Person.id).where(col(Person.key_tenant))))
    able = _Able(tx, catalogue)
    lives = tuple(
        Life(ticket, events[ticket.id or 0], ticket.reporter_id in key_tenants, able(ticket)) for ticket in tickets
    )
    late = select(Ticket.number, Clock.kind).join(Clock, col(Clock.ticket_id) == col(Ticket.id))
    recorded = tx.exec(late.where(*within, col(Clock.breached_at).is_not(None)))
    told = tx.exec(select(Escalation.told).where(col(Escalation.ticket_id).in_(mine)))
    known_late = frozenset((number or "", ClockKind(kind)) for number, kind in recorded)
    return History(since, to, now, lives, known_late, Counter(told))


def rota_with(tx: Session, entries: Iterable[Entry] | None, catalogue: Catalogue, *, now: datetime) -> Rota:
    """The rosters as they stand, or as they would with a file's lines; nothing of it stays.

    Raises `RosterMistakes` like the import itself, by the patterns of this catalogue.
    """
    if entries is None:
        return read_rota(tx, catalogue)
    present, tx.info["catalogue"] = tx.info["catalogue"], catalogue
    trial = tx.begin_nested()
    try:
        import_rosters(tx, entries, now=now)
        return read_rota(tx, catalogue)
    finally:
        # Kept as they were read: the rollback would have them read again.
        tx.expunge_all()
        trial.rollback()
        tx.info["catalogue"] = present


def replay(history: History, catalogue: Catalogue, rota: Rota) -> Outcome:
    """The history under this catalogue and these rosters. Pure: the same in, the same out, nothing written."""
    verdicts: list[Verdict] = []
    told: list[Told] = []
    for life in history.lives:
        ticket = life.ticket
        assert ticket.number is not None
        assert ticket.submitted_at is not None
        weekday = ticket.submitted_at.astimezone(catalogue.zone).weekday()
        for clock in clocks_in(life, catalogue, history.seen):
            late = clock.breached_at is not None
            verdicts.append(Verdict(ticket.number, clock.kind, ticket.team or "", weekday, late))
            told += climbed(life, clock, catalogue, history.seen)
        told += called(life, catalogue, history.seen)
    return Outcome(
        tuple(verdicts),
        tuple(sorted(told, key=lambda each: (each.at, each.number))),
        tuple(life.ticket.number or "" for life in history.lives if _claimed_off_duty(life, rota)),
        tuple(life.ticket.number or "" for life in history.lives if _nobody_on_duty(life, rota)),
    )


def compare(history: History, before: tuple[Catalogue, Rota], after: tuple[Catalogue, Rota]) -> Comparison:
    """The history under the present rules and under the new ones."""
    return Comparison(replay(history, *before), replay(history, *after), _with_a_night(before[0], after[0]))


class _Able:
    """Who could claim a ticket, asked once for each kind of ticket there is."""

    def __init__(self, tx: Session, catalogue: Catalogue) -> None:
        self._tx, self._catalogue = tx, catalogue
        self._buildings = {building.id: building.code for building in tx.exec(select(Building))}
        self._known: dict[tuple[str, str, str, str | None], tuple[int, ...]] = {}

    def __call__(self, ticket: Ticket) -> tuple[int, ...]:
        building = self._buildings.get(ticket.building_id)
        team = ticket.team or ""
        like = (ticket.kind, ticket.category, team, building)
        if like not in self._known:
            known = team in self._catalogue.teams and ticket.kind in self._catalogue.kinds
            able = able_people(self._tx, ticket, team, building, self._catalogue) if known else []
            self._known[like] = tuple(person.id or 0 for person in able)
        return self._known[like]


def _claimed_off_duty(life: Life, rota: Rota) -> bool:
    claims = (event for event in life.events if event.what == "claimed" and event.becomes is TicketStatus.CLAIMED)
    first = next(claims, None)
    return first is not None and first.actor_id is not None and not rota.is_on(first.actor_id, first.at)


def _nobody_on_duty(life: Life, rota: Rota) -> bool:
    came = life.ticket.submitted_at
    return came is not None and bool(life.able) and not any(rota.is_on(person, came) for person in life.able)


def _with_a_night(*catalogues: Catalogue) -> Catalogue:
    for catalogue in catalogues:
        if catalogue.promises.quiet:
            return catalogue
    promises = catalogues[0].promises.model_copy(update={"quiet": NIGHT})
    return catalogues[0].model_copy(update={"promises": promises})
