"""What Lin Xiaomei reads when she asks what she owes: everything, and only hers."""

from datetime import datetime
from pathlib import Path

import pytest
from sqlmodel import Session

from models.catalogue import Catalogue
from models.database import Database
from models.people import Language, Person
from models.refusals import Refusal, Stale
from tests import people
from tests.papers.test_pdf import words_of
from tests.usecases.billing import billed, pays
from tests.usecases.conftest import Said
from tests.usecases.house import buttons
from usecases import pay_promises, statements
from usecases.people import move_out

LIN = 101


@pytest.fixture
def qian(db: Database) -> Person:
    return db.run_sync(people.qian)


def test_a_statement_says_what_for_when_how_computed_how_late_and_what_it_comes_to(
    db: Database, lin: Person, said: Said
) -> None:
    billed(db, "12-1502", "2860.00", "2026-11-10", quantity="89.5", unit_price="3.20")
    billed(db, "12-1502", "64.50", "2026-12-05", fee="water", quantity="15", unit_price="4.30")

    assert db.run_sync(statements.my_bills, person=lin) == 1

    face = said.last(LIN)
    assert "12-1502" in face.text
    assert "2026-10-11 至 2026-11-10：<b>2860.00 元</b>\n89.5 m² × 3.20 元\n2026-11-10 到期，已过 11 天" in face.text
    assert "违约金到今天 31.46 元" in face.text
    assert "15 m³ × 4.30 元\n请在 2026-12-05 前缴" in face.text
    assert "<b>2955.96 元</b>" in face.text
    assert buttons(face) == [
        "💳 怎么缴", "🧮 违约金怎么算", "🤝 过几天缴", "❓ 账单有疑问", "🧾 我已缴费", "📎 PDF 对账单",
    ]  # fmt: skip


@pytest.mark.parametrize("language", list(Language))
def test_every_picker_can_be_read_in_every_language(
    db: Database, lin: Person, qian: Person, said: Said, language: Language
) -> None:
    bill = billed(db, "12-1502", "2860.00", "2026-11-10", quantity="89.5", unit_price="3.20", note="十月")
    pays(db, bill, "860.00", "2026-11-15", qian)
    db.run_sync(statements.my_bills, person=lin)

    for view in statements.VIEWS:
        db.run_sync(statements.open_view, bill.unit_id, view, person=lin)
        face = said.last(LIN, language)
        assert "12-1502" in face.text
        assert buttons(face)


def test_the_late_fee_is_shown_line_by_line(db: Database, lin: Person, said: Said, clock) -> None:
    bill = billed(db, "12-1502", "1000.00", "2026-12-20", fee="rent")
    clock.advance(days=50)
    db.run_sync(statements.my_bills, person=lin)

    db.run_sync(statements.open_view, bill.unit_id, "fee", person=lin)

    text = said.last(LIN).text
    assert "2026-12-21 至 2026-12-31：11 天 × 0.2% × 1000.00 = 22" in text
    assert "2027-01-01 至 2027-01-10：10 天 × 0.3% × 1000.00 = 30" in text
    assert "违约金 <b>52.00 元</b>" in text


def test_a_small_late_fee_says_that_it_is_charged_as_one_yuan(db: Database, lin: Person, said: Said) -> None:
    bill = billed(db, "12-1502", "50.00", "2026-11-16")
    db.run_sync(statements.my_bills, person=lin)

    db.run_sync(statements.open_view, bill.unit_id, "fee", person=lin)

    assert "不足 1.00 元，按 1.00 元算（算得 0.25）" in said.last(LIN).text


def test_and_so_does_the_paper(db: Database, lin: Person, said: Said, tmp_path: Path) -> None:
    bill = billed(db, "12-1502", "50.00", "2026-11-16")

    db.run_sync(statements.send_pdf, bill.unit_id, person=lin)

    assert "不足 1.00 元，按 1.00 元算（算得 0.25）" in words_of(said.last(LIN).document or b"", tmp_path)


def with_picture(catalogue: Catalogue, picture: Path | None) -> Catalogue:
    """A company with this QR picture."""
    pay = catalogue.fees.pay.model_copy(update={"qr": picture})
    return catalogue.model_copy(update={"fees": catalogue.fees.model_copy(update={"pay": pay})})


def test_the_account_can_be_copied_and_the_picture_is_a_tap_away(
    db: Database, lin: Person, said: Said, catalogue: Catalogue, tmp_path: Path
) -> None:
    picture = tmp_path / "pay.png"
    picture.write_bytes(b"\x89PNG")
    db.info["catalogue"] = said.catalogue = with_picture(catalogue, picture)
    bill = billed(db, "12-1502", "50.00", "2026-12-16")
    db.run_sync(statements.my_bills, person=lin)

    db.run_sync(statements.open_view, bill.unit_id, "pay", person=lin)
    face = said.last(LIN)
    assert f"<code>{catalogue.fees.pay.account}</code>" in face.text
    assert "📷 收款码" in buttons(face)

    db.run_sync(statements.send_qr, bill.unit_id, person=lin)
    assert said.last(LIN).photo == b"\x89PNG"


