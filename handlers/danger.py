"""Whether somebody cries for help: then his words are never taken for the answer to a question of ours."""

from aiogram.types import Message

from handlers.hearing import understood
from models.database import Database
from models.people import Person

#: What understanding calls an emergency, and what may be one.
DANGER = ("E", "ASK")


async def cries_for_help(message: Message, db: Database, person: Person | None) -> bool:
    """Whether these words may be an emergency."""
    heard = await understood(db, message.text or message.caption or "", person)
    return heard.urgency in DANGER
