"""The butlers' call list: units whose bills are long overdue, or whom no message reaches, one card a day.

Whoever takes a call gets the telephone in private; what came of it is kept.
"""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import update
from sqlmodel import Session, col, select

from models.bills import BillCall
from models.estate import Building, Unit
from models.outbox import Priority
from models.people import Person
from models.refusals import Refusal, Stale
from outbox import show
from outbox.owe import insert_once
from usecases.bills import CASHIERS
from usecases.duty import overseers_on
from usecases.followers import catalogue_of
from usecases.groups import group_for
from usecases.people import FRONT_DESK, demand
from usecases.quiet import decent
from usecases.rights import is_overseer

CALLERS = FRONT_DESK | CASHIERS
RESULTS = ("agreed", "promised", "disputes", "not_reached")


def list_calls(tx: Session, unit_ids: Collection[int], day: date, *, now: datetime) -> None:
    """Put units on the call list of a day, each once, and owe the card where the list stands."""
    chats = set()
    for unit_id in unit_ids:
        chat_id = _chat_for(tx, unit_id, now=now)
        if chat_id is not None:
            call = BillCall(unit_id=unit_id, day=day, chat_id=chat_id, at=now)
            insert_once(tx, BillCall, call.model_dump(exclude={"id"}))
            chats.add(chat_id)
    for chat_id in sorted(chats):
        _show_list(tx, chat_id, day, now=now)


def take(tx: Session, call_id: int, *, by: Person | None, now: datetime) -> BillCall:
    """The call is his: the telephone comes in private. Whoever is second hears who was faster."""
    call = _call(tx, call_id, by)
    assert by is not None
    taken = update(BillCall).where(col(BillCall.id) == call_id, col(BillCall.taken_by).is_(None))
    # Two butlers tap: the second changes no row and reads the first one's name.
    if tx.connection().execute(taken.values(taken_by=by.id, taken_at=now)).rowcount == 0 and call.taken_by != by.id:
        raise Refusal("refusal-bill-call-taken", name=tx.get_one(Person, call.taken_by).name)
    tx.refresh(call)
    show(tx, "bill_call", call_id, chat_id=by.user_id or 0, afresh=True, now=now)
    _show_list(tx, call.chat_id, call.day, now=now)
    return call


def set_result(tx: Session, call_id: int, result: str, *, by: Person | None, now: datetime) -> BillCall:
    """What came of the call, by whoever took it or oversees him; a later word replaces an earlier one."""
    call = _call(tx, call_id, by)
    assert by is not None
    if result not in RESULTS or call.taken_by is None:
        raise Stale("refusal-stale")
    if call.taken_by != by.id and not is_overseer(tx, by):
        raise Refusal("refusal-bill-call-taken", name=tx.get_one(Person, call.taken_by).name)
    call.result, call.done_at = result, now
    tx.add(call)
    show(tx, "bill_call", call_id, chat_id=by.user_id or 0, now=now)
    _show_list(tx, call.chat_id, call.day, now=now)
    return call


def _call(tx: Session, call_id: int, by: Person | None) -> BillCall:
    call = tx.exec(
        select(BillCall).where(BillCall.id == call_id).with_for_update().execution_options(populate_existing=True)
    ).first()
    demand(tx, by, CALLERS, _building(tx, call.unit_id).code if call else None)
    if call is None:
        raise Stale("refusal-stale")
    return call


def _chat_for(tx: Session, unit_id: int, *, now: datetime) -> int | None:
    """The group of the team that answers disputes there; without one, whoever oversees the building."""
    fees, code = catalogue_of(tx).fees, _building(tx, unit_id).code
    group = group_for(tx, catalogue_of(tx).team_for(fees.dispute_kind, fees.dispute_category, code), code)
    if group is not None:
        return group.chat_id
    return next((person.user_id for person in overseers_on(tx, now, building=code)), None)


def _show_list(tx: Session, chat_id: int, day: date, *, now: datetime) -> None:
    show(tx, "bill_calls", day.toordinal(), chat_id=chat_id, priority=Priority.NOTICE,
         not_before=decent(tx, chat_id, now), now=now)  # fmt: skip


def _building(tx: Session, unit_id: int) -> Building:
    return tx.get_one(Building, tx.get_one(Unit, unit_id).building_id)
