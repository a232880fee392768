"""An emergency is called out until somebody claims it, at any hour, and not a second longer."""

from datetime import date, datetime

import pytest
from sqlmodel import Session

from models.database import Database
from models.people import Person
from models.shifts import RosterLine
from tests import people
from tests.usecases.clockwork import GROUP, LIFT, LIGHT, MA, ZHANG, at, days, minutes
from tests.usecases.conftest import START, FakeClock, Said
from tests.usecases.house import House, buttons
from tests.usecases.time_machine import runs_until
from usecases import emergencies, handing, tenant

LI = 202


@pytest.fixture(autouse=True)
def team(db: Database, house: House) -> None:
    """Zhang and Li could both go; Huang cleans, Ma manages."""
    for who in (people.zhang, people.li, people.huang, people.ma):
        db.run_sync(who)


def calls(db: Database, clock: FakeClock, span: int) -> list[float]:
    """After how many minutes the group or the managers were called again."""
    done = runs_until(clock, db, minutes(span))
    return [(one.at - START).total_seconds() / 60 for one in done if one.job == "emergency"]


def test_each_who_could_go_is_called_in_private_with_the_button(
    house: House, db: Database, said: Said, lin: Person
) -> None:
    ticket = house.reports(lin, LIFT)

    for chat_id in (ZHANG, LI):
        call = said.last(chat_id)
        assert "🚨 <b>紧急</b> 报修 · 电梯" in call.text
        assert ticket.number in call.text
        assert buttons(call) == ["接单"]
    assert said(203) == [], "nobody calls the cleaner to a lift"


def test_they_are_called_the_second_it_is_heard_of(house: House, db: Database, said: Said, lin: Person) -> None:
    house.says(lin, LIFT)

    call = said.last(ZHANG)
    assert "业户正在确认，请准备出发" in call.text
    assert buttons(call) == []


def test_until_somebody_claims_the_group_hears_it_every_two_minutes(
    house: House, db: Database, clock: FakeClock, said: Said, lin: Person, zhang: Person
) -> None:
    ticket = house.reports(lin, LIFT)

    assert calls(db, clock, 5) == [2, 4]
    again = said.last(GROUP)
    assert "已等 5 分钟，还没有人接单" in "".join(face.text for face in said(GROUP))
    assert "接单" in buttons(again)

    house.claims(zhang, ticket)
    assert calls(db, clock, 60) == []
    assert "✅ 张师傅已接单" in "".join(face.text for face in said(LI))
    assert "还没有人接单" not in "".join(face.text for face in said(GROUP)), "what was not sent yet is not sent"


def test_a_tenant_who_cancels_sends_them_all_home(
    house: House, db: Database, clock: FakeClock, said: Said, lin: Person
) -> None:
    ticket = house.reports(lin, LIFT)

    db.run_sync(tenant.cancel, ticket.id, person=lin)

    assert calls(db, clock, 60) == []
    assert "不用再去" in said.last(ZHANG).text


def test_after_thirty_calls_the_managers_are_called_less_and_less_often(
    house: House, db: Database, clock: FakeClock, said: Said, lin: Person
) -> None:
    house.reports(lin, LIFT)

    called = calls(db, clock, 3 * 60)

    assert called[:30] == [2 * times for times in range(1, 31)]
    assert called[30:] == [70, 80, 90, 100, 110, 120, 140, 160, 180]
    assert buttons(said.last(MA)) != []
    assert len([one for one in runs_until(clock, db, days(7)) if one.job == "emergency"]) < 60


def test_it_is_called_out_at_night_too(house: House, db: Database, clock: FakeClock, lin: Person) -> None:
    clock.now = at(21, "03:00")
    house.reports(lin, LIFT)

    done = [one for one in runs_until(clock, db, minutes(4)) if one.job == "emergency"]

    assert [one.at for one in done] == [at(21, "03:02"), at(21, "03:04")]
    assert all(one.emergency for one in done)


def test_sent_to_another_team_it_is_called_out_there(
    house: House, db: Database, clock: FakeClock, said: Said, lin: Person, zhang: Person
) -> None:
    db.run_sync(people.xiaozhou)
    ticket = house.claims(zhang, house.reports(lin, LIFT))

    db.run_sync(handing.hand_over, ticket.id, "desk", by=zhang, catalogue=house.catalogue)
    runs_until(clock, db, minutes(3))

    assert buttons(said.last(204)) == ["接单"]
    assert "还没有人接单" in said.last(people.DESK_CHAT).text or "接单时限" in said.last(people.DESK_CHAT).text


def test_one_that_the_tenant_did_not_submit_is_called_out_once_it_is(
    house: House, db: Database, clock: FakeClock, said: Said, lin: Person
) -> None:
    house.says(lin, LIFT)

    done = runs_until(clock, db, minutes(5))

    assert [one.job for one in done if one.job in ("submit_emergency", "emergency")] == [
        "submit_emergency",
        "emergency",
    ]
    assert buttons(said.last(ZHANG)) == ["接单"]


def test_what_is_no_emergency_calls_nobody(
    house: House, db: Database, clock: FakeClock, said: Said, lin: Person
) -> None:
    house.reports(lin, LIGHT)

    assert calls(db, clock, 30) == []
    assert said(ZHANG) == []


def test_the_same_call_twice_is_one(house: House, db: Database, clock: FakeClock, said: Said, lin: Person) -> None:
    ticket = house.reports(lin, LIFT)
    shown = len(said(GROUP))

    for _ in range(2):
        db.run_sync(emergencies.remind, ticket.id, 99, 1)

    assert len(said(GROUP)) == shown + 1


def test_whoever_is_off_duty_is_left_alone_as_long_as_somebody_is_on(
    house: House, db: Database, said: Said, lin: Person
) -> None:
    """It is Saturday; Li works on weekdays, Zhang stands on no roster."""
    db.run_sync(_works_on_weekdays, db.run_sync(people.li))

    house.reports(lin, LIFT)

    assert buttons(said.last(ZHANG)) == ["接单"]
    assert said(LI) == []


def _works_on_weekdays(tx: Session, person: Person, *, now: datetime) -> None:
    tx.add(RosterLine(person_id=person.id or 0, pattern="weekdays", first_day=date(2026, 11, 2)))
