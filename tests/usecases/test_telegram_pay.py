"""Lin Xiaomei pays in the chat: only what is owed at that moment, and once."""

import pytest

from models.bills import BillStatus
from models.catalogue import Catalogue
from models.database import Database
from models.payments import Payment, PaymentStatus
from models.people import Language, Person
from models.refusals import Refusal, Stale
from tests import people
from tests.usecases.billing import billed, pays
from tests.usecases.billing import now_of as bill_now
from tests.usecases.house import House, buttons
from tests.usecases.paying import FINANCE_CHAT, opens_finance, told
from usecases import statements, telegram_pay
from usecases.telegram_pay import Bought


@pytest.fixture(autouse=True)
def estate(house: House, db: Database, catalogue: Catalogue) -> None:
    opens_finance(db)
    pay = catalogue.fees.pay.model_copy(update={"telegram": True})
    fees = catalogue.fees.model_copy(update={"pay": pay})
    db.info["catalogue"] = catalogue.model_copy(update={"fees": fees})


def test_an_invoice_says_what_is_owed_by_fee(db: Database, lin: Person, said) -> None:
    bill = billed(db, "12-1502", "2000.00", "2026-11-16")
    billed(db, "12-1502", "64.50", "2026-12-05", fee="water")

    for _ in range(2):
        db.run_sync(telegram_pay.offer, bill.unit_id, person=lin)

    assert told(db, "invoice") == [101]
    invoice = said.last(101).invoice
    assert (invoice.title, invoice.payload, invoice.currency) == ("12-1502 待缴费用", str(bill.unit_id), "CNY")
    assert invoice.prices == (("物业费", 200_000), ("水费", 6_450), ("违约金", 1_000))


@pytest.mark.parametrize("language", list(Language))
def test_its_title_fits_what_telegram_takes(db: Database, lin: Person, said, language: Language) -> None:
    db.run_sync(telegram_pay.offer, billed(db, "12-1502", "2000.00", "2026-11-16").unit_id, person=lin)
    invoice = said.last(101, language).invoice

    assert len(invoice.title) <= 32
    assert len(invoice.description) <= 255


def test_too_little_and_nothing_at_all_are_not_paid_here(db: Database, lin: Person, house: House) -> None:
    unit_id = people_unit(db)
    with pytest.raises(Stale, match="refusal-nothing-owed"):
        db.run_sync(telegram_pay.offer, unit_id, person=lin)
    billed(db, "12-1502", "9.99", "2026-12-10")
    with pytest.raises(Refusal, match="refusal-pay-too-little"):
        db.run_sync(telegram_pay.offer, unit_id, person=lin)
    db.info["catalogue"] = house.catalogue
    with pytest.raises(Stale, match="refusal-stale"):
        db.run_sync(telegram_pay.offer, unit_id, person=lin)


def people_unit(db: Database) -> int:
    return db.run_sync(people.make_estate).units["12-1502"].id or 0


def test_the_last_look_says_yes_only_to_exactly_what_is_owed_now(db: Database, lin: Person) -> None:
    bill, qian, chen = billed(db, "12-1502", "1000.00", "2026-12-10"), *map(db.run_sync, (people.qian, people.chen))
    right = Bought(str(bill.unit_id), "CNY", 100_000)

    def look(bought: Bought, person: Person | None = lin) -> str:
        return db.read_sync(telegram_pay.may_pay, bought, person=person)

    assert look(right) == ""
    assert [look(right, chen), look(right, None), look(Bought("x", "CNY", 1))] == ["pay-no-home"] * 3
    assert look(Bought(right.payload, "EUR", 100_000)) == "pay-no-offer"
    pays(db, bill, "400.00", "2026-11-21", qian)
    assert look(right) == "pay-no-changed"


def test_what_telegram_took_is_booked_once_with_a_receipt_and_the_cashier_sees_it(
    db: Database, lin: Person, said, count
) -> None:
    bill = billed(db, "12-1502", "1000.00", "2026-12-10")
    bought = Bought(str(bill.unit_id), "CNY", 100_000)

    for _ in range(2):
        payment = db.run_sync(telegram_pay.paid, bought, "charge-1", person=lin)

    assert (payment.status, payment.number) == (PaymentStatus.APPROVED, "F-261121-001")
    assert count(Payment) == 1
    assert bill_now(db, bill).status is BillStatus.PAID
    assert said.last(101).document.startswith(b"%PDF")
    assert told(db, "receipt") == [101]
    assert "线上支付" in said.last(FINANCE_CHAT).text


def test_money_for_what_was_paid_meanwhile_is_credit_and_never_refused(db: Database, lin: Person, said) -> None:
    bill, qian = billed(db, "12-1502", "1000.00", "2026-12-10"), db.run_sync(people.qian)
    pays(db, bill, "1000.00", "2026-11-21", qian)

    db.run_sync(telegram_pay.paid, Bought(str(bill.unit_id), "CNY", 100_000), "charge-1", person=lin)

    assert "1000.00 元留作预存" in said.last(101).text


def test_the_statement_offers_it_only_if_the_house_does(db: Database, lin: Person, said, house: House) -> None:
    bill = billed(db, "12-1502", "1000.00", "2026-12-10")
    db.run_sync(statements.open_view, bill.unit_id, "pay", person=lin)

    assert "💴 在这里支付" not in buttons(said.last(101))
    said.catalogue = db.info["catalogue"]
    assert "💴 在这里支付" in buttons(said.last(101))
