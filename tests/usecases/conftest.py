"""A house to test in: a database of its own, a clock one can push, and what was owed, as read.

Other folders of tests borrow these fixtures: `from tests.usecases.conftest import clock, db  # noqa`.
"""

import importlib
import pkgutil
import shutil
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import yaml
from sqlalchemy import event
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlmodel import Session, col, select

import cards
from cards.face import Face
from cards.registry import CARDS, NOTICES, Pen
from locales.texts import Texts
from models.catalogue import Catalogue
from models.database import Database
from models.outbox import Action, Card, OutboxMessage
from models.people import Language, Person
from models.tables import metadata
from tests import people
from tests.usecases.house import House
from usecases import follow_events

ROOT = Path(__file__).parents[2]
#: A Saturday, 15:30 in Hangzhou.
START = datetime(2026, 11, 21, 7, 30, tzinfo=UTC)


class FakeClock:
    """A clock that stands still until it is pushed."""

    def __init__(self, now: datetime = START) -> None:
        self.now = now

    def __call__(self) -> datetime:
        return self.now

    def advance(self, **span: float) -> datetime:
        """Push the clock: `clock.advance(minutes=11)`."""
        self.now += timedelta(**span)
        return self.now


class Said:
    """What somebody would read: `said(chat_id)` draws, in his language, everything owed to his chat."""

    def __init__(self, db: Database, texts: Texts, catalogue: Catalogue) -> None:
        self.db, self.texts, self.catalogue = db, texts, catalogue

    def __call__(self, chat_id: int, language: Language | None = None) -> list[Face]:
        """The faces owed to a chat, oldest first; a card looks as it would if it were sent now."""
        return self.db.read_sync(self._faces, chat_id, language)

    def last(self, chat_id: int, language: Language | None = None) -> Face:
        """The newest face owed to a chat."""
        return self(chat_id, language)[-1]

    def _faces(self, tx: Session, chat_id: int, language: Language | None, *, now: datetime) -> list[Face]:
        reader = tx.exec(select(Person).where(Person.user_id == chat_id)).first()
        speak = language or (reader.language if reader else self.catalogue.estate.language)
        pen = Pen(self.texts(speak), now, self.catalogue.zone, self.catalogue)
        owed = select(OutboxMessage).where(OutboxMessage.chat_id == chat_id).order_by(col(OutboxMessage.id))
        faces = [_face(tx, message, pen) for message in tx.exec(owed)]
        return [face for face in faces if face is not None]


def _face(tx: Session, message: OutboxMessage, pen: Pen) -> Face | None:
    if message.action is Action.SHOW:
        card = tx.get_one(Card, message.card_id)
        return CARDS[card.kind](tx, card, pen)
    known = message.action is Action.SAY and message.kind in NOTICES
    return NOTICES[message.kind](tx, message.facts, pen) if known else None


@pytest.fixture
def anyio_backend() -> str:
    """Async tests run on asyncio, as the bot does."""
    return "asyncio"


@pytest.fixture
def clock() -> FakeClock:
    """Saturday, 21 November 2026, 15:30 in Hangzhou, until somebody pushes it."""
    return FakeClock()


@pytest.fixture(scope="session")
def empty_database(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All tables and no rows: made once, copied for each test."""
    path = tmp_path_factory.mktemp("database") / "empty.db"
    made = Database(f"sqlite:///{path}")
    metadata.create_all(made.engine)
    made.close()
    return path


def _hurry(connection: DBAPIConnection, _record: object) -> None:
    # No test pulls the plug of its own machine: not waiting for the disk makes the suite several times faster.
    cursor = connection.cursor()
    cursor.execute("PRAGMA synchronous=OFF")
    cursor.close()


@pytest.fixture(scope="session")
def kept_database(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Database]:
    """One pair of engines for all tests: SQLAlchemy compiles a statement once per engine, and most never change."""
    database = Database(f"sqlite:///{tmp_path_factory.mktemp('kept')}/guanjia.db")
    for engine in (database.engine, database.reading):
        event.listen(engine, "connect", _hurry)
    yield database
    database.close()


@pytest.fixture
def db(kept_database: Database, empty_database: Path, clock: FakeClock, catalogue: Catalogue) -> Database:
    """An empty database that reads `clock` and carries the catalogue."""
    kept_database.engine.dispose()
    kept_database.reading.dispose()
    path = Path(kept_database.url.removeprefix("sqlite:///"))
    for old in path.parent.iterdir():
        old.unlink()
    shutil.copy(empty_database, path)
    kept_database.clock = clock
    kept_database.info = {"catalogue": catalogue}
    kept_database.after_commit = []
    follow_events()
    return kept_database


@pytest.fixture(scope="session")
def catalogue() -> Catalogue:
    """The catalogue as it is shipped."""
    merged: dict[str, object] = {}
    for path in sorted((ROOT / "catalogue").glob("*.yaml")):
        merged |= yaml.safe_load(path.read_text(encoding="utf-8"))
    return Catalogue.model_validate(merged)


@pytest.fixture(scope="session")
def texts() -> Texts:
    """Every word in every language."""
    return Texts()


@pytest.fixture
def said(db: Database, texts: Texts, catalogue: Catalogue) -> Said:
    """What people would read."""
    for module in pkgutil.iter_modules(cards.__path__):
        importlib.import_module(f"cards.{module.name}")
    return Said(db, texts, catalogue)


@pytest.fixture
def count(db: Database) -> Callable[[type], int]:
    """How many rows a table has: `count(Household)`."""

    def rows(table: type) -> int:
        with Session(db.reading) as tx:
            return len(tx.exec(select(table)).all())

    return rows


@pytest.fixture
def lin(db: Database) -> Person:
    """Lin Xiaomei, who usually reports."""
    return db.run_sync(people.lin)


@pytest.fixture
def zhang(db: Database) -> Person:
    """Master Zhang, who usually claims."""
    return db.run_sync(people.zhang)


@pytest.fixture
def house(db: Database, catalogue: Catalogue) -> House:
    """The estate with its groups bound, and people who act in it."""
    return House(db, catalogue)
