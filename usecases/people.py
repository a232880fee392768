"""Who somebody is, what he may do, and what he agreed to.

Rights are read in the transaction that uses them, never remembered: whoever was taken off the
roster, or moved out, a moment ago is refused a moment later.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, update
from sqlmodel import Session, col, or_, select

from models.corrections import forgetting
from models.estate import Building, Household, Tie, Unit
from models.outbox import Delivery, OutboxMessage, OutboxState
from models.people import Language, Person, Role, StaffRole
from models.refusals import Refusal
from outbox import owe
from outbox.owe import insert_once
from usecases.followers import tell_neighbours

#: The wording people agreed to; a new wording asks everybody again.
CONSENT_VERSION = 1

RUNNING = frozenset({Role.MANAGER, Role.OPERATOR})
LEADING = RUNNING | {Role.SUPERVISOR}
FRONT_DESK = frozenset({Role.DESK, Role.BUTLER, Role.SUPERVISOR, Role.MANAGER})


@dataclass(frozen=True)
class Seen:
    """Somebody as Telegram names him just now. `here`: he wrote or tapped in his private chat."""

    user_id: int
    name: str
    username: str | None
    language: Language
    here: bool

    def news_of(self, person: Person) -> dict[str, object]:
        """What our row does not know yet; a language he chose himself is not overruled by his phone."""
        told: dict[str, object] = {"name": one_line(self.name), "username": self.username}
        if not person.language_chosen:
            told["language"] = self.language
        if self.here:
            told["reachable"] = True
        return {field: value for field, value in told.items() if getattr(person, field) != value}


def one_line(name: str) -> str:
    """A name that stays on its line: no newlines, no invisible or direction-turning characters."""
    return " ".join("".join(c if c.isprintable() else " " for c in name).split())[:200] or "—"


def person_by_user(tx: Session, user_id: int, *, now: datetime) -> Person | None:
    """The person behind a Telegram user id."""
    return tx.exec(select(Person).where(Person.user_id == user_id)).first()


def remember(tx: Session, seen: Seen, *, now: datetime) -> Person:
    """Find or make the person, and bring his name, language and reachability up to date."""
    newcomer = Person(user_id=seen.user_id, name=one_line(seen.name), language=seen.language, created_at=now)
    # Two updates of one newcomer may be handled side by side: the second finds the row of the first.
    insert_once(tx, Person, newcomer.model_dump(exclude={"id"}))
    person = tx.exec(select(Person).where(Person.user_id == seen.user_id)).one()
    for field, value in seen.news_of(person).items():
        setattr(person, field, value)
    tx.add(person)
    return person


def set_reachable(tx: Session, user_id: int, reachable: bool, *, now: datetime) -> None:
    """Note that somebody blocked us, or let us in again. Strangers leave no trace."""
    tx.exec(update(Person).where(col(Person.user_id) == user_id).values(reachable=reachable))


def known(person: Person | None) -> int:
    """The id of somebody we can act for; refuses channels, anonymous admins and people never seen."""
    if person is None or person.id is None:
        raise Refusal("refusal-who-is-this")
    return person.id


def roles_of(tx: Session, person_id: int) -> list[StaffRole]:
    """The roles somebody holds right now."""
    return list(tx.exec(select(StaffRole).where(StaffRole.person_id == person_id, col(StaffRole.active))))


def units_of(tx: Session, person_id: int, *, now: datetime) -> list[Unit]:
    """The units somebody lives in at this moment; from the moment he moves out there are none."""
    homes = select(Unit).join(Household).where(Household.person_id == person_id, _lives(now))
    return sorted(tx.exec(homes).unique(), key=lambda unit: _spoken(unit.label))


def belongs(tx: Session, person: Person | None, *, now: datetime) -> bool:
    """Whether somebody lives or works here; everybody else is a stranger and gets the welcome."""
    if person is None or person.id is None:
        return False
    return bool(units_of(tx, person.id, now=now) or roles_of(tx, person.id))


def holds(tx: Session, person_id: int, roles: Collection[Role], building: str | None = None) -> bool:
    """Whether somebody holds one of `roles`, for `building` if one is named."""
    return any(
        held.role in roles and (building is None or not held.buildings or building in held.buildings)
        for held in roles_of(tx, person_id)
    )


def demand(tx: Session, person: Person | None, roles: Collection[Role], building: str | None = None) -> int:
    """The id of a person who holds one of `roles` for `building`; refuses everybody else alike."""
    if not holds(tx, known(person), roles, building):
        raise Refusal("refusal-not-yours-to-do")
    return known(person)


def runners(tx: Session, *, now: datetime) -> list[Person]:
    """Managers and operators who can be written to."""
    active = select(StaffRole.person_id).where(col(StaffRole.role).in_(RUNNING), col(StaffRole.active))
    return list(tx.exec(select(Person).where(col(Person.id).in_(active), col(Person.user_id).is_not(None))))


def runs(tx: Session, person: Person | None, *, now: datetime) -> bool:
    """Whether somebody runs the estate."""
    return holds(tx, known(person), RUNNING)


def help_for(tx: Session, person: Person | None, *, now: datetime) -> list[str]:
    """Which pages of help concern somebody, as text keys."""
    if person is None or person.id is None or not belongs(tx, person, now=now):
        return ["help-stranger"]
    home = ["help-tenant"] if units_of(tx, person.id, now=now) else []
    work = ["help-staff"] if roles_of(tx, person.id) else []
    return home + work + (["help-manager"] if holds(tx, person.id, LEADING) else [])


def has_agreed(person: Person | None) -> bool:
    """Whether somebody agreed to the present wording. Without it he is only given the desk's phone."""
    return person is not None and person.consent_version == CONSENT_VERSION


