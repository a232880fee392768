"""A promised time: the worker is reminded, the tenant hears before it slips, and what became of it is counted."""

from datetime import datetime

import pytest
from sqlmodel import Session, col, select

from models.database import Database
from models.people import Person
from models.promises import Promise
from models.refusals import Refusal, Stale
from models.tickets import Ticket
from tests import people
from tests.usecases.clockwork import (
    GROUP,
    LIGHT,
    LIN,
    ZHANG,
    about_time,
    at,
    card,
    days,
    holds,
    hours,
    minutes,
)
from tests.usecases.conftest import START, FakeClock, Said
from tests.usecases.house import House, buttons
from tests.usecases.time_machine import runs_until, wakes_up
from usecases import acceptance, handing, promises, tenant, work


@pytest.fixture
def ticket(house: House, lin: Person, zhang: Person) -> Ticket:
    """Lin's light, which Zhang has claimed at 15:30."""
    return house.claims(zhang, house.reports(lin, LIGHT))


def vows(house: House, by: Person, ticket: Ticket, span: int = 2) -> None:
    house.db.run_sync(work.promise, ticket.id, span, by=by, catalogue=house.catalogue)


def states(db: Database, ticket: Ticket) -> list[str]:
    def found(tx: Session, *, now: object) -> list[str]:
        made = select(Promise.state).where(Promise.ticket_id == ticket.id).order_by(col(Promise.id))
        return [state.value for state in tx.exec(made)]

    return db.read_sync(found)


def promise_of(db: Database, ticket: Ticket) -> Promise:
    found = db.read_sync(lambda tx, now: promises.open_promise(tx, ticket))
    assert found is not None
    return found


def heard(said: Said, chat_id: int, words: str) -> int:
    """How often somebody reads these words."""
    return sum(words in face.text for face in said(chat_id))


@pytest.mark.parametrize(
    ("made", "span", "nudged", "warned", "over"),
    [
        # Two hours: a fifth is 24 minutes.
        (at(21, "15:30"), 2, at(21, "17:06"), at(21, "17:25"), at(21, "17:30")),
        # One hour: a fifth would be too short a notice.
        (at(21, "15:30"), 1, at(21, "16:15"), at(21, "16:25"), at(21, "16:30")),
        (at(21, "15:30"), 24, at(22, "10:42"), at(22, "15:25"), at(22, "15:30")),
        # What falls into the night is said before it, and found broken after it.
        (at(21, "19:30"), 4, at(21, "21:29"), at(21, "21:29"), at(22, "08:00")),
        # Promised in the night for the night: nobody is reminded.
        (at(21, "22:30"), 1, None, None, at(22, "08:00")),
    ],
)
def test_a_promise_is_looked_after_at_its_times(
    house: House, db: Database, clock: FakeClock, ticket: Ticket, zhang: Person, made: datetime, span: int,
    nudged: datetime | None, warned: datetime | None, over: datetime
) -> None:  # fmt: skip
    clock.now = made
    vows(house, zhang, ticket, span)

    done = {one.job: one.at for one in runs_until(clock, db, days(2))}

    assert (done.get("promise_nudge"), done.get("promise_warn"), done["promise_due"]) == (nudged, warned, over)


def test_the_worker_reads_what_he_promised_and_how_long_he_has(
    house: House, db: Database, clock: FakeClock, said: Said, ticket: Ticket, zhang: Person
) -> None:
    vows(house, zhang, ticket)

    runs_until(clock, db, at(21, "17:06"))

    nudge = said.last(ZHANG)
    assert "您承诺 今天 17:30 前完成，还有 24 分钟" in nudge.text
    assert buttons(nudge) == ["来得及", "完成", "+1 小时", "+2 小时", "+4 小时", "+1 天"]


def test_the_tenant_hears_of_it_before_it_slips(
    house: House, db: Database, clock: FakeClock, said: Said, ticket: Ticket, zhang: Person
) -> None:
    vows(house, zhang, ticket)

    runs_until(clock, db, at(21, "17:26"))

    assert said.last(LIN).text == f"⏰ <b>{ticket.number}</b>：可能会比承诺的 今天 17:30 晚一点，已提醒张师傅。"
    assert clock.now < START + hours(2)


