"""Questions about a parcel that are answered in words: who may fetch it, whose it is, how the damage looks."""

from datetime import datetime

from sqlmodel import Session, select

from models.conversation import Prompt
from models.estate import Unit
from models.parcels import Parcel, ParcelStatus
from models.people import Person
from models.refusals import Refusal, Stale
from usecases.parcel_moves import desk_parcel, note, own_parcel, redraw
from usecases.parcels import choose_unit, is_parcel_place
from usecases.prompts import ask, forget, open_prompt
from usecases.said import Said

PROXY, UNIT = "parcel_proxy", "parcel_unit"
LONGEST_NAME = 40


def awaited(
    tx: Session, chat_id: int, purposes: tuple[str, ...], *, person: Person | None, now: datetime
) -> Prompt | None:
    """The question of ours that his next message here answers."""
    prompt = open_prompt(tx, chat_id, person.user_id or 0, now=now) if person is not None else None
    return prompt if prompt is not None and prompt.purpose in purposes else None


def ask_proxy(tx: Session, parcel_id: int, *, person: Person | None, now: datetime) -> None:
    """The tenant lets somebody fetch it: his next message is the name."""
    parcel = own_parcel(tx, parcel_id, person, now=now)
    if parcel.status is not ParcelStatus.WAITING or person is None or person.user_id is None:
        raise Stale("refusal-parcel-stale")
    ask(tx, person.user_id, person.user_id, PROXY, facts={"parcel": parcel_id}, hours=1, now=now)


def hear_proxy(tx: Session, said: Said, parcel_id: int, *, person: Person, now: datetime) -> Parcel:
    """The tenant's consent, from his own chat, with the name of whoever may come in his place."""
    parcel = own_parcel(tx, parcel_id, person, now=now)
    forget(tx, said.chat_id, person.user_id or 0, purpose=PROXY)
    name = " ".join(said.text.split())
    if parcel.status is not ParcelStatus.WAITING:
        raise Stale("refusal-parcel-stale")
    if not name or len(name) > LONGEST_NAME:
        raise Refusal("refusal-parcel-name", most=LONGEST_NAME)
    parcel.proxy, parcel.proxy_by = name, person.id
    # Whoever was asked to confirm a letter and sends somebody instead has answered.
    parcel.asked_at = parcel.asked_by = None
    note(tx, parcel, what="proxy", by=person, now=now, facts={"name": name})
    redraw(tx, parcel, now=now)
    return parcel


def no_proxy(tx: Session, parcel_id: int, *, person: Person | None, now: datetime) -> Parcel:
    """The tenant fetches it himself after all."""
    parcel = own_parcel(tx, parcel_id, person, now=now)
    if parcel.status is not ParcelStatus.WAITING:
        raise Stale("refusal-parcel-stale")
    if parcel.proxy:
        parcel.proxy, parcel.proxy_by = "", None
        note(tx, parcel, what="no_proxy", by=person, now=now)
        redraw(tx, parcel, now=now)
    return parcel


def ask_unit(tx: Session, parcel_id: int, chat_id: int, *, person: Person | None, now: datetime) -> None:
    """The unit stands on no button: his next message names it."""
    parcel = desk_parcel(tx, parcel_id, person)
    if parcel.status is not ParcelStatus.WAITING or parcel.unit_id is not None:
        raise Stale("refusal-parcel-stale")
    if person is not None and person.user_id is not None:
        ask(tx, chat_id, person.user_id, UNIT, facts={"parcel": parcel_id}, hours=0.5, now=now)


def hear_unit(
    tx: Session, parcel_id: int, labels: tuple[str, ...], chat_id: int, *, person: Person, now: datetime
) -> Parcel:
    """The unit that was typed; unless it is exactly one of ours, he is asked again."""
    unit = tx.exec(select(Unit).where(Unit.label == labels[0])).first() if len(labels) == 1 else None
    if unit is None or unit.id is None:
        raise Refusal("refusal-parcel-unit")
    forget(tx, chat_id, person.user_id or 0, purpose=UNIT)
    return choose_unit(tx, parcel_id, unit.id, person=person, now=now)


def takes_codes(tx: Session, chat_id: int, person: Person | None, *, now: datetime) -> bool:
    """Whether six digits said here are a pick-up code: the desk's place, and no other question open."""
    if not is_parcel_place(tx, chat_id, person, now=now) or person is None:
        return False
    prompt = open_prompt(tx, chat_id, person.user_id or 0, now=now)
    return prompt is None or prompt.purpose.startswith("parcel_")
