"""Whether the frequent questions of a catalogue can be found, listed and answered."""

from catalogue.mistakes import choose
from catalogue.reading import Source, Where
from models.catalogue import Catalogue

#: More buttons than this are not read on a phone.
MOST = 12


def check_faq(catalogue: Catalogue, source: Source) -> None:
    """Note as mistakes in `source` articles that nobody could find, and hours that nobody declared."""
    faq = catalogue.faq
    for name in ("office", "service"):
        calendar = getattr(faq, name)
        if calendar and calendar not in catalogue.calendars:
            wrong = f"no calendar is called {calendar!r}, and answers name its hours"
            source.blame(("faq", name), wrong, choose(calendar, catalogue.calendars))
    if len(faq.topics) > MOST:
        source.blame(("faq", "topics"), f"{len(faq.topics)} topics", f"{MOST} fit on a card; join some of them")
    known = {code for kind in catalogue.kinds.values() for code in kind.understood_as}
    homes: dict[str, str] = {}
    for name, topic in faq.topics.items():
        where: Where = ("faq", "topics", name)
        for number, code in enumerate(topic.about):
            if code not in known:
                wrong = f"no kind is understood as {code!r}"
                source.blame((*where, "about", number), wrong, choose(code, known))
        if not 1 <= len(topic.articles) <= MOST:
            wrong = f"topic {name!r} has {len(topic.articles)} articles"
            source.blame((*where, "articles"), wrong, f"give it 1 to {MOST}")
        for code in topic.articles:
            if code in homes:
                wrong = f"article {code!r} stands in topic {homes[code]!r} already"
                source.blame((*where, "articles", code), wrong, "keep one of them, or give it another name")
            homes.setdefault(code, name)
    _aliases(catalogue, source)


def _aliases(catalogue: Catalogue, source: Source) -> None:
    owners: dict[str, str] = {}
    for topic, each in catalogue.faq.topics.items():
        for code, article in each.articles.items():
            where: Where = ("faq", "topics", topic, "articles", code, "aliases")
            if not article.aliases:
                wrong = f"nobody finds {code!r}: it has no aliases"
                source.blame(where, wrong, "write how people ask it, like aliases: [how do I pay, where to pay]")
            for number, alias in enumerate(article.aliases):
                if alias in owners:
                    wrong = f"{alias!r} is an alias of {owners[alias]!r} already"
                    source.blame((*where, number), wrong, "leave it with one of them")
                owners.setdefault(alias, code)
