"""Texts are judged by Telegram's own parser; the words of its refusals are what bots are debugged by."""

import contextlib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from simulator.entities import found, parsed, tidied, units
from simulator.errors import ApiError
from tests.simulator.town import DESK, HE, LIN, WORKERS, ZHANG, Town

pytestmark = pytest.mark.anyio


@pytest.fixture
async def town(town: Town) -> Town:
    await town.say(LIN, "/start")
    return town


async def test_a_command_is_marked_in_what_a_person_says(town: Town):
    (update,) = await town.heard()
    assert update["message"]["entities"] == [{"offset": 0, "length": 6, "type": "bot_command"}]
    assert update["message"]["chat"]["id"] == LIN


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", "message text is empty"),
        ("  \n ", "text must be non-empty"),
        ("字" * 11_000, "text is too long"),
        ("x" * 4097, "message is too long"),
    ],
)
async def test_empty_and_endless_texts_are_refused(town: Town, text: str, words: str):
    assert await town.refused("sendMessage", chat_id=LIN, text=text) == f"Bad Request: {words}"


async def test_the_limit_counts_letters_after_the_markup_is_gone(town: Town):
    sent = await town.bot("sendMessage", chat_id=LIN, text=f"<b>{'😀' * 4096}</b>", parse_mode="HTML")
    assert len(sent["text"]) == 4096
    assert sent["entities"][0]["length"] == 8192


