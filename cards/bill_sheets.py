"""A sheet of bills as its sender sees it: what is in it, and one tap to take it in."""

import html
from collections.abc import Iterable, Iterator
from decimal import Decimal

from sqlmodel import Session

from cards.face import Button, Face
from cards.parts import blocks, lines, press
from cards.registry import Pen, card
from cards.sheet_problems import heading, names
from locales.texts import Texts, Words
from models.bill_sheets import COLUMNS, EXPORTED, REQUIRED, plain
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
    body = html.escape("\n".join(found_lines(found, pen.words)), quote=False)
    if sheet.state is ImportState.DONE:
        return Face(blocks(head, body, pen("bill-import-done", at=pen.when(sheet.at))))
    if not found.bills:
        return Face(blocks(head, body))
    return Face(blocks(head, body, pen("bill-import-ask")), _rows(sheet, pen))


def found_lines(found: Found, words: Words) -> list[str]:
    """What a sheet brings, a line each, as plain text."""
    known = [words("bill-import-known", count=found.known)] if found.known else []
    if not found.bills:
        return [*known, words("bill-import-nothing-new")]
    first, last = (day.isoformat() if day else "" for day in (found.period_from, found.period_to))
    return [
        words("bill-import-found", bills=found.bills, units=found.units, amount=yuan(found.total)),
        words("bill-import-period", since=first, until=last),
        *(
            words("bill-import-fee", fee=words(f"fee-{fee}"), count=count, amount=yuan(cents))
            for fee, (count, cents) in found.fees.items()
        ),
        *known,
    ]


def exported(rows: Iterable[list[str | Decimal]], words: Words) -> tuple[list[str], Iterator[list[str | Decimal]]]:
    """Headings and rows of a sheet of bills; fees and states in words, a fee that is no more by its code."""
    fee, status = EXPORTED.index("fee"), EXPORTED.index("status")

    def spoken(row: list[str | Decimal]) -> list[str | Decimal]:
        for place in (fee, status):
            key = str(row[place])
            row[place] = words(key) if words.has(key) else key.removeprefix("fee-")
        return row

    return [heading(f"bill-column-{key}", words) for key in EXPORTED], map(spoken, rows)


def _rows(sheet: BillImport, pen: Pen) -> list[list[Button]]:
    yes = press(pen, "button-import-bills", "bill_import", sheet.id)
    return [[yes, press(pen, "button-import-cancel", "bill_import_no", sheet.id)]]
