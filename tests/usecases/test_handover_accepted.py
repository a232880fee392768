"""A hand-over is accepted: one by one, all at once, by the first who taps; or the supervisor hears of it."""

from datetime import UTC, datetime, timedelta

import pytest

from cards.face import Face
from models.database import Database
from models.people import Person
from models.refusals import Refusal, Stale
from models.shifts import HandOver, HandOverItem, LogLine
from tests import people
from tests.usecases.conftest import FakeClock, Said
from tests.usecases.house import House, buttons
from tests.usecases.rota import engineers, rows, works
from tests.usecases.test_swaps import at_once
from tests.usecases.time_machine import runs_until
from usecases import handover, work

LIN, LI, SUN = 101, 202, 206
GROUP = people.ENGINEERS_CHAT
#: Zhang's shift ends at 20:00 in Hangzhou, four and a half hours from now.
END = datetime(2026, 11, 21, 12, 0, tzinfo=UTC)


@pytest.fixture
def four(house: House, db: Database) -> dict[str, Person]:
    """Zhang hands over to Li tonight; Sun oversees them and stands on no roster."""
    return engineers(db) | {"sun": db.run_sync(people.sun), "lin": db.run_sync(people.lin)}


def brief(said: Said) -> Face:
    """The brief as it stands in the group."""
    return next(face for face in reversed(said(GROUP)) if "交接班" in face.text)


def told_of_hand_over(said: Said) -> list[Face]:
    """What the supervisor reads about hand-overs; of late tickets he hears too."""
    return [face for face in said(SUN) if "交接班" in face.text]


def ends(clock: FakeClock, db: Database) -> HandOver:
    """Time passes until the shift has ended."""
    runs_until(clock, db, END)
    [posted] = rows(db, HandOver)
    return posted


def items(db: Database) -> list[HandOverItem]:
    return rows(db, HandOverItem)


def test_accepted_one_by_one_it_is_accepted_in_the_end(
    house: House, db: Database, four: dict[str, Person], said: Said, clock: FakeClock
) -> None:
    house.reports(four["lin"], "厨房漏水")
    house.reports(four["lin"], "门锁坏了")
    ends(clock, db)
    first, second = items(db)

    db.run_sync(handover.accept_item, first.id, by=four["li"])
    assert "✓ 李师傅" in brief(said).text
    assert rows(db, HandOver)[0].accepted_at is None
    db.run_sync(handover.accept_item, second.id, by=four["li"])

    assert "李师傅已接班" in brief(said).text
    assert buttons(brief(said)) == []
    assert "hand_over_late" not in [one.job for one in runs_until(clock, db, timedelta(minutes=20))]
    assert told_of_hand_over(said) == []


def test_of_two_who_come_in_and_tap_at_once_one_accepts(
    house: House, db: Database, four: dict[str, Person], clock: FakeClock
) -> None:
    house.reports(four["lin"])
    db.run_sync(works, four["qian"], "night", END.date())
    ends(clock, db)
    [item] = items(db)

    assert at_once(lambda by: db.run_sync(handover.accept_item, item.id, by=by), [four["li"], four["qian"]]) == 1
    assert len([line for line in rows(db, LogLine) if line.what == "accepted"]) == 1


def test_of_two_who_take_everything_at_once_one_accepts(
    house: House, db: Database, four: dict[str, Person], clock: FakeClock
) -> None:
    house.reports(four["lin"])
    db.run_sync(works, four["qian"], "night", END.date())
    posted = ends(clock, db)

    assert at_once(lambda by: db.run_sync(handover.accept_all, posted.id, by=by), [four["li"], four["qian"]]) == 1
    loser = four["qian"] if rows(db, HandOver)[0].accepted_by == four["li"].id else four["li"]
    with pytest.raises(Stale) as refusal:
        db.run_sync(handover.accept_all, posted.id, by=loser)
    assert refusal.value.key == "refusal-hand-over-taken"


