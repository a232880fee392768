"""A voice note opens its draft at once; what it says comes after, is asked about, and acts by itself only in danger."""

from collections.abc import AsyncIterator
from typing import Any

import pytest
from aiogram.exceptions import TelegramBadRequest
from aiogram.methods import GetFile
from aiohttp import web

from assist.transcriber import Transcriber
from bot.dictation import Dictation
from models.dictation import MOST_BYTES
from models.people import Person
from models.refusals import Stale
from models.tickets import PieceKind, Ticket, TicketStatus, Urgency
from scheduler.dictation_jobs import DICTATION_JOBS
from scheduler.heartbeat import Heartbeat
from tests import people
from tests.assist.elsewhere import Elsewhere
from tests.dialogs.shell import QuietBot
from tests.usecases.conftest import (  # noqa: F401 - fixtures are found by name
    catalogue,
    clock,
    db,
    empty_database,
    kept_database,
    lin,
    said,
    texts,
)
from tests.usecases.house import House, buttons
from understanding import understand
from usecases import dictation, draft_fields
from usecases import people as who

pytestmark = pytest.mark.anyio
YES, NO = "对，就这样", "不对"


class Chat:
    """Lin speaks instead of typing."""

    def __init__(self, house: House, said: Any, there: Elsewhere) -> None:  # noqa: F811
        self.house, self.said, self.there = house, said, there
        house.db.info["assist"] = frozenset({"dictation"})
        self.bot = QuietBot()
        self.transcriber = Transcriber(there.endpoint(name="dictation", seconds=1.0))
        self.writer = Dictation(house.db, self.bot, self.transcriber, house.catalogue, monotonic=there.watch)

    def speaks(self, person: Person, file_id: str = "voice-1", size: int = 9) -> Ticket:
        """A voice note."""
        self.bot.files.setdefault(file_id, b"OggS-data")
        return self.house.says(person, kind=PieceKind.VOICE, file_id=file_id, file_size=size)

    def reads(self, person: Person) -> str:
        """His card."""
        return str(self.said.last(person.user_id).text)

    def taps(self, rule: Any, person: Person, ticket: Ticket, *more: Any, **facts: Any) -> Ticket:
        """An answer to the question on the card."""
        [piece] = [b.data.split(":")[2] for row in self.said.last(person.user_id).rows for b in row if b.text == YES]
        return self.house.db.run_sync(rule, ticket.id, piece, *more, person=person, **facts)

    def confirms(self, person: Person, ticket: Ticket) -> Ticket:
        """Yes."""
        words = self.there.hears["text"]
        heard = understand(words, now=self.house.db.clock())
        return self.taps(dictation.confirm, person, ticket, heard, catalogue=self.house.catalogue)


@pytest.fixture
async def chat(db, catalogue, said, elsewhere) -> AsyncIterator[Chat]:  # noqa: F811
    chat = Chat(House(db, catalogue), said, elsewhere)
    yield chat
    await chat.transcriber.endpoint.close()


@pytest.fixture
async def agreed(chat, lin) -> Person:  # noqa: F811
    return chat.house.db.run_sync(who.give_consent, lin)


async def test_the_draft_waits_for_nobody_and_says_what_is_being_done(chat, agreed, elsewhere):
    ticket = chat.speaks(agreed)

    assert ticket.status is TicketStatus.DRAFT
    assert "正在把您的语音写成文字" in chat.reads(agreed)
    assert "提交" in buttons(chat.said.last(agreed.user_id))
    assert elsewhere.notes == []


async def test_what_was_heard_is_asked_and_counts_after_a_yes(chat, agreed, elsewhere):
    ticket = chat.speaks(agreed)
    await chat.writer.once()

    assert (elsewhere.notes[0]["file"], elsewhere.notes[0]["language"]) == (b"OggS-data", "zh")
    asked = chat.said.last(agreed.user_id)
    assert "我听到的是：\n<blockquote>厨房水管漏水</blockquote>\n对吗？" in asked.text
    assert buttons(asked)[:2] == [YES, NO]
    assert chat.house.now(ticket).words == ""

    ticket = chat.confirms(agreed, ticket)
    assert (ticket.words, ticket.kind, ticket.category) == ("厨房水管漏水", "repair", "water")
    assert YES not in buttons(chat.said.last(agreed.user_id))
    assert chat.house.submits(agreed, ticket).number


async def test_a_no_leaves_the_voice_as_it_is(chat, agreed):
    ticket = chat.speaks(agreed)
    await chat.writer.once()
    ticket = chat.taps(dictation.deny, agreed, ticket)

    assert ticket.words == ""
    assert YES not in buttons(chat.said.last(agreed.user_id))
    assert "漏水" not in chat.reads(agreed)


async def test_danger_in_it_acts_like_typed_danger_without_a_question(chat, agreed, elsewhere):
    elsewhere.hears = {"text": "着火了着火了，厨房着火了，快来人啊"}
    ticket = chat.speaks(agreed)
    await chat.writer.once()

    ticket = chat.house.now(ticket)
    assert (ticket.urgency, ticket.words) == (Urgency.EMERGENCY, "着火了着火了，厨房着火了，快来人啊")
    assert "alerted" in chat.house.history(ticket)
    assert "119" in chat.reads(agreed)
    assert "听您的语音写下来的" in chat.reads(agreed)
    assert YES not in buttons(chat.said.last(agreed.user_id))


