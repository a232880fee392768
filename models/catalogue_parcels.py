"""The catalogue's `parcels`: who registers and hands over, when the shelf is open, when tenants are reminded.

Where the shelf is stands in words (parcels-place), which an operator's own <lang>.ftl may say differently.
"""

import re
from datetime import timedelta
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, model_validator

from models.catalogue_visits import Clock
from models.people import Role

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,19}$")]

_OPEN = re.compile(r"([01]\d|2[0-3]):[0-5]\d-(([01]\d|2[0-3]):[0-5]\d|24:00)")


def _read_opening(text: str) -> str:
    if not _OPEN.fullmatch(text) or text[:5] >= text[6:]:
        raise ValueError(f'{text!r} is no opening; write it in quotes, like "08:00-21:00"')
    return text


Opening = Annotated[str, AfterValidator(_read_opening)]


class Parcels(BaseModel):
    """Parcels and mail (包裹, 邮件) at the desk."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    #: The team whose group registers, and hears of what nobody fetches.
    team: Name = "desk"
    #: Who registers and hands over; supervisors and managers always may.
    roles: list[Role] = [Role.DESK, Role.GUARD, Role.BUTLER, Role.CASHIER, Role.SUPERVISOR]
    #: When a parcel can be fetched, as tenants read it.
    open: list[Opening] = ["08:00-21:00"]
    undo_minutes: int = Field(default=10, ge=1, le=240)
    #: So many wrong codes lock whoever types them for an hour, and the parcel that they were typed for.
    wrong_codes: int = Field(default=5, ge=1, le=20)
    #: Days after which whoever has not come is reminded.
    remind_days: list[int] = [1, 3, 7]
    remind_at: Clock = "18:30"
    #: After so many days the parcel is on the desk's list of calls.
    call_day: int = Field(default=8, ge=1, le=90)
    call_at: Clock = "09:30"
    #: Why a parcel goes back to its carrier: parcels-return-<reason>.
    return_reasons: list[Name] = ["refused", "not_fetched", "wrong_address", "carrier"]
    #: The kind of ticket that a lost or damaged parcel becomes; its categories are lost and damaged.
    ticket_kind: Name = "property"

    @model_validator(mode="after")
    def _one_after_the_other(self) -> "Parcels":
        if any(day < 1 for day in self.remind_days):
            raise ValueError("remind_days names a day before tomorrow; write days from 1 on")
        if self.remind_days != sorted(set(self.remind_days)):
            raise ValueError("remind_days is not in order; write each day once, the first one first")
        if self.remind_days and self.call_day <= self.remind_days[-1]:
            wrong = f"called on day {self.call_day}, reminded until day {self.remind_days[-1]}"
            raise ValueError(f"{wrong}; remind before the call")
        return self

    @property
    def undo_span(self) -> timedelta:
        """How long after registering it can be undone."""
        return timedelta(minutes=self.undo_minutes)