HTML = [
    ("<foo>x", 'Unsupported start tag "foo" at byte offset 0'),
    ("a < b", 'Unsupported start tag "" at byte offset 2'),
    ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
    ("x</b>", "Unexpected end tag at byte offset 1"),
    ("<b>x</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
    ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
]
MARKDOWN = [
    ("hello.", "Character '.' is reserved and must be escaped with the preceding '\\'"),
    ("*a", "Can't find end of Bold entity at byte offset 0"),
    ("_a", "Can't find end of Italic entity at byte offset 0"),
    ("[a](b", "Can't find end of a URL at byte offset 4"),
]


@pytest.mark.parametrize(
    ("mode", "text", "words"), [("HTML", *case) for case in HTML] + [("MarkdownV2", *case) for case in MARKDOWN]
)
async def test_broken_markup_is_refused_where_it_breaks(town: Town, mode: str, text: str, words: str):
    refusal = await town.refused("sendMessage", chat_id=LIN, text=text, parse_mode=mode)
    assert refusal == f"Bad Request: can't parse entities: {words}"


async def test_legacy_markdown_has_its_own_words(town: Town):
    refusal = await town.refused("sendMessage", chat_id=LIN, text="a_b", parse_mode="Markdown")
    words = "Can't find end of the entity starting at byte offset 1"
    assert refusal == f"Bad Request: can't parse entities: {words}"


async def test_an_unknown_parse_mode_is_refused_before_the_chat_is_looked_at(town: Town):
    refusal = await town.refused("sendMessage", chat_id=404, text="x", parse_mode="bbcode")
    assert refusal == "Bad Request: unsupported parse_mode"


async def test_entities_count_in_utf16_and_a_mode_wins_over_them(town: Town):
    bold = [{"type": "bold", "offset": 3, "length": 2}]
    plain = await town.bot("sendMessage", chat_id=LIN, text="😀 你好", entities=bold)
    assert plain["entities"] == [{"type": "bold", "offset": 3, "length": 2}]
    marked = await town.bot("sendMessage", chat_id=LIN, text="<i>你好</i>", parse_mode="HTML", entities=bold)
    assert [entity["type"] for entity in marked["entities"]] == ["italic"]


async def test_a_link_hidden_under_words_and_a_bare_one(town: Town):
    text = '<a href="https://example.com/">账单</a> https://example.org'
    sent = await town.bot("sendMessage", chat_id=LIN, text=text, parse_mode="HTML")
    assert [entity["type"] for entity in sent["entities"]] == ["text_link", "url"]


async def test_a_mention_by_id_carries_the_person(town: Town):
    text = f'<a href="tg://user?id={ZHANG}">张师傅</a>'
    sent = await town.bot("sendMessage", chat_id=WORKERS, text=text, parse_mode="HTML")
    assert sent["entities"][0]["user"]["first_name"] == "张师傅"


async def test_text_is_trimmed_and_its_marks_move_along(town: Town):
    sent = await town.bot("sendMessage", chat_id=LIN, text="\n  <b>水</b> \n", parse_mode="HTML")
    assert sent["text"] == "水"
    assert sent["entities"] == [{"type": "bold", "offset": 0, "length": 1}]


@pytest.mark.parametrize(
    ("chat", "words"),
    [
        ("", "Bad Request: chat_id is empty"),
        ("abc", "Bad Request: chat not found"),
        (404, "Bad Request: chat not found"),
        ("@lin_xiaomei", "Bad Request: chat not found"),
        (HE, "Bad Request: chat not found"),
        (42000, "Forbidden: the bot can't send messages to the bot"),
    ],
)
async def test_nobody_is_reached_under_a_wrong_address(town: Town, chat: object, words: str):
    assert await town.refused("sendMessage", chat_id=chat, text="x") == words


async def test_somebody_seen_in_a_group_who_never_pressed_start_cannot_be_written_to(town: Town):
    await town.people("POST", f"/chats/{DESK}/add", user=HE)
    refusal = await town.refused("sendMessage", chat_id=HE, text="您好")
    assert refusal == "Forbidden: bot can't initiate conversation with a user"
    await town.say(HE, "/start")
    assert (await town.bot("sendMessage", chat_id=HE, text="您好"))["chat"]["id"] == HE


async def test_who_blocked_the_bot_or_left_telegram_is_not_reached(town: Town):
    await town.people("POST", f"/users/{LIN}/block", bot="guanjia_bot")
    assert await town.refused("sendMessage", chat_id=LIN, text="x") == "Forbidden: bot was blocked by the user"
    await town.people("POST", f"/users/{LIN}/unblock", bot="guanjia_bot")
    await town.bot("sendMessage", chat_id=LIN, text="x")
    await town.people("DELETE", f"/users/{LIN}")
    assert await town.refused("sendMessage", chat_id=LIN, text="x") == "Forbidden: user is deactivated"


async def test_a_reply_needs_its_message_unless_told_otherwise(town: Town):
    refusal = await town.refused("sendMessage", chat_id=LIN, text="x", reply_parameters={"message_id": 999})
    assert refusal == "Bad Request: message to be replied not found"
    optional = {"message_id": 999, "allow_sending_without_reply": True}
    assert "reply_to_message" not in await town.bot("sendMessage", chat_id=LIN, text="x", reply_parameters=optional)
    refusal = await town.refused("sendMessage", chat_id=LIN, text="x", reply_parameters="{")
    assert refusal == "Bad Request: can't parse reply parameters JSON object"


async def test_a_reply_shows_what_it_replies_to_but_no_deeper(town: Town):
    first = await town.bot("sendMessage", chat_id=LIN, text="一")
    second = await town.bot("sendMessage", chat_id=LIN, text="二", reply_to_message_id=first["message_id"])
    third = await town.bot("sendMessage", chat_id=LIN, text="三", reply_to_message_id=second["message_id"])
    assert third["reply_to_message"]["text"] == "二"
    assert "reply_to_message" not in third["reply_to_message"]


async def test_link_preview_options_must_be_json(town: Town):
    refusal = await town.refused("sendMessage", chat_id=LIN, text="x", link_preview_options="{")
    assert refusal == "Bad Request: can't parse link preview options JSON object"


@settings(max_examples=200, deadline=None)
@given(
    st.text(alphabet="ab<>&;/*_[]()`~|\\.!😀字 \n", max_size=40), st.sampled_from(["HTML", "MarkdownV2", "Markdown"])
)
def test_no_text_makes_the_parser_stumble(text: str, mode: str):
    with contextlib.suppress(ApiError):
        kept, marks = tidied(*parsed(text, mode, lambda _: None))
        assert kept == kept.strip(" \n")
        assert all(mark["offset"] >= 0 and mark["offset"] + mark["length"] <= units(kept) for mark in marks)


def test_found_knows_what_telegram_marks_by_itself():
    kinds = [entity["type"] for entity in found("/start @guanjia_bot #报修 https://example.com a@example.com")]
    assert kinds == ["bot_command", "mention", "hashtag", "url", "email"]
