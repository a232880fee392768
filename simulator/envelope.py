"""Query, form, JSON or multipart: a Bot API call is the same map of strings however it was wrapped.

A JSON body that cannot be read is only ignored, as the real server ignores it: the caller then hears that the text is
empty, which sends people looking in the wrong place. That is worth meeting at home.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web

from simulator.errors import ApiError, bad
from simulator.fields import decode, whole

MOST_TEXT = 1 << 20
MOST_UPLOAD = 50 << 20


@dataclass
class Upload:
    name: str
    data: bytes
    mime: str = ""


@dataclass
class Args:
    """The arguments of one call; missing ones read as ""."""

    values: dict[str, str] = field(default_factory=dict)
    uploads: dict[str, Upload] = field(default_factory=dict)

    def __contains__(self, name: str) -> bool:
        return name in self.values

    def get(self, name: str) -> str:
        return self.values.get(name, "")

    def flag(self, name: str) -> bool:
        return self.get(name).strip().lower() in ("true", "yes", "1")

    def number(self, name: str, low: int, high: int, default: int = 0) -> int:
        """Junk is 0 and whatever is too small or too large is moved to the edge, silently."""
        value = whole(self.values[name]) if name in self.values else default
        return max(low, min(high, value))

    def message_id(self, name: str = "message_id") -> int:
        return max(0, whole(self.get(name)))

    def decimal(self, name: str) -> float:
        try:
            return float(self.get(name).strip() or 0)
        except ValueError:
            return 0.0

    def json(self, name: str, words: str) -> Any:
        """The decoded value of a JSON argument, None when it is missing; `words` are the refusal when it is junk."""
        text = self.get(name)
        if not text.strip():
            return None
        try:
            return decode(text)
        except ValueError:
            raise bad(words) from None


async def read_args(request: web.Request) -> Args:
    args = Args(values=dict(request.query))
    try:
        await _read_body(request, args)
    except web.HTTPRequestEntityTooLarge:
        raise ApiError(413, "Request Entity Too Large") from None
    if sum(len(value.encode()) for value in args.values.values()) > MOST_TEXT:
        raise ApiError(413, "Request Entity Too Large")
    return args


async def _read_body(request: web.Request, args: Args) -> None:
    kind = request.content_type
    if kind == "application/json":
        args.values |= from_json(await request.read())
    elif kind == "multipart/form-data" or (kind == "application/x-www-form-urlencoded" and request.can_read_body):
        await _read_form(request, args)


async def _read_form(request: web.Request, args: Args) -> None:
    try:
        form = await request.post()
    except ValueError:
        return
    for name, value in form.items():
        if isinstance(value, web.FileField):
            args.uploads[name] = Upload(value.filename, value.file.read(), value.content_type)
        else:
            args.values[name] = value if isinstance(value, str) else bytes(value).decode(errors="replace")
    if sum(len(upload.data) for upload in args.uploads.values()) > MOST_UPLOAD:
        raise ApiError(413, "Request Entity Too Large")


def from_json(body: bytes) -> dict[str, str]:
    """Strings are decoded, anything else keeps its JSON text: `{}` and `"{}"` are the same argument."""
    try:
        parsed = decode(body)
    except ValueError:
        return {}
    if not isinstance(parsed, dict):
        return {}
    return {
        name: value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
        for name, value in parsed.items()
        if value is not None
    }
