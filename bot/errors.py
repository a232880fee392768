"""Where a "no" becomes words.

A refusal is expected: whoever was refused is told why, in his language, as a toast or a reply. A
refusal of a stale button also redraws its card. Anything else is a bug: it flies on to the inbox,
which keeps the update and tries again.
"""

import html

import structlog
from aiogram import Router
from aiogram.exceptions import TelegramBadRequest, TelegramForbiddenError
from aiogram.filters import ExceptionTypeFilter
from aiogram.types import CallbackQuery, ErrorEvent, Message

from locales.texts import Words
from models.database import Database
from models.refusals import Refusal, Stale
from usecases.cards import redraw_at

router = Router(name=__name__)
log = structlog.get_logger(__name__)

#: How long a toast may be; Telegram refuses longer ones.
TOAST_LIMIT = 200


@router.errors(ExceptionTypeFilter(Refusal))
async def refused(event: ErrorEvent, words: Words, db: Database) -> bool:
    """Tell whoever acted why not."""
    refusal = event.exception
    assert isinstance(refusal, Refusal)
    tap, message = event.update.callback_query, event.update.message
    if tap is not None:
        await _toast(tap, explain(refusal, words), stale=isinstance(refusal, Stale), db=db)
    elif message is not None:
        await _reply(message, explain(refusal, words))
    return True


@router.errors(ExceptionTypeFilter(TelegramForbiddenError))
async def unwelcome(event: ErrorEvent) -> bool:
    """Whoever we wanted to answer on the spot has blocked us; what he is owed is owed all the same."""
    return True


@router.errors(ExceptionTypeFilter(TelegramBadRequest))
async def too_late(event: ErrorEvent) -> bool:
    """An answer on the spot that Telegram refuses for ever would be refused again; the rule was committed."""
    return True


def explain(refusal: Refusal, words: Words) -> str:
    """The refusal in words; codes of teams and trades become their names."""
    facts = dict(refusal.facts)
    for name in ("team", "trade", "role"):
        if isinstance(facts.get(name), str) and words.has(f"{name}-{facts[name]}"):
            facts[name] = words(f"{name}-{facts[name]}")
    return words(refusal.key, **facts)


async def _reply(message: Message, text: str) -> None:
    try:
        # A toast is plain text; a reply is HTML, and a fact may hold what somebody typed.
        await message.reply(html.escape(text, quote=False))
    except (TelegramBadRequest, TelegramForbiddenError) as unsayable:
        # Raised in here it would not come back to these handlers, and the update would be tried five times.
        log.info("refusal_not_told", error=type(unsayable).__name__)


async def _toast(tap: CallbackQuery, text: str, *, stale: bool, db: Database) -> None:
    if stale and isinstance(tap.message, Message):
        await db.run(redraw_at, tap.message.chat.id, tap.message.message_id)
    await tap.answer(text[:TOAST_LIMIT], show_alert=True)
