"""A message with two matters is two drafts, each saying which it is; one tap makes them one again."""

import pytest
from sqlmodel import col, select

from bot.library import library_of
from handlers.matters import matters_in
from locales.texts import Texts
from models.people import Language, Person
from models.refusals import Stale
from models.tickets import Piece, PieceKind, Ticket, TicketStatus, Urgency
from tests import people
from tests.usecases.conftest import Said
from tests.usecases.house import House, buttons
from understanding import Understanding, understand
from usecases import draft_joining, drafts, intake

LIN = 101
MIXED = "厨房水龙头滴水，另外楼下垃圾堆了三天没人收"


def told(house: House) -> list[tuple[str, str, TicketStatus]]:
    """Every ticket: kind, words, status."""
    return [(ticket.kind, ticket.words, ticket.status) for ticket in house.tickets()]


def pieces(house: House, ticket: Ticket) -> list[Piece]:
    """What a ticket is made of."""
    mine = select(Piece).where(Piece.ticket_id == ticket.id).order_by(col(Piece.message_id))
    return house.db.read_sync(lambda tx, now: list(tx.exec(mine)))


def one_again(house: House, person: Person, ticket: Ticket) -> Ticket:
    """The tenant taps "it is one matter"."""
    heard = understand(house.db.read_sync(drafts.words_of, ticket.id, person=person), now=house.db.clock())
    return house.db.run_sync(draft_joining.merge, ticket.id, heard, person=person, catalogue=house.catalogue)


def test_a_lamp_and_a_bill_are_two_drafts_and_the_message_is_kept_whole(house: House, lin: Person) -> None:
    house.says(lin, "灯坏了, 另外物业费怎么交?", message_id=7)

    lamp, fees = house.tickets()
    assert (lamp.kind, lamp.words) == ("repair", "灯坏了")
    assert (fees.kind, fees.words) == ("inquiry", "物业费怎么交?")
    assert [piece.text for each in (lamp, fees) for piece in pieces(house, each)] == ["灯坏了, 另外物业费怎么交?"] * 2


@pytest.mark.parametrize(
    ("language", "first", "second", "tap"),
    [
        (Language.ZH_HANS, "您说了两件事，我分开记下。这是第一件", "这是第二件", "其实是一件事"),
        (Language.ZH_HANT, "您說了兩件事，我分開記下。這是第一件", "這是第二件", "其實是一件事"),
        (
            Language.EN,
            "You told me two things, so I noted each by itself. This is the first",
            "the second",
            "It is one matter",
        ),
    ],
)
def test_each_card_says_which_it_is(
    house: House, lin: Person, said: Said, language: Language, first: str, second: str, tap: str
) -> None:
    house.says(lin, MIXED)

    cards = said(LIN, language)
    assert first in cards[0].text
    assert second in cards[1].text
    assert all(tap in buttons(card) for card in cards)


def test_the_same_message_again_opens_nothing(house: House, lin: Person) -> None:
    house.says(lin, MIXED, message_id=7)
    house.says(lin, MIXED, message_id=7)

    assert len(house.tickets()) == 2


@pytest.mark.parametrize("tapped", [0, 1])
def test_one_tap_on_either_card_makes_them_one_with_the_words_as_they_were_written(
    house: House, lin: Person, said: Said, tapped: int
) -> None:
    house.says(lin, MIXED)
    first, second = house.tickets()

    one_again(house, lin, (first, second)[tapped])

    assert told(house) == [("repair", MIXED, TicketStatus.DRAFT), (second.kind, second.words, TicketStatus.JOINED)]
    assert len(pieces(house, first)) == 1
    assert "件事" not in said.last(LIN).text


def test_what_was_submitted_meanwhile_keeps_its_part(house: House, lin: Person, said: Said) -> None:
    house.says(lin, "1. 马桶堵了 2. 客厅的灯不亮 3. 物业费怎么交？")
    toilet, lamp, fees = house.tickets()
    house.submits(lin, toilet)

    one_again(house, lin, fees)

    assert house.now(toilet).words == "马桶堵了"
    assert house.now(lamp).words == "客厅的灯不亮\n物业费怎么交？"
    assert house.now(fees).status is TicketStatus.JOINED


def test_the_last_draft_of_a_message_has_nothing_to_be_joined_with(house: House, lin: Person, said: Said) -> None:
    house.says(lin, MIXED)
    first, second = house.tickets()
    house.submits(lin, first)

    with pytest.raises(Stale):
        one_again(house, lin, second)


