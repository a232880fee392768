"""The button that asks for a ticket's work order on paper."""

from aiogram import Router
from aiogram.types import CallbackQuery

from cards.codec import Press
from handlers.presses import Pressed
from locales.texts import Words
from models.database import Database
from models.people import Person
from usecases import work_orders

router = Router(name=__name__)


@router.callback_query(Pressed("workorder"))
async def asks_paper(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """Send it to whoever tapped, in private."""
    await db.run(work_orders.send_work_order, press.id, by=person)
    await tap.answer(words("work-order-toast"))
