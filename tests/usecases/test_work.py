"""The worker's side: who may claim, who was faster, and what the tenant hears of it."""

from concurrent.futures import ThreadPoolExecutor

import pytest

from models.database import Database
from models.people import Person
from models.refusals import Refusal, Stale
from models.tickets import Ticket, TicketStatus
from tests import people
from tests.usecases.conftest import FakeClock, Said
from tests.usecases.house import House, buttons
from usecases import handing, work

LIN, ZHANG, LI, XIAOZHOU = 101, 201, 202, 204
GROUP = people.ENGINEERS_CHAT


def test_the_group_reads_building_and_floor_and_never_the_flat(house: House, db: Database, said: Said) -> None:
    house.reports(db.run_sync(people.lin), "厨房水龙头漏水 12栋1502 电话13800138000")

    card = said.last(GROUP)
    assert "12栋 15 层" in card.text
    assert "1502" not in card.text
    assert "13800138000" not in card.text
    assert buttons(card) == ["接单"]


def test_claiming_tells_the_tenant_who_comes_and_the_claimer_where(house: House, db: Database, said: Said) -> None:
    ticket = house.reports(db.run_sync(people.lin))

    house.claims(db.run_sync(people.zhang), ticket)

    assert any("张师傅接单" in face.text for face in said(LIN))
    assert "12-1502" in said.last(ZHANG).text
    assert "林晓梅" in said.last(ZHANG).text
    assert "完成" in buttons(said.last(GROUP))


def test_whoever_is_too_late_is_told_who_was_faster(house: House, db: Database) -> None:
    ticket = house.reports(db.run_sync(people.lin))
    house.claims(db.run_sync(people.zhang), ticket)

    with pytest.raises(Stale) as refusal:
        house.claims(db.run_sync(people.li), ticket)

    assert refusal.value.facts == {"owner": "张师傅", "at": "15:30"}


def test_claiming_what_is_yours_changes_nothing(house: House, db: Database) -> None:
    ticket, zhang = house.reports(db.run_sync(people.lin)), db.run_sync(people.zhang)

    house.claims(zhang, ticket)
    house.claims(zhang, ticket)

    assert house.history(ticket).count("claimed") == 1


def test_when_both_tap_at_once_exactly_one_wins(house: House, db: Database) -> None:
    lin, zhang, li = (db.run_sync(who) for who in (people.lin, people.zhang, people.li))
    for _ in range(10):
        ticket = house.reports(lin)

        def tap(person: Person, ticket: Ticket = ticket) -> int:
            try:
                return int(house.claims(person, ticket).owner_id == person.id)
            except Stale:
                return 0

        with ThreadPoolExecutor(2) as two_phones:
            assert sum(two_phones.map(tap, [zhang, li])) == 1
        assert house.history(ticket).count("claimed") == 1


@pytest.mark.parametrize(
    ("who", "why"),
    [
        (people.bystander, "refusal-not-staff"),
        (people.lin, "refusal-not-staff"),
        (people.huang, "refusal-not-your-trade"),
        (people.xiaozhou, "refusal-not-your-team"),
    ],
)
def test_only_the_right_people_claim_and_are_told_why(house: House, db: Database, who: object, why: str) -> None:
    ticket = house.reports(db.run_sync(people.lin))

    with pytest.raises(Refusal) as refusal:
        house.claims(db.run_sync(who), ticket)

    assert refusal.value.key == why


def test_whoever_left_the_staff_claims_nothing_from_that_moment(house: House, db: Database) -> None:
    ticket, zhang = house.reports(db.run_sync(people.lin)), db.run_sync(people.zhang)
    db.run_sync(people.leaves_the_staff, zhang)

    with pytest.raises(Refusal) as refusal:
        house.claims(zhang, ticket)

    assert refusal.value.key == "refusal-not-staff"


def test_a_butler_of_another_building_leaves_it_to_the_right_one(house: House, db: Database) -> None:
    complaint = house.reports(db.run_sync(people.chen), "楼上太吵了 8-602")

    with pytest.raises(Refusal) as refusal:
        house.claims(db.run_sync(people.xiaowu), complaint)

    assert refusal.value.facts == {"building": "8栋"}


