"""Handing over: by code or by a tap, to whom, who is told, and letters in person."""

import pytest

from models.database import Database
from models.outbox import Delivery
from models.parcels import ParcelStatus
from models.people import Person
from models.refusals import Refusal, Stale
from tests import people
from tests.usecases.conftest import Said
from tests.usecases.house import buttons
from tests.usecases.parcel_people import DESK, ParcelDesk, posted
from usecases import parcel_handing, parcel_talk

LIN, WANG, SUN = 101, 102, 206


@pytest.fixture
def desk(db: Database, lin: Person) -> ParcelDesk:
    return ParcelDesk(db)


@pytest.fixture
def wang(db: Database, desk: ParcelDesk) -> Person:
    """Lin's father-in-law has moved in with her."""
    wang = db.run_sync(people.wang)
    db.run_sync(people.lives_too, wang, "12-1502")
    return wang


@pytest.fixture
def sun(db: Database, desk: ParcelDesk) -> Person:
    return db.run_sync(people.sun)


def test_the_code_opens_its_parcel_and_the_tenant_hears_when_and_through_whom(
    desk: ParcelDesk, said: Said, db: Database
) -> None:
    parcel = desk.one("顺丰 SF123 12-1502")
    posted(db)

    desk.code(parcel.code)

    assert desk.now(parcel).status is ParcelStatus.HANDED
    card, news = said(LIN)[0], said.last(LIN)
    for face in (card, news):
        assert "今天 15:30 凭取件码取走，经手 小周" in face.text
        assert buttons(face) == ["不是我们取的"]
    assert parcel.code not in card.text
    assert "12-1502 · 顺丰 · 单号 SF123" in said.last(DESK).text


def test_the_receipt_must_arrive(desk: ParcelDesk) -> None:
    desk.code(desk.one("顺丰 SF123 12-1502").code)

    [receipt] = desk.owed("parcel_handed")
    assert receipt.delivery is Delivery.A


def test_whoever_is_tapped_on_the_list_takes_it(desk: ParcelDesk, lin: Person, wang: Person, said: Said) -> None:
    parcel = desk.one("顺丰 SF123 12-1502")

    desk.hands(parcel, wang)

    assert "由 王建国 取走，经手 小周" in said.last(LIN).text
    assert "由 王建国 取走" in said.last(WANG).text


def test_somebody_of_another_unit_takes_nothing(desk: ParcelDesk, db: Database) -> None:
    parcel, chen = desk.one("顺丰 SF123 12-1502"), db.run_sync(people.chen)

    with pytest.raises(Stale):
        desk.hands(parcel, chen)

    assert desk.now(parcel).status is ParcelStatus.WAITING


def test_all_that_waits_for_the_unit_goes_at_once_with_one_message(desk: ParcelDesk, said: Said, db: Database) -> None:
    first, *rest = desk.types("顺丰 SF123 12-1502\n中通 12-1502\n挂号信 12-1502 林晓梅")
    desk.code(first.code)
    assert "同户另外 1 件一起交" in buttons(said.last(DESK))

    assert db.run_sync(parcel_handing.give_rest, first.id, person=desk.xiaozhou) == 1

    assert [desk.now(one).status for one in rest] == [ParcelStatus.HANDED, ParcelStatus.WAITING]
    assert len(desk.owed("parcel_handed")) == 2


def test_a_code_scanned_twice_is_one_hand_over_and_no_wrong_try(desk: ParcelDesk) -> None:
    parcel = desk.one("顺丰 SF123 12-1502")

    for _ in range(7):
        assert not isinstance(desk.code(parcel.code), Refusal)

    assert len(desk.owed("parcel_handed")) == 1


def test_of_two_who_hand_over_the_same_parcel_the_second_is_told(desk: ParcelDesk, sun: Person, lin: Person) -> None:
    parcel = desk.one("顺丰 SF123 12-1502")
    desk.hands(parcel, lin)

    with pytest.raises(Stale):
        desk.hands(parcel, lin, by=sun)

    assert len(desk.owed("parcel_handed")) == 1


def test_a_butler_hands_over_in_his_own_building_only(desk: ParcelDesk, db: Database) -> None:
    xiaowu = db.run_sync(people.xiaowu)
    here, there = desk.types("顺丰 SF123 12-1502\n中通 8-602")

    assert not isinstance(desk.code(here.code, by=xiaowu), Refusal)
    with pytest.raises(Refusal):
        desk.code(there.code, by=xiaowu)


@pytest.mark.parametrize("builder", [people.lin, people.zhang, people.bystander])
def test_only_those_who_handle_parcels_hand_them_over(desk: ParcelDesk, db: Database, builder: people.Builder) -> None:
    parcel, person = desk.one("顺丰 SF123 12-1502"), db.run_sync(builder)

    with pytest.raises(Refusal):
        desk.code(parcel.code, by=person)
    with pytest.raises(Refusal):
        desk.hands(parcel, person, by=person)


def test_whoever_left_the_staff_a_moment_ago_hands_over_nothing(desk: ParcelDesk, db: Database) -> None:
    parcel = desk.one("顺丰 SF123 12-1502")
    db.run_sync(people.leaves_the_staff, desk.xiaozhou)

    with pytest.raises(Refusal):
        desk.code(parcel.code)


