"""Wrong pick-up codes lock, and who opens again; the lists of the desk and of tenants."""

import pytest

from models.database import Database
from models.parcels import Parcel, ParcelStatus
from models.people import Language, Person
from models.refusals import Refusal, Stale
from tests import people
from tests.usecases.conftest import FakeClock, Said
from tests.usecases.house import buttons
from tests.usecases.parcel_people import DESK, ParcelDesk, posted
from usecases import parcel_codes, parcel_handing, parcel_lists

LIN, SUN = 101, 206


@pytest.fixture
def desk(db: Database, lin: Person) -> ParcelDesk:
    return ParcelDesk(db)


@pytest.fixture
def sun(db: Database, desk: ParcelDesk) -> Person:
    return db.run_sync(people.sun)


def wrong(desk: ParcelDesk, *parcels: Parcel) -> str:
    """Six digits that open none of these."""
    taken = {parcel.code for parcel in parcels}
    return next(code for code in ("111111", "222222", "333333") if code not in taken)


def test_five_wrong_codes_within_the_hour_and_whoever_types_has_to_wait(
    desk: ParcelDesk, sun: Person, said: Said, clock: FakeClock
) -> None:
    parcel = desk.one("顺丰 SF123 12-1502")
    left = [desk.code(wrong(desk, parcel)).facts["left"] for _ in range(4)]
    assert left == [4, 3, 2, 1]
    assert desk.code(wrong(desk, parcel)).key == "refusal-parcel-patience", "the fifth hears that it was the last"

    assert desk.code(parcel.code).key == "refusal-parcel-patience"
    assert "小周 一小时内输错了 5 次取件码" in said.last(SUN).text

    clock.advance(minutes=61)
    assert not isinstance(desk.code(parcel.code), Refusal)


def test_a_supervisor_lets_somebody_try_again_and_nobody_himself(desk: ParcelDesk, sun: Person, db: Database) -> None:
    parcel = desk.one("顺丰 SF123 12-1502")
    for _ in range(5):
        desk.code(wrong(desk, parcel))

    with pytest.raises(Refusal):
        db.run_sync(parcel_codes.let_try, desk.xiaozhou.id, person=desk.xiaozhou)
    with pytest.raises(Refusal):
        db.run_sync(parcel_codes.let_try, sun.id, person=sun)
    db.run_sync(parcel_codes.let_try, desk.xiaozhou.id, person=sun)

    assert not isinstance(desk.code(parcel.code), Refusal)


def locked(desk: ParcelDesk, db: Database, clock: FakeClock) -> Parcel:
    """A parcel on which five wrong codes were tried by name, two hours apart from anything else."""
    parcel = desk.one("顺丰 SF123 12-1502")
    posted(db)
    for _ in range(5):
        desk.code(wrong(desk, parcel), named=parcel.id)
    clock.advance(hours=2)
    return parcel


def test_five_wrong_codes_on_a_named_parcel_lock_it_whoever_comes(
    desk: ParcelDesk, sun: Person, lin: Person, db: Database, said: Said, clock: FakeClock
) -> None:
    parcel = locked(desk, db, clock)

    for attempt in (lambda: desk.code(parcel.code), lambda: desk.hands(parcel, lin), lambda: desk.hands(parcel, "1")):
        with pytest.raises(Stale):
            attempt()

    assert "先替您锁上了" in said(LIN)[0].text
    assert parcel.code not in said(LIN)[0].text
    assert buttons(said.last(SUN)) == ["重新打开"]


@pytest.mark.parametrize("builder", [people.lin, people.sun])
def test_the_tenant_or_a_supervisor_opens_it_again(
    desk: ParcelDesk, sun: Person, db: Database, clock: FakeClock, builder: people.Builder
) -> None:
    parcel = locked(desk, db, clock)

    db.run_sync(parcel_codes.unlock, parcel.id, person=db.run_sync(builder))

    assert not isinstance(desk.code(parcel.code), Refusal)


