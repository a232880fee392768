"""Lin Xiaomei has paid and shows it: her picture reaches the cashier once, and no repair's photo is taken for one."""

import pytest

from models.database import Database
from models.payments import Payment, PaymentStatus
from models.people import Person
from models.refusals import Refusal, Stale
from models.tickets import PieceKind, TicketStatus
from tests import people
from tests.usecases.billing import billed
from tests.usecases.house import House, buttons
from tests.usecases.paying import FINANCE_CHAT, chats_with, now_of, opens_finance, owes_and_sends, questions, sends
from understanding import understand
from understanding.paying import paying
from understanding.result import Paying
from usecases import payment_proofs
from usecases.payment_proofs import Taken
from usecases.said import Said

S = PaymentStatus


@pytest.fixture(autouse=True)
def estate(house: House) -> House:
    return house


def judged(db: Database, person: Person, text: str, message_id: int = 500, **more: object) -> Taken:
    heard = understand(text, now=db.clock())
    said = Said(person.user_id or 0, message_id, PieceKind.PHOTO, text, "picture", **more)  # type: ignore[arg-type]
    return db.read_sync(payment_proofs.judge, said, paying(text, heard), person=person)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("物业费已转", Paying.SURE),
        ("转账截图，12-1502", Paying.SURE),
        ("management fee paid", Paying.SURE),
        ("這是轉帳截圖", Paying.SURE),
        ("物业费", Paying.PERHAPS),
        ("payment for November", Paying.PERHAPS),
        ("换了锁，师傅的钱交了", Paying.PERHAPS),
        ("已交物业费，为什么还催", Paying.OTHER),
        ("物业费还没交，怎么交", Paying.OTHER),
        ("厨房漏水", Paying.OTHER),
        ("漏水，着火了，钱付了", Paying.OTHER),
        ("请看", Paying.NO),
        ("", Paying.NO),
    ],
)
def test_words_beside_a_picture_speak_of_paying_or_not(db: Database, words: str, says: Paying) -> None:
    assert paying(words, understand(words, now=db.clock())) is says


def test_a_picture_is_a_proof_if_its_words_say_so_and_something_is_owed(db: Database, lin: Person) -> None:
    assert judged(db, lin, "物业费已转") is Taken.NO

    billed(db, "12-1502", "1000.00", "2026-12-10")

    assert judged(db, lin, "物业费已转") is Taken.PROOF
    assert judged(db, lin, "物业费") is Taken.PERHAPS
    assert judged(db, lin, "厨房漏水") is Taken.NO
    assert judged(db, lin, "") is Taken.NO


def test_whoever_tapped_that_he_has_paid_may_send_a_picture_without_a_word(db: Database, lin: Person, said) -> None:
    bill = billed(db, "12-1502", "1000.00", "2026-12-10")

    db.run_sync(payment_proofs.begin, bill.unit_id, person=lin)

    assert "12-1502" in said.last(101).text
    assert judged(db, lin, "") is Taken.PROOF
    assert judged(db, lin, "厨房漏水，着火了") is Taken.NO
    sends(db, lin)
    assert questions(db) == []


def test_whoever_owes_nothing_is_told_so(db: Database, lin: Person, house: House) -> None:
    unit_id = db.run_sync(people.make_estate).units["12-1502"].id

    with pytest.raises(Stale, match="refusal-nothing-owed"):
        db.run_sync(payment_proofs.begin, unit_id, person=lin)


def test_a_proof_is_received_with_thanks_and_an_hour_and_the_cashiers_group_sees_it(
    db: Database, lin: Person, said
) -> None:
    opens_finance(db)
    payment = owes_and_sends(db, lin, text="物业费已转 1000元")

    # A Saturday afternoon: the office opens on Monday at 08:30, and four working hours later it is 14:00.
    assert "周一 14:00" in said.last(101).text
    assert "1000.00" in said.last(101).text
    card = said.last(FINANCE_CHAT)
    assert card.photo == "picture-1"
    assert "12-1502" in card.text
    assert "林晓梅" in card.text
    assert buttons(card) == ["✅ 全额 1000.00", "✏️ 其他金额", "✖ 退回"]
    assert (payment.status, payment.amount) == (S.SENT, 100_000)


def test_without_a_finance_group_the_desks_group_gets_it_and_without_any_the_cashier_himself(
    db: Database, lin: Person
) -> None:
    owes_and_sends(db, lin)
    assert chats_with(db, "payment") == [people.DESK_CHAT]

    db.run_sync(people.closes_groups)
    db.run_sync(people.qian)
    sends(db, lin, message_id=2)
    assert chats_with(db, "payment") == [people.DESK_CHAT, 208]


