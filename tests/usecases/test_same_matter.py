"""The same matter again: one leak is one ticket, no neighbour reads another's words, danger is never asked about."""

import pytest

from models.database import Database
from models.people import Person
from models.refusals import Refusal, Stale
from models.tickets import PieceKind, Ticket, TicketStatus
from tests import people
from tests.usecases.conftest import FakeClock, Said
from tests.usecases.house import House, buttons
from usecases import outage_answers, same_answers, same_matter, tenant
from usecases.likely import Likely

LIN, WANG, SON, ZHANG = 101, 102, 301, 201
DRIPS = "厨房水龙头一直滴水"


@pytest.fixture
def son(house: House, db: Database, lin: Person) -> Person:
    """Lin Xiaomei's son, in the same flat."""
    person = db.run_sync(people.newcomer)
    db.run_sync(people.lives_too, person, "12-1502")
    return person


@pytest.fixture
def wang(house: House, db: Database) -> Person:
    """Wang Jianguo, three floors above the lobby of the same building."""
    return db.run_sync(people.wang)


def again(house: House, person: Person, first: Ticket, words: str, score: float = 0.9, **more: object) -> Ticket:
    """Somebody reports what sounds like `first`."""
    return house.says(person, words, likely=Likely(alike={first.id or 0: score}), **more)


def is_asked(said: Said, chat_id: int) -> bool:
    """Whether he is asked if it is one that is open."""
    return "不是，另外一件" in buttons(said.last(chat_id))


def test_the_son_is_asked_whether_it_is_his_mothers_tap(house: House, lin: Person, son: Person, said: Said) -> None:
    first = house.reports(lin, DRIPS)

    again(house, son, first, "水槽龙头关不紧，滴滴答答")

    shown = said.last(SON)
    assert "是不是这一件？" in shown.text
    assert f"{first.number}</b> 报修 · 水管洁具 · 今天 15:30 报" in shown.text
    assert DRIPS in shown.text
    assert buttons(shown)[:3] == [f"就是 {first.number}", "不是，另外一件", "提交"]


def test_joining_brings_his_words_to_the_staff_and_the_owner_and_makes_no_second_ticket(
    house: House, db: Database, lin: Person, son: Person, zhang: Person, said: Said
) -> None:
    first = house.reports(lin, DRIPS)
    house.claims(zhang, first)
    draft = again(house, son, first, "水槽龙头关不紧，滴滴答答，我电话13800001111")
    house.photographs(son)

    db.run_sync(same_answers.join, draft.id, str(first.id), person=son)

    assert house.now(draft).status is TicketStatus.JOINED
    assert f"已并入 {first.number}" in said.last(SON).text
    assert "又有一位业户报了" in "".join(face.text for face in said(ZHANG))
    group = "".join(face.text for face in said(people.ENGINEERS_CHAT))
    assert "滴滴答答" in group
    assert "13800001111" not in group
    assert house.history(first).count("added") == 2
    assert [ticket.status for ticket in house.tickets()] == [TicketStatus.CLAIMED, TicketStatus.JOINED]


def test_whoever_joined_hears_that_it_is_done_and_the_reporter_is_asked_as_ever(
    house: House, db: Database, lin: Person, son: Person, zhang: Person, said: Said
) -> None:
    first = house.reports(lin, DRIPS)
    house.claims(zhang, first)
    draft = again(house, son, first, "水槽龙头关不紧")
    db.run_sync(same_answers.join, draft.id, str(first.id), person=son)

    house.finishes(zhang, first)

    assert f"{first.number}（报修 · 水管洁具）办好了" in said.last(SON).text


def test_a_matter_that_its_reporter_takes_back_is_not_lost_for_whoever_joined(
    house: House, db: Database, lin: Person, son: Person, said: Said
) -> None:
    first = house.reports(lin, DRIPS)
    draft = again(house, son, first, "水槽龙头关不紧")
    db.run_sync(same_answers.join, draft.id, str(first.id), person=son)

    db.run_sync(tenant.cancel, first.id, person=lin)

    assert "请再发一次" in said.last(SON).text
    assert "水槽龙头关不紧" in said.last(SON).text


def test_another_matter_goes_on_as_usual_and_is_not_asked_again(
    house: House, db: Database, lin: Person, son: Person, said: Said
) -> None:
    first = house.reports(lin, DRIPS)
    draft = again(house, son, first, "水槽龙头关不紧")

    db.run_sync(same_answers.another, draft.id, person=son)

    assert "提交" in buttons(said.last(SON))
    assert house.submits(son, draft).status is TicketStatus.OPEN


