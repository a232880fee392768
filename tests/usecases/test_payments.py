"""Cashier Qian decides about what Lin Xiaomei sent; Manager Ma takes one back; the receipt says what it went to."""

from datetime import date

import pytest

from models.bills import BillStatus
from models.database import Database
from models.payments import Payment, PaymentStatus, PaymentWay
from models.people import Language, Person
from models.refusals import Refusal, Stale
from models.tickets import PieceKind
from tests import people
from tests.usecases.billing import billed
from tests.usecases.billing import now_of as bill_now
from tests.usecases.house import House, buttons
from tests.usecases.paying import (
    FINANCE_CHAT,
    approves,
    chats_with,
    now_of,
    opens_finance,
    owes_and_sends,
    questions,
    sends,
    told,
    types,
)
from usecases import payment_desk, payment_proofs, payments
from usecases.people import move_out
from usecases.said import Said

S = PaymentStatus


@pytest.fixture(autouse=True)
def estate(house: House, db: Database) -> House:
    opens_finance(db)
    return house


@pytest.fixture
def qian(db: Database) -> Person:
    return db.run_sync(people.qian)


@pytest.fixture
def ma(db: Database) -> Person:
    return db.run_sync(people.ma)


def test_one_tap_books_the_whole_amount_and_the_payer_has_his_receipt(
    db: Database, lin: Person, qian: Person, said
) -> None:
    payment = owes_and_sends(db, lin)

    approves(db, qian, payment)

    done = now_of(db, payment)
    assert (done.status, done.number, done.amount) == (S.APPROVED, "F-261121-001", 100_000)
    receipt = said.last(101)
    assert receipt.filename == "F-261121-001.pdf"
    assert receipt.document.startswith(b"%PDF")
    assert "没有待缴账单" in receipt.text
    assert "钱会计" in said.last(FINANCE_CHAT).text
    assert buttons(said.last(FINANCE_CHAT)) == ["↩ 撤销入账"]
    assert told(db, "receipt") == [101]


@pytest.mark.parametrize("language", list(Language))
def test_every_face_is_drawn_in_every_language(
    db: Database, lin: Person, qian: Person, ma: Person, said, language: Language
) -> None:
    billed(db, "12-1502", "500.00", "2026-11-10", fee="water")
    payment = owes_and_sends(db, lin, text="物业费已转")
    db.run_sync(payment_desk.turn, payment.id, "reject", FINANCE_CHAT, by=qian)
    assert len(buttons(said.last(FINANCE_CHAT, language))) == 7
    types(db, qian, payment_desk.AMOUNT, payment, "2000 11-20")
    faces = [*said(101, language), *said(FINANCE_CHAT, language)]
    types(db, ma, payment_desk.CANCEL, payment, "退票")

    assert all(face.text for face in [*faces, *said(101, language), *said(FINANCE_CHAT, language)])


def test_late_fees_are_those_of_the_day_the_proof_was_sent(db: Database, lin: Person, qian: Person, clock) -> None:
    bill = billed(db, "12-1502", "2000.00", "2026-11-11")
    payment = sends(db, lin)
    clock.advance(days=5)

    approves(db, qian, payment, 202_000)

    assert bill_now(db, bill).status is BillStatus.PAID


def test_a_part_is_typed_with_its_day_and_the_rest_stays_open(db: Database, lin: Person, qian: Person, said) -> None:
    payment = owes_and_sends(db, lin)

    heard = types(db, qian, payment_desk.AMOUNT, payment, "400.50 11-18")

    assert heard.facts == {"number": "F-261121-001"}
    assert (now_of(db, payment).amount, now_of(db, payment).paid_on) == (40_050, date(2026, 11, 18))
    assert "599.50" in said.last(101).text
    assert questions(db) == []


def test_what_the_tenant_wrote_is_offered_as_a_button(db: Database, lin: Person, said) -> None:
    owes_and_sends(db, lin, text="物业费先转 400元")

    assert buttons(said.last(FINANCE_CHAT))[:2] == ["✅ 全额 1000.00", "✅ 按 400.00 入账"]


@pytest.mark.parametrize("words", ["0", "500 2026-11-30"])
def test_no_amount_of_nothing_and_no_day_to_come(db: Database, lin: Person, qian: Person, words: str) -> None:
    payment = owes_and_sends(db, lin)

    with pytest.raises(Refusal, match=r"refusal-payment-(amount|day)"):
        types(db, qian, payment_desk.AMOUNT, payment, words)


def test_what_colleagues_say_meanwhile_is_no_amount(db: Database, lin: Person, qian: Person) -> None:
    payment = owes_and_sends(db, lin)
    db.run_sync(payment_desk.ask_for, payment.id, payment_desk.AMOUNT, FINANCE_CHAT, by=qian)
    said = Said(FINANCE_CHAT, 78, PieceKind.TEXT, "中午吃什么")

    assert db.read_sync(payment_desk.awaited, said, person=qian) is None


def test_more_than_is_owed_is_kept_as_credit(db: Database, lin: Person, qian: Person, said) -> None:
    payment = owes_and_sends(db, lin)

    types(db, qian, payment_desk.AMOUNT, payment, "1200")

    assert "200.00 元留作预存" in said.last(101).text
    assert any("200.00 元留作预存" in face.text for face in said(FINANCE_CHAT))


def test_a_button_that_asks_for_more_than_is_still_owed_was_not_meant(db: Database, lin: Person, qian: Person) -> None:
    first, second = owes_and_sends(db, lin), sends(db, lin, message_id=2)
    approves(db, qian, first)

    with pytest.raises(Stale, match="refusal-payment-changed"):
        approves(db, qian, second)


