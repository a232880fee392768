"""`guanjia import bills` and `guanjia export bills`; `register` adds them to the command line."""

import hashlib
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from bot.terminal import open_database, readable, refuse, settings

if TYPE_CHECKING:
    from sqlmodel import Session

    from bot.settings import Settings
    from locales.texts import Texts, Words
    from models.database import Database
    from usecases.bill_sheet import Sheet

importing = typer.Typer(no_args_is_help=True, help="Read a sheet into the database: all of it or nothing.")
exporting = typer.Typer(no_args_is_help=True, help="Write a sheet.")


def register(app: typer.Typer) -> None:
    """Add the commands to `guanjia`."""
    app.add_typer(importing, name="import")
    app.add_typer(exporting, name="export")


@importing.command("bills")
def import_bills(
    file: Annotated[Path, typer.Argument(help="An xlsx or CSV file; columns are found by their names.")],
    dry_run: Annotated[bool, typer.Option(help="Only look, and tell what would be imported.")] = False,
    quietly: Annotated[bool, typer.Option(help="Tenants know these bills already; do not announce them.")] = False,
) -> None:
    """Import bills; every row that is wrong is told, and then none is imported (exit 2)."""
    from cards.bill_sheets import found_lines
    from models.bills import Found
    from papers.rows import Unreadable
    from usecases import bill_import

    data, known = readable(file.read_bytes), settings()
    db = open_database(known)
    texts, words = _spoken(db, known)
    try:
        sheet = read(db, texts, data)
        if dry_run:
            found = db.read_sync(bill_import.look_as_operator, sheet)
        else:
            digest = hashlib.sha256(data).hexdigest()
            done = readable(db.run_sync, bill_import.import_bills, sheet, file.name, digest, quietly=quietly)
            found = Found.model_validate(done.found)
    except Unreadable as unreadable:
        refuse(_report(unreadable, words))
    finally:
        db.close()
    typer.echo("\n".join([*found_lines(found, words), words("bill-cli-dry" if dry_run else "bill-cli-done")]))


@exporting.command("bills")
def export_bills(
    file: Annotated[Path, typer.Argument(help="Its ending says what it becomes: .xlsx or .csv.")],
    building: Annotated[str | None, typer.Option(help="Only this building's, by its code.")] = None,
    month: Annotated[str | None, typer.Option(help="Only those whose period begins in it: 2026-11.")] = None,
) -> None:
    """Write every bill that stands; importing the file again changes nothing."""
    from usecases.bill_sheet import Odd, month_in

    if file.suffix.lower() not in (".xlsx", ".csv"):
        refuse(f"{file}: end its name with .xlsx or .csv")
    try:
        days = month_in(month) if month else None
    except Odd:
        refuse(f"--month {month}: write it like 2026-11")
    known = settings()
    db = open_database(known)
    words = _spoken(db, known)[1]
    try:
        data = readable(db.read_sync, _sheet, words, file.suffix.lower(), building, days)
    finally:
        db.close()
    readable(file.write_bytes, data)
    typer.echo(f"{file} written")


def _spoken(db: "Database", known: "Settings") -> "tuple[Texts, Words]":
    """Every word, and those of the estate's language."""
    from locales.texts import Texts

    texts = Texts(extra=known.catalogue)
    return texts, texts(db.info["catalogue"].estate.language)


def read(db: "Database", texts: "Texts", data: bytes) -> "Sheet":
    """A sheet of bills from the bytes of its file. Raises `Unreadable`."""
    from cards.bill_sheets import columns, fees_by_name
    from papers.sheets import read_sheet
    from usecases.bill_sheet import read_bills

    return read_bills(read_sheet(data, columns(texts)), fees_by_name(texts, db.info["catalogue"]))


def _sheet(tx: "Session", words: "Words", ending: str, building: Any, days: Any, *, now: datetime) -> bytes:
    """The file, written while the rows are read: so many bills are never all in memory."""
    from cards.bill_sheets import exported
    from papers.sheets import write_csv, write_xlsx
    from usecases.bill_export import export_bills as rule

    headings, rows = exported(rule(tx, building, days, now=now), words)
    return write_csv(headings, rows) if ending == ".csv" else write_xlsx(words("bill-export-title"), headings, rows)


def _report(unreadable: Any, words: "Words") -> str:
    from cards.sheet_problems import told

    problems = unreadable.problems
    return "\n".join([words("sheet-refused", count=len(problems)), *(told(problem, words) for problem in problems)])
