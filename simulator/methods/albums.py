"""InputMedia: the JSON objects that name files inside albums and media edits."""

from __future__ import annotations

from typing import Any

from simulator.errors import bad
from simulator.fields import FieldError, in_context, items, string, whole
from simulator.letters import Words, words_of
from simulator.media import Given, named
from simulator.registry import Call
from simulator.state import Json

FILE_KINDS = ("photo", "video", "animation", "audio", "document")
NUMBERS: dict[str, tuple[str, ...]] = {
    "video": ("width", "height", "duration"),
    "animation": ("width", "height", "duration"),
    "audio": ("duration",),
    "voice": ("duration",),
    "video_note": ("length", "duration"),
}
NAMES: dict[str, tuple[str, ...]] = {"audio": ("performer", "title")}


def read_item(item: Any, allowed: tuple[str, ...]) -> str:
    """The kind of one InputMedia object."""
    if not isinstance(item, dict):
        raise bad("can't parse InputMedia: expected an Object")
    kind = item.get("type")
    if kind is None:
        raise bad("can't parse InputMedia: Can't find field \"type\"")
    if kind not in FILE_KINDS:
        raise bad(f'can\'t parse InputMedia: type "{kind}" is unsupported')
    if kind not in allowed:
        raise bad(f"can't parse InputMedia: type \"{kind}\" can't be used in sendMediaGroup")
    return str(kind)


def item_file(call: Call, item: Json) -> Given:
    found = named(call.args, str(item.get("media", "")))
    if found is None:
        raise bad("can't parse InputMedia: media not found")
    return found


def item_caption(call: Call, item: Json) -> Words:
    try:
        text, mode = string(item, "caption"), string(item, "parse_mode")
        entities = items(item, "caption_entities") or []
    except FieldError as error:
        raise in_context("can't parse InputMedia", error) from None
    return words_of(call, text, mode, entities)


def extra_of(kind: str, values: Json) -> Json:
    """The facts about a file that only the sender knows (a length, a title); numbers are always shown."""
    shown: Json = {}
    for name in NUMBERS.get(kind, ()):
        shown[name] = max(0, whole(str(values.get(name) or 0)))
    for name in NAMES.get(kind, ()):
        if values.get(name):
            shown[name] = str(values[name])
    return shown
