"""Who is on duty: by role, team, trade and building, at a moment.

Whoever stands on no roster is always on duty. Nobody on duty is an answer too: callers decide whom
they turn to then.
"""

from collections.abc import Collection
from datetime import datetime

from sqlmodel import Session, col, select

from models.groups import Group
from models.people import Person, Role, StaffRole
from models.rota import Shift, rota_at
from usecases.followers import catalogue_of
from usecases.rights import OVERSEERS


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


def staff_for(
    tx: Session,
    role: Role | Collection[Role] | None,
    *,
    building: str | None = None,
    trade: str | None = None,
    team: str | None = None,
) -> list[Person]:
    """Everybody who holds the role (or one of the team's) and fits building and trade, on duty or not.

    Of a team whose work takes skill, only people with one of its skills are meant.
    """
    wanted = {role} if isinstance(role, Role) else set(role) if role is not None else set(Role)
    if team is not None:
        wanted &= set(catalogue_of(tx).teams[team].roles)
    held = select(StaffRole).where(col(StaffRole.role).in_(wanted), col(StaffRole.active)).order_by(col(StaffRole.id))
    skills = {trade} if trade is not None else _trades_of(tx, team)
    fitting = [
        held.person_id
        for held in tx.exec(held)
        if (not skills or not held.trades or skills & set(held.trades))
        and (building is None or not held.buildings or building in held.buildings)
    ]
    people = {person.id: person for person in tx.exec(select(Person).where(col(Person.id).in_(fitting)))}
    return [people[person_id] for person_id in dict.fromkeys(fitting)]


def overseers_on(tx: Session, now: datetime, building: str | None = None) -> list[Person]:
    """Whom to turn to now: supervisors on duty, else any supervisor, else managers; only who can be written to."""
    asked = (
        on_duty(tx, Role.SUPERVISOR, now, building=building),
        staff_for(tx, Role.SUPERVISOR, building=building),
        staff_for(tx, Role.MANAGER),
    )
    reached = ([person for person in people if person.user_id is not None] for people in asked)
    return next((people for people in reached if people), [])


def crew(tx: Session, group: Group) -> list[Person]:
    """Whose shifts are a group's shifts: its team without those who oversee it, for its buildings."""
    team = catalogue_of(tx).teams.get(group.team)
    roles = set(team.roles) - OVERSEERS if team else set()
    wanted: list[str | None] = [*group.buildings] or [None]
    everybody = [staff_for(tx, roles, team=group.team, building=building) for building in wanted]
    return list({person.id: person for people in everybody for person in people}.values())


def _trades_of(tx: Session, team: str | None) -> set[str]:
    catalogue = catalogue_of(tx)
    if team is None or not catalogue.teams[team].trades:
        return set()
    return {
        category.trade
        for name, kind in catalogue.kinds.items()
        for code, category in kind.categories.items()
        if category.trade and catalogue.team_for(name, code, None) == team
    }
