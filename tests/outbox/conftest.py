"""A house that delivers: a database, a clock one can push, a fake Telegram and a deliverer between."""

import os
from collections.abc import AsyncIterator, Callable, Iterator
from datetime import datetime
from typing import Any

import pytest
from sqlmodel import Session, col, select

import cards.delivery  # noqa: F401 - registers the notices
from cards.face import Button, Face
from cards.registry import Pen, card, notice
from locales.texts import Texts
from models.catalogue import Catalogue, Estate
from models.database import Database
from models.outbox import Card, Delivery, OutboxMessage, Priority
from models.tables import metadata
from models.tickets import Ticket, TicketStatus
from outbox import owe, show
from outbox.budget import Budget, Rates
from outbox.deliver import Deliverer
from outbox.limits import Pace
from outbox.telegram import close_bot, make_bot
from tests import people
from tests.outbox.fake_telegram import FakeTelegram, serving
from tests.servers import database_url, postgres_server, postgres_url, sqlite_url
from tests.usecases.conftest import FakeClock, anyio_backend, clock, texts

__all__ = ["anyio_backend", "clock", "database_url", "postgres_server", "postgres_url", "sqlite_url",
           "texts"]  # fmt: skip

TOKEN = "42:needle-token"
FAST = Rates(per_second=100_000, bulk_per_second=100_000, private_burst=1000, group_messages=1000)


@notice("test_words")
def _words(tx: Session, facts: dict[str, Any], pen: Pen) -> Face | None:
    """Says what it was given; nothing if it was given nothing; breaks if asked to."""
    if facts.get("breaks"):
        raise KeyError("a bug in a drawing")
    return Face(facts["text"]) if facts.get("text") else None


@card("test_ticket")
def _ticket(tx: Session, shown: Card, pen: Pen) -> Face | None:
    """A ticket's own words, with one button."""
    ticket = tx.get(Ticket, shown.subject_id)
    return Face(ticket.words, [[Button("催单", data=f"urge:{ticket.id}")]]) if ticket else None


class House:
    """What tests do: owe, show, deliver, and look into the rows."""

    def __init__(self, db: Database, clock: FakeClock, telegram: FakeTelegram, deliverer: Deliverer) -> None:
        self.db, self.clock, self.telegram, self.deliverer = db, clock, telegram, deliverer

    def owe(self, chat_id: int, text: str, **more: Any) -> None:
        """Owe a chat these words, once per text."""
        more = {"key": f"{chat_id}:{text}", "kind": "test_words", "facts": {"text": text}} | more
        self.db.run_sync(owe, chat_id=chat_id, **more)

    def bill(self, chat_id: int, text: str, **more: Any) -> None:
        """Owe something that must not come twice (class B), behind everything else."""
        self.owe(chat_id, text, delivery=Delivery.B, priority=Priority.BULK, **more)

    def ticket(self, words: str, status: TicketStatus = TicketStatus.OPEN) -> int:
        """A ticket of Lin's with these words; its id."""

        def made(tx: Session, *, now: datetime) -> int:
            lin = people.lin(tx, now=now)
            number = len(tx.exec(select(Ticket)).all()) + 1
            ticket = Ticket(kind="repair", words=words, status=status, created_at=now, reporter_id=lin.id or 0,
                            chat_id=101, message_id=number)  # fmt: skip
            tx.add(ticket)
            tx.flush()
            return ticket.id or 0

        return self.db.run_sync(made)

    def reword(self, ticket_id: int, words: str) -> None:
        """The ticket says something else now; no redraw is owed."""

        def changed(tx: Session, *, now: datetime) -> None:
            tx.get_one(Ticket, ticket_id).words = words

        self.db.run_sync(changed)

    def show(self, ticket_id: int, chat_id: int, **more: Any) -> int:
        """Owe the ticket's card in a chat; the card's id."""
        shown = self.db.run_sync(show, "test_ticket", ticket_id, chat_id=chat_id, ticket_id=ticket_id, **more)
        return shown.id or 0

    async def deliver(self) -> None:
        """Send all that is due now."""
        await self.deliverer.drain()

    def rows(self, chat_id: int | None = None) -> list[OutboxMessage]:
        """What is and was owed, oldest first."""

        def found(tx: Session, *, now: datetime) -> list[OutboxMessage]:
            query = select(OutboxMessage).order_by(col(OutboxMessage.id))
            return list(tx.exec(query if chat_id is None else query.where(OutboxMessage.chat_id == chat_id)))

        return self.db.read_sync(found)

    def row(self, chat_id: int) -> OutboxMessage:
        """The only thing owed to a chat."""
        [row] = self.rows(chat_id)
        return row

    def card(self, card_id: int) -> Card:
        """A card as it is remembered."""

        def found(tx: Session, *, now: datetime) -> Card:
            return tx.get_one(Card, card_id)

        return self.db.read_sync(found)


@pytest.fixture
def catalogue() -> Catalogue:
    """An estate that speaks simplified Chinese; delivering asks no more of the service rules."""
    return Catalogue.model_construct(estate=Estate(name="云栖苑", phone="0571-88888888"))


@pytest.fixture
def db(request: pytest.FixtureRequest, clock: FakeClock) -> Iterator[Database]:
    """An empty database that reads `clock`: SQLite, or PostgreSQL if GUANJIA_TEST_POSTGRES is set."""
    wanted = "postgres_url" if os.environ.get("GUANJIA_TEST_POSTGRES") else "sqlite_url"
    database = Database(request.getfixturevalue(wanted), clock)
    metadata.create_all(database.engine)
    yield database
    database.close()


@pytest.fixture
async def telegram() -> AsyncIterator[FakeTelegram]:
    """Telegram, on loopback."""
    async with serving() as fake:
        yield fake


@pytest.fixture
async def hire(
    db: Database, texts: Texts, catalogue: Catalogue, telegram: FakeTelegram
) -> AsyncIterator[Callable[..., Deliverer]]:
    """Makes deliverers, as after a restart: `hire()`, `hire(budget=...)`."""
    bots = []

    def made(budget: Budget | None = None, url: str | None = None, **more: Any) -> Deliverer:
        budget = budget or Budget(FAST)
        bots.append(make_bot(TOKEN, url or telegram.url, Pace(budget)))
        return Deliverer(more.pop("db", db), bots[-1], texts, catalogue, budget, **more)

    yield made
    for bot in bots:
        await close_bot(bot)


@pytest.fixture
async def house(db: Database, clock: FakeClock, telegram: FakeTelegram, hire: Callable[..., Deliverer]) -> House:
    """The house, with one deliverer hired."""
    return House(db, clock, telegram, hire())
