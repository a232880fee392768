"""Twenty-odd ways a call can end on the wire, and what becomes of the message.

Seen from outside: raw HTTP in, the row's state and the number of copies in the chat out. `again`
is whether it may be sent again by itself.
"""

from collections.abc import Callable
from dataclasses import dataclass

import pytest

from models.outbox import Delivery, OutboxState, Priority
from outbox.claim import claim
from outbox.deliver import Deliverer
from tests.outbox.conftest import House
from tests.outbox.fake_telegram import OK, Behaviour, flood, refusal

pytestmark = pytest.mark.anyio

LIN = 101
PENDING, SENT, REFUSED, IN_DOUBT = (
    OutboxState.PENDING,
    OutboxState.SENT,
    OutboxState.REFUSED,
    OutboxState.IN_DOUBT,
)
ACCEPTED = Behaviour(accepts=True)
ODD = '{"ok": true, "result": {"no": "message"}}'


@dataclass(frozen=True)
class Case:
    """One behaviour, and how class A and class B stand after it."""

    name: str
    wire: Behaviour
    a: OutboxState
    b: OutboxState
    error: str = ""
    repeat: bool = False
    copies: int = 0


def certain(name: str, wire: Behaviour, state: OutboxState, error: str, copies: int = 0) -> Case:
    """Whatever the class, we know how it ended."""
    return Case(name, wire, state, state, error, copies=copies)


def doubtful(name: str, wire: Behaviour, error: str, copies: int = 0) -> Case:
    """It may have arrived: A waits to be said once more, B is parked."""
    return Case(name, wire, PENDING, IN_DOUBT, error, repeat=True, copies=copies)


CASES = [
    certain("accepted", OK, SENT, "", copies=1),
    certain("flood", flood(7), PENDING, "RetryAfter"),
    certain("flood of an hour", flood(3600), PENDING, "RetryAfter"),
    certain("chat not found", refusal(400, "Bad Request: chat not found"), REFUSED, "BadRequest"),
    certain("odd button", refusal(400, "Bad Request: BUTTON_DATA_INVALID"), REFUSED, "BadRequest"),
    certain("wrong file", refusal(400, "Bad Request: wrong file identifier"), REFUSED, "BadRequest"),
    certain("too long", refusal(400, "Bad Request: message is too long"), REFUSED, "BadRequest"),
    certain("400 in HTML", Behaviour(400, "<html>nginx</html>"), REFUSED, "BadRequest"),
    certain("blocked", refusal(403, "Forbidden: bot was blocked by the user"), REFUSED, "Forbidden"),
    certain("deactivated", refusal(403, "Forbidden: user is deactivated"), REFUSED, "Forbidden"),
    certain("no start", refusal(403, "Forbidden: bot can't initiate conversation with a user"), REFUSED, "Forbidden"),
    certain("token refused", refusal(401, "Unauthorized"), PENDING, "InvalidToken"),
    certain("no such method", refusal(404, "Not Found"), PENDING, "InvalidToken"),
    certain("two of us", refusal(409, "Conflict: terminated by other getUpdates request"), PENDING, "Conflict"),
    certain("file too large", Behaviour(413, "<html>Request Entity Too Large</html>"), REFUSED, "Request Entity"),
    doubtful("500 in JSON", refusal(500, "Internal Server Error"), "NetworkError"),
    doubtful("502 in HTML", Behaviour(502, "<html>Bad Gateway</html>"), "TelegramError"),
    doubtful("504 after accepting", Behaviour(504, "", accepts=True), "TelegramError", copies=1),
    doubtful("silence", Behaviour(ends="hang"), "TimeoutError"),
    doubtful("accepted, then silence", Behaviour(accepts=True, ends="hang"), "TimeoutError", copies=1),
    doubtful("hung up before accepting", Behaviour(ends="drop"), "Re"),
    doubtful("hung up after accepting", Behaviour(accepts=True, ends="drop"), "Re", copies=1),
    doubtful("accepted, no JSON", Behaviour(200, "<html>ok</html>", accepts=True), "TelegramError", copies=1),
    doubtful("accepted, a list", Behaviour(200, "[]", accepts=True), "TelegramError", copies=1),
    doubtful("accepted, odd result", Behaviour(200, ODD, accepts=True), "KeyError", copies=1),
    doubtful("accepted, no result", Behaviour(200, '{"ok": true}', accepts=True), "KeyError", copies=1),
]


