"""Fields of JSON objects in arguments: strings may be numbers, numbers may be strings, refusals name the field."""

from __future__ import annotations

import json
import re
from typing import Any

from simulator.errors import ApiError
from simulator.state import Json


class FieldError(Exception):
    """What is wrong with one field; the caller puts the object's name in front."""


def decode(text: str | bytes) -> Any:
    """JSON or ValueError; infinities, halves of letters and towers of brackets are no JSON either."""
    try:
        value = json.loads(text)
    except RecursionError:
        raise ValueError("nested too deeply") from None
    json.dumps(value, ensure_ascii=False, allow_nan=False).encode()
    return value


def whole(text: str) -> int:
    """The number a text begins with, 0 when it begins with none: "12abc" is 12, "abc" is 0."""
    found = re.match(r"\s*(-?\d+)", text)
    return int(found[1]) if found else 0


def string(holder: Json, name: str, *, required: bool = False) -> str:
    value = holder.get(name)
    if value is None:
        if required:
            raise FieldError(f'Can\'t find field "{name}"')
        return ""
    if isinstance(value, bool) or not isinstance(value, (str, int, float)):
        raise FieldError(f'Field "{name}" must be of type String')
    return str(value)


def boolean(holder: Json, name: str) -> bool:
    value = holder.get(name, False)
    if not isinstance(value, bool):
        raise FieldError(f'Field "{name}" must be of type Boolean')
    return value


def number(holder: Json, name: str, default: int = 0) -> int:
    value = holder.get(name, default)
    if isinstance(value, str):
        return whole(value)
    if isinstance(value, bool) or not isinstance(value, (int, float)):
        raise FieldError(f'Field "{name}" must be of type Number')
    return int(value)


def items(holder: Json, name: str) -> list[Any] | None:
    value = holder.get(name)
    if value is not None and not isinstance(value, list):
        raise FieldError(f'Field "{name}" must be of type Array')
    return value


def in_context(context: str, error: FieldError) -> ApiError:
    return ApiError(400, f"{context}: {error}")
