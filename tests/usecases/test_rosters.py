"""Setting rosters: in chat by whoever leads, and from a file; what cannot be worked is refused in words."""

from datetime import date, timedelta

import pytest
from sqlmodel import Session, select

from models.database import Database
from models.people import Person
from models.refusals import Refusal
from models.shifts import RosterLine, ShiftException
from models.timers import Timer
from tests import people
from tests.usecases.conftest import FakeClock
from tests.usecases.house import House
from tests.usecases.rota import TODAY, rows
from usecases import duty, rosters
from usecases.rosters import Entry, RosterMistakes

TOMORROW = TODAY + timedelta(days=1)


def on_duty(db: Database, person: Person) -> bool:
    return db.read_sync(lambda tx, now: duty.is_on_duty(tx, person.id or 0, now))


def sets(db: Database, person: Person, pattern: str, first_day: date = TODAY) -> None:
    db.run_sync(rosters.set_roster, person.id, pattern, first_day, by=db.run_sync(people.sun))


def test_from_his_first_day_on_he_works_by_the_pattern(house: House, db: Database, clock: FakeClock) -> None:
    zhang = db.run_sync(people.zhang)

    sets(db, zhang, "day")

    assert on_duty(db, zhang)
    clock.advance(hours=6)
    assert not on_duty(db, zhang)


def test_setting_the_same_again_changes_nothing(house: House, db: Database) -> None:
    zhang = db.run_sync(people.zhang)

    sets(db, zhang, "day")
    sets(db, zhang, "day")

    assert len(rows(db, RosterLine)) == 1


def test_a_new_pattern_ends_the_old_one_the_day_before_and_leaves_the_past_alone(house: House, db: Database) -> None:
    zhang = db.run_sync(people.zhang)
    sets(db, zhang, "day", TODAY - timedelta(days=8))

    sets(db, zhang, "weekdays", TODAY + timedelta(days=2))

    told = [(line.pattern, line.first_day, line.last_day) for line in rows(db, RosterLine)]
    assert told == [("day", TODAY - timedelta(days=8), TOMORROW), ("weekdays", TODAY + timedelta(days=2), None)]


def test_a_pattern_set_for_later_makes_room_for_one_that_begins_sooner(house: House, db: Database) -> None:
    zhang = db.run_sync(people.zhang)
    sets(db, zhang, "weekdays", TODAY + timedelta(days=5))

    sets(db, zhang, "day", TOMORROW)

    assert [line.pattern for line in rows(db, RosterLine)] == ["day"]


def test_nobody_is_sent_from_a_night_into_a_day_that_has_begun(house: House, db: Database) -> None:
    """The night that begins today ends tomorrow at eight; a day from half past seven would overlap it."""
    zhang, sun = db.run_sync(people.zhang), db.run_sync(people.sun)
    sets(db, zhang, "night")

    with pytest.raises(Refusal) as refusal:
        db.run_sync(rosters.set_exception, zhang.id, TOMORROW, "07:30-12:00", by=sun)

    assert (refusal.value.key, refusal.value.facts) == (
        "refusal-shifts-overlap",
        {"name": "张师傅", "day": "11-22"},
    )
    assert rows(db, ShiftException) == []
    sets(db, zhang, "day", TOMORROW)  # From eight on he is free to.


@pytest.mark.parametrize("who", [people.lin, people.zhang, people.bystander])
def test_only_whoever_leads_sets_rosters(house: House, db: Database, who: people.Builder) -> None:
    zhang = db.run_sync(people.zhang)

    with pytest.raises(Refusal):
        db.run_sync(rosters.set_roster, zhang.id, "day", TODAY, by=db.run_sync(who))
    with pytest.raises(Refusal):
        db.read_sync(rosters.rostered, db.run_sync(who))


def test_a_tenant_is_put_on_no_roster_and_a_pattern_must_exist(house: House, db: Database) -> None:
    lin, zhang, sun = db.run_sync(people.lin), db.run_sync(people.zhang), db.run_sync(people.sun)

    for person, pattern, why in (
        (lin, "day", "refusal-no-such-colleague"),
        (zhang, "gone", "refusal-no-such-pattern"),
    ):
        with pytest.raises(Refusal) as refusal:
            db.run_sync(rosters.set_roster, person.id, pattern, TODAY, by=sun)
        assert refusal.value.key == why


def test_a_day_off_and_an_extra_day(house: House, db: Database, clock: FakeClock) -> None:
    zhang, sun = db.run_sync(people.zhang), db.run_sync(people.sun)
    sets(db, zhang, "day")

    db.run_sync(rosters.set_exception, zhang.id, TODAY, "", by=sun)
    assert not on_duty(db, zhang)
    db.run_sync(rosters.set_exception, zhang.id, TODAY, "day", by=sun)
    assert on_duty(db, zhang), "the newer word counts"
    assert len(rows(db, ShiftException)) == 1


