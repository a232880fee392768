"""Whatever a tenant says in private that no other handler took: an answer, an addition, a new matter."""

from aiogram import F, Router
from aiogram.enums import ChatType
from aiogram.types import Message
from aiogram_dialog import DialogManager

from assist.opinion import SecondOpinion
from dialogs.joining import begin
from handlers.bills import my_bills
from handlers.hearing import surer, understood
from handlers.likely import DANGER, likely_for
from handlers.matters import matters_in
from handlers.said import said_in
from handlers.settings import help_text
from locales.texts import Words
from models.catalogue import Catalogue
from models.database import Database
from models.people import Person
from models.tickets import PieceKind
from understanding import Understanding, is_small_talk
from understanding.faq import Library
from usecases import intake, people

#: What understanding calls a question about fees.
FEES = "FE"

router = Router(name=__name__)
router.message.filter(F.chat.type == ChatType.PRIVATE)
router.edited_message.filter(F.chat.type == ChatType.PRIVATE)


@router.message(F.text.regexp(r"^/[A-Za-z_]{1,32}(@\w+)?(\s|$)"))
async def unknown_command(
    message: Message, db: Database, person: Person | None, catalogue: Catalogue, words: Words
) -> None:
    """A command nobody knows is answered with those that there are."""
    await message.answer(await help_text(db, person, words, catalogue))


@router.message()
async def take_in(
    message: Message,
    db: Database,
    person: Person | None,
    catalogue: Catalogue,
    words: Words,
    dialog_manager: DialogManager,
    library: Library | None = None,
    opinions: SecondOpinion | None = None,
) -> None:
    """Put the message where it belongs; a stranger is welcomed first, and warned if he is in danger."""
    said = said_in(message)
    if person is None or (said.kind is PieceKind.OTHER and not said.text):
        await message.answer(words("cannot-read"))
        return
    heard = await understood(db, said.text, person)
    if not await db.read(people.belongs, person) or not people.has_agreed(person):
        await _welcome(message, heard, catalogue, words, dialog_manager)
        return
    if (
        said.kind is PieceKind.TEXT
        and is_small_talk(said.text, heard)
        and not await db.read(intake.is_awaited, said, person=person)
    ):
        await message.answer(words("small-talk"))
        return
    matters = await matters_in(db, said, heard, person, catalogue, library)
    if not matters:
        heard = await surer(db, said, heard, person, opinions)
    likely = await likely_for(db, said, heard, person, catalogue, library)
    await db.run(intake.take_in, said, heard, person=person, catalogue=catalogue, likely=likely, matters=matters)
    about_fees = FEES in {heard.intent, *(matter.heard.intent for matter in matters)}
    if about_fees and catalogue.fees.kinds and heard.urgency not in DANGER:
        # He may only want to know what he owes: that is a tap away, and the draft still stands.
        await message.answer(words("bills-offer"), reply_markup=my_bills(words))


@router.edited_message()
async def edited(
    message: Message,
    db: Database,
    person: Person | None,
    catalogue: Catalogue,
    opinions: SecondOpinion | None = None,
) -> None:
    """A corrected message corrects the draft or reaches whoever works on it."""
    if person is not None:
        said = said_in(message)
        heard = await understood(db, said.text, person)
        matters = await matters_in(db, said, heard, person, catalogue, None)
        if not matters:
            heard = await surer(db, said, heard, person, opinions)
        await db.run(intake.edited, said, heard, person=person, catalogue=catalogue, matters=matters)


async def _welcome(
    message: Message, heard: Understanding, catalogue: Catalogue, words: Words, dialogs: DialogManager
) -> None:
    if heard.urgency in ("E", "ASK"):
        await message.answer(words("emergency-stranger", phone=catalogue.estate.phone))
        hazard = catalogue.hazards.get(heard.hazard or "")
        if hazard is not None:
            await message.answer(words(f"hazard-{heard.hazard}"))
        if hazard is not None and hazard.call is not None:
            await message.answer(words("emergency-stranger-call", number=hazard.call))
    await begin(dialogs)
