"""The frequent questions made searchable: each article's question in every language and its aliases."""

import asyncio

from locales.texts import Texts
from models.catalogue import Catalogue
from understanding.faq import Library, shipped_vectors


def library_of(catalogue: Catalogue, texts: Texts) -> Library:
    """Every article of the catalogue, with the meanings that ship with us."""
    phrasings = {
        code: [*(texts(language)(f"faq-q-{code}") for language in texts.languages), *article.aliases]
        for code, article in catalogue.faq.articles.items()
    }
    return Library(phrasings, shipped_vectors())


async def learn_rest(library: Library) -> None:
    """Learn what an operator's own phrasings mean, one after the other, beside the work; questions do not wait for it."""
    for phrasing in library.unlearnt:
        if not await asyncio.to_thread(library.learn, phrasing):
            return
