"""Whether the parcels fit the rest of the catalogue: their team and the kind of their tickets must exist."""

from catalogue.mistakes import choose
from catalogue.reading import Source
from models.catalogue import Catalogue

#: What may be wrong with a parcel; the kind of its ticket has a category for each.
TROUBLES = ("lost", "damaged")


def check_parcels(catalogue: Catalogue, source: Source) -> None:
    """Note as mistakes in `source` parcels that nobody registers, or whose loss nobody would hear of."""
    parcels = catalogue.parcels
    if parcels.team not in catalogue.teams and _said(source, "team"):
        wrong = f"no team is called {parcels.team!r}, and it has the parcels"
        source.blame(("parcels", "team"), wrong, choose(parcels.team, catalogue.teams))
    for name in ("roles", "open", "return_reasons"):
        if not getattr(parcels, name):
            source.blame(("parcels", name), f"{name!r} is empty", "name at least one")
    kind = catalogue.kinds.get(parcels.ticket_kind)
    if kind is None:
        if _said(source, "ticket_kind"):
            wrong = f"no kind is called {parcels.ticket_kind!r}, and lost parcels become one"
            source.blame(("parcels", "ticket_kind"), wrong, choose(parcels.ticket_kind, catalogue.kinds))
        return
    for category in TROUBLES:
        if category not in kind.categories:
            wrong = f"{parcels.ticket_kind!r} has no category {category!r}, and parcels get {category}"
            source.blame(("kinds", parcels.ticket_kind, "categories"), wrong, f"add `{category}: {{}}`")


def _said(source: Source, name: str) -> bool:
    """Whether the operator wrote it; a small catalogue without parcels is no mistake."""
    return ("parcels", name) in source.lines
