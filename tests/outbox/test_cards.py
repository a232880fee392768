"""Living cards: one post, kept true in place."""

import threading
from collections.abc import Callable
from datetime import datetime

import pytest
from sqlmodel import Session

from models.database import Database
from models.outbox import Card, OutboxState
from models.tables import metadata
from outbox import show
from outbox.claim import claim
from outbox.deliver import Deliverer
from outbox.outcome import Outcome, What
from outbox.settle import Attempt, settle
from tests.outbox.conftest import House
from tests.outbox.fake_telegram import Behaviour, flood, refusal

pytestmark = pytest.mark.anyio

LIN, ENGINEERS = 101, -1001
NOT_MODIFIED = refusal(400, "Bad Request: message is not modified: specified new message content and reply markup")


async def test_a_card_is_posted_and_then_edited_in_place(house: House) -> None:
    ticket = house.ticket("厨房漏水")
    house.show(ticket, ENGINEERS)
    await house.deliver()

    house.reword(ticket, "厨房漏水 · 张师傅已接单")
    house.show(ticket, ENGINEERS)
    await house.deliver()

    [post] = house.telegram.chat(ENGINEERS)
    assert (post.text, post.buttons, post.edits) == ("厨房漏水 · 张师傅已接单", ["催单"], 1)


async def test_fifty_changes_in_a_moment_are_one_edit_of_the_newest(house: House) -> None:
    ticket = house.ticket("厨房漏水")
    house.show(ticket, ENGINEERS)
    await house.deliver()

    for change in range(50):
        house.reword(ticket, f"第{change}次")
        house.show(ticket, ENGINEERS)
    await house.deliver()

    [post] = house.telegram.chat(ENGINEERS)
    assert (post.text, post.edits) == ("第49次", 1)


async def test_a_card_that_looks_the_same_is_not_edited(house: House) -> None:
    ticket = house.ticket("厨房漏水")
    for _ in range(2):
        house.show(ticket, ENGINEERS)
        await house.deliver()

    assert len(house.telegram.made()) == 1
    assert [row.state for row in house.rows()] == [OutboxState.SENT, OutboxState.DROPPED]


async def test_not_modified_is_what_we_wanted(house: House) -> None:
    ticket = house.ticket("厨房漏水")
    house.show(ticket, ENGINEERS)
    await house.deliver()
    house.reword(ticket, "改了")
    house.telegram.script("editMessageText", NOT_MODIFIED)

    card = house.show(ticket, ENGINEERS)
    await house.deliver()
    house.show(ticket, ENGINEERS)
    await house.deliver()

    assert len(house.telegram.made("editMessageText")) == 1
    assert house.card(card).message_id == house.telegram.chat(ENGINEERS)[0].message_id


@pytest.mark.parametrize("gone", ["message to edit not found", "message can't be edited", "MESSAGE_ID_INVALID"])
async def test_a_card_whose_post_is_gone_is_posted_anew(house: House, gone: str) -> None:
    ticket = house.ticket("厨房漏水")
    card = house.show(ticket, ENGINEERS)
    await house.deliver()
    house.reword(ticket, "张师傅已接单")
    house.telegram.script("editMessageText", refusal(400, f"Bad Request: {gone}"))

    house.show(ticket, ENGINEERS)
    await house.deliver()

    assert house.telegram.texts(ENGINEERS) == ["厨房漏水", "张师傅已接单"]
    assert house.card(card).message_id == house.telegram.chat(ENGINEERS)[-1].message_id


async def test_an_edit_in_doubt_is_simply_repeated(house: House) -> None:
    ticket = house.ticket("厨房漏水")
    house.show(ticket, ENGINEERS)
    await house.deliver()
    house.reword(ticket, "张师傅已接单")
    house.show(ticket, ENGINEERS)
    house.telegram.script("editMessageText", Behaviour(accepts=True, ends="drop"), NOT_MODIFIED)
    await house.deliver()

    house.clock.advance(seconds=2)
    await house.deliver()

    assert house.telegram.texts(ENGINEERS) == ["张师傅已接单"]
    assert [row.state for row in house.rows()] == [OutboxState.SENT, OutboxState.SENT]
    assert not any(row.repeat for row in house.rows())


async def test_afresh_leaves_the_old_post_without_buttons(house: House) -> None:
    ticket = house.ticket("厨房漏水")
    house.show(ticket, ENGINEERS)
    await house.deliver()

    house.show(ticket, ENGINEERS, afresh=True)
    await house.deliver()

    old, new = house.telegram.chat(ENGINEERS)
    assert (old.buttons, new.buttons) == ([], ["催单"])


async def test_in_private_the_old_post_goes(house: House) -> None:
    ticket = house.ticket("厨房漏水")
    house.show(ticket, LIN)
    await house.deliver()

    house.show(ticket, LIN, afresh=True)
    await house.deliver()

    assert len(house.telegram.chat(LIN)) == 1


async def test_a_post_too_old_to_be_deleted_loses_its_buttons(house: House) -> None:
    ticket = house.ticket("厨房漏水")
    house.show(ticket, LIN)
    await house.deliver()
    house.telegram.script("deleteMessage", refusal(400, "Bad Request: message can't be deleted for everyone"))

    house.show(ticket, LIN, afresh=True)
    await house.deliver()

    assert [post.buttons for post in house.telegram.chat(LIN)] == [[], ["催单"]]


