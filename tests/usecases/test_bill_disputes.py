"""Lin Xiaomei says that a bill is wrong; Cashier Qian takes it back, or forgives the late fee."""

import pytest

from models.bills import Bill, BillStatus
from models.database import Database
from models.people import Language, Person
from models.refusals import Refusal, Stale
from models.tickets import TicketStatus
from tests import people
from tests.usecases.billing import ask, billed, now_of, pays
from tests.usecases.conftest import Said
from tests.usecases.house import House, buttons
from usecases import bill_disputes
from usecases.bills import settled
from usecases.people import move_out

LIN, QIAN = 101, 208


@pytest.fixture
def qian(db: Database) -> Person:
    return db.run_sync(people.qian)


def disputes(db: Database, house: House, person: Person, bill: Bill, words: str = "面积算错了") -> Bill:
    db.run_sync(bill_disputes.ask_words, bill.id, person=person)
    found: Bill = db.run_sync(bill_disputes.hear, house.said(person.user_id or 0, words), person=person)
    return found


def gives_reason(db: Database, house: House, by: Person, bill: Bill, act: str, why: str) -> None:
    db.run_sync(bill_disputes.ask_reason, bill.id, act, by=by)
    db.run_sync(bill_disputes.hear, house.said(by.user_id or 0, why), person=by)


def test_a_dispute_is_a_complaint_about_fees_with_the_bills_number_and_the_tenants_words(
    db: Database, house: House, lin: Person, qian: Person, said: Said
) -> None:
    bill = billed(db, "12-1502", "2860.00", "2026-11-10", number="WY-77")

    db.run_sync(bill_disputes.ask_words, bill.id, person=lin)
    assert "账单 WY-77 哪里不对" in said.last(LIN).text
    message = house.said(LIN, "面积算错了", message_id=5)
    db.run_sync(bill_disputes.hear, message, person=lin)
    db.run_sync(bill_disputes.hear, message, person=lin)

    [ticket] = house.tickets()
    assert (ticket.kind, ticket.category, ticket.status) == ("complaint", "fees", TicketStatus.OPEN)
    assert ticket.words == "WY-77\n面积算错了"
    assert now_of(db, bill).dispute_id == ticket.id
    assert f"您说这张账单有疑问（{ticket.number}）" in said.last(LIN).text
    assert "WY-77" in said.last(QIAN).text


def test_while_it_is_being_looked_into_the_same_bill_is_not_disputed_again(
    db: Database, house: House, lin: Person
) -> None:
    bill = billed(db, "12-1502", "2860.00", "2026-11-10")
    disputes(db, house, lin, bill)

    with pytest.raises(Refusal, match="refusal-disputed-already"):
        db.run_sync(bill_disputes.ask_words, bill.id, person=lin)


def test_only_the_units_own_people_dispute_its_bills(db: Database, lin: Person) -> None:
    chen = db.run_sync(people.chen)
    bill = billed(db, "12-1502", "2860.00", "2026-11-10")

    with pytest.raises(Refusal, match="refusal-no-such-bill"):
        db.run_sync(bill_disputes.ask_words, bill.id, person=chen)


def test_a_bill_taken_back_is_told_to_the_household_and_owes_nothing(
    db: Database, house: House, lin: Person, qian: Person, said: Said
) -> None:
    bill = billed(db, "12-1502", "2860.00", "2026-11-10", number="WY-77")
    db.run_sync(bill_disputes.open_desk, "WY-77", by=qian)
    assert buttons(said.last(QIAN)) == ["↩️ 撤回账单", "🕊 免违约金"]

    gives_reason(db, house, qian, bill, "withdraw", "面积按产证改")

    assert now_of(db, bill).status is BillStatus.WITHDRAWN
    assert "账单 WY-77（12-1502）已经撤回，不用缴了" in said.last(LIN).text
    desk = said.last(QIAN)
    assert "撤回 钱会计 面积按产证改" in said(QIAN)[0].text
    assert desk.force_reply
    with pytest.raises(Stale):
        db.run_sync(bill_disputes.ask_reason, bill.id, "withdraw", by=qian)


def test_a_forgiven_late_fee_is_gone_and_a_bill_with_nothing_else_left_is_paid(
    db: Database, house: House, lin: Person, qian: Person, said: Said
) -> None:
    bill = billed(db, "12-1502", "2000.00", "2026-11-10", number="WY-77")
    pays(db, bill, "2000.00", "2026-11-20", qian)

    gives_reason(db, house, qian, bill, "waive", "老人住院")

    assert now_of(db, bill).status is BillStatus.PAID
    assert ask(db, lambda tx: settled(tx, bill.unit_id))
    assert "违约金 20.00 元已经免去" in said.last(LIN).text
    with pytest.raises(Stale):
        db.run_sync(bill_disputes.waive, bill.id, "老人住院", by=qian)


@pytest.mark.parametrize("language", list(Language))
def test_the_cashiers_card_can_be_read_in_every_language(
    db: Database, house: House, qian: Person, said: Said, language: Language
) -> None:
    bill = billed(db, "12-1502", "2860.00", "2026-11-10", number="WY-77")
    pays(db, bill, "100.00", "2026-11-20", qian)

    db.run_sync(bill_disputes.open_desk, " WY-77 ", by=qian)

    assert "WY-77" in said.last(QIAN, language).text


def test_nobody_else_takes_bills_back(db: Database, lin: Person, zhang: Person) -> None:
    bill = billed(db, "12-1502", "2860.00", "2026-11-10")

    for person, number in ((lin, bill.number), (zhang, bill.number), (zhang, "nothing")):
        with pytest.raises(Refusal, match="refusal-not-yours-to-do"):
            db.run_sync(bill_disputes.open_desk, number, by=person)


def test_who_moved_out_or_left_since_we_asked_is_not_waited_for(
    db: Database, lin: Person, qian: Person, house: House
) -> None:
    bill = billed(db, "12-1502", "2860.00", "2026-11-10")
    db.run_sync(bill_disputes.ask_words, bill.id, person=lin)
    db.run_sync(bill_disputes.ask_reason, bill.id, "withdraw", by=qian)
    assert db.run_sync(bill_disputes.awaits, LIN, lin)
    assert db.run_sync(bill_disputes.awaits, QIAN, qian)

    db.run_sync(move_out, lin, lin.id, bill.unit_id)
    db.run_sync(people.leaves_the_staff, qian)

    assert not db.run_sync(bill_disputes.awaits, LIN, lin)
    assert not db.run_sync(bill_disputes.awaits, QIAN, qian)
