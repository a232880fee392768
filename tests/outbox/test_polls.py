"""A native poll goes out once, is known by Telegram's name afterwards, and ends once."""

import json
from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlmodel import Session, select

from cards.face import Button, Face
from cards.registry import Pen, notice
from models.outbox import Delivery, OutboxState, Priority
from models.surveys import PollCount, PollPost, QuickPoll
from outbox import owe_poll, stop_poll
from outbox.plan import Drawing, plan
from tests.outbox.conftest import House
from tests.outbox.fake_telegram import Behaviour, refusal

pytestmark = pytest.mark.anyio

ENGINEERS = -1001
KEY = "poll:1:-1001"


@notice("test_poll")
def _poll(tx: Session, facts: dict[str, Any], pen: Pen) -> Face | None:
    return Face("<晚饭>几点?", [[Button("结束", data="poll_close:1")]], options=("六点", "七点"), anonymous=False)


def telegrams(counts: tuple[int, int] = (0, 0), closed: bool = False) -> dict[str, Any]:
    options = [{"persistent_id": str(at), "text": text, "voter_count": count}
               for at, (text, count) in enumerate(zip(("六点", "七点"), counts, strict=True))]  # fmt: skip
    return {"id": "77", "question": "<晚饭>几点?", "options": options, "total_voter_count": sum(counts),
            "is_closed": closed, "is_anonymous": False, "type": "regular", "allows_multiple_answers": False,
            "allows_revoting": True, "members_only": False}  # fmt: skip


def message(poll: dict[str, Any]) -> Behaviour:
    chat = {"id": ENGINEERS, "type": "supergroup"}
    sent = {"message_id": 5, "date": 1, "chat": chat, "poll": poll}
    return Behaviour(200, json.dumps({"ok": True, "result": sent}), accepts=True)


def answer(poll: dict[str, Any]) -> Behaviour:
    return Behaviour(200, json.dumps({"ok": True, "result": poll}))


def asked(tx: Session, *, now: datetime) -> None:
    vote = QuickPoll(question="<晚饭>几点?", options=["六点", "七点"], created_at=now)
    tx.add(vote)
    tx.flush()
    tx.add(PollPost(quick_poll_id=vote.id or 0, chat_id=ENGINEERS, outbox_key=KEY))
    owe_poll(tx, key=KEY, chat_id=ENGINEERS, kind="test_poll", now=now)
    owe_poll(tx, key=KEY, chat_id=ENGINEERS, kind="test_poll", now=now)


def post_of(house: House) -> PollPost:
    return house.db.read_sync(lambda tx, now: tx.exec(select(PollPost)).one())


def count_of(house: House) -> PollCount:
    return house.db.read_sync(lambda tx, now: tx.exec(select(PollCount)).one())


async def test_a_poll_is_sent_once_and_its_post_learns_its_name(house: House) -> None:
    house.telegram.script("sendPoll", message(telegrams()))
    house.db.run_sync(asked)

    await house.deliver()

    [call] = house.telegram.made("sendPoll")
    assert call.params["question"] == "<晚饭>几点?"
    assert [option["text"] for option in call.params["options"]] == ["六点", "七点"]
    assert call.params["is_anonymous"] in (False, "false", "False")
    assert (post_of(house).poll_id, post_of(house).message_id) == ("77", 5)
    assert count_of(house).counts == [0, 0]


async def test_a_vote_that_was_faster_than_the_answer_is_not_forgotten(house: House) -> None:
    house.telegram.script("sendPoll", message(telegrams()))
    house.db.run_sync(asked)
    house.db.run_sync(lambda tx, now: tx.add(PollCount(poll_id="77", counts=[1, 0], voters=1, at=now)))

    await house.deliver()

    assert count_of(house).counts == [1, 0]


async def test_stopping_a_poll_brings_its_last_counts(house: House) -> None:
    house.telegram.script("sendPoll", message(telegrams()))
    house.telegram.script("stopPoll", answer(telegrams((3, 1), closed=True)))
    house.db.run_sync(asked)
    await house.deliver()

    house.db.run_sync(stop_poll, post_key=KEY, chat_id=ENGINEERS)
    await house.deliver()

    [call] = house.telegram.made("stopPoll")
    assert call.params["message_id"] == 5
    assert (count_of(house).counts, count_of(house).voters, count_of(house).closed) == ([3, 1], 4, True)
    assert post_of(house).message_id == 5


async def test_a_poll_that_somebody_stopped_already_is_stopped(house: House) -> None:
    house.telegram.script("sendPoll", message(telegrams()))
    house.telegram.script("stopPoll", refusal(400, "Bad Request: poll has already been closed"))
    house.db.run_sync(asked)
    await house.deliver()

    house.db.run_sync(stop_poll, post_key=KEY, chat_id=ENGINEERS)
    await house.deliver()

    assert [row.state for row in house.rows()] == [OutboxState.SENT, OutboxState.SENT]


async def test_a_poll_that_was_never_sent_needs_no_stop(house: House) -> None:
    house.telegram.script("sendPoll", refusal(400, "Bad Request: not enough rights to send polls to the chat"))
    house.db.run_sync(asked)
    house.db.run_sync(stop_poll, post_key=KEY, chat_id=ENGINEERS)

    await house.deliver()

    assert house.telegram.made("stopPoll") == []
    assert [row.state for row in house.rows()] == [OutboxState.REFUSED, OutboxState.DROPPED]


async def test_a_poll_in_doubt_is_not_put_to_the_vote_twice(house: House) -> None:
    house.telegram.script("sendPoll", Behaviour(502, "<html>Bad Gateway</html>"))
    house.db.run_sync(asked)

    await house.deliver()

    [row] = house.rows()
    assert (row.state, row.delivery) == (OutboxState.IN_DOUBT, Delivery.B)


async def test_without_anything_to_ask_no_poll_is_sent(house: House) -> None:
    house.db.run_sync(asked)
    [row] = house.rows()

    assert plan(row, Drawing(None)) == []


async def test_a_card_kept_for_the_morning_comes_forward_when_it_is_asked_for(house: House) -> None:
    number = house.ticket("厨房漏水")
    morning = house.clock() + timedelta(hours=9)
    house.show(number, 101, delivery=Delivery.B, priority=Priority.BULK, not_before=morning)
    await house.deliver()
    assert house.telegram.chat(101) == []

    house.show(number, 101)
    await house.deliver()

    assert [post.text for post in house.telegram.chat(101)] == ["厨房漏水"]
    assert house.row(101).delivery is Delivery.B


async def test_a_card_posted_anew_in_the_morning_keeps_its_old_post_until_then(house: House) -> None:
    number = house.ticket("厨房漏水")
    house.show(number, 101)
    await house.deliver()

    house.show(number, 101, afresh=True, not_before=house.clock() + timedelta(hours=9))
    await house.deliver()
    assert len(house.telegram.chat(101)) == 1
    house.clock.advance(hours=10)
    await house.deliver()

    assert [post.message_id for post in house.telegram.chat(101)] == [2]
