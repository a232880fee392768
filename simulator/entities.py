"""Telegram's own parser does the parsing (TDLib, synchronous calls only; no client is ever created, nothing is sent).

Entity offsets count UTF-16 units, byte offsets inside error words count UTF-8; both come from TDLib as they are.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from functools import cache
from typing import Any

from simulator.errors import bad
from simulator.state import Json

SIMPLE = {
    "Bold": "bold",
    "Italic": "italic",
    "Underline": "underline",
    "Strikethrough": "strikethrough",
    "Spoiler": "spoiler",
    "Code": "code",
    "Pre": "pre",
    "BlockQuote": "blockquote",
    "ExpandableBlockQuote": "expandable_blockquote",
    "Mention": "mention",
    "Hashtag": "hashtag",
    "Cashtag": "cashtag",
    "BotCommand": "bot_command",
    "Url": "url",
    "EmailAddress": "email",
    "PhoneNumber": "phone_number",
}
MODES: dict[str, Json | None] = {
    "": None,
    "none": None,
    "html": {"@type": "textParseModeHTML"},
    "markdown": {"@type": "textParseModeMarkdown", "version": 1},
    "markdownv2": {"@type": "textParseModeMarkdown", "version": 2},
}
# Nothing found by itself may lie inside one of these.
SOLID = frozenset({"code", "pre", "text_link", "text_mention", "custom_emoji", "mention", "url", "email"})
MOST_BYTES = 32_768

FindUser = Callable[[int], Json | None]


@cache
def _td() -> Callable[[Json], Json]:
    import tdjson

    def ask(request: Json) -> Json:
        answer: Json = json.loads(tdjson.td_execute(json.dumps(request).encode()) or b"{}")
        return answer

    ask({"@type": "setLogVerbosityLevel", "new_verbosity_level": 0})
    return ask


def warm_up() -> None:
    """Load the library now: the first parse would otherwise hold up the first message."""
    found("")


def found(text: str) -> list[Json]:
    """What Telegram sees in a text by itself: commands, mentions, hashtags, addresses."""
    answer = _td()({"@type": "getTextEntities", "text": text})
    return _named(answer.get("entities", []), lambda _: None)


def parsed(text: str, mode: str, find_user: FindUser) -> tuple[str, list[Json]]:
    """The text without its markup, and its entities; refuses as sendMessage does."""
    if len(text.encode()) > MOST_BYTES:
        raise bad("text is too long")
    if mode.strip().lower() not in MODES:
        raise bad("unsupported parse_mode")
    wanted = MODES[mode.strip().lower()]
    if wanted is None:
        return text, []
    answer = _td()({"@type": "parseTextEntities", "text": text, "parse_mode": wanted})
    if answer["@type"] == "error":
        raise bad(answer["message"])
    return answer["text"], _named(answer["entities"], find_user)


def _named(entities: list[Any], find_user: FindUser) -> list[Json]:
    named = (_one(entity, find_user) for entity in entities)
    return [entity for entity in named if entity is not None]


def _one(entity: Json, find_user: FindUser) -> Json | None:
    kind = entity["type"]
    name = kind["@type"].removeprefix("textEntityType")
    span: Json = {"offset": entity["offset"], "length": entity["length"]}
    if name in SIMPLE:
        return span | {"type": SIMPLE[name]}
    if name == "PreCode":
        return span | {"type": "pre", "language": kind["language"]}
    if name == "TextUrl":
        return span | {"type": "text_link", "url": kind["url"]}
    if name == "CustomEmoji":
        return span | {"type": "custom_emoji", "custom_emoji_id": str(kind["custom_emoji_id"])}
    if name == "MentionName":
        user = find_user(kind["user_id"])
        return span | {"type": "text_mention", "user": user} if user else None
    return None


def tidied(text: str, entities: list[Json]) -> tuple[str, list[Json]]:
    """Trim and shift as Telegram does before it stores a text, then add what it finds by itself."""
    clean = "".join(" " if ord(c) < 32 and c != "\n" else c for c in text if c != "\r")
    start = len(clean) - len(clean.lstrip(" \n"))
    kept = clean[start:].rstrip()
    moved = [_cut(entity, units(clean[:start]), units(kept)) for entity in entities]
    own = [entity for entity in moved if entity["length"] > 0]
    extra = [entity for entity in found(kept) if not any(_clash(entity, other) for other in own)]
    return kept, sorted(own + extra, key=lambda e: (e["offset"], -e["length"]))


def _cut(entity: Json, shift: int, size: int) -> Json:
    start = max(entity["offset"] - shift, 0)
    end = min(entity["offset"] + entity["length"] - shift, size)
    return entity | {"offset": start, "length": end - start}


def _clash(one: Json, other: Json) -> bool:
    apart = one["offset"] + one["length"] <= other["offset"] or other["offset"] + other["length"] <= one["offset"]
    return not apart and other["type"] in SOLID


def units(text: str) -> int:
    """Length in UTF-16 units, the way entities count."""
    return len(text) + sum(ord(c) > 0xFFFF for c in text)
