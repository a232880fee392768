"""/duty: who is on now and who comes next, by role; staff only."""

from datetime import datetime, timedelta
from typing import Any

from sqlmodel import Session

from models.groups import Group
from models.people import Person, Role
from models.refusals import Refusal
from models.rota import Rota, rota_at
from outbox import owe
from usecases.duty import crew, staff_for
from usecases.followers import catalogue_of
from usecases.groups import group_at
from usecases.rights import OVERSEERS, active_roles

#: How far ahead "next" looks.
AHEAD = timedelta(hours=24)


def show_duty(
    tx: Session, person: Person | None, chat_id: int, message_id: int, thread_id: int | None, *, now: datetime
) -> None:
    """Owe the chat an answer to /duty: in a group its own people and who oversees them, in private everybody."""
    if not active_roles(tx, person):
        raise Refusal("refusal-not-staff")
    owe(
        tx,
        key=f"duty:{chat_id}:{message_id}",
        chat_id=chat_id,
        thread_id=thread_id,
        reply_to=message_id if chat_id < 0 else None,
        kind="duty",
        facts={"at": now.isoformat(), "roles": _board(tx, group_at(tx, chat_id, now=now), now)},
        now=now,
    )


def _board(tx: Session, group: Group | None, now: datetime) -> list[dict[str, Any]]:
    rota = rota_at(tx, catalogue_of(tx), now)
    ours = {person.id for person in crew(tx, group)} if group else None
    told = []
    for role in Role:
        people = staff_for(tx, role)
        if ours is not None and role not in OVERSEERS:
            people = [person for person in people if person.id in ours]
        if people:
            told.append({"role": role.value, "on": _on(rota, people, now), "next": _next(rota, people, now)})
    return told


def _on(rota: Rota, people: list[Person], now: datetime) -> list[list[str]]:
    """Names with the end of the shift; those on no roster have none."""
    on = [(person.name, rota.shift_at(person.id or 0, now)) for person in people if rota.is_on(person.id or 0, now)]
    return [[name, shift.end.isoformat() if shift else ""] for name, shift in on]


def _next(rota: Rota, people: list[Person], now: datetime) -> list[list[str]]:
    """Who comes within a day, the first first; whoever simply stays on does not come."""
    soon = []
    for person in people:
        shift, present = rota.next_shift(person.id or 0, now, days=2), rota.shift_at(person.id or 0, now)
        if shift and shift.start <= now + AHEAD and (present is None or present.end < shift.start):
            soon.append((shift.start, person.name))
    return [[name, start.isoformat()] for start, name in sorted(soon)]