def test_without_a_picture_none_is_offered_or_sent(db: Database, lin: Person, said: Said, catalogue: Catalogue) -> None:
    db.info["catalogue"] = said.catalogue = with_picture(catalogue, None)
    bill = billed(db, "12-1502", "50.00", "2026-12-16")

    db.run_sync(statements.my_bills, person=lin)
    db.run_sync(statements.open_view, bill.unit_id, "pay", person=lin)
    assert "📷 收款码" not in buttons(said.last(LIN))
    with pytest.raises(Stale):
        db.run_sync(statements.send_qr, bill.unit_id, person=lin)


def test_the_statement_comes_as_a_document_too(db: Database, lin: Person, said: Said) -> None:
    bill = billed(db, "12-1502", "2860.00", "2026-11-10", quantity="89.5", unit_price="3.20")

    db.run_sync(statements.send_pdf, bill.unit_id, person=lin)
    db.run_sync(statements.send_pdf, bill.unit_id, person=lin)

    [face] = said(LIN)
    assert (face.document or b"").startswith(b"%PDF")
    assert face.filename == "12-1502-2026-11-21.pdf"


def test_nothing_owed_is_said_with_thanks(db: Database, lin: Person, said: Said) -> None:
    db.run_sync(statements.my_bills, person=lin)

    assert said.last(LIN).text == "🏠 12-1502：账单都缴清了，谢谢您！"


def test_somebody_with_two_homes_sees_both(db: Database, lin: Person, said: Said) -> None:
    db.run_sync(people.lives_too, lin, "8-301")
    billed(db, "8-301", "10.00", "2026-12-16")

    assert db.run_sync(statements.my_bills, person=lin) == 2
    assert sorted(face.text[:12] for face in said(LIN)) == ["🏠 12-1502：账单", "🧾 <b>8-301</"]


def test_a_neighbour_and_whoever_moved_out_see_nothing(db: Database, lin: Person, said: Said) -> None:
    chen = db.run_sync(people.chen)
    bill = billed(db, "12-1502", "2860.00", "2026-11-10")
    db.run_sync(statements.my_bills, person=lin)
    for act in (statements.send_pdf, statements.send_qr):
        with pytest.raises(Refusal, match="refusal-no-such-bill"):
            db.run_sync(act, bill.unit_id, person=chen)
    with pytest.raises(Refusal, match="refusal-no-such-bill"):
        db.run_sync(statements.open_view, bill.unit_id, "fee", person=chen)

    db.run_sync(statements.send_pdf, bill.unit_id, person=lin)
    db.run_sync(move_out, lin, lin.id, bill.unit_id)

    assert [face.text for face in said(LIN) if "2860" in face.text or face.document] == []
    with pytest.raises(Refusal, match="refusal-no-such-bill"):
        db.run_sync(pay_promises.promise, bill.unit_id, "2026-11-24", person=lin)


def test_whoever_has_not_agreed_is_asked_to_first(db: Database, lin: Person) -> None:
    def forget(tx: Session, *, now: datetime) -> None:
        tx.get_one(Person, lin.id).consent_version = None

    db.run_sync(forget)
    with pytest.raises(Refusal, match="refusal-consent-first"):
        db.run_sync(statements.my_bills, person=lin)


def test_a_promise_is_one_of_the_days_offered_and_a_later_one_takes_its_place(
    db: Database, lin: Person, said: Said
) -> None:
    bill = billed(db, "12-1502", "2860.00", "2026-11-10")
    db.run_sync(statements.my_bills, person=lin)
    db.run_sync(statements.open_view, bill.unit_id, "promise", person=lin)
    assert buttons(said.last(LIN))[:3] == ["2026-11-24 前", "2026-11-28 前", "2026-11-30 前"]

    first = db.run_sync(pay_promises.promise, bill.unit_id, "2026-11-24", person=lin)
    assert db.run_sync(pay_promises.promise, bill.unit_id, "2026-11-24", person=lin).id == first.id
    db.run_sync(pay_promises.promise, bill.unit_id, "2026-11-30", person=lin)

    assert "您打算 2026-11-30 前缴，在那之前不再提醒" in said.last(LIN).text
    for day in ("2027-11-30", "2026-11-21", "tomorrow"):
        with pytest.raises(Refusal):
            db.run_sync(pay_promises.promise, bill.unit_id, day, person=lin)
