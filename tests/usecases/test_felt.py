"""What was understood is said as surely as it was understood, and what is unsure is asked, one question at a time."""

import pytest

from cards.face import Face
from models.database import Database
from models.people import Language, Person
from tests import people
from tests.usecases.conftest import Said
from tests.usecases.hearing import TRAPPED, UNSURE, heard, says
from tests.usecases.house import House, buttons
from usecases import draft_fields, drafts

LIN = 101


def first_row(face: Face) -> list[str]:
    """What his thumb finds first."""
    return [button.text for button in face.rows[0]]


@pytest.mark.parametrize(
    ("sure", "language", "begins"),
    [
        (0.95, Language.ZH_HANS, "<b>报修 · 水管洁具</b>"),
        (0.7, Language.ZH_HANS, "看起来是<b>报修 · 水管洁具</b>"),
        (0.7, Language.ZH_HANT, "看起來是<b>報修 · 水管潔具</b>"),
        (0.7, Language.EN, "Looks like <b>Repair · Plumbing</b>"),
    ],
)
def test_what_is_sure_is_said_plainly_and_what_is_fairly_sure_looks_so(
    house: House, said: Said, lin: Person, sure: float, language: Language, begins: str
) -> None:
    says(house, lin, heard(kind_sure=sure))

    card = said.last(LIN, language)
    assert card.text.startswith(begins)
    assert len(first_row(card)) == 1, "nothing is unsure: submit comes first"


def test_how_urgent_it_is_stands_beside_it(house: House, said: Said, lin: Person) -> None:
    says(house, lin, heard(kind_sure=0.7, urgency="U"))

    assert said.last(LIN).text.startswith("🟠 看起来是<b>报修 · 水管洁具</b> · 加急")


def test_one_question_at_a_time_with_the_likeliest_answers_first(
    house: House, db: Database, said: Said, lin: Person
) -> None:
    draft = says(house, lin, UNSURE)

    card = said.last(LIN)
    assert card.text.startswith("可能是<b>报修</b>，也可能是<b>投诉</b>")
    assert "这件事属于哪一类" in card.text
    assert first_row(card) == ["报修", "投诉", "咨询"]
    assert "请选最接近" not in card.text

    db.run_sync(draft_fields.set_field, draft.id, "kind", "repair", person=lin, catalogue=house.catalogue)
    card = said.last(LIN)
    assert card.text.startswith("报修：可能是<b>水管洁具</b>，也可能是<b>渗漏裂缝</b>")
    assert first_row(card) == ["水管洁具", "渗漏裂缝", "保洁清理"]
    assert "更多…" in buttons(card)

    db.run_sync(draft_fields.set_field, draft.id, "category", "leak", person=lin, catalogue=house.catalogue)
    card = said.last(LIN)
    assert card.text.startswith("<b>报修 · 渗漏裂缝</b>")
    assert first_row(card) == ["提交"]


def test_the_other_kind_brings_its_own_likely_categories(house: House, db: Database, said: Said, lin: Person) -> None:
    draft = says(house, lin, UNSURE)

    db.run_sync(draft_fields.set_field, draft.id, "kind", "complaint", person=lin, catalogue=house.catalogue)

    assert first_row(said.last(LIN)) == ["相邻关系", "设施设备"]


def test_between_two_questions_of_one_kind_nobody_need_choose(house: House, lin: Person) -> None:
    fees_or_parcel = {"intent": {"IQ": 0.4, "FE": 0.3, "PK": 0.2}}

    draft = says(house, lin, heard("IQ", 0.4, repair="-", odds=fees_or_parcel))

    assert draft.unsure == []


def test_a_place_that_was_only_assumed_is_said_to_be(house: House, db: Database, said: Said, lin: Person) -> None:
    draft = says(house, lin, heard())
    assert "📍 12-1502（没说在哪里，先按您家）" in said.last(LIN).text

    db.run_sync(draft_fields.set_field, draft.id, "place", "public", person=lin, catalogue=house.catalogue)

    assert "先按您家" not in said.last(LIN).text


def test_staff_read_what_the_tenant_did_not_confirm_as_he_would_have_read_it(
    house: House, db: Database, said: Said, lin: Person
) -> None:
    draft = says(house, lin, heard(repair="lift", kind_sure=0.7, urgency="E", hazard="lift"))
    assert "❔ 业户未确认：看起来是<b>报修 · 电梯</b>" in said.last(people.ENGINEERS_CHAT).text

    db.run_sync(drafts.submit_unasked, draft.id, catalogue=house.catalogue)

    assert "❔ 业户未确认：看起来是<b>报修 · 电梯</b> · 位置没说" in said.last(people.ENGINEERS_CHAT).text


def test_what_he_sent_off_himself_is_confirmed_but_for_what_he_did_not_answer(
    house: House, said: Said, lin: Person
) -> None:
    house.submits(lin, says(house, lin, TRAPPED))
    assert "未确认" not in said.last(people.ENGINEERS_CHAT).text

    house.submits(lin, says(house, lin, UNSURE))
    assert "❔ 业户未确认：可能是<b>报修</b>，也可能是<b>投诉</b>" in said.last(people.ENGINEERS_CHAT).text
