"""Setting rosters: by whoever leads, in chat; by the operator, from a file.

A new line takes the place of the old one from its first day on; the days before stay as they were.
Shifts of one person that would run into each other are refused before anything is changed.
"""

import difflib
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from sqlmodel import Session, col, delete, select

from models.people import Person, StaffRole
from models.refusals import Refusal, Stale
from models.rota import ONE_DAY, Rota, rota_at
from models.shifts import RosterLine, ShiftException
from usecases.followers import catalogue_of
from usecases.handover import plan_hand_overs
from usecases.people import LEADING, demand

#: The first days that chat offers: a whole turn of the longest usual cycle.
DAYS_OFFERED = 14


@dataclass(frozen=True)
class Entry:
    """One line of a file, as it was written."""

    line: int
    person: str
    pattern: str
    first_day: str


class RosterMistakes(Exception):
    """A file that was not imported. `mistakes` are "line 3: what is wrong -> remedy"."""

    def __init__(self, mistakes: list[str]) -> None:
        super().__init__("\n".join(mistakes))
        self.mistakes = mistakes


@dataclass(frozen=True)
class Rostered:
    """Somebody of the staff and the pattern he works by today, or is about to; none if he is always on."""

    person: Person
    pattern: str


def leads(tx: Session, by: Person | None, *, now: datetime) -> None:
    """Refuses whoever may set no roster."""
    demand(tx, by, LEADING)


def rostered(tx: Session, by: Person | None, *, now: datetime) -> list[Rostered]:
    """Everybody on the staff, by name, for whoever may set rosters."""
    demand(tx, by, LEADING)
    today = rota_at(tx, catalogue_of(tx), now).day_of(now)
    return [Rostered(person, _pattern_of(tx, person, today)) for person in _staff(tx)]


def set_roster(
    tx: Session, person_id: int, pattern: str, first_day: date, *, by: Person | None, now: datetime
) -> RosterLine:
    """From `first_day` on somebody works by `pattern`; setting the same again changes nothing."""
    demand(tx, by, LEADING)
    person = _of_staff(tx, person_id)
    if pattern not in catalogue_of(tx).shifts.patterns:
        raise Stale("refusal-no-such-pattern")
    line = _put(tx, person, pattern, first_day)
    _refuse_clash(tx, person, first_day, now)
    plan_hand_overs(tx, now=now)
    return line


def take_off(tx: Session, person_id: int, *, by: Person | None, now: datetime) -> None:
    """From now on somebody stands on no roster: he is always on duty."""
    demand(tx, by, LEADING)
    person = _of_staff(tx, person_id)
    tx.exec(delete(RosterLine).where(col(RosterLine.person_id) == person.id))


def set_exception(
    tx: Session, person_id: int, day: date, pattern: str, *, by: Person | None, now: datetime, why: str = ""
) -> ShiftException:
    """On one day somebody is on with `pattern`'s hours; with no pattern he is off."""
    demand(tx, by, LEADING)
    person = _of_staff(tx, person_id)
    if pattern and catalogue_of(tx).shifts.hours(pattern) is None:
        raise Stale("refusal-no-such-pattern")
    exception = put_exception(tx, person.id or 0, day, pattern, why=why)
    _refuse_clash(tx, person, day, now)
    plan_hand_overs(tx, now=now)
    return exception


def put_exception(tx: Session, person_id: int, day: date, pattern: str, *, why: str) -> ShiftException:
    """Write an exception down; an older one for the same day makes room."""
    known = select(ShiftException).where(ShiftException.person_id == person_id, ShiftException.day == day)
    exception = tx.exec(known.with_for_update()).first() or ShiftException(person_id=person_id, day=day, on=False)
    exception.on, exception.pattern, exception.why = bool(pattern), pattern, why[:200]
    tx.add(exception)
    tx.flush()
    return exception


def import_rosters(tx: Session, entries: Iterable[Entry], *, now: datetime) -> int:
    """Set every line of a file, or none; answers how many were new. Raises `RosterMistakes` with all of them."""
    mistakes: list[str] = []
    seen: dict[int, int] = {}
    new = 0
    for entry in entries:
        try:
            new += _import_one(tx, entry, seen, now)
        except _Wrong as wrong:
            mistakes.append(f"line {entry.line}: {wrong}")
    if mistakes:
        raise RosterMistakes(mistakes)
    plan_hand_overs(tx, now=now)
    return new


class _Wrong(Exception):
    """What is wrong with one line, and the remedy."""


