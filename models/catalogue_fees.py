"""The catalogue's `fees`: what tenants pay for, what being late costs, how they are reminded, how they pay.

Amounts here are yuan and rates are percent, as an operator writes them; both are decimals, never floats.
"""

from calendar import monthrange
from datetime import date, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,19}$")]

#: Days from the due date at which a tenant hears of a bill, unless its kind says otherwise.
LADDER = (-7, -1, 1, 7, 14, 30)


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class LatePolicy(_Strict):
    """What a day late costs, in percent of what is still open. `minimum` is yuan, `cap` percent of the bill."""

    #: Days in the year in which the bill was due.
    same_year: Decimal = Field(ge=0, le=100)
    #: Days in the years after it.
    later_years: Decimal = Field(ge=0, le=100)
    #: A fee that is due at all is at least this.
    minimum: Decimal = Field(default=Decimal(1), ge=0)
    #: Never more than this share of the bill, the minimum included.
    cap: Decimal | None = Field(default=None, gt=0)

    def rate(self, day: date, due: date) -> Decimal:
        """Percent for one late day."""
        return self.same_year if day.year == due.year else self.later_years


class FeeKind(_Strict):
    """One kind of fee. `late_fee` names a policy, `late_fee_in` another one for some buildings.

    Without a policy being late costs nothing.
    """

    measure: Literal["m2", "m3", "kwh", "month", "none"] = "none"
    late_fee: Name | None = None
    #: Building code -> policy: shops and offices often stand apart.
    late_fee_in: dict[str, Name] = Field(default_factory=dict)
    #: Days from the due date: -7 is a week before it, 1 the day after.
    ladder: list[int] = Field(default_factory=lambda: list(LADDER))
    #: From this step on the butler calls as well; null: never.
    butler_from: int | None = 14

    def policy_in(self, building: str | None) -> str | None:
        """The name of the policy for a building."""
        return self.late_fee_in.get(building or "", self.late_fee)


class Paying(_Strict):
    """How to pay us. `qr` is a picture beside the catalogue's files; `telegram` offers payment in the chat."""

    payee: str = ""
    bank: str = ""
    account: str = ""
    qr: Path | None = None
    telegram: bool = False


class PromiseDays(_Strict):
    """What a tenant who promises to pay may choose: so many days, or the end of the month; `at_most` days ahead."""

    days: list[int] = Field(default_factory=lambda: [3, 7])
    month_end: bool = True
    at_most: int = Field(default=31, ge=1, le=180)

    def dates(self, today: date) -> list[date]:
        """The days one may promise today, the nearest first."""
        offered = {today + timedelta(days=each) for each in self.days}
        if self.month_end:
            offered.add(today.replace(day=monthrange(today.year, today.month)[1]))
        return sorted(day for day in offered if today < day <= today + timedelta(days=self.at_most))


class Fees(_Strict):
    """Everything about bills that is policy, not code."""

    policies: dict[Name, LatePolicy] = Field(default_factory=dict)
    kinds: dict[Name, FeeKind] = Field(default_factory=dict)
    pay: Paying = Field(default_factory=Paying)
    promise: PromiseDays = Field(default_factory=PromiseDays)
    #: When reminders of a day go out, in the estate's time.
    remind_at: time = time(10)
    #: A dispute and a complaint about fees are tickets of this kind and category.
    dispute_kind: Name = "complaint"
    dispute_category: Name = "fees"
    #: Percent of what was billed that should be paid.
    collection_target: Decimal = Field(default=Decimal(98), ge=0, le=100)

    @field_validator("remind_at", mode="before")
    @classmethod
    def _clock(cls, value: object) -> object:
        # Pydantic would take 36000 for ten o'clock, and YAML makes that of an unquoted 10:00.
        if not isinstance(value, str):
            raise ValueError('a time of day; write it like "10:00"')
        return value

    def policy_for(self, fee: str, building: str | None) -> LatePolicy | None:
        """The policy for a bill of this kind in this building; None: being late costs nothing."""
        kind = self.kinds.get(fee)
        name = kind.policy_in(building) if kind else None
        return self.policies[name] if name else None
