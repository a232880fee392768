"""Bills come in as a sheet: all of it or nothing, and a bill that is here already is not made twice.

A sheet that is sent in chat is looked at first and waits as an offer. When its sender says yes it is fetched
and read again, and everything is checked once more in the transaction that takes it in.
"""

from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import insert, update
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

from models.bills import IMPORT_MOVES, Bill, BillImport, BillStatus, Found, ImportState
from models.people import Person
from models.refusals import Refusal, Stale
from outbox import show
from outbox.owe import insert_once
from usecases.bill_check import Checked, check, portions, reach_of, values_of
from usecases.bill_sheet import Sheet
from usecases.bills import CASHIERS
from usecases.people import demand, holds, known
from usecases.reminders import announce

#: Rows that are written at once: more save no time, and take memory.
WRITTEN = 1000


@dataclass(frozen=True)
class Sent:
    """A file in a chat: which message brought it, how to fetch it again, and the SHA-256 of what was in it."""

    chat_id: int
    message_id: int
    file_id: str
    file_name: str
    file_size: int
    digest: str


def may_import(tx: Session, person: Person | None, *, now: datetime) -> bool:
    """Whether a sheet from this person may be one of bills."""
    return person is not None and person.id is not None and holds(tx, person.id, CASHIERS)


def look(tx: Session, sheet: Sheet, *, by: Person | None, now: datetime) -> Found:
    """What an import would bring; changes nothing. Raises `Unreadable` with every reason why it may not be."""
    return check(tx, sheet, reach_of(tx, by), now=now).found


def look_as_operator(tx: Session, sheet: Sheet, *, now: datetime) -> Found:
    """The same for the command line, where nobody is asked for his role."""
    return check(tx, sheet, None, now=now).found


def offer(tx: Session, sent: Sent, found: Found, *, by: Person | None, now: datetime) -> BillImport:
    """Show the sender what was found, and wait for his word. The same message is offered once."""
    by_id = demand(tx, by, CASHIERS)
    made = BillImport(
        **asdict(sent), state=ImportState.OFFERED, by_id=by_id, at=now, found=found.model_dump(mode="json")
    )
    # The update may be handled again after a death: the card of the first time is shown.
    insert_once(tx, BillImport, made.model_dump(exclude={"id"}))
    same = select(BillImport).where(BillImport.chat_id == sent.chat_id, BillImport.message_id == sent.message_id)
    offered = tx.exec(same).one()
    show(tx, "bill_import", offered.id or 0, chat_id=sent.chat_id, now=now)
    return offered


def offered(tx: Session, import_id: int, *, by: Person | None, now: datetime) -> BillImport:
    """The sheet, if it waits for this person's word."""
    demand(tx, by, CASHIERS)
    sheet = tx.get(BillImport, import_id, populate_existing=True)
    if sheet is None or sheet.by_id != known(by):
        raise Refusal("refusal-not-yours-to-do")
    if sheet.state is not ImportState.OFFERED:
        raise Stale("refusal-stale")
    return sheet


def confirm(
    tx: Session, import_id: int, sheet: Sheet, digest: str, *, by: Person | None, now: datetime
) -> BillImport:  # fmt: skip
    """Take in what was offered. Raises `Unreadable` if the estate or its bills have changed so that it cannot be."""
    waiting = offered(tx, import_id, by=by, now=now)
    if waiting.digest != digest:
        raise Refusal("bill-import-other-file")
    checked = check(tx, sheet, reach_of(tx, by), now=now)
    _move(tx, waiting, ImportState.DONE, now=now, **_result(checked))
    _take_in(tx, waiting, checked, by=by, now=now)
    return waiting


def give_up(tx: Session, import_id: int, *, by: Person | None, now: datetime) -> BillImport:
    """The sender changed his mind: nothing is imported."""
    waiting = offered(tx, import_id, by=by, now=now)
    _move(tx, waiting, ImportState.CANCELLED, now=now)
    return waiting


def import_bills(
    tx: Session, sheet: Sheet, file_name: str, digest: str, *, quietly: bool = False, now: datetime
) -> BillImport:
    """Take in a sheet at once, for the command line. Raises `Unreadable` and changes nothing if a row is wrong.

    `quietly`: tenants know these bills already, from before we were here, and are not told of them as new.
    """
    checked = check(tx, sheet, None, now=now)
    done = BillImport(file_name=file_name[:200], digest=digest, at=now, **_result(checked))
    tx.add(done)
    tx.flush()
    _take_in(tx, done, checked, by=None, quietly=quietly, now=now)
    return done


def _result(checked: Checked) -> dict[str, Any]:
    found = checked.found
    return {"added": found.bills, "known": found.known, "found": found.model_dump(mode="json")}


def _take_in(
    tx: Session, done: BillImport, checked: Checked, *, by: Person | None, quietly: bool = False, now: datetime
) -> None:
    common = {"import_id": done.id, "created_at": now, "status": BillStatus.OPEN, "paid": 0, "waived": 0}
    try:
        for rows in portions(checked.new, WRITTEN):
            tx.connection().execute(insert(Bill), [values_of(*row) | common for row in rows])
    except IntegrityError:
        # On PostgreSQL two sheets may be taken in side by side: whoever writes a number second loses all of his.
        raise Stale("bill-import-meanwhile") from None
    if checked.new and not quietly:
        announce(tx, done.id or 0, by=by, now=now)


def _move(tx: Session, sheet: BillImport, becomes: ImportState, *, now: datetime, **values: Any) -> None:
    if becomes not in IMPORT_MOVES[sheet.state]:
        raise Stale("refusal-stale")
    moved = update(BillImport).where(col(BillImport.id) == sheet.id, col(BillImport.state) == sheet.state)
    # A second tap, or the other button: whoever comes second changes no row and is told that it is decided.
    if not tx.connection().execute(moved.values(state=becomes, at=now, **values)).rowcount:
        raise Stale("refusal-stale")
    tx.refresh(sheet)
    show(tx, "bill_import", sheet.id or 0, chat_id=sheet.chat_id or 0, now=now)
