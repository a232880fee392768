"""At night nobody is written to but for an emergency; in the morning each hears of the night once."""

from datetime import datetime

import pytest
from sqlmodel import Session, select

from models.catalogue import Catalogue
from models.database import Database
from models.outbox import OutboxMessage
from models.people import Language, Person
from models.tickets import Ticket
from scheduler.promise_jobs import PROMISE_JOBS
from tests import people
from tests.usecases.clockwork import FIX, GROUP, LIFT, LIGHT, LIN, SUN, ZHANG, at, clock_of, days, hours, minutes
from tests.usecases.conftest import FakeClock, Said
from tests.usecases.house import House, buttons
from tests.usecases.time_machine import runs_until
from usecases import escalation, quiet, work


def nights(tx: Session, person: Person, hours: str, *, now: datetime) -> None:
    """Somebody chooses his own quiet hours."""
    tx.get_one(Person, person.id).quiet = hours


def mornings(db: Database, chat_id: int) -> list[datetime]:
    """When the morning's messages for a chat may be sent."""

    def owed(tx: Session, *, now: datetime) -> list[datetime]:
        found = select(OutboxMessage.not_before).where(OutboxMessage.chat_id == chat_id)
        return list(tx.exec(found.where(OutboxMessage.kind == "morning")))

    return db.read_sync(owed)


@pytest.mark.parametrize(
    ("own", "when", "decent"),
    [
        ("", at(21, "15:30"), at(21, "15:30")),
        ("", at(21, "21:29"), at(21, "21:29")),
        ("", at(21, "21:30"), at(22, "08:00")),
        ("", at(22, "03:00"), at(22, "08:00")),
        ("", at(22, "08:00"), at(22, "08:00")),
        ("23:00-09:30", at(21, "22:00"), at(21, "22:00")),
        ("23:00-09:30", at(22, "08:30"), at(22, "09:30")),
        ("13:00-14:00", at(21, "13:30"), at(21, "14:00")),
        ("13:00-14:00", at(22, "03:00"), at(22, "03:00")),
    ],
)
def test_the_next_decent_moment(
    house: House, db: Database, lin: Person, own: str, when: datetime, decent: datetime
) -> None:
    db.run_sync(nights, lin, own)

    person = db.read_sync(lambda tx, now: tx.get_one(Person, lin.id))
    assert db.read_sync(lambda tx, now: quiet.decent(tx, person, when)) == decent
    assert db.read_sync(lambda tx, now: quiet.decent(tx, LIN, when)) == decent


def test_a_group_has_the_estates_quiet_hours(db: Database) -> None:
    assert db.read_sync(lambda tx, now: quiet.decent(tx, GROUP, at(21, "23:00"))) == at(22, "08:00")


@pytest.mark.parametrize(
    ("when", "before", "after"),
    [
        (at(21, "15:30"), at(21, "15:30"), at(21, "16:30")),
        (at(21, "23:00"), at(21, "21:29"), at(22, "09:00")),
        (at(22, "03:00"), at(21, "21:29"), at(22, "09:00")),
        (at(21, "20:45"), at(21, "20:45"), at(22, "08:15")),
        (at(21, "20:30"), at(21, "20:30"), at(22, "08:00")),
    ],
)
def test_the_last_decent_moment_and_an_hour_of_waking(
    catalogue: Catalogue, when: datetime, before: datetime, after: datetime
) -> None:
    assert quiet.awake_before(catalogue, when) == before
    assert quiet.add_awake(catalogue, when, hours(1)) == after


def test_an_estate_that_never_sleeps(catalogue: Catalogue) -> None:
    awake = catalogue.model_copy(update={"promises": catalogue.promises.model_copy(update={"quiet": ""})})

    assert quiet.awake_from(awake, at(22, "03:00")) == at(22, "03:00")
    assert quiet.add_awake(awake, at(22, "03:00"), days(1)) == at(23, "03:00")


@pytest.fixture
def three(house: House, db: Database, clock: FakeClock, lin: Person, zhang: Person) -> list[Ticket]:
    """Three lights reported on Friday evening and at Zhang's; they come due in the night to Sunday."""
    clock.now = at(20, "22:00")
    tickets = [house.claims(zhang, house.reports(lin, LIGHT)) for _ in range(3)]
    for ticket in tickets:
        db.run_sync(work.arrive, ticket.id, by=zhang)
    clock.now = at(21, "12:00")
    return tickets


def test_ten_things_of_the_night_are_one_message_in_the_morning(
    house: House, db: Database, clock: FakeClock, said: Said, three: list[Ticket], zhang: Person
) -> None:
    heard = len(said(ZHANG))

    runs_until(clock, db, at(22, "08:02"))

    assert mornings(db, ZHANG) == [at(22, "08:01")]
    assert len(said(ZHANG)) == heard + 1
    told = said.last(ZHANG)
    assert told.text.startswith("☀️ 早上好。夜里有 3 件事：")
    assert all(f"<b>{ticket.number}</b>" in told.text for ticket in three)
    assert "维修时限已超时 10 小时 2 分钟" in told.text
    assert buttons(told) == [ticket.number for ticket in three]


