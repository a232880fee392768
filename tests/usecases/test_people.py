"""Who somebody is, what he may do, and what he agreed to."""

import pytest
from sqlmodel import Session, select

from models.database import Database
from models.estate import Tie
from models.outbox import Delivery, OutboxMessage, OutboxState
from models.people import Language, Person
from models.refusals import Refusal
from outbox import owe
from tests import people
from tests.usecases.conftest import FakeClock
from usecases import joining
from usecases import people as who


def _seen(name: str = "林晓梅", *, here: bool = True, language: Language = Language.ZH_HANS) -> who.Seen:
    return who.Seen(101, name, "xiaomei", language, here=here)


def test_everybody_is_found_again_under_the_same_name(db: Database) -> None:
    for builder in (people.lin, people.wang, people.chen, people.emily, people.zhang, people.ma):
        assert db.run_sync(builder).id == db.run_sync(builder).id


def test_a_newcomer_is_noted_by_name_and_nothing_else(db: Database) -> None:
    person = db.run_sync(who.remember, _seen())

    assert (person.user_id, person.name, person.username) == (101, "林晓梅", "xiaomei")
    assert person.phone is None
    assert not who.has_agreed(person)
    assert db.run_sync(who.remember, _seen()).id == person.id


def test_a_new_name_is_noted_and_an_old_one_writes_nothing(db: Database) -> None:
    person = db.run_sync(who.remember, _seen())

    assert _seen().news_of(person) == {}
    assert db.run_sync(who.remember, _seen("林太太")).name == "林太太"


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("王\nStatus: closed", "王 Status: closed"),
        ("Ann\u202egnol", "Ann gnol"),
        ("\u200b\u200b", "—"),
        ("  <b>Li</b>  ", "<b>Li</b>"),
        ("长" * 300, "长" * 200),
    ],
)
def test_a_name_stays_on_its_line(name: str, shown: str) -> None:
    assert who.one_line(name) == shown


def test_the_phone_sets_the_language_until_somebody_chooses(db: Database) -> None:
    db.run_sync(who.remember, _seen(language=Language.ZH_HANS))
    person = db.run_sync(who.remember, _seen(language=Language.EN))
    assert person.language is Language.EN

    db.run_sync(who.set_language, person, Language.ZH_HANT)

    assert db.run_sync(who.remember, _seen(language=Language.EN)).language is Language.ZH_HANT


def test_a_word_from_somebody_makes_him_reachable_again_but_a_tap_in_a_group_does_not(db: Database) -> None:
    person = db.run_sync(who.remember, _seen())
    db.run_sync(who.set_reachable, 101, False)

    assert not db.run_sync(who.remember, _seen(here=False)).reachable
    assert db.run_sync(who.remember, _seen()).reachable
    assert person.id is not None


def test_whoever_moved_out_reads_nothing_from_that_moment(db: Database, clock: FakeClock) -> None:
    lin, xiaowu = db.run_sync(people.lin), db.run_sync(people.xiaowu)
    unit = db.run_sync(people.make_estate).units["12-1502"]

    db.run_sync(who.move_out, xiaowu, lin.id, unit.id)

    assert db.read_sync(who.units_of, lin.id) == []
    assert not db.read_sync(who.belongs, lin)
    clock.advance(days=400)
    assert db.read_sync(who.units_of, lin.id) == []


def test_one_may_move_out_oneself_and_come_back_by_a_new_code(db: Database, clock: FakeClock) -> None:
    lin, ma = db.run_sync(people.lin), db.run_sync(people.ma)
    unit = db.run_sync(people.make_estate).units["12-1502"]
    db.run_sync(who.move_out, lin, lin.id, unit.id)

    clock.advance(days=30)
    issued = db.run_sync(joining.invite_tenant, ma, unit.id, Tie.OWNER, hours=72)
    assert db.run_sync(joining.use_code, lin, joining.codes.fingerprint(issued.code), tries=5) is None

    assert [home.label for home in db.read_sync(who.units_of, lin.id)] == ["12-1502"]


def test_nobody_moves_his_neighbour_out(db: Database) -> None:
    lin, emily = db.run_sync(people.lin), db.run_sync(people.emily)
    unit = db.run_sync(people.make_estate).units["12-1502"]

    with pytest.raises(Refusal, match="not-yours-to-do"):
        db.run_sync(who.move_out, emily, lin.id, unit.id)
    with pytest.raises(Refusal, match="not-living-there"):
        db.run_sync(who.move_out, emily, emily.id, unit.id)


def test_whoever_left_the_staff_may_do_nothing_any_more(db: Database) -> None:
    ma = db.run_sync(people.ma)
    db.run_sync(lambda tx, now: setattr(who.roles_of(tx, ma.id or 0)[0], "active", False))

    with pytest.raises(Refusal, match="not-yours-to-do"):
        db.read_sync(joining.may_invite, ma)


def test_withdrawing_stops_notices_the_same_moment_but_not_the_answer_he_waits_for(db: Database) -> None:
    lin = db.run_sync(people.lin)
    db.run_sync(owe, key="bill", chat_id=101, kind="bill", delivery=Delivery.B)
    db.run_sync(owe, key="answer", chat_id=101, kind="answer")

    after = db.run_sync(who.withdraw, lin)

    assert not who.has_agreed(after)
    with Session(db.reading) as tx:
        states = {message.key: message.state for message in tx.exec(select(OutboxMessage))}
    assert states == {"bill": OutboxState.DROPPED, "answer": OutboxState.PENDING}


def test_a_new_wording_asks_again(db: Database, monkeypatch: pytest.MonkeyPatch) -> None:
    lin = db.run_sync(people.lin)
    assert who.has_agreed(lin)

    monkeypatch.setattr(who, "CONSENT_VERSION", who.CONSENT_VERSION + 1)

    assert not who.has_agreed(lin)


def test_places_are_listed_as_people_count_them(db: Database) -> None:
    twelve = db.run_sync(people.make_estate).buildings["12"]

    assert [building.code for building in db.read_sync(who.buildings)] == ["8", "12"]
    assert db.read_sync(who.floors, twelve.id) == ["3", "6", "11", "15"]
    assert [unit.label for unit in db.read_sync(who.units_on, twelve.id, "15")] == ["12-1501", "12-1502"]


@pytest.mark.parametrize(
    ("builder", "pages"),
    [
        (people.bystander, ["help-stranger"]),
        (people.lin, ["help-tenant"]),
        (people.zhang, ["help-staff"]),
        (people.ma, ["help-staff", "help-manager"]),
    ],
)
def test_help_is_about_what_one_may_do(db: Database, builder: people.Builder, pages: list[str]) -> None:
    assert db.read_sync(who.help_for, db.run_sync(builder)) == pages


def test_help_knows_nothing_of_channels(db: Database) -> None:
    nobody: Person | None = None
    assert db.read_sync(who.help_for, nobody) == ["help-stranger"]
