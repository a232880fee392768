"""What a unit owes: Lin Xiaomei in 12-1502 pays late and in parts, Cashier Qian books it."""

from datetime import datetime

import pytest
from sqlmodel import Session, col, select

from models.bill_figures import Owed
from models.bills import Bill, BillEvent, BillStatus
from models.catalogue import Catalogue
from models.database import Database
from models.money import yuan
from models.payments import PaymentStatus
from models.people import Person
from models.refusals import Refusal, Stale
from tests import people
from tests.usecases.billing import ask, billed, day, now_of, payments, pays, told
from usecases.bills import cashiers_bill, move_bill, open_bills, owed, own_bill, settled, take_back_payment


@pytest.fixture
def qian(db: Database) -> Person:
    return db.run_sync(people.qian)


def owes(db: Database, bill: Bill, on: str) -> tuple[str, str]:
    found: Owed = ask(db, lambda tx: owed(tx, tx.get_one(Bill, bill.id), day(on)))
    return yuan(found.principal), yuan(found.late_fee)


def history(db: Database, bill: Bill) -> list[str]:
    events = select(BillEvent.what).where(BillEvent.bill_id == bill.id).order_by(col(BillEvent.seq))
    return list(ask(db, lambda tx: tx.exec(events).all()))


def test_a_bill_costs_its_amount_until_it_is_due_and_a_little_more_each_day_after(db: Database) -> None:
    bill = billed(db, "12-1502", "2000.00", "2026-11-10")

    assert [owes(db, bill, on) for on in ("2026-11-10", "2026-11-11", "2026-11-20")] == [
        ("2000.00", "0.00"), ("2000.00", "2.00"), ("2000.00", "20.00"),
    ]  # fmt: skip


def test_each_fee_has_its_own_policy_and_some_buildings_another(db: Database, catalogue: Catalogue) -> None:
    rent = billed(db, "12-1502", "1000.00", "2026-11-10", fee="rent")
    shop = billed(db, "8-602", "1000.00", "2026-11-10")
    kinds = catalogue.fees.kinds
    apart = kinds["management"].model_copy(update={"late_fee_in": {"8": "other"}})
    fees = catalogue.fees.model_copy(update={"kinds": kinds | {"management": apart}})
    db.info["catalogue"] = catalogue.model_copy(update={"fees": fees})

    assert owes(db, rent, "2026-11-20") == ("1000.00", "20.00")
    assert owes(db, shop, "2026-11-20") == ("1000.00", "20.00")


def test_money_pays_all_principal_the_oldest_first_and_then_the_late_fees(
    db: Database, lin: Person, qian: Person
) -> None:
    newer = billed(db, "12-1502", "500.00", "2026-11-15")
    older = billed(db, "12-1502", "1000.00", "2026-11-10")

    assert told(pays(db, older, "1510.00", "2026-11-20", qian)) == [("1000.00", "10.00"), ("500.00", "0.00")]
    assert (now_of(db, older).status, now_of(db, newer).status) == (BillStatus.PAID, BillStatus.OPEN)
    assert owes(db, newer, "2027-11-20") == ("0.00", "2.50")

    assert told(pays(db, newer, "2.50", "2026-11-25", qian)) == [("0.00", "2.50")]
    assert now_of(db, newer).status is BillStatus.PAID
    assert history(db, newer) == ["part_paid", "paid"]


def test_what_was_paid_in_part_costs_nothing_any_more(db: Database, qian: Person) -> None:
    bill = billed(db, "12-1502", "2000.00", "2026-11-10")

    pays(db, bill, "1500.00", "2026-11-20", qian)

    assert owes(db, bill, "2026-11-30") == ("500.00", "25.00")


def test_a_payment_booked_days_later_counts_from_the_day_it_was_made(db: Database, qian: Person, clock) -> None:
    bill = billed(db, "12-1502", "2000.00", "2026-11-10")
    clock.advance(days=20)

    assert told(pays(db, bill, "2010.00", "2026-11-15", qian)) == [("2000.00", "10.00")]
    assert now_of(db, bill).status is BillStatus.PAID


