"""Whom a survey, a poll or a campaign means: by place, by tier, or by what somebody has with us."""

from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints

Team = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,19}$")]
#: How large a customer a unit is let to (大客户分级); the company names its own: A, B, VIP.
Tier = Annotated[str, StringConstraints(pattern=r"^[0-9A-Za-z]{1,10}$")]


class Audience(BaseModel):
    """Everybody `who` fits and who lives there. Empty lists fit every place and every tier.

    `bills` names an import of bills: only units that still owe one of them are meant. With `team` the
    staff of that team are meant instead, in their group.
    """

    model_config = ConfigDict(extra="forbid", frozen=True)

    who: Literal["everybody", "key_tenants", "open_matter"] = "everybody"
    buildings: list[str] = Field(default_factory=list)
    floors: list[str] = Field(default_factory=list)
    units: list[str] = Field(default_factory=list)
    tiers: list[Tier] = Field(default_factory=list)
    bills: int | None = None
    team: Team | None = None
