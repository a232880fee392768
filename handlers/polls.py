"""Native polls: /poll, its buttons, and the votes as Telegram tells them."""

from aiogram import Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message, Poll, PollAnswer

from cards.codec import Press
from handlers.groups import IN_GROUP
from handlers.presses import Pressed
from handlers.settings import PRIVATE
from locales.texts import Words
from models.database import Database
from models.people import Person
from usecases import poll_votes, polls

router = Router(name=__name__)


@router.message(IN_GROUP, Command("poll"))
async def polls_here(message: Message, command: CommandObject, db: Database, person: Person | None) -> None:
    """/poll Question | A | B in a group: the poll stands there at once."""
    thread = message.message_thread_id if message.is_topic_message else None
    asked = polls.read_poll(command.args or "")
    await db.run(polls.ask_here, person, message.chat.id, thread, asked)


@router.message(PRIVATE, Command("poll"))
async def prepares_poll(message: Message, command: CommandObject, db: Database, person: Person | None) -> None:
    """/poll Question | A | B in private: whom shall we ask?"""
    await db.run(polls.prepare, person, polls.read_poll(command.args or ""))


@router.callback_query(Pressed("poll_to"))
async def chooses_audience(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """Send it."""
    await db.run(polls.send_to, press.id, press.argument, person=person)
    await tap.answer(words("poll-sent-toast"))


@router.callback_query(Pressed("poll_drop"))
async def drops(tap: CallbackQuery, press: Press, db: Database, person: Person | None) -> None:
    """Never mind."""
    await db.run(polls.drop, press.id, person=person)
    await tap.answer()


@router.callback_query(Pressed("poll_close"))
async def closes(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """Stop the vote."""
    await db.run(polls.close, press.id, person=person)
    await tap.answer(words("poll-closed-toast"))


@router.poll()
async def stands(poll: Poll, db: Database) -> None:
    """How a poll stands now."""
    counts = [option.voter_count for option in poll.options]
    await db.run(poll_votes.note_counts, poll.id, counts, poll.total_voter_count, poll.is_closed)


@router.poll_answer()
async def votes(vote: PollAnswer, db: Database, person: Person | None) -> None:
    """Who voted for what; no options: he took it back."""
    await db.run(poll_votes.note_vote, vote.poll_id, person, list(vote.option_ids))