def test_the_tenant_names_from_his_chat_who_may_fetch_it_and_the_desk_sees_it(
    desk: ParcelDesk, lin: Person, db: Database, said: Said
) -> None:
    parcel = desk.one("顺丰 SF123 12-1502")
    db.run_sync(parcel_talk.ask_proxy, parcel.id, person=lin)
    db.run_sync(parcel_talk.hear_proxy, desk.said("邻居 老赵", LIN), parcel.id, person=lin)
    db.run_sync(parcel_handing.look, parcel.id, DESK, person=desk.xiaozhou)
    assert "林晓梅 已请 邻居 老赵 代取" in said.last(DESK).text
    assert buttons(said.last(DESK))[0] == "交给 邻居 老赵"

    desk.hands(parcel, "proxy")

    assert "由 邻居 老赵 取走" in said.last(LIN).text


def test_consent_is_given_by_those_who_live_there_only_and_can_be_taken_back(
    desk: ParcelDesk, lin: Person, db: Database
) -> None:
    parcel = desk.one("顺丰 SF123 12-1502")
    for stranger in (db.run_sync(people.chen), desk.xiaozhou):
        with pytest.raises(Refusal):
            db.run_sync(parcel_talk.ask_proxy, parcel.id, person=stranger)
    db.run_sync(parcel_talk.hear_proxy, desk.said("老赵", LIN), parcel.id, person=lin)

    db.run_sync(parcel_talk.no_proxy, parcel.id, person=lin)

    with pytest.raises(Stale):
        desk.hands(parcel, "proxy")


def test_that_was_not_me_alarms_the_desk_and_the_supervisor_once(
    desk: ParcelDesk, lin: Person, wang: Person, sun: Person, db: Database, said: Said
) -> None:
    parcel = desk.one("顺丰 SF123 12-1502")
    desk.code(parcel.code)

    for person in (lin, lin, wang):
        db.run_sync(parcel_handing.not_me, parcel.id, person=person)

    assert sorted(row.chat_id for row in desk.owed("parcel_not_me")) == [DESK, SUN]
    assert "12-1502 的 林晓梅 说：不是我们取的" in said.last(SUN).text
    assert "凭取件码取走，经手 小周" in said.last(SUN).text


def test_a_wrong_hand_over_is_taken_back_and_its_household_hears(desk: ParcelDesk, db: Database, said: Said) -> None:
    parcel = desk.one("顺丰 SF123 12-1502")
    desk.code(parcel.code)

    db.run_sync(parcel_handing.take_back, parcel.id, person=desk.xiaozhou)

    assert "东西还在前台" in said.last(LIN).text
    assert not isinstance(desk.code(parcel.code), Refusal)
    assert len(desk.owed("parcel_handed")) == 2


def test_a_registered_letter_waits_for_its_recipients_own_word(
    desk: ParcelDesk, lin: Person, wang: Person, db: Database, said: Said
) -> None:
    letter = desk.one("挂号信 12-1502 林晓梅")
    desk.code(letter.code)
    assert desk.now(letter).status is ParcelStatus.WAITING
    assert "已请 林晓梅 在手机上确认" in said.last(DESK).text
    assert buttons(said.last(LIN)) == ["是我，已收下", "不是我"]
    with pytest.raises(Refusal):
        db.run_sync(parcel_handing.have, letter.id, True, person=wang)

    db.run_sync(parcel_handing.have, letter.id, True, person=lin)

    assert desk.now(letter).confirmed_at is not None
    assert "由 林晓梅 取走，经手 小周" in said.last(DESK).text


def test_whoever_is_not_at_the_desk_says_so_and_keeps_his_letter(
    desk: ParcelDesk, lin: Person, db: Database, said: Said
) -> None:
    letter = desk.one("挂号信 12-1502 林晓梅")
    desk.code(letter.code)

    db.run_sync(parcel_handing.have, letter.id, False, person=lin)

    assert desk.now(letter).status is ParcelStatus.WAITING
    assert "<code>" in said.last(LIN).text


def test_of_a_letter_without_a_known_name_the_desk_says_who_is_to_confirm(
    desk: ParcelDesk, lin: Person, wang: Person, db: Database, said: Said
) -> None:
    letter = desk.one("挂号信 12-1502 林小姐")
    with pytest.raises(Refusal):
        desk.code(letter.code)

    desk.hands(letter, lin)
    db.run_sync(parcel_handing.have, letter.id, True, person=lin)

    assert desk.now(letter).taken_by == "林晓梅"


def test_a_letter_goes_to_somebody_else_with_the_recipients_consent_only(
    desk: ParcelDesk, lin: Person, wang: Person, db: Database
) -> None:
    letter = desk.one("挂号信 12-1502 林晓梅")
    with pytest.raises(Refusal):
        db.run_sync(parcel_handing.hear_taker, letter.id, "王建国", DESK, person=desk.xiaozhou)
    db.run_sync(parcel_talk.hear_proxy, desk.said("王建国", LIN), letter.id, person=lin)

    desk.code(letter.code)

    assert (desk.now(letter).status, desk.now(letter).taken_by) == (ParcelStatus.HANDED, "王建国")
