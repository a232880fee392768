"""Whether a message holds several matters, found before its transaction, and what each may be about already."""

import asyncio
from dataclasses import replace
from functools import partial

from handlers.likely import likely_for
from models.catalogue import Catalogue
from models.database import Database
from models.people import Person
from understanding import Understanding, understand
from understanding.faq import Library
from understanding.split import split
from usecases import intake
from usecases.matters import Matter
from usecases.said import Said


async def matters_in(
    db: Database, said: Said, heard: Understanding, person: Person, catalogue: Catalogue, library: Library | None
) -> list[Matter]:
    """The matters of a message that holds several; none of one that is one, as nearly all are."""
    places = await db.read(intake.known_places, person)
    hear = partial(understand, now=db.clock(), known_places=places)
    parts = await asyncio.to_thread(split, said.text, heard, hear)
    if len(parts) == 1:
        return []
    alone = [replace(said, text=part.words) for part in parts]
    return [
        Matter(part.words, part.heard, await likely_for(db, one, part.heard, person, catalogue, library))
        for part, one in zip(parts, alone, strict=True)
    ]
