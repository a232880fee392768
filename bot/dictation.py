"""Voice notes are fetched, sent to be written down, and brought back as words, beside the work.

Which ones is in the timers, so a kill forgets none; the loop remembers only how long to leave alone what failed.
"""

import asyncio
import time
from collections.abc import Callable

import structlog
from aiogram import Bot
from aiogram.exceptions import AiogramError, TelegramAPIError, TelegramBadRequest

from assist.endpoint import Unanswered
from assist.transcriber import Transcriber
from handlers.hearing import understood
from handlers.limited import Limited
from models.catalogue import Catalogue
from models.database import Database
from models.dictation import MOST_BYTES, PATIENCE
from models.people import Language
from usecases import dictation, voices

AT_ONCE = 4
#: Seconds between two looks when nothing wakes us, and before a note that failed is tried again.
LOOK = 5.0
PAUSES = (5.0, 15.0, 60.0, 120.0)
HINTS = {Language.ZH_HANS: "zh", Language.ZH_HANT: "zh", Language.EN: "en"}

log = structlog.get_logger(__name__)


class Dictation:
    """Has the voice notes that wait written down, a few at a time."""

    def __init__(
        self,
        db: Database,
        bot: Bot,
        transcriber: Transcriber,
        catalogue: Catalogue,
        *,
        monotonic: Callable[[], float] = time.monotonic,
    ) -> None:
        self._db, self._bot, self._transcriber, self._catalogue = db, bot, transcriber, catalogue
        self._monotonic = monotonic
        self._woken = asyncio.Event()
        self._busy: set[int] = set()
        # Piece id -> (how often it failed, when it may be tried again).
        self._failed: dict[int, tuple[int, float]] = {}

    def wake(self) -> None:
        """Something was said: look now. Register it in `db.after_commit`."""
        self._woken.set()

    async def run(self) -> None:
        """Work for ever; what is in hand when we are stopped is begun anew next time."""
        async with asyncio.TaskGroup() as tasks:
            while True:
                for note in await self._db.read(voices.waiting, without=self._resting()):
                    if len(self._busy) < AT_ONCE:
                        self._busy.add(note.piece_id)
                        tasks.create_task(self._in_hand(note))
                self._woken.clear()
                try:
                    await asyncio.wait_for(self._woken.wait(), LOOK)
                except TimeoutError:
                    continue

    async def once(self) -> None:
        """Try what waits now, once."""
        for note in await self._db.read(voices.waiting, without=self._resting()):
            self._busy.add(note.piece_id)
            await self._in_hand(note)

    def _resting(self) -> set[int]:
        now = self._monotonic()
        # What is long past its next try is a note that nobody waits for any more.
        self._failed = {piece: told for piece, told in self._failed.items() if told[1] > now - PATIENCE.total_seconds()}
        return self._busy | {piece for piece, (_, until) in self._failed.items() if until > now}

    async def _in_hand(self, note: voices.Note) -> None:
        try:
            await self._write_down(note)
        except Exception as bug:
            # One note must not stop the others; the class only, for the rest may quote what was said.
            log.error("dictation_failed", piece=note.piece_id, error=type(bug).__name__)
            self._rest(note)
        finally:
            self._busy.discard(note.piece_id)
            self.wake()

    async def _write_down(self, note: voices.Note) -> None:
        try:
            voice = await self._fetch(note.file_id)
            who, hint = note.person.id, HINTS[note.person.language]
            words = await self._transcriber.words_in(voice, who=who, language=hint)
        except Unanswered as none:
            if none.again:
                self._rest(note)
            else:
                await self._db.run(dictation.give_up, note.piece_id)
                self._failed.pop(note.piece_id, None)
            return
        heard = await understood(self._db, words, note.person)
        await self._db.run(dictation.write_down, note.piece_id, words, heard, catalogue=self._catalogue)
        self._failed.pop(note.piece_id, None)

    async def _fetch(self, file_id: str) -> bytes:
        file = Limited(MOST_BYTES, Unanswered("too_large"))
        try:
            await self._bot.download(file_id, destination=file)
        except TelegramBadRequest:
            raise Unanswered("gone") from None
        except (TelegramAPIError, AiogramError, OSError, TimeoutError):
            raise Unanswered("not_fetched", again=True) from None
        return file.getvalue()

    def _rest(self, note: voices.Note) -> None:
        times = self._failed.get(note.piece_id, (0, 0.0))[0] + 1
        self._failed[note.piece_id] = (times, self._monotonic() + PAUSES[min(times, len(PAUSES)) - 1])
