"""The shelf as a list: what waits, what came today, whom nobody could tell, whom to call. One card per chat."""

from datetime import datetime

from sqlmodel import Session

from models.people import Person
from models.refusals import Refusal, Stale
from outbox import show
from usecases.parcel_moves import at_desk, own_parcel, row
from usecases.parcels import demand_parcel_place, is_parcel_place
from usecases.people import known, roles_of, units_of

TABS = ("shelf", "day", "untold", "calls")
#: A chat has one list, so its card needs no row of its own.
THE_LIST = 1


def begin(tx: Session, chat_id: int, thread_id: int | None, *, person: Person | None, now: datetime) -> None:
    """/parcels: the desk gets its list; whoever lives here, in private, what waits for him."""
    home = chat_id > 0 and units_of(tx, known(person), now=now)
    if home:
        show(tx, "parcels_mine", known(person), chat_id=chat_id, afresh=True, now=now)
    if is_parcel_place(tx, chat_id, person, now=now):
        show(tx, "parcels", THE_LIST, chat_id=chat_id, thread_id=thread_id, view="shelf.0", afresh=True, now=now)
    elif not home and chat_id > 0 and not roles_of(tx, known(person)):
        raise Refusal("refusal-parcels-no-home")
    elif not home:
        demand_parcel_place(tx, chat_id, person, now=now)


def turn(tx: Session, chat_id: int, view: str, *, person: Person | None, now: datetime) -> None:
    """Another tab or page: `shelf.2`."""
    at_desk(tx, person)
    tab, _, page = view.partition(".")
    if tab not in TABS or not page.isdigit():
        raise Stale("refusal-stale")
    show(tx, "parcels", THE_LIST, chat_id=chat_id, view=view, now=now)


def bring_down(tx: Session, parcel_id: int, *, person: Person | None, now: datetime) -> None:
    """Post a tenant's card with its code anew at the end of his chat."""
    parcel = own_parcel(tx, parcel_id, person, now=now)
    if person is not None and person.user_id is not None:
        show(tx, "parcel", row(parcel), chat_id=person.user_id, afresh=True, now=now)
