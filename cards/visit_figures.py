"""What the return visits tell, in a few sentences."""

from cards.parts import lines
from locales.texts import Words
from models.visit_figures import Recovered, VisitFigures


def told(found: VisitFigures, words: Words, *, days: int) -> str:
    """The figures as a message; what there was nothing of is left out."""
    return lines(
        words.html("figures-title", days=days),
        _drawn(found, words) if found.population else words.html("figures-none"),
        words.html("figures-door", doors=found.at_door, share=_percent(found.door_share)) if found.visited else "",
        _content(found, words) if found.sampled else "",
        _asked(found, words) if found.asked else "",
        words.html("figures-unvisited", count=found.unvisited) if found.unvisited else "",
        _recovered(found.recovered, words) if found.recovered.low else "",
        words.html("figures-open", open=found.open, overdue=found.overdue) if found.open else "",
    )


def _drawn(found: VisitFigures, words: Words) -> str:
    counts = {"drawn": found.drawn, "added": found.added, "visited": found.visited}
    return words.html("figures-drawn", population=found.population, **counts)


def _content(found: VisitFigures, words: Words) -> str:
    low, high = map(_percent, found.interval)
    share = _percent(found.solved_share)
    return words.html("figures-content", solved=found.solved, sampled=found.sampled, share=share, low=low, high=high)


def _asked(found: VisitFigures, words: Words) -> str:
    return words.html("figures-asked", asked=found.asked, answered=found.answered, back=found.came_back)


def _recovered(found: Recovered, words: Words) -> str:
    share = _percent(found.share)
    return words.html(
        "figures-recovered", low=found.low, answered=found.answered, recovered=found.recovered, share=share
    )


def _percent(share: float | None) -> str:
    return "—" if share is None else f"{share:.0%}"