def _import_one(tx: Session, entry: Entry, seen: dict[int, int], now: datetime) -> bool:
    person = _called(tx, entry.person)
    known = catalogue_of(tx).shifts.patterns
    if entry.pattern not in known:
        raise _Wrong(f"no pattern is called {entry.pattern!r} -> {_nearest(entry.pattern, known)}")
    try:
        first_day = date.fromisoformat(entry.first_day)
    except ValueError:
        raise _Wrong(f"{entry.first_day!r} is no day -> write it like 2026-11-23") from None
    before = seen.setdefault(person.id or 0, entry.line)
    if before != entry.line:
        raise _Wrong(f"{person.name} stands in line {before} already -> keep one of them")
    had = _line_at(tx, person, first_day)
    _put(tx, person, entry.pattern, first_day)
    try:
        _refuse_clash(tx, person, first_day, now)
    except Refusal:
        wrong = f"{person.name} would still be at work when the first shift begins"
        raise _Wrong(f"{wrong} -> choose a later first_day") from None
    return had is None or (had.pattern, had.first_day) != (entry.pattern, first_day)


def _put(tx: Session, person: Person, pattern: str, first_day: date) -> RosterLine:
    same = _line_at(tx, person, first_day)
    if same is not None and (same.pattern, same.first_day, same.last_day) == (pattern, first_day, None):
        return same
    mine = col(RosterLine.person_id) == person.id
    tx.exec(delete(RosterLine).where(mine, col(RosterLine.first_day) >= first_day))
    for older in tx.exec(select(RosterLine).where(mine)):
        if older.last_day is None or older.last_day >= first_day:
            older.last_day = first_day - ONE_DAY
            tx.add(older)
    line = RosterLine(person_id=person.id or 0, pattern=pattern, first_day=first_day)
    tx.add(line)
    tx.flush()
    return line


def _refuse_clash(tx: Session, person: Person, day: date, now: datetime) -> None:
    """Undo, by refusing, what would have somebody work two shifts at once."""
    lines = tx.exec(select(RosterLine).where(RosterLine.person_id == person.id)).all()
    exceptions = tx.exec(select(ShiftException).where(ShiftException.person_id == person.id)).all()
    catalogue = catalogue_of(tx)
    if Rota(lines, exceptions, catalogue.shifts, catalogue.zone).clashes(person.id or 0, day):
        raise Refusal("refusal-shifts-overlap", name=person.name, day=f"{day:%m-%d}")


def _line_at(tx: Session, person: Person, day: date) -> RosterLine | None:
    lines = select(RosterLine).where(RosterLine.person_id == person.id, RosterLine.first_day <= day)
    newest = tx.exec(lines.order_by(col(RosterLine.first_day).desc())).first()
    return newest if newest and (newest.last_day is None or newest.last_day >= day) else None


def _pattern_of(tx: Session, person: Person, today: date) -> str:
    line = _line_at(tx, person, date.max)
    return line.pattern if line and (line.last_day is None or line.last_day >= today) else ""


def _staff(tx: Session) -> list[Person]:
    held = select(StaffRole.person_id).where(col(StaffRole.active))
    return list(tx.exec(select(Person).where(col(Person.id).in_(held)).order_by(Person.name, col(Person.id))))


def _of_staff(tx: Session, person_id: int) -> Person:
    person = next((person for person in _staff(tx) if person.id == person_id), None)
    if person is None:
        raise Refusal("refusal-no-such-colleague")
    return person


def _called(tx: Session, written: str) -> Person:
    """The member of staff meant by a user name, a telephone number or a name."""
    wanted = written.strip().removeprefix("@").lower()
    digits = "".join(sign for sign in wanted if sign.isdigit())
    staff = _staff(tx)
    found = [
        person for person in staff if wanted in _names_of(person) or (len(digits) > 6 and digits in _names_of(person))
    ]
    if len(found) == 1:
        return found[0]
    if found:
        raise _Wrong(f"{len(found)} of the staff are called {written!r} -> write the user name or the telephone")
    raise _Wrong(f"nobody on the staff is called {written!r} -> {_nearest(written, [one.name for one in staff])}")


def _names_of(person: Person) -> set[str]:
    telephone = "".join(sign for sign in person.phone or "" if sign.isdigit())
    return {person.name.lower(), (person.username or "").lower(), telephone} - {""}


def _nearest(wrong: str, known: Iterable[str]) -> str:
    names = sorted(known)
    near = difflib.get_close_matches(wrong, names, n=1)
    return f"did you mean {near[0]!r}?" if near else f"use one of: {', '.join(names)}"