@pytest.mark.parametrize("number", ["R-261121-001", "r-261121-1", "R261121001", " r 261121 001 "])
def test_a_number_may_be_typed_any_way(house: House, db: Database, number: str) -> None:
    house.reports(db.run_sync(people.lin))
    zhang = db.run_sync(people.zhang)

    assert db.run_sync(work.claim_by_number, number, by=zhang, catalogue=house.catalogue).owner_id == zhang.id


@pytest.mark.parametrize("number", ["", "R", "R-261121-999", "<b>", "1" * 400, "R-２６１１２１-001x"])
def test_a_number_that_is_none_is_refused(house: House, db: Database, number: str) -> None:
    with pytest.raises(Refusal):
        db.run_sync(work.claim_by_number, number, by=db.run_sync(people.zhang), catalogue=house.catalogue)


def test_a_promise_reaches_the_tenant_with_its_time(house: House, db: Database, said: Said) -> None:
    ticket, zhang = house.reports(db.run_sync(people.lin)), db.run_sync(people.zhang)
    house.claims(zhang, ticket)

    db.run_sync(work.promise, ticket.id, 2, by=zhang, catalogue=house.catalogue)

    assert any("今天 17:30 前完成" in face.text for face in said(LIN))


def test_on_hold_says_why_and_until_when(house: House, db: Database, said: Said) -> None:
    ticket, zhang = house.reports(db.run_sync(people.lin)), db.run_sync(people.zhang)
    house.claims(zhang, ticket)

    db.run_sync(work.hold, ticket.id, "parts", 24, by=zhang, catalogue=house.catalogue)

    assert any("明天 15:30" in face.text for face in said(LIN))
    assert buttons(said.last(GROUP))[0] == "继续处理"
    db.run_sync(work.resume, ticket.id, by=zhang)
    assert house.now(ticket).status is TicketStatus.CLAIMED


def test_the_panel_is_its_owners(house: House, db: Database) -> None:
    ticket = house.reports(db.run_sync(people.lin))
    li = db.run_sync(people.li)
    with pytest.raises(Refusal) as unclaimed:
        db.run_sync(work.arrive, ticket.id, by=li)
    house.claims(db.run_sync(people.zhang), ticket)
    with pytest.raises(Refusal) as claimed:
        db.run_sync(work.arrive, ticket.id, by=li)

    assert (unclaimed.value.key, claimed.value.key) == ("refusal-claim-first", "refusal-owned-by")


def test_a_supervisor_may_act_for_the_owner(house: House, db: Database) -> None:
    ticket = house.reports(db.run_sync(people.lin))
    house.claims(db.run_sync(people.zhang), ticket)

    assert db.run_sync(work.arrive, ticket.id, by=db.run_sync(people.sun)).status is TicketStatus.ARRIVED


def test_a_ticket_handed_to_a_colleague_is_his(house: House, db: Database, said: Said) -> None:
    ticket, zhang, li = house.reports(db.run_sync(people.lin)), db.run_sync(people.zhang), db.run_sync(people.li)
    house.claims(zhang, ticket)

    db.run_sync(handing.hand_to, ticket.id, li.id, by=zhang, catalogue=house.catalogue)

    assert house.now(ticket).owner_id == li.id
    assert "12-1502" in said.last(LI).text
    assert any("李师傅接单" in face.text for face in said(LIN))


def test_a_ticket_is_not_handed_to_whom_it_does_not_suit(house: House, db: Database) -> None:
    ticket, zhang, huang = house.reports(db.run_sync(people.lin)), db.run_sync(people.zhang), db.run_sync(people.huang)
    house.claims(zhang, ticket)

    with pytest.raises(Refusal):
        db.run_sync(handing.hand_to, ticket.id, huang.id, by=zhang, catalogue=house.catalogue)


