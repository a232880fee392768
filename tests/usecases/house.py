"""A house in which tenants speak and staff answer, without Telegram: one call is one thing somebody does."""

import itertools
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import partial
from typing import Any

from sqlmodel import Session, col, select

from models.catalogue import Catalogue
from models.database import Database
from models.people import Person
from models.tickets import PieceKind, Ticket, TicketEvent
from tests import people
from understanding import Understanding, understand
from understanding.split import split
from usecases import acceptance, drafts, finishing, intake, staff_talk, tenant, work
from usecases.likely import NOTHING
from usecases.matters import Matter
from usecases.said import Said


@dataclass
class House:
    """The estate with its groups; `says`, `submits`, `claims` ... are what people do."""

    db: Database
    catalogue: Catalogue
    numbers: Any = field(default_factory=lambda: itertools.count(1000))

    def __post_init__(self) -> None:
        self.db.run_sync(people.make_estate)
        self.db.run_sync(people.make_groups)

    def said(self, chat_id: int, text: str = "", **more: Any) -> Said:
        """A message in a chat; a picture if `kind` says so."""
        kind = more.pop("kind", PieceKind.TEXT)
        return Said(chat_id, more.pop("message_id", next(self.numbers)), kind, text, **more)

    def says(self, person: Person, text: str = "", **more: Any) -> Ticket:
        """A tenant writes or sends something in private."""
        likely = more.pop("likely", NOTHING)
        said = self.said(person.user_id or 0, text, **more)
        places = self.db.read_sync(intake.known_places, person)
        hear = partial(understand, now=self.db.clock(), known_places=places)
        heard, matters = hear(text), self.matters(text, hear)
        return self.db.run_sync(
            intake.take_in, said, heard, person=person, catalogue=self.catalogue, likely=likely, matters=matters
        )

    def photographs(self, person: Person, text: str = "", **more: Any) -> Ticket:
        """A tenant sends a photo."""
        return self.says(person, text, kind=PieceKind.PHOTO, file_id=f"photo-{next(self.numbers)}", **more)

    def edits(self, person: Person, message_id: int, text: str) -> Ticket | None:
        """A tenant corrects what he wrote."""
        said = self.said(person.user_id or 0, text, message_id=message_id)
        places = self.db.read_sync(intake.known_places, person)
        hear = partial(understand, now=self.db.clock(), known_places=places)
        heard, matters = hear(text), self.matters(text, hear)
        return self.db.run_sync(intake.edited, said, heard, person=person, catalogue=self.catalogue, matters=matters)

    def matters(self, text: str, hear: Callable[[str], Understanding]) -> list[Matter]:
        """The matters of a message, if they are several."""
        parts = split(text, hear(text), hear)
        return [Matter(part.words, part.heard) for part in parts] if len(parts) > 1 else []

    def submits(self, person: Person, ticket: Ticket) -> Ticket:
        """A tenant taps submit."""
        return self.db.run_sync(drafts.submit, ticket.id, person=person, catalogue=self.catalogue)

    def reports(self, person: Person, text: str = "厨房水龙头漏水") -> Ticket:
        """A tenant writes and submits."""
        return self.submits(person, self.says(person, text))

    def claims(self, person: Person, ticket: Ticket) -> Ticket:
        """Somebody taps claim."""
        return self.db.run_sync(work.claim, ticket.id, by=person, catalogue=self.catalogue)

    def writes(self, person: Person, chat_id: int, text: str = "", **more: Any) -> staff_talk.Heard:
        """A member of staff writes in a group."""
        return self.db.run_sync(staff_talk.hear, self.said(chat_id, text, **more), person=person)

    def finishes(self, person: Person, ticket: Ticket, words: str = "换了垫圈", chat_id: int | None = None) -> Ticket:
        """A worker taps done and sends a photo with a word."""
        chat = chat_id or people.ENGINEERS_CHAT
        self.db.run_sync(finishing.ask_for, ticket.id, "result", chat, by=person)
        self.writes(person, chat, words, kind=PieceKind.PHOTO, file_id="result")
        return self.now(ticket)

    def done(self, person: Person, worker: Person) -> Ticket:
        """A repair from report to done."""
        ticket = self.reports(person)
        self.claims(worker, ticket)
        return self.finishes(worker, ticket)

    def accepts(self, person: Person, ticket: Ticket) -> Ticket:
        """A tenant taps solved."""
        return self.db.run_sync(acceptance.accept, ticket.id, person=person)

    def rates(self, person: Person, ticket: Ticket, stars: int) -> Ticket:
        """A tenant gives stars."""
        return self.db.run_sync(acceptance.rate, ticket.id, stars, person=person, catalogue=self.catalogue)

    def urges(self, person: Person, ticket: Ticket) -> TicketEvent:
        """A tenant taps urge."""
        return self.db.run_sync(tenant.urge, ticket.id, person=person, catalogue=self.catalogue)

    def now(self, ticket: Ticket) -> Ticket:
        """The ticket as it stands now."""
        return self.db.read_sync(lambda tx, now: tx.get_one(Ticket, ticket.id))

    def history(self, ticket: Ticket) -> list[str]:
        """What happened to it, in order."""

        def events(tx: Session, *, now: object) -> list[str]:
            told = select(TicketEvent.what).where(TicketEvent.ticket_id == ticket.id)
            return list(tx.exec(told.order_by(col(TicketEvent.seq))))

        return self.db.read_sync(events)

    def tickets(self) -> list[Ticket]:
        """Every ticket there is."""
        return self.db.read_sync(lambda tx, now: list(tx.exec(select(Ticket))))


def buttons(face: Any) -> list[str]:
    """What stands on a face's buttons."""
    return [button.text for row in face.rows for button in row]
