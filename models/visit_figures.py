"""What return visits and calls after low scores tell: plain numbers, counted in usecases/, said in cards/."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Recovered:
    """What became of low scores: how many there were, were asked again, answered, and are content now."""

    low: int
    asked: int
    answered: int
    recovered: int

    @property
    def share(self) -> float | None:
        """The recovered among all low scores, asked or not; None without any."""
        return self.recovered / self.low if self.low else None


@dataclass(frozen=True)
class VisitFigures:
    """The visits of a time. Shares are between 0 and 1; None where there is nothing to divide."""

    #: Complaints among which the draws of the time chose, those chosen by lot, and those visited anyway.
    population: int
    drawn: int
    added: int
    #: Of drawn and added: heard, and confirmed at the door by the tenant or the signed sheet.
    visited: int
    at_door: int
    #: Of those chosen by lot: heard, content, and between which shares all complaints' lies at 95 %.
    sampled: int
    solved: int
    interval: tuple[float, float]
    #: Solved repairs asked about in chat.
    asked: int
    answered: int
    came_back: int
    #: Calls on people who had not heard from us for a week.
    unvisited: int
    open: int
    overdue: int
    recovered: Recovered

    @property
    def door_share(self) -> float | None:
        """The share of the visits made that were at the door, confirmed."""
        return self.at_door / self.visited if self.visited else None

    @property
    def solved_share(self) -> float | None:
        """The content among those chosen by lot and heard."""
        return self.solved / self.sampled if self.sampled else None
