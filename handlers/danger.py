"""Whether somebody cries for help: then his words are never taken for the answer to a question of ours."""

import asyncio

from aiogram.types import Message

from models.database import Database
from models.people import Person
from understanding import understand
from usecases import intake

#: What understanding calls an emergency, and what may be one.
DANGER = ("E", "ASK")


async def cries_for_help(message: Message, db: Database, person: Person | None) -> bool:
    """Whether these words may be an emergency."""
    places = await db.read(intake.known_places, person)
    said = message.text or message.caption or ""
    heard = await asyncio.to_thread(understand, said, now=db.clock(), known_places=places)
    return heard.urgency in DANGER
