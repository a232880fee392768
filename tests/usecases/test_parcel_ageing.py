"""What nobody fetches: reminded on days 1, 3 and 7, then called, then back; lost and damaged ones get a ticket."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from cards.parcels_list import shelf_line
from cards.registry import Pen
from locales.texts import Texts
from models.catalogue import Catalogue
from models.database import Database
from models.outbox import Delivery
from models.parcels import ParcelStatus
from models.people import Language, Person
from models.refusals import Refusal, Stale
from models.tickets import PieceKind, Ticket
from scheduler.calendar import Calendar
from scheduler.parcel_jobs import parcel_schedules
from tests.usecases.conftest import FakeClock, Said
from tests.usecases.house import House
from tests.usecases.parcel_people import DESK, ParcelDesk, posted
from tests.usecases.time_machine import runs_until
from usecases import parcel_ageing, parcel_trouble

HANGZHOU = ZoneInfo("Asia/Shanghai")
LIN = 101


@pytest.fixture
def desk(db: Database, house: House, lin: Person) -> ParcelDesk:
    return ParcelDesk(db)


def days_pass(desk: ParcelDesk, clock: FakeClock, days: float) -> list[str]:
    """The clock is pushed; what the calendar did, by day and hour."""
    calendar = Calendar(parcel_schedules(desk.db.info["catalogue"]), HANGZHOU)  # type: ignore[arg-type]
    return [one.job for one in runs_until(clock, desk.db, timedelta(days=days), calendar=calendar)]


def test_tenants_are_reminded_on_days_one_three_and_seven(desk: ParcelDesk, clock: FakeClock, said: Said) -> None:
    parcel = desk.one("顺丰 SF123 12-1502")

    days_pass(desk, clock, 20)

    owed = desk.owed("parcel_remind")
    assert [f"{row.created_at.astimezone(HANGZHOU):%d %H:%M}" for row in owed] == ["22 18:30", "24 18:30", "28 18:30"]
    assert {row.delivery for row in owed} == {Delivery.B}
    assert parcel.code in said.last(LIN).text
    assert "这件还在前台等您" in said.last(LIN).text


def test_several_that_wait_are_one_reminder(desk: ParcelDesk, clock: FakeClock, said: Said) -> None:
    desk.types("顺丰 SF123 12-1502\n中通 12-1502")

    days_pass(desk, clock, 2)

    assert len(desk.owed("parcel_remind")) == 1
    assert "这 2 件还在前台等您" in said.last(LIN).text


def test_what_was_fetched_is_not_reminded_of(desk: ParcelDesk, clock: FakeClock, said: Said) -> None:
    fetched, waits = desk.types("顺丰 SF123 12-1502\n中通 12-1502")
    days_pass(desk, clock, 1.5)
    desk.code(fetched.code)

    [reminder] = desk.owed("parcel_remind")
    assert reminder.facts["parcels"] == [fetched.id, waits.id]
    [text] = [face.text for face in said(LIN) if "提醒一声" in face.text]
    assert waits.code in text
    assert fetched.code not in text


def test_an_evening_that_was_missed_is_made_up_for_once(desk: ParcelDesk, clock: FakeClock, db: Database) -> None:
    desk.one("顺丰 SF123 12-1502")
    clock.advance(days=5)

    for _ in range(2):
        db.run_sync(parcel_ageing.remind)

    [owed] = desk.owed("parcel_remind")
    assert owed.created_at == clock.now


def test_after_the_last_reminder_the_desk_gets_a_list_of_calls(
    desk: ParcelDesk, clock: FakeClock, said: Said, db: Database
) -> None:
    parcel = desk.one("顺丰 SF123 12-1502")
    days_pass(desk, clock, 7.5)
    assert desk.owed("parcel_calls") == []

    days_pass(desk, clock, 1)
    [listed] = [face for face in said(DESK) if "打个电话" in face.text]
    assert "12-1502" in listed.text

    db.run_sync(parcel_ageing.called, parcel.id, person=desk.xiaozhou)
    days_pass(desk, clock, 3)
    assert [face for face in said(DESK) if "打个电话" in face.text] == []


def test_whoever_could_not_be_told_is_on_the_list_the_next_morning(desk: ParcelDesk, clock: FakeClock) -> None:
    parcel = desk.one("顺丰 SF123 8-602")

    days_pass(desk, clock, 1)

    [owed] = desk.owed("parcel_calls")
    assert owed.facts["parcels"] == [parcel.id]


def test_telephones_are_for_the_desk_alone(desk: ParcelDesk, lin: Person, db: Database) -> None:
    parcel = desk.one("顺丰 SF123 12-1502")
    db.run_sync(lambda tx, now: setattr(tx.get_one(Person, lin.id), "phone", "13800000101"))

    assert db.read_sync(parcel_ageing.phones, parcel.id, person=desk.xiaozhou) == [("林晓梅", "13800000101")]
    with pytest.raises(Refusal):
        db.read_sync(parcel_ageing.phones, parcel.id, person=lin)


def test_it_goes_back_to_its_carrier_with_a_reason_and_the_tenant_is_told(
    desk: ParcelDesk, db: Database, said: Said
) -> None:
    parcel = desk.one("顺丰 SF123 12-1502")
    posted(db)
    with pytest.raises(Refusal):
        db.run_sync(parcel_ageing.give_back, parcel.id, "because", person=desk.xiaozhou)

    db.run_sync(parcel_ageing.give_back, parcel.id, "not_fetched", person=desk.xiaozhou)

    assert desk.now(parcel).status is ParcelStatus.RETURNED
    assert all("已退回承运方：久未领取" in face.text for face in said(LIN))
    assert desk.code(parcel.code).key == "refusal-parcel-code"


def tickets(desk: ParcelDesk) -> list[Ticket]:
    return desk.ask(lambda tx: [tx.get_one(Ticket, one) for one in range(1, 9) if tx.get(Ticket, one)])


def test_a_lost_parcel_becomes_a_matter_of_the_tenants_own(
    desk: ParcelDesk, lin: Person, db: Database, said: Said, house: House
) -> None:
    parcel = desk.one("顺丰 SF123 12-1502")

    db.run_sync(parcel_trouble.lost, parcel.id, person=desk.xiaozhou)

    [ticket] = tickets(desk)
    assert (ticket.kind, ticket.category, ticket.reporter_id, ticket.words) == ("property", "lost", lin.id, "SF123")
    assert ticket.number is not None
    assert any(f"已登记 <b>{ticket.number}</b> 在找" in face.text for face in said(LIN))
    assert any("客户财产 · 物品丢失" in face.text for face in said(DESK))


def test_a_lost_parcel_that_is_found_waits_again(desk: ParcelDesk, db: Database) -> None:
    parcel = desk.one("顺丰 SF123 12-1502")
    db.run_sync(parcel_trouble.lost, parcel.id, person=desk.xiaozhou)
    assert isinstance(desk.code(parcel.code), Refusal)

    db.run_sync(parcel_trouble.found, parcel.id, person=desk.xiaozhou)

    assert not isinstance(desk.code(parcel.code), Refusal)


def test_a_damaged_parcel_is_photographed_and_still_waits(
    desk: ParcelDesk, db: Database, said: Said, house: House
) -> None:
    [parcel] = desk.types("12-1502", kind=PieceKind.PHOTO, file_id="label")
    db.run_sync(parcel_trouble.ask_photo, parcel.id, DESK, person=desk.xiaozhou)
    photo = desk.said("角上压扁了", kind=PieceKind.PHOTO, file_id="corner")

    db.run_sync(parcel_trouble.damaged, photo, parcel.id, person=desk.xiaozhou)

    [ticket] = tickets(desk)
    assert (ticket.category, ticket.words) == ("damaged", "角上压扁了")
    [album] = desk.owed("pictures")
    assert {one["file_id"] for one in album.facts["media"]} == {"corner", "label"}
    assert desk.now(parcel).status is ParcelStatus.WAITING
    with pytest.raises(Stale):
        db.run_sync(parcel_trouble.ask_photo, parcel.id, DESK, person=desk.xiaozhou)


def test_if_nobody_of_the_unit_has_joined_the_ticket_is_the_desks(desk: ParcelDesk, db: Database) -> None:
    parcel = desk.one("顺丰 SF123 8-602")

    db.run_sync(parcel_trouble.lost, parcel.id, person=desk.xiaozhou)

    [ticket] = tickets(desk)
    assert ticket.reporter_id == desk.xiaozhou.id


def test_every_face_of_ageing_speaks_every_language(
    desk: ParcelDesk, db: Database, said: Said, clock: FakeClock
) -> None:
    _, lost, back = desk.types("顺丰 SF123 12-1502\n中通 12-1502\n圆通 12-1502")
    posted(db)
    days_pass(desk, clock, 9)
    db.run_sync(parcel_trouble.lost, lost.id, person=desk.xiaozhou)
    db.run_sync(parcel_ageing.give_back, back.id, "refused", person=desk.xiaozhou)

    for language in Language:
        assert all(face.text for chat in (LIN, DESK) for face in said(chat, language))


def test_whoever_takes_over_the_desk_reads_what_lies_on_the_shelf(
    desk: ParcelDesk, db: Database, texts: Texts, catalogue: Catalogue, clock: FakeClock
) -> None:
    pen = Pen(texts(Language.ZH_HANS), clock.now, catalogue.zone, catalogue)
    assert db.read_sync(lambda tx, now: shelf_line(tx, pen)) == ""

    desk.types("顺丰 SF123 12-1502\n中通 8-602")

    assert db.read_sync(lambda tx, now: shelf_line(tx, pen)) == "📦 架上 2 单 · 没能通知 1 · 待致电 0"