@pytest.mark.parametrize("delivery", list(Delivery))
@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
async def test_what_becomes_of_a_message(
    house: House, case: Case, delivery: Delivery, hire: Callable[..., Deliverer]
) -> None:
    if case.wire.ends == "hang":
        house.deliverer = hire(send_seconds=0.3)
    house.owe(LIN, "R-261121-007 已受理", delivery=delivery)
    house.telegram.script("sendMessage", case.wire)
    # One call only: the next one waits behind a probe that fails.
    house.telegram.script("getMe", *[refusal(502, "Bad Gateway")] * 3)

    await house.deliver()

    row = house.row(LIN)
    assert row.state is (case.a if delivery is Delivery.A else case.b)
    assert (row.error or "").startswith(case.error)
    assert row.repeat is (case.repeat and delivery is Delivery.A)
    assert len(house.telegram.chat(LIN)) == case.copies
    assert len(house.telegram.made("sendMessage")) == 1


async def test_a_connection_that_was_never_made_proves_that_nothing_was_sent(
    house: House, hire: Callable[..., Deliverer]
) -> None:
    house.owe(LIN, "您的报修已收到")
    house.bill(102, "十一月物业费")
    house.deliverer = hire(url="http://127.0.0.1:1")

    await house.deliver()

    assert {row.state for row in house.rows()} == {PENDING}
    assert house.row(LIN).error == "ConnectError"
    assert not any(row.repeat for row in house.rows())


async def test_words_telegram_cannot_read_are_said_without_tags(house: House) -> None:
    house.owe(LIN, "<b>漏水</b> &lt;3")
    house.telegram.script("sendMessage", refusal(400, "Bad Request: can't parse entities: Unsupported start tag"))

    await house.deliver()

    [post] = house.telegram.chat(LIN)
    assert (post.text, post.parse_mode) == ("漏水 <3", None)
    assert house.row(LIN).state is SENT


async def test_a_flood_halts_its_chat_and_nobody_else(house: House) -> None:
    house.owe(LIN, "一")
    house.owe(102, "二")
    house.telegram.script("sendMessage", flood(60))
    await house.deliver()
    house.clock.advance(seconds=59)
    await house.deliver()

    sent = {row.chat_id for row in house.rows() if row.state is SENT}
    assert len(sent) == 1
    assert len(house.telegram.made("sendMessage")) == 2


async def test_two_chats_halted_before_a_restart_do_not_halt_the_others(
    house: House, hire: Callable[..., Deliverer]
) -> None:
    hour_apart = [(LIN, "一"), (102, "二")]
    for chat, text in hour_apart:
        house.deliverer = hire()
        house.owe(chat, text)
        house.telegram.script("sendMessage", flood(3600))
        await house.deliver()

    house.deliverer = hire()
    await house.deliverer._begin()
    house.owe(103, "三")
    await house.deliver()

    assert house.telegram.texts(103) == ["三"]


async def test_a_restart_does_not_forget_a_flood(house: House, hire: Callable[..., Deliverer]) -> None:
    house.owe(LIN, "一")
    house.telegram.script("sendMessage", flood(3600))
    await house.deliver()

    house.deliverer = hire()
    await house.deliverer._begin()

    # Not even an emergency of that chat gets a word in: being early makes the halt longer.
    assert house.deliverer.budget.closed_for(LIN) == pytest.approx(3600, abs=5)
    house.owe(LIN, "急！", priority=Priority.EMERGENCY)
    assert house.db.run_sync(claim, limit=8, bulk_limit=8, closed=house.deliverer.budget.closed_chats()) == []
