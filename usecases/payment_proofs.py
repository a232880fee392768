"""Payment proofs: what a tenant sends to show that he has paid, until the cashier has it.

A picture is a proof if he tapped "I have paid" first, or if its words say so and his unit owes
something. Where that is not sure it becomes a draft as ever, and a question beside it: nothing is lost.
"""

from datetime import date, datetime, timedelta
from enum import StrEnum

from sqlmodel import Session, col, func, select

from models.bill_figures import open_bills_of
from models.catalogue import Catalogue
from models.outbox import Card
from models.paid_words import claimed_in
from models.payments import Payment, PaymentStatus
from models.people import Person
from models.refusals import Refusal, Stale
from models.tickets import Piece, PieceKind, TicketStatus
from outbox import owe, show
from understanding.result import Paying, Understanding
from usecases import drafts, intake
from usecases.bills import today
from usecases.followers import catalogue_of
from usecases.payment_desk import watch
from usecases.payments import chats_for, move_payment, redraw_payment, row_of, show_payment
from usecases.people import agreed, known, units_of
from usecases.prompts import ask, forget, open_prompt
from usecases.relay import about
from usecases.rights import own_ticket
from usecases.said import Said
from usecases.statements import at_home
from usecases.timers import set_timer

S = PaymentStatus
PROOF = "payment_proof"
FILES = {PieceKind.PHOTO: "photo", PieceKind.DOCUMENT: "document"}
#: A repair's photo an hour later is a repair's photo.
WAITED_HOURS = 1.0


class Taken(StrEnum):
    """What a picture is."""

    PROOF = "proof"
    PERHAPS = "perhaps"
    NO = "no"


def begin(tx: Session, unit_id: int, *, person: Person | None, now: datetime) -> None:
    """The tenant says that he has paid: take his next picture for the proof, and ask for it."""
    me, unit = at_home(tx, person, unit_id, now=now)
    if not open_bills_of(tx, [unit_id]):
        raise Stale("refusal-nothing-owed", unit=unit.label)
    user_id = me.user_id or 0
    ask(tx, user_id, user_id, PROOF, facts={"unit": unit_id}, hours=WAITED_HOURS, now=now)
    last = tx.exec(select(func.max(Payment.id)).where(Payment.person_id == me.id)).one()
    owe(tx, key=f"ask-proof:{unit_id}:{me.id}:{last}:{now.isoformat()}", chat_id=user_id, kind="ask_proof",
        facts={"unit": unit.label}, now=now)  # fmt: skip


def judge(tx: Session, said: Said, says: Paying, *, person: Person | None, now: datetime) -> Taken:
    """What a tenant's picture is, by what we asked, what it says, and what he owes."""
    if person is None or said.kind not in FILES or about(tx, said.chat_id, said.reply_to) is not None:
        return Taken.NO
    if _known(tx, said) is not None:
        return Taken.PROOF
    prompt = open_prompt(tx, said.chat_id, person.user_id or 0, now=now)
    if prompt is not None and prompt.purpose == PROOF and says is not Paying.OTHER:
        return Taken.PROOF
    if says not in (Paying.SURE, Paying.PERHAPS) or (prompt is not None and prompt.purpose != PROOF):
        return Taken.NO
    if not open_bills_of(tx, _homes(tx, person, now=now)):
        return Taken.NO
    return Taken.PROOF if says is Paying.SURE else Taken.PERHAPS


def take(tx: Session, said: Said, *, person: Person | None, now: datetime) -> Payment:
    """Keep a proof and bring it to the cashier; whoever owes for two homes is asked for which it is.

    The same message again, and the other pictures of its album, are the same payment.
    """
    me = agreed(tx, person)
    kept = _known(tx, said)
    if kept is not None:
        _add_picture(tx, kept, said, now=now)
        return kept
    homes = _meant(tx, said, me, now=now)
    if not homes:
        raise Refusal("refusal-no-such-bill")
    payment = _written(said, me, homes, today(tx, now), now)
    tx.add(payment)
    tx.flush()
    forget(tx, said.chat_id, me.user_id or 0)
    show(tx, "my_payment", row_of(payment), chat_id=said.chat_id, now=now)
    if payment.status is S.SENT:
        _bring(tx, payment, now=now)
    else:
        unsaid = now + timedelta(minutes=catalogue_of(tx).payments.unit_minutes)
        set_timer(tx, key=f"payment:{payment.id}:payment_unit", job="payment_unit", due_at=unsaid,
                  facts={"payment": payment.id}, why="why-payment-unit", now=now)  # fmt: skip
    return payment


def choose_unit(tx: Session, payment_id: int, unit_id: int, *, person: Person | None, now: datetime) -> Payment:
    """For this home it was. Tapped again, nothing changes."""
    payment = own_payment(tx, payment_id, person, now=now)
    at_home(tx, person, unit_id, now=now)
    if payment.status is not S.DRAFT and payment.unit_id == unit_id:
        return payment
    _send(tx, payment, unit_id, now=now)
    return payment


def unit_unsaid(tx: Session, payment_id: int, *, now: datetime) -> None:
    """He did not say for which home: it is the one that owes longest, and the card says so."""
    payment = tx.get_one(Payment, payment_id)
    if payment.status is S.DRAFT:
        _send(tx, payment, payment.unit_id, now=now)


