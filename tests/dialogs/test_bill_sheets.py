"""Cashier Qian sends a sheet of bills to the bot: what she is told on the spot, and what one tap does."""

from typing import Any

import pytest
from aiogram.methods import SendDocument
from sqlmodel import select

from cards.codec import pack
from models.bills import Bill, BillImport
from models.database import Database
from models.people import Person
from papers.sheets import MOST_BYTES, write_xlsx
from tests import people
from tests.dialogs.shell import House, Talk

HEADS = ["账单编号", "房号", "费用类型", "月份", "金额", "缴费期限"]


def sheet(*rows: list[str]) -> bytes:
    return write_xlsx("账单", HEADS, rows)


def row(number: int, **changes: str) -> list[str]:
    unit, amount = changes.get("unit", "12-1502"), changes.get("amount", "285.60")
    return [f"WY-{number}", unit, "物业费", "2026-11", amount, "2026-11-30"]


@pytest.fixture
def qian(db: Database, house: House) -> Talk:
    db.run_sync(people.make_estate)
    return house.private(db.run_sync(people.qian))


def bills(db: Database) -> list[Bill]:
    return db.read_sync(lambda tx, now: list(tx.exec(select(Bill)).all()))


def offered(db: Database) -> int:
    return db.read_sync(lambda tx, now: tx.exec(select(BillImport)).one().id)


@pytest.mark.anyio
async def test_a_sheet_is_offered_and_a_tap_fetches_it_again_and_takes_it_in(
    qian: Talk, house: House, db: Database, said: Any
) -> None:
    await qian.send_file("十一月.xlsx", sheet(row(1), row(2, unit="8-602")))
    assert ("571.20" in said.last(208).text, bills(db)) == (True, [])

    await qian.press_card(pack("bill_import", offered(db)))

    assert [bill.number for bill in bills(db)] == ["WY-1", "WY-2"]
    assert house.bot.told()[-1] == "已导入。"


@pytest.mark.anyio
async def test_she_may_change_her_mind(qian: Talk, house: House, db: Database) -> None:
    await qian.send_file("十一月.xlsx", sheet(row(1)))
    await qian.press_card(pack("bill_import_no", offered(db)))
    await qian.press_card(pack("bill_import", offered(db)))

    assert bills(db) == []
    assert len(house.refused) == 1


@pytest.mark.anyio
async def test_another_content_under_the_same_file_is_not_taken(qian: Talk, house: House, db: Database) -> None:
    await qian.send_file("十一月.xlsx", sheet(row(1)))
    house.bot.files["十一月.xlsx"] = sheet(row(1, amount="999.00"))

    await qian.press_card(pack("bill_import", offered(db)))

    assert (bills(db), house.refused) == ([], ["取回的文件和刚才核对的不一样，没有导入。请再发一次。"])


@pytest.mark.anyio
async def test_wrong_rows_are_told_on_the_spot_and_the_rest_comes_as_a_file(
    qian: Talk, house: House, db: Database, count: Any
) -> None:
    await qian.send_file("十一月.xlsx", sheet(*(row(number, amount="many") for number in range(25))))

    [told] = house.bot.told()
    assert "第 2 行：金额写的是“many”，不是数字。" in told
    [file] = [call.document for call in house.bot.calls if isinstance(call, SendDocument)]
    assert (file.filename, len(file.data.decode("utf-8-sig").splitlines())) == ("表格问题.csv", 26)
    assert count(BillImport) == 0


@pytest.mark.anyio
async def test_a_file_that_is_too_large_is_not_even_read(qian: Talk, house: House) -> None:
    await qian.send_file("十一月.csv", b" " * (MOST_BYTES + 1))

    assert "20 MB" in house.bot.told()[-1]


@pytest.mark.anyio
async def test_a_sheet_from_a_tenant_is_no_sheet_of_bills(house: House, db: Database, lin: Person) -> None:
    await house.private(lin).send_file("十一月.xlsx", sheet(row(1)))

    assert (bills(db), len(house.reports)) == ([], 1)


@pytest.fixture
def lin(db: Database) -> Person:
    return db.run_sync(people.lin)
