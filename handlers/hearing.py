"""What a tenant means: our own judge first, and where it stays unsure a second opinion, if the operator wants one.

The opinion is asked before the draft's transaction and holds up nobody else; whoever may be in danger does not wait.
"""

import asyncio

from assist.opinion import SecondOpinion, merged, worth_asking
from models.database import Database
from models.people import Person
from understanding import Understanding, understand
from understanding.masking import masked
from usecases import assisted, intake
from usecases.said import Said


async def understood(db: Database, words: str, person: Person | None) -> Understanding:
    """What the words mean, by our own judge."""
    places = await db.read(intake.known_places, person)
    # jieba is plain CPU work: in a thread it holds up nobody else's tap.
    return await asyncio.to_thread(understand, words, now=db.clock(), known_places=places)


async def surer(
    db: Database, said: Said, heard: Understanding, person: Person, opinions: SecondOpinion | None
) -> Understanding:
    """What was heard, with a second opinion where it is worth one and he agreed to it; else as it was."""
    if opinions is None or not said.text or not worth_asking(heard):
        return heard
    names = await db.read(assisted.names_to_hide, person)
    # The answer to a question of ours says nothing about what the matter is.
    if names is None or await db.read(intake.is_awaited, said, person=person):
        return heard
    places = await db.read(intake.known_places, person)
    hidden = await asyncio.to_thread(masked, said.text, known_places=places, names=names)
    opinion = await opinions.on(hidden, who=person.id or 0)
    return merged(heard, opinion) if opinion else heard
