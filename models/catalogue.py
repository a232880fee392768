"""The catalogue's schema: the service rules of one estate, declared in catalogue/*.yaml.

Every number and every route is data here; no kind has code of its own. `catalogue.load` reads the
files and answers a mistake with the file, the line and the remedy.
"""

from collections.abc import Mapping
from datetime import timedelta
from functools import cached_property
from typing import Annotated, Literal
from zoneinfo import ZoneInfo

from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

from models.calendars import Calendar, Zone, compile
from models.catalogue_announcements import Announcements
from models.catalogue_faq import Faq
from models.catalogue_fees import Fees
from models.catalogue_hazards import Hazard
from models.catalogue_parcels import Parcels
from models.catalogue_payments import Payments
from models.catalogue_promises import Promises
from models.catalogue_shifts import Shifts
from models.catalogue_surveys import SurveyForm
from models.catalogue_visits import AfterWork, Recovery, Visits
from models.people import Language, Role
from models.worktime import Hours

Code = Annotated[str, StringConstraints(pattern=r"^[a-z][a-z0-9_]{0,19}$")]


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Estate(_Strict):
    """Who we are, and whom to call when we cannot help."""

    name: str
    zone: Zone = "Asia/Shanghai"
    #: The service desk's telephone, shown in emergencies and whenever the bot gives up.
    phone: str
    #: What staff groups read.
    language: Language = Language.ZH_HANS
    #: What only people here say: a square, a shop, a machine by its nickname. Buildings' names need not be repeated.
    hot_words: list[str] = Field(default_factory=list)


class Category(_Strict):
    """What a ticket is about. `trade` is the skill it takes; workers without it are refused."""

    trade: Code | None = None
    #: The code `understanding` gives it.
    understood_as: str | None = None
    #: It is the building's, wherever it was reported from: neighbours report the same one.
    shared: bool = False


class Kind(_Strict):
    """One kind of request.

    flow `work`: claimed, done with proof, accepted and rated. `answer`: claimed and answered in
    words, then "is that solved?". `note`: claimed and thanked for, nothing to accept.
    """

    letter: Annotated[str, StringConstraints(pattern=r"^[A-Z]$")]
    understood_as: list[str] = Field(default_factory=list)
    flow: Literal["work", "answer", "note"]
    place: Literal["required", "optional"] = "optional"
    anonymous: bool = False
    categories: dict[Code, Category] = Field(default_factory=dict)
    #: Given when nothing better was understood; must be one of `categories`.
    otherwise: Code | None = None

    @model_validator(mode="after")
    def _otherwise_exists(self) -> "Kind":
        if self.otherwise is not None and self.otherwise not in self.categories:
            raise ValueError(f"otherwise: {self.otherwise!r} is not among the categories")
        return self


class Team(_Strict):
    """A group of staff. Only holders of `roles` may claim its tickets; `trades`: skill is checked."""

    roles: list[Role]
    trades: bool = False


class Route(_Strict):
    """Where tickets go; the first route that fits is taken. Empty lists fit everything."""

    kinds: list[Code] = Field(default_factory=list)
    categories: list[Code] = Field(default_factory=list)
    buildings: list[str] = Field(default_factory=list)
    team: Code

    def fits(self, kind: str, category: str, building: str | None) -> bool:
        """Whether a ticket of this kind, category and building takes this route."""
        asked = ((self.kinds, kind), (self.categories, category), (self.buildings, building))
        return all(not wanted or given in wanted for wanted, given in asked)


class Limits(_Strict):
    """Numbers that are policy, not code."""

    draft_hours: int = Field(default=24, ge=1, le=168)
    invite_hours: int = Field(default=72, ge=1, le=720)
    bind_minutes: int = Field(default=10, ge=1, le=120)
    wrong_codes_per_hour: int = Field(default=5, ge=1)
    urge_minutes: int = Field(default=30, ge=1)
    #: How long an emergency waits for the tenant's "submit" before it is submitted for him.
    alarm_seconds: int = Field(default=120, ge=10)
    #: How long the question "is it happening now?" waits for an answer before the desk is asked to ring the tenant.
    danger_seconds: int = Field(default=90, ge=10, le=600)
    joined_words_minutes: int = Field(default=10, ge=1)
    low_stars: int = Field(default=2, ge=1, le=4)
    #: More tenants than this are asked only if a second manager agrees.
    asked_alone: int = Field(default=500, ge=1)

    @property
    def draft_life(self) -> timedelta:
        """How long an unsubmitted draft is kept."""
        return timedelta(hours=self.draft_hours)

    @property
    def urge_pause(self) -> timedelta:
        """How long after one urge the next is heard."""
        return timedelta(minutes=self.urge_minutes)


class Catalogue(_Strict):
    """All service rules of an estate."""

    estate: Estate
    kinds: dict[Code, Kind]
    teams: dict[Code, Team]
    routes: list[Route]
    hazards: dict[Code, Hazard] = Field(default_factory=dict)
    hold_reasons: list[Code]
    hold_hours: list[int]
    promise_hours: list[int]
    decline_reasons: list[Code]
    return_reasons: list[Code]
    praise_chips: list[Code]
    blame_chips: list[Code]
    limits: Limits = Field(default_factory=Limits)
    after_work: AfterWork = Field(default_factory=AfterWork)
    visits: Visits = Field(default_factory=Visits)
    recovery: Recovery = Field(default_factory=Recovery)
    shifts: Shifts = Field(default_factory=Shifts)
    surveys: dict[Code, SurveyForm] = Field(default_factory=dict)
    announcements: Announcements = Field(default_factory=Announcements)
    promises: Promises = Field(default_factory=Promises)
    fees: Fees = Field(default_factory=Fees)
    payments: Payments = Field(default_factory=Payments)
    parcels: Parcels = Field(default_factory=Parcels)
    faq: Faq = Field(default_factory=Faq)
    #: When somebody works, by name; what is promised in working time names one of them.
    calendars: dict[Code, Calendar] = Field(default_factory=dict)

    @cached_property
    def hours(self) -> Mapping[str, Hours]:
        """The calendars, ready to count with."""
        return {name: compile(calendar, self.zone) for name, calendar in self.calendars.items()}

    @property
    def zone(self) -> ZoneInfo:
        """The estate's time zone."""
        return ZoneInfo(self.estate.zone)

    def team_for(self, kind: str, category: str, building: str | None) -> str:
        """The team whose group gets the ticket. A catalogue without an answer is refused at load."""
        return next(route.team for route in self.routes if route.fits(kind, category, building))

    def trade_of(self, kind: str, category: str) -> str | None:
        """The skill it takes, if any."""
        found = self.kinds[kind].categories.get(category)
        return found.trade if found else None