def test_an_album_and_a_second_delivery_are_one_payment(db: Database, lin: Person, count) -> None:
    billed(db, "12-1502", "1000.00", "2026-12-10")

    for message_id in (1, 1, 2, 2, 3):
        sends(db, lin, message_id=message_id, album="album")

    assert count(Payment) == 1
    assert judged(db, lin, "", message_id=4, album="album") is Taken.PROOF
    assert [file["file_id"] for file in sends(db, lin, message_id=1).more] == ["picture-2", "picture-3"]


def test_a_pdf_is_on_the_card_as_a_picture_is(db: Database, lin: Person, said) -> None:
    opens_finance(db)
    billed(db, "12-1502", "1000.00", "2026-12-10")

    sends(db, lin, kind=PieceKind.DOCUMENT, file_id="a-pdf")

    assert (said.last(FINANCE_CHAT).photo, said.last(FINANCE_CHAT).document) == (None, "a-pdf")
    assert chats_with(db, "payment") == [FINANCE_CHAT]


def test_whoever_owes_for_two_homes_is_asked_which_one(db: Database, lin: Person, said) -> None:
    opens_finance(db)
    db.run_sync(people.lives_too, lin, "8-602")
    billed(db, "12-1502", "1000.00", "2026-12-10")
    older = billed(db, "8-602", "300.00", "2026-11-10")

    payment = sends(db, lin)

    assert buttons(said.last(101)) == ["8-602", "12-1502", "撤回"]
    assert chats_with(db, "payment") == []
    db.run_sync(payment_proofs.choose_unit, payment.id, older.unit_id, person=lin)
    db.run_sync(payment_proofs.choose_unit, payment.id, older.unit_id, person=lin)
    assert "8-602" in said.last(FINANCE_CHAT).text
    assert now_of(db, payment).status is S.SENT


def test_who_does_not_say_which_home_has_paid_for_the_one_that_owes_longest(db: Database, lin: Person, said) -> None:
    db.run_sync(people.lives_too, lin, "8-602")
    billed(db, "12-1502", "1000.00", "2026-12-10")
    billed(db, "8-602", "300.00", "2026-11-10")
    payment = sends(db, lin)

    for _ in range(2):
        db.run_sync(payment_proofs.unit_unsaid, payment.id)

    assert now_of(db, payment).status is S.SENT
    assert "8-602" in said.last(101).text


def test_a_proof_is_taken_back_until_it_is_decided(db: Database, lin: Person, said) -> None:
    opens_finance(db)
    payment = owes_and_sends(db, lin)

    for _ in range(2):
        db.run_sync(payment_proofs.withdraw, payment.id, person=lin)

    assert buttons(said.last(FINANCE_CHAT)) == []
    assert "撤回" in said.last(101).text


def test_nobody_touches_anothers_proof(db: Database, lin: Person) -> None:
    payment, chen = owes_and_sends(db, lin), db.run_sync(people.chen)

    for id in (payment.id, 999):
        with pytest.raises(Refusal, match="refusal-no-such-payment"):
            db.run_sync(payment_proofs.withdraw, id, person=chen)


def perhaps(db: Database, house: House, person: Person, text: str, message_id: int, **more: object) -> None:
    said = house.said(person.user_id or 0, text, message_id=message_id, kind=PieceKind.PHOTO, file_id="shot", **more)
    heard = understand(text, now=db.clock())
    db.run_sync(payment_proofs.perhaps, said, heard, person=person, catalogue=house.catalogue)


def test_what_may_be_a_proof_becomes_a_draft_and_a_question_and_a_tap_makes_it_a_payment(
    db: Database, lin: Person, house: House, said
) -> None:
    opens_finance(db)
    billed(db, "12-1502", "1000.00", "2026-12-10")

    perhaps(db, house, lin, "物业费", 1)

    [ticket] = house.tickets()
    assert "缴费凭证吗" in said.last(101).text
    payment = db.run_sync(payment_proofs.answer, ticket.id, True, person=lin, catalogue=house.catalogue)
    assert payment.file_id == "shot"
    assert house.now(ticket).status is TicketStatus.DISCARDED
    assert chats_with(db, "payment") == [FINANCE_CHAT]
    with pytest.raises(Stale):
        db.run_sync(payment_proofs.answer, ticket.id, True, person=lin, catalogue=house.catalogue)


def test_what_is_no_proof_stays_the_draft_it_was(db: Database, lin: Person, house: House, said, count) -> None:
    billed(db, "12-1502", "1000.00", "2026-12-10")
    perhaps(db, house, lin, "水费", 1)
    [ticket] = house.tickets()

    db.run_sync(payment_proofs.answer, ticket.id, False, person=lin, catalogue=house.catalogue)

    assert (house.now(ticket).status, count(Payment)) == (TicketStatus.DRAFT, 0)
    assert buttons(said.last(101)) == []
