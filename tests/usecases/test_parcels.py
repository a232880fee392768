"""Registering parcels: a line is a parcel, its tenants are told with a code, what is unclear is asked."""

from datetime import datetime
from zoneinfo import ZoneInfo

import pytest

from models.database import Database
from models.estate import Tie
from models.outbox import Delivery, Priority
from models.parcels import ParcelKind, ParcelStatus
from models.people import Language, Person
from models.refusals import Refusal, Stale
from models.tickets import PieceKind
from tests import people
from tests.usecases.conftest import FakeClock, Said
from tests.usecases.house import buttons
from tests.usecases.parcel_people import DESK, ParcelDesk, posted
from usecases import joining, parcels
from usecases import people as people_rules

HANGZHOU = ZoneInfo("Asia/Shanghai")
LIN, CHEN, EMILY = 101, 103, 104


@pytest.fixture
def desk(db: Database) -> ParcelDesk:
    return ParcelDesk(db)


def test_a_typed_line_becomes_a_parcel_and_its_tenant_gets_a_code_and_a_picture(
    desk: ParcelDesk, lin: Person, said: Said
) -> None:
    parcel = desk.one("顺丰 SF123 12-1502 x3")

    face = said.last(LIN)
    assert (parcel.carrier, parcel.waybill, parcel.pieces, parcel.person_id) == ("sf", "SF123", 3, None)
    assert "12-1502 有您的包裹" in face.text
    assert "顺丰 · 单号 SF123 · 3 件" in face.text
    assert f"<code>{parcel.code}</code>" in face.text
    assert len(parcel.code) == 6
    assert "一楼服务中心，每天 08:00-21:00" in face.text
    assert isinstance(face.photo, bytes)
    assert face.photo.startswith(b"\x89PNG")


@pytest.mark.parametrize(
    ("builder", "line", "words"),
    [
        (people.lin, "中通 12-1502", "来取时报一声"),
        (people.chen, "中通 8-602", "來取時說一聲"),
        (people.emily, "DHL 8-1101", "say it at the desk"),
    ],
)
def test_everybody_is_told_in_his_language(
    desk: ParcelDesk, db: Database, said: Said, builder: people.Builder, line: str, words: str
) -> None:
    tenant = db.run_sync(builder)

    desk.one(line)

    assert words in said.last(tenant.user_id or 0).text


def test_the_news_must_arrive_and_follows_talk(desk: ParcelDesk, lin: Person, db: Database) -> None:
    desk.one("中通 12-1502")

    [owed] = desk.owed_to(LIN)
    assert (owed.delivery, owed.priority) == (Delivery.A, Priority.NOTICE)


def test_a_parcel_that_comes_at_night_is_told_in_the_morning(desk: ParcelDesk, lin: Person, clock: FakeClock) -> None:
    clock.now = datetime(2026, 11, 21, 23, 40, tzinfo=HANGZHOU)

    desk.one("中通 12-1502")

    [owed] = desk.owed_to(LIN)
    assert owed.not_before.astimezone(HANGZHOU).hour >= 7


def test_the_desk_gets_one_card_with_counts_and_a_line_each_and_no_code(
    desk: ParcelDesk, lin: Person, said: Said
) -> None:
    registered = desk.types("顺丰 SF123 12-1502 x3\n圆通 YT1234567890 8-602 陳志豪 A3\n中通 12-301")

    [face] = said(DESK)
    assert "登记了 3 单，共 5 件" in face.text
    assert "12-1502 · 顺丰 · 单号 SF123 · 3 件 ✓" in face.text
    assert "8-602 · 陳志豪 收 · 圆通 · 单号 YT1234567890 · 货架 A3 · 此户还没有人加入" in face.text
    assert buttons(face) == ["撤销登记"]
    assert all(one.code not in face.text for one in registered)


def test_of_several_that_come_at_once_only_the_first_makes_a_sound(desk: ParcelDesk, lin: Person, said: Said) -> None:
    desk.types("顺丰 SF123 12-1502\n圆通 YT1234567890 12-1502")

    assert [face.silent for face in said(LIN)] == [False, True]


