"""A sheet of bills as its sender sees it: what is in it, and one tap to take it in."""

from sqlmodel import Session

from cards.face import Button, Face
from cards.parts import blocks, lines, press
from cards.registry import Pen, card
from cards.sheet_problems import names
from locales.texts import Texts
from models.bill_sheets import COLUMNS, REQUIRED, plain
from models.bills import BillImport, Found, ImportState
from models.catalogue import Catalogue
from models.money import yuan
from models.outbox import Card
from papers.rows import Column


def columns(texts: Texts) -> list[Column]:
    """The columns that a sheet of bills may have, by their names in every language."""
    spoken = [texts(language) for language in texts.languages]
    return [
        Column(key, tuple(name for words in spoken for name in names(f"bill-column-{key}", words)), key in REQUIRED)
        for key in COLUMNS
    ]


def fees_by_name(texts: Texts, catalogue: Catalogue) -> dict[str, str]:
    """The fee kind for each word that may stand in a sheet: its code, and its name in every language."""
    spoken = [texts(language) for language in texts.languages]
    named = {plain(words(f"fee-{code}")): code for code in catalogue.fees.kinds for words in spoken}
    return named | {plain(code): code for code in catalogue.fees.kinds}


@card("bill_import")
def bill_import(tx: Session, card: Card, pen: Pen) -> Face | None:
    """What the sheet holds, and later what became of it."""
    sheet = tx.get_one(BillImport, card.subject_id)
    found = Found.model_validate(sheet.found)
    head = pen("bill-import-head", name=sheet.file_name)
    if sheet.state is ImportState.CANCELLED:
        return Face(lines(head, pen("bill-import-cancelled")))
    known = pen("bill-import-known", count=found.known) if found.known else ""
    if not found.bills:
        return Face(lines(head, known, pen("bill-import-nothing-new")))
    if sheet.state is ImportState.DONE:
        return Face(blocks(head, _found(found, pen), lines(known, pen("bill-import-done", at=pen.when(sheet.at)))))
    return Face(blocks(head, _found(found, pen), lines(known, pen("bill-import-ask"))), _rows(sheet, pen))


def _found(found: Found, pen: Pen) -> str:
    first, last = found.period_from or pen.now.date(), found.period_to or pen.now.date()
    return lines(
        pen("bill-import-found", bills=found.bills, units=found.units, amount=yuan(found.total)),
        pen("bill-import-period", since=first.isoformat(), until=last.isoformat()),
        *(
            pen("bill-import-fee", fee=pen.words(f"fee-{fee}"), count=count, amount=yuan(cents))
            for fee, (count, cents) in found.fees.items()
        ),
    )


def _rows(sheet: BillImport, pen: Pen) -> list[list[Button]]:
    yes = press(pen, "button-import-bills", "bill_import", sheet.id)
    return [[yes, press(pen, "button-import-cancel", "bill_import_no", sheet.id)]]