def test_a_proof_is_turned_down_for_a_reason_and_the_tenant_hears_what_to_do(
    db: Database, lin: Person, qian: Person, said
) -> None:
    payment = owes_and_sends(db, lin)

    db.run_sync(payment_desk.reject_for, payment.id, "unclear", by=qian)

    assert "图片看不清" in said.last(101).text
    assert buttons(said.last(101)) == ["重新发凭证"]
    assert "图片看不清" in said.last(FINANCE_CHAT).text
    with pytest.raises(Stale):
        db.run_sync(payment_desk.reject_for, payment.id, "nonsense", by=qian)


def test_or_in_the_cashiers_own_words(db: Database, lin: Person, qian: Person, said) -> None:
    payment = owes_and_sends(db, lin)

    types(db, qian, payment_desk.REASON, payment, "这是<上个月>的")

    assert "这是&lt;上个月&gt;的" in said.last(101).text


def test_whoever_decides_second_is_told_who_was_faster(db: Database, lin: Person, qian: Person, ma: Person) -> None:
    payment = owes_and_sends(db, lin)
    db.run_sync(payment_desk.ask_for, payment.id, payment_desk.REASON, FINANCE_CHAT, by=ma)
    approves(db, qian, payment)

    with pytest.raises(Stale, match="refusal-payment-approved") as late:
        approves(db, ma, payment)
    assert late.value.facts == {"name": "钱会计"}
    heard = db.run_sync(payment_desk.hear, Said(FINANCE_CHAT, 9, PieceKind.TEXT, "看不清"), person=ma)
    assert (heard.key, questions(db)) == ("refusal-payment-approved", [])


def test_only_cashier_and_manager_decide_and_only_managers_take_back(
    db: Database, lin: Person, qian: Person, ma: Person
) -> None:
    payment = owes_and_sends(db, lin)

    for stranger in (db.run_sync(people.xiaozhou), db.run_sync(people.sun), lin):
        with pytest.raises(Refusal, match="refusal-not-yours-to-do"):
            approves(db, stranger, payment)
    approves(db, qian, payment)
    with pytest.raises(Refusal, match="refusal-not-yours-to-do"):
        db.run_sync(payments.cancel, payment.id, "退票", by=qian)


def test_a_payment_that_bounced_opens_its_bills_again_and_the_tenant_is_told_kindly(
    db: Database, lin: Person, qian: Person, ma: Person, said
) -> None:
    bill = billed(db, "12-1502", "1000.00", "2026-12-10")
    payment = sends(db, lin)
    approves(db, qian, payment)

    types(db, ma, payment_desk.CANCEL, payment, "银行退票")

    assert bill_now(db, bill).status is BillStatus.OPEN
    assert now_of(db, payment).status is S.CANCELLED
    assert "抱歉" in said.last(101).text
    assert "银行退票" in said.last(101).text
    assert not [face for face in said(101) if face.document]


def test_money_at_the_counter_is_confirmed_on_a_card_and_both_have_the_receipt(
    db: Database, lin: Person, qian: Person, said
) -> None:
    bill = billed(db, "12-1502", "1000.00", "2026-12-10")

    payment = db.run_sync(payment_desk.register, bill.unit_id, PaymentWay.CASH, by=qian)

    assert "现金" in said.last(208).text
    assert buttons(said.last(208)) == ["✅ 全额 1000.00", "✏️ 其他金额", "作废"]
    approves(db, qian, payment)
    assert told(db, "receipt") == [101, 208]


def test_what_came_to_nothing_at_the_counter_is_dropped(db: Database, lin: Person, qian: Person, said) -> None:
    bill = billed(db, "12-1502", "1000.00", "2026-12-10")
    payment = db.run_sync(payment_desk.register, bill.unit_id, PaymentWay.TRANSFER, by=qian)

    db.run_sync(payments.drop, payment.id, by=qian)

    assert buttons(said.last(208)) == []
    with pytest.raises(Stale, match="refusal-stale"):
        db.run_sync(payments.drop, sends(db, lin).id, by=qian)


def test_a_proof_nobody_looks_at_comes_again_and_then_to_the_managers(
    db: Database, lin: Person, ma: Person, clock, said
) -> None:
    payment = owes_and_sends(db, lin)
    clock.advance(days=2, hours=1)

    for _ in range(2):
        db.run_sync(payment_desk.remind, payment.id)

    assert "⏰" in said.last(FINANCE_CHAT).text
    assert "没有忘记" in said.last(101).text
    assert chats_with(db, "payment") == [FINANCE_CHAT]
    for _ in range(2):
        db.run_sync(payment_desk.climb, payment.id)
    assert chats_with(db, "payment") == [FINANCE_CHAT, 207]


def test_a_proof_that_was_decided_waits_for_nobody(db: Database, lin: Person, qian: Person, ma: Person, said) -> None:
    payment = owes_and_sends(db, lin)
    approves(db, qian, payment)

    db.run_sync(payment_desk.remind, payment.id)
    db.run_sync(payment_desk.climb, payment.id)

    assert told(db, "payment_slow") == []
    assert chats_with(db, "payment") == [FINANCE_CHAT]


def test_whoever_moved_out_has_no_say_any_more(db: Database, lin: Person, count) -> None:
    payment = owes_and_sends(db, lin)

    db.run_sync(move_out, lin, lin.id, payment.unit_id)

    with pytest.raises(Refusal):
        db.run_sync(payment_proofs.withdraw, payment.id, person=lin)
    assert count(Payment) == 1
