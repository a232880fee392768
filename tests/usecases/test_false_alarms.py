"""A false alarm is taken back with one tap, hurts nobody, and is counted."""

from datetime import UTC, datetime

import pytest

from models.database import Database
from models.people import Language, Person
from models.promises import Clock
from models.refusals import Refusal, Stale
from models.tickets import Ticket, TicketStatus, Urgency
from tests import people
from tests.usecases.clockwork import minutes
from tests.usecases.conftest import FakeClock, Said
from tests.usecases.hearing import TRAPPED, heard, says
from tests.usecases.house import House, buttons
from tests.usecases.time_machine import runs_until
from usecases import draft_fields, false_alarms, intake
from usecases.clocks import clocks_of

LIN, ZHANG, LI = 101, 201, 202
NOVEMBER = datetime(2026, 11, 1, tzinfo=UTC), datetime(2026, 12, 1, tzinfo=UTC)


@pytest.fixture(autouse=True)
def team(db: Database, house: House) -> None:
    """Zhang and Li could both go."""
    db.run_sync(people.zhang)
    db.run_sync(people.li)


def clocks_now(db: Database, ticket: Ticket) -> list[Clock]:
    """The ticket's clocks."""
    return list(db.read_sync(lambda tx, now: clocks_of(tx, ticket)))


def takes_back(house: House, person: Person, ticket: Ticket) -> Ticket:
    """The tenant taps "it was nothing"."""
    return house.db.run_sync(false_alarms.take_back, ticket.id, person=person, catalogue=house.catalogue)


def dismisses(house: House, person: Person, ticket: Ticket) -> Ticket:
    """Somebody in the group taps "false alarm"."""
    return house.db.run_sync(false_alarms.dismiss, ticket.id, by=person, catalogue=house.catalogue)


def test_the_tenant_takes_it_back_on_his_card_and_everybody_called_hears_it(
    house: House, db: Database, clock: FakeClock, said: Said, lin: Person
) -> None:
    draft = says(house, lin, TRAPPED)
    assert "虚惊一场" in buttons(said.last(LIN))

    takes_back(house, lin, draft)
    takes_back(house, lin, draft)

    told = [face.text for face in said(people.ENGINEERS_CHAT)]
    assert [text for text in told if "虚惊一场：业户撤回" in text] == [told[0], told[-1]], "the alert and a reply"
    assert "不用再去" in said.last(ZHANG).text
    assert runs_until(clock, db, minutes(10)) == []


def test_staff_say_so_on_the_alert_and_the_tenant_is_told_kindly_and_asked_nothing(
    house: House, db: Database, clock: FakeClock, said: Said, lin: Person, zhang: Person
) -> None:
    draft = says(house, lin, TRAPPED)
    assert buttons(said.last(people.ENGINEERS_CHAT)) == ["误报，没有危险"]

    dismisses(house, zhang, draft)

    alert = said(people.ENGINEERS_CHAT)[0]
    assert "张师傅 15:30 看过，没有危险" in alert.text
    assert buttons(alert) == []
    eased = next(face for face in said(LIN) if "宁可多报一次" in face.text)
    assert eased.rows == []
    assert "？" not in eased.text
    assert house.now(draft).status is TicketStatus.DRAFT, "whether something is still to be done, only he knows"
    assert runs_until(clock, db, minutes(10)) == []


@pytest.mark.parametrize("language", list(Language))
def test_it_is_kind_in_every_language(house: House, said: Said, lin: Person, zhang: Person, language: Language) -> None:
    dismisses(house, zhang, says(house, lin, TRAPPED))

    assert any("💚 张师傅" in face.text for face in said(LIN, language))


def test_whoever_claimed_it_is_told_and_goes_on_without_hurry(
    house: House, db: Database, said: Said, lin: Person, zhang: Person
) -> None:
    ticket = house.claims(zhang, house.submits(lin, says(house, lin, TRAPPED)))

    dismisses(house, db.run_sync(people.li), ticket)

    assert "没有危险，不用赶" in said.last(ZHANG).text
    assert "按平常的事接着办" in said.last(LIN).text
    assert house.now(ticket).urgency is Urgency.NORMAL
    assert house.now(ticket).status is TicketStatus.CLAIMED


