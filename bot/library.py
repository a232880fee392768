"""The frequent questions made searchable: each article's question in every language and its aliases."""

import asyncio

from locales.texts import Texts
from models.catalogue import Catalogue
from models.catalogue_faq import FACTS
from understanding.faq import Library, shipped_vectors


def library_of(catalogue: Catalogue, texts: Texts) -> Library:
    """Every article of the catalogue, with the meanings that ship with us.

    An answer that mentions what we do not know of raises, so an operator hears of it at the start.
    """
    phrasings = {
        code: [*(texts(language)(f"faq-q-{code}") for language in texts.languages), *article.aliases]
        for code, article in catalogue.faq.articles.items()
    }
    answers = {
        code: [texts(language)(f"faq-a-{code}", **dict.fromkeys(FACTS, "")) for language in texts.languages]
        for code in catalogue.faq.articles
    }
    return Library(phrasings, answers, shipped_vectors(), catalogue.estate.hot_words)


async def learn_rest(library: Library) -> None:
    """Learn what an operator's own phrasings mean, one by one, beside the work; no question waits for it."""
    for phrasing in library.unlearnt:
        if not await asyncio.to_thread(library.learn, phrasing):
            return
