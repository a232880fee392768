"""What a campaign owes, on its way out: listed instead of told, paid for if paid for, in doubt until somebody taps."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlmodel import Session, col, select

from cards.face import Face
from cards.registry import Pen, card
from models.campaigns import Campaign
from models.outbox import Card, OutboxMessage, OutboxState
from outbox import drop_pending, note_arrived, say_again_all, show_many, take_back
from outbox.budget import Budget, Rates
from outbox.deliver import Deliverer
from tests import people
from tests.outbox.conftest import House
from tests.outbox.fake_telegram import Behaviour, refusal
from tests.usecases.conftest import START

pytestmark = pytest.mark.anyio

LIN, WANG, XIAOWU = 101, 102, 205
BLOCKED = refusal(403, "Forbidden: bot was blocked by the user")
LOST = Behaviour(accepts=True, ends="drop")
PAID = Rates(per_second=1.0, bulk_per_second=1.0, paid_per_second=1000.0)


@card("test_bulk")
def _bulk(tx: Session, shown: Card, pen: Pen) -> Face:
    return Face(f"停水通知 {shown.subject_id}", document="file-1")


@pytest.fixture
async def campaign(house: House) -> int:
    """Lin, Wang and their butler; and a campaign that has written to both tenants."""

    def owed(tx: Session, *, now: Any) -> int:
        for build in (people.lin, people.wang, people.xiaowu):
            build(tx, now=now)
        made = Campaign(name="news:1", kind="test_bulk", begins_at=START, created_at=START)
        tx.add(made)
        tx.flush()
        show_many(tx, "test_bulk", [(1, LIN), (2, WANG)], campaign_id=made.id or 0, now=now)
        return made.id or 0

    return house.db.run_sync(owed)


def states(house: House) -> dict[int, OutboxState]:
    def found(tx: Session, *, now: Any) -> dict[int, OutboxState]:
        rows = tx.exec(select(OutboxMessage).where(col(OutboxMessage.campaign_id).is_not(None)))
        return {row.chat_id: row.state for row in rows}

    return house.db.read_sync(found)


async def test_nobody_is_told_of_each_who_blocked_us_because_the_campaign_lists_them(
    house: House, campaign: int
) -> None:
    house.telegram.script("sendDocument", BLOCKED, BLOCKED)

    await house.deliver()

    assert set(states(house).values()) == {OutboxState.REFUSED}
    assert house.telegram.texts(XIAOWU) == []


async def test_a_card_may_be_a_document_and_is_edited_by_its_caption(house: House, campaign: int) -> None:
    await house.deliver()

    assert [post.media for post in house.telegram.chat(LIN)] == [["file-1"]]
    assert house.telegram.texts(LIN) == ["停水通知 1"]


async def test_what_is_in_doubt_is_parked_until_somebody_decides_or_taps(house: House, campaign: int) -> None:
    house.telegram.script("sendDocument", LOST, LOST)
    await house.deliver()
    await house.deliver()
    assert set(states(house).values()) == {OutboxState.IN_DOUBT}

    [lins] = house.db.read_sync(lambda tx, now: tx.exec(select(Card.id).where(Card.chat_id == LIN)).all())
    assert house.db.run_sync(note_arrived, lins, 1)
    assert house.db.run_sync(say_again_all, campaign) == 1
    await house.deliver()

    assert set(states(house).values()) == {OutboxState.SENT}
    assert len(house.telegram.chat(LIN)) == 1
    assert "可能已经收到过" in house.telegram.texts(WANG)[-1]


async def test_what_was_tried_is_not_taken_back_and_can_still_be_dropped(house: House, campaign: int) -> None:
    busy = refusal(409, "Conflict: terminated by other request")
    house.telegram.script("sendDocument", busy, busy)
    await house.deliver()

    assert house.db.run_sync(lambda tx, now: take_back(tx, campaign)) == []
    assert house.db.run_sync(drop_pending, campaign) == 2

    assert set(states(house).values()) == {OutboxState.DROPPED}


async def test_a_paid_broadcast_says_so_and_has_a_rate_of_its_own(
    house: House, campaign: int, hire: Callable[..., Deliverer]
) -> None:
    await hire(budget=Budget(PAID)).drain()
    house.owe(LIN, "您好")
    await hire(budget=Budget(PAID)).drain()

    paid = [call.params.get("allow_paid_broadcast") for call in house.telegram.made("sendDocument", "sendMessage")]
    assert paid == ["true", "true", None]
