"""Two cashiers decide at the same moment, on both databases: one wins, and the other is told who it was."""

from collections.abc import Iterator

import pytest
from sqlmodel import Session, select

from models.bills import BillStatus
from models.catalogue import Catalogue
from models.database import Database
from models.outbox import OutboxMessage
from models.payments import Payment, PaymentShare, PaymentStatus
from models.people import Person
from tests import people
from tests.servers import house_url, postgres_server, sqlite_house
from tests.usecases.billing import ask, billed
from tests.usecases.billing import now_of as bill_now
from tests.usecases.conftest import FakeClock
from tests.usecases.house import House
from tests.usecases.paying import approves, now_of, opens_finance, sends
from tests.usecases.test_survey_races import at_once
from usecases import payment_desk, payment_proofs

__all__ = ["house_url", "postgres_server", "sqlite_house"]


@pytest.fixture
def db(house_url: str, clock: FakeClock, catalogue: Catalogue) -> Iterator[Database]:
    """A database of each kind: these tests run twice."""
    database = Database(house_url, clock)
    database.info["catalogue"] = catalogue
    yield database
    database.close()


@pytest.fixture(autouse=True)
def estate(house: House, db: Database) -> None:
    opens_finance(db)


def shares(tx: Session) -> list[tuple[int, int]]:
    return [(share.principal, share.late_fee) for share in tx.exec(select(PaymentShare))]


def receipts(tx: Session) -> list[int]:
    return list(tx.exec(select(OutboxMessage.chat_id).where(OutboxMessage.kind == "receipt")))


def test_of_two_cashiers_who_approve_at_once_one_books_it(db: Database, lin: Person) -> None:
    qian, ma = db.run_sync(people.qian), db.run_sync(people.ma)
    bill = billed(db, "12-1502", "1000.00", "2026-12-10")
    payment = sends(db, lin)

    came = at_once(lambda: approves(db, qian, payment), lambda: approves(db, ma, payment))

    assert [each for each in came if isinstance(each, str)] == ["refusal-payment-approved"]
    assert (ask(db, shares), ask(db, receipts)) == ([(100_000, 0)], [101])
    assert (bill_now(db, bill).status, bill_now(db, bill).paid) == (BillStatus.PAID, 100_000)


def test_approved_and_turned_down_at_once_is_one_of_the_two(db: Database, lin: Person) -> None:
    qian, ma = db.run_sync(people.qian), db.run_sync(people.ma)
    bill = billed(db, "12-1502", "1000.00", "2026-12-10")
    payment = sends(db, lin)

    def turns_down() -> Payment:
        return db.run_sync(payment_desk.reject_for, payment.id, "amount", by=ma)

    def takes_back() -> Payment:
        return db.run_sync(payment_proofs.withdraw, payment.id, person=lin)

    came = at_once(lambda: approves(db, qian, payment), turns_down, takes_back)

    status = now_of(db, payment).status
    assert len([each for each in came if isinstance(each, str)]) == 2
    assert (status is PaymentStatus.APPROVED) == bool(ask(db, receipts)) == bool(bill_now(db, bill).paid)


def test_two_proofs_approved_at_once_never_pay_a_bill_twice(db: Database, lin: Person) -> None:
    qian, ma = db.run_sync(people.qian), db.run_sync(people.ma)
    bill = billed(db, "12-1502", "1000.00", "2026-12-10")
    first, second = sends(db, lin), sends(db, lin, message_id=2)

    at_once(lambda: approves(db, qian, first), lambda: approves(db, ma, second))

    assert (ask(db, shares), bill_now(db, bill).paid) == ([(100_000, 0)], 100_000)


def test_numbers_follow_each_other(db: Database, lin: Person) -> None:
    qian = db.run_sync(people.qian)
    for message_id in (1, 2):
        billed(db, "12-1502", "10.00", "2026-12-10")
        approves(db, qian, sends(db, lin, message_id=message_id), 1000)

    def numbers(tx: Session) -> list[str | None]:
        return list(tx.exec(select(Payment.number)))

    assert sorted(map(str, ask(db, numbers))) == ["F-261121-001", "F-261121-002"]
