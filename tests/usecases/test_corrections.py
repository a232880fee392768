"""What people put right is learned from if the tenant agreed, without his words, and gone when he says so."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlmodel import Session, select

from cards.why import answer, because
from locales.texts import Texts
from models.corrections import Heard, Teaching, Traits
from models.database import Database
from models.people import Language, Person
from models.refusals import Refusal
from models.tickets import Ticket
from tests import people
from tests.usecases.conftest import FakeClock, Said
from tests.usecases.house import House, buttons
from understanding.result import Confidence, Understanding
from understanding.result import Traits as TraitsSeen
from usecases import draft_fields, drafts, false_alarms, intake, learning, recategorise, why
from usecases.people import withdraw

Count = Callable[[type], int]


@pytest.fixture
def willing(db: Database, lin: Person) -> Person:
    """Lin, who lets us learn from her corrections."""
    db.run_sync(learning.allow, lin)
    return lin


def sets(house: House, person: Person, ticket: Ticket, field: str, value: str) -> Ticket:
    """A tenant chooses from a picker of the draft card."""
    return house.db.run_sync(draft_fields.set_field, ticket.id, field, value, person=person, catalogue=house.catalogue)


def told(house: House) -> list[tuple[str, str, str]]:
    """What was kept to learn from: label, was, becomes."""
    with Session(house.db.reading) as tx:
        return [(row.label, row.was, row.becomes) for row in tx.exec(select(Teaching))]


def asks_why(house: House, texts: Texts, ticket: Ticket, language: Language = Language.ZH_HANS) -> str:
    return house.db.read_sync(answer, ticket.id, texts(language), house.catalogue)


def test_without_consent_nothing_is_kept_to_learn_from(house: House, lin: Person, count: Count) -> None:
    ticket = house.says(lin, "厨房水龙头漏水")
    sets(house, lin, ticket, "category", "leak")
    house.submits(lin, ticket)

    assert (count(Traits), count(Teaching)) == (0, 0)
    assert count(Heard) == 1, "why it was understood so belongs to the ticket"


def test_what_a_willing_tenant_changed_is_kept_and_none_of_her_words(house: House, willing: Person) -> None:
    ticket = house.says(willing, "王师傅，厨房水龙头漏水")
    sets(house, willing, ticket, "category", "leak")
    house.submits(willing, ticket)

    assert told(house) == [("repair", "water", "leak")]
    with Session(house.db.reading) as tx:
        kept = tx.exec(select(Traits)).one().model_dump_json() + tx.exec(select(Teaching)).one().model_dump_json()
    assert not [word for word in ("厨房", "水龙头", "漏", "王") if word in kept]


def test_a_repair_that_was_taken_for_a_complaint_teaches_its_kind_and_the_category_chosen(
    house: House, willing: Person
) -> None:
    ticket = house.says(willing, "楼上装修太吵了，要投诉")
    assert ticket.kind == "complaint"
    sets(house, willing, ticket, "kind", "repair")
    sets(house, willing, ticket, "category", "door")
    house.submits(willing, ticket)

    assert ("intent", "CP", "RP") in told(house)
    assert [becomes for label, _, becomes in told(house) if label == "repair"] == ["door"]


def test_a_kind_brings_its_usual_category_which_is_nobodys_word(house: House, willing: Person) -> None:
    ticket = house.says(willing, "楼上装修太吵了，要投诉")
    sets(house, willing, ticket, "kind", "repair")
    house.submits(willing, ticket)

    assert told(house) == [("intent", "CP", "RP")]


def test_what_the_card_asked_and_the_tenant_left_is_confirmed(house: House, willing: Person) -> None:
    unsure = Understanding(
        intent="RP", repair="water", confidence=Confidence(intent=0.9, repair=0.3), traits=TraitsSeen(((7, 1),), "")
    )
    said = house.said(willing.user_id or 0, "那个管子又那样了")
    ticket = house.db.run_sync(intake.take_in, said, unsure, person=willing, catalogue=house.catalogue)
    assert ticket.unsure == ["category"]

    house.submits(willing, ticket)

    assert told(house) == [("repair", "water", "water")]


def test_what_nobody_asked_and_nobody_changed_teaches_nothing(house: House, willing: Person) -> None:
    house.reports(willing, "12栋1502厨房水龙头漏水")

    assert told(house) == []


def test_a_draft_that_is_thrown_away_teaches_nothing_and_is_forgotten(
    house: House, willing: Person, count: Count
) -> None:
    ticket = house.says(willing, "厨房水龙头漏水")
    sets(house, willing, ticket, "category", "leak")
    house.db.run_sync(drafts.discard, ticket.id, person=willing, catalogue=house.catalogue)
    house.db.run_sync(learning.prune)

    assert (count(Teaching), count(Traits)) == (0, 0)


class TestStaff:
    def test_a_worker_changes_the_category_and_every_card_says_so(
        self, house: House, lin: Person, zhang: Person, said: Said
    ) -> None:
        ticket = house.reports(lin)
        house.claims(zhang, ticket)
        assert "改类别" in buttons(said.last(people.ENGINEERS_CHAT))

        self.changes(house, zhang, ticket, "leak")

        assert "渗漏裂缝" in said.last(people.ENGINEERS_CHAT).text
        assert "张师傅把类别改为渗漏裂缝" in "".join(face.text for face in said(lin.user_id or 0))

    def test_staff_overrule_the_tenant_for_they_saw_it(self, house: House, willing: Person, zhang: Person) -> None:
        ticket = house.says(willing, "厨房水龙头漏水")
        sets(house, willing, ticket, "category", "leak")
        house.claims(zhang, house.submits(willing, ticket))
        self.changes(house, zhang, ticket, "door")

        assert told(house) == [("repair", "water", "door")]

    def test_whoever_does_not_have_the_ticket_changes_nothing(self, house: House, lin: Person, db: Database) -> None:
        ticket = house.reports(lin)

        with pytest.raises(Refusal):
            self.changes(house, db.run_sync(people.li), ticket, "leak")

    @staticmethod
    def changes(house: House, worker: Person, ticket: Ticket, category: str) -> None:
        house.db.run_sync(recategorise.set_category, ticket.id, category, by=worker, catalogue=house.catalogue)


class TestAlarms:
    @pytest.mark.parametrize("by_staff", [True, False])
    def test_a_false_alarm_is_learned_and_told_once(
        self, house: House, willing: Person, zhang: Person, texts: Texts, by_staff: bool
    ) -> None:
        ticket = house.says(willing, "厨房水管爆了，水漫到客厅")
        if by_staff:
            house.db.run_sync(false_alarms.dismiss, ticket.id, by=zhang, catalogue=house.catalogue)
            house.submits(willing, ticket)
        else:
            house.db.run_sync(false_alarms.take_back, ticket.id, person=willing, catalogue=house.catalogue)

        assert told(house) == [("urgency", "E", "N")]
        said = asks_why(house, texts, ticket)
        assert f"{'张师傅' if by_staff else '业户'}改了缓急：紧急 → 一般" in said
        assert said.count("改了缓急") == 1


class TestConsent:
    @pytest.mark.parametrize("way", [learning.stop, withdraw])
    def test_it_is_taken_back_and_what_was_kept_is_deleted(
        self, house: House, willing: Person, count: Count, way: Any
    ) -> None:
        ticket = house.says(willing, "厨房水龙头漏水")
        sets(house, willing, ticket, "category", "leak")
        house.submits(willing, ticket)

        house.db.run_sync(way, willing)

        assert (count(Teaching), count(Traits)) == (0, 0)
        assert not house.db.read_sync(learning.allows, willing)

    def test_after_two_years_it_is_forgotten(
        self, house: House, willing: Person, count: Count, clock: FakeClock
    ) -> None:
        ticket = house.says(willing, "厨房水龙头漏水")
        sets(house, willing, ticket, "category", "leak")
        house.submits(willing, ticket)
        clock.advance(days=731)
        house.db.run_sync(learning.prune)

        assert count(Teaching) == 0


class TestWhy:
    def test_it_says_which_words_which_rule_and_who_corrected(
        self, house: House, lin: Person, zhang: Person, texts: Texts
    ) -> None:
        ticket = house.says(lin, "水管爆了，水漫到客厅，12栋1502，电话13800138000")
        sets(house, lin, ticket, "category", "leak")
        ticket = house.claims(zhang, house.submits(lin, ticket))
        house.db.run_sync(recategorise.set_category, ticket.id, "water", by=zhang, catalogue=house.catalogue)

        said = asks_why(house, texts, ticket)
        assert "听到“水管爆" in said
        assert "危险：水" in said
        assert "业户改了类别：水管洁具 → 渗漏裂缝" in said
        assert "张师傅改了类别：渗漏裂缝 → 水管洁具" in said
        assert not [personal for personal in ("林晓梅", "1502", "138") if personal in said]

    @pytest.mark.parametrize("language", list(Language))
    def test_it_is_told_in_every_language(self, house: House, lin: Person, texts: Texts, language: Language) -> None:
        for text in ("没有煤气味了", "我火大得很，保安态度太差", "地上黏黏的一大片", "电梯坏了，快点"):
            said = asks_why(house, texts, house.says(lin, text), language)

            assert not [code for code in ("model:", "repair.", "guard", "intent", "why-") if code in said], said

    def test_a_group_hears_of_its_own_tickets_only(
        self, house: House, lin: Person, zhang: Person, db: Database
    ) -> None:
        number = house.reports(lin).number or ""

        def asked(chat_id: int, person: Person) -> Ticket:
            return db.read_sync(why.asked_about, chat_id, None, number, person=person, catalogue=house.catalogue)

        assert asked(people.ENGINEERS_CHAT, zhang).number == number
        assert asked(zhang.user_id or 0, zhang).number == number, "he is of its team"
        with pytest.raises(Refusal):
            asked(people.CLEANERS_CHAT, zhang)
        with pytest.raises(Refusal):
            asked(lin.user_id or 0, lin)

    def test_a_second_opinion_is_told_and_so_is_a_code_that_nobody_knows(self, texts: Texts) -> None:
        words = texts(Language.ZH_HANS)
        rules, model = because(("opinion:CP", "opinion:danger", "strange"), "CP", words, words.has)

        assert "像是投诉" in model[0]
        assert "危险" in model[1]
        assert rules == ["· strange"]

    def test_a_ticket_that_was_not_read_says_so(self, house: House, lin: Person, texts: Texts) -> None:
        ticket = house.reports(lin)
        with Session(house.db.engine) as tx:
            tx.delete(tx.exec(select(Heard)).one())
            tx.commit()

        assert "没有留下判断的依据" in asks_why(house, texts, ticket)
