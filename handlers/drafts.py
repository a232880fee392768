"""The draft card's buttons."""

from aiogram import Router
from aiogram.types import CallbackQuery

from cards.codec import Press
from handlers.hearing import understood
from handlers.presses import Pressed
from locales.texts import Words
from models.catalogue import Catalogue
from models.database import Database
from models.people import Person
from models.tickets import TicketStatus
from usecases import draft_fields, draft_joining, drafts, outage_answers, same_answers

router = Router(name=__name__)


@router.callback_query(Pressed("submit"))
async def submit(
    tap: CallbackQuery, press: Press, db: Database, person: Person | None, catalogue: Catalogue, words: Words
) -> None:
    """Make the draft a ticket."""
    ticket = await db.run(drafts.submit, press.id, person=person, catalogue=catalogue)
    asked = ticket.status is TicketStatus.DRAFT
    await tap.answer(words("draft-still-place") if asked else words("draft-submitted", number=ticket.number))


@router.callback_query(Pressed("discard"))
async def discard(
    tap: CallbackQuery, press: Press, db: Database, person: Person | None, catalogue: Catalogue, words: Words
) -> None:
    """Throw the draft away."""
    await db.run(drafts.discard, press.id, person=person, catalogue=catalogue)
    await tap.answer(words("draft-discarded"))


@router.callback_query(Pressed("view"))
async def view(tap: CallbackQuery, press: Press, db: Database, person: Person | None) -> None:
    """Open one of the card's pickers."""
    await db.run(draft_fields.open_view, press.id, press.argument.removeprefix("face"), person=person)
    await tap.answer()


@router.callback_query(Pressed("set"))
async def choose(tap: CallbackQuery, press: Press, db: Database, person: Person | None, catalogue: Catalogue) -> None:
    """Take a choice from a picker."""
    field, _, value = press.argument.partition(".")
    await db.run(draft_fields.set_field, press.id, field, value, person=person, catalogue=catalogue)
    await tap.answer()


@router.callback_query(Pressed("write"))
async def write(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """Take the tenant's next message for the place or the time."""
    await db.run(draft_fields.ask_words, press.id, press.argument, person=person)
    await tap.answer(words(f"draft-write-{press.argument}"), show_alert=True)


@router.callback_query(Pressed("outage_yes"))
async def outage_known(
    tap: CallbackQuery, press: Press, db: Database, person: Person | None, catalogue: Catalogue, words: Words
) -> None:
    """The notice of the planned outage answers it."""
    about = int(press.argument) if press.argument.isdigit() else 0
    await db.run(outage_answers.that_is_it, press.id, about, person=person, catalogue=catalogue)
    await tap.answer(words("announce-known-toast"), show_alert=True)


@router.callback_query(Pressed("outage_no"))
async def outage_unrelated(tap: CallbackQuery, press: Press, db: Database, person: Person | None) -> None:
    """It is something else: on with the draft."""
    await db.run(outage_answers.something_else, press.id, person=person)
    await tap.answer()


@router.callback_query(Pressed("same_yes"))
async def same_matter(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """It is the one that is open already."""
    ticket = await db.run(same_answers.join, press.id, press.argument, person=person)
    await tap.answer(words("same-joined-toast", number=ticket.number), show_alert=True)


@router.callback_query(Pressed("same_no"))
async def another_matter(tap: CallbackQuery, press: Press, db: Database, person: Person | None) -> None:
    """It is another: on with the draft."""
    await db.run(same_answers.another, press.id, person=person)
    await tap.answer()


@router.callback_query(Pressed("merge"))
async def merge(
    tap: CallbackQuery, press: Press, db: Database, person: Person | None, catalogue: Catalogue, words: Words
) -> None:
    """Put this draft into the one before it."""
    text = await db.read(drafts.words_of, press.id, person=person)
    heard = await understood(db, text, person)
    ticket = await db.run(draft_joining.merge, press.id, heard, person=person, catalogue=catalogue)
    await tap.answer(words("draft-one-matter" if ticket.id == press.id else "draft-merged"))


@router.callback_query(Pressed("addto"))
async def add_to(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """Put this draft into a running ticket."""
    ticket = await db.run(draft_joining.add_to, press.id, press.argument, person=person)
    await tap.answer(words("draft-added", number=ticket.number))
