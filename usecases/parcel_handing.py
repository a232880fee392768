"""Handing over: by code, by a tap on the list, several at once; a registered letter to its recipient alone."""

from datetime import datetime, timedelta

from sqlmodel import Session, col, select

from models.outbox import Priority
from models.parcels import Parcel, ParcelEvent, ParcelKind, ParcelStatus
from models.people import Person, Role
from models.refusals import Refusal, Stale
from outbox import owe, show
from usecases.followers import catalogue_of
from usecases.groups import group_for
from usecases.parcel_codes import out_of_patience, wrong_code
from usecases.parcel_moves import (
    at_desk,
    concerned,
    desk_parcel,
    household,
    move,
    note,
    own_parcel,
    receipt,
    redraw,
    row,
    waiting_of,
)
from usecases.people import units_of
from usecases.prompts import ask, forget
from usecases.routing import people_with

S = ParcelStatus
#: How long the same code typed twice is the same hand-over.
SAME = timedelta(minutes=10)
CODE, TAKER = "parcel_code", "parcel_taker"
PROXY = "proxy"
#: A name is a name, not a letter.
LONGEST_NAME = 40


def by_code(
    tx: Session, code: str, chat_id: int, *, person: Person | None, named: int | None = None, now: datetime
) -> Parcel | Refusal:
    """Hand over what the code opens; returns the refusal of a wrong one. `named` is the parcel it was typed for.

    The registered letter that it opens is not handed over yet: its recipient is asked in his own chat.
    """
    me = at_desk(tx, person)
    if refusal := out_of_patience(tx, me, now=now):
        return refusal
    found = tx.exec(select(Parcel).where(Parcel.code == code, Parcel.status == S.WAITING)).first()
    if found is None and (again := _just_handed(tx, code, me, now=now)):
        return again
    if found is None or named not in (None, found.id):
        return wrong_code(tx, me, named, now=now)
    parcel = desk_parcel(tx, row(found), person)
    _open_for_handing(tx, parcel)
    _give(tx, parcel, parcel.proxy, person, now=now)
    forget(tx, chat_id, (person.user_id if person else None) or 0, purpose=CODE)
    look(tx, row(parcel), chat_id, person=person, now=now)
    return parcel


def give(tx: Session, parcel_id: int, to: str, *, person: Person | None, now: datetime) -> Parcel:
    """Hand it to somebody of the unit (a person's id) or to the named proxy, known to the desk or shown by a card."""
    parcel = desk_parcel(tx, parcel_id, person)
    _open_for_handing(tx, parcel)
    if to == PROXY and parcel.proxy:
        _give(tx, parcel, parcel.proxy, person, now=now)
        return parcel
    taker = next((one for one in household(tx, parcel.unit_id, now=now) if str(one.id) == to), None)
    taker = taker or _unwritten(tx, parcel, to, now=now)
    if parcel.kind is ParcelKind.REGISTERED:
        parcel.person_id = taker.id
        _ask_recipient(tx, parcel, person, now=now)
    else:
        _give(tx, parcel, taker.name, person, now=now)
    return parcel


def give_rest(tx: Session, parcel_id: int, *, person: Person | None, now: datetime) -> int:
    """Whoever took this one takes all else that waits for his unit, but for registered letters; how many that is."""
    parcel = desk_parcel(tx, parcel_id, person)
    if parcel.status is not S.HANDED or parcel.unit_id is None:
        raise Stale("refusal-parcel-stale")
    locks = catalogue_of(tx).parcels.wrong_codes
    rest = [one for one in waiting_of(tx, parcel.unit_id) if one.kind is not ParcelKind.REGISTERED]
    given = [one for one in rest if one.wrong_tries < locks]
    events = [_hand(tx, one, parcel.taken_by, person, now=now) for one in given]
    if given:
        _tell_handed(tx, given, events[0], now=now)
    redraw(tx, parcel, now=now)
    return len(given)