def test_what_settled_itself_before_the_morning_is_left_out(
    house: House, db: Database, clock: FakeClock, said: Said, three: list[Ticket], zhang: Person
) -> None:
    runs_until(clock, db, at(22, "08:00"))
    house.finishes(zhang, three[0])
    house.finishes(zhang, three[1])

    alone = said.last(ZHANG)

    assert three[2].number in alone.text
    assert three[0].number not in alone.text
    assert buttons(alone) == ["我来接管", "转单", "延时"], "one thing alone is told as it is, with its buttons"


def test_a_number_of_the_morning_opens_its_card(
    house: House, db: Database, clock: FakeClock, said: Said, three: list[Ticket], zhang: Person
) -> None:
    runs_until(clock, db, at(22, "08:05"))
    sun = db.run_sync(people.sun)

    for view in ("", "extend"):
        db.run_sync(escalation.open_late, _fix(db, three[1]), view, SUN, by=sun)

    assert three[1].number in said.last(SUN).text
    assert "等配件" in buttons(said.last(SUN))


def test_the_morning_is_told_in_the_readers_language(
    house: House, db: Database, clock: FakeClock, said: Said, three: list[Ticket]
) -> None:
    runs_until(clock, db, at(22, "08:02"))

    assert "Good morning. 3 things came up in the night:" in said.last(ZHANG, Language.EN).text
    assert "早安。夜裡有 3 件事" in said.last(ZHANG, Language.ZH_HANT).text


def test_whoever_sleeps_longer_is_told_later(
    house: House, db: Database, clock: FakeClock, three: list[Ticket], zhang: Person
) -> None:
    db.run_sync(nights, zhang, "22:00-10:00")

    runs_until(clock, db, at(22, "08:20"))

    assert mornings(db, ZHANG) == [at(22, "10:01")]


def test_whoever_rests_by_day_is_told_after_it(
    house: House, db: Database, clock: FakeClock, lin: Person, zhang: Person
) -> None:
    """Zhang works nights and sleeps from nine to five."""
    db.run_sync(nights, zhang, "09:00-17:00")
    clock.now = at(20, "12:00")
    ticket = house.claims(zhang, house.reports(lin, LIGHT))
    db.run_sync(work.arrive, ticket.id, by=zhang)

    runs_until(clock, db, at(21, "12:10"))

    assert mornings(db, ZHANG) == [at(21, "17:01")]


def test_awake_again_and_late_again_is_told_at_once(
    house: House, db: Database, clock: FakeClock, said: Said, three: list[Ticket]
) -> None:
    runs_until(clock, db, at(22, "08:31"))

    assert "维修时限已超时" in said.last(GROUP).text
    assert mornings(db, GROUP) == [], "half an hour of waking later the group hears of each"


def test_other_news_shares_the_morning(
    house: House, db: Database, clock: FakeClock, said: Said, three: list[Ticket]
) -> None:
    clock.now = at(21, "23:00")
    for ticket in three[:2]:
        db.run_sync(_tells, ticket)
    db.run_sync(_tells, three[0])

    told = said.last(ZHANG)

    assert told.text.count("等待的时间到了") == 2
    assert mornings(db, ZHANG) == [at(22, "08:01")]


def test_a_whole_week_has_no_night_work_but_the_emergency(
    house: House, db: Database, clock: FakeClock, lin: Person, zhang: Person
) -> None:
    db.run_sync(people.sun)
    clock.now, done = at(15, "00:00"), []
    for hour in range(0, 24 * 7, 17):
        done += runs_until(clock, db, at(15, "00:00") + hours(hour))
        ticket = house.reports(lin, LIGHT if hour % 3 else LIFT)
        if hour % 3 == 0:
            done += runs_until(clock, db, minutes(6))
            house.claims(zhang, ticket)
        elif hour % 2:
            house.claims(zhang, ticket)
            span = house.catalogue.promise_hours[hour % 4]
            db.run_sync(work.promise, ticket.id, span, by=zhang, catalogue=house.catalogue)

    done += runs_until(clock, db, at(25, "00:00"))

    local = [(one, one.at.astimezone(house.catalogue.zone)) for one in done]
    awake = [one for one, when in local if not one.emergency and not (8, 0) <= (when.hour, when.minute) < (21, 30)]
    assert [one.job for one in awake if one.job in PROMISE_JOBS] == []
    assert any(one.emergency for one in done)


def _fix(db: Database, ticket: Ticket) -> int:
    return clock_of(db, ticket, FIX).id or 0


def _tells(tx: Session, ticket: Ticket, *, now: datetime) -> None:
    zhang = tx.exec(select(Person).where(Person.user_id == ZHANG)).one()
    quiet.tell_person(tx, zhang, ticket, "pause_over", key=f"pause-over:{ticket.id}", now=now)
