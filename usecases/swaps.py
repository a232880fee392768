"""Swapping a day: asked by one, agreed to by a colleague, approved by whoever oversees both.

Every step is one conditional UPDATE, and the last one looks at the rosters again: what was possible
when it was asked may not be any more.
"""

from datetime import date, datetime
from typing import Any

from sqlalchemy import update
from sqlmodel import Session, col, select

from models.outbox import Card
from models.people import Person, StaffRole
from models.refusals import Refusal, Stale
from models.rota import Rota, Shift, rota_at
from models.shifts import Swap, SwapState
from outbox import owe, show
from outbox.owe import insert_once
from usecases import duty_log
from usecases.duty import overseers_on, staff_for
from usecases.followers import catalogue_of
from usecases.handover import plan_hand_overs
from usecases.people import known
from usecases.quiet import decent
from usecases.rights import OVERSEERS, active_roles, is_overseer
from usecases.rosters import put_exception

S = SwapState


def days_to_swap(tx: Session, person: Person | None, *, now: datetime) -> list[Shift]:
    """The shifts of the next two weeks that have not begun: the days one may give away."""
    if not active_roles(tx, person):
        raise Refusal("refusal-not-staff")
    shifts = catalogue_of(tx).shifts
    ahead = rota_at(tx, catalogue_of(tx), now).shifts(known(person), now, shifts.swap_days)
    return [shift for shift in ahead if shift.start > now]


def colleagues_for(tx: Session, person: Person | None, day: date, *, now: datetime) -> list[Person]:
    """Who could take that day: the same work, off that day, and not at work when it begins or ends."""
    rota = rota_at(tx, catalogue_of(tx), now)
    shift = rota.shift_on(known(person), day)
    if shift is None or shift.start <= now:
        return []
    return [one for one in _alike(tx, known(person)) if _free_for(rota, one.id or 0, shift)]


def ask_swap(tx: Session, day: date, colleague_id: int, *, by: Person | None, now: datetime) -> Swap:
    """Ask a colleague, in private, to take one's day. One day is asked for once at a time."""
    shift = _shift_to_give(tx, known(by), day, now)
    colleague = next((one for one in colleagues_for(tx, by, day, now=now) if one.id == colleague_id), None)
    if colleague is None or colleague.user_id is None:
        raise Stale("refusal-swap-not-possible")
    asked: dict[str, Any] = {"person_id": known(by), "colleague_id": colleague_id, "day": day, "hours": shift.hours}
    made = insert_once(tx, Swap, asked | {"state": S.ASKED, "created_at": now})
    if not made:
        raise Refusal("refusal-swap-asked", day=f"{day:%m-%d}")
    swap = _open_swap(tx, known(by), day)
    _ask(tx, swap, colleague, now=now)
    return swap


def answer_swap(tx: Session, swap_id: int, yes: bool, *, by: Person | None, now: datetime) -> Swap:
    """The colleague says yes or no; after a yes whoever oversees them is asked."""
    swap = _swap(tx, swap_id)
    if by is None or by.id != swap.colleague_id:
        raise Refusal("refusal-not-yours-to-do")
    _settle(tx, swap, S.ASKED, S.AGREED if yes else S.REFUSED, now=now, decided_by=None)
    show(tx, "swap", swap_id, chat_id=by.user_id or 0, now=now)
    if not yes:
        _tell(tx, swap, swap.person_id, "swap_refused", now=now)
        return swap
    for overseer in overseers_on(tx, now):
        if overseer.id not in (swap.person_id, swap.colleague_id):
            _ask(tx, swap, overseer, now=now)
    return swap


def decide_swap(tx: Session, swap_id: int, yes: bool, *, by: Person | None, now: datetime) -> Swap:
    """A supervisor or manager approves: both rosters change for that day, and both are told. His own he leaves."""
    swap = _swap(tx, swap_id)
    if by is None or not is_overseer(tx, by) or by.id in (swap.person_id, swap.colleague_id):
        raise Refusal("refusal-not-yours-to-do")
    _settle(tx, swap, S.AGREED, S.APPROVED if yes else S.REFUSED, now=now, decided_by=by.id)
    if yes:
        _change_hands(tx, swap, now=now)
    for person_id in (swap.person_id, swap.colleague_id):
        _tell(tx, swap, person_id, "swap_approved" if yes else "swap_refused", now=now)
    for chat in _watching(tx, swap):
        show(tx, "swap", swap_id, chat_id=chat, now=now)
    return swap


