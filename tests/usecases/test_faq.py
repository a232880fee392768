"""Frequent questions: whoever asks is offered three answers and the desk; danger, repairs and complaints never wait."""

from datetime import datetime

import pytest
from sqlmodel import Session, select

from models.database import Database
from models.people import Language, Person
from models.refusals import Refusal, Stale
from models.tickets import Counter, Ticket, TicketStatus
from tests import people
from tests.usecases.conftest import FakeClock, Said
from tests.usecases.house import House, buttons
from usecases import draft_fields, faq_answers
from usecases.likely import Likely

LIN, CHEN, EMILY, MA = 101, 103, 104, 207
THREE = Likely(("office_hours", "phone", "gym"))


@pytest.fixture
def ma(house: House, db: Database) -> Person:
    """Manager Ma."""
    return db.run_sync(people.ma)


def asks(house: House, person: Person, text: str = "你们周末几点上班？", likely: Likely = THREE) -> Ticket:
    """A tenant asks, and the search has found something."""
    return house.says(person, text, likely=likely)


def counted(db: Database) -> dict[str, int]:
    """Every counter of the frequent questions."""

    def rows(tx: Session, *, now: datetime) -> dict[str, int]:
        return {each.name: each.value for each in tx.exec(select(Counter)) if each.name.startswith("faq-")}

    return db.read_sync(rows)


def test_whoever_asks_is_offered_three_questions_and_the_desk(house: House, lin: Person, said: Said) -> None:
    asks(house, lin)

    assert "也许这里就有答案" in said.last(LIN).text
    three = ["物业几点上班？", "物业电话是多少？", "健身房、会所怎么用？"]
    assert buttons(said.last(LIN)) == [*three, "都不是，请前台回复", "提交"]


def test_the_answer_has_the_estates_own_hours_and_telephone(
    house: House, db: Database, lin: Person, said: Said
) -> None:
    draft = asks(house, lin)

    db.run_sync(faq_answers.read, draft.id, "office_hours", person=lin)

    assert "08:30-12:00、13:30-17:30（工作日）" in said.last(LIN).text
    assert "0571-8800-0000" in said.last(LIN).text
    assert "帮到您了吗？" in said.last(LIN).text
    assert buttons(said.last(LIN)) == ["👍 帮到了", "🙋 还是问前台", "⬅️ 看别的问题"]


def test_that_helped_ends_it_without_a_ticket_and_the_answer_stays(
    house: House, db: Database, lin: Person, said: Said
) -> None:
    draft = asks(house, lin)
    db.run_sync(faq_answers.read, draft.id, "phone", person=lin)

    db.run_sync(faq_answers.helped, draft.id, "phone", person=lin, catalogue=house.catalogue)

    assert house.now(draft).status is TicketStatus.DISCARDED
    assert "0571-8800-0000" in said.last(LIN).text
    assert "不客气" in said.last(LIN).text
    assert counted(db) == {"faq-2611-phone-read": 1, "faq-2611-phone-helped": 1}
    with pytest.raises(Stale):
        db.run_sync(faq_answers.helped, draft.id, "phone", person=lin, catalogue=house.catalogue)
    assert counted(db)["faq-2611-phone-helped"] == 1


def test_none_of_these_goes_to_the_desk_as_ever_and_is_not_asked_again(
    house: House, db: Database, lin: Person, said: Said
) -> None:
    draft = asks(house, lin)

    db.run_sync(faq_answers.to_desk, draft.id, "", person=lin)
    assert "提交" in buttons(said.last(LIN))
    db.run_sync(draft_fields.set_field, draft.id, "urgency", "normal", person=lin, catalogue=house.catalogue)
    assert "提交" in buttons(said.last(LIN))

    assert house.submits(lin, draft).team == "desk"
    assert counted(db) == {"faq-2611--none": 1}


def test_an_answer_that_did_not_help_is_counted_and_the_desk_hears_the_question(
    house: House, db: Database, lin: Person, said: Said
) -> None:
    draft = asks(house, lin)
    db.run_sync(faq_answers.read, draft.id, "gym", person=lin)

    db.run_sync(faq_answers.to_desk, draft.id, "gym", person=lin)

    assert house.submits(lin, draft).status is TicketStatus.OPEN
    assert counted(db) == {"faq-2611-gym-read": 1, "faq-2611-gym-desk": 1}


@pytest.mark.parametrize("words", ["厨房水龙头漏水", "电梯里有人被困住了快来", "楼上半夜吵，我要投诉", "谢谢你们"])
def test_repairs_complaints_danger_and_thanks_never_detour(house: House, lin: Person, said: Said, words: str) -> None:
    asks(house, lin, words)

    assert "都不是，请前台回复" not in buttons(said.last(LIN))