def test_the_same_message_delivered_twice_registers_nothing_twice(desk: ParcelDesk, lin: Person, said: Said) -> None:
    for _ in range(2):
        desk.types("顺丰 SF123 12-1502", message_id=1)

    assert len(desk.waiting()) == 1
    assert len(said(LIN)) == 1


def test_a_waybill_that_waits_already_is_named_and_not_doubled(desk: ParcelDesk, lin: Person, said: Said) -> None:
    desk.one("圆通 YT1234567890 12-1502")

    assert desk.types("圆通 YT1234567890 12-1502\n顺丰 SF999 12-1502") != []

    assert len(desk.waiting()) == 2
    assert "这 1 单已在架上，没有重复登记" in said.last(DESK).text
    assert len(said(LIN)) == 2


def test_the_last_digits_of_a_waybill_may_be_those_of_another_units_parcel(desk: ParcelDesk) -> None:
    desk.one("顺丰 尾号5678 12-1502")
    desk.one("顺丰 尾号5678 8-602")

    assert len(desk.waiting()) == 2


def test_codes_differ_as_long_as_they_wait(desk: ParcelDesk) -> None:
    codes = [parcel.code for parcel in desk.types("\n".join(f"顺丰 SF1{at:03} 12-1502" for at in range(100)))]

    assert len(set(codes)) == 100


def test_a_room_that_two_buildings_have_is_asked_by_buttons(
    desk: ParcelDesk, lin: Person, said: Said, db: Database
) -> None:
    parcel = desk.one("顺丰 SF123 1502")
    assert (parcel.unit_id, parcel.code, said(LIN)) == (None, "", [])
    assert buttons(said.last(DESK)) == ["12-1502", "8-1502", "输入房号", "不登记", "撤销登记"]

    db.run_sync(parcels.choose_unit, parcel.id, desk.unit("12-1502").id, person=desk.xiaozhou)

    assert "12-1502 有您的包裹" in said.last(LIN).text
    assert buttons(said.last(DESK)) == ["撤销登记"]


def test_the_recipients_name_says_which_unit_comes_first(desk: ParcelDesk, lin: Person, said: Said) -> None:
    desk.one("顺丰 SF123 1502 林晓梅")
    assert buttons(said.last(DESK))[0] == "12-1502"

    desk.batch("中通 73123456789012 林*梅", by=desk.xiaozhou)
    assert buttons(said.last(DESK))[0] == "12-1502"


def test_one_choice_stands_and_the_second_is_told(desk: ParcelDesk, db: Database) -> None:
    parcel = desk.one("顺丰 SF123 1502")
    db.run_sync(parcels.choose_unit, parcel.id, desk.unit("8-1502").id, person=desk.xiaozhou)

    with pytest.raises(Stale):
        db.run_sync(parcels.choose_unit, parcel.id, desk.unit("12-1502").id, person=desk.xiaozhou)

    assert desk.now(parcel).unit_id == desk.unit("8-1502").id


def test_lines_that_nobody_understands_are_given_back(desk: ParcelDesk, said: Said) -> None:
    desk.types("顺丰 SF123 12-1502\n中通 8-602\n@@@@")

    assert "这 1 行没看懂" in said.last(DESK).text
    assert "@@@@" in said.last(DESK).text


def test_a_photo_of_the_label_with_its_unit_is_a_parcel(desk: ParcelDesk, lin: Person, said: Said) -> None:
    [parcel] = desk.types("12-1502", kind=PieceKind.PHOTO, file_id="label-1")

    assert parcel.photo == "label-1"
    assert "12-1502 有您的包裹" in said.last(LIN).text


def test_undone_within_ten_minutes_it_never_came(
    desk: ParcelDesk, lin: Person, said: Said, db: Database, clock: FakeClock
) -> None:
    batch = desk.batch("顺丰 SF123 12-1502\n中通 12-301")
    posted(db)
    clock.advance(minutes=9)

    assert db.run_sync(parcels.undo, batch.id, person=desk.xiaozhou) == 2

    assert desk.waiting() == []
    assert "前台登记错了" in said.last(LIN).text
    assert buttons(said.last(LIN)) == []
    assert "已撤销 2 单" in said.last(DESK).text


