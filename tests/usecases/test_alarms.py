"""Emergencies: the team is called before anything is submitted, and a false alarm is taken back."""

from models.database import Database
from models.tickets import TicketStatus
from tests import people
from tests.usecases.conftest import Said
from tests.usecases.house import House
from usecases import drafts

LIN = 101


def test_an_emergency_calls_the_team_before_anything_is_submitted(house: House, db: Database, said: Said) -> None:
    db.run_sync(people.zhang)
    lin = db.run_sync(people.lin)

    house.says(lin, "厨房水管爆了 水漫到客厅了 12栋1502")

    assert "张师傅" in said.last(LIN).text
    alert = said.last(people.ENGINEERS_CHAT)
    assert "紧急" in alert.text
    assert "1502" not in alert.text


def test_a_false_alarm_can_be_taken_back(house: House, db: Database, said: Said) -> None:
    lin = db.run_sync(people.lin)
    draft = house.says(lin, "厨房水管爆了 水漫到客厅了")

    db.run_sync(drafts.discard, draft.id, person=lin, catalogue=house.catalogue)

    assert "撤回" in said.last(people.ENGINEERS_CHAT).text
    assert "called_off" in house.history(draft)


def test_an_emergency_whose_tenant_ran_to_the_tap_is_submitted_for_him(house: House, db: Database) -> None:
    draft = house.says(db.run_sync(people.lin), "厨房水管爆了 水漫到客厅了")

    db.run_sync(drafts.submit_unasked, draft.id, catalogue=house.catalogue)

    assert house.now(draft).status is TicketStatus.OPEN