def test_a_worker_who_will_be_in_time_spares_the_tenant_the_worry(
    house: House, db: Database, clock: FakeClock, said: Said, ticket: Ticket, zhang: Person
) -> None:
    vows(house, zhang, ticket)
    runs_until(clock, db, at(21, "17:06"))

    for _ in range(2):
        db.run_sync(promises.confirm, promise_of(db, ticket).id, by=zhang)
    done = runs_until(clock, db, at(21, "17:29"))

    assert about_time(done) == []
    assert heard(said, LIN, "可能会比承诺的") == 0


def test_who_said_so_and_was_late_all_the_same_has_broken_it_and_the_tenant_hears_then(
    house: House, db: Database, clock: FakeClock, said: Said, ticket: Ticket, zhang: Person
) -> None:
    vows(house, zhang, ticket)
    runs_until(clock, db, at(21, "17:06"))
    db.run_sync(promises.confirm, promise_of(db, ticket).id, by=zhang)

    runs_until(clock, db, at(21, "17:31"))

    assert states(db, ticket) == ["broken"]
    assert heard(said, LIN, "承诺的 今天 17:30 过了，很抱歉") == 1
    assert "请给业户一个新的时间" in said.last(ZHANG).text
    assert "已请张师傅尽快给您新的时间" in card(said, LIN)


def test_only_whoever_has_it_may_say_so_and_only_in_time(
    house: House, db: Database, clock: FakeClock, ticket: Ticket, zhang: Person
) -> None:
    vows(house, zhang, ticket)
    promise = promise_of(db, ticket)
    with pytest.raises(Refusal) as stranger:
        db.run_sync(promises.confirm, promise.id, by=db.run_sync(people.li))
    clock.advance(hours=3)
    with pytest.raises(Stale):
        db.run_sync(promises.confirm, promise.id, by=zhang)
    with pytest.raises(Refusal) as nothing:
        db.run_sync(promises.confirm, 999, by=zhang)

    assert (stranger.value.key, nothing.value.key) == ("refusal-owned-by", "refusal-no-such-ticket")


def test_a_new_time_before_the_old_one_moves_it_and_the_tenant_is_told(
    house: House, db: Database, clock: FakeClock, said: Said, ticket: Ticket, zhang: Person
) -> None:
    vows(house, zhang, ticket)
    runs_until(clock, db, at(21, "17:06"))

    vows(house, zhang, ticket, 1)

    assert states(db, ticket) == ["moved", "open"]
    assert "时间有变，张师傅改为 今天 18:06 前完成" in said.last(LIN).text
    done = runs_until(clock, db, at(21, "17:45"))
    assert about_time(done) == [], "the old time reminds nobody any more"


def test_done_in_time_is_kept_and_done_late_is_broken(
    house: House, db: Database, clock: FakeClock, lin: Person, zhang: Person
) -> None:
    in_time, late = (house.claims(zhang, house.reports(lin, LIGHT)) for _ in range(2))
    vows(house, zhang, in_time)
    vows(house, zhang, late)
    clock.advance(hours=2)
    house.finishes(zhang, in_time)
    clock.advance(seconds=1)
    house.finishes(zhang, late)

    assert (states(db, in_time), states(db, late)) == (["kept"], ["broken"])
    today, tomorrow = (START, clock.now + minutes(1)), (clock.now + minutes(1), clock.now + days(1))
    assert db.read_sync(promises.promised_share, *today) == promises.Promised(kept=1, broken=1, moved=0)
    assert db.read_sync(promises.promised_share, *tomorrow) == promises.Promised(0, 0, 0)
    assert db.read_sync(promises.promised_share, *today, person_id=lin.id) == promises.Promised(0, 0, 0)


