"""The cashier hands in the same day: the day sheet, when it is asked for and when the day is over."""

from datetime import date, datetime, time, timedelta

from sqlmodel import Session

from models.cash_figures import cash_day, window
from models.catalogue import Catalogue
from models.people import Person, Role
from models.refusals import Refusal
from outbox import owe
from usecases.followers import catalogue_of
from usecases.payments import DECIDERS
from usecases.people import demand
from usecases.routing import people_with

#: A second command within the minute asks for the same sheet.
MINUTE = "%y%m%d%H%M"


def ask(tx: Session, words: str, *, person: Person | None, now: datetime) -> None:
    """Owe a cashier the sheet of a day (2026-11-20), or of the one that runs; if that is still empty, of the last."""
    demand(tx, person, DECIDERS)
    since, until = _asked(tx, words.strip(), now)
    _owe(tx, person, since, until, f"daysheet:{since:{MINUTE}}:{now:{MINUTE}}", now=now)


def hand_in(tx: Session, *, now: datetime) -> int:
    """The day is over: owe its sheet to cashiers and managers; to how many. Nothing for a day without anything."""
    since, until = _last(catalogue_of(tx), now)
    if cash_day(tx, since, until).empty:
        return 0
    readers = people_with(tx, Role.CASHIER, Role.MANAGER)
    for reader in readers:
        _owe(tx, reader, since, until, f"daysheet:{since:{MINUTE}}", now=now)
    return len(readers)


def _asked(tx: Session, words: str, now: datetime) -> tuple[datetime, datetime]:
    catalogue = catalogue_of(tx)
    if words:
        try:
            day = date.fromisoformat(words)
        except ValueError:
            raise Refusal("refusal-daysheet-day") from None
        return window(catalogue, datetime.combine(day, time(), catalogue.zone))
    since, until = window(catalogue, now)
    return (since, until) if cash_day(tx, since, until).taken else _last(catalogue, now)


def _last(catalogue: Catalogue, now: datetime) -> tuple[datetime, datetime]:
    since, _ = window(catalogue, now)
    return window(catalogue, since - timedelta(seconds=1))


def _owe(tx: Session, reader: Person | None, since: datetime, until: datetime, key: str, *, now: datetime) -> None:
    if reader is None or reader.user_id is None:
        return
    facts = {"since": since.isoformat(), "until": until.isoformat()}
    for kind in ("day_sheet", "day_sheet_xlsx"):
        owe(tx, key=f"{key}:{kind}:{reader.id}", chat_id=reader.user_id, kind=kind, facts=facts, now=now)