def test_an_edited_message_rewords_both(house: House, lin: Person) -> None:
    house.says(lin, MIXED, message_id=7)

    house.edits(lin, 7, "卫生间马桶堵了，另外楼下垃圾堆了五天没人收")

    assert [ticket.words for ticket in house.tickets()] == ["卫生间马桶堵了", "楼下垃圾堆了五天没人收"]


def test_an_edit_that_leaves_one_matter_leaves_one_draft(house: House, lin: Person) -> None:
    house.says(lin, MIXED, message_id=7)

    house.edits(lin, 7, "厨房水龙头滴水")

    first, second = house.tickets()
    assert (first.words, first.status) == ("厨房水龙头滴水", TicketStatus.DRAFT)
    assert second.status is TicketStatus.JOINED


def test_staff_are_told_of_an_edit_only_what_is_theirs(house: House, lin: Person, said: Said) -> None:
    house.says(lin, MIXED, message_id=7)
    house.submits(lin, house.tickets()[0])

    house.edits(lin, 7, "厨房水龙头滴水很厉害，另外楼下垃圾堆了五天没人收")

    news = said.last(people.ENGINEERS_CHAT).text
    assert "滴水很厉害" in news
    assert "垃圾" not in news
    assert house.tickets()[1].words == "楼下垃圾堆了五天没人收"


def test_pictures_of_an_album_hang_on_both_once_each(house: House, lin: Person) -> None:
    house.photographs(lin, MIXED, album="a1")
    house.photographs(lin, "", album="a1")

    first, second = house.tickets()
    assert [len(pieces(house, each)) for each in (first, second)] == [2, 2]

    one_again(house, lin, second)
    assert len(pieces(house, first)) == 2


def test_words_of_two_matters_explain_the_picture_before_them(house: House, lin: Person) -> None:
    picture = house.photographs(lin)

    house.says(lin, MIXED)

    first, second = house.tickets()
    assert (first.id, first.words, first.category) == (picture.id, "厨房水龙头滴水", "water")
    assert second.words == "楼下垃圾堆了三天没人收"


def test_a_bare_place_after_them_holds_for_both(house: House, lin: Person) -> None:
    house.db.run_sync(people.lives_too, lin, "8-602")
    house.says(lin, MIXED)

    house.says(lin, "8-602")

    assert {ticket.unit_id for ticket in house.tickets()} - {None} == {
        house.db.run_sync(people.make_estate).units["8-602"].id
    }
    assert len(house.tickets()) == 2


def test_danger_is_alarmed_once_and_keeps_every_word(house: House, lin: Person, said: Said) -> None:
    text = "水管爆了，水漫到客厅了快来人！！另外物业费单子麻烦重新发我一份"

    house.says(lin, text)

    danger, fees = house.tickets()
    assert (danger.urgency, danger.words) == (Urgency.EMERGENCY, text)
    assert fees.urgency is Urgency.NORMAL
    assert [("件事" in card.text) for card in said(LIN)] == [False, True]
    assert len(said(people.ENGINEERS_CHAT)) == 1


def test_who_chose_repair_first_gets_one_repair(house: House, lin: Person) -> None:
    house.db.run_sync(intake.expect_report, "repair", person=lin, catalogue=house.catalogue)

    house.says(lin, "灯坏了, 另外物业费怎么交?")

    assert told(house) == [("repair", "灯坏了, 另外物业费怎么交?", TicketStatus.DRAFT)]


def test_both_may_be_added_to_one_running_ticket(house: House, lin: Person, said: Said) -> None:
    running = house.reports(lin)
    house.says(lin, "马桶堵了，另外客厅的灯不亮")
    *_, toilet, lamp = house.tickets()

    for draft in (toilet, lamp):
        house.db.run_sync(draft_joining.add_to, draft.id, str(running.id), person=lin)

    heard = [face.text for face in said(people.ENGINEERS_CHAT)]
    assert any("马桶堵了" in text and "灯" not in text for text in heard)
    assert any("客厅的灯不亮" in text and "马桶" not in text for text in heard)


@pytest.mark.anyio
async def test_the_questions_before_a_draft_are_found_for_each(house: House, lin: Person, texts: Texts) -> None:
    said = house.said(LIN, "灯坏了, 另外物业费怎么交?", kind=PieceKind.TEXT)
    heard: Understanding = understand(said.text, now=house.db.clock())

    lamp, fees = await matters_in(house.db, said, heard, lin, house.catalogue, library_of(house.catalogue, texts))

    assert lamp.likely.articles == ()
    assert "pay_how" in fees.likely.articles
