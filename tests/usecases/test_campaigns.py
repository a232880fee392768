"""A campaign from its first portion to its end: everybody once, nobody at night, never too many rows at a time."""

from datetime import datetime, timedelta

import pytest
from sqlmodel import Session, select

from models.campaign_figures import unreached
from models.campaigns import Campaign, CampaignState
from models.database import Database
from models.estate import Unit
from models.outbox import Delivery, OutboxMessage, OutboxState, Priority
from models.people import Person
from models.refusals import Refusal, Stale
from tests import people
from tests.usecases.campaign_people import begins, chats, now_of, owed, settled, stands
from tests.usecases.conftest import FakeClock, Said
from tests.usecases.house import House, buttons
from tests.usecases.survey_people import neighbours
from tests.usecases.time_machine import runs_until
from usecases import campaigns
from usecases.people import set_reachable, withdraw

LIN, WANG, CHEN, EMILY, XIAOWU, MA = 101, 102, 103, 104, 205, 207
NIGHT = datetime.fromisoformat("2026-11-21T23:00+08:00")


@pytest.fixture
def ma(house: House, db: Database) -> Person:
    """Manager Ma, who begins them."""
    return db.run_sync(people.ma)


@pytest.fixture
def tenants(house: House, db: Database) -> list[Person]:
    """Lin, Wang, Chen and Emily."""
    return [db.run_sync(build) for build in (people.lin, people.wang, people.chen, people.emily)]


def test_everybody_is_written_to_once_as_bulk_that_must_not_repeat(
    db: Database, clock: FakeClock, ma: Person, tenants: list[Person]
) -> None:
    begins(db, ma)
    begins(db, ma)

    runs_until(clock, db, timedelta(seconds=9))

    assert sorted(chats(db)) == [LIN, WANG, CHEN, EMILY]
    assert {(row.delivery, row.priority) for row in owed(db)} == {(Delivery.B, Priority.BULK)}


def test_a_campaign_that_is_through_is_done_and_says_so(
    db: Database, clock: FakeClock, ma: Person, tenants: list[Person], said: Said
) -> None:
    campaign = begins(db, ma)
    runs_until(clock, db, timedelta(seconds=3))
    assert "还有 4 位待发" in said.last(MA).text
    settled(db)

    runs_until(clock, db, timedelta(seconds=9))

    assert db.read_sync(now_of, campaign).state is CampaignState.DONE
    assert "已送达 4" in said.last(MA).text
    assert buttons(said.last(MA)) == []


def test_only_so_many_wait_in_the_outbox_at_a_time(db: Database, clock: FakeClock, house: House) -> None:
    neighbours(db, 330)
    begins(db, None)

    runs_until(clock, db, timedelta(seconds=20))
    assert len(owed(db)) == 300
    settled(db, most=10)
    runs_until(clock, db, timedelta(seconds=4))
    assert len(owed(db)) == 310
    settled(db)
    runs_until(clock, db, timedelta(seconds=4))

    assert sorted(chats(db)) == [301 + at for at in range(330)]


def test_whoever_has_two_homes_is_written_to_once_or_once_for_each(
    db: Database, clock: FakeClock, ma: Person, tenants: list[Person]
) -> None:
    db.run_sync(people.lives_too, tenants[0], "8-602")

    begins(db, ma, "once:1")
    begins(db, ma, "each:1", per_unit=True)
    runs_until(clock, db, timedelta(seconds=3))

    assert chats(db).count(LIN) == 3


def test_nobody_is_written_to_at_night(db: Database, clock: FakeClock, ma: Person, tenants: list[Person]) -> None:
    clock.now = NIGHT
    begins(db, ma)

    runs_until(clock, db, timedelta(hours=8))
    assert owed(db) == []
    runs_until(clock, db, timedelta(hours=2))

    assert len(owed(db)) == 4


def test_whoever_keeps_longer_quiet_is_written_to_later(
    db: Database, clock: FakeClock, ma: Person, tenants: list[Person]
) -> None:
    def sleeps_long(tx: Session, *, now: datetime) -> None:
        tx.get_one(Person, tenants[0].id).quiet = "14:00-17:00"

    db.run_sync(sleeps_long)
    campaign = begins(db, ma)
    runs_until(clock, db, timedelta(seconds=3))
    assert sorted(chats(db)) == [WANG, CHEN, EMILY]
    settled(db)

    runs_until(clock, db, timedelta(hours=1))
    assert db.read_sync(now_of, campaign).state is CampaignState.RUNNING
    runs_until(clock, db, timedelta(hours=1))

    assert LIN in chats(db)


def test_whoever_joins_while_it_runs_is_found(
    db: Database, clock: FakeClock, ma: Person, tenants: list[Person]
) -> None:
    begins(db, ma)
    runs_until(clock, db, timedelta(seconds=3))

    neighbours(db, 1)
    runs_until(clock, db, timedelta(seconds=5))

    assert 301 in chats(db)


def test_a_paused_campaign_sends_nothing_and_goes_on_where_it_was(
    db: Database, clock: FakeClock, ma: Person, tenants: list[Person], said: Said
) -> None:
    campaign = begins(db, ma)
    runs_until(clock, db, timedelta(seconds=1))
    settled(db, most=2)

    db.run_sync(campaigns.pause, campaign.id, by=ma)
    runs_until(clock, db, timedelta(minutes=5))
    assert "已暂停" in said.last(MA).text
    assert {row.state for row in owed(db)} <= {OutboxState.SENT}

    db.run_sync(campaigns.resume, campaign.id, by=ma)
    runs_until(clock, db, timedelta(seconds=5))
    settled(db)

    assert sorted(chats(db)) == [LIN, WANG, CHEN, EMILY]
    assert stands(db, campaign).sent == 4