async def test_an_old_post_that_is_gone_needs_no_hiding(house: House) -> None:
    ticket = house.ticket("厨房漏水")
    house.show(ticket, ENGINEERS)
    await house.deliver()
    house.telegram.chats[ENGINEERS].clear()

    house.show(ticket, ENGINEERS, afresh=True)
    await house.deliver()

    assert house.telegram.texts(ENGINEERS) == ["厨房漏水"]
    assert {row.state for row in house.rows()} == {OutboxState.SENT, OutboxState.DROPPED}


async def test_a_change_while_a_redraw_waits_out_a_flood_loses_nothing(house: House) -> None:
    ticket = house.ticket("厨房漏水")
    house.show(ticket, ENGINEERS)
    [row] = house.db.run_sync(claim, limit=1, bulk_limit=1)
    house.show(ticket, ENGINEERS)

    # The send in the air is told to wait, but a newer redraw of the card waits already.
    house.db.run_sync(settle, Attempt.of(row), Outcome(What.RETRY, "RetryAfter", delay=60))

    await house.deliver()
    assert house.telegram.chat(ENGINEERS) == []
    house.clock.advance(seconds=60)
    await house.deliver()
    assert house.telegram.texts(ENGINEERS) == ["厨房漏水"]


async def test_a_card_moved_while_its_edit_was_in_the_air_keeps_its_new_place(house: House) -> None:
    ticket = house.ticket("厨房漏水")
    card = house.show(ticket, ENGINEERS)
    await house.deliver()
    post = house.card(card).message_id
    house.show(ticket, ENGINEERS)
    [row] = house.db.run_sync(claim, limit=1, bulk_limit=1)
    house.show(ticket, ENGINEERS, afresh=True)

    house.db.run_sync(settle, Attempt.of(row, post=post, drawn="old"), Outcome(What.SENT))

    assert house.card(card).message_id is None
    await house.deliver()
    assert len(house.telegram.chat(ENGINEERS)) == 2


async def test_a_post_in_doubt_is_posted_again_and_says_so_once(house: House) -> None:
    ticket = house.ticket("厨房漏水")
    house.show(ticket, ENGINEERS)
    house.telegram.script("sendMessage", Behaviour(ends="drop"))
    await house.deliver()
    house.clock.advance(seconds=30)
    await house.deliver()
    [post] = house.telegram.chat(ENGINEERS)
    assert "您可能已经收到过" in post.text

    house.reword(ticket, "张师傅已接单")
    house.show(ticket, ENGINEERS)
    await house.deliver()
    assert house.telegram.texts(ENGINEERS) == ["张师傅已接单"]


async def test_an_emergency_hurries_the_redraw_that_waits(house: House) -> None:
    ticket = house.ticket("燃气味")
    house.show(ticket, ENGINEERS)
    house.show(ticket, ENGINEERS, priority=0)

    assert house.row(ENGINEERS).priority == 0


async def test_a_card_about_nothing_is_dropped(house: House) -> None:
    house.db.run_sync(show, "test_ticket", 999, chat_id=ENGINEERS)

    await house.deliver()

    assert house.row(ENGINEERS).state is OutboxState.DROPPED


async def test_a_flooded_edit_keeps_its_card_true(house: House, hire: Callable[..., Deliverer]) -> None:
    ticket = house.ticket("厨房漏水")
    house.show(ticket, ENGINEERS)
    await house.deliver()
    house.reword(ticket, "一")
    house.show(ticket, ENGINEERS)
    house.telegram.script("editMessageText", flood(30))
    await house.deliver()

    house.reword(ticket, "二")
    house.show(ticket, ENGINEERS)
    house.clock.advance(seconds=30)
    house.deliverer = hire()
    await house.deliver()

    assert house.telegram.texts(ENGINEERS) == ["二"]


def test_a_redraw_is_not_sent_before_the_fact_it_shows(postgres_url: str) -> None:
    """On PostgreSQL: a use case touches the waiting redraw, so nobody draws it from the old facts."""
    db = Database(postgres_url)
    metadata.create_all(db.engine)
    db.run_sync(show, "test_ticket", 1, chat_id=ENGINEERS)
    shown, claimed = threading.Event(), threading.Event()

    def use_case(tx: Session, *, now: datetime) -> None:
        show(tx, "test_ticket", 1, chat_id=ENGINEERS, now=now)
        shown.set()
        claimed.wait(10)

    changing = threading.Thread(target=db.run_sync, args=(use_case,))
    changing.start()
    shown.wait(10)
    before_commit = db.run_sync(claim, limit=8, bulk_limit=8)
    claimed.set()
    changing.join()
    after_commit = db.run_sync(claim, limit=8, bulk_limit=8)
    db.close()

    assert before_commit == []
    assert len(after_commit) == 1


async def test_a_card_is_one_per_chat(house: House) -> None:
    ticket = house.ticket("厨房漏水")

    assert house.show(ticket, ENGINEERS) == house.show(ticket, ENGINEERS)
    assert house.show(ticket, ENGINEERS) != house.show(ticket, 101)
    assert isinstance(house.card(1), Card)
