"""What the tests about time share: spans, moments on the wall, a ticket's clocks, what stands on its cards."""

from datetime import UTC, datetime, timedelta

from sqlmodel import Session, col, select

from models.database import Database
from models.people import Person
from models.promises import Clock, ClockKind, Escalation
from models.tickets import PieceKind, Ticket
from models.timers import Timer
from scheduler.heartbeat import Done
from scheduler.promise_jobs import PROMISE_JOBS
from tests import people
from tests.usecases.conftest import Said
from tests.usecases.house import House
from usecases import clocks, work
from usecases.relay import to_tenant
from usecases.said import Said as SaidWords

FIRST, ARRIVAL, FIX = ClockKind.FIRST, ClockKind.ARRIVAL, ClockKind.FIX
LIN, ZHANG, SUN, MA = 101, 201, 206, 207
GROUP = people.ENGINEERS_CHAT
WATER = "厨房水龙头漏水"
LIGHT = "客厅的灯不亮了"
LIFT = "有人被困在电梯里了"


def minutes(count: float) -> timedelta:
    """So many minutes."""
    return timedelta(minutes=count)


def hours(count: float) -> timedelta:
    """So many hours."""
    return timedelta(hours=count)


def days(count: float) -> timedelta:
    """So many days."""
    return timedelta(days=count)


def at(day: int, clock: str) -> datetime:
    """A moment of November 2026 as Hangzhou's walls show it."""
    hour, minute = map(int, clock.split(":"))
    return datetime(2026, 11, day, hour, minute, tzinfo=UTC) - hours(8)


def about_time(done: list[Done]) -> list[str]:
    """The jobs of clocks, ladders and promises among what was done; whatever else runs is left out."""
    return [one.job for one in done if one.job in PROMISE_JOBS]


def clock_of(db: Database, ticket: Ticket, kind: ClockKind) -> Clock:
    """One clock of a ticket."""

    def found(tx: Session, *, now: datetime) -> Clock:
        return tx.exec(select(Clock).where(Clock.ticket_id == ticket.id, Clock.kind == kind)).one()

    return db.read_sync(found)


def dues(db: Database, ticket: Ticket) -> dict[str, datetime]:
    """When each of its clocks is due."""
    found = db.read_sync(lambda tx, now: clocks.clocks_of(tx, ticket))
    return {clock.kind.value: clock.due_at for clock in found}


def holds(house: House, by: Person, ticket: Ticket, span: int = 24, reason: str = "parts") -> Ticket:
    """A worker puts it on hold."""
    return house.db.run_sync(work.hold, ticket.id, reason, span, by=by, catalogue=house.catalogue)


LIGHT = "客厅的灯不亮了"


def card(said: Said, chat_id: int) -> str:
    """The text of the ticket's card in a chat: the first thing posted there."""
    return said(chat_id)[0].text


def says_to_tenant(tx: Session, ticket: Ticket, by: Person, *, now: datetime) -> None:
    """Somebody answers the tenant."""
    said = SaidWords(people.DESK_CHAT, int(now.timestamp()) + (by.id or 0), PieceKind.TEXT, "您好，我们正在核实")
    to_tenant(tx, tx.get_one(Ticket, ticket.id), said, by=by, question=False, now=now)


def due_of(tx: Session, key: str, *, now: datetime) -> datetime:
    """When a timer was due."""
    return tx.exec(select(Timer.due_at).where(Timer.key == key)).one()


def climbed(db: Database, ticket: Ticket) -> list[tuple[str, datetime]]:
    """Who was told of a late ticket, and when, from below."""

    def steps(tx: Session, *, now: datetime) -> list[tuple[str, datetime]]:
        found = select(Escalation).where(Escalation.ticket_id == ticket.id).order_by(col(Escalation.id))
        return [(step.told, step.at) for step in tx.exec(found)]

    return db.read_sync(steps)
