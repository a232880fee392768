"""Whether the return visits fit the rest of the catalogue: their kinds and their team must exist."""

from catalogue.mistakes import choose
from catalogue.reading import Source
from models.catalogue import Catalogue


def check_visits(catalogue: Catalogue, source: Source) -> None:
    """Note as mistakes in `source` visits that nobody would ever make or get."""
    visits = catalogue.visits
    for name in ("ask_kinds", "draw_kinds"):
        for number, kind in enumerate(getattr(visits, name)):
            if kind not in catalogue.kinds:
                wrong = f"no kind is called {kind!r}"
                source.blame(("visits", name, number), wrong, choose(kind, catalogue.kinds))
    if visits.team not in catalogue.teams:
        wrong = f"no team is called {visits.team!r}, and it makes the visits"
        source.blame(("visits", "team"), wrong, choose(visits.team, catalogue.teams))
    if catalogue.recovery.recovered_from <= catalogue.limits.low_stars:
        wrong = f"{catalogue.recovery.recovered_from} stars are low (limits) and recovered at once"
        source.blame(("recovery", "recovered_from"), wrong, f"write {catalogue.limits.low_stars + 1} or more")
