"""The payload of a button: `verb:id[:argument]`, at most 64 bytes.

The bytes come back from the client, who may send any bytes he likes: parsing is strict and
proves nothing about rights. Every tap re-reads the row, scoped by whoever tapped.
"""

import re
from dataclasses import dataclass

_PAYLOAD = re.compile(r"([a-z][a-z_]{0,19}):([1-9][0-9]{0,17})(?::([A-Za-z0-9_.-]{1,30}))?")


@dataclass(frozen=True)
class Press:
    """What a button says: do `verb` to row `id`, perhaps with an argument."""

    verb: str
    id: int
    argument: str = ""


def pack(verb: str, id: int | None, argument: object = "") -> str:
    """The payload for a button; refuses what `parse` would not read back."""
    payload = f"{verb}:{id}" + (f":{argument}" if argument != "" else "")
    if parse(payload) is None or len(payload.encode()) > 64:
        raise ValueError(f"not a payload we could read back: {payload!r}")
    return payload


def parse(data: str | None) -> Press | None:
    """What the button says, or None if no button of ours says that."""
    # fullmatch, ASCII digits only: int() alone would take " 1 " and "1_0" for ids.
    found = _PAYLOAD.fullmatch(data or "")
    return Press(found[1], int(found[2]), found[3] or "") if found else None
