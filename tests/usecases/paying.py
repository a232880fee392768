"""Lin Xiaomei pays her bills: `sends` is her picture, `approves` what Cashier Qian taps, `told` whom we wrote to."""

from typing import Any

from sqlmodel import Session, select

from models.conversation import Prompt
from models.database import Database
from models.outbox import Card, OutboxMessage
from models.payments import Payment
from models.people import Person
from models.tickets import PieceKind
from tests import people
from tests.usecases.billing import ask, billed
from usecases import payment_desk, payment_proofs, payments
from usecases.said import Said

FINANCE_CHAT = -1004


def sends(db: Database, person: Person, text: str = "", message_id: int = 1, **more: Any) -> Payment:
    """A tenant's proof, a photo unless `kind` says otherwise."""
    kind, file_id = more.pop("kind", PieceKind.PHOTO), more.pop("file_id", f"picture-{message_id}")
    said = Said(person.user_id or 0, message_id, kind, text, file_id, **more)
    return db.run_sync(payment_proofs.take, said, person=person)


def owes_and_sends(db: Database, person: Person, amount: str = "1000.00", text: str = "") -> Payment:
    """A management fee that is not due yet, and the proof for it."""
    billed(db, "12-1502", amount, "2026-12-10")
    return sends(db, person, text)


def opens_finance(db: Database) -> None:
    """The cashier's group is bound."""
    db.run_sync(people.opens_group, "finance", FINANCE_CHAT)


def types(db: Database, person: Person, purpose: str, payment: Payment, text: str, chat_id: int = FINANCE_CHAT) -> Any:
    """A cashier taps what makes us ask, and answers."""
    db.run_sync(payment_desk.ask_for, payment.id, purpose, chat_id, by=person)
    return db.run_sync(payment_desk.hear, Said(chat_id, 77, PieceKind.TEXT, text), person=person)


def approves(db: Database, person: Person, payment: Payment, cents: int = 100_000) -> Payment:
    """A cashier taps the amount."""
    return db.run_sync(payments.take, payment.id, cents, by=person)


def now_of(db: Database, payment: Payment) -> Payment:
    """The payment as it stands now."""
    return db.read_sync(lambda tx, now: tx.get_one(Payment, payment.id))


def chats_with(db: Database, kind: str) -> list[int]:
    """The chats that have a card of this kind."""
    return sorted(ask(db, lambda tx: tx.exec(select(Card.chat_id).where(Card.kind == kind)).all()))


def told(db: Database, kind: str) -> list[int]:
    """The chats that are owed a notice of this kind."""
    return sorted(ask(db, lambda tx: tx.exec(select(OutboxMessage.chat_id).where(OutboxMessage.kind == kind)).all()))


def questions(db: Database) -> list[str]:
    """What we wait to hear."""

    def open_ones(tx: Session) -> list[str]:
        return list(tx.exec(select(Prompt.purpose)))

    found: list[str] = ask(db, open_ones)
    return found
