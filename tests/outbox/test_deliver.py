"""From what is owed to what people see."""

import asyncio
import logging
from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from sqlmodel import Session
from structlog.testing import capture_logs

from models.outbox import OutboxState, Priority
from outbox import owe, owe_album, owe_copy
from outbox.deliver import Deliverer
from tests import people
from tests.outbox.conftest import TOKEN, House
from tests.outbox.fake_telegram import Behaviour, refusal

pytestmark = pytest.mark.anyio

LIN, WANG, EMILY = 101, 102, 104
ENGINEERS = -1001


async def test_what_is_owed_is_said_once(house: House) -> None:
    house.owe(LIN, "您的报修已收到")

    await house.deliver()
    await house.deliver()

    assert house.telegram.texts(LIN) == ["您的报修已收到"]
    assert house.row(LIN).state is OutboxState.SENT
    assert house.row(LIN).message_id == house.telegram.chat(LIN)[0].message_id


async def test_a_chat_reads_in_the_order_it_was_owed(house: House) -> None:
    for number in range(12):
        house.owe(LIN, f"第{number}条")
        house.owe(WANG, f"第{number}条")

    await house.deliver()

    assert house.telegram.texts(LIN) == [f"第{number}条" for number in range(12)]
    assert house.telegram.texts(WANG) == [f"第{number}条" for number in range(12)]


async def test_quiet_hours_are_kept_over_a_restart(house: House, hire: Callable[..., Deliverer]) -> None:
    house.owe(LIN, "满意吗？", not_before=house.clock() + timedelta(hours=10))
    await house.deliver()
    house.deliverer = hire(alone=True)
    await house.deliverer._begin()
    await house.deliver()
    assert house.telegram.texts(LIN) == []

    house.clock.advance(hours=10)
    await house.deliver()
    assert house.telegram.texts(LIN) == ["满意吗？"]


async def test_a_bug_in_one_drawing_stops_nothing_else(house: House) -> None:
    house.owe(LIN, "坏", facts={"breaks": True})
    house.owe(LIN, "好")
    house.owe(WANG, "没有这种通知", kind="no_such_kind")

    await house.deliver()

    assert house.telegram.texts(LIN) == ["好"]
    broken = [row for row in house.rows() if row.state is OutboxState.REFUSED]
    assert [row.error for row in broken] == ["drawing: KeyError", "drawing: KeyError"]


async def test_nothing_to_say_any_more_is_dropped(house: House) -> None:
    house.owe(LIN, "过期了", facts={})

    await house.deliver()

    assert house.row(LIN).state is OutboxState.DROPPED
    assert house.telegram.made() == []


async def test_a_reply_hangs_under_what_it_answers(house: House) -> None:
    house.owe(LIN, "师傅说马上到", reply_to=55)

    await house.deliver()

    [call] = house.telegram.made("sendMessage")
    assert call.params["reply_parameters"] == {"message_id": 55, "allow_sending_without_reply": True}
    assert call.params["link_preview_options"] == {"is_disabled": True}


async def test_a_long_message_comes_in_pieces(house: House) -> None:
    long = "\n".join(f"{n}. 公共区域消杀，请关好门窗。" for n in range(400))
    house.owe(LIN, "公告", facts={"text": long})

    await house.deliver()

    assert "\n".join(house.telegram.texts(LIN)) == long
    assert len(house.telegram.chat(LIN)) == 2


async def test_a_piece_that_failed_is_retried_without_the_pieces_before_it(
    house: House, hire: Callable[..., Deliverer]
) -> None:
    long = "\n".join(f"{n}. 公共区域消杀，请关好门窗。" for n in range(400))
    house.owe(LIN, "公告", facts={"text": long})
    conflict = refusal(409, "Conflict: terminated by other getUpdates request")
    house.telegram.script("sendMessage", Behaviour(accepts=True), conflict)

    await house.deliver()
    house.clock.advance(seconds=1)
    house.deliverer = hire()
    await house.deliver()

    assert "\n".join(house.telegram.texts(LIN)) == long
    assert house.row(LIN).message_id == house.telegram.chat(LIN)[0].message_id


async def test_media_is_copied_and_albums_hang_under_their_card(house: House) -> None:
    ticket = house.ticket("厨房漏水")
    card = house.show(ticket, ENGINEERS)
    photos = [{"type": "photo", "file_id": "水1"}, {"type": "video", "file_id": "水2"}]
    house.db.run_sync(owe_album, key="album", chat_id=ENGINEERS, media=photos, reply_to_card=card,
                      kind="test_words", facts={"text": "现场照片"})  # fmt: skip
    house.db.run_sync(owe_copy, key="copy", chat_id=ENGINEERS, from_chat=LIN, message_id=9)

    await house.deliver()

    post, first, second, copy = house.telegram.chat(ENGINEERS)
    assert (first.reply_to, first.media, second.media) == (post.message_id, ["水1"], ["水2"])
    [call] = house.telegram.made("sendMediaGroup")
    assert [item.get("caption") for item in call.params["media"]] == ["现场照片", None]
    assert copy.media == ["copy of 101/9"]