def test_whoever_says_that_his_words_are_an_inquiry_is_offered_answers_then(
    house: House, db: Database, lin: Person, said: Said
) -> None:
    draft = asks(house, lin, "那个，健身房")
    assert "都不是，请前台回复" not in buttons(said.last(LIN))

    db.run_sync(draft_fields.set_field, draft.id, "kind", "inquiry", person=lin, catalogue=house.catalogue)

    assert "都不是，请前台回复" in buttons(said.last(LIN))


def test_danger_that_comes_up_later_takes_the_offer_away(house: House, lin: Person, said: Said) -> None:
    house.says(lin, "你们周末几点上班？", message_id=5, likely=THREE)

    house.edits(lin, 5, "着火了，快来人")

    assert "都不是，请前台回复" not in buttons(said.last(LIN))


def test_nobody_reads_on_a_draft_that_is_not_his_and_no_article_that_is_gone(
    house: House, db: Database, lin: Person, ma: Person
) -> None:
    draft = asks(house, lin)

    with pytest.raises(Refusal):
        db.run_sync(faq_answers.read, draft.id, "phone", person=ma)
    with pytest.raises(Stale) as gone:
        db.run_sync(faq_answers.read, draft.id, "swimming", person=lin)
    assert gone.value.key == "faq-archived"


def test_the_list_goes_from_topics_to_an_answer_and_back(house: House, db: Database, lin: Person, said: Said) -> None:
    db.run_sync(faq_answers.open_list, person=lin)
    assert "🔑 门禁访客" in buttons(said.last(LIN))
    assert "📊 本月" not in buttons(said.last(LIN))

    db.run_sync(faq_answers.turn_to, "topic.access", person=lin)
    assert buttons(said.last(LIN))[0] == "门禁卡丢了怎么办？"

    db.run_sync(faq_answers.turn_to, "read.card_lost", person=lin)
    assert "把旧卡停掉" in said.last(LIN).text

    db.run_sync(faq_answers.turn_to, "glad.card_lost", person=lin)
    assert "不客气" in said.last(LIN).text
    assert buttons(said.last(LIN)) == ["⬅️ 看别的问题"]


def test_the_list_is_for_those_who_belong_here(house: House, db: Database) -> None:
    with pytest.raises(Refusal):
        db.run_sync(faq_answers.open_list, person=db.run_sync(people.bystander))


def test_managers_see_the_months_figures_and_tenants_do_not(
    house: House, db: Database, clock: FakeClock, lin: Person, ma: Person, said: Said
) -> None:
    db.run_sync(faq_answers.open_list, person=lin)
    for view in ("read.pets", "glad.pets", "read.gym", "desk.gym", "read.gym"):
        db.run_sync(faq_answers.turn_to, view, person=lin)
    db.run_sync(faq_answers.to_desk, asks(house, lin).id, "", person=lin)

    db.run_sync(faq_answers.open_list, person=ma)
    assert "📊 本月" in buttons(said.last(MA))
    db.run_sync(faq_answers.turn_to, "figures", person=ma)

    assert said.last(MA).text.splitlines()[2:] == [
        "健身房、会所怎么用？ 看过 2 · 帮到 0 · 仍问前台 1",
        "可以养宠物吗？ 看过 1 · 帮到 1 · 仍问前台 0",
        "另有 1 次都不是",
    ]
    clock.advance(days=15)
    assert said.last(MA).text.splitlines()[2:] == ["这个月还没有人看。"]
    with pytest.raises(Refusal):
        db.run_sync(faq_answers.turn_to, "figures", person=lin)


@pytest.mark.parametrize("view", ["topic.nowhere", "read.swimming", "anything", "glad."])
def test_a_button_of_another_version_is_told_kindly(house: House, db: Database, lin: Person, view: str) -> None:
    with pytest.raises(Stale):
        db.run_sync(faq_answers.turn_to, view, person=lin)


@pytest.mark.parametrize("language", Language)
def test_every_answer_can_be_said_in_every_language(
    house: House, db: Database, lin: Person, said: Said, language: Language
) -> None:
    db.run_sync(faq_answers.open_list, person=lin)
    for code in house.catalogue.faq.articles:
        db.run_sync(faq_answers.turn_to, f"read.{code}", person=lin)

        face = said.last(LIN, language)
        assert 40 < len(face.text) < 700
        assert "{" not in face.text