def withdraw(tx: Session, payment_id: int, *, person: Person | None, now: datetime) -> Payment:
    """The tenant takes his proof back before it was decided. Twice is once."""
    payment = own_payment(tx, payment_id, person, now=now)
    if payment.status is not S.WITHDRAWN:
        move_payment(tx, payment, S.WITHDRAWN, now=now, decided_at=now)
        redraw_payment(tx, payment, now=now)
    return payment


def own_payment(tx: Session, payment_id: int, person: Person | None, *, now: datetime) -> Payment:
    """The payment that `person` sent for a unit he lives in now; any other is refused as if it did not exist."""
    payment = tx.get(Payment, payment_id, populate_existing=True)
    if payment is None or payment.person_id != known(person) or payment.unit_id not in _homes(tx, person, now=now):
        raise Refusal("refusal-no-such-payment")
    return payment


def perhaps(
    tx: Session, said: Said, heard: Understanding, *, person: Person, catalogue: Catalogue, now: datetime
) -> None:
    """Not sure: take the message in as ever, and ask beside the draft whether it is a proof."""
    ticket = intake.take_in(tx, said, heard, person=person, catalogue=catalogue, now=now)
    if ticket.status is TicketStatus.DRAFT and ticket.reporter_id == person.id:
        show(tx, "proof_question", ticket.id or 0, chat_id=said.chat_id, view="", now=now)


def answer(
    tx: Session, ticket_id: int, yes: bool, *, person: Person | None, catalogue: Catalogue, now: datetime
) -> Payment | None:
    """It is a proof: the draft becomes a payment. It is none: the draft stays as it is."""
    ticket = own_ticket(tx, person, ticket_id, now=now)
    card = tx.exec(select(Card).where(Card.kind == "proof_question", Card.subject_id == ticket_id)).first()
    if card is None or card.view or (yes and ticket.status is not TicketStatus.DRAFT):
        raise Stale("refusal-already-submitted" if ticket.number else "refusal-stale")
    show(tx, "proof_question", ticket_id, chat_id=ticket.chat_id, view="yes" if yes else "no", now=now)
    if not yes:
        return None
    pieces = select(Piece).where(Piece.ticket_id == ticket_id, col(Piece.kind).in_(FILES)).order_by(col(Piece.id))
    first, *rest = [_said(piece) for piece in tx.exec(pieces)]
    payment = take(tx, first, person=person, now=now)
    for said in rest:
        _add_picture(tx, payment, said, now=now)
    drafts.discard(tx, ticket_id, person=person, catalogue=catalogue, now=now)
    return payment


def _written(said: Said, me: Person, homes: list[int], day: date, now: datetime) -> Payment:
    return Payment(
        unit_id=homes[0],
        person_id=known(me),
        status=S.DRAFT if len(homes) > 1 else S.SENT,
        amount=claimed_in(said.text),
        paid_on=day,
        chat_id=said.chat_id,
        message_id=said.message_id,
        album=said.album,
        file_type=FILES[said.kind],
        file_id=said.file_id or "",
        words=said.text,
        sent_at=now,
    )


def _bring(tx: Session, payment: Payment, *, now: datetime) -> None:
    for chat_id in chats_for(tx, payment):
        show_payment(tx, payment, chat_id, now=now)
    watch(tx, payment, now=now)


def _send(tx: Session, payment: Payment, unit_id: int, *, now: datetime) -> None:
    move_payment(tx, payment, S.SENT, now=now, unit_id=unit_id)
    redraw_payment(tx, payment, now=now)
    _bring(tx, payment, now=now)


def _meant(tx: Session, said: Said, me: Person, *, now: datetime) -> list[int]:
    """The homes it may be for: the one he was asked about, else those that owe something, longest first."""
    homes = _homes(tx, me, now=now)
    prompt = open_prompt(tx, said.chat_id, me.user_id or 0, now=now)
    if prompt is not None and prompt.purpose == PROOF and prompt.facts["unit"] in homes:
        return [prompt.facts["unit"]]
    bills = sorted(open_bills_of(tx, homes), key=lambda bill: bill.due)
    return list(dict.fromkeys(bill.unit_id for bill in bills)) or homes


def _homes(tx: Session, person: Person | None, *, now: datetime) -> list[int]:
    return [unit.id or 0 for unit in units_of(tx, known(person), now=now)]


def _known(tx: Session, said: Said) -> Payment | None:
    sent = select(Payment).where(Payment.chat_id == said.chat_id)
    found = tx.exec(sent.where(Payment.message_id == said.message_id)).first()
    if found is None and said.album is not None:
        found = tx.exec(sent.where(Payment.album == said.album)).first()
    return found


def _add_picture(tx: Session, payment: Payment, said: Said, *, now: datetime) -> None:
    picture = {"type": FILES[said.kind], "file_id": said.file_id or ""}
    if said.message_id == payment.message_id or picture in payment.more:
        return
    payment.more = [*payment.more, picture]
    payment.words = payment.words or said.text
    tx.add(payment)
    tx.flush()
    if payment.status is S.SENT:
        for chat_id in chats_for(tx, payment):
            show_payment(tx, payment, chat_id, now=now)


def _said(piece: Piece) -> Said:
    return Said(piece.chat_id, piece.message_id, piece.kind, piece.text, piece.file_id, album=piece.album)
