"""A tenant looks at what his unit owes: the card, its pickers, the PDF, the company's QR picture.

Every tap checks again that he lives there: a card outlives its reader's lease.
"""

from datetime import datetime

from sqlmodel import Session

from models.estate import Unit
from models.people import Person
from models.refusals import Refusal, Stale
from outbox import owe, show
from usecases.followers import catalogue_of
from usecases.people import agreed, units_of

#: What the statement's buttons open.
VIEWS = ("", "fee", "pay", "promise", "dispute")


def my_bills(tx: Session, *, person: Person | None, now: datetime) -> int:
    """Owe whoever asks a fresh statement for each of his units; answers how many there are."""
    me = agreed(tx, person)
    homes = units_of(tx, me.id or 0, now=now)
    for unit in homes:
        show_statement(tx, me, unit.id or 0, afresh=True, now=now)
    return len(homes)


def show_statement(
    tx: Session, person: Person, unit_id: int, *, view: str = "", afresh: bool = False, now: datetime
) -> None:
    """Owe somebody the statement of his unit."""
    show(tx, "statement", unit_id, chat_id=person.user_id or 0, view=view, afresh=afresh, now=now)


def open_view(tx: Session, unit_id: int, view: str, *, person: Person | None, now: datetime) -> None:
    """Turn the statement to one of its pickers, or back."""
    _open(tx, unit_id, view, False, person=person, now=now)


def bring_down(tx: Session, unit_id: int, view: str, *, person: Person | None, now: datetime) -> None:
    """Post the statement anew at the end of the chat: whoever tapped below a reminder looks there."""
    _open(tx, unit_id, view, True, person=person, now=now)


def send_pdf(tx: Session, unit_id: int, *, person: Person | None, now: datetime) -> None:
    """Owe the statement as a document. A second tap within the same minute asks for the same one."""
    me, _ = at_home(tx, person, unit_id, now=now)
    facts = {"unit": unit_id, "chat": me.user_id}
    owe(tx, key=f"statement:{unit_id}:{me.id}:{now:%y%m%d%H%M}", chat_id=me.user_id or 0, kind="statement_pdf",
        facts=facts, now=now)  # fmt: skip


def send_qr(tx: Session, unit_id: int, *, person: Person | None, now: datetime) -> None:
    """Owe the company's QR picture."""
    me, unit = at_home(tx, person, unit_id, now=now)
    if catalogue_of(tx).fees.pay.qr is None:
        raise Stale("refusal-stale")
    owe(tx, key=f"pay-qr:{unit_id}:{me.id}:{now:%y%m%d%H%M}", chat_id=me.user_id or 0, kind="pay_qr",
        facts={"unit": unit.label}, now=now)  # fmt: skip


def at_home(tx: Session, person: Person | None, unit_id: int, *, now: datetime) -> tuple[Person, Unit]:
    """Whoever asks and his unit; refuses whoever does not live there now, as if it did not exist."""
    me = agreed(tx, person)
    unit = next((unit for unit in units_of(tx, me.id or 0, now=now) if unit.id == unit_id), None)
    if unit is None:
        raise Refusal("refusal-no-such-bill")
    return me, unit


def _open(tx: Session, unit_id: int, view: str, afresh: bool, *, person: Person | None, now: datetime) -> None:
    me, _ = at_home(tx, person, unit_id, now=now)
    if view not in VIEWS:
        raise Stale("refusal-stale")
    show_statement(tx, me, unit_id, view=view, afresh=afresh, now=now)
