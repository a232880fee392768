"""Surveys: the card's buttons, words that answer one of our questions, and /survey for managers."""

from typing import Any

from aiogram import F, Router
from aiogram.filters import Command
from aiogram.types import CallbackQuery, Message
from aiogram_dialog import DialogManager

from cards.codec import Press
from dialogs import surveys as dialog
from handlers.danger import cries_for_help
from handlers.presses import Pressed
from handlers.said import said_in
from handlers.settings import PRIVATE
from locales.texts import Words
from models.database import Database
from models.people import Person
from models.refusals import Stale
from usecases import survey_answers, survey_making

router = Router(name=__name__)


async def awaited(message: Message, db: Database, person: Person | None) -> bool | dict[str, Any]:
    """A filter: these words answer a question of ours. Whoever cries for help is never taken for one who answers."""
    chat_id = message.chat.id
    answers = await db.read(survey_answers.is_awaited, chat_id, person)
    makes = not answers and await db.read(survey_making.is_awaited, chat_id, person)
    if not (answers or makes):
        return False
    return False if await cries_for_help(message, db, person) else {"makes": makes}


@router.message(PRIVATE, Command("survey"))
async def opens_surveys(message: Message, dialog_manager: DialogManager) -> None:
    """/survey: how they stand, and making one."""
    await dialog.begin(dialog_manager)


@router.message(PRIVATE, F.text, ~F.text.startswith("/"), awaited)
async def writes(message: Message, db: Database, person: Person, makes: bool, dialog_manager: DialogManager) -> None:
    """A tenant's words for a survey, or a manager's for the one he is making."""
    if makes:
        step = await db.run(survey_making.hear, said_in(message), person=person)
        await dialog.go_on(dialog_manager, step)
    else:
        await db.run(survey_answers.hear, said_in(message), person=person)


@router.callback_query(Pressed("survey"))
async def answers(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """A star or an option: `question.value`."""
    question, _, value = press.argument.partition(".")
    await db.run(survey_answers.answer, press.id, _number(question), _number(value), person=person)
    await tap.answer(words("surveys-noted"))


@router.callback_query(Pressed("survey_skip"))
async def skips(tap: CallbackQuery, press: Press, db: Database, person: Person | None) -> None:
    """Nothing to say to this one."""
    await db.run(survey_answers.skip, press.id, _number(press.argument), person=person)
    await tap.answer()


@router.callback_query(Pressed("survey_turn"))
async def turns(tap: CallbackQuery, press: Press, db: Database, person: Person | None) -> None:
    """Back, or from the beginning to change something."""
    await db.run(survey_answers.turn_to, press.id, _number(press.argument), person=person)
    await tap.answer()


@router.callback_query(Pressed("survey_write"))
async def wants_to_write(tap: CallbackQuery, press: Press, db: Database, person: Person | None) -> None:
    """His next message is his answer."""
    await db.run(survey_answers.ask_words, press.id, _number(press.argument), person=person)
    await tap.answer()


@router.callback_query(Pressed("survey_yes", "survey_no"))
async def decides(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """A second manager agrees that so many are asked, or does not."""
    yes = press.verb == "survey_yes"
    await db.run(survey_making.decide, press.id, yes=yes, person=person)
    await tap.answer(words("surveys-agreed-toast" if yes else "surveys-refused-toast"), show_alert=True)


def _number(text: str) -> int:
    if not text.isdigit():
        raise Stale("refusal-stale")
    return int(text)