def ask_for(tx: Session, parcel_id: int, purpose: str, chat_id: int, *, person: Person | None, now: datetime) -> None:
    """Take the next message of this person here for the code, or for the name of whoever takes it."""
    parcel = desk_parcel(tx, parcel_id, person)
    _open_for_handing(tx, parcel)
    if person is not None and person.user_id is not None:
        ask(tx, chat_id, person.user_id, purpose, facts={"parcel": parcel_id}, hours=0.5, now=now)


def hear_taker(tx: Session, parcel_id: int, name: str, chat_id: int, *, person: Person, now: datetime) -> Parcel:
    """The name of whoever took it, typed by the desk."""
    forget(tx, chat_id, person.user_id or 0, purpose=TAKER)
    parcel = desk_parcel(tx, parcel_id, person)
    _open_for_handing(tx, parcel)
    if parcel.kind is ParcelKind.REGISTERED:
        raise Refusal("refusal-parcel-registered")
    _give(tx, parcel, " ".join(name.split())[:LONGEST_NAME], person, now=now)
    return parcel


def have(tx: Session, parcel_id: int, yes: bool, *, person: Person | None, now: datetime) -> Parcel:
    """The recipient of a registered letter says in his own chat that he has it, or that he is not at the desk."""
    parcel = own_parcel(tx, parcel_id, person, now=now)
    if parcel.status is not S.WAITING or parcel.asked_at is None:
        raise Stale("refusal-parcel-stale")
    desk = tx.get(Person, parcel.asked_by) if parcel.asked_by else None
    parcel.asked_at = parcel.asked_by = None
    if not yes:
        note(tx, parcel, what="refused", by=person, now=now)
        redraw(tx, parcel, now=now)
        return parcel
    parcel.confirmed_at = now
    tx.add(parcel)
    tx.flush()
    _hand(tx, parcel, person.name if person else "", desk, now=now)
    return parcel


def take_back(tx: Session, parcel_id: int, *, person: Person | None, now: datetime) -> Parcel:
    """It was handed over by mistake and lies on its shelf again; its household is told."""
    parcel = desk_parcel(tx, parcel_id, person)
    event = move(tx, parcel, S.WAITING, what="taken_back", by=person, now=now, confirmed_at=None, asked_at=None)
    for one in concerned(tx, parcel, now=now):
        receipt(tx, one, "parcel_taken_back", f"{event.id}", {"parcel": parcel.id}, now=now)
    return parcel


def not_me(tx: Session, parcel_id: int, *, person: Person | None, now: datetime) -> Parcel:
    """The tenant says that he did not get it: the desk and the supervisors hear of it at once. Twice is once."""
    parcel = own_parcel(tx, parcel_id, person, now=now)
    if parcel.status is not S.HANDED:
        raise Stale("refusal-parcel-stale")
    event = note(tx, parcel, what="not_me", by=person, now=now)
    redraw(tx, parcel, now=now)
    facts = {"parcel": parcel.id, "name": person.name if person else ""}
    # Once per hand-over, however often and by however many of the household it is tapped.
    handed = parcel.handed_at.isoformat() if parcel.handed_at else ""
    for chat_id in _alarmed(tx):
        owe(
            tx, key=f"parcel-not-me:{parcel.id}:{handed}:{chat_id}", chat_id=chat_id, kind="parcel_not_me",
            facts=facts, now=now,
        )  # fmt: skip
    tx.add(event)
    return parcel


def look(tx: Session, parcel_id: int, chat_id: int, *, person: Person | None, now: datetime) -> Parcel:
    """Owe the desk a parcel's card at the end of its chat."""
    parcel = desk_parcel(tx, parcel_id, person)
    show(tx, "parcel_desk", parcel_id, chat_id=chat_id, view="", afresh=True, now=now)
    return parcel


def turn(tx: Session, parcel_id: int, chat_id: int, view: str, *, person: Person | None, now: datetime) -> None:
    """Turn the desk's card to its reasons, or back."""
    desk_parcel(tx, parcel_id, person)
    show(tx, "parcel_desk", parcel_id, chat_id=chat_id, view=view, now=now)


