"""From the first word to the number: what becomes of what a tenant writes."""

import pytest

from models.database import Database
from models.refusals import Refusal, Stale
from models.tickets import PieceKind, TicketStatus, Urgency
from tests import people
from tests.usecases.conftest import FakeClock, Said
from tests.usecases.house import House, buttons
from understanding import Understanding
from usecases import draft_fields, draft_joining, drafts

LIN, EMILY, CHEN = 101, 104, 103


def test_a_tenants_words_become_a_draft_that_is_read_back(house: House, db: Database, said: Said) -> None:
    lin = db.run_sync(people.lin)

    draft = house.says(lin, "厨房水管爆了 水漫到客厅了 12栋1502")

    assert (draft.status, draft.kind, draft.category) == (TicketStatus.DRAFT, "repair", "water")
    card = said.last(LIN)
    assert "厨房水管爆了" in card.text
    assert "12-1502" in card.text
    assert buttons(card)[0] == "提交"


def test_who_names_no_place_is_at_home(house: House, db: Database) -> None:
    draft = house.says(db.run_sync(people.lin), "水龙头漏水")

    assert house.says(db.run_sync(people.lin), "12-1502").unit_id == draft.unit_id


def test_the_same_message_twice_is_one_draft(house: House, db: Database) -> None:
    lin = db.run_sync(people.lin)

    house.says(lin, "灯不亮", message_id=7)
    house.says(lin, "灯不亮", message_id=7)

    assert len(house.tickets()) == 1


def test_two_texts_are_two_matters(house: House, db: Database) -> None:
    lin = db.run_sync(people.lin)

    first, second = house.says(lin, "灯不亮"), house.says(lin, "楼上装修太吵了")

    assert first.id != second.id


def test_two_texts_of_one_matter_can_be_joined(house: House, db: Database, said: Said) -> None:
    lin = db.run_sync(people.lin)
    house.says(lin, "厨房在漏水")
    second = house.says(lin, "橱柜都泡了")
    assert "并入上一件" in buttons(said.last(LIN))

    joined = db.run_sync(draft_joining.merge, second.id, Understanding(), person=lin, catalogue=house.catalogue)

    assert joined.words == "厨房在漏水\n橱柜都泡了"
    assert house.now(second).status is TicketStatus.JOINED


def test_an_album_is_one_matter_with_all_its_pictures(house: House, db: Database, said: Said) -> None:
    lin = db.run_sync(people.lin)

    house.photographs(lin, "", album="a1")
    house.photographs(lin, "阳台渗水", album="a1")
    house.photographs(lin, "", album="a1")

    assert len(house.tickets()) == 1
    assert "照片 3 张" in said.last(LIN).text
    assert "阳台渗水" in said.last(LIN).text


def test_a_picture_goes_with_the_words_just_said(house: House, db: Database) -> None:
    lin = db.run_sync(people.lin)
    draft = house.says(lin, "水管漏了")

    assert house.photographs(lin).id == draft.id


def test_a_picture_an_hour_later_is_a_matter_of_its_own(house: House, db: Database, clock: FakeClock) -> None:
    lin = db.run_sync(people.lin)
    draft = house.says(lin, "水管漏了")
    clock.advance(minutes=61)

    assert house.photographs(lin).id != draft.id


def test_words_after_a_picture_explain_it(house: House, db: Database) -> None:
    lin = db.run_sync(people.lin)
    draft = house.photographs(lin)

    explained = house.says(lin, "门锁坏了")

    assert (explained.id, explained.category) == (draft.id, "door")


def test_a_bare_place_corrects_the_draft(house: House, db: Database) -> None:
    lin = db.run_sync(people.lin)
    draft = house.says(lin, "走廊灯不亮")

    corrected = house.says(lin, "12栋3楼")

    assert corrected.id == draft.id
    assert "3" in corrected.place_words


def test_a_tenant_with_two_flats_is_asked_which(house: House, db: Database, said: Said) -> None:
    lin = db.run_sync(people.lin)
    db.run_sync(people.lives_too, lin, "8-602")

    house.says(lin, "水龙头坏了")

    assert set(buttons(said.last(LIN))[:2]) == {"8-602", "12-1502"}


def test_a_repair_without_a_place_is_not_submitted_but_asked(house: House, db: Database, said: Said) -> None:
    lin = db.run_sync(people.lin)
    db.run_sync(people.lives_too, lin, "8-602")
    draft = house.says(lin, "水龙头坏了")

    assert house.submits(lin, draft).status is TicketStatus.DRAFT
    assert "在哪里" in said.last(LIN).text


def test_every_field_is_a_button(house: House, db: Database, said: Said) -> None:
    lin = db.run_sync(people.lin)
    draft = house.says(lin, "灯不亮")

    corrections = {"kind": "complaint", "category": "neighbours", "urgency": "urgent", "contact": "evening"}
    for field, value in corrections.items():
        db.run_sync(draft_fields.set_field, draft.id, field, value, person=lin, catalogue=house.catalogue)
    db.run_sync(draft_fields.set_field, draft.id, "anonymous", "yes", person=lin, catalogue=house.catalogue)

    card = said.last(LIN)
    assert "投诉 · 相邻关系" in card.text
    assert "今晚" in card.text
    assert "匿名" in card.text
    assert house.now(draft).urgency is Urgency.URGENT