def test_a_stopped_campaign_drops_what_waits_and_begins_no_more(
    db: Database, clock: FakeClock, ma: Person, tenants: list[Person], said: Said
) -> None:
    campaign = begins(db, ma)
    runs_until(clock, db, timedelta(seconds=1))

    db.run_sync(campaigns.stop, campaign.id, by=ma)
    neighbours(db, 1)
    runs_until(clock, db, timedelta(minutes=5))

    assert {row.state for row in owed(db)} == {OutboxState.DROPPED}
    assert "停止后未发：4" in said.last(MA).text
    with pytest.raises(Stale):
        db.run_sync(campaigns.resume, campaign.id, by=ma)


def test_only_whoever_runs_the_estate_or_began_it_may_stop_it(
    db: Database, clock: FakeClock, ma: Person, tenants: list[Person]
) -> None:
    zhang = db.run_sync(people.zhang)
    hers = begins(db, ma)
    for stranger in (zhang, tenants[0]):
        with pytest.raises(Refusal) as refused:
            db.run_sync(campaigns.stop, hers.id, by=stranger)
        assert refused.value.key == "refusal-not-yours-to-do"

    his = begins(db, zhang, "bills:1")
    db.run_sync(campaigns.stop, his.id, by=zhang)

    assert db.read_sync(now_of, his).state is CampaignState.STOPPED


def test_whoever_was_not_reached_stands_in_the_list_once(
    db: Database, clock: FakeClock, ma: Person, tenants: list[Person], said: Said
) -> None:
    db.run_sync(people.xiaowu)
    db.run_sync(people.lives_too, tenants[0], "8-602")
    db.run_sync(set_reachable, WANG, False)
    db.run_sync(withdraw, tenants[3])
    campaign = begins(db, ma)
    runs_until(clock, db, timedelta(seconds=1))
    settled(db, refused=(LIN,))

    runs_until(clock, db, timedelta(seconds=9))

    missed = db.read_sync(lambda tx, now: unreached(tx, tx.get_one(Campaign, campaign.id)))
    assert sorted((one.name, one.why) for one in missed) == [
        ("Emily Carter", "cannot"), ("林晓梅", "refused"), ("王建国", "cannot"),
    ]  # fmt: skip
    assert "📋 未通知到（3）" in buttons(said.last(MA))
    assert "王建国" in said.last(XIAOWU).text
    assert "Emily" not in said.last(XIAOWU).text


def test_what_is_in_doubt_is_sent_again_when_the_manager_says_so(
    db: Database, clock: FakeClock, ma: Person, tenants: list[Person], said: Said
) -> None:
    campaign = begins(db, ma)
    runs_until(clock, db, timedelta(seconds=1))
    settled(db, doubt=(LIN, WANG))
    runs_until(clock, db, timedelta(seconds=9))
    assert "🔁 重发不确定的 2 条" in buttons(said.last(MA))

    assert db.run_sync(campaigns.resend_doubted, campaign.id, by=ma) == 2
    assert db.run_sync(campaigns.resend_doubted, campaign.id, by=ma) == 0

    again = [row for row in owed(db) if row.state is OutboxState.PENDING]
    assert [(row.chat_id, row.repeat) for row in again] == [(LIN, True), (WANG, True)]


def test_a_tap_is_a_receipt_and_proves_that_it_arrived(
    db: Database, clock: FakeClock, ma: Person, tenants: list[Person]
) -> None:
    campaign = begins(db, ma)
    runs_until(clock, db, timedelta(seconds=1))
    settled(db, doubt=(LIN,))
    [contact] = db.read_sync(
        lambda tx, now: [one for one in campaigns.contacts(tx, campaign, now=now) if one.person_id == tenants[0].id]
    )

    with pytest.raises(Refusal):
        db.run_sync(campaigns.read, contact.id, person=tenants[1])
    first = db.run_sync(campaigns.read, contact.id, person=tenants[0]).read_at
    clock.advance(minutes=5)
    assert db.run_sync(campaigns.read, contact.id, person=tenants[0]).read_at == first

    standing = stands(db, campaign)
    assert (standing.read, standing.sent, standing.in_doubt) == (1, 4, 0)


def test_taps_after_the_end_are_counted_on_the_card_with_one_redraw(
    db: Database, clock: FakeClock, ma: Person, tenants: list[Person], said: Said
) -> None:
    campaign = begins(db, ma)
    runs_until(clock, db, timedelta(seconds=3))
    settled(db)
    runs_until(clock, db, timedelta(seconds=9))
    settled(db)
    written = db.read_sync(lambda tx, now: campaigns.contacts(tx, campaign, now=now))

    for contact, tenant in zip(written, tenants, strict=True):
        db.run_sync(campaigns.read, contact.id, person=tenant)

    waiting = db.read_sync(lambda tx, now: tx.exec(select(OutboxMessage).where(OutboxMessage.chat_id == MA)).all())
    [redraw] = [row for row in waiting if row.state is OutboxState.PENDING]
    assert redraw.not_before == clock.now + timedelta(seconds=10)
    assert "已读：4" in said.last(MA).text


def test_large_customers_are_meant_by_the_tier_of_their_unit(
    db: Database, clock: FakeClock, ma: Person, tenants: list[Person]
) -> None:
    def let_to_a_large_customer(tx: Session, *, now: datetime) -> None:
        tx.exec(select(Unit).where(Unit.label == "8-1101")).one().tier = "A"

    db.run_sync(let_to_a_large_customer)
    begins(db, ma, audience={"tiers": ["A", "B"]})
    runs_until(clock, db, timedelta(seconds=1))

    assert chats(db) == [EMILY]
