"""What tests of parcels do: the desk types, tenants and desk tap, somebody comes with a code."""

import itertools
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from sqlmodel import Session, col, select

from models.database import Database
from models.estate import Unit
from models.outbox import OutboxMessage
from models.parcels import Parcel, ParcelBatch, ParcelStatus
from models.people import Person
from models.refusals import Refusal
from models.tickets import PieceKind
from tests import people
from tests.usecases.survey_people import delivered
from understanding.parcels import read_parcels
from usecases import parcel_handing, parcels
from usecases.said import Said

DESK = people.DESK_CHAT


@dataclass
class ParcelDesk:
    """The service desk with its shelf; Xiaozhou stands there."""

    db: Database
    numbers: Iterator[int] = field(default_factory=lambda: itertools.count(7000))

    def __post_init__(self) -> None:
        self.db.run_sync(people.make_estate)
        self.db.run_sync(people.make_groups)
        self.xiaozhou = self.db.run_sync(people.xiaozhou)

    def said(self, text: str, chat: int = DESK, **more: Any) -> Said:
        """A message at the desk."""
        kind = more.pop("kind", PieceKind.TEXT)
        return Said(chat, more.pop("message_id", next(self.numbers)), kind, text, **more)

    def types(self, text: str, by: Person | None = None, **more: Any) -> list[Parcel]:
        """Somebody of the desk registers; the parcels of that message."""
        batch = self.batch(text, by, **more)
        return self.ask(lambda tx: list(tx.exec(select(Parcel).where(Parcel.batch_id == batch.id))))

    def batch(self, text: str, by: Person | None = None, **more: Any) -> ParcelBatch:
        """The message itself."""
        known = self.db.read_sync(parcels.places, by or self.xiaozhou)
        read = read_parcels(text, known, photo=more.get("kind") is PieceKind.PHOTO)
        return self.db.run_sync(parcels.register, self.said(text, **more), read, person=by or self.xiaozhou)

    def one(self, text: str, by: Person | None = None) -> Parcel:
        """A line that becomes one parcel."""
        [parcel] = self.types(text, by)
        return parcel

    def now(self, parcel: Parcel) -> Parcel:
        """The parcel as it stands now."""
        return self.ask(lambda tx: tx.get_one(Parcel, parcel.id))

    def code(self, code: str, by: Person | None = None, **more: Any) -> Parcel | Refusal:
        """Somebody types a code."""
        return self.db.run_sync(parcel_handing.by_code, code, DESK, person=by or self.xiaozhou, **more)

    def hands(self, parcel: Parcel, to: Person | str, by: Person | None = None) -> Parcel:
        """Somebody taps whom it is given to."""
        taker = str(to.id) if isinstance(to, Person) else to
        return self.db.run_sync(parcel_handing.give, parcel.id, taker, person=by or self.xiaozhou)

    def waiting(self) -> list[Parcel]:
        """What lies on the shelf."""
        return self.ask(lambda tx: list(tx.exec(select(Parcel).where(Parcel.status == ParcelStatus.WAITING))))

    def unit(self, label: str) -> Unit:
        """A unit by its label."""
        return self.ask(lambda tx: tx.exec(select(Unit).where(Unit.label == label)).one())

    def owed(self, kind: str) -> list[OutboxMessage]:
        """Every notice of a kind that is owed."""
        said = select(OutboxMessage).where(OutboxMessage.kind == kind).order_by(col(OutboxMessage.id))
        return self.ask(lambda tx: list(tx.exec(said)))

    def owed_to(self, chat_id: int) -> list[OutboxMessage]:
        """Everything that is owed to a chat."""
        said = select(OutboxMessage).where(OutboxMessage.chat_id == chat_id).order_by(col(OutboxMessage.id))
        return self.ask(lambda tx: list(tx.exec(said)))

    def ask(self, question: Any) -> Any:
        """Read something."""

        def read(tx: Session, *, now: object) -> Any:
            return question(tx)

        return self.db.read_sync(read)


def posted(db: Database) -> None:
    """Telegram took every card that was owed."""
    delivered(db)
