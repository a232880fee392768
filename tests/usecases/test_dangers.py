"""What may be an emergency is asked about once; every danger has its advice; silence is answered by the desk."""

import tomllib
from datetime import datetime
from pathlib import Path

import pytest
from sqlmodel import Session

from locales.texts import Texts
from models.catalogue import Catalogue
from models.database import Database
from models.people import Language, Person
from models.refusals import Stale
from models.tickets import Ticket, TicketStatus, Urgency
from tests import people
from tests.usecases.clockwork import minutes
from tests.usecases.conftest import FakeClock, Said
from tests.usecases.hearing import GAS, MAY_BE_GAS, TRAPPED, heard, says
from tests.usecases.house import House, buttons
from tests.usecases.time_machine import runs_until
from understanding import understand
from usecases import dangers, draft_fields, draft_joining, intake
from usecases.alerts import worsen

LIN, ZHANG, XIAOZHOU = 101, 201, 204
RULES = Path(__file__).parents[2] / "understanding" / "lexicon" / "urgency.toml"


@pytest.fixture(autouse=True)
def team(db: Database, house: House) -> None:
    """Zhang repairs, Xiaozhou sits at the desk."""
    db.run_sync(people.zhang)
    db.run_sync(people.xiaozhou)


def answers(house: House, person: Person, ticket: Ticket, hazard: str) -> None:
    """The tenant taps a danger, or "none"."""
    house.db.run_sync(dangers.answer, ticket.id, hazard, person=person, catalogue=house.catalogue)


@pytest.mark.parametrize("language", list(Language))
def test_every_danger_that_is_understood_has_advice_and_a_button(
    catalogue: Catalogue, texts: Texts, language: Language
) -> None:
    rules = tomllib.loads(RULES.read_text(encoding="utf-8"))["rule"]
    understood = {rule["hazard"] for rule in rules} | {rule["case"] for rule in rules if "case" in rule}

    assert understood <= catalogue.hazards.keys()
    assert all(texts(language).has(f"{part}-{each}") for each in catalogue.hazards for part in ("hazard", "danger"))


def test_what_may_be_danger_shows_advice_and_asks_with_the_likeliest_first(
    house: House, said: Said, lin: Person
) -> None:
    says(house, lin, MAY_BE_GAS, GAS)

    card = said.last(LIN)
    assert "打开门窗" in card.text
    assert "现在正在发生吗" in card.text
    assert buttons(card)[0] == "煤气味"
    assert {"有人被困", "水在漫", "冒烟着火", "有人受伤", "停电", "都不是，没有危险"} < set(buttons(card))
    assert said(people.ENGINEERS_CHAT) == [], "nobody runs before he has answered"


@pytest.mark.parametrize("words", ["没事", "都不是。", "冇事", "all good!", "虚惊一场"])
def test_nothing_is_happening_may_also_be_typed(
    house: House, db: Database, said: Said, lin: Person, words: str
) -> None:
    draft = says(house, lin, MAY_BE_GAS, GAS, message_id=7)
    assert db.read_sync(intake.is_awaited, house.said(LIN, words), person=lin), "it is no small talk now"

    assert says(house, lin, understand(words, now=house.db.clock()), words, message_id=8).id == draft.id

    card = said.last(LIN)
    assert "现在正在发生吗" not in card.text
    assert GAS in card.text
    assert "提交" in buttons(card)
    assert said(people.ENGINEERS_CHAT) == []


@pytest.mark.parametrize(
    ("hazard", "what", "advice"),
    [
        ("lift", "报修 · 电梯", "不要扒门"),
        ("gas", "报修 · 燃气", "打开门窗"),
        ("water", "报修 · 水管洁具", "总水阀"),
        ("fire", "投诉 · 突发事件", "先打 119"),
        ("injury", "投诉 · 突发事件", "120"),
        ("outage", "报修 · 电路照明", "95598"),
    ],
)
def test_his_answer_calls_the_right_people_and_gives_the_right_advice(
    house: House, said: Said, lin: Person, hazard: str, what: str, advice: str
) -> None:
    draft = says(house, lin, MAY_BE_GAS, GAS)

    answers(house, lin, draft, hazard)

    card = said.last(LIN)
    assert f"🔴 <b>{what}</b> · 紧急" in card.text
    assert advice in card.text
    chat = people.ENGINEERS_CHAT if what.startswith("报修") else people.DESK_CHAT
    assert f"🚨 <b>紧急</b> {what}" in said.last(chat).text
    with pytest.raises(Stale):
        answers(house, lin, draft, "none")


def test_none_of_these_makes_it_an_everyday_matter_and_nobody_is_called(
    house: House, db: Database, clock: FakeClock, said: Said, lin: Person
) -> None:
    draft = says(house, lin, MAY_BE_GAS, GAS)

    answers(house, lin, draft, "none")

    assert "打开门窗" not in said.last(LIN).text
    assert runs_until(clock, db, minutes(5)) == []
    assert house.now(draft).urgency is Urgency.NORMAL


