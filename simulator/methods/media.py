"""Photos, videos, voices and documents: seven methods that differ in a name, and the album of several at once."""

from __future__ import annotations

from simulator.errors import ApiError, bad
from simulator.fields import whole
from simulator.letters import (
    Content,
    caption_fields,
    check_place,
    draft,
    find_place,
    read_letter,
    read_words,
    send,
)
from simulator.media import content, given, thumbnail
from simulator.methods.albums import NAMES, NUMBERS, extra_of, item_caption, item_file, read_item
from simulator.posting import post
from simulator.registry import Call, method
from simulator.shapes import message_json
from simulator.state import Json

ALBUM_KINDS = ("photo", "video", "audio", "document")
MOST_IN_ALBUM = 10


def _file_content(call: Call, kind: str, words: str) -> Content:
    file = given(call.args, kind)
    if file is None:
        raise bad(f"there is no {words} in the request")
    caption = read_words(call, "caption", "caption_entities")
    values: Json = {name: whole(call.args.get(name)) for name in NUMBERS.get(kind, ())}
    values |= {name: call.args.get(name) for name in NAMES.get(kind, ())}
    picture = given(call.args, "thumbnail")
    above, spoiler = call.args.flag("show_caption_above_media"), call.args.flag("has_spoiler")

    def fill(edit: bool) -> Json:
        extra = extra_of(kind, values)
        if kind not in ("photo", "voice") and picture is not None and picture.upload is not None:
            extra |= thumbnail(call.world, picture.upload)
        fields = content(call.world, kind, file, extra)
        if kind != "video_note":
            fields |= caption_fields(caption, edit=edit, above=above)
        return fields | ({"has_media_spoiler": True} if spoiler else {})

    return Content(kind, fill)


def _send_file(call: Call, kind: str, words: str) -> Json:
    return message_json(call.world, send(call, _file_content(call, kind, words)))


@method("sendPhoto")
def send_photo(call: Call) -> Json:
    return _send_file(call, "photo", "photo")


@method("sendVideo")
def send_video(call: Call) -> Json:
    return _send_file(call, "video", "video")


@method("sendVoice")
def send_voice(call: Call) -> Json:
    return _send_file(call, "voice", "voice")


@method("sendAudio")
def send_audio(call: Call) -> Json:
    return _send_file(call, "audio", "audio")


@method("sendDocument")
def send_document(call: Call) -> Json:
    return _send_file(call, "document", "document")


@method("sendAnimation")
def send_animation(call: Call) -> Json:
    return _send_file(call, "animation", "animation")


@method("sendVideoNote")
def send_video_note(call: Call) -> Json:
    return _send_file(call, "video_note", "video note")


@method("sendMediaGroup")
def send_media_group(call: Call) -> list[Json]:
    """All or nothing: one bad item and no message is sent."""
    items = _items(call)
    letter = read_letter(call, markup=False)
    place = find_place(call, letter)
    _check_mix([item.kind for item in items])
    filled = [_filled(item, number) for number, item in enumerate(items, 1)]
    check_place(call, place, [item.kind for item in items], None)
    album = call.world.big_number()
    sent = []
    for item, fields in zip(items, filled, strict=True):
        made = draft(call, place, letter, item.kind, fields)
        made.album = album
        sent.append(post(call.world, made))
    return [message_json(call.world, message) for message in sent]


def _items(call: Call) -> list[Content]:
    listed = call.args.json("media", "can't parse media JSON object")
    if listed is None:
        listed = []
    if not isinstance(listed, list):
        raise bad("expected an Array of InputMedia")
    return [_item(call, item) for item in listed]


def _item(call: Call, item: Json) -> Content:
    kind = read_item(item, ALBUM_KINDS)
    file = item_file(call, item)
    words = item_caption(call, item)

    def fill(edit: bool) -> Json:
        fields = content(call.world, kind, file, extra_of(kind, item))
        fields |= caption_fields(words, edit=edit, above=bool(item.get("show_caption_above_media")))
        return fields | ({"has_media_spoiler": True} if item.get("has_spoiler") is True else {})

    return Content(kind, fill)


def _filled(item: Content, number: int) -> Json:
    try:
        return item.fill(False)
    except ApiError as error:
        reason = error.description.removeprefix("Bad Request: ")
        raise bad(f'failed to send message #{number} with the error message "{reason}"') from None


def _check_mix(kinds: list[str]) -> None:
    if not kinds:
        raise bad("there are no messages to send")
    if len(kinds) > MOST_IN_ALBUM:
        raise bad("too many messages to send as an album")
    for alone in ("document", "audio"):
        if alone in kinds and set(kinds) != {alone}:
            raise bad(f"{alone} can't be mixed with other media types")