@pytest.mark.parametrize(
    ("field", "value"), [("kind", "war"), ("category", "HQ"), ("urgency", "E"), ("place", "999"), ("nothing", "x")]
)
def test_a_choice_the_card_never_offered_is_refused(house: House, db: Database, field: str, value: str) -> None:
    lin = db.run_sync(people.lin)
    draft = house.says(lin, "灯不亮")

    with pytest.raises(Stale):
        db.run_sync(draft_fields.set_field, draft.id, field, value, person=lin, catalogue=house.catalogue)


def test_the_place_can_be_written(house: House, db: Database, said: Said) -> None:
    lin = db.run_sync(people.lin)
    draft = house.says(lin, "灯不亮")
    db.run_sync(draft_fields.ask_words, draft.id, "place", person=lin)

    house.says(lin, "地下车库B区出口")

    assert len(house.tickets()) == 1
    assert "地下车库B区出口" in said.last(LIN).text


def test_submitting_gives_a_number_one_can_say(house: House, db: Database) -> None:
    lin = db.run_sync(people.lin)

    first, second = house.reports(lin), house.reports(lin, "投诉保安态度差")

    assert first.number == "R-261121-001"
    assert second.number == "C-261121-001"
    assert house.reports(lin, "灯坏了").number == "R-261121-002"


def test_submitting_twice_is_submitting_once(house: House, db: Database) -> None:
    lin = db.run_sync(people.lin)
    draft = house.says(lin, "灯不亮")

    assert house.submits(lin, draft).number == house.submits(lin, draft).number
    assert house.history(draft).count("submitted") == 1


def test_nobody_submits_a_neighbours_draft(house: House, db: Database) -> None:
    lin, wang = db.run_sync(people.lin), db.run_sync(people.wang)
    draft = house.says(lin, "灯不亮")

    with pytest.raises(Refusal) as refusal:
        house.submits(wang, draft)

    assert refusal.value.key == "refusal-no-such-ticket"


def test_a_missing_ticket_is_refused_in_the_same_words(house: House, db: Database) -> None:
    with pytest.raises(Refusal) as refusal:
        db.run_sync(drafts.submit, 999, person=db.run_sync(people.lin), catalogue=house.catalogue)

    assert refusal.value.key == "refusal-no-such-ticket"


def test_a_dropped_draft_reaches_nobody(house: House, db: Database, said: Said) -> None:
    lin = db.run_sync(people.lin)
    draft = house.says(lin, "灯不亮")

    db.run_sync(drafts.discard, draft.id, person=lin, catalogue=house.catalogue)

    assert "没有提交" in said.last(LIN).text
    assert said(people.ENGINEERS_CHAT) == []


def test_a_draft_lives_a_day(house: House, db: Database, clock: FakeClock, said: Said) -> None:
    lin = db.run_sync(people.lin)
    draft = house.says(lin, "灯不亮")
    clock.advance(hours=24)

    db.run_sync(drafts.expire, draft.id)

    assert house.now(draft).status is TicketStatus.DISCARDED
    with pytest.raises(Stale):
        db.run_sync(draft_fields.open_view, draft.id, "kind", person=lin)


def test_an_edited_message_rewords_the_draft(house: House, db: Database) -> None:
    lin = db.run_sync(people.lin)
    draft = house.says(lin, "灯不亮", message_id=5)

    house.edits(lin, 5, "马桶堵了")

    assert (house.now(draft).words, house.now(draft).category) == ("马桶堵了", "water")


def test_four_thousand_characters_are_kept_whole_and_shown_as_far_as_a_card_holds(
    house: House, db: Database, said: Said
) -> None:
    long = "水管漏了，" * 819

    draft = house.says(db.run_sync(people.lin), long)

    assert draft.words == long
    assert len(said.last(LIN).text) < 4096


@pytest.mark.parametrize("text", ["😀🚰💦", "<b>灯</b> & 门", "第一行\n\n第二行", "؟مرحبا", "12", "。。。"])
def test_whatever_is_written_becomes_a_card(house: House, db: Database, said: Said, text: str) -> None:
    draft = house.says(db.run_sync(people.lin), text)

    assert draft.words == text.strip()
    assert buttons(said.last(LIN))


@pytest.mark.parametrize("kind", [PieceKind.VOICE, PieceKind.VIDEO, PieceKind.DOCUMENT, PieceKind.LOCATION])
def test_a_draft_may_begin_without_a_word(house: House, db: Database, said: Said, kind: PieceKind) -> None:
    draft = house.says(db.run_sync(people.lin), kind=kind, file_id="f")

    assert draft.status is TicketStatus.DRAFT
    assert "提交" in buttons(said.last(LIN))


def test_emily_reads_english_and_chan_traditional(house: House, db: Database, said: Said) -> None:
    house.says(db.run_sync(people.emily), "the kitchen tap is leaking")
    house.says(db.run_sync(people.chen), "水喉漏水")

    assert "Submit" in buttons(said.last(EMILY))
    assert "報修" in said.last(CHEN).text


def test_his_own_words_for_a_place_say_more_than_the_building(house: House, db: Database, said: Said) -> None:
    lin = db.run_sync(people.lin)
    draft = house.says(lin, "灯不亮")
    db.run_sync(draft_fields.ask_words, draft.id, "place", person=lin)

    house.says(lin, "12栋大堂正门")

    assert "12栋大堂正门" in said.last(LIN).text
