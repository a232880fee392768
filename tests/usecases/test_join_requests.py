"""Without a code: somebody says where he lives, and the service desk decides."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest

from models.database import Database
from models.estate import JoinRequest, JoinStatus, Tie
from models.groups import Group
from models.people import Language, Person
from models.refusals import Refusal, Stale
from tests import people
from tests.usecases.conftest import Said
from usecases import joining
from usecases import people as who


def _unit_id(db: Database, label: str = "12-1502") -> int:
    return db.run_sync(people.make_estate).units[label].id or 0


def _homes(db: Database, person: Person) -> list[str]:
    return [unit.label for unit in db.read_sync(who.units_of, person.id)]


def _ask(db: Database, person: Person, label: str = "12-1502") -> JoinRequest:
    db.run_sync(people.make_groups)
    return db.run_sync(joining.ask_to_join, person, _unit_id(db, label), Tie.LESSEE)


def test_without_a_code_the_desk_is_asked_and_decides(db: Database, said: Said) -> None:
    guest, xiaozhou = db.run_sync(people.newcomer), db.run_sync(people.xiaozhou)
    request = _ask(db, guest)

    card = said.last(people.DESK_CHAT)
    assert "新邻居301" in card.text
    assert "12-1502 · 租户" in card.text
    assert [button.data for button in card.rows[0]] == [f"join_yes:{request.id}", f"join_no:{request.id}"]

    db.run_sync(joining.decide, xiaozhou, request.id, yes=True)

    assert _homes(db, guest) == ["12-1502"]
    assert "小周已同意" in said.last(people.DESK_CHAT).text
    assert said.last(people.DESK_CHAT).rows == []
    assert "12-1502 登记好了" in said.last(301).text


def test_whoever_is_refused_is_told_what_to_do(db: Database, said: Said) -> None:
    guest, xiaozhou = db.run_sync(people.newcomer), db.run_sync(people.xiaozhou)
    request = _ask(db, guest)

    db.run_sync(joining.decide, xiaozhou, request.id, yes=False)

    assert _homes(db, guest) == []
    assert "小周 said no" in said.last(people.DESK_CHAT, Language.EN).text
    assert "0571-8800-0000" in said.last(301).text
    assert "could not confirm 12-1502" in said.last(301, Language.EN).text
    assert "未能確認您在 12-1502" in said.last(301, Language.ZH_HANT).text


def test_one_decision_stands_and_the_second_to_press_hears_whose(db: Database) -> None:
    request = _ask(db, db.run_sync(people.newcomer))
    xiaozhou, sun = db.run_sync(people.xiaozhou), db.run_sync(people.sun)
    db.run_sync(joining.decide, xiaozhou, request.id, yes=False)

    with pytest.raises(Stale) as late:
        db.run_sync(joining.decide, sun, request.id, yes=True)

    assert late.value.facts == {"name": "小周"}
    assert db.read_sync(lambda tx, now: tx.get(JoinRequest, request.id).status) is JoinStatus.REFUSED


def test_desk_and_supervisor_pressing_together_make_one_decision(db: Database) -> None:
    guest = db.run_sync(people.newcomer)
    request = _ask(db, guest)
    deciders = [db.run_sync(people.xiaozhou), db.run_sync(people.sun), db.run_sync(people.ma)] * 3

    def press(number: int) -> bool:
        try:
            db.run_sync(joining.decide, deciders[number], request.id, yes=bool(number % 2))
        except Stale:
            return False
        return True

    with ThreadPoolExecutor(9) as pool:
        assert sum(pool.map(press, range(9))) == 1


@pytest.mark.parametrize("builder", [people.lin, people.zhang, people.huang, people.bystander])
def test_only_the_front_desk_decides(db: Database, builder: Callable[..., Person]) -> None:
    request, actor = _ask(db, db.run_sync(people.newcomer)), db.run_sync(builder)

    with pytest.raises(Refusal) as there:
        db.run_sync(joining.decide, actor, request.id, yes=True)
    with pytest.raises(Refusal) as nowhere:
        db.run_sync(joining.decide, actor, 2**31, yes=True)

    assert there.value.key == nowhere.value.key == "refusal-not-yours-to-do"


def test_a_butler_decides_for_his_own_building_only(db: Database) -> None:
    xiaowu = db.run_sync(people.xiaowu)
    other, own = (
        _ask(db, db.run_sync(people.newcomer, 301), "8-602"),
        _ask(db, db.run_sync(people.newcomer, 302), "12-1502"),
    )

    with pytest.raises(Refusal, match="not-yours-to-do"):
        db.run_sync(joining.decide, xiaowu, other.id, yes=True)
    db.run_sync(joining.decide, xiaowu, own.id, yes=True)


def test_nobody_lets_himself_in(db: Database) -> None:
    xiaozhou = db.run_sync(people.xiaozhou)
    request = _ask(db, xiaozhou)

    with pytest.raises(Refusal, match="own-request"):
        db.run_sync(joining.decide, xiaozhou, request.id, yes=True)


def test_an_anonymous_admin_decides_nothing(db: Database) -> None:
    request = _ask(db, db.run_sync(people.newcomer))

    with pytest.raises(Refusal, match="who-is-this"):
        db.run_sync(joining.decide, None, request.id, yes=True)


def test_asking_twice_is_one_request(db: Database, count: Callable[[type], int]) -> None:
    guest = db.run_sync(people.newcomer)

    assert _ask(db, guest).id == _ask(db, guest).id
    assert count(JoinRequest) == 1


def test_whoever_lives_there_need_not_ask(db: Database) -> None:
    lin = db.run_sync(people.lin)

    with pytest.raises(Refusal) as refused:
        _ask(db, lin)

    assert refused.value.facts == {"unit": "12-1502"}


def test_the_desk_is_not_flooded_by_one_person(db: Database) -> None:
    guest = db.run_sync(people.newcomer)
    for label in ("12-301", "12-302", "12-1101"):
        _ask(db, guest, label)

    with pytest.raises(Refusal, match="too-many-requests"):
        _ask(db, guest, "12-1102")


def test_without_a_desk_group_the_asker_is_sent_to_the_telephone(db: Database, count: Callable[[type], int]) -> None:
    with pytest.raises(Refusal, match="no-desk"):
        db.run_sync(joining.ask_to_join, db.run_sync(people.newcomer), _unit_id(db), Tie.OWNER)

    assert count(JoinRequest) == count(Group) == 0
