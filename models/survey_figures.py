"""What a survey has brought, as plain numbers that name nobody; reports and notices keep them as JSON."""

from pydantic import BaseModel, ConfigDict, Field

#: Fewer answers than this are shown to nobody: in a group of four everybody knows everybody.
SMALLEST_GROUP = 5


class _Plain(BaseModel):
    model_config = ConfigDict(frozen=True)


class Coverage(_Plain):
    """How many there are, how many a message reached, how many answered something."""

    total: int = 0
    reached: int = 0
    answered: int = 0

    @property
    def percent(self) -> int:
        """The share that was reached, rounded down: a target missed by a hair is missed."""
        return 100 * self.reached // self.total if self.total else 0


class QuestionFigures(_Plain):
    """One question. `counts` is by star or option, in their order; empty while too few have answered it."""

    name: str
    kind: str
    answers: int = 0
    counts: dict[str, int] = Field(default_factory=dict)
    mean: float | None = None
    #: Of a question of words: what was written, in an order that says nothing about who wrote it.
    words: list[str] = Field(default_factory=list)


class BuildingFigures(_Plain):
    """One building, or with an empty name all those where too few have answered. Scores of all questions."""

    name: str
    people: int
    scores: int
    satisfied: int

    @property
    def percent(self) -> int | None:
        """How much of what was scored is four stars or five."""
        return 100 * self.satisfied // self.scores if self.scores else None


class SurveyFigures(_Plain):
    """A survey as it stands. While it runs, answers are counted in steps of five people."""

    survey_id: int
    name: str
    running: bool
    units: Coverage = Field(default_factory=Coverage)
    people: Coverage = Field(default_factory=Coverage)
    target_units: int
    target_people: int
    target_satisfaction: int
    #: People whose answers are in the numbers below.
    counted: int = 0
    scores: int = 0
    satisfied: int = 0
    questions: list[QuestionFigures] = Field(default_factory=list)
    buildings: list[BuildingFigures] = Field(default_factory=list)
    #: Units that no message reached: nobody has joined there, or nobody can be written to.
    unreached: list[str] = Field(default_factory=list)

    @property
    def satisfaction(self) -> int | None:
        """Percent of the scores that are four stars or five; None while too few have answered."""
        return 100 * self.satisfied // self.scores if self.scores else None
