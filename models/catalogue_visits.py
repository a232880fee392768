"""The catalogue's `after_work`, `visits` and `recovery`: what we ask after the work, and when we stop asking.

Hours and days are spans of real time; whatever they lead to is done at the next decent hour.
"""

import re
from datetime import datetime, timedelta
from fractions import Fraction
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,19}$")]
Stratum = Literal["worker", "building", "category"]
Weekday = Literal["mon", "tue", "wed", "thu", "fri", "sat", "sun"]

_CLOCK = re.compile(r"([01]\d|2[0-3]):[0-5]\d")


def _read_clock(text: str) -> str:
    if not _CLOCK.fullmatch(text):
        raise ValueError(f'{text!r} is no time of day; write it in quotes, like "09:00"')
    return text


#: "09:00", in the estate's zone.
Clock = Annotated[str, AfterValidator(_read_clock)]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class AfterWork(_Strict):
    """The question "is it solved?": reminded once, then closed as unconfirmed, and still open to a late no."""

    remind_hours: int = Field(default=24, ge=1, le=720)
    close_days: int = Field(default=7, ge=1, le=90)
    #: How long after the close a tenant may still say that it is not solved.
    reopen_days: int = Field(default=7, ge=0, le=90)
    #: Solved without stars is closed after so many days.
    stars_days: int = Field(default=3, ge=1, le=90)
    #: While the tenant was the last to speak nothing is closed; his owner hears of it so often.
    nudge_hours: int = Field(default=24, ge=1, le=720)

    @model_validator(mode="after")
    def _reminded_first(self) -> "AfterWork":
        if self.remind_hours >= self.close_days * 24:
            wrong = f"reminded after {self.remind_hours} hours, closed after {self.close_days} days"
            raise ValueError(f"{wrong}; remind before the close")
        return self

    @property
    def remind_after(self) -> timedelta:
        """How long we wait before we ask once more."""
        return timedelta(hours=self.remind_hours)

    @property
    def close_after(self) -> timedelta:
        """How long we wait for an answer."""
        return timedelta(days=self.close_days)

    def may_reopen(self, closed_at: datetime | None, *, now: datetime) -> bool:
        """Whether a late "not solved" still counts for what was closed then."""
        return closed_at is not None and now <= closed_at + timedelta(days=self.reopen_days)


class Visits(_Strict):
    """Return visits (回访): whom we ask in chat, whom we draw, who is asked at his door."""

    #: Kinds whose tenants are asked in chat some days after they accepted the work: still fine?
    ask_kinds: list[Name] = Field(default_factory=list)
    ask_days: int = Field(default=2, ge=1, le=60)
    #: Kinds of which a share is drawn every week.
    draw_kinds: list[Name] = Field(default_factory=list)
    share: float = Field(default=0.1, ge=0.001, le=1)
    #: The first has a quota of its own; the others are nested in their order (see usecases/sampling.py).
    quotas: list[Stratum] = ["worker", "category", "building"]
    draw_on: Weekday = "mon"
    draw_at: Clock = "09:00"
    #: The same matter in the same unit within so many days is a repeat, and always visited.
    repeat_days: int = Field(default=30, ge=1, le=366)
    door_share: float = Field(default=0.3, ge=0, le=1)
    #: The visit's own clock, and how often nobody may open before it ends.
    days: int = Field(default=3, ge=1, le=60)
    tries: int = Field(default=3, ge=1, le=20)
    team: Name = "desk"
    #: Nobody with an open matter goes so many days without hearing from us.
    unvisited_days: int = Field(default=7, ge=1, le=90)
    unvisited_at: Clock = "09:30"

    @model_validator(mode="after")
    def _each_once(self) -> "Visits":
        for name in ("quotas", "ask_kinds", "draw_kinds"):
            listed = getattr(self, name)
            if len(set(listed)) < len(listed):
                raise ValueError(f"{name} names something twice; keep one of them")
        if not self.quotas:
            raise ValueError("quotas is empty; name worker, building or category")
        return self

    @property
    def draw_cron(self) -> str:
        """When the week's draw is made."""
        return _cron(self.draw_at, self.draw_on)

    @property
    def unvisited_cron(self) -> str:
        """When we look for those whom nobody has spoken to."""
        return _cron(self.unvisited_at, "*")

    @property
    def exact_share(self) -> Fraction:
        """The share as it is written, free of binary rounding."""
        return Fraction(str(self.share))


class Recovery(_Strict):
    """What follows a low score or a "not solved": a call within `hours`, then the question once more."""

    hours: int = Field(default=24, ge=1, le=720)
    tries: int = Field(default=3, ge=1, le=20)
    #: A second score from here on counts as recovered.
    recovered_from: int = Field(default=4, ge=2, le=5)


def daily(clock: Clock) -> str:
    """The cron line of a time of day, every day."""
    return _cron(clock, "*")


def _cron(clock: str, weekday: str) -> str:
    hour, minute = clock.split(":")
    return f"{int(minute)} {int(hour)} * * {weekday}"
