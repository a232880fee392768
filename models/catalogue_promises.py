"""The catalogue's `promises`: how long things may take, who hears that they take longer, and when nobody does.

A time is written as a span and the name of a calendar: "3m service", "24h always", "3wd office"
(wd: working days). Of `clocks` and of `ladders` the first entry that fits a ticket is taken, whole.
"""

import re
from datetime import timedelta
from itertools import pairwise
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, field_validator

from models.promises import ClockKind
from models.tickets import Urgency
from models.worktime import DAY, Opening

_PART = re.compile(r"(\d{1,4})(d|h|m|s)")
_SPAN = re.compile(r"(?:\d{1,4}[dhms])+")
_WORKING_DAYS = re.compile(r"(\d{1,3})wd")
_QUIET = re.compile(r"([01]\d|2[0-3]):([0-5]\d)-([01]\d|2[0-3]):([0-5]\d)")
_UNITS = {"d": "days", "h": "hours", "m": "minutes", "s": "seconds"}

Roles = Literal["owner", "group", "supervisor", "manager", "director"]


def read_span(text: Any) -> timedelta:
    """The span of "15m", "1h30m", "2d" or "90s"."""
    if isinstance(text, timedelta):
        return text
    if not isinstance(text, str) or not _SPAN.fullmatch(text):
        raise ValueError(f"{text!r} is no span of time; write for instance 15m, 1h30m or 2d")
    return sum((timedelta(**{_UNITS[unit]: int(count)}) for count, unit in _PART.findall(text)), timedelta())


def read_quiet(text: str) -> Opening | None:
    """The minutes of "21:30-08:00", the end being the next day's; None if nothing is quiet."""
    if not text:
        return None
    found = _QUIET.fullmatch(text)
    if found is None:
        raise ValueError(f'{text!r} are no quiet hours; write for instance "21:30-08:00", or "" for none')
    begins, ends = int(found[1]) * 60 + int(found[2]), int(found[3]) * 60 + int(found[4])
    if begins == ends:
        raise ValueError(f'{text!r} would be quiet for ever; write for instance "21:30-08:00", or "" for none')
    return begins, ends if begins < ends else ends + DAY


def _some(text: Any) -> timedelta:
    span = read_span(text)
    if not span:
        raise ValueError(f"{text!r} is no time at all; write for instance 15m")
    return span


Span = Annotated[timedelta, BeforeValidator(read_span)]
SomeSpan = Annotated[timedelta, BeforeValidator(_some)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Budget(_Strict):
    """How much time something may take: `span` of a calendar's working time, or so many working days."""

    span: timedelta = timedelta()
    days: int = 0
    calendar: str


def _read_budget(text: Any) -> Any:
    if not isinstance(text, str):
        raise ValueError(f'{text!r} is no time to keep; write for instance "24h always" or "3wd office"')
    span, _, calendar = text.partition(" ")
    if not calendar:
        raise ValueError(f"{text!r} names no calendar; write for instance {text} always")
    if days := _WORKING_DAYS.fullmatch(span):
        if not int(days[1]):
            raise ValueError(f"{text!r} is no time at all; write for instance 3wd {calendar}")
        return Budget(days=int(days[1]), calendar=calendar)
    return Budget(span=_some(span), calendar=calendar)


TimeToKeep = Annotated[Budget, BeforeValidator(_read_budget)]


class _Fitting(_Strict):
    """Which tickets are meant. What is left out fits everything."""

    kinds: list[str] = Field(default_factory=list)
    categories: list[str] = Field(default_factory=list)
    urgencies: list[Urgency] = Field(default_factory=list)
    key_tenant: bool | None = None

    def fits(self, kind: str, category: str, urgency: Urgency, key_tenant: bool) -> bool:
        """Whether this is for such a ticket of such a tenant."""
        asked = ((self.kinds, kind), (self.categories, category), (self.urgencies, urgency))
        for_him = self.key_tenant is None or self.key_tenant == key_tenant
        return for_him and all(not wanted or given in wanted for wanted, given in asked)


class Clocks(_Fitting):
    """How long it may take until somebody is on it (`first`), is there or answers (`arrival`), is done (`fix`)."""

    first: TimeToKeep | None = None
    arrival: TimeToKeep | None = None
    fix: TimeToKeep | None = None

    def budgets(self) -> dict[ClockKind, Budget]:
        """The clocks that are meant to run."""
        given = {ClockKind.FIRST: self.first, ClockKind.ARRIVAL: self.arrival, ClockKind.FIX: self.fix}
        return {kind: budget for kind, budget in given.items() if budget is not None}


class Rung(_Strict):
    """One step of a ladder: so long after the time has passed, somebody is told, in private or in the group."""

    after: Span
    tell: Roles
    where: Literal["private", "group"] = "private"


class Ladder(_Fitting):
    """Who hears of a late ticket, one after the other; `clocks` narrows it to some of its clocks."""

    clocks: list[ClockKind] = Field(default_factory=list)
    rungs: list[Rung]

    @field_validator("rungs")
    @classmethod
    def _upwards(cls, rungs: list[Rung]) -> list[Rung]:
        for lower, upper in pairwise(rungs):
            if upper.after <= lower.after:
                raise ValueError("each rung must come after the one before it; write the rungs in the order of `after`")
        return rungs


class Nudge(_Strict):
    """When a worker is reminded of a time he promised, and when the tenant is warned if he stays silent."""

    #: Of the time between the promise and its hour.
    share: float = Field(default=0.2, ge=0, le=1)
    at_least: SomeSpan = timedelta(minutes=15)
    #: How long before the promised time the tenant is told that it may be late.
    warn: SomeSpan = timedelta(minutes=5)


class Emergencies(_Strict):
    """How an emergency that nobody has claimed is called out again."""

    repeat: SomeSpan = timedelta(minutes=2)
    times: int = Field(default=30, ge=1, le=500)
    #: After that the managers are called, so often.
    managers_repeat: SomeSpan = timedelta(minutes=10)


class Promises(_Strict):
    """All of it."""

    clocks: list[Clocks] = Field(default_factory=list)
    ladders: list[Ladder] = Field(default_factory=list)
    #: When nobody is written to but for an emergency. A person may have quiet hours of his own.
    quiet: str = ""
    nudge: Nudge = Field(default_factory=Nudge)
    emergency: Emergencies = Field(default_factory=Emergencies)

    @field_validator("quiet")
    @classmethod
    def _readable(cls, quiet: str) -> str:
        read_quiet(quiet)
        return quiet

    def clocks_for(self, kind: str, category: str, urgency: Urgency, key_tenant: bool) -> dict[ClockKind, Budget]:
        """The clocks of such a ticket; none if no entry fits."""
        fitting = (each for each in self.clocks if each.fits(kind, category, urgency, key_tenant))
        found = next(fitting, None)
        return found.budgets() if found else {}

    def rungs_for(self, clock: ClockKind, kind: str, category: str, urgency: Urgency, key_tenant: bool) -> list[Rung]:
        """Who hears of it when this clock of such a ticket is late."""
        for ladder in self.ladders:
            if (not ladder.clocks or clock in ladder.clocks) and ladder.fits(kind, category, urgency, key_tenant):
                return ladder.rungs
        return []
