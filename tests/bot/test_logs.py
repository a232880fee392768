"""No log line ever shows the token or what somebody wrote, whoever logs and however it fails."""

import asyncio
import io
import json
import logging
import subprocess
import sys
import threading
import warnings
from collections.abc import Iterator
from typing import Any

import aiohttp
import httpx
import pytest
import structlog
from aiogram import Bot
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiohttp import web
from aiohttp.test_utils import TestServer
from pydantic import BaseModel
from sqlalchemy import text
from telegram.ext import ExtBot

from bot.inbox import Inbox
from bot.logs import set_up, wash, where
from bot.nursery import Nursery
from bot.poll import Poller
from models.database import Database
from outbox.telegram import close_bot
from tests.bot.conftest import LIN, Telegram

TOKEN = "4242:AAcanaryTokenThatMustNeverBeSeenAnywhere"
#: A name, a telephone number and a sentence of hers.
NEEDLES = (TOKEN, TOKEN.split(":")[1], "Lin Xiaomei", "林小梅", "13812345678", "厨房漏水")
HERS = "林小梅 Lin Xiaomei 13812345678 厨房漏水"

log = structlog.get_logger("test")


@pytest.fixture(params=[True, False], ids=["json", "console"])
def lines(request: pytest.FixtureRequest) -> Iterator[io.StringIO]:
    """What is logged, at the most talkative level; the world before is put back."""
    root = logging.getLogger()
    before = root.handlers[:], root.level, logging.raiseExceptions
    hooks = sys.excepthook, threading.excepthook, warnings.showwarning
    levels = {name: logging.getLogger(name).level for name in ("httpx", "telegram", "aiogram.event")}
    stream = io.StringIO()
    set_up(as_json=request.param, level="DEBUG", stream=stream)
    yield stream
    shown = stream.getvalue()
    root.handlers[:], logging.raiseExceptions = before[0], before[2]
    root.setLevel(before[1])
    sys.excepthook, threading.excepthook, warnings.showwarning = hooks
    for name, level in levels.items():
        logging.getLogger(name).setLevel(level)
    structlog.reset_defaults()
    assert [needle for needle in NEEDLES if needle in shown] == []


@pytest.fixture
def anyio_backend() -> str:
    return "asyncio"


def test_a_line_has_its_time_level_and_ids(lines: io.StringIO) -> None:
    log.info("claimed", ticket=7, chat=-1001234567890, user=13900001111222)
    assert "claimed" in lines.getvalue()
    assert "-1001234567890" in lines.getvalue()
    assert "13900001111222" in lines.getvalue(), "ids are numbers and are kept"


def test_json_lines_can_be_read_by_machines() -> None:
    stream = io.StringIO()
    root = logging.getLogger()
    before = root.handlers[:], root.level
    set_up(as_json=True, stream=stream)
    log.warning("polling_paused", error="TimeoutError", seconds=4)
    root.handlers[:], _ = before[0], root.setLevel(before[1])
    structlog.reset_defaults()
    line = json.loads(stream.getvalue())
    assert {"event", "level", "timestamp", "error", "seconds"} == set(line)


def test_the_words_of_an_error_are_withheld_and_its_places_kept(lines: io.StringIO) -> None:
    try:
        try:
            int(HERS)
        except ValueError as first:
            raise RuntimeError(HERS) from first
    except RuntimeError:
        log.exception("bug")
    assert "RuntimeError" in lines.getvalue()
    assert "ValueError" in lines.getvalue()
    assert "test_logs.py" in lines.getvalue()


def test_the_words_of_the_network_are_kept_washed(lines: io.StringIO) -> None:
    try:
        raise ConnectionError(f"no route to https://api.telegram.org/bot{TOKEN}/getMe, call +86 138-1234-5678")
    except ConnectionError as error:
        log.error("bug", exc_info=error)
    assert "no route to https://api.telegram.org/bot<token>/getMe, call <number>" in lines.getvalue()


@pytest.mark.parametrize(
    ("written", "washed"),
    [
        ("call 13812345678 now", "call <number> now"),
        ("ticket R-261121-007 of chat -1001234567890", "ticket R-261121-007 of chat -1001234567890"),
        ("0571 8888 6666", "<number>"),
        ("room 1502, 12 months", "room 1502, 12 months"),
        (f"x{TOKEN}y", "x<token>"),
        ("failed [parameters: ('林小梅', '138')]", "failed <withheld>"),
        ("duplicate key\nDETAIL:  Key (phone)=(138) already exists.", "duplicate key\n<withheld>"),
    ],
)
def test_washing(written: str, washed: str) -> None:
    assert wash(written) == washed


def test_what_libraries_say_is_washed(lines: io.StringIO) -> None:
    logging.getLogger("httpx").info("HTTP Request: POST https://api.telegram.org/bot%s/getMe", TOKEN)
    logging.getLogger("somebody").error("failed for %s at %s", "+86 138 1234 5678".replace(" ", ""), TOKEN)
    logging.getLogger("somebody").error("in two lines\n%s", HERS)
    logging.getLogger("somebody").error("failed", exc_info=ValueError(HERS))
    logging.getLogger("somebody").error("%d", "not a number")
    assert "HTTP Request" not in lines.getvalue()
    assert "failed for <number> at <token>" in lines.getvalue()


