"""The people of our tests, by name, and the estate they live and work in.

Every builder finds its person or makes him, so a test names whom it needs in any order:

    lin = db.run_sync(people.lin)      # Lin Xiaomei, living in 12-1502
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, select

from models.estate import Building, Household, Tie, Unit
from models.groups import Group
from models.people import Language, Person, Role, StaffRole
from usecases.people import CONSENT_VERSION

ENGINEERING = ["water", "power", "aircon", "lift", "door"]
ENGINEERS_CHAT = -1001
CLEANERS_CHAT = -1002
DESK_CHAT = -1003
TEAM_CHATS = {"engineering": ENGINEERS_CHAT, "environment": CLEANERS_CHAT, "desk": DESK_CHAT}

#: What finds or makes one of us.
Builder = Callable[..., Person]


@dataclass(frozen=True)
class Estate:
    """Buildings by code and units by label."""

    buildings: dict[str, Building]
    units: dict[str, Unit]


def make_estate(tx: Session, *, now: datetime) -> Estate:
    """Buildings 8 and 12: floors 3, 11 and 15 with rooms 01 and 02, and 8-602."""
    if not tx.exec(select(Building)).first():
        for code in ("8", "12"):
            building = Building(code=code, name=f"{code}栋", aliases=[f"{code}幢"])
            tx.add(building)
            tx.flush()
            tx.add_all(_units(building))
        tx.flush()
    buildings = {building.code: building for building in tx.exec(select(Building))}
    return Estate(buildings, {unit.label: unit for unit in tx.exec(select(Unit))})


def make_groups(tx: Session, *, now: datetime) -> dict[str, Group]:
    """One plain group for each team, serving the whole estate."""
    for team, chat_id in TEAM_CHATS.items():
        if not tx.exec(select(Group).where(Group.chat_id == chat_id)).first():
            tx.add(Group(chat_id=chat_id, title=team, team=team, bound_at=now))
    tx.flush()
    return {group.team: group for group in tx.exec(select(Group))}


def lin(tx: Session, *, now: datetime) -> Person:
    """Lin Xiaomei, owner of 12-1502; usually the one who reports."""
    return _tenant(tx, now, 101, "林晓梅", "12-1502")


def wang(tx: Session, *, now: datetime) -> Person:
    """Wang Jianguo, 78, alone in 12-301: a key tenant."""
    person = _tenant(tx, now, 102, "王建国", "12-301")
    person.key_tenant = True
    return person


def chen(tx: Session, *, now: datetime) -> Person:
    """Chen Zhihao, lessee of 8-602, reads traditional characters."""
    return _tenant(tx, now, 103, "陳志豪", "8-602", Tie.LESSEE, Language.ZH_HANT)


def emily(tx: Session, *, now: datetime) -> Person:
    """Emily Carter, lessee of 8-1101, reads English."""
    return _tenant(tx, now, 104, "Emily Carter", "8-1101", Tie.LESSEE, Language.EN)


def bystander(tx: Session, *, now: datetime) -> Person:
    """Zhao, whom nobody knows: no unit, no role, no consent."""
    return _person(tx, now, 199, "赵路人")


def newcomer(tx: Session, number: int = 301, *, now: datetime) -> Person:
    """A new neighbour who agreed, and whom nobody invited yet; each number is somebody else."""
    person = _person(tx, now, number, f"新邻居{number}")
    person.consent_version, person.consent_at = CONSENT_VERSION, now
    return person


def zhang(tx: Session, *, now: datetime) -> Person:
    """Master Zhang, worker of every engineering trade; usually the one who claims."""
    return _staff(tx, now, 201, "张师傅", Role.WORKER, trades=ENGINEERING)


def li(tx: Session, *, now: datetime) -> Person:
    """Master Li, worker of every engineering trade; usually a moment too late."""
    return _staff(tx, now, 202, "李师傅", Role.WORKER, trades=ENGINEERING)


def huang(tx: Session, *, now: datetime) -> Person:
    """Auntie Huang, cleaner: no pipe is hers."""
    return _staff(tx, now, 203, "黄阿姨", Role.WORKER, trades=["cleaning"])


def xiaozhou(tx: Session, *, now: datetime) -> Person:
    """Xiaozhou at the service desk."""
    return _staff(tx, now, 204, "小周", Role.DESK)


def xiaowu(tx: Session, *, now: datetime) -> Person:
    """Xiaowu, butler of building 12 and of no other."""
    return _staff(tx, now, 205, "小吴", Role.BUTLER, buildings=["12"])


def sun(tx: Session, *, now: datetime) -> Person:
    """Supervisor Sun."""
    return _staff(tx, now, 206, "孙主管", Role.SUPERVISOR)


def ma(tx: Session, *, now: datetime) -> Person:
    """Manager Ma."""
    return _staff(tx, now, 207, "马经理", Role.MANAGER)


def qian(tx: Session, *, now: datetime) -> Person:
    """Cashier Qian, who looks after the money."""
    return _staff(tx, now, 208, "钱会计", Role.CASHIER)


def lives_too(tx: Session, person: Person, label: str, *, now: datetime) -> None:
    """Give somebody a second home."""
    unit = make_estate(tx, now=now).units[label]
    tx.add(Household(person_id=person.id, unit_id=unit.id, since=now))


def leaves_the_staff(tx: Session, person: Person, *, now: datetime) -> None:
    """Take somebody off the roster."""
    for held in tx.exec(select(StaffRole).where(StaffRole.person_id == person.id)):
        held.active = False


def closes_groups(tx: Session, *, now: datetime) -> None:
    """No group does any work."""
    for group in tx.exec(select(Group)):
        group.active = False


def opens_group(tx: Session, team: str, chat_id: int, *, now: datetime) -> None:
    """A new group takes up a team's work."""
    tx.add(Group(chat_id=chat_id, title=team, team=team, bound_at=now))