def _open_for_handing(tx: Session, parcel: Parcel) -> None:
    if parcel.status is not S.WAITING or parcel.unit_id is None:
        raise Stale("refusal-parcel-stale")
    if parcel.wrong_tries >= catalogue_of(tx).parcels.wrong_codes:
        raise Stale("refusal-parcel-locked")


def _give(tx: Session, parcel: Parcel, taker: str, person: Person | None, *, now: datetime) -> None:
    """Hand over now, or ask the recipient of a registered letter, unless he consented to a proxy."""
    if parcel.kind is ParcelKind.REGISTERED and not (parcel.proxy and taker == parcel.proxy):
        _ask_recipient(tx, parcel, person, now=now)
        return
    event = _hand(tx, parcel, taker, person, now=now)
    _tell_handed(tx, [parcel], event, now=now)


def _hand(tx: Session, parcel: Parcel, taker: str, person: Person | None, *, now: datetime) -> ParcelEvent:
    facts = {"to": taker}
    staff = person.id if person else None
    return move(
        tx, parcel, S.HANDED, what="handed", by=person, now=now, facts=facts,
        handed_at=now, handed_by=staff, taken_by=taker,
    )  # fmt: skip


def _tell_handed(tx: Session, given: list[Parcel], event: ParcelEvent, *, now: datetime) -> None:
    """Everybody of the household hears who took it and when, in one message."""
    facts = {"parcels": [row(parcel) for parcel in given]}
    for person in concerned(tx, given[0], now=now):
        receipt(tx, person, "parcel_handed", f"{event.id}", facts, now=now)


def _ask_recipient(tx: Session, parcel: Parcel, person: Person | None, *, now: datetime) -> None:
    """Ask in the recipient's own chat; he stands at the desk, so this is talk and knows no quiet hours."""
    recipients = concerned(tx, parcel, now=now)
    if parcel.person_id is None or not recipients:
        raise Refusal("refusal-parcel-recipient")
    parcel.asked_at, parcel.asked_by = now, person.id if person else None
    note(tx, parcel, what="asked", by=person, now=now)
    redraw(tx, parcel, now=now)
    for one in recipients:
        show(tx, "parcel", row(parcel), chat_id=one.user_id or 0, afresh=True, priority=Priority.TALK, now=now)


def _unwritten(tx: Session, parcel: Parcel, to: str, *, now: datetime) -> Person:
    """Somebody of the unit whom we cannot write to: he takes a parcel, and confirms no letter."""
    from_buttons = tx.get(Person, int(to)) if to.isdigit() else None
    if from_buttons is None or not _lives_in(tx, from_buttons, parcel, now=now):
        raise Stale("refusal-parcel-stale")
    if parcel.kind is ParcelKind.REGISTERED:
        raise Refusal("refusal-parcel-recipient")
    return from_buttons


def _lives_in(tx: Session, person: Person, parcel: Parcel, *, now: datetime) -> bool:
    return any(unit.id == parcel.unit_id for unit in units_of(tx, person.id or 0, now=now))


def _just_handed(tx: Session, code: str, me: int, *, now: datetime) -> Parcel | None:
    """What the same code opened a moment ago: a scanner reads twice, and Telegram may deliver twice."""
    lately = select(Parcel).where(Parcel.code == code, Parcel.status == S.HANDED, Parcel.handed_by == me)
    return tx.exec(lately.where(col(Parcel.handed_at) > now - SAME)).first()


def _alarmed(tx: Session) -> list[int]:
    """The desk's group, and every supervisor in private."""
    group = group_for(tx, catalogue_of(tx).parcels.team, None)
    leaders = [person.user_id for person in people_with(tx, Role.SUPERVISOR) if person.user_id is not None]
    return [*([group.chat_id] if group else []), *leaders]
