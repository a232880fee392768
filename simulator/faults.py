"""Things go wrong on demand: a wrong answer, a late one, or a line that is cut before or after the work was done."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from http import HTTPStatus
from typing import Any

from simulator.errors import ApiError
from simulator.state import Json

KEPT_CALLS = 20_000


@dataclass
class Fault:
    """`method` "*" is any; `contains` narrows to calls whose arguments hold these words; `times` counts down."""

    id: int
    method: str
    times: int
    error_code: int | None = None
    description: str = ""
    retry_after: int | None = None
    migrate_to: int | None = None
    delay: float = 0.0
    drop: str = ""
    contains: str = ""

    def fits(self, method: str, values: dict[str, str]) -> bool:
        if self.times <= 0 or self.method.lower() not in ("*", method):
            return False
        return not self.contains or any(self.contains in value for value in values.values())

    def error(self) -> ApiError | None:
        """In the words asked for, to the letter: a gateway's errors do not go through Telegram's pipeline."""
        if self.error_code is None and self.retry_after is None:
            return None
        code = self.error_code if self.error_code is not None else 429
        wait = self.retry_after if self.retry_after is not None or code != 429 else 1
        error = ApiError(code, "", retry_after=wait, migrate_to=self.migrate_to)
        error.code = code
        error.description = self.description or (error.description if code == 429 else _phrase(code))
        return error


def _phrase(code: int) -> str:
    try:
        return HTTPStatus(code).phrase
    except ValueError:
        return "Unknown error"


@dataclass
class Faults:
    listed: list[Fault] = field(default_factory=list)
    count: int = 0

    def add(self, **fields: Any) -> Fault:
        self.count += 1
        fault = Fault(self.count, **fields)
        self.listed.append(fault)
        return fault

    def next(self, method: str, values: dict[str, str]) -> Fault | None:
        """The oldest fault that fits this call, used up by one."""
        for fault in self.listed:
            if fault.fits(method, values):
                fault.times -= 1
                return fault
        return None


@dataclass
class Calls:
    """The log of Bot API calls, the last 20,000 of them."""

    kept: deque[Json] = field(default_factory=lambda: deque(maxlen=KEPT_CALLS))
    count: int = 0

    def note(self, at: float, method: str, params: Json, status: int) -> None:
        self.count += 1
        self.kept.append({"n": self.count, "at": at, "method": method, "params": params, "status": status})

    def after(self, n: int) -> list[Json]:
        return [call for call in self.kept if call["n"] > n]
