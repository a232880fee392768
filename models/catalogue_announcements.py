"""The catalogue's `announcements`: who may announce, and templates that every tenant reads in his own language.

The words of a template are texts (announcement-<code>, announcement-<code>-words); they take its fields,
and `estate` and `phone`.
"""

from datetime import timedelta
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator

from models.cron import read_cron
from models.people import Role

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,19}$")]
#: `time` is read from what is typed, `words` are taken as they are, `count` is filled in by the house.
FieldKind = Literal["time", "words", "count"]
#: The fields that give a planned outage, or a notice, its beginning and its end.
FROM, UNTIL = "from", "until"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Template(_Strict):
    """A notice with gaps. With `affects` it is a planned outage of those categories of tickets.

    `signs` are words of tenants that mean such an outage: only a report with one of them is shown the
    notice first. Without signs every report of the category is.
    """

    fields: dict[Name, FieldKind] = Field(default_factory=dict)
    affects: list[Name] = Field(default_factory=list)
    signs: list[str] = Field(default_factory=list)

    @property
    def typed(self) -> bool:
        """Whether people fill it in; what the house fills in is begun by the house."""
        return "count" not in self.fields.values()


class Thanks(_Strict):
    """The monthly thank-you: a draft for a manager, about the month before."""

    #: Minute hour day month weekday, in the estate's zone; empty: there is none.
    schedule: str = "0 10 1 * *"
    #: Whether the staff whom tenants praised are named.
    names: bool = True

    @field_validator("schedule")
    @classmethod
    def _comes(cls, schedule: str) -> str:
        if schedule:
            read_cron(schedule)
        return schedule


class Announcements(_Strict):
    """Announcements (公告, 温馨提示)."""

    roles: list[Role] = Field(default_factory=lambda: [Role.MANAGER, Role.OPERATOR])
    templates: dict[Name, Template] = Field(default_factory=dict)
    #: So long before and after a planned outage a report is still taken for it.
    outage_slack_minutes: int = Field(default=60, ge=0, le=1440)
    #: So long after an urgent one the butlers get the list of those who have not tapped "got it".
    urgent_calls_minutes: int = Field(default=30, ge=5, le=1440)
    thanks: Thanks = Field(default_factory=Thanks)

    @property
    def outage_slack(self) -> timedelta:
        """`outage_slack_minutes` as a span."""
        return timedelta(minutes=self.outage_slack_minutes)

    @property
    def urgent_calls(self) -> timedelta:
        """`urgent_calls_minutes` as a span."""
        return timedelta(minutes=self.urgent_calls_minutes)
