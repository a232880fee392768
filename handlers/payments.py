"""Payment proofs and the cashier's buttons: a picture comes in, an amount is typed, a receipt is owed."""

import asyncio
from typing import Any

from aiogram import F, Router
from aiogram.filters import Command, CommandObject
from aiogram.types import CallbackQuery, Message, PreCheckoutQuery
from aiogram_dialog import DialogManager

from cards.codec import Press
from dialogs import paid
from handlers.presses import Pressed, chat_of
from handlers.said import said_in
from handlers.settings import PRIVATE
from locales.texts import Words
from models.catalogue import Catalogue
from models.database import Database
from models.people import Person
from models.refusals import Stale
from understanding import Understanding, understand
from understanding.paying import paying
from usecases import cash_days, intake, payment_desk, payment_proofs, payments, people, telegram_pay
from usecases.payment_proofs import Taken

router = Router(name=__name__)

#: What a bank's proof may be; a table or an archive is none.
PAPERS = ("image/", "application/pdf")


async def is_proof(message: Message, db: Database, person: Person | None) -> bool | dict[str, Any]:
    """A filter: this picture proves a payment, or perhaps does; hands over `taken` and what was understood."""
    if person is None or not people.has_agreed(person) or not _readable(message):
        return False
    said = said_in(message)
    places = await db.read(intake.known_places, person)
    heard = await asyncio.to_thread(understand, said.text, now=db.clock(), known_places=places)
    taken = await db.read(payment_proofs.judge, said, paying(said.text, heard), person=person)
    return {"taken": taken, "heard": heard} if taken is not Taken.NO else False


@router.message(PRIVATE, F.photo | F.document, is_proof)
async def takes(
    message: Message, db: Database, person: Person, catalogue: Catalogue, taken: Taken, heard: Understanding
) -> None:
    """A proof goes to the cashier; what may be one is asked about."""
    if taken is Taken.PROOF:
        await db.run(payment_proofs.take, said_in(message), person=person)
    else:
        await db.run(payment_proofs.perhaps, said_in(message), heard, person=person, catalogue=catalogue)


@router.message(PRIVATE, Command("paid"))
async def money_came(message: Message, dialog_manager: DialogManager) -> None:
    """/paid: money at the counter."""
    await paid.begin(dialog_manager)


@router.message(PRIVATE, Command("daysheet"))
async def asks_day_sheet(message: Message, command: CommandObject, db: Database, person: Person | None) -> None:
    """/daysheet, or /daysheet 2026-11-20: what came in."""
    await db.run(cash_days.ask, command.args or "", person=person)


@router.callback_query(Pressed("pay_sent"))
async def has_paid(tap: CallbackQuery, press: Press, db: Database, person: Person | None) -> None:
    """I have paid: the picture, please."""
    await db.run(payment_proofs.begin, press.id, person=person)
    await tap.answer()


@router.callback_query(Pressed("pay_invoice"))
async def pays_here(tap: CallbackQuery, press: Press, db: Database, person: Person | None) -> None:
    """Pay in the chat: an invoice."""
    await db.run(telegram_pay.offer, press.id, person=person)
    await tap.answer()


@router.pre_checkout_query()
async def asks_whether(query: PreCheckoutQuery, db: Database, person: Person | None, words: Words) -> None:
    """Telegram wants a yes or a no within ten seconds, before any money moves."""
    bought = telegram_pay.Bought(query.invoice_payload, query.currency, query.total_amount)
    wrong = await db.read(telegram_pay.may_pay, bought, person=person)
    await query.answer(ok=not wrong, error_message=words(wrong) if wrong else None)


@router.message(F.successful_payment)
async def has_paid_here(message: Message, db: Database, person: Person | None) -> None:
    """The money is ours: never refused, and the same news twice is one payment."""
    done = message.successful_payment
    assert done is not None
    bought = telegram_pay.Bought(done.invoice_payload, done.currency, done.total_amount)
    await db.run(telegram_pay.paid, bought, done.telegram_payment_charge_id, person=person)


@router.callback_query(Pressed("pay_unit"))
async def chooses_unit(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """For which home."""
    await db.run(payment_proofs.choose_unit, press.id, _number(press), person=person)
    await tap.answer(words("pay-unit-toast"))


@router.callback_query(Pressed("pay_undo"))
async def takes_back(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """The tenant takes his proof back."""
    await db.run(payment_proofs.withdraw, press.id, person=person)
    await tap.answer(words("pay-undone-toast"))


@router.callback_query(Pressed("proof_yes", "proof_no"))
async def says_whether(
    tap: CallbackQuery, press: Press, db: Database, person: Person | None, catalogue: Catalogue, words: Words
) -> None:
    """It is a proof, or none."""
    yes = press.verb == "proof_yes"
    await db.run(payment_proofs.answer, press.id, yes, person=person, catalogue=catalogue)
    await tap.answer(words("proof-toast"))


@router.callback_query(Pressed("pay_take"))
async def approves(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """The amount on the button has arrived."""
    await db.run(payments.take, press.id, _number(press), by=person)
    await tap.answer(words("pay-taken-toast"))


@router.callback_query(Pressed("pay_other", "pay_words", "pay_back"))
async def wants_to_type(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """Take the next message for an amount, for a reason, or for why a payment is taken back."""
    purposes = {"pay_other": payment_desk.AMOUNT, "pay_words": payment_desk.REASON, "pay_back": payment_desk.CANCEL}
    await db.run(payment_desk.ask_for, press.id, purposes[press.verb], chat_of(tap), by=person)
    await tap.answer(words("pay-ask-toast"))


@router.callback_query(Pressed("pay_view"))
async def turns(tap: CallbackQuery, press: Press, db: Database, person: Person | None) -> None:
    """Open or close the picker of reasons."""
    await db.run(payment_desk.turn, press.id, press.argument.removeprefix("face"), chat_of(tap), by=person)
    await tap.answer()


@router.callback_query(Pressed("pay_no"))
async def rejects(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """Turn it down for one of the reasons."""
    await db.run(payment_desk.reject_for, press.id, press.argument, by=person)
    await tap.answer(words("pay-rejected-toast"))


@router.callback_query(Pressed("pay_drop"))
async def drops(tap: CallbackQuery, press: Press, db: Database, person: Person | None, words: Words) -> None:
    """Nothing came of it at the counter."""
    await db.run(payments.drop, press.id, by=person)
    await tap.answer(words("pay-dropped-toast"))


async def typed(message: Message, db: Database, person: Person | None) -> bool:
    """A filter: these words answer a question of ours about a payment."""
    return await db.read(payment_desk.awaited, said_in(message), person=person) is not None


@router.message(F.text, ~F.text.startswith("/"), typed)
async def types(message: Message, db: Database, person: Person, words: Words) -> None:
    """An amount, a reason."""
    heard = await db.run(payment_desk.hear, said_in(message), person=person)
    await message.reply(words.html(heard.key, **heard.facts))


def _readable(message: Message) -> bool:
    return message.document is None or (message.document.mime_type or "").startswith(PAPERS)


def _number(press: Press) -> int:
    if not press.argument.isdigit():
        raise Stale("refusal-stale")
    return int(press.argument)