async def test_an_album_of_one_is_a_photo(house: House) -> None:
    house.db.run_sync(owe_album, key="album", chat_id=LIN, media=[{"type": "photo", "file_id": "水1"}],
                      kind="test_words", facts={"text": "完工照片"})  # fmt: skip

    await house.deliver()

    [post] = house.telegram.chat(LIN)
    assert (post.media, post.text, post.parse_mode) == (["水1"], "完工照片", "HTML")


async def test_a_refused_token_stops_everything_until_it_is_right_again(house: House) -> None:
    for chat in (LIN, WANG, EMILY):
        house.owe(chat, "您好")
    house.deliverer.workers = 1
    house.telegram.script("sendMessage", refusal(401, "Unauthorized"))
    house.telegram.script("getMe", refusal(401, "Unauthorized"))

    await house.deliver()
    assert house.deliverer.line.trouble == "InvalidToken"
    assert len(house.telegram.made("sendMessage")) == 1

    house.deliverer.line._next_probe = 0.0
    await house.deliver()
    assert {row.state for row in house.rows()} == {OutboxState.SENT}


async def test_it_starts_while_telegram_is_down(house: House, hire: Callable[..., Deliverer]) -> None:
    house.owe(LIN, "您好")
    house.deliverer = hire(url="http://127.0.0.1:1")

    await house.deliver()
    async with asyncio.TaskGroup() as tasks:
        running = tasks.create_task(house.deliverer.run())
        house.deliverer.line._next_probe = 0.0
        await asyncio.sleep(0)
        assert not running.done()
        await house.deliverer.stop()

    assert house.deliverer.line.trouble == "ConnectError"
    assert house.row(LIN).state is OutboxState.PENDING


async def test_running_it_is_woken_by_what_is_owed(house: House) -> None:
    house.db.after_commit.append(house.deliverer.wake)
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(house.deliverer.run())
        await house.db.run(_owe_lin)
        await house.telegram.until(lambda: house.telegram.texts(LIN))
        await house.deliverer.stop()

    assert house.row(LIN).state is OutboxState.SENT


async def test_stopping_finishes_what_is_in_the_air(house: House) -> None:
    house.owe(LIN, "在路上")
    house.telegram.script("sendMessage", Behaviour(accepts=True, ends="hang"))
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(house.deliverer.run())
        await house.telegram.until(house.telegram.made)
        stopping = tasks.create_task(house.deliverer.stop())
        house.owe(WANG, "太晚了")
        house.telegram.let_go.set()
        await stopping

    assert house.row(LIN).state is OutboxState.SENT
    assert house.row(WANG).state is OutboxState.PENDING


async def test_what_does_not_finish_in_time_is_left_in_doubt(house: House) -> None:
    house.bill(LIN, "物业费")
    house.telegram.script("sendMessage", Behaviour(accepts=True, ends="hang"))
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(house.deliverer.run())
        await house.telegram.until(house.telegram.made)
        await house.deliverer.stop(seconds=0.05)

    row = house.row(LIN)
    assert (row.state, row.error) == (OutboxState.IN_DOUBT, "CancelledError")


async def test_talk_finds_a_worker_free_during_a_broadcast(house: House) -> None:
    for chat in range(1000, 1020):
        house.owe(chat, "停水通知", priority=Priority.BULK)
    house.telegram.script("sendMessage", *[Behaviour(accepts=True, ends="hang")] * 6)
    async with asyncio.TaskGroup() as tasks:
        tasks.create_task(house.deliverer.run())
        await house.telegram.until(lambda: len(house.telegram.made("sendMessage")) == 6)
        house.owe(LIN, "您好")
        house.deliverer.wake()
        await house.telegram.until(lambda: house.telegram.texts(LIN))
        assert len(house.telegram.made("sendMessage")) == 7
        house.telegram.let_go.set()
        await house.deliverer.stop()


async def test_everybody_reads_his_own_language(house: House) -> None:
    house.db.run_sync(people.emily)
    for chat in (LIN, EMILY, ENGINEERS):
        house.owe(chat, "R-1")
    house.telegram.script("sendMessage", *[Behaviour(ends="drop")] * 3)
    await house.deliver()
    house.clock.advance(seconds=30)
    await house.deliver()

    assert "网络不稳" in house.telegram.texts(LIN)[0]
    assert "connection was shaky" in house.telegram.texts(EMILY)[0]
    assert "网络不稳" in house.telegram.texts(ENGINEERS)[0]


async def test_the_log_holds_nobodys_words_and_no_token(house: House, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    logging.getLogger("asyncio").setLevel(logging.WARNING)
    secret = "林晓梅 13800138000"
    leaky = Behaviour(200, f"<html>{secret}</html>", accepts=True)
    house.telegram.script("sendMessage", leaky, refusal(400, f'Bad Request: "{secret}"'), Behaviour(502, secret))
    with capture_logs() as logs:
        for chat in (LIN, WANG, EMILY, 105):
            house.owe(chat, secret)
            await house.deliver()
        house.owe(106, "坏", facts={"breaks": True, "text": secret})
        await house.deliver()

    everything = f"{logs} {caplog.text} {[row.error for row in house.rows()]}"
    assert "13800138000" not in everything
    assert TOKEN.split(":")[1] not in everything
    assert len(logs) >= 5


def _owe_lin(tx: Session, *, now: datetime) -> None:
    owe(tx, key="hello", chat_id=LIN, kind="test_words", facts={"text": "您好"}, now=now)