def test_after_ten_minutes_it_stays(desk: ParcelDesk, lin: Person, db: Database, clock: FakeClock, said: Said) -> None:
    batch = desk.batch("顺丰 SF123 12-1502")
    clock.advance(minutes=11)

    with pytest.raises(Refusal) as refused:
        db.run_sync(parcels.undo, batch.id, person=desk.xiaozhou)

    assert refused.value.key == "refusal-parcel-undo"
    assert buttons(said.last(DESK)) == []


def test_what_was_handed_over_meanwhile_is_not_undone(desk: ParcelDesk, lin: Person, db: Database) -> None:
    batch = desk.batch("顺丰 SF123 12-1502\n中通 12-1502")
    first, second = desk.waiting()
    desk.code(first.code)

    assert db.run_sync(parcels.undo, batch.id, person=desk.xiaozhou) == 1

    assert [desk.now(one).status for one in (first, second)] == [ParcelStatus.HANDED, ParcelStatus.CANCELLED]


@pytest.mark.parametrize("builder", [people.lin, people.zhang, people.bystander])
def test_only_those_who_handle_parcels_register_them(desk: ParcelDesk, db: Database, builder: people.Builder) -> None:
    person = db.run_sync(builder)

    with pytest.raises(Refusal):
        desk.types("顺丰 SF123 12-1502", by=person)


def test_the_desks_group_and_private_chats_are_the_places(desk: ParcelDesk, db: Database) -> None:
    here = [DESK, desk.xiaozhou.user_id, people.ENGINEERS_CHAT]

    assert [db.read_sync(parcels.is_parcel_place, chat, desk.xiaozhou) for chat in here] == [True, True, False]


def test_the_whole_household_is_told_of_a_parcel_and_the_recipient_alone_of_a_registered_letter(
    desk: ParcelDesk, lin: Person, db: Database, said: Said
) -> None:
    wang = db.run_sync(people.wang)
    db.run_sync(people.lives_too, wang, "12-1502")

    desk.one("顺丰 SF123 12-1502")
    assert len(said(LIN)) == len(said(102)) == 1
    letter = desk.one("挂号信 12-1502 林晓梅")

    assert (letter.kind, letter.person_id) == (ParcelKind.REGISTERED, lin.id)
    assert "有您的挂号信" in said.last(LIN).text
    assert len(said(102)) == 1


def test_whoever_joins_later_is_told_then(desk: ParcelDesk, db: Database, said: Said) -> None:
    parcel = desk.one("顺丰 SF123 12-1502")
    assert parcel.told_at is None
    neighbour = db.run_sync(people.newcomer)
    request = db.run_sync(joining.ask_to_join, neighbour, parcel.unit_id, Tie.OWNER)

    db.run_sync(joining.decide, desk.xiaozhou, request.id, yes=True)

    assert any("12-1502 有您的包裹" in face.text for face in said(301))
    assert desk.now(parcel).told_at is not None


def test_whoever_moved_out_sees_nothing_any_more(desk: ParcelDesk, lin: Person, db: Database, said: Said) -> None:
    parcel = desk.one("顺丰 SF123 12-1502")
    posted(db)

    db.run_sync(people_rules.move_out, lin, lin.id, parcel.unit_id)

    shown = [face for face in said(LIN) if "不住在这里" in face.text]
    assert shown
    assert all(parcel.code not in face.text for face in said(LIN))


def test_every_face_speaks_every_language(desk: ParcelDesk, lin: Person, said: Said) -> None:
    desk.types("顺丰 SF123 1502\n挂号信 12-1502 林晓梅\n@@@@\n中通 12-1502\n邮政 EA123456789CN 12-1502 x2 A3")

    for language in Language:
        assert all(face.text for chat in (LIN, DESK) for face in said(chat, language))