def opens_groups(tx: Session, *, now: datetime) -> None:
    """The groups are back at work."""
    for group in tx.exec(select(Group)):
        group.active = True


def _units(building: Building) -> list[Unit]:
    rooms = {"3": ("01", "02"), "6": ("02",), "11": ("01", "02"), "15": ("01", "02")}
    return [
        Unit(building_id=building.id, floor=floor, room=floor + room, label=f"{building.code}-{floor}{room}")
        for floor, doors in rooms.items()
        for room in doors
    ]


def _person(tx: Session, now: datetime, user_id: int, name: str) -> Person:
    found = tx.exec(select(Person).where(Person.user_id == user_id)).first()
    person = found or Person(user_id=user_id, name=name, created_at=now)
    tx.add(person)
    tx.flush()
    return person


def _tenant(
    tx: Session,
    now: datetime,
    user_id: int,
    name: str,
    label: str,
    tie: Tie = Tie.OWNER,
    language: Language = Language.ZH_HANS,
) -> Person:
    unit = make_estate(tx, now=now).units[label]
    person = _person(tx, now, user_id, name)
    person.language, person.language_chosen = language, True
    person.consent_version, person.consent_at = CONSENT_VERSION, now
    if not tx.exec(select(Household).where(Household.person_id == person.id)).first():
        tx.add(Household(person_id=person.id, unit_id=unit.id, tie=tie, since=now))
    tx.flush()
    return person


def _staff(
    tx: Session,
    now: datetime,
    user_id: int,
    name: str,
    role: Role,
    trades: list[str] | None = None,
    buildings: list[str] | None = None,
) -> Person:
    person = _person(tx, now, user_id, name)
    person.consent_version, person.consent_at = CONSENT_VERSION, now
    if not tx.exec(select(StaffRole).where(StaffRole.person_id == person.id, StaffRole.role == role)).first():
        tx.add(StaffRole(person_id=person.id, role=role, trades=trades or [], buildings=buildings or []))
    tx.flush()
    return person