def test_a_neighbour_learns_that_the_lift_is_reported_and_not_a_word_of_who_wrote_what(
    house: House, lin: Person, wang: Person, said: Said
) -> None:
    first = house.reports(lin, "电梯坏了，我腿不好")

    again(house, wang, first, "电梯不走了")

    shown = said.last(WANG)
    assert f"{first.number}</b> 报修 · 电梯 · 今天 15:30 报" in shown.text
    assert [word for word in ("腿", "1502", "林") if word in shown.text] == []


def test_the_lift_of_another_building_is_another_lift(house: House, db: Database, lin: Person, said: Said) -> None:
    first = house.reports(lin, "电梯坏了停在一楼")

    again(house, db.run_sync(people.chen), first, "电梯坏了")

    assert not is_asked(said, 103)


@pytest.mark.parametrize(
    ("first", "second", "score"),
    [
        (DRIPS, "客厅灯不亮了", 0.4),
        (DRIPS, "马桶堵了", 0.2),
        ("电梯坏了", "电梯里有人被困住了快来", 0.9),
        ("楼上太吵我要投诉", "我要投诉楼上太吵", 0.95),
    ],
)
def test_other_things_danger_and_other_peoples_complaints_are_never_asked_about(
    house: House, lin: Person, son: Person, said: Said, first: str, second: str, score: float
) -> None:
    again(house, son, house.reports(lin, first), second, score)

    assert not is_asked(said, SON)


def test_a_neighbours_flat_is_no_place_of_mine(house: House, lin: Person, wang: Person, said: Said) -> None:
    first = house.reports(lin, DRIPS)

    draft = again(house, wang, first, DRIPS, 1.0)

    assert not is_asked(said, WANG)
    assert draft.status is TicketStatus.DRAFT


def test_a_made_up_button_joins_nothing(house: House, db: Database, lin: Person, son: Person, wang: Person) -> None:
    first = house.reports(lin, DRIPS)
    strangers = house.says(wang, "空调不制冷")
    asked = again(house, son, first, DRIPS)

    for number in (str(first.id), "0", "x"):
        with pytest.raises(Stale):
            db.run_sync(same_answers.join, strangers.id, number, person=wang)
    with pytest.raises(Refusal):
        db.run_sync(same_answers.join, asked.id, str(first.id), person=wang)


def test_one_that_ended_meanwhile_is_not_joined_and_leaves_the_card(
    house: House, db: Database, lin: Person, son: Person, said: Said
) -> None:
    first = house.reports(lin, DRIPS)
    draft = again(house, son, first, DRIPS)
    db.run_sync(tenant.cancel, first.id, person=lin)

    with pytest.raises(Stale) as gone:
        db.run_sync(same_answers.join, draft.id, str(first.id), person=son)

    assert gone.value.key == "same-gone"
    assert "提交" in buttons(said.last(SON))


def test_after_three_days_it_is_another_matter(
    house: House, db: Database, clock: FakeClock, lin: Person, son: Person, said: Said
) -> None:
    first = house.reports(lin, DRIPS)
    assert db.read_sync(same_matter.neighbours, son) == {first.id: DRIPS}

    clock.advance(hours=73)
    again(house, son, first, DRIPS)

    assert db.read_sync(same_matter.neighbours, son) == {}
    assert not is_asked(said, SON)


def test_his_own_report_again_is_added_to_it(house: House, db: Database, lin: Person, said: Said) -> None:
    first = house.reports(lin, DRIPS)
    draft = again(house, lin, first, "水槽龙头还在滴", kind=PieceKind.TEXT)
    assert is_asked(said, LIN)

    joined = db.run_sync(same_answers.join, draft.id, str(first.id), person=lin)

    assert joined.id == first.id
    assert "followed" not in house.history(first)


def test_something_else_than_the_outage_may_still_be_the_same_matter(
    house: House, db: Database, lin: Person, son: Person, said: Said
) -> None:
    first = house.reports(lin, DRIPS)
    draft = again(house, son, first, DRIPS)

    db.run_sync(outage_answers.something_else, draft.id, person=son)

    assert "提交" in buttons(said.last(SON)), "asked once, not twice"
