"""The receipt: what was paid, what it went to, what is still open; a PDF with a number, for the payer alone."""

from typing import Any

from sqlmodel import Session

from cards.bill_lines import fee_name, owing
from cards.face import Face
from cards.parts import lines
from cards.registry import Pen, notice
from models.bills import Bill
from models.estate import Unit
from models.money import capitals, yuan
from models.payment_figures import left_of, shares_of
from models.payments import Payment, PaymentShare, PaymentStatus
from models.people import Language, Person
from papers.pdf import Column, Paper, Table, draw

Shares = list[tuple[PaymentShare, Bill]]


@notice("receipt")
def receipt(tx: Session, facts: dict[str, Any], pen: Pen) -> Face | None:
    """Thanks, and the receipt as a document. Nothing, if the payment was taken back before it was sent."""
    payment = tx.get_one(Payment, facts["payment"])
    if payment.status is not PaymentStatus.APPROVED:
        return None
    unit, number, left = tx.get_one(Unit, payment.unit_id), payment.number or "", left_of(tx, payment)
    still = sum(each.total for each in owing(tx, payment.unit_id, pen))
    caption = lines(
        pen("receipt-thanks", unit=unit.label, amount=yuan(payment.amount or 0), number=number),
        pen("receipt-credit", amount=yuan(left)) if left else "",
        pen("receipt-open", amount=yuan(still)) if still else pen("receipt-nothing-open"),
    )
    return Face(caption, document=draw(_paper(tx, payment, unit, pen)), filename=f"{number}.pdf")


def _paper(tx: Session, payment: Payment, unit: Unit, pen: Pen) -> Paper:
    words, estate, shares = pen.words, pen.catalogue.estate, shares_of(tx, payment.id or 0)
    left, still = left_of(tx, payment), sum(each.total for each in owing(tx, payment.unit_id, pen))
    notes = [words("receipt-note-credit", amount=yuan(left))] if left else []
    notes.append(words("receipt-note-open", amount=yuan(still)) if still else words("receipt-note-settled"))
    return Paper(
        head=pen.catalogue.fees.pay.payee or estate.name,
        title=words("receipt-title"),
        at=payment.decided_at or pen.now,
        number=payment.number or "",
        facts=_facts(tx, payment, unit, pen),
        tables=[_table(shares, pen)] if shares else [],
        notes=notes,
        signatures=[words("receipt-stamp"), words("receipt-signature")],
        foot=words("receipt-foot", estate=estate.name, phone=estate.phone),
    )


def _facts(tx: Session, payment: Payment, unit: Unit, pen: Pen) -> list[tuple[str, str]]:
    words, decider = pen.words, tx.get(Person, payment.decided_by or 0)
    day = payment.paid_on.isoformat() if payment.paid_on else ""
    facts = [
        ("receipt-unit", unit.label),
        ("receipt-payer", tx.get_one(Person, payment.person_id).name),
        ("receipt-day", day),
        ("receipt-way", words(f"pay-way-{payment.way.value}")),
        ("receipt-amount", yuan(payment.amount or 0)),
        ("receipt-capitals", _capitals(payment.amount or 0, pen)),
        ("receipt-by", decider.name if decider else ""),
    ]
    return [(words(key), value) for key, value in facts if value]


def _capitals(cents: int, pen: Pen) -> str:
    """What a Chinese reader looks for on a receipt, and nobody else can read."""
    language = pen.words.language
    return "" if language is Language.EN else capitals(cents, traditional=language is Language.ZH_HANT)


def _table(shares: Shares, pen: Pen) -> Table:
    names = ("principal", "late", "sum")
    amounts = [Column(pen.words(f"receipt-column-{name}"), 1.0, "right") for name in names]
    columns = [Column(pen.words("receipt-column-bill"), 2.2), Column(pen.words("receipt-column-period"), 1.7), *amounts]
    rows = [
        [f"{fee_name(bill.fee, pen)}\n{bill.number}", f"{bill.period_from}\n{bill.period_to}", *_parts(share)]
        for share, bill in shares
    ]
    principal, late = sum(share.principal for share, _ in shares), sum(share.late_fee for share, _ in shares)
    total = [pen.words("receipt-total"), "", yuan(principal), yuan(late), yuan(principal + late)]
    return Table(columns, rows, total=total)


def _parts(share: PaymentShare) -> list[str]:
    return [yuan(share.principal), yuan(share.late_fee), yuan(share.principal + share.late_fee)]
