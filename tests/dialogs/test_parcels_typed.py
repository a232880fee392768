"""What is typed at the desk: parcels are taken, talk is not, six digits are a code, a name is a name."""

import pytest
from sqlmodel import select

from models.database import Database
from models.parcels import Parcel, ParcelStatus
from papers.sheets import write_xlsx
from tests import people
from tests.dialogs.shell import House, Talk
from tests.usecases.conftest import Said

pytestmark = pytest.mark.anyio

DESK, LIN = people.DESK_CHAT, 101


@pytest.fixture
def group(house: House) -> Talk:
    """Xiaozhou in the desk's group; Lin lives in 12-1502."""
    house.db.run_sync(people.make_estate)
    house.db.run_sync(people.make_groups)
    house.db.run_sync(people.lin)
    return house.group(house.db.run_sync(people.xiaozhou), DESK)


def parcels_in(db: Database) -> list[Parcel]:
    return db.read_sync(lambda tx, now: list(tx.exec(select(Parcel).order_by(Parcel.id))))


async def test_a_sure_line_in_the_desks_group_needs_no_command(house: House, group: Talk) -> None:
    await group.say("顺丰 SF123 12-1502 x3")

    [parcel] = parcels_in(house.db)
    assert (parcel.waybill, parcel.pieces) == ("SF123", 3)


@pytest.mark.parametrize(
    "talk",
    [
        "12-1502的顺丰到了吗",
        "大家好，今天有顺丰",
        "12-1502 漏水了",
        "12-1502 顺丰 着火了",
        "R-261121-007",
        "下午三点开会",
        "https://example.org/8-602?sf=1",
    ],
)
async def test_ordinary_talk_is_never_taken_for_a_parcel(house: House, group: Talk, talk: str) -> None:
    await group.say(talk)

    assert parcels_in(house.db) == []
    assert house.reports == [talk]


async def test_elsewhere_nothing_is_a_parcel(house: House, group: Talk) -> None:
    zhang = house.db.run_sync(people.zhang)
    for talk in (
        house.group(house.db.run_sync(people.xiaozhou), people.ENGINEERS_CHAT),
        house.group(zhang, DESK),
        house.private(house.db.run_sync(people.lin)),
    ):
        await talk.say("顺丰 SF123 12-1502 x3")

    assert parcels_in(house.db) == []
    assert len(house.reports) == 3


async def test_in_private_the_desk_registers_too(house: House, group: Talk) -> None:
    await house.private(house.db.run_sync(people.xiaozhou)).say("中通 12-1502 林晓梅")

    [parcel] = parcels_in(house.db)
    assert parcel.recipient == "林晓梅"


async def test_with_the_command_what_is_unsure_is_asked(house: House, group: Talk) -> None:
    await group.say("/parcel 林晓梅 SF123")

    [parcel] = parcels_in(house.db)
    assert parcel.unit_id is None
    assert parcel.maybe != []


async def test_the_command_alone_says_how(house: House, group: Talk) -> None:
    await group.say("/parcel")

    assert "/parcel 顺丰 SF123 2-1502 x3" in house.refused[0]


async def test_six_digits_at_the_desk_are_a_code(house: House, group: Talk) -> None:
    await group.say("顺丰 SF123 12-1502")
    [parcel] = parcels_in(house.db)

    await group.say(f"{parcel.code[:3]} {parcel.code[3:]}\n")

    assert parcels_in(house.db)[0].status is ParcelStatus.HANDED


async def test_a_wrong_code_is_told_with_the_tries_that_are_left(house: House, group: Talk) -> None:
    await group.say("123456")

    assert house.refused == ["取件码不对，还可以再试 4 次。"]


async def test_a_tenants_six_digits_are_a_report(house: House, group: Talk) -> None:
    await house.private(house.db.run_sync(people.lin)).say("123456")

    assert house.reports == ["123456"]
    assert house.refused == []


async def test_by_code_the_next_digits_are_for_the_parcel_that_was_tapped(house: House, group: Talk) -> None:
    await group.say("顺丰 SF123 12-1502")
    [parcel] = parcels_in(house.db)

    await group.press_card(f"parcel_code:{parcel.id}")
    await group.say("000000" if parcel.code != "000000" else "000001")

    assert parcels_in(house.db)[0].wrong_tries == 1


async def test_somebody_elses_name_is_typed(house: House, group: Talk, said: Said) -> None:
    await group.say("顺丰 SF123 12-1502")
    [parcel] = parcels_in(house.db)

    await group.press_card(f"parcel_give:{parcel.id}:other")
    await group.say("保洁 黄阿姨")

    assert parcels_in(house.db)[0].taken_by == "保洁 黄阿姨"
    assert "由 保洁 黄阿姨 取走" in said.last(LIN).text


async def test_a_tenants_proxy_is_named_in_his_chat_and_a_cry_for_help_is_no_name(house: House, group: Talk) -> None:
    await group.say("顺丰 SF123 12-1502")
    [parcel] = parcels_in(house.db)
    lin = house.private(house.db.run_sync(people.lin))

    await lin.press_card(f"parcel_proxy:{parcel.id}")
    await lin.say("着火了，快来人")
    assert parcels_in(house.db)[0].proxy == ""
    assert house.reports == ["着火了，快来人"]
    await lin.say("邻居老赵")

    assert parcels_in(house.db)[0].proxy == "邻居老赵"


async def test_a_unit_that_stood_on_no_button_is_typed(house: House, group: Talk, said: Said) -> None:
    await group.say("/parcel 顺丰 SF123")
    [parcel] = parcels_in(house.db)

    await group.press_card(f"parcel_ask_unit:{parcel.id}")
    await group.say("99-99")
    assert house.refused == ["没有这个房号，请再发一次，比如 12-1502。"]
    await group.say("12栋1502")

    assert "12-1502 有您的包裹" in said.last(LIN).text


async def test_a_sheet_of_parcels_is_registered_row_by_row(house: House, group: Talk, said: Said) -> None:
    rows = [["12-1502", "顺丰", "SF123", "2"], ["8-602", "中通", "", ""]]
    sheet = write_xlsx("parcels", ["房号", "快递公司", "运单号", "件数"], rows)

    await group.send_file("今日快递.xlsx", sheet)

    assert [(one.carrier, one.waybill, one.pieces) for one in parcels_in(house.db)] == [
        ("sf", "SF123", 2),
        ("zto", "", 1),
    ]


async def test_taps_of_strangers_change_nothing(house: House, group: Talk) -> None:
    await group.say("顺丰 SF123 12-1502")
    [parcel] = parcels_in(house.db)
    chen = house.private(house.db.run_sync(people.chen))
    desks = "give rest takeback back lost found damaged called phone show drop code ask_unit look"
    verbs = [*desks.split(), "unlock", "notme", "have", "proxy", "noproxy", "down"]

    for verb in verbs:
        await chen.press_card(f"parcel_{verb}:{parcel.id}:face")
    await chen.press_card("parcels_undo:1")

    assert parcels_in(house.db)[0].status is ParcelStatus.WAITING
    assert len(house.refused) == len(verbs) + 1
