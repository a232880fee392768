"""The monthly thank-you: drafted once from counts, looked over by a manager, sent like any other."""

from datetime import datetime, timedelta
from typing import Any

import pytest
from sqlmodel import Session, select

from models.announcements import Announcement
from models.database import Database
from models.people import Person
from models.refusals import Stale
from models.tickets import Ticket
from scheduler.announcement_jobs import announcement_schedules
from scheduler.calendar import Calendar
from tests import people
from tests.usecases.announcement_people import goes, reads
from tests.usecases.conftest import FakeClock, Said
from tests.usecases.house import House, buttons
from tests.usecases.time_machine import runs_until
from usecases import announcement_making as making
from usecases import thanks

MA = 207
DECEMBER = datetime.fromisoformat("2026-12-01T10:00+08:00")


@pytest.fixture
def ma(house: House, db: Database) -> Person:
    """Manager Ma, who looks it over."""
    return db.run_sync(people.ma)


def drafts(db: Database) -> list[Announcement]:
    return db.read_sync(lambda tx, now: list(tx.exec(select(Announcement))))


def november(house: House, lin: Person, zhang: Person) -> None:
    """Lin suggests something, praises somebody, and gives Zhang five stars."""
    for words in ("建议在门口加一盏灯", "表扬保洁阿姨，打扫得真干净"):
        house.reports(lin, words)
    ticket = house.done(lin, zhang)
    house.accepts(lin, ticket)
    house.rates(lin, ticket, 5)


def test_on_the_first_it_is_drafted_for_the_managers_once(
    house: House, db: Database, clock: FakeClock, ma: Person, lin: Person, zhang: Person, said: Said
) -> None:
    november(house, lin, zhang)
    calendar = Calendar(announcement_schedules(house.catalogue), house.catalogue.zone)

    runs_until(clock, db, DECEMBER + timedelta(seconds=1), calendar=calendar)
    db.run_sync(thanks.draft_thanks)

    [draft] = [one for one in drafts(db) if one.template == "thanks"]
    shown = said.last(MA)
    assert "建议 <b>1</b> 条、表扬 <b>1</b> 条" in shown.text
    assert "五星最多的同事：张师傅" in shown.text
    assert "林晓梅" not in shown.text
    assert buttons(shown) == ["我来看"]
    assert draft.created_by is None


def test_a_manager_takes_it_and_sends_it(
    house: House, db: Database, clock: FakeClock, ma: Person, lin: Person, zhang: Person, said: Said
) -> None:
    november(house, lin, zhang)
    clock.now = DECEMBER
    draft = db.run_sync(thanks.draft_thanks)

    db.run_sync(making.adopt, draft.id, person=ma)
    with pytest.raises(Stale) as late:
        db.run_sync(making.adopt, draft.id, person=ma)
    goes(db, clock, ma)

    assert late.value.key == "refusal-announce-taken"
    assert "本月致谢" in reads(db, said, lin).text


def test_without_a_word_from_anybody_there_is_none(house: House, db: Database, clock: FakeClock, ma: Person) -> None:
    clock.now = DECEMBER

    assert db.run_sync(thanks.draft_thanks) is None


def test_names_are_left_out_if_the_catalogue_says_so(
    house: House, db: Database, clock: FakeClock, ma: Person, lin: Person, zhang: Person, said: Said
) -> None:
    november(house, lin, zhang)
    clock.now = DECEMBER

    def nameless(tx: Session, *, now: Any) -> None:
        rules = house.catalogue.announcements
        rules = rules.model_copy(update={"thanks": rules.thanks.model_copy(update={"names": False})})
        tx.info["catalogue"] = house.catalogue.model_copy(update={"announcements": rules})
        thanks.draft_thanks(tx, now=now)

    db.run_sync(nameless)

    assert "五星最多的同事：全体同事" in said.last(MA).text


def test_what_came_to_nothing_or_in_another_month_is_not_counted(
    house: House, db: Database, clock: FakeClock, ma: Person, lin: Person
) -> None:
    house.says(lin, "建议在门口加一盏灯")
    clock.now = DECEMBER
    house.reports(lin, "建议把灯换亮一点")

    assert db.run_sync(thanks.draft_thanks) is None
    assert db.read_sync(lambda tx, now: len(tx.exec(select(Ticket)).all())) == 2