def test_taken_off_the_roster_he_is_always_on_duty(house: House, db: Database, clock: FakeClock) -> None:
    zhang, sun = db.run_sync(people.zhang), db.run_sync(people.sun)
    sets(db, zhang, "day")
    clock.advance(hours=10)

    db.run_sync(rosters.take_off, zhang.id, by=sun)

    assert on_duty(db, zhang)


def test_the_staff_is_listed_with_their_patterns(house: House, db: Database) -> None:
    zhang = db.run_sync(people.zhang)
    db.run_sync(people.li)
    sets(db, zhang, "day")

    told = db.read_sync(rosters.rostered, db.run_sync(people.sun))

    assert {one.person.name: one.pattern for one in told} == {"张师傅": "day", "李师傅": "", "孙主管": ""}


def test_a_roster_plans_the_hand_overs_of_the_next_two_days(house: House, db: Database) -> None:
    sets(db, db.run_sync(people.zhang), "day")

    timers = db.read_sync(lambda tx, now: list(tx.exec(select(Timer.key))))

    assert timers == ["hand_over:1@2026-11-21T12:00Z", "hand_over:1@2026-11-22T12:00Z"]


def enters(db: Database, *lines: tuple[str, str, str]) -> int:
    entries = [Entry(number, *line) for number, line in enumerate(lines, start=2)]
    return db.run_sync(rosters.import_rosters, entries)


def test_a_file_names_people_as_one_likes_and_doing_it_again_changes_nothing(house: House, db: Database) -> None:
    zhang, li, huang = (db.run_sync(who) for who in (people.zhang, people.li, people.huang))
    db.run_sync(_gives, li, username="Master_Li")
    db.run_sync(_gives, huang, phone="+86 138 0013 8000")
    lines = (
        ("张师傅", "day", "2026-11-21"),
        ("@master_li", "night", "2026-11-21"),
        ("8613800138000", "weekdays", "2026-11-23"),
    )

    assert enters(db, *lines) == 3
    assert enters(db, *lines) == 0
    assert [(line.person_id, line.pattern) for line in rows(db, RosterLine)] == [
        (zhang.id, "day"), (li.id, "night"), (huang.id, "weekdays"),
    ]  # fmt: skip


def _gives(tx: Session, person: Person, *, now: object, **fields: str) -> None:
    for field, value in fields.items():
        setattr(person, field, value)
    tx.add(person)


def test_a_file_with_mistakes_changes_nothing_and_tells_them_all(house: House, db: Database) -> None:
    db.run_sync(people.zhang)
    db.run_sync(people.li)

    with pytest.raises(RosterMistakes) as refused:
        enters(
            db,
            ("张师傅", "day", "2026-11-21"),
            ("李师父", "night", "2026-11-21"),
            ("李师傅", "nights", "2026-11-21"),
            ("李师傅", "night", "21.11.2026"),
            ("张师傅", "night", "2026-11-21"),
            ("", "day", "2026-11-21"),
        )

    assert refused.value.mistakes == [
        "line 3: nobody on the staff is called '李师父' -> did you mean '李师傅'?",
        "line 4: no pattern is called 'nights' -> did you mean 'night'?",
        "line 5: '21.11.2026' is no day -> write it like 2026-11-23",
        "line 6: 张师傅 stands in line 2 already -> keep one of them",
        "line 7: nobody on the staff is called '' -> use one of: 张师傅, 李师傅",
    ]
    assert rows(db, RosterLine) == []


def test_a_file_that_would_have_somebody_at_two_places_is_refused(house: House, db: Database) -> None:
    zhang, sun = db.run_sync(people.zhang), db.run_sync(people.sun)
    sets(db, zhang, "night")
    db.run_sync(rosters.set_exception, zhang.id, TODAY + timedelta(days=3), "00:00-06:00", by=sun)

    with pytest.raises(RosterMistakes) as refused:
        enters(db, ("张师傅", "night", "2026-11-23"))

    assert refused.value.mistakes == [
        "line 2: 张师傅 would still be at work when the first shift begins -> choose a later first_day"
    ]


def test_two_of_one_name_are_told_apart_by_hand(house: House, db: Database) -> None:
    db.run_sync(people.zhang)
    db.run_sync(lambda tx, now: people._staff(tx, now, 299, "张师傅", people.Role.GUARD))

    with pytest.raises(RosterMistakes) as refused:
        enters(db, ("张师傅", "day", "2026-11-21"))

    assert refused.value.mistakes == [
        "line 2: 2 of the staff are called '张师傅' -> write the user name or the telephone"
    ]
