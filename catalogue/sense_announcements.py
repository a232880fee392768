"""Whether the notice templates can be filled in, and whether what a planned outage affects can be reported at all."""

from catalogue.mistakes import choose
from catalogue.reading import Source, Where
from models.catalogue import Catalogue
from models.catalogue_announcements import FROM, UNTIL, Template

#: The template that the house fills in by itself, and its fields.
THANKS = "thanks"
THANKS_FIELDS = {"suggestions": "count", "praises": "count", "names": "words"}
#: Facts that every template gets.
GIVEN = ("estate", "phone")


def check_announcements(catalogue: Catalogue, source: Source) -> None:
    """Note as mistakes in `source` whatever nobody could announce, or no tenant could report."""
    announcements = catalogue.announcements
    if not announcements.roles:
        source.blame(("announcements", "roles"), "nobody may announce", "name a role, like [manager]")
    for name, template in announcements.templates.items():
        where: Where = ("announcements", "templates", name)
        _fields(source, where, template)
        _outage(catalogue, source, where, template)
    thanks = announcements.templates.get(THANKS)
    if thanks is not None and thanks.fields != THANKS_FIELDS:
        wrong = f"the house fills in {', '.join(THANKS_FIELDS)} of {THANKS!r}, and no other field"
        written = ", ".join(f"{field}: {kind}" for field, kind in THANKS_FIELDS.items())
        source.blame(("announcements", "templates", THANKS, "fields"), wrong, f"write {{{written}}}")


def _fields(source: Source, where: Where, template: Template) -> None:
    for name, kind in template.fields.items():
        spot: Where = (*where, "fields", name)
        if name in GIVEN:
            source.blame(spot, f"{name!r} is filled in for every template", "leave it out")
        if name in (FROM, UNTIL) and kind != "time":
            source.blame(spot, f"{name!r} is a time", f"write {name}: time")
        if kind == "count" and where[-1] != THANKS:
            source.blame(spot, f"nobody counts {name!r}", "write words, or time")


def _outage(catalogue: Catalogue, source: Source, where: Where, template: Template) -> None:
    if not template.affects:
        if template.signs:
            source.blame((*where, "signs"), "signs of an outage that affects nothing", "add affects: [water]")
        return
    for name in (FROM, UNTIL):
        if name not in template.fields:
            source.blame((*where, "affects"), f"an outage without {name!r} never is", f"add {name}: time to fields")
    known = {category for kind in catalogue.kinds.values() for category in kind.categories}
    for number, category in enumerate(template.affects):
        if category not in known:
            wrong = f"no kind has a category {category!r}"
            source.blame((*where, "affects", number), wrong, choose(category, known))
