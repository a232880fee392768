"""Whether the promises of a catalogue fit the rest of it: calendars, kinds, categories, and an end to every list."""

from collections.abc import Iterable

from catalogue.mistakes import choose
from catalogue.reading import Source, Where
from models.catalogue import Catalogue
from models.catalogue_promises import Clocks, Ladder
from models.promises import ClockKind
from models.tickets import Urgency


def check_promises(catalogue: Catalogue, source: Source) -> None:
    """Note as mistakes in `source` a clock that cannot be counted and a ticket that nobody hears of."""
    promises = catalogue.promises
    for number, clocks in enumerate(promises.clocks):
        where: Where = ("promises", "clocks", number)
        _fits(catalogue, source, where, clocks)
        for kind, budget in clocks.budgets().items():
            if budget.calendar not in catalogue.calendars:
                wrong = f"no calendar is called {budget.calendar!r}"
                source.blame((*where, kind.value), wrong, choose(budget.calendar, catalogue.calendars))
    for number, ladder in enumerate(promises.ladders):
        where = ("promises", "ladders", number)
        _fits(catalogue, source, where, ladder)
        if not ladder.rungs:
            source.blame((*where, "rungs"), "a ladder without rungs leads nowhere", "add {after: 0m, tell: owner}")
    if promises.ladders and all(ladder.rungs for ladder in promises.ladders):
        _everybody_is_heard(catalogue, source)
    _never_reached(source, "clocks", promises.clocks)
    _never_reached(source, "ladders", promises.ladders)


def _fits(catalogue: Catalogue, source: Source, where: Where, entry: Clocks | Ladder) -> None:
    for number, kind in enumerate(entry.kinds):
        if kind not in catalogue.kinds:
            wrong = f"no kind is called {kind!r}"
            source.blame((*where, "kinds", number), wrong, choose(kind, catalogue.kinds))
    asked = [catalogue.kinds[kind] for kind in entry.kinds or catalogue.kinds if kind in catalogue.kinds]
    known = {category for kind in asked for category in kind.categories}
    for number, category in enumerate(entry.categories):
        if asked and category not in known:
            wrong = f"no kind of this entry has a category {category!r}"
            source.blame((*where, "categories", number), wrong, choose(category, known))


def _everybody_is_heard(catalogue: Catalogue, source: Source) -> None:
    """A clock that is late and has no ladder would be late in silence."""
    for name, kind in catalogue.kinds.items():
        for category in kind.categories or [""]:
            for urgency in Urgency:
                for key_tenant in (False, True):
                    ticket = (name, category, urgency, key_tenant)
                    silent = [
                        clock.value
                        for clock in catalogue.promises.clocks_for(*ticket)
                        if not catalogue.promises.rungs_for(ClockKind(clock), *ticket)
                    ]
                    if silent:
                        wrong = f"nobody hears when {silent[0]!r} of {name} is late"
                        remedy = "end the ladders with one for all: - rungs: [{after: 0m, tell: owner}]"
                        source.blame(("promises", "ladders"), wrong, remedy)
                        return


def _never_reached(source: Source, name: str, entries: Iterable[Clocks | Ladder]) -> None:
    """An entry below one for all is never taken, and whoever wrote it believes that it is."""
    for number, entry in enumerate(entries):
        narrow = entry.kinds or entry.categories or entry.urgencies or entry.key_tenant is not None
        if not narrow and not (isinstance(entry, Ladder) and entry.clocks) and number + 1 < len(list(entries)):
            where: Where = ("promises", name, number + 1)
            source.blame(where, "this entry is never taken: the one above fits everything", "move it above that one")
            return
