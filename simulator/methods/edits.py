"""A bot may change what it said, for ever; leaving the keyboard out of an edit takes the keyboard away."""

from __future__ import annotations

from simulator import access, flood
from simulator.errors import bad
from simulator.keyboards import check_server, read_markup
from simulator.letters import Content, caption_fields, read_words, text_content
from simulator.media import content as file_content
from simulator.methods.albums import FILE_KINDS, extra_of, item_caption, item_file, read_item
from simulator.methods.messages import read_location
from simulator.posting import change
from simulator.registry import Call, method
from simulator.shapes import message_json
from simulator.state import Json, Message

CAPTION_FIELDS = ("caption", "caption_entities", "show_caption_above_media")
CAPTIONED = ("photo", "video", "animation", "audio", "document", "voice")


@method("editMessageText")
def edit_message_text(call: Call) -> Json:
    content = text_content(call)
    markup = read_markup(call.args)
    message = _target(call)
    if message.kind != "text":
        raise bad("there is no text in the message to edit")
    return _changed(call, message, content.fill(True), "text", markup)


@method("editMessageCaption")
def edit_message_caption(call: Call) -> Json:
    words = read_words(call, "caption", "caption_entities")
    markup = read_markup(call.args)
    message = _target(call)
    if message.kind not in CAPTIONED:
        raise bad("there is no caption in the message to edit")
    kept = {key: value for key, value in message.content.items() if key not in CAPTION_FIELDS}
    above = call.args.flag("show_caption_above_media")
    return _changed(call, message, kept | caption_fields(words, edit=True, above=above), message.kind, markup)


@method("editMessageMedia")
def edit_message_media(call: Call) -> Json:
    content = _media(call)
    markup = read_markup(call.args)
    message = _target(call)
    if message.kind not in (*CAPTIONED, "text") or message.kind == "voice":
        raise bad("message media can't be edited")
    return _changed(call, message, content.fill(True), content.kind, markup)


def _media(call: Call) -> Content:
    item = call.args.json("media", "can't parse input media JSON object")
    if item is None:
        raise bad("media is empty")
    kind = read_item(item, FILE_KINDS)
    words = item_caption(call, item)

    def fill(edit: bool) -> Json:
        fields = file_content(call.world, kind, item_file(call, item), extra_of(kind, item))
        return fields | caption_fields(words, edit=edit, above=bool(item.get("show_caption_above_media")))

    return Content(kind, fill)


@method("editMessageReplyMarkup")
def edit_message_reply_markup(call: Call) -> Json:
    markup = read_markup(call.args)
    message = _target(call)
    return _changed(call, message, message.content, message.kind, markup)


@method("editMessageLiveLocation")
def edit_message_live_location(call: Call) -> Json:
    location = read_location(call)
    markup = read_markup(call.args)
    message = _live(call)
    kept = {key: value for key, value in message.content["location"].items() if key == "live_period"}
    return _changed(call, message, {"location": kept | location}, "location", markup)


@method("stopMessageLiveLocation")
def stop_message_live_location(call: Call) -> Json:
    markup = read_markup(call.args)
    message = _live(call)
    last = {key: value for key, value in message.content["location"].items() if key in ("latitude", "longitude")}
    return _changed(call, message, {"location": last}, "location", markup)


def _live(call: Call) -> Message:
    message = _target(call)
    if "live_period" not in message.content.get("location", {}):
        raise bad("message can't be edited")
    return message


def _target(call: Call) -> Message:
    """The message an edit names. Inline messages do not exist here, so their ids are never known."""
    args = call.args
    if not args.get("chat_id") and not args.get("message_id"):
        if args.get("inline_message_id"):
            raise bad("MESSAGE_ID_INVALID")
        raise bad("message identifier is not specified")
    chat = access.find_chat(call)
    message = access.find_message(call, chat, args.message_id(), "message to edit")
    reply_keyboard = message.markup is not None and message.inline is None
    if message.sender != call.bot.id or message.origin or message.service or reply_keyboard:
        raise bad("message can't be edited")
    return message


def _changed(call: Call, message: Message, fields: Json, kind: str, markup: Json | None) -> Json:
    if markup is not None and "inline_keyboard" not in markup:
        raise bad("inline keyboard expected")
    check_server(markup, private=message.chat.private)
    access.check_may_write(call.world, call.bot, message.chat)
    if fields == message.content and markup == message.markup:
        raise bad("MESSAGE_NOT_MODIFIED")
    flood.spend(call, message.chat)
    change(call.world, message, fields, kind, markup)
    return message_json(call.world, message)
