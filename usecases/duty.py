"""Who is on duty: by role, team, trade and building, at a moment.

Whoever stands on no roster is always on duty. Nobody on duty is an answer too: callers decide whom
they turn to then.
"""

from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session, col, select

from models.people import Person, Role, StaffRole
from models.rota import Shift, rota_at
from usecases.followers import catalogue_of


def on_duty(
    tx: Session,
    role: Role | Collection[Role] | None,
    now: datetime,
    building: str | None = None,
    trade: str | None = None,
    team: str | None = None,
) -> list[Person]:
    """Everybody who holds the role (or one of the team's), fits building and trade, and is on now."""
    able = staff_for(tx, role, building=building, trade=trade, team=team)
    rota = rota_at(tx, catalogue_of(tx), now)
    return [person for person in able if rota.is_on(person.id or 0, now)]


def is_on_duty(tx: Session, person_id: int, now: datetime) -> bool:
    """Whether he is on duty at this moment."""
    return rota_at(tx, catalogue_of(tx), now).is_on(person_id, now)


def shift_of(tx: Session, person_id: int, now: datetime) -> Shift | None:
    """The shift he is in; None off duty, and for whoever stands on no roster."""
    return rota_at(tx, catalogue_of(tx), now).shift_at(person_id, now)


def next_shift_of(tx: Session, person_id: int, now: datetime) -> Shift | None:
    """The shift he starts next; None for whoever stands on no roster."""
    return rota_at(tx, catalogue_of(tx), now).next_shift(person_id, now)


def staff_for(
    tx: Session,
    role: Role | Collection[Role] | None,
    *,
    building: str | None = None,
    trade: str | None = None,
    team: str | None = None,
) -> list[Person]:
    """Everybody who holds the role (or one of the team's) and fits building and trade, on duty or not."""
    wanted = {role} if isinstance(role, Role) else set(role) if role is not None else set(Role)
    if team is not None:
        wanted &= set(catalogue_of(tx).teams[team].roles)
    held = select(StaffRole).where(col(StaffRole.role).in_(wanted), col(StaffRole.active)).order_by(col(StaffRole.id))
    fitting = [
        held.person_id
        for held in tx.exec(held)
        if (trade is None or not held.trades or trade in held.trades)
        and (building is None or not held.buildings or building in held.buildings)
    ]
    people = {person.id: person for person in tx.exec(select(Person).where(col(Person.id).in_(fitting)))}
    return [people[person_id] for person_id in dict.fromkeys(fitting)]
