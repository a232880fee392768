"""Sending has two halves, and the order between them decides which refusal a bot hears.

First everything in the call is read (text, parse mode, keyboard); only then are the chat, the topic and the replied
message looked at; only then is the content itself judged. A bad parse mode therefore wins over a bad chat.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from simulator import access, flood, rights
from simulator.entities import parsed, tidied
from simulator.errors import bad
from simulator.fields import FieldError, boolean, decode, in_context, number, string, whole
from simulator.keyboards import check_server, read_markup
from simulator.posting import Draft, post
from simulator.registry import Call
from simulator.shapes import user_json
from simulator.state import Chat, Json, Message

MOST_TEXT = 4096
PREVIEW_FLAGS = ("is_disabled", "prefer_small_media", "prefer_large_media", "show_above_text")
GIVEN_KINDS = frozenset(
    str.split(
        "bold italic underline strikethrough spoiler code pre text_link custom_emoji blockquote expandable_blockquote"
    )
)
MOST_CAPTION = 1024


@dataclass
class Words:
    """A text or a caption as the call gave it, its markup already parsed."""

    text: str
    entities: list[Json]


@dataclass
class Content:
    """What is to be sent. `fill` makes the message's fields, and may refuse; it runs after the chat was looked at."""

    kind: str
    fill: Callable[[bool], Json]


@dataclass
class Letter:
    """The arguments every send method shares."""

    markup: Json | None
    thread: int
    reply_to: int
    reply_optional: bool
    quote: Json | None
    protected: bool


def read_words(call: Call, name: str, entities_name: str) -> Words:
    return words_of(call, call.args.get(name), call.args.get("parse_mode"), call.args.get(entities_name))


def words_of(call: Call, text: str, mode: str, entities: str | list[Any]) -> Words:
    def known(user_id: int) -> Json | None:
        user = call.world.user(user_id)
        return user_json(user) if user is not None and call.world.knows(call.bot, user_id) else None

    plain, found = parsed(text, mode, known)
    if not mode.strip() and entities:
        found = _given(call, entities)
    return Words(plain, found)


def _given(call: Call, entities: str | list[Any]) -> list[Json]:
    try:
        listed = decode(entities) if isinstance(entities, str) else entities
    except ValueError:
        raise bad("can't parse entities JSON object") from None
    if not isinstance(listed, list):
        raise bad("expected an Array of MessageEntity")
    read = (_one_given(call, entity) for entity in listed)
    return [entity for entity in read if entity is not None]


def _one_given(call: Call, entity: Any) -> Json | None:
    """Kinds that Telegram finds by itself (hashtags, addresses) are not taken from a bot."""
    if not isinstance(entity, dict):
        raise bad("can't parse MessageEntity: expected an Object")
    try:
        shown: Json = {"type": string(entity, "type", required=True)}
        shown |= {"offset": number(entity, "offset"), "length": number(entity, "length")}
        extra = {name: string(entity, name) for name in ("url", "language", "custom_emoji_id") if name in entity}
    except FieldError as error:
        raise in_context("can't parse MessageEntity", error) from None
    if shown["type"] == "text_mention":
        return _mention(call, shown, entity.get("user"))
    return shown | extra if shown["type"] in GIVEN_KINDS else None


def _mention(call: Call, shown: Json, user: Any) -> Json | None:
    """A person the bot has never met cannot be mentioned; the words stay, the mark is dropped."""
    found = call.world.user(whole(str(user.get("id")))) if isinstance(user, dict) else None
    known = found is not None and call.world.knows(call.bot, found.id)
    return shown | {"user": user_json(found)} if found is not None and known else None


def text_content(call: Call) -> Content:
    """The text of sendMessage and editMessageText."""
    if not call.args.get("text"):
        raise bad("message text is empty")
    words = read_words(call, "text", "entities")
    preview = _link_preview(call)

    def fill(edit: bool) -> Json:
        text, entities = tidied(words.text, words.entities)
        if not text:
            raise bad("text must be non-empty")
        if len(text) > MOST_TEXT:
            raise bad("MESSAGE_TOO_LONG" if edit else "Message is too long")
        fields: Json = {"text": text} | ({"entities": entities} if entities else {})
        shown = preview if preview.get("is_disabled") else _first_link(text, entities) | preview
        return fields | ({"link_preview_options": shown} if shown else {})

    return Content("text", fill)


