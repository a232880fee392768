"""Return visits and calls after low scores: their buttons, the words and sheets that follow, and /visits."""

from datetime import timedelta
from typing import Any

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.filters import Command, Filter
from aiogram.types import CallbackQuery, Message

from cards.alarm_figures import told as told_of_alarms
from cards.codec import Press
from cards.parts import blocks
from cards.visit_figures import told
from handlers.presses import Pressed, chat_of
from handlers.said import said_in
from locales.texts import Words
from models.catalogue import Catalogue
from models.conversation import Prompt
from models.database import Database
from models.people import Person
from usecases import false_alarms, recovery, visit_figures, visit_work, visits

router = Router(name=__name__)

#: What /visits looks back on.
LOOKED_BACK = timedelta(days=30)
VISIT_PURPOSES = (visit_work.WORDS, visit_work.SHEET)


class Asked(Filter):
    """Matches a message that answers one of our questions about a visit or a call; hands over its `prompt`."""

    def __init__(self, *purposes: str) -> None:
        self.purposes = purposes

    async def __call__(self, message: Message, db: Database, person: Person | None) -> bool | dict[str, Any]:
        if person is None:
            return False
        prompt = await db.read(visit_work.awaited, said_in(message), self.purposes, person=person)
        return {"prompt": prompt} if prompt is not None else False


@router.message(Command("visits"), F.chat.type == ChatType.PRIVATE)
async def figures(message: Message, db: Database, person: Person | None, words: Words) -> None:
    """What the return visits of the last thirty days tell, and how many alarms were false, for those who lead."""
    until = db.clock()
    found = await db.read(visit_figures.figures_for, until - LOOKED_BACK, until, person=person)
    alarms = await db.read(false_alarms.monthly, person=person)
    await message.answer(blocks(told(found, words, days=LOOKED_BACK.days), told_of_alarms(alarms, words)))


@router.callback_query(Pressed("visittake"))
async def take(
    tap: CallbackQuery, press: Press, db: Database, person: Person | None, catalogue: Catalogue, words: Words
) -> None:
    """Give the visit to whoever tapped."""
    await db.run(visit_work.take, press.id, by=person, catalogue=catalogue)
    await tap.answer(words("visit-taken-toast"))


@router.callback_query(Pressed("visitresult"))
async def set_result(
    tap: CallbackQuery, press: Press, db: Database, person: Person | None, catalogue: Catalogue, words: Words
) -> None:
    """What came of it."""
    await db.run(visit_work.set_result, press.id, press.argument, by=person, catalogue=catalogue)
    await tap.answer(words("called-toast"))


@router.callback_query(Pressed("visitstars"))
async def set_stars(
    tap: CallbackQuery, press: Press, db: Database, person: Person | None, catalogue: Catalogue, words: Words
) -> None:
    """The stars the tenant gave when asked."""
    await db.run(visit_work.set_stars, press.id, _number(press), by=person, catalogue=catalogue)
    await tap.answer(words("called-toast"))


@router.callback_query(Pressed("visitwords", "visitsheet"))
async def ask_for(tap: CallbackQuery, press: Press, db: Database, person: Person | None, catalogue: Catalogue) -> None:
    """Take the next message for the tenant's words, or for the signed sheet."""
    purpose = visit_work.WORDS if press.verb == "visitwords" else visit_work.SHEET
    await db.run(visit_work.ask_for, press.id, purpose, chat_of(tap), by=person, catalogue=catalogue)
    await tap.answer()


@router.callback_query(Pressed("stillfine"))
async def still_fine(
    tap: CallbackQuery, press: Press, db: Database, person: Person | None, catalogue: Catalogue, words: Words
) -> None:
    """Still fine, or it came back."""
    fine = press.argument == "yes"
    await db.run(visits.still_fine, press.id, fine, person=person, catalogue=catalogue)
    await tap.answer(words("accepted-toast" if fine else "returned-toast"))


@router.callback_query(Pressed("door"))
async def door(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """Somebody was at my door, or nobody was."""
    await db.run(visit_work.confirm, press.id, press.argument == "yes", person=person)
    await tap.answer(words("called-toast"))


@router.callback_query(Pressed("called"))
async def called(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """The supervisor has spoken with the tenant."""
    await db.run(recovery.called, press.id, by=person)
    await tap.answer(words("called-toast"))


@router.callback_query(Pressed("tasktried"))
async def tried(
    tap: CallbackQuery, press: Press, db: Database, person: Person | None, catalogue: Catalogue, words: Words
) -> None:
    """The supervisor did not reach him."""
    await db.run(recovery.not_reached, press.id, by=person, catalogue=catalogue)
    await tap.answer(words("called-toast"))


@router.callback_query(Pressed("taskwords"))
async def ask_words(tap: CallbackQuery, press: Press, db: Database, person: Person | None) -> None:
    """Take the supervisor's next message for a note."""
    await db.run(recovery.ask_words, press.id, chat_of(tap), by=person)
    await tap.answer()


@router.callback_query(Pressed("again"))
async def rate_again(
    tap: CallbackQuery, press: Press, db: Database, person: Person | None, catalogue: Catalogue, words: Words
) -> None:
    """The second score."""
    await db.run(recovery.rate_again, press.id, _number(press), person=person, catalogue=catalogue)
    await tap.answer(words("rated-toast"))


@router.message(Asked(*VISIT_PURPOSES))
async def hear(message: Message, db: Database, person: Person, catalogue: Catalogue, words: Words) -> None:
    """The tenant's words, or the signed sheet."""
    heard = await db.run(visit_work.hear, said_in(message), person=person, catalogue=catalogue)
    await message.reply(words("visit-heard" if heard else "visit-not-that"))


@router.message(Asked(recovery.NOTE), F.text)
async def hear_note(message: Message, db: Database, person: Person, prompt: Prompt, words: Words) -> None:
    """The supervisor's note on the call."""
    await db.run(recovery.add_words, int(prompt.facts["task"]), said_in(message), by=person)
    await message.reply(words("visit-heard"))


def _number(press: Press) -> int:
    return int(press.argument) if press.argument.isdigit() else 0
