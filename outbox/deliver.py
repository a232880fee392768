"""Delivering: from rows that are due to messages that people see.

No transaction is open while we wait for Telegram: a row is claimed in one, drawn in a reading one,
sent in none, and settled in another. A crash between any two leaves a row that says so.
"""

import asyncio
from dataclasses import replace
from traceback import extract_tb
from typing import TYPE_CHECKING, Any

import structlog
from sqlalchemy.exc import InterfaceError, OperationalError

from locales.texts import Texts
from models.catalogue import Catalogue
from models.database import Database
from models.outbox import OutboxMessage
from outbox.budget import Budget
from outbox.claim import claim, due_chats, halts_told, job_of, next_due, recover
from outbox.draw import draw
from outbox.line import Line
from outbox.outcome import FLOODED, FLOODED_ALL, Outcome, What, back_off, judge
from outbox.plan import Call, Drawing, fingerprint, is_bulk, plan
from outbox.polls import Made
from outbox.settle import Attempt, settle
from outbox.wire import perform

if TYPE_CHECKING:
    from telegram.ext import ExtBot

log = structlog.get_logger(__name__)

#: Shorter than a lease, so that a row never belongs to two senders.
SEND_SECONDS = 50.0
STOP_SECONDS = 35.0
POLL_SECONDS = 1.0
#: Workers that bulk never gets, so that talk finds one free.
KEPT_FOR_TALK = 2