def agreed(tx: Session, person: Person | None) -> Person:
    """The person as he stands in the database, if he agreed; nothing personal is stored before that."""
    mine = tx.get(Person, known(person))
    if mine is None or not has_agreed(mine):
        raise Refusal("refusal-consent-first")
    return mine


def give_consent(tx: Session, person: Person | None, *, now: datetime) -> Person:
    """Store that somebody agreed to the present wording, and when."""
    mine = tx.get_one(Person, known(person))
    if not has_agreed(mine) or not_named_to(tx, mine, now=now):
        mine.consent_version, mine.consent_at = CONSENT_VERSION, now
        mine.consent_assist = sorted(help_named(tx))
    return mine


def help_named(tx: Session) -> frozenset[str]:
    """What help from outside the notice names at present: opinion, dictation (see Database.info)."""
    return frozenset(tx.info.get("assist", ()))


def not_named_to(tx: Session, person: Person, *, now: datetime) -> frozenset[str]:
    """What the notice names now and did not when he agreed."""
    return help_named(tx) - set(person.consent_assist)


def may_leave(tx: Session, person: Person, what: str) -> bool:
    """Whether what he says may leave the house for this help: it is on, and he agreed when it was named."""
    return has_agreed(person) and what in help_named(tx) and what in person.consent_assist


def withdraw(tx: Session, person: Person | None, *, now: datetime) -> Person:
    """Take the consent back; what waits for him is dropped the same moment, and what we learned from forgotten."""
    mine = tx.get_one(Person, known(person))
    mine.consent_version, mine.consent_at, mine.consent_assist = None, None, []
    waiting = (
        update(OutboxMessage)
        .where(col(OutboxMessage.chat_id) == mine.user_id, col(OutboxMessage.delivery) == Delivery.B)
        .where(col(OutboxMessage.state) == OutboxState.PENDING)
    )
    tx.exec(waiting.values(state=OutboxState.DROPPED, settled_at=now))
    for statement in forgetting(known(mine)):
        tx.exec(statement)
    return mine


