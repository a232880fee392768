"""Bills in the private chat: commands, taps and words reach the right rule, and each tap is answered."""

import pytest

from cards.codec import pack
from models.bills import Bill, BillCall
from models.database import Database
from models.people import Person
from tests import people
from tests.dialogs.shell import House, Talk
from tests.usecases.billing import ask, billed, now_of
from usecases import bill_calls

pytestmark = pytest.mark.anyio


@pytest.fixture
def bill(db: Database) -> Bill:
    return billed(db, "12-1502", "2000.00", "2026-11-10", number="WY-77")


@pytest.fixture
def chat(house: House, db: Database) -> Talk:
    """Lin Xiaomei's."""
    return house.private(db.run_sync(people.lin))


def told(house: House) -> list[str]:
    return house.bot.told()


async def test_a_tenant_looks_turns_asks_for_the_pdf_and_names_a_day(house: House, chat: Talk, bill: Bill) -> None:
    await chat.say("/bills")
    await chat.press_card(pack("bills_mine", 1))
    for view in ("fee", "pay", "promise", "dispute", "face"):
        await chat.press_card(pack("bills", bill.unit_id, view))
        await chat.press_card(pack("bills_open", bill.unit_id, view))
    await chat.press_card(pack("bills_pdf", bill.unit_id))
    await chat.press_card(pack("bills_by", bill.unit_id, "2026-11-24"))

    assert house.refused == []
    assert told(house) == ["对账单马上发给您", "谢谢，记下了：2026-11-24 前缴。在那之前不再提醒您。"]


async def test_taps_that_no_longer_fit_are_refused_kindly(house: House, chat: Talk, bill: Bill) -> None:
    await chat.press_card(pack("bills_by", bill.unit_id, "2026-11-23"))
    await chat.press_card(pack("bills", 999, "fee"))

    assert house.refused == [
        "这一天已经不能选了，请在最新的卡片上重新选。",
        "没有找到您的这张账单。",
    ]


async def test_words_after_a_tap_are_the_dispute_and_a_cry_for_help_is_not(
    house: House, chat: Talk, bill: Bill, db: Database
) -> None:
    db.run_sync(people.make_groups)
    await chat.press_card(pack("bills_wrong", bill.id))

    await chat.say("着火了！厨房起火了！")
    assert house.reports == ["着火了！厨房起火了！"]
    assert now_of(db, bill).dispute_id is None

    await chat.say("面积算错了")
    assert now_of(db, bill).dispute_id is not None
    await chat.say("谢谢")
    assert house.reports[1:] == ["谢谢"]


async def test_whoever_has_no_home_here_is_told_how_to_get_one(house: House, db: Database) -> None:
    chat = house.private(db.run_sync(people.newcomer))

    await chat.say("/bills")
    await chat.press_card(pack("bills_mine", 1))

    [first, second] = told(house)
    assert first == second
    assert "/start" in first


async def test_a_cashier_opens_a_bill_and_takes_it_back_with_a_reason(house: House, db: Database, bill: Bill) -> None:
    desk = house.private(db.run_sync(people.qian))

    await desk.say("/bill")
    await desk.say("/bill WY-77")
    await desk.press_card(pack("bill_act", bill.id, "withdraw"))
    await desk.say("重复开单")
    await desk.say("/collection")
    await desk.press_card(pack("collected", 1, "2026-10.all"))

    assert told(house) == ["请写上账单号，例如 /bill WY-2026-11-001"]
    assert house.refused == []
    assert now_of(db, bill).status.value == "withdrawn"


async def test_the_desk_takes_a_call_and_notes_what_came_of_it(house: House, db: Database, bill: Bill) -> None:
    db.run_sync(people.make_groups)
    db.run_sync(bill_calls.list_calls, [bill.unit_id], bill.due)
    xiaozhou: Person = db.run_sync(people.xiaozhou)
    group, private = house.group(xiaozhou, people.DESK_CHAT), house.private(xiaozhou)

    await group.press_card(pack("billcall", 1, "take"))
    await private.press_card(pack("billcall", 1, "promised"))

    assert told(house) == ["请看私聊，电话在那里", "记下了"]
    assert ask(db, lambda tx: tx.get_one(BillCall, 1)).result == "promised"