@pytest.mark.parametrize(
    ("what", "state"),
    [("cancelled", "void"), ("declined", "void"), ("moved", "void"), ("held", "moved")],
)
def test_what_ends_the_matter_settles_the_promise(
    house: House, db: Database, clock: FakeClock, ticket: Ticket, lin: Person, zhang: Person, what: str, state: str
) -> None:
    vows(house, zhang, ticket)

    if what == "cancelled":
        db.run_sync(tenant.cancel, ticket.id, person=lin)
    elif what == "declined":
        db.run_sync(work.decline, ticket.id, "private", by=zhang, catalogue=house.catalogue)
    elif what == "moved":
        db.run_sync(handing.hand_over, ticket.id, "desk", by=zhang, catalogue=house.catalogue)
    else:
        holds(house, zhang, ticket)

    assert states(db, ticket) == [state]
    assert not any(one.job.startswith("promise") for one in runs_until(clock, db, days(3)))


def test_on_hold_the_old_promise_stands_on_no_card_any_more(
    house: House, db: Database, said: Said, ticket: Ticket, zhang: Person
) -> None:
    vows(house, zhang, ticket)

    holds(house, zhang, ticket)
    db.run_sync(work.resume, ticket.id, by=zhang)

    assert "🕒 承诺" not in card(said, GROUP)
    assert house.now(ticket).promised_at is None


def test_a_colleague_who_gets_the_ticket_gets_the_promise(
    house: House, db: Database, clock: FakeClock, said: Said, ticket: Ticket, zhang: Person
) -> None:
    li = db.run_sync(people.li)
    vows(house, zhang, ticket)
    db.run_sync(handing.hand_to, ticket.id, li.id, by=zhang, catalogue=house.catalogue)

    runs_until(clock, db, at(21, "17:07"))

    assert promise_of(db, ticket).person_id == li.id
    assert "您承诺" in said.last(202).text
    assert heard(said, ZHANG, "您承诺") == 0


def test_a_promise_broken_in_the_night_is_told_in_the_morning(
    house: House, db: Database, clock: FakeClock, said: Said, ticket: Ticket, zhang: Person
) -> None:
    clock.now = at(21, "22:30")
    vows(house, zhang, ticket, 1)

    done = runs_until(clock, db, at(22, "08:01"))

    assert [one.at for one in done if one.job == "promise_due"] == [at(22, "08:00")]
    assert heard(said, LIN, "承诺的 昨天 23:30 过了") == 1


def test_done_before_the_news_is_sent_there_is_no_news(
    house: House, db: Database, clock: FakeClock, said: Said, ticket: Ticket, zhang: Person
) -> None:
    vows(house, zhang, ticket)
    runs_until(clock, db, at(21, "17:31"))
    house.finishes(zhang, ticket)

    assert heard(said, LIN, "可能会比") == 0
    assert heard(said, ZHANG, "请给业户一个新的时间") == 0


def test_after_a_return_the_old_promise_is_not_promised_again(
    house: House, db: Database, clock: FakeClock, said: Said, ticket: Ticket, lin: Person, zhang: Person
) -> None:
    vows(house, zhang, ticket)
    house.finishes(zhang, ticket)

    db.run_sync(acceptance.give_back, ticket.id, "still_broken", person=lin, catalogue=house.catalogue)

    assert states(db, ticket) == ["kept"]
    assert "前完成" not in card(said, GROUP).split("👷")[-1]


def test_down_over_all_of_it_each_is_done_once_and_nobody_hears_stale_news(
    house: House, db: Database, clock: FakeClock, said: Said, ticket: Ticket, zhang: Person
) -> None:
    vows(house, zhang, ticket)
    clock.advance(hours=5)

    done = [one.job for one in wakes_up(db) if one.job.startswith("promise")]

    assert done == ["promise_nudge", "promise_warn", "promise_due"]
    assert heard(said, LIN, "可能会比") == 0, "it slipped long ago"
    assert heard(said, LIN, "17:30 过了，很抱歉") == 1
    for rule in (promises.nudge, promises.warn, promises.promise_due):
        db.run_sync(rule, 1)
    assert house.history(ticket).count("promise_broken") == 1


def test_done_said_in_private_asks_for_the_photo_in_the_group(
    house: House, db: Database, said: Said, ticket: Ticket, zhang: Person
) -> None:
    db.run_sync(promises.finish_in_group, ticket.id, by=zhang)

    assert "请发一张完工照片" in said.last(GROUP).text
