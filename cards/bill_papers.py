"""The statement as PDF, for the accountant's drawer: the same figures as the card, every line of the late fee."""

from typing import Any

from sqlmodel import Session

from cards.bill_lines import at_home, changed_by, computed, fee_name, owing, plain, today
from cards.face import Face
from cards.registry import Pen, notice
from models.bill_figures import Owed
from models.estate import Unit
from models.money import yuan
from papers.pdf import Column, Paper, Table, draw


@notice("statement_pdf")
def statement_pdf(tx: Session, facts: dict[str, Any], pen: Pen) -> Face | None:
    """The unit's statement of today; nothing for whoever moved out since he asked."""
    if not at_home(tx, facts["chat"], facts["unit"], pen.now):
        return None
    unit, found = tx.get_one(Unit, facts["unit"]), owing(tx, facts["unit"], pen)
    if not found:
        return Face(pen("bills-none", unit=unit.label))
    caption = pen("statement-caption", unit=unit.label, day=today(pen).isoformat())
    return Face(caption, document=draw(_paper(unit, found, pen)), filename=f"{unit.label}-{today(pen)}.pdf")


def _paper(unit: Unit, found: list[Owed], pen: Pen) -> Paper:
    words, estate, pay = pen.words, pen.catalogue.estate, pen.catalogue.fees.pay
    facts = [(words("statement-unit"), unit.label), (words("statement-day"), today(pen).isoformat())]
    if pay.account:
        facts.append((words("statement-pay"), f"{pay.payee}\n{pay.bank}\n{pay.account}"))
    late = [_late_table(found, pen)] if any(each.lines for each in found) else []
    return Paper(
        head=estate.name,
        title=words("statement-title"),
        at=pen.now,
        facts=facts,
        tables=[_bills_table(found, pen), *late],
        notes=[*_raised(found, pen), words("statement-note", phone=estate.phone)],
        foot=words("statement-foot", estate=estate.name, phone=estate.phone),
    )


def _raised(found: list[Owed], pen: Pen) -> list[str]:
    """Late fees that are not what their lines come to, and why."""
    changed = [(each, changed_by(each, pen)) for each in found]
    return [pen.words("statement-changed", number=each.bill.number, why=why) for each, why in changed if why]


def _bills_table(found: list[Owed], pen: Pen) -> Table:
    words = pen.words
    columns = [
        Column(words("statement-bill"), 2.2),
        Column(words("statement-period"), 1.7),
        Column(words("statement-due"), 1.1),
        *(Column(words(f"statement-{name}"), 1.0, "right") for name in ("amount", "paid", "late-fee", "left")),
    ]
    rows = [_bill_row(each, pen) for each in found]
    left = yuan(sum(each.total for each in found))
    return Table(columns, rows, total=[words("statement-total"), "", "", "", "", "", left])


def _bill_row(owed: Owed, pen: Pen) -> list[str]:
    bill = owed.bill
    what = "\n".join(part for part in (fee_name(bill.fee, pen), bill.number, computed(bill, pen)) if part)
    period = f"{bill.period_from}\n{bill.period_to}"
    amounts = [yuan(cents) for cents in (bill.amount, bill.paid, owed.late_fee, owed.total)]
    return [what, period, bill.due.isoformat(), *amounts]


def _late_table(found: list[Owed], pen: Pen) -> Table:
    words = pen.words
    columns = [
        Column(words("statement-bill"), 1.6),
        Column(words("statement-period"), 2.2),
        *(Column(words(f"statement-{name}"), 1.0, "right") for name in ("days", "rate", "open", "fee")),
    ]
    rows = [
        [each.bill.number, f"{line.since} – {line.until}", str(line.days), f"{plain(line.rate)} %",
         yuan(line.principal), plain(line.amount)]
        for each in found
        for line in each.lines
    ]  # fmt: skip
    return Table(columns, rows, title=words("statement-late"))
