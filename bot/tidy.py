"""What is no longer needed is forgotten: handled updates after a week, silent conversations after a month."""

import asyncio
from collections.abc import Awaitable, Callable

import structlog

from bot import talks
from models.database import Database
from usecases import inbox, learning

PAUSE = 6 * 3600.0

log = structlog.get_logger(__name__)


async def tidy(db: Database, sleep: Callable[[float], Awaitable[None]] = asyncio.sleep) -> None:
    """Forget what is old, now and every six hours, for ever."""
    while True:
        updates, conversations = await db.run(inbox.prune), await db.run(talks.prune)
        corrections = await db.run(learning.prune)
        log.info("tidied", updates=updates, conversations=conversations, corrections=corrections)
        await sleep(PAUSE)