def test_more_than_is_owed_is_not_booked_anywhere(db: Database, qian: Person) -> None:
    bill = billed(db, "12-1502", "100.00", "2026-12-10")

    assert told(pays(db, bill, "150.00", "2026-11-20", qian)) == [("100.00", "0.00")]


def test_a_payment_for_one_bill_leaves_the_others_alone(db: Database, qian: Person) -> None:
    older = billed(db, "12-1502", "100.00", "2026-12-10")
    water = billed(db, "12-1502", "30.00", "2026-12-20", fee="water")

    assert told(pays(db, water, "50.00", "2026-11-20", qian, only=[water.id])) == [("30.00", "0.00")]
    assert now_of(db, older).paid == 0


def test_a_cancelled_payment_opens_its_bills_again_with_the_late_fee_of_all_those_days(
    db: Database, qian: Person
) -> None:
    bill = billed(db, "12-1502", "2000.00", "2026-11-10")
    pays(db, bill, "2010.00", "2026-11-15", qian)

    def cancel(tx: Session, *, now: datetime) -> None:
        [payment] = payments(tx)
        payment.status = PaymentStatus.CANCELLED
        take_back_payment(tx, payment.id or 0, by=qian, now=now)

    db.run_sync(cancel)

    assert owes(db, bill, "2026-11-20") == ("2000.00", "20.00")
    assert (now_of(db, bill).status, history(db, bill)) == (BillStatus.OPEN, ["paid", "reopened"])


def test_a_unit_is_settled_when_it_owes_nothing_not_even_a_late_fee(db: Database, qian: Person) -> None:
    bill = billed(db, "12-1502", "2000.00", "2026-11-10")

    def is_settled() -> bool:
        return bool(ask(db, lambda tx: settled(tx, bill.unit_id)))

    assert not is_settled()
    pays(db, bill, "2000.00", "2026-11-20", qian)
    assert not is_settled()
    pays(db, bill, "20.00", "2026-11-22", qian)
    assert is_settled()


def test_only_whoever_lives_there_now_sees_a_bill(db: Database, lin: Person) -> None:
    chen = db.run_sync(people.chen)
    bill = billed(db, "12-1502", "2000.00", "2026-11-10")

    assert db.run_sync(own_bill, lin, bill.id).number == bill.number
    for stranger, id in ((chen, bill.id), (lin, 999)):
        with pytest.raises(Refusal, match="refusal-no-such-bill"):
            db.run_sync(own_bill, stranger, id)


def test_only_cashier_supervisor_and_manager_look_after_the_money(db: Database, qian: Person, zhang: Person) -> None:
    bill = billed(db, "12-1502", "2000.00", "2026-11-10")

    def looks_after(person: Person) -> Bill:
        return db.run_sync(lambda tx, now: cashiers_bill(tx, person, bill.id or 0))

    assert looks_after(qian).number == bill.number
    with pytest.raises(Refusal, match="refusal-not-yours-to-do"):
        looks_after(zhang)


def test_of_two_who_move_a_bill_the_second_is_told_that_it_is_over(db: Database, qian: Person) -> None:
    bill = billed(db, "12-1502", "2000.00", "2026-11-10")

    def withdraw(tx: Session, *, now: datetime) -> None:
        stale = tx.get_one(Bill, bill.id)
        tx.expunge(stale)
        move_bill(tx, tx.get_one(Bill, bill.id), BillStatus.WITHDRAWN, what="withdrawn", by=qian, now=now)
        with pytest.raises(Stale):
            move_bill(tx, stale, BillStatus.PAID, what="paid", by=qian, now=now)

    db.run_sync(withdraw)

    assert owes(db, bill, "2026-11-20") == ("0.00", "0.00")
    assert ask(db, lambda tx: open_bills(tx, bill.unit_id)) == []
