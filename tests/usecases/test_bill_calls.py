"""The butlers' call list and the collection rate: Xiaozhou of the desk calls, Manager Ma reads the figures."""

from datetime import date

import pytest
from sqlmodel import select

from cards.bill_desk import RESULTS as SHOWN
from models.bills import BillCall
from models.database import Database
from models.people import Language, Person
from models.refusals import Refusal, Stale
from tests import people
from tests.usecases.billing import ask, billed, pays
from tests.usecases.conftest import Said
from tests.usecases.house import House, buttons
from usecases import bill_calls, collection

DAY = date(2026, 11, 21)
XIAOZHOU, MA, LIN = 204, 207, 101


@pytest.fixture
def xiaozhou(db: Database) -> Person:
    return db.run_sync(people.xiaozhou)


@pytest.fixture
def call(db: Database, house: House, lin: Person) -> BillCall:
    """12-1502 owes two bills since October, and is on today's list."""
    bill = billed(db, "12-1502", "2000.00", "2026-10-22")
    billed(db, "12-1502", "50.00", "2026-11-01", fee="water")
    for _ in range(2):
        db.run_sync(bill_calls.list_calls, [bill.unit_id], DAY)
    [found] = ask(db, lambda tx: tx.exec(select(BillCall)).all())
    assert isinstance(found, BillCall)
    return found


def test_the_list_says_who_how_much_and_since_when(db: Database, call: BillCall, said: Said) -> None:
    face = said.last(people.DESK_CHAT)

    assert "12-1502 · 2111.00 元 · 2026-10-22 起" in face.text
    assert "不催不吓" in face.text
    assert buttons(face) == ["📞 12-1502"]


def test_what_may_still_be_paid_in_time_is_no_reason_to_call(db: Database, call: BillCall, said: Said) -> None:
    billed(db, "12-1502", "300.00", "2026-12-05")

    assert "12-1502 · 2111.00 元 · 2026-10-22 起" in said.last(people.DESK_CHAT).text


def test_whoever_takes_it_gets_the_telephone_in_private_and_the_result_is_kept(
    db: Database, call: BillCall, xiaozhou: Person, said: Said
) -> None:
    db.run_sync(bill_calls.take, call.id, by=xiaozhou)
    mine = said.last(XIAOZHOU)
    assert "林晓梅" in mine.text
    assert "今天缴清一共 <b>2111.00 元</b>" in mine.text
    assert buttons(mine) == ["🙂 答应缴", "🤝 说好日子", "❓ 有疑问", "📵 没接通"]
    assert "林晓梅" not in said.last(people.DESK_CHAT).text

    db.run_sync(bill_calls.set_result, call.id, "agreed", by=xiaozhou)

    assert "小周 🙂 答应缴" in said.last(people.DESK_CHAT).text
    assert buttons(said.last(people.DESK_CHAT)) == []


def test_of_two_who_take_it_the_second_hears_who_was_faster(db: Database, call: BillCall, xiaozhou: Person) -> None:
    xiaowu = db.run_sync(people.xiaowu)
    db.run_sync(bill_calls.take, call.id, by=xiaozhou)
    db.run_sync(bill_calls.take, call.id, by=xiaozhou)

    for act in (lambda: db.run_sync(bill_calls.take, call.id, by=xiaowu),
                lambda: db.run_sync(bill_calls.set_result, call.id, "agreed", by=xiaowu)):  # fmt: skip
        with pytest.raises(Refusal) as refused:
            act()
        assert refused.value.facts["name"] == "小周"


def test_only_the_desk_calls_and_only_a_known_result_is_kept(
    db: Database, call: BillCall, xiaozhou: Person, zhang: Person
) -> None:
    with pytest.raises(Refusal, match="refusal-not-yours-to-do"):
        db.run_sync(bill_calls.take, call.id, by=zhang)
    with pytest.raises(Stale):
        db.run_sync(bill_calls.set_result, call.id, "agreed", by=xiaozhou)
    db.run_sync(bill_calls.take, call.id, by=xiaozhou)
    with pytest.raises(Stale):
        db.run_sync(bill_calls.set_result, call.id, "threatened", by=xiaozhou)
    with pytest.raises(Stale):
        db.run_sync(bill_calls.take, 999, by=xiaozhou)
    assert SHOWN == bill_calls.RESULTS


