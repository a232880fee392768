"""The cashier's day on paper: sums by way and by fee, the list, lines to sign on; and the same as a sheet."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlmodel import Session

from cards.bill_lines import fee_name
from cards.face import Face
from cards.parts import blocks, lines
from cards.registry import Pen, notice
from models.bills import Bill
from models.cash_figures import CashDay, cash_day
from models.estate import Unit
from models.money import yuan
from models.payments import Payment
from models.people import Person
from papers.pdf import Column, Paper, Table, draw
from papers.sheets import write_xlsx

Facts = dict[str, Any]
COLUMNS = ("number", "unit", "payer", "way", "day", "amount", "by")


@notice("day_sheet")
def day_sheet(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """The sums as words, and the whole day as PDF."""
    day = _day(tx, facts)
    ways = [pen("daysheet-line", what=pen.words(f"pay-way-{way.value}"), amount=yuan(cents))
            for way, cents in sorted(day.ways.items())]  # fmt: skip
    fees = [pen("daysheet-line", what=what, amount=amount) for what, amount in _fees(day, pen)]
    back = yuan(sum(payment.amount or 0 for payment in day.back))
    text = blocks(
        pen("daysheet-head", since=pen.when(day.since), until=pen.when(day.until)),
        lines(*ways),
        lines(*fees),
        lines(
            pen("daysheet-back", count=len(day.back), amount=back) if day.back else "",
            pen("daysheet-total", count=len(day.taken), amount=yuan(day.total)),
            pen("daysheet-waiting", count=day.waiting) if day.waiting else "",
        ),
    )
    return Face(text, document=draw(_paper(tx, day, pen)), filename=f"{_name(day, pen)}.pdf")


@notice("day_sheet_xlsx")
def day_sheet_xlsx(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """The list for the accountant's own program."""
    day = _day(tx, facts)
    if not (day.taken or day.back):
        return None
    headings = [pen.words(f"daysheet-column-{name}") for name in COLUMNS]
    rows: list[list[str | Decimal | int]] = []
    for sign, payments in ((1, day.taken), (-1, day.back)):
        for payment in payments:
            *words, _, by = _row(tx, payment, pen)
            rows.append([*words, Decimal(sign * (payment.amount or 0)) / 100, by])
    name = _name(day, pen)
    document = write_xlsx(name, headings, rows)
    return Face(pen("daysheet-file", day=name), document=document, filename=f"{name}.xlsx")


@notice("credit_used")
def credit_used(tx: Session, facts: Facts, pen: Pen) -> Face | None:
    """To whoever had paid more than was owed: it has paid the next bill."""
    unit = tx.get_one(Unit, tx.get_one(Payment, facts["payment"]).unit_id).label
    fees = pen.words("list-comma").join(fee_name(tx.get_one(Bill, id).fee, pen) for id in facts["bills"])
    left = pen("credit-left", amount=yuan(facts["left"])) if facts["left"] else ""
    return Face(lines(pen("credit-used", unit=unit, fees=fees, amount=yuan(facts["used"])), left))


def _day(tx: Session, facts: Facts) -> CashDay:
    return cash_day(tx, datetime.fromisoformat(facts["since"]), datetime.fromisoformat(facts["until"]))


def _name(day: CashDay, pen: Pen) -> str:
    return day.until.astimezone(pen.zone).date().isoformat()


def _stamp(moment: datetime, pen: Pen) -> str:
    # On paper "today" means nothing.
    return f"{moment.astimezone(pen.zone):%Y-%m-%d %H:%M}"


def _fees(day: CashDay, pen: Pen) -> list[tuple[str, str]]:
    rows = [(fee_name(fee, pen), yuan(cents)) for fee, cents in sorted(day.fees.items()) if cents]
    more = (("daysheet-late", day.late_fees), ("daysheet-credit", day.credit))
    return [*rows, *((pen.words(key), yuan(cents)) for key, cents in more if cents)]


def _paper(tx: Session, day: CashDay, pen: Pen) -> Paper:
    words = pen.words
    total = yuan(day.total)
    sums = [
        *((words(f"pay-way-{way.value}"), yuan(cents)) for way, cents in sorted(day.ways.items())),
        *_fees(day, pen),
    ]
    listed = [_row(tx, payment, pen) for payment in day.taken]
    back = [_row(tx, payment, pen) for payment in day.back]
    tables = [Table(_columns(pen), listed, title=words("daysheet-taken"))] if listed else []
    tables += [Table(_columns(pen), back, title=words("daysheet-taken-back"))] if back else []
    return Paper(
        head=pen.catalogue.estate.name,
        title=words("daysheet-title"),
        at=pen.now,
        number=_name(day, pen),
        facts=[(words("daysheet-span"), f"{_stamp(day.since, pen)} – {_stamp(day.until, pen)}"), *sums,
               (words("daysheet-sum"), total)],
        tables=tables,
        signatures=[words("daysheet-cashier"), words("daysheet-manager")],
    )  # fmt: skip


def _columns(pen: Pen) -> list[Column]:
    shares = (1.5, 1.0, 1.2, 1.0, 1.1, 1.1, 1.1)
    return [
        Column(pen.words(f"daysheet-column-{name}"), share, "right" if name == "amount" else "left")
        for name, share in zip(COLUMNS, shares, strict=True)
    ]


def _row(tx: Session, payment: Payment, pen: Pen) -> list[str]:
    decider = tx.get(Person, payment.decided_by or 0)
    return [
        payment.number or "",
        tx.get_one(Unit, payment.unit_id).label,
        tx.get_one(Person, payment.person_id).name,
        pen.words(f"pay-way-{payment.way.value}"),
        payment.paid_on.isoformat() if payment.paid_on else "",
        yuan(payment.amount or 0),
        decider.name if decider else "",
    ]
