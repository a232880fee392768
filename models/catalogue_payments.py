"""The catalogue's `payments`: who looks at proofs, how soon, why one is turned down, when the day is counted."""

from datetime import timedelta
from typing import Annotated

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

from models.catalogue_visits import Clock

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,19}$")]


class Payments(BaseModel):
    """Payment proofs, receipts and the cashier's day."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    #: Whose group decides; while it has none, the desk's group shows the proofs.
    team: Name = "finance"
    #: The working hours in which proofs are looked at.
    calendar: Name = "office"
    #: Tenants hear that it takes so many working hours; then the group is reminded, a working day later the managers.
    check_hours: int = Field(default=4, ge=1, le=40)
    #: How long we wait to hear for which of his homes a tenant paid; then it is the one that owes longest.
    unit_minutes: int = Field(default=60, ge=5, le=1440)
    #: Why a proof is turned down: payment-no-<reason>.
    reject_reasons: list[Name] = ["not_arrived", "unclear", "amount", "duplicate", "not_ours"]
    #: When the cashier counts and hands in; what comes later belongs to the next day.
    day_ends: Clock = "17:30"
    #: The currency of payments by Telegram.
    #: Telegram takes nothing below about a dollar: in whole units of the currency.
    telegram_from: int = Field(default=10, ge=1)
    currency: Annotated[str, StringConstraints(pattern=r"^[A-Z]{3}$")] = "CNY"

    @property
    def check_span(self) -> timedelta:
        """How much working time a proof takes at most."""
        return timedelta(hours=self.check_hours)
