"""What a schema cannot see: whether the catalogue's parts fit each other."""

from collections.abc import Iterable

from catalogue.mistakes import choose
from catalogue.reading import Source, Where
from catalogue.sense_announcements import check_announcements
from catalogue.sense_faq import check_faq
from catalogue.sense_fees import check_fees
from catalogue.sense_parcels import check_parcels
from catalogue.sense_payments import check_payments
from catalogue.sense_promises import check_promises
from catalogue.sense_surveys import check_surveys
from catalogue.sense_visits import check_visits
from models.catalogue import Catalogue, Route

#: Where it is said, by whom, and what is claimed there.
Claim = tuple[Where, str, str]

CODE_LISTS = ("hold_reasons", "decline_reasons", "return_reasons", "praise_chips", "blame_chips")
HOUR_LISTS = ("hold_hours", "promise_hours")


def check(catalogue: Catalogue, source: Source) -> None:
    """Note as mistakes in `source` whatever would leave a ticket without an answer."""
    _letters(catalogue, source)
    _understanding(catalogue, source)
    for name, team in catalogue.teams.items():
        if not team.roles:
            source.blame(("teams", name, "roles"), f"nobody may claim for team {name!r}", "name a role")
    for number, route in enumerate(catalogue.routes):
        _route(catalogue, source, ("routes", number), route)
    _every_ticket_has_a_team(catalogue, source)
    for name in HOUR_LISTS:
        for number, hours in enumerate(getattr(catalogue, name)):
            if hours <= 0:
                source.blame((name, number), f"{hours} hours in {name!r} is no time", "write 1 or more")
    check_visits(catalogue, source)
    check_surveys(catalogue, source)
    check_announcements(catalogue, source)
    check_parcels(catalogue, source)
    check_promises(catalogue, source)
    check_fees(catalogue, source)
    check_payments(catalogue, source)
    check_faq(catalogue, source)
    for name in (*CODE_LISTS, *HOUR_LISTS):
        _choices(source, name, getattr(catalogue, name))


def _letters(catalogue: Catalogue, source: Source) -> None:
    claims: list[Claim] = [(("kinds", name, "letter"), name, kind.letter) for name, kind in catalogue.kinds.items()]
    for where, letter, owner in _claimed_twice(claims):
        free = next(each for each in "ABCDEFGHIJKLMNOPQRSTUVWXYZ" if each not in {c[2] for c in claims})
        source.blame(where, f"letter {letter!r} belongs to {owner!r} already", f"choose another, like {free}")


def _understanding(catalogue: Catalogue, source: Source) -> None:
    claims: list[Claim] = [
        (("kinds", name, "understood_as", number), name, code)
        for name, kind in catalogue.kinds.items()
        for number, code in enumerate(kind.understood_as)
    ]
    fields = [claims]
    for name, kind in catalogue.kinds.items():
        fields.append([
            (("kinds", name, "categories", each, "understood_as"), each, category.understood_as)
            for each, category in kind.categories.items()
            if category.understood_as is not None
        ])  # fmt: skip
    for where, code, owner in (twice for field in fields for twice in _claimed_twice(field)):
        wrong = f"understood_as {code!r} is claimed by {owner!r} already"
        source.blame(where, wrong, "leave it with one of them")


def _claimed_twice(claims: Iterable[Claim]) -> Iterable[Claim]:
    """Each later claim (where, what, the first owner) of something that has an owner."""
    owners: dict[str, str] = {}
    for where, owner, what in claims:
        if what in owners:
            yield where, what, owners[what]
        else:
            owners[what] = owner


def _route(catalogue: Catalogue, source: Source, where: Where, route: Route) -> None:
    if route.team not in catalogue.teams:
        wrong = f"no team is called {route.team!r}"
        source.blame((*where, "team"), wrong, choose(route.team, catalogue.teams))
    for number, kind in enumerate(route.kinds):
        if kind not in catalogue.kinds:
            wrong = f"no kind is called {kind!r}"
            source.blame((*where, "kinds", number), wrong, choose(kind, catalogue.kinds))
    asked = [catalogue.kinds[kind] for kind in route.kinds or catalogue.kinds if kind in catalogue.kinds]
    known = {category for kind in asked for category in kind.categories}
    for number, category in enumerate(route.categories):
        if asked and category not in known:
            wrong = f"no kind of this route has a category {category!r}"
            source.blame((*where, "categories", number), wrong, choose(category, known))


def _every_ticket_has_a_team(catalogue: Catalogue, source: Source) -> None:
    for name, kind in catalogue.kinds.items():
        # A ticket may stand without a category only where the kind names no other way out.
        bare = [] if kind.otherwise else [""]
        for category in [*kind.categories, *bare]:
            # Without a building too: the tenant of an unknown place must reach somebody.
            if any(route.fits(name, category, None) for route in catalogue.routes):
                continue
            which = f"{name} / {category}" if category else name
            where: Where = ("kinds", name, "categories", category) if category else ("kinds", name)
            source.blame(where, f"no route takes {which!r}", "end the routes with one for all: - {team: ...}")


def _choices(source: Source, name: str, choices: list[str] | list[int]) -> None:
    if not choices:
        source.blame((name,), f"{name!r} is empty", "give people at least one choice")
    for number, choice in enumerate(choices):
        if choice in choices[:number]:
            source.blame((name, number), f"{choice!r} stands twice in {name!r}", "keep one of them")