def test_another_team_gets_it_open_and_the_old_card_says_so(house: House, db: Database, said: Said) -> None:
    ticket, zhang = house.reports(db.run_sync(people.lin)), db.run_sync(people.zhang)
    house.claims(zhang, ticket)

    db.run_sync(handing.hand_over, ticket.id, "desk", by=zhang, catalogue=house.catalogue)

    assert buttons(said.last(people.DESK_CHAT)) == ["接单"]
    assert "已转到客服组" in said.last(GROUP).text
    assert house.now(ticket).owner_id is None


def test_whoever_gets_it_from_another_team_may_claim_it(house: House, db: Database) -> None:
    ticket, zhang, huang = house.reports(db.run_sync(people.lin)), db.run_sync(people.zhang), db.run_sync(people.huang)
    house.claims(zhang, ticket)
    db.run_sync(handing.hand_over, ticket.id, "environment", by=zhang, catalogue=house.catalogue)

    assert house.claims(huang, ticket).owner_id == huang.id


def test_what_cannot_be_done_is_said_at_once(house: House, db: Database, said: Said) -> None:
    ticket, zhang = house.reports(db.run_sync(people.lin)), db.run_sync(people.zhang)
    house.claims(zhang, ticket)

    db.run_sync(work.decline, ticket.id, "private", by=zhang, catalogue=house.catalogue)

    assert buttons(said.last(LIN)) == ["同意", "不同意"]


@pytest.mark.parametrize(("hours", "reason"), [(5, "parts"), (24, "holiday"), (0, ""), (-1, "parts")])
def test_a_hold_the_panel_never_offered_is_refused(house: House, db: Database, hours: int, reason: str) -> None:
    ticket, zhang = house.reports(db.run_sync(people.lin)), db.run_sync(people.zhang)
    house.claims(zhang, ticket)

    with pytest.raises(Stale):
        db.run_sync(work.hold, ticket.id, reason, hours, by=zhang, catalogue=house.catalogue)


def test_every_picker_of_the_panel_can_be_opened(house: House, db: Database, said: Said) -> None:
    ticket, zhang = house.reports(db.run_sync(people.lin)), db.run_sync(people.zhang)
    db.run_sync(people.li)
    house.claims(zhang, ticket)
    for view, offered in (
        ("promise", "1 小时"),
        ("hold", "等配件"),
        ("hold.parts", "3 天"),
        ("decline", "无法处理"),
        ("transfer", "李师傅"),
    ):
        db.run_sync(work.open_panel, ticket.id, view, by=zhang)
        shown = said.last(GROUP)
        assert offered in " ".join(buttons(shown)) + shown.text
        assert "‹ 返回" in buttons(shown)


def test_a_ticket_without_a_group_waits_and_the_managers_hear_of_it(db: Database, house: House, said: Said) -> None:
    db.run_sync(people.ma)
    db.run_sync(people.closes_groups)

    ticket = house.reports(db.run_sync(people.lin))

    assert ticket.group_id is None
    assert "还没有绑定工作群" in said.last(207).text


def test_binding_the_group_brings_it_there(db: Database, house: House, said: Said) -> None:
    db.run_sync(people.closes_groups)
    house.reports(db.run_sync(people.lin))
    db.run_sync(people.opens_groups)

    from usecases.routing import route_waiting

    assert db.run_sync(route_waiting, catalogue=house.catalogue) == 1
    assert buttons(said.last(GROUP)) == ["接单"]


def test_a_ticket_stranded_in_a_group_that_put_us_out_is_brought_to_the_next(
    db: Database, house: House, said: Said
) -> None:
    from usecases.routing import route_waiting

    house.reports(db.run_sync(people.lin))
    db.run_sync(people.closes_groups)
    assert db.run_sync(route_waiting, catalogue=house.catalogue) == 0

    db.run_sync(people.opens_group, "engineering", -2001)

    assert db.run_sync(route_waiting, catalogue=house.catalogue) == 1
    assert buttons(said.last(-2001)) == ["接单"]


def test_a_key_tenant_is_marked_first_in_line(house: House, db: Database, said: Said, clock: FakeClock) -> None:
    house.reports(db.run_sync(people.wang))

    assert "重点业户" in said.last(GROUP).text