def test_a_value_given_to_a_line_is_washed_too(lines: io.StringIO) -> None:
    log.warning("odd", url=f"https://x/bot{TOKEN}/y", bug=ValueError(HERS), bot=repr(ExtBot(TOKEN)))
    log.warning("odder", facts={"tenant": "+8613812345678", "url": [TOKEN]}, **{TOKEN: 1})
    assert "<token>" in lines.getvalue()
    assert "bug=ValueError" in lines.getvalue() or '"bug": "ValueError"' in lines.getvalue()


def test_warnings_lose_their_words(lines: io.StringIO) -> None:
    """aiogram warns about an update it does not know by quoting all of it."""
    with warnings.catch_warnings():
        warnings.simplefilter("always")
        set_up(as_json=True, stream=lines)
        warnings.warn(f"Detected unknown update type.\nUpdate: {HERS}", RuntimeWarning, stacklevel=1)
    assert "RuntimeWarning" in lines.getvalue()


def test_errors_of_pydantic_and_the_database_do_not_quote(lines: io.StringIO, sqlite_url: str) -> None:
    class Form(BaseModel):
        floor: int

    db = Database(sqlite_url)
    for wrong in (
        lambda: Form.model_validate({"floor": HERS}),
        lambda: db.run_sync(lambda tx, *, now: tx.execute(text("SELECT :name FROM nowhere"), {"name": HERS})),
    ):
        try:
            wrong()
        except Exception:
            log.exception("bug")
    db.close()
    assert "ValidationError" in lines.getvalue()
    assert "OperationalError" in lines.getvalue()


def test_uncaught_errors_are_washed(lines: io.StringIO) -> None:
    thread = threading.Thread(target=lambda: int(HERS))
    thread.start()
    thread.join()
    try:
        int(HERS)
    except ValueError as error:
        sys.excepthook(ValueError, error, error.__traceback__)
    assert "uncaught" in lines.getvalue()
    assert "uncaught_in_thread" in lines.getvalue()


@pytest.mark.anyio
async def test_a_task_whose_error_nobody_fetched_is_washed(lines: io.StringIO) -> None:
    asyncio.get_running_loop().default_exception_handler({"message": "Task exception was never retrieved",
                                                       "exception": ValueError(HERS), "words": HERS})  # fmt: skip
    assert "Task exception was never retrieved" in lines.getvalue()


@pytest.mark.anyio
async def test_an_update_that_fails_is_logged_without_its_words(
    lines: io.StringIO, small_db: Database, telegram: Telegram
) -> None:
    async def handle(update: dict[str, Any]) -> None:
        raise ValueError(update["message"]["text"])

    inbox = Inbox(small_db, 4242, handle, pauses=(0.0,))
    await inbox.start()
    await inbox.store([telegram.says(LIN, HERS)])
    await inbox.drain()
    await inbox.stop()
    assert "dead" in lines.getvalue()


@pytest.mark.anyio
async def test_a_crashing_task_is_logged_without_its_words(lines: io.StringIO) -> None:
    crashed = asyncio.Event()

    async def crash() -> None:
        if crashed.is_set():
            return
        crashed.set()
        raise ValueError(HERS)

    async with Nursery(pauses=(0.0,)) as nursery:
        nursery.start("poll", crash)
        await nursery.wait(5)
    assert "task_crashed" in lines.getvalue()


@pytest.mark.anyio
async def test_neither_library_shows_the_token_when_a_call_or_a_download_fails(lines: io.StringIO) -> None:
    async with (
        TestServer(web.Application()) as nothing_here,
        httpx.AsyncClient() as web_call,
        aiohttp.ClientSession() as plain_call,
    ):
        api = str(nothing_here.make_url("/")).rstrip("/")
        listener = Bot(TOKEN, session=AiohttpSession(api=TelegramAPIServer.from_base(api)))
        speaker = ExtBot(TOKEN, base_url=f"{api}/bot", base_file_url=f"{api}/file/bot")
        for call in (
            lambda: listener.get_me(),
            lambda: listener.download_file("photos/file_1.jpg"),
            lambda: speaker.send_message(1, HERS),
            lambda: web_call.get(f"{api}/bot{TOKEN}/getMe"),
            lambda: plain_call.get(f"nonsense://bot{TOKEN}/getMe"),
        ):
            try:
                await call()
            except Exception as error:
                log.error("failed", exc_info=error, bot=repr(speaker), words=str(error))
        await listener.session.close()
        await close_bot(speaker)
    assert "failed" in lines.getvalue()


@pytest.mark.anyio
async def test_a_poller_that_reaches_nobody_does_not_show_its_address(lines: io.StringIO) -> None:
    slept = asyncio.Event()

    async def sleep(_seconds: float) -> None:
        slept.set()
        await asyncio.Event().wait()

    async def store(_updates: Any) -> None:
        raise AssertionError

    for address in ("http://127.0.0.1:1", "nonsense://", "http://[bad"):
        slept.clear()
        async with Nursery() as nursery:
            nursery.start("poll", Poller(address, TOKEN, store, sleep=sleep).run)
            await asyncio.wait_for(slept.wait(), 5)
    assert "polling_paused" in lines.getvalue()


def test_where_names_places_and_classes_only() -> None:
    with pytest.raises(ValueError, match="invalid literal") as caught:
        int(HERS)
    assert where(caught.value).startswith("ValueError bot/test_logs.py:")
    assert HERS not in where(caught.value)


def test_a_process_that_dies_of_a_bug_leaves_no_words() -> None:
    code = f"from bot.logs import set_up; set_up(); name = {HERS!r}; raise ValueError(name + {TOKEN!r})"
    died = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert died.returncode == 1
    assert "ValueError" in died.stderr
    assert [needle for needle in NEEDLES if needle in died.stderr + died.stdout] == []