def test_who_has_paid_since_is_not_called(db: Database, call: BillCall, xiaozhou: Person, said: Said) -> None:
    qian = db.run_sync(people.qian)
    [bill] = ask(db, lambda tx: [tx.get_one(BillCall, call.id)])
    pays(db, bill, "2111.00", "2026-11-21", qian)

    assert "✅ 12-1502 已缴清" in said.last(people.DESK_CHAT).text
    assert buttons(said.last(people.DESK_CHAT)) == []
    db.run_sync(bill_calls.take, call.id, by=xiaozhou)
    assert "已经缴清，不用打了" in said.last(XIAOZHOU).text


def test_without_a_group_the_list_goes_to_whoever_oversees_the_building(
    db: Database, house: House, lin: Person, said: Said
) -> None:
    db.run_sync(people.sun)
    db.run_sync(people.closes_groups)
    bill = billed(db, "12-1502", "2000.00", "2026-10-22")

    db.run_sync(bill_calls.list_calls, [bill.unit_id], DAY)

    assert "12-1502" in said.last(206).text


@pytest.mark.parametrize("language", list(Language))
def test_lists_calls_and_figures_can_be_read_in_every_language(
    db: Database, call: BillCall, xiaozhou: Person, said: Said, language: Language
) -> None:
    ma = db.run_sync(people.ma)
    db.run_sync(bill_calls.take, call.id, by=xiaozhou)
    for result in bill_calls.RESULTS:
        db.run_sync(bill_calls.set_result, call.id, result, by=xiaozhou)
        assert "12-1502" in said.last(XIAOZHOU, language).text
    assert "12-1502" in said.last(people.DESK_CHAT, language).text
    db.run_sync(collection.collection, person=ma)
    for view in ("2026-11", "2026-11.all", "2030-01"):
        db.run_sync(collection.turn_to, view, person=ma)
        assert "98%" in said.last(MA, language).text


def test_the_collection_rate_is_told_by_fee_and_by_building_against_the_target(db: Database, said: Said) -> None:
    ma, qian = db.run_sync(people.ma), db.run_sync(people.qian)
    paid = billed(db, "12-1502", "990.00", "2026-11-05")
    billed(db, "8-602", "10.00", "2026-11-30")
    billed(db, "8-602", "100.00", "2026-11-30", fee="water")
    billed(db, "8-602", "77.00", "2026-12-01", fee="water")
    pays(db, paid, "1000.00", "2026-11-10", qian)

    db.run_sync(collection.collection, person=ma)

    assert said.last(MA).text.splitlines() == [
        "📊 <b>2026-11 收缴率</b>（目标 98%）",
        "🔸 合计 90.0%（990.00 / 1100.00 元，3 张）",
        "还差 110.00 元",
        "",
        "<b>按费用</b>",
        "✅ 物业费 99.0%（990.00 / 1000.00 元，2 张）",
        "🔸 水费 0.0%（0.00 / 100.00 元，1 张）",
        "",
        "<b>按楼栋</b>",
        "🔸 8 0.0%（0.00 / 110.00 元，2 张）",
        "✅ 12 100.0%（990.00 / 990.00 元，1 张）",
    ]
    assert buttons(said.last(MA)) == ["每栋每项", "‹ 2026-10", "2026-12 ›"]

    db.run_sync(collection.turn_to, "2026-11.all", person=ma)
    assert "🔸 水费 · 8 0.0%" in said.last(MA).text


def test_only_cashier_and_leaders_see_it(db: Database, zhang: Person, lin: Person) -> None:
    for person in (zhang, lin):
        with pytest.raises(Refusal, match="refusal-not-yours-to-do"):
            db.run_sync(collection.collection, person=person)
    qian = db.run_sync(people.qian)
    for view in ("2026-13", "1026-11", "x"):
        with pytest.raises(Stale):
            db.run_sync(collection.turn_to, view, person=qian)
