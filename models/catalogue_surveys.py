"""The catalogue's `surveys`: what tenants are asked, who is asked, when, and what we hope to reach.

The words of a declared form are texts (survey-<form>, survey-<form>-<question>,
survey-<form>-<question>-<option>); those of a form that a manager wrote travel with it, because
they are said once and never again.
"""

from datetime import UTC, datetime, timedelta
from typing import Annotated, Any, Literal
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, field_validator, model_validator

from models.audience import Audience
from models.cron import read_cron
from models.people import Language

Name = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,19}$")]

QuestionKind = Literal["score", "choice", "words"]
STARS = (1, 2, 3, 4, 5)
#: What Telegram lets a native poll hold, and what fits a card.
MOST_OPTIONS = 10


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Question(_Strict):
    """`score` is one to five stars, `choice` one of `options`, `words` whatever he writes, or nothing."""

    kind: QuestionKind
    options: list[Name] = Field(default_factory=list)


class Targets(_Strict):
    """In percent: units and people reached, and how much of what was scored is four stars or five."""

    units: int = Field(default=80, ge=0, le=100)
    people: int = Field(default=5, ge=0, le=100)
    satisfaction: int = Field(default=90, ge=0, le=100)


class SurveyForm(_Strict):
    """One survey as declared. Without `schedule` it runs only when a manager starts it."""

    questions: dict[Name, Question]
    audience: Audience = Field(default_factory=Audience)
    #: Minute hour day month weekday, in the estate's zone.
    schedule: str = ""
    per: Literal["person", "unit"] = "person"
    open_days: int = Field(default=14, ge=1, le=90)
    #: After how many days those who have not answered are reminded, once; null: nobody is.
    remind_after_days: int | None = Field(default=7, ge=1, le=90)
    targets: Targets = Field(default_factory=Targets)

    @field_validator("schedule")
    @classmethod
    def _comes(cls, schedule: str) -> str:
        if schedule:
            read_cron(schedule)
        return schedule

    @model_validator(mode="after")
    def _reminded_in_time(self) -> "SurveyForm":
        if self.remind_after_days is not None and self.remind_after_days >= self.open_days:
            raise ValueError(
                f"reminded after {self.remind_after_days} days, closed after {self.open_days}; remind before the close"
            )
        return self

    def closes(self, opens_at: datetime, zone: ZoneInfo) -> datetime:
        """When it closes if it opens then: so many days later, at the same hour of the wall clock."""
        return days_later(opens_at, self.open_days, zone)

    def reminds(self, opens_at: datetime, zone: ZoneInfo) -> datetime | None:
        """When those who have not answered are reminded."""
        return None if self.remind_after_days is None else days_later(opens_at, self.remind_after_days, zone)


class Sheet(SurveyForm):
    """A form as one survey keeps it: the catalogue may change while people answer.

    `code` names the declared form it came from. If a manager wrote it, `code` is empty and `texts` holds
    each question and `option_texts` its options, by language, `original` at least.
    """

    code: str = ""
    original: Language = Language.ZH_HANS
    texts: dict[str, dict[Language, str]] = Field(default_factory=dict)
    option_texts: dict[str, dict[Language, list[str]]] = Field(default_factory=dict)

    def as_json(self) -> dict[str, Any]:
        """As it is stored."""
        return self.model_dump(mode="json")

    @property
    def names(self) -> list[str]:
        """The questions in their order."""
        return list(self.questions)


def sheet_of(code: str, form: SurveyForm) -> Sheet:
    """The sheet of a declared form."""
    return Sheet(code=code, **form.model_dump())


def days_later(moment: datetime, days: int, zone: ZoneInfo) -> datetime:
    """The same hour of the wall clock so many days later, in UTC."""
    wall = moment.astimezone(zone) + timedelta(days=days)
    return wall.astimezone(UTC)