def test_accepting_again_what_is_ones_own_changes_nothing(
    house: House, db: Database, four: dict[str, Person], clock: FakeClock
) -> None:
    house.reports(four["lin"])
    posted = ends(clock, db)

    for _ in range(2):
        db.run_sync(handover.accept_all, posted.id, by=four["li"])
        db.run_sync(handover.accept_item, items(db)[0].id, by=four["li"])

    assert len([line for line in rows(db, LogLine) if line.what == "accepted"]) == 1


def test_work_of_whoever_went_home_becomes_the_incoming_persons(
    house: House, db: Database, four: dict[str, Person], said: Said, clock: FakeClock
) -> None:
    ticket = house.reports(four["lin"])
    house.claims(four["zhang"], ticket)
    posted = ends(clock, db)

    db.run_sync(handover.accept_all, posted.id, by=four["li"])

    assert house.now(ticket).owner_id == four["li"].id
    assert "12-1502" in said.last(LI).text, "he needs the flat to go there"
    assert "张师傅转给李师傅" in said(LIN)[0].text, "the tenant's card names him"
    assert house.history(ticket)[-1] == "handed"


def test_what_waits_for_parts_keeps_its_owner(
    house: House, db: Database, four: dict[str, Person], clock: FakeClock
) -> None:
    ticket = house.reports(four["lin"])
    house.claims(four["zhang"], ticket)
    db.run_sync(work.hold, ticket.id, "parts", 72, by=four["zhang"], catalogue=house.catalogue)
    posted = ends(clock, db)

    db.run_sync(handover.accept_all, posted.id, by=four["li"])

    assert house.now(ticket).owner_id == four["zhang"].id
    assert items(db)[0].accepted_by == four["li"].id


def test_nobody_claims_it_by_accepting_what_is_still_open(
    house: House, db: Database, four: dict[str, Person], clock: FakeClock
) -> None:
    ticket = house.reports(four["lin"])
    posted = ends(clock, db)

    db.run_sync(handover.accept_all, posted.id, by=four["li"])

    assert house.now(ticket).owner_id is None


def test_not_accepted_in_a_quarter_of_an_hour_the_supervisor_hears_of_it_once(
    house: House, db: Database, four: dict[str, Person], said: Said, clock: FakeClock
) -> None:
    ticket = house.reports(four["lin"])
    posted = ends(clock, db)
    assert told_of_hand_over(said) == []

    runs_until(clock, db, timedelta(minutes=15))

    [told] = told_of_hand_over(said)
    assert str(ticket.number) in told.text
    assert buttons(told) == ["我来接下"]
    assert "已告诉主管" in brief(said).text
    assert db.run_sync(handover.not_accepted, posted.id) == []
    db.run_sync(handover.accept_all, posted.id, by=four["sun"])
    assert "孙主管已接班" in brief(said).text


def test_the_next_shifts_brief_takes_over_from_one_that_nobody_accepted(
    house: House, db: Database, four: dict[str, Person], said: Said, clock: FakeClock
) -> None:
    house.reports(four["lin"])
    posted = ends(clock, db)

    runs_until(clock, db, timedelta(hours=12))

    old, new = (face for face in said(GROUP) if "🔄" in face.text)
    assert "转到后面的交接班" in old.text
    assert buttons(old) == []
    assert buttons(new) == ["全部接下"]
    with pytest.raises(Stale):
        db.run_sync(handover.accept_all, posted.id, by=four["sun"])


@pytest.mark.parametrize(
    ("who", "why"),
    [
        (people.zhang, "refusal-hand-over-incoming"),
        (people.huang, "refusal-not-your-team"),
        (people.xiaozhou, "refusal-not-your-team"),
        (people.lin, "refusal-not-staff"),
    ],
)
def test_only_whoever_is_on_duty_now_accepts(
    house: House, db: Database, four: dict[str, Person], clock: FakeClock, who: people.Builder, why: str
) -> None:
    house.reports(four["lin"])
    posted = ends(clock, db)
    person = db.run_sync(who)

    for accept, id in ((handover.accept_all, posted.id), (handover.accept_item, items(db)[0].id)):
        with pytest.raises(Refusal) as refusal:
            db.run_sync(accept, id, by=person)
        assert refusal.value.key == why