def _settle(
    tx: Session, swap: Swap, was: SwapState, becomes: SwapState, *, now: datetime, decided_by: int | None
) -> None:
    # Two overseers may tap at once, or one may tap an old card: only the first finds the row as it was.
    moved = tx.connection().execute(
        update(Swap)
        .where(col(Swap.id) == swap.id, col(Swap.state) == was)
        .values(state=becomes, decided_by=decided_by, settled_at=now)
    )
    if moved.rowcount == 0:
        raise Stale("refusal-stale")
    tx.refresh(swap)


def _change_hands(tx: Session, swap: Swap, *, now: datetime) -> None:
    rota = rota_at(tx, catalogue_of(tx), now)
    shift = rota.shift_on(swap.person_id, swap.day)
    if shift is None or shift.hours != swap.hours or shift.start <= now:
        raise Stale("refusal-swap-not-possible")
    if not _free_for(rota, swap.colleague_id, shift):
        raise Stale("refusal-swap-not-possible")
    put_exception(tx, swap.person_id, swap.day, "", why=f"swap:{swap.id}")
    put_exception(tx, swap.colleague_id, swap.day, swap.hours, why=f"swap:{swap.id}")
    colleague = tx.get_one(Person, swap.colleague_id)
    text = f"{colleague.name} {swap.day:%m-%d} {swap.hours}"
    duty_log.write(tx, None, "swapped", now=now, person_id=swap.person_id, text=text)
    plan_hand_overs(tx, now=now)


def _shift_to_give(tx: Session, person_id: int, day: date, now: datetime) -> Shift:
    shift = rota_at(tx, catalogue_of(tx), now).shift_on(person_id, day)
    if shift is None or shift.start <= now:
        raise Stale("refusal-swap-not-possible")
    return shift


def _free_for(rota: Rota, person_id: int, shift: Shift) -> bool:
    """Off that day by his roster, and none of his shifts runs into this one."""
    if not rota.rostered(person_id, shift.day) or rota.shift_on(person_id, shift.day) is not None:
        return False
    around = rota.shifts(person_id, shift.start, 2)
    return not any(other.start < shift.end and shift.start < other.end for other in around)


def _alike(tx: Session, person_id: int) -> list[Person]:
    """Colleagues who hold a role of his with all the trades and buildings he has in it."""
    mine = tx.get_one(Person, person_id)
    found = [
        one
        for held in active_roles(tx, mine)
        if held.role not in OVERSEERS
        for one in staff_for(tx, held.role)
        if one.id != person_id and one.user_id is not None and _covers(tx, one, held)
    ]
    return list({one.id: one for one in found}.values())


def _covers(tx: Session, colleague: Person, held: StaffRole) -> bool:
    same = [theirs for theirs in active_roles(tx, colleague) if theirs.role is held.role]
    return any(_all_of(held.trades, one.trades) and _all_of(held.buildings, one.buildings) for one in same)


def _all_of(his: list[str], theirs: list[str]) -> bool:
    """Whether they have whatever he has; an empty list has everything."""
    return not theirs or (bool(his) and set(his) <= set(theirs))


def _swap(tx: Session, swap_id: int) -> Swap:
    swap = tx.get(Swap, swap_id, with_for_update=True, populate_existing=True)
    if swap is None:
        raise Stale("refusal-stale")
    return swap


def _open_swap(tx: Session, person_id: int, day: date) -> Swap:
    mine = select(Swap).where(Swap.person_id == person_id, Swap.day == day)
    return tx.exec(mine.where(col(Swap.state).in_((S.ASKED, S.AGREED)))).one()


def _watching(tx: Session, swap: Swap) -> list[int]:
    return list(tx.exec(select(Card.chat_id).where(Card.kind == "swap", Card.subject_id == swap.id)))


def _ask(tx: Session, swap: Swap, reader: Person, *, now: datetime) -> None:
    """Show him the card, at a decent hour."""
    if reader.user_id is not None:
        hour = decent(tx, reader, now)
        show(tx, "swap", swap.id or 0, chat_id=reader.user_id, not_before=hour if hour > now else None, now=now)


def _tell(tx: Session, swap: Swap, person_id: int, kind: str, *, now: datetime) -> None:
    person = tx.get_one(Person, person_id)
    if person.user_id is not None:
        owe(
            tx, key=f"{kind}:{swap.id}:{person_id}", chat_id=person.user_id, kind=kind, facts={"swap": swap.id}, now=now
        )