async def test_what_he_chose_while_it_was_written_down_stays(chat, agreed, catalogue):  # noqa: F811
    ticket = chat.speaks(agreed)
    for field, value in (("kind", "complaint"), ("place", "public")):
        chat.house.db.run_sync(draft_fields.set_field, ticket.id, field, value, person=agreed, catalogue=catalogue)
    await chat.writer.once()
    ticket = chat.confirms(agreed, ticket)

    assert (ticket.kind, ticket.public_area, ticket.words) == ("complaint", True, "厨房水管漏水")


async def test_whoever_submitted_already_has_the_words_put_beside_his_voice(chat, agreed):
    ticket = chat.house.submits(agreed, chat.speaks(agreed))
    await chat.writer.once()

    told = chat.said.last(people.DESK_CHAT).text
    assert "机器听写，住户还没确认" in told
    assert "厨房水管漏水" in told
    assert chat.house.now(ticket).words == ""


async def test_danger_in_what_was_submitted_already_is_told_at_once(chat, agreed, elsewhere):
    elsewhere.hears = {"text": "着火了着火了，厨房着火了"}
    ticket = chat.house.submits(agreed, chat.speaks(agreed))
    await chat.writer.once()

    assert chat.house.now(ticket).urgency is Urgency.EMERGENCY


async def test_whoever_is_asked_about_danger_is_asked_that_first(chat, agreed, elsewhere, catalogue):  # noqa: F811
    ticket = chat.speaks(agreed)
    chat.house.db.run_sync(lambda tx, now: setattr(tx.get_one(Ticket, ticket.id), "unsure", ["danger"]))
    await chat.writer.once()
    assert YES not in buttons(chat.said.last(agreed.user_id))

    chat.house.db.run_sync(lambda tx, now: setattr(tx.get_one(Ticket, ticket.id), "unsure", []))
    assert YES in buttons(chat.said.last(agreed.user_id))


async def test_whoever_did_not_agree_keeps_his_voice_here(chat, lin, elsewhere):  # noqa: F811
    chat.speaks(lin)
    await chat.writer.once()

    assert elsewhere.notes == []
    assert "正在" not in chat.reads(lin)


async def test_whoever_takes_his_word_back_meanwhile_keeps_it_too(chat, agreed, elsewhere):
    chat.speaks(agreed)
    chat.house.db.run_sync(who.withdraw, agreed)
    await chat.writer.once()

    assert elsewhere.notes == []


async def test_what_fails_for_now_is_tried_again_by_whoever_is_there_then(chat, agreed, elsewhere):
    elsewhere.instead = [web.Response(status=503), web.Response(status=429, headers={"Retry-After": "30"})]
    ticket = chat.speaks(agreed)
    await chat.writer.once()
    await chat.writer.once()
    assert len(elsewhere.notes) == 1

    # Killed and begun anew: the timer remembers.
    other = Dictation(chat.house.db, chat.bot, chat.transcriber, chat.house.catalogue, monotonic=elsewhere.watch)
    await other.once()
    elsewhere.watch.now += 31
    await other.once()
    await other.once()

    assert len(elsewhere.notes) == 3
    assert chat.house.history(ticket).count("dictated") == 1


@pytest.mark.parametrize("hears", [{"text": "  "}, {"text": 3}, "oops"])
async def test_nothing_said_or_nothing_readable_leaves_the_voice_as_it_is(chat, agreed, elsewhere, hears):
    elsewhere.hears = hears
    chat.speaks(agreed)
    await chat.writer.once()

    assert "🎙 正在" not in chat.reads(agreed)
    assert YES not in buttons(chat.said.last(agreed.user_id))
    await chat.writer.once()
    assert len(elsewhere.notes) == 1


async def test_a_speech_is_not_fetched_and_a_lie_about_its_size_not_sent(chat, agreed, elsewhere):
    chat.bot.files["long"] = bytes(MOST_BYTES + 1)
    chat.speaks(agreed, "told", MOST_BYTES + 1)
    chat.speaks(agreed, "long")
    await chat.writer.once()

    assert elsewhere.notes == []
    assert "正在" not in chat.reads(agreed)


async def test_a_note_that_telegram_no_longer_has_goes_on_as_it_is(chat, agreed, elsewhere):
    async def gone(*_: Any, **__: Any) -> None:
        raise TelegramBadRequest(GetFile(file_id="x"), "Bad Request: file is gone")

    chat.bot.download = gone
    chat.speaks(agreed)
    await chat.writer.once()

    assert "正在" not in chat.reads(agreed)


async def test_after_ten_minutes_nobody_waits_any_more(chat, agreed, elsewhere, clock):  # noqa: F811
    elsewhere.instead = [web.Response(status=503)]
    ticket = chat.speaks(agreed)
    await chat.writer.once()
    clock.advance(minutes=11)
    await Heartbeat(chat.house.db, DICTATION_JOBS | {"expire_draft": lambda *_, **__: None}).beat()
    elsewhere.watch.now += 600
    await chat.writer.once()

    assert "正在" not in chat.reads(agreed)
    assert "dictated" not in chat.house.history(ticket)


async def test_a_button_that_is_older_than_the_draft_says_so(chat, agreed):
    ticket = chat.speaks(agreed)
    await chat.writer.once()
    chat.house.submits(agreed, ticket)

    with pytest.raises(Stale):
        chat.house.db.run_sync(dictation.deny, ticket.id, "1", person=agreed)