def set_language(tx: Session, person: Person | None, language: Language, *, now: datetime) -> Person:
    """Speak `language` to somebody from now on, whatever his phone says."""
    mine = tx.get_one(Person, known(person))
    mine.language, mine.language_chosen = language, True
    return mine


@dataclass(frozen=True)
class Resident:
    """Somebody who lives in a unit, as the front desk sees him."""

    person_id: int
    name: str
    tie: Tie


def is_front_desk(tx: Session, person: Person | None, *, now: datetime) -> None:
    """Refuses whoever has no business with residents."""
    demand(tx, person, FRONT_DESK)


def residents(tx: Session, actor: Person | None, unit_id: int, *, now: datetime) -> list[Resident]:
    """Who lives in a unit, for those who look after its building."""
    _looks_after(tx, actor, unit_id)
    ties = select(Household, Person).join(Person, col(Person.id) == col(Household.person_id))
    living = tx.exec(ties.where(Household.unit_id == unit_id, _lives(now)).order_by(col(Household.id)))
    return [Resident(home.person_id, person.name, home.tie) for home, person in living]


def move_out(tx: Session, actor: Person | None, person_id: int, unit_id: int, *, now: datetime) -> None:
    """End somebody's tie to a unit from this moment. He may do it himself; so may those who look after it."""
    unit = tx.get(Unit, unit_id) if known(actor) == person_id else _looks_after(tx, actor, unit_id)
    ties = update(Household).where(col(Household.person_id) == person_id, col(Household.unit_id) == unit_id)
    if unit is None or tx.connection().execute(ties.where(_lives(now)).values(until=now)).rowcount == 0:
        raise Refusal("refusal-not-living-there")
    person = tx.get_one(Person, person_id)
    tell_neighbours(tx, person, unit, now=now)
    if person.user_id is not None:
        owe(tx, key=f"moved-out:{person_id}:{unit_id}:{now.isoformat()}", chat_id=person.user_id, kind="moved_out",
            facts={"unit": unit.label}, now=now)  # fmt: skip


def _lives(now: datetime) -> ColumnElement[bool]:
    return or_(col(Household.until).is_(None), col(Household.until) > now)


def _looks_after(tx: Session, actor: Person | None, unit_id: int) -> Unit | None:
    unit = tx.get(Unit, unit_id)
    building = tx.get(Building, unit.building_id) if unit else None
    demand(tx, actor, FRONT_DESK, building.code if building else None)
    return unit


def buildings(tx: Session, *, now: datetime) -> list[Building]:
    """Every building, in the order people count them."""
    return sorted(tx.exec(select(Building)), key=lambda building: _spoken(building.code))


def floors(tx: Session, building_id: int, *, now: datetime) -> list[str]:
    """The floors of a building, lowest first."""
    storeys = select(Unit.floor).where(Unit.building_id == building_id).distinct()
    return sorted(tx.exec(storeys), key=_spoken)


def tiers(tx: Session, *, now: datetime) -> list[str]:
    """How large customers are that have units here, as the estate names it."""
    return sorted(tx.exec(select(Unit.tier).where(Unit.tier != "").distinct()))


def units_on(tx: Session, building_id: int, floor: str, *, now: datetime) -> list[Unit]:
    """The units on a floor, by room."""
    rooms = select(Unit).where(Unit.building_id == building_id, Unit.floor == floor)
    return sorted(tx.exec(rooms), key=lambda unit: _spoken(unit.room))


def building_by_id(tx: Session, building_id: int, *, now: datetime) -> Building | None:
    """A building."""
    return tx.get(Building, building_id)


def unit_by_id(tx: Session, unit_id: int, *, now: datetime) -> Unit | None:
    """A unit."""
    return tx.get(Unit, unit_id)


def _spoken(label: str) -> tuple[int, str]:
    # Shorter first: 2 before 12, 301 before 1502.
    return len(label), label