@pytest.mark.parametrize("words", ["", "就在灶台那边"])
def test_silence_or_other_words_bring_the_desk_to_ring_him(
    house: House, db: Database, clock: FakeClock, said: Said, lin: Person, words: str
) -> None:
    draft = says(house, lin, MAY_BE_GAS, GAS)
    if words:
        assert says(house, lin, heard(sure=0.5), words).id == draft.id

    runs_until(clock, db, minutes(2))

    told = [face for face in said(people.DESK_CHAT) if "也许有危险（煤气味）" in face.text]
    assert buttons(told[0]) == ["接单"]
    assert "❗ 业户没有回答是否有危险" in said(people.DESK_CHAT)[0].text
    assert "没等到您的回答，已请客服马上联系您" in said.last(LIN).text
    assert house.now(draft).status is TicketStatus.OPEN


def test_a_late_answer_still_calls_the_team_whose_it_is(
    house: House, db: Database, clock: FakeClock, said: Said, lin: Person
) -> None:
    draft = says(house, lin, MAY_BE_GAS, GAS)
    runs_until(clock, db, minutes(2))

    answers(house, lin, draft, "gas")

    assert "接单" in buttons(said.last(ZHANG))
    assert "报修 · 燃气" in said.last(people.ENGINEERS_CHAT).text
    assert "已转到工程组" in said(people.DESK_CHAT)[0].text


@pytest.mark.parametrize("danger", [True, False])
def test_whoever_rings_him_says_what_he_heard(
    house: House, db: Database, clock: FakeClock, said: Said, lin: Person, danger: bool
) -> None:
    xiaozhou = db.run_sync(people.xiaozhou)
    draft = says(house, lin, MAY_BE_GAS, GAS)
    runs_until(clock, db, minutes(2))
    house.claims(xiaozhou, draft)
    assert buttons(said(people.DESK_CHAT)[0])[:2] == ["确有危险，叫人", "没有危险"]

    db.run_sync(dangers.confirm, draft.id, danger=danger, by=xiaozhou, catalogue=house.catalogue)

    called = [face for face in said(people.ENGINEERS_CHAT) if "🚨" in face.text]
    assert bool(called) is danger
    assert "确有危险，叫人" not in buttons(said(people.DESK_CHAT)[0])
    assert "接单" in buttons(said.last(ZHANG)) if danger else said(ZHANG) == []


def test_people_are_called_the_second_his_further_words_say_danger(
    house: House, said: Said, lin: Person, clock: FakeClock
) -> None:
    draft = says(house, lin, MAY_BE_GAS, GAS, message_id=7)
    assert says(house, lin, heard(urgency="E", hazard="fire"), "冒烟了！").id == draft.id

    assert "先打 119" in said.last(LIN).text
    assert "🚨" in said.last(people.DESK_CHAT).text


def test_people_are_called_when_he_says_himself_that_it_is_an_emergency(
    house: House, db: Database, said: Said, lin: Person
) -> None:
    draft = says(house, lin, heard())

    db.run_sync(draft_fields.set_field, draft.id, "urgency", "emergency", person=lin, catalogue=house.catalogue)

    assert "🚨" in said.last(people.ENGINEERS_CHAT).text


def test_two_messages_joined_into_one_call_people_if_either_is_danger(
    house: House, db: Database, said: Said, lin: Person
) -> None:
    first = says(house, lin, heard())
    second = says(house, lin, heard(), "还有一件")

    db.run_sync(draft_joining.merge, second.id, TRAPPED, person=lin, catalogue=house.catalogue)

    assert house.now(first).urgency is Urgency.EMERGENCY
    assert "🚨" in said.last(people.ENGINEERS_CHAT).text


def test_a_running_ticket_can_become_an_emergency(
    house: House, said: Said, lin: Person, zhang: Person, clock: FakeClock
) -> None:
    ticket = house.claims(zhang, house.submits(lin, says(house, lin, heard())))

    def adds(tx: Session, *, now: datetime) -> None:
        worsen(tx, tx.get_one(Ticket, ticket.id), heard(urgency="E", hazard="water"), by=lin, now=now)

    house.db.run_sync(adds)

    assert "现在确有危险" in said.last(ZHANG).text


def test_another_matter_that_is_plainly_one_is_no_answer(house: House, lin: Person) -> None:
    asked = says(house, lin, MAY_BE_GAS, GAS)

    assert says(house, lin, heard(repair="elec"), "另外客厅的灯坏了").id != asked.id


def test_asked_again_after_further_words_he_is_waited_for_again(
    house: House, db: Database, clock: FakeClock, lin: Person
) -> None:
    first = says(house, lin, heard())
    second = says(house, lin, MAY_BE_GAS, GAS)
    answers(house, lin, second, "none")

    db.run_sync(draft_joining.merge, second.id, MAY_BE_GAS, person=lin, catalogue=house.catalogue)
    runs_until(clock, db, minutes(2))

    assert house.now(first).status is TicketStatus.OPEN