@pytest.mark.parametrize("builder", [people.chen, people.xiaozhou])
def test_nobody_else_opens_it(desk: ParcelDesk, db: Database, clock: FakeClock, builder: people.Builder) -> None:
    parcel = locked(desk, db, clock)

    with pytest.raises(Refusal):
        db.run_sync(parcel_codes.unlock, parcel.id, person=db.run_sync(builder))


def test_another_parcels_code_does_not_open_the_one_that_was_named(desk: ParcelDesk) -> None:
    first, second = desk.types("顺丰 SF123 12-1502\n中通 8-602")

    assert desk.code(second.code, named=first.id).key == "refusal-parcel-code"
    assert desk.now(second).status is ParcelStatus.WAITING


def test_the_list_shows_the_shelf_the_day_and_counts_and_turns_pages(
    desk: ParcelDesk, db: Database, said: Said, clock: FakeClock
) -> None:
    desk.types("\n".join(f"顺丰 SF1{at:03} 12-1502 x2" for at in range(12)))
    desk.code(desk.waiting()[0].code)
    db.run_sync(parcel_lists.begin, DESK, None, person=desk.xiaozhou)
    face = said.last(DESK)
    assert "架上 11 单 22 件 · 今天到 12 取 1" in face.text
    assert "1/2 页" in face.text

    db.run_sync(parcel_lists.turn, DESK, "shelf.1", person=desk.xiaozhou)
    assert "11. 12-1502" in said.last(DESK).text
    db.run_sync(parcel_lists.turn, DESK, "day.0", person=desk.xiaozhou)
    assert "今天 12" in said.last(DESK).text


def test_a_tenant_lists_what_waits_for_his_own_homes(desk: ParcelDesk, lin: Person, db: Database, said: Said) -> None:
    mine, theirs = desk.types("顺丰 SF123 12-1502 x2\n中通 8-602")
    db.run_sync(parcel_lists.begin, LIN, None, person=lin)
    assert "前台有您的 2 件" in said.last(LIN).text

    db.run_sync(parcel_lists.bring_down, mine.id, person=lin)
    with pytest.raises(Refusal):
        db.run_sync(parcel_lists.bring_down, theirs.id, person=lin)

    assert any(mine.code in face.text for face in said(LIN))


def test_whoever_has_no_home_here_yet_is_told_how_to_get_one(desk: ParcelDesk, db: Database) -> None:
    stranger = db.run_sync(people.bystander)

    with pytest.raises(Refusal, match="refusal-parcels-no-home"):
        db.run_sync(parcel_lists.begin, stranger.user_id, None, person=stranger)


def test_the_staffs_lists_are_for_the_staff(desk: ParcelDesk, lin: Person, db: Database) -> None:
    with pytest.raises(Refusal):
        db.run_sync(parcel_lists.turn, DESK, "shelf.0", person=lin)
    with pytest.raises(Refusal):
        db.run_sync(parcel_lists.begin, people.ENGINEERS_CHAT, None, person=desk.xiaozhou)


def test_every_face_of_a_hand_over_speaks_every_language(
    desk: ParcelDesk, lin: Person, sun: Person, db: Database, said: Said, clock: FakeClock
) -> None:
    locked(desk, db, clock)
    letter, other = desk.types("挂号信 12-1502 林晓梅\n中通 12-1502")
    desk.code(letter.code)
    desk.code(other.code)
    db.run_sync(parcel_handing.not_me, other.id, person=lin)
    db.run_sync(parcel_handing.turn, other.id, DESK, "return", person=desk.xiaozhou)
    db.run_sync(parcel_lists.begin, DESK, None, person=desk.xiaozhou)
    db.run_sync(parcel_lists.begin, LIN, None, person=lin)

    for language in Language:
        assert all(face.text for chat in (LIN, DESK, SUN) for face in said(chat, language))