def test_one_that_the_tenant_takes_back_after_the_claim_sends_the_worker_home(
    house: House, said: Said, lin: Person, zhang: Person
) -> None:
    ticket = house.claims(zhang, house.submits(lin, says(house, lin, TRAPPED)))

    takes_back(house, lin, ticket)

    assert "业户说是虚惊一场，不用再去" in "".join(face.text for face in said(ZHANG))
    assert house.now(ticket).status is TicketStatus.CANCELLED
    with pytest.raises(Stale):
        dismisses(house, zhang, ticket)


def test_of_two_who_tap_at_once_the_second_learns_who_was_first(
    house: House, db: Database, lin: Person, zhang: Person
) -> None:
    draft = says(house, lin, TRAPPED)
    dismisses(house, zhang, draft)

    with pytest.raises(Stale) as late:
        dismisses(house, db.run_sync(people.li), draft)

    assert late.value.key == "refusal-alarm-over-by"
    assert late.value.facts == {"name": "张师傅"}
    assert house.history(draft).count("called_off") == 1


def test_only_those_who_were_called_may_say_that_it_is_false(
    house: House, db: Database, lin: Person, zhang: Person
) -> None:
    draft = says(house, lin, TRAPPED)

    for stranger in (lin, db.run_sync(people.wang)):
        with pytest.raises(Refusal):
            dismisses(house, stranger, draft)
    with pytest.raises(Refusal):
        takes_back(house, zhang, draft)


def test_its_clocks_run_on_as_those_of_an_everyday_matter(
    house: House, db: Database, clock: FakeClock, lin: Person, zhang: Person
) -> None:
    alarmed, ordinary = (house.submits(lin, says(house, lin, each)) for each in (TRAPPED, heard(repair="lift")))

    dismisses(house, zhang, alarmed)

    due = {ticket.id: [clock.due_at for clock in clocks_now(db, ticket)] for ticket in (alarmed, ordinary)}
    assert due[alarmed.id] == due[ordinary.id]
    assert [one.job for one in runs_until(clock, db, minutes(20)) if one.job == "emergency"] == []


def test_what_was_false_once_may_be_true_the_next_time(
    house: House, db: Database, said: Said, lin: Person, zhang: Person
) -> None:
    draft = says(house, lin, TRAPPED)
    dismisses(house, zhang, draft)

    db.run_sync(draft_fields.set_field, draft.id, "urgency", "emergency", person=lin, catalogue=house.catalogue)

    assert buttons(said(people.ENGINEERS_CHAT)[0]) == ["误报，没有危险"]
    assert "紧急" in said(people.ENGINEERS_CHAT)[0].text


def test_less_urgent_says_the_tenant_and_that_ends_the_alarm_too(
    house: House, db: Database, said: Said, lin: Person
) -> None:
    draft = says(house, lin, TRAPPED)

    db.run_sync(draft_fields.set_field, draft.id, "urgency", "urgent", person=lin, catalogue=house.catalogue)

    assert "不用赶去" in said.last(people.ENGINEERS_CHAT).text
    assert house.now(draft).urgency is Urgency.URGENT


def test_a_slip_of_the_pen_that_was_corrected_does_not_end_an_alarm_by_itself(
    house: House, db: Database, said: Said, lin: Person
) -> None:
    draft = says(house, lin, TRAPPED, message_id=5)

    edited = house.said(LIN, "卫生间好像漏过", message_id=5)
    db.run_sync(intake.edited, edited, heard(), person=lin, catalogue=house.catalogue)

    assert house.now(draft).urgency is Urgency.EMERGENCY
    assert "虚惊一场" in buttons(said.last(LIN))


def test_managers_see_them_by_month_and_danger(house: House, db: Database, lin: Person, zhang: Person) -> None:
    takes_back(house, lin, says(house, lin, TRAPPED))
    dismisses(house, zhang, says(house, lin, TRAPPED))
    says(house, lin, TRAPPED)
    says(house, lin, heard(urgency="E", hazard="water"))

    found = db.read_sync(lambda tx, now: false_alarms.alarm_figures(tx, *NOVEMBER))

    assert found.raised == {"lift": 3, "water": 1}
    assert (found.by_tenant, found.by_staff) == ({"lift": 1}, {"lift": 1})
    assert found.false == {"lift": 2}
    assert list(db.read_sync(false_alarms.monthly, person=db.run_sync(people.ma))) == ["2026-10", "2026-11"]
    with pytest.raises(Refusal):
        db.read_sync(false_alarms.monthly, person=zhang)