class Deliverer:
    """Sends what is owed, until stopped. One per process; `wake` may be called from the loop's thread.

    Say `alone=True` only if this process holds the lock that lets it send: then whatever is half
    sent at start was left by a dead process and is treated as in doubt at once.
    """

    def __init__(
        self,
        db: Database,
        bot: "ExtBot[Any]",
        texts: Texts,
        catalogue: Catalogue,
        budget: Budget,
        workers: int = 8,
        *,
        alone: bool = False,
        send_seconds: float = SEND_SECONDS,
        provider_token: str = "",
    ) -> None:
        self.db, self.bot, self.texts, self.catalogue, self.budget = db, bot, texts, catalogue, budget
        self.workers, self.alone, self.send_seconds = workers, alone, send_seconds
        self.provider_token = provider_token
        self.line = Line(bot)
        self._busy: dict[asyncio.Task[None], int] = {}
        self._bulk_busy = self._done = 0
        self._woken, self._stopped = asyncio.Event(), asyncio.Event()
        self._stopped.set()
        self._stopping = False
        self._claiming = asyncio.Lock()

    def wake(self) -> None:
        """Something is owed: look now. Register it in `db.after_commit`."""
        self._woken.set()

    async def run(self) -> None:
        """Deliver whatever falls due until `stop`, which ends it for good.

        Trouble with Telegram or with the database delays it and does not end it.
        """
        self._stopped.clear()
        await self._begin()
        try:
            async with asyncio.TaskGroup() as tasks:
                while not self._stopping:
                    await self._round(tasks)
                    await self._pause()
        finally:
            self._stopped.set()

    async def stop(self, seconds: float = STOP_SECONDS) -> None:
        """Claim nothing more and finish what is being sent; what takes longer is left in doubt."""
        self._stopping = True
        self.wake()
        try:
            await asyncio.wait_for(self._stopped.wait(), seconds)
        except TimeoutError:
            for task in list(self._busy):
                task.cancel()
            await self._stopped.wait()

    async def drain(self) -> None:
        """Deliver until nothing is due and nothing is in flight, or Telegram cannot be reached."""
        async with asyncio.TaskGroup() as tasks:
            while True:
                done = self._done
                started = await self._round(tasks)
                if self._busy:
                    await asyncio.wait(set(self._busy), return_when=asyncio.FIRST_COMPLETED)
                # What was settled while we looked may have freed its chat after we looked.
                elif not started and done == self._done and not await self._opens_later():
                    return

    # -- choosing -------------------------------------------------------------------------------

    async def _begin(self) -> None:
        """Leave what a dead process left, and remember the halts it was told of."""
        try:
            await self.db.run(recover, everything=self.alone)
            for chat_id, seconds in await self.db.read(halts_told):
                self.budget.keep_silent(chat_id, seconds)
        except (OperationalError, InterfaceError) as trouble:
            log.error("outbox.database", error=type(trouble).__name__)

    async def _round(self, tasks: asyncio.TaskGroup) -> int:
        """Claim what is due and begin to send it; how many were begun."""
        try:
            async with self._claiming:
                rows = await self._claim()
                for row in rows:
                    self._start(tasks, row)
                return len(rows)
        except (OperationalError, InterfaceError) as trouble:
            log.error("outbox.database", error=type(trouble).__name__)
            return 0

    async def _claim(self) -> list[OutboxMessage]:
        free = self.workers - len(self._busy)
        if free <= 0 or self.budget.halt_left() or not await self.line.is_up():
            return []
        return await self.db.run(
            claim,
            limit=free,
            bulk_limit=self._bulk_room(),
            closed=self.budget.closed_chats(),
            mine=list(self._busy.values()),
        )

    def _bulk_room(self) -> int:
        """How much more bulk to take: what is taken and has not left is in doubt if we die, so only a little."""
        not_left = self._bulk_busy - self.budget.bulk_in_the_air
        return min(self.workers - KEPT_FOR_TALK - self._bulk_busy, self.budget.bulk_ahead - not_left)

    def _start(self, tasks: asyncio.TaskGroup, row: OutboxMessage) -> None:
        number, bulk = row.id or 0, is_bulk(row)
        # By task, not by row: a row settled for another try may be claimed anew before its first task has ended.
        task = tasks.create_task(self._deliver(row))
        self._busy[task] = number
        self._bulk_busy += bulk

        def finished(ended: asyncio.Task[None]) -> None:
            del self._busy[ended]
            self._bulk_busy -= bulk
            self._done += 1
            self.wake()

        task.add_done_callback(finished)

    async def _pause(self) -> None:
        """Wait for a wake, the next due time, or a second, whichever is first."""
        seconds = POLL_SECONDS
        if self.line.up:
            seconds = min(seconds, await self._until_next())
        try:
            async with asyncio.timeout(seconds):
                await self._woken.wait()
        except TimeoutError:
            pass
        self._woken.clear()

    async def _until_next(self) -> float:
        try:
            now = self.db.clock()
            due = await self.db.read(next_due)
        except (OperationalError, InterfaceError):
            return POLL_SECONDS
        waits = list(self.budget.closed_chats().values())
        if due is not None:
            waits.append((due - now).total_seconds())
        return max(min(waits, default=POLL_SECONDS), 0.01)

    async def _opens_later(self) -> bool:
        """Whether something is due that only the budget holds back; waits until it may go."""
        if not self.line.up:
            return False
        held = await self.db.read(due_chats)
        waits = [left for chat in held if (left := self.budget.closed_for(chat))]
        if waits:
            await self.budget.sleep(min(waits))
        return bool(waits)

    # -- sending --------------------------------------------------------------------------------

    async def _deliver(self, row: OutboxMessage) -> None:
        """One row, from drawing to settling. Whatever fails here, the lease brings the row back."""
        try:
            outcome, attempt = await self._send(row)
            written = await self.db.run(settle, attempt, outcome)
        except Exception as bug:
            log.error("outbox.unsettled", row=row.id, error=type(bug).__name__)
            return
        level = log.debug if outcome.what in (What.SENT, What.DROPPED) else log.warning
        level("outbox.settled", row=row.id, kind=row.kind, what=outcome.what.value, late=not written)

    async def _send(self, row: OutboxMessage) -> tuple[Outcome, Attempt]:
        try:
            drawing = await self.db.read(draw, row, self.texts, self.catalogue)
            calls = plan(row, drawing)
        except (OperationalError, InterfaceError) as trouble:
            return Outcome(What.RETRY, type(trouble).__name__, back_off(row.attempts)), Attempt.of(row)
        except Exception as bug:
            log.error("outbox.drawing", row=row.id, kind=row.kind, error=type(bug).__name__, at=place_of(bug))
            return Outcome(What.REFUSED, f"drawing: {type(bug).__name__}"), Attempt.of(row)
        if not calls:
            return Outcome(What.DROPPED), Attempt.of(row, post=drawing.post)
        return await self._say(row, drawing, calls)

    async def _say(self, row: OutboxMessage, drawing: Drawing, calls: list[Call]) -> tuple[Outcome, Attempt]:
        drawn = fingerprint(drawing.face) if drawing.face else ""
        parts, first, poll = row.parts, row.message_id, None
        outcome = Outcome(What.SENT)
        for call in calls[parts:]:
            outcome, made = await self._call(row, call)
            if outcome.what is not What.SENT:
                break
            parts, first, poll = parts + 1, first or made.message_id, made.poll
        return outcome, Attempt.of(
            row, thread_id=drawing.thread_id, post=drawing.post, drawn=drawn, parts=parts, message_id=first, poll=poll
        )

    async def _call(self, row: OutboxMessage, call: Call) -> tuple[Outcome, Made]:
        outcome, made = await self._try(row, call)
        if outcome.what is What.PLAIN_TEXT:
            outcome, made = await self._try(row, call.as_plain())
        elif outcome.what is What.TOO_OLD:
            outcome, made = await self._try(row, call.as_bare())
        if outcome.line_broken:
            self.line.broke(outcome.reason)
        if outcome.reason == FLOODED and self.budget.halt_left():
            outcome = replace(outcome, reason=FLOODED_ALL)
        return outcome, made

    async def _try(self, row: OutboxMessage, call: Call) -> tuple[Outcome, Made]:
        job = job_of(row, edits=call.edits, in_topic="message_thread_id" in call.args)
        try:
            async with asyncio.timeout(self.send_seconds):
                bulk = is_bulk(row)
                paid = bulk and self.budget.rates.paid_per_second > 0
                made = await perform(self.bot, call, bulk=bulk, paid=paid, provider_token=self.provider_token)
        except asyncio.CancelledError as cancelled:
            # We are being stopped with a call in the air. Note the doubt; the task ends right after.
            return judge(cancelled, job), Made()
        except Exception as error:
            return judge(error, job), Made()
        return judge(None, job), made


def place_of(bug: BaseException) -> str:
    """File and line where it was raised: a traceback would print people's words."""
    last = extract_tb(bug.__traceback__)[-1:]
    return f"{last[0].filename}:{last[0].lineno}" if last else ""