def _link_preview(call: Call) -> Json:
    options = call.args.json("link_preview_options", "can't parse link preview options JSON object")
    if options is None:
        return {"is_disabled": True} if call.args.flag("disable_web_page_preview") else {}
    if not isinstance(options, dict):
        raise bad("can't parse link preview options JSON object")
    url = options.get("url")
    flags: Json = {flag: True for flag in PREVIEW_FLAGS if options.get(flag) is True}
    return flags | ({"url": url} if url and isinstance(url, str) else {})


def _first_link(text: str, entities: list[Json]) -> Json:
    """The address whose preview Telegram would show: the first in the text."""
    for entity in entities:
        if entity["type"] == "text_link":
            return {"url": entity["url"]}
        if entity["type"] == "url":
            start, end = 2 * entity["offset"], 2 * (entity["offset"] + entity["length"])
            return {"url": text.encode("utf-16-le")[start:end].decode("utf-16-le")}
    return {}


def caption_fields(words: Words, *, edit: bool, above: bool = False) -> Json:
    text, entities = tidied(words.text, words.entities)
    if len(text) > MOST_CAPTION:
        raise bad("MEDIA_CAPTION_TOO_LONG" if edit else "Message caption is too long")
    if not text:
        return {}
    fields: Json = {"caption": text} | ({"caption_entities": entities} if entities else {})
    return fields | ({"show_caption_above_media": True} if above else {})


def read_letter(call: Call, *, markup: bool = True) -> Letter:
    args = call.args
    words = "can't parse reply parameters JSON object"
    reply = args.json("reply_parameters", words)
    if reply is None:
        reply = {"message_id": args.message_id("reply_to_message_id")}
        reply["allow_sending_without_reply"] = args.flag("allow_sending_without_reply")
    if not isinstance(reply, dict):
        raise bad(words)
    try:
        target, optional = number(reply, "message_id"), boolean(reply, "allow_sending_without_reply")
        quote = _quote(reply)
    except FieldError as error:
        raise in_context(words, error) from None
    keyboard = read_markup(args) if markup else None
    thread = args.number("message_thread_id", 0, 2**31 - 1)
    return Letter(keyboard, thread, target, optional, quote, args.flag("protect_content"))


def _quote(reply: Json) -> Json | None:
    text = string(reply, "quote")
    return {"text": text, "position": number(reply, "quote_position"), "is_manual": True} if text else None


@dataclass
class Place:
    """Where a letter goes, once everything about the place was found in order."""

    chat: Chat
    thread: int | None
    reply_to: int | None


def find_place(call: Call, letter: Letter) -> Place:
    chat = access.find_chat(call)
    thread = access.find_thread(chat, letter.thread)
    if not letter.reply_to:
        return Place(chat, thread, None)
    target = chat.messages.get(letter.reply_to)
    if target is None:
        if not letter.reply_optional:
            raise bad("message to be replied not found")
        return Place(chat, thread, None)
    return Place(chat, thread or (target.thread if chat.is_forum else None), target.id)


def check_place(call: Call, place: Place, kinds: list[str], markup: Json | None) -> None:
    """The refusals of Telegram's own side, which come after the content was found in order."""
    for kind in kinds:
        rights.check_send(place.chat, place.chat.member(call.bot.id), kind)
    check_server(markup, private=place.chat.private)
    access.check_may_write(call.world, call.bot, place.chat)
    access.check_topic_open(call.bot, place.chat, place.thread)
    flood.spend(call, place.chat, len(kinds))


def draft(call: Call, place: Place, letter: Letter, kind: str, fields: Json) -> Draft:
    made = Draft(place.chat, call.bot.id, kind, fields, thread=place.thread, reply_to=place.reply_to)
    made.quote, made.markup, made.protected = letter.quote, letter.markup, letter.protected
    return made


def send(call: Call, content: Content) -> Message:
    letter = read_letter(call)
    place = find_place(call, letter)
    fields = content.fill(False)
    check_place(call, place, [content.kind], letter.markup)
    return post(call.world, draft(call, place, letter, content.kind, fields))
