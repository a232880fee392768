"""Who gets in, by which door, and who does not."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from sqlmodel import Session, select

from models.database import Database
from models.estate import Household, Invite, InviteTry, Tie
from models.people import Language, Person, Role
from models.refusals import Refusal
from tests import people
from tests.usecases.conftest import FakeClock, Said
from usecases import joining
from usecases import people as who
from usecases.codes import fingerprint

TRIES = 5


def _unit_id(db: Database, label: str = "12-1502") -> int:
    return db.run_sync(people.make_estate).units[label].id or 0


def _code(db: Database, tie: Tie = Tie.FAMILY) -> str:
    manager = db.run_sync(people.ma)
    return db.run_sync(joining.invite_tenant, manager, _unit_id(db), tie, hours=72).code


def _bring(db: Database, person: Person, code: str) -> Refusal | None:
    return db.run_sync(joining.use_code, person, fingerprint(code), tries=TRIES)


def _homes(db: Database, person: Person) -> list[str]:
    return [unit.label for unit in db.read_sync(who.units_of, person.id)]


@pytest.mark.parametrize(
    ("language", "greeting"),
    [
        (Language.ZH_HANS, "12-1502 登记好了"),
        (Language.ZH_HANT, "12-1502 登記好了"),
        (Language.EN, "12-1502 is registered"),
    ],
)
def test_a_code_makes_a_tenant_and_he_is_welcomed(db: Database, said: Said, language: Language, greeting: str) -> None:
    guest = db.run_sync(people.newcomer)

    assert _bring(db, guest, _code(db)) is None

    assert _homes(db, guest) == ["12-1502"]
    assert greeting in said.last(301, language).text


def test_a_code_works_once(db: Database) -> None:
    code = _code(db)
    first, second = db.run_sync(people.newcomer, 301), db.run_sync(people.newcomer, 302)

    assert _bring(db, first, code) is None
    refusal = _bring(db, second, code)

    assert refusal is not None
    assert refusal.key == "refusal-wrong-code"
    assert _homes(db, second) == []


def test_a_message_delivered_twice_is_no_wrong_code(db: Database, count: Callable[[type], int]) -> None:
    guest, code = db.run_sync(people.newcomer), _code(db)

    assert _bring(db, guest, code) is None
    again = _bring(db, guest, code)

    assert again is not None
    assert again.key == "refusal-code-yours"
    assert count(Household) == 1
    assert count(InviteTry) == 0


def test_two_people_racing_for_one_code_have_one_winner(db: Database) -> None:
    code = _code(db)
    guests = [db.run_sync(people.newcomer, 301 + number) for number in range(8)]

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(lambda guest: _bring(db, guest, code), guests))

    assert answers.count(None) == 1
    assert sum(len(_homes(db, guest)) for guest in guests) == 1


def test_a_code_expires(db: Database, clock: FakeClock) -> None:
    code = _code(db)
    clock.advance(hours=72)

    assert _bring(db, db.run_sync(people.newcomer), code) is not None


def test_five_wrong_codes_and_even_the_right_one_has_to_wait(db: Database, clock: FakeClock) -> None:
    guest, code = db.run_sync(people.newcomer), _code(db)
    for number in range(TRIES):
        clock.advance(seconds=1)
        assert _bring(db, guest, f"guess-{number}").key == "refusal-wrong-code"  # type: ignore[union-attr]

    assert _bring(db, guest, code).key == "refusal-too-many-codes"  # type: ignore[union-attr]
    assert _bring(db, db.run_sync(people.newcomer, 302), "typo").key == "refusal-wrong-code"  # type: ignore[union-attr]

    clock.advance(hours=1)
    assert _bring(db, guest, code) is None


def test_a_stolen_database_opens_no_door(db: Database) -> None:
    code = _code(db)

    with Session(db.reading) as tx:
        row = tx.exec(select(Invite)).one().model_dump()

    assert len(code) == 22
    assert code not in str(row)


def test_a_code_seen_in_a_group_is_worth_nothing(db: Database) -> None:
    code = _code(db)
    db.run_sync(joining.burn, fingerprint(code))

    assert _bring(db, db.run_sync(people.newcomer), code) is not None


def test_nobody_is_bound_before_he_agreed(db: Database, count: Callable[[type], int]) -> None:
    stranger, code = db.run_sync(people.bystander), _code(db)

    with pytest.raises(Refusal, match="consent-first"):
        _bring(db, stranger, code)

    assert count(Household) == 0


def test_one_person_has_many_units_and_one_unit_many_people(db: Database) -> None:
    lin, emily = db.run_sync(people.lin), db.run_sync(people.emily)
    assert _bring(db, emily, _code(db)) is None

    assert _homes(db, emily) == ["8-1101", "12-1502"]
    assert _homes(db, lin) == ["12-1502"]


def test_a_staff_code_gives_a_role_with_its_trades_and_buildings(db: Database, said: Said) -> None:
    manager, guest = db.run_sync(people.ma), db.run_sync(people.newcomer)
    issued = db.run_sync(joining.invite_staff, manager, Role.WORKER, ["water", "power"], ["12"], hours=72)

    assert _bring(db, guest, issued.code) is None

    (role,) = db.read_sync(lambda tx, now: who.roles_of(tx, guest.id or 0))
    assert (role.role, role.trades, role.buildings) == (Role.WORKER, ["water", "power"], ["12"])
    assert "维修师傅" in said.last(301).text
    assert "水暖、电工" in said.last(301).text
    assert "Buildings: 12" in said.last(301, Language.EN).text


def test_a_role_taken_away_comes_back_with_a_new_code(db: Database) -> None:
    manager, zhang = db.run_sync(people.ma), db.run_sync(people.zhang)
    db.run_sync(lambda tx, now: setattr(who.roles_of(tx, zhang.id or 0)[0], "active", False))
    assert not db.read_sync(who.belongs, zhang)

    issued = db.run_sync(joining.invite_staff, manager, Role.WORKER, [], [], hours=72)

    assert _bring(db, zhang, issued.code) is None
    assert db.read_sync(who.belongs, zhang)


def test_supervisors_invite_tenants_and_managers_invite_everybody(db: Database) -> None:
    sun, ma, unit = db.run_sync(people.sun), db.run_sync(people.ma), _unit_id(db)

    assert db.read_sync(joining.may_invite, sun) is False
    assert db.read_sync(joining.may_invite, ma) is True
    db.run_sync(joining.invite_tenant, sun, unit, Tie.OWNER, hours=72)
    with pytest.raises(Refusal, match="not-yours-to-do"):
        db.run_sync(joining.invite_staff, sun, Role.DESK, [], [], hours=72)


@pytest.mark.parametrize("builder", [people.lin, people.zhang, people.xiaozhou, people.bystander])
def test_nobody_else_invites_anybody(db: Database, builder: Callable[..., Person]) -> None:
    actor, unit = db.run_sync(builder), _unit_id(db)

    with pytest.raises(Refusal, match="not-yours-to-do"):
        db.run_sync(joining.invite_tenant, actor, unit, Tie.OWNER, hours=72)
    with pytest.raises(Refusal, match="not-yours-to-do"):
        db.read_sync(joining.may_invite, actor)


def test_not_even_a_manager_makes_operators(db: Database) -> None:
    with pytest.raises(Refusal, match="not-yours-to-do"):
        db.run_sync(joining.invite_staff, db.run_sync(people.ma), Role.OPERATOR, [], [], hours=72)


def test_many_wrong_codes_from_everybody_are_reported_once(db: Database, clock: FakeClock, said: Said) -> None:
    ma = db.run_sync(people.ma)
    for number in range(24):
        clock.advance(seconds=1)
        _bring(db, db.run_sync(people.newcomer, 400 + number), "guess")

    (alarm,) = said(ma.user_id or 0)
    assert "20 次错误" in alarm.text
    assert "20 wrong codes" in said.last(ma.user_id or 0, Language.EN).text
