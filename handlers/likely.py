"""What a message may be about already, searched before its transaction: answering articles, open tickets like it."""

import asyncio

from models.catalogue import Catalogue
from models.database import Database
from models.people import Person
from understanding import Understanding
from understanding.faq import Library, asks
from understanding.same import alike
from usecases import same_matter
from usecases.likely import NOTHING, Likely
from usecases.said import Said

#: What understanding calls an emergency, and what may be one: they are held up by nothing.
DANGER = ("E", "ASK")


async def likely_for(
    db: Database, said: Said, heard: Understanding, person: Person, catalogue: Catalogue, library: Library | None
) -> Likely:
    """What to ask him before his draft is read back. Nothing in danger, and nothing without words."""
    if heard.urgency in DANGER or not said.text:
        return NOTHING
    articles: list[str] = []
    if library is not None and asks(said.text, heard):
        articles = await asyncio.to_thread(library.search, said.text)
    near = await db.read(same_matter.neighbours, person)
    found = await asyncio.to_thread(alike, said.text, near) if near else {}
    return Likely(tuple(articles) if _about(articles, heard, catalogue) else (), found)


def _about(articles: list[str], heard: Understanding, catalogue: Catalogue) -> bool:
    """Whether it may be answered by what was found: an inquiry by anything, one about fees by an article on fees."""
    faq = catalogue.faq
    return heard.intent in ("IQ", "OT") or any(
        heard.intent in faq.topics[faq.topic_of(each)].about for each in articles
    )
