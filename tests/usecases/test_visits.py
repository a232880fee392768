"""Return visits: asked in chat, made by somebody who had no hand in it, confirmed by the tenant."""

from datetime import timedelta

import pytest

from cards import visit_figures as figures
from models.database import Database
from models.people import Language
from models.refusals import Refusal, Stale
from models.tickets import PieceKind, TicketStatus
from models.visits import VisitResult, VisitWhy
from tests.usecases.conftest import FakeClock, Said
from tests.usecases.house import House, buttons
from tests.usecases.neighbourhood import DESK, LIN, MA, SUN, WU, ZHOU, Neighbourhood, card
from usecases import visit_work, visits


@pytest.fixture
def town(house: House, db: Database, clock: FakeClock, said: Said) -> Neighbourhood:
    return Neighbourhood(house, db, clock)


# Every solved repair is asked about


def test_two_days_after_a_repair_he_is_asked_whether_it_is_still_fine(town: Neighbourhood, said: Said) -> None:
    ticket = town.house.done(town.lin, town.zhang)
    town.house.accepts(town.lin, ticket)
    town.house.rates(town.lin, ticket, 5)

    assert "ask_still_fine" not in town.passes(timedelta(days=1.9))
    assert "ask_still_fine" in town.passes(timedelta(days=0.2))

    assert "还好吗" in said.last(LIN).text
    assert buttons(said.last(LIN)) == ["还好", "又坏了"]
    [visit] = town.visits()
    town.db.run_sync(visits.still_fine, visit.id, True, person=town.lin, catalogue=town.house.catalogue)
    assert "放心" in said.last(LIN).text
    assert said(DESK) == []


def test_what_came_back_goes_on_with_the_same_owner_and_is_asked_about_again(town: Neighbourhood, said: Said) -> None:
    ticket = town.house.done(town.lin, town.zhang)
    town.house.accepts(town.lin, ticket)
    town.house.rates(town.lin, ticket, 5)
    town.passes(timedelta(days=2.1))

    [visit] = town.visits()
    town.db.run_sync(visits.still_fine, visit.id, False, person=town.lin, catalogue=town.house.catalogue)
    back = town.house.now(ticket)
    assert (back.status, back.owner_id, back.stars) == (TicketStatus.RETURNED, town.zhang.id, None)
    town.house.finishes(town.zhang, ticket, "换了整套")
    town.house.accepts(town.lin, ticket)
    town.passes(timedelta(days=2.1))

    assert [one.result for one in town.visits()] == [VisitResult.NOT_SOLVED, None]


def test_whoever_keeps_silent_in_chat_is_left_in_peace(town: Neighbourhood) -> None:
    ticket = town.house.done(town.lin, town.zhang)
    town.house.accepts(town.lin, ticket)
    town.house.rates(town.lin, ticket, 5)
    town.passes(timedelta(days=9))

    [visit] = town.visits()
    assert visit.result is VisitResult.NO_ANSWER


def test_whoever_is_called_about_a_low_score_is_not_asked_in_chat_too(town: Neighbourhood) -> None:
    ticket = town.house.done(town.lin, town.zhang)
    town.house.accepts(town.lin, ticket)
    town.house.rates(town.lin, ticket, 1)
    town.passes(timedelta(days=5))

    assert town.visits(VisitWhy.SOLVED) == []


def test_a_neighbour_does_not_answer_for_him(town: Neighbourhood) -> None:
    ticket = town.house.done(town.lin, town.zhang)
    town.house.accepts(town.lin, ticket)
    town.passes(timedelta(days=2.1))
    [visit] = town.visits()

    with pytest.raises(Refusal):
        town.db.run_sync(visits.still_fine, visit.id, False, person=town.wang, catalogue=town.house.catalogue)


# Who sees it and who makes it


def test_a_handler_who_reads_the_desks_group_gets_no_sight_of_it(town: Neighbourhood, said: Said) -> None:
    town.complains(town.lin, town.wu)
    town.passes(timedelta(days=1, hours=18))

    assert not any("回访" in face.text for face in said(DESK))
    assert not any("回访" in face.text for face in said(WU))
    assert "本周抽中" in said.last(ZHOU).text
    assert "经手：小吴" in said.last(ZHOU).text
    assert "12-1502" not in said.last(ZHOU).text


def test_nor_may_he_make_it(town: Neighbourhood) -> None:
    town.complains(town.lin, town.wu)
    town.passes(timedelta(days=1, hours=18))
    [visit] = town.visits()

    with pytest.raises(Refusal) as refused:
        town.takes(town.wu, visit)
    assert refused.value.key == "refusal-visit-own"
    with pytest.raises(Refusal):
        town.takes(town.zhang, visit)
    with pytest.raises(Refusal):
        town.takes(town.lin, visit)


def test_what_an_engineer_handled_is_a_task_in_the_desks_group(town: Neighbourhood, said: Said) -> None:
    ticket = town.house.done(town.lin, town.zhang)
    visit = town.plans(ticket)

    assert buttons(said.last(DESK)) == ["我去"]
    town.takes(town.zhou, visit)
    assert buttons(said.last(DESK)) == ["已解决", "没解决", "没联系上"]
    assert "12-1502" in said.last(ZHOU).text
    assert "林晓梅" in said.last(ZHOU).text


def test_whoever_comes_second_is_told_who_goes(town: Neighbourhood) -> None:
    visit = town.plans(town.house.done(town.lin, town.zhang))
    town.takes(town.zhou, visit)
    town.takes(town.zhou, visit)

    with pytest.raises(Stale) as refused:
        town.takes(town.wu, visit)
    assert (refused.value.key, refused.value.facts) == ("refusal-visit-taken", {"name": "小周"})
    with pytest.raises(Stale):
        town.reports(town.wu, visit, "solved")


def test_only_the_third_time_nobody_opens_it_ends(town: Neighbourhood, said: Said) -> None:
    visit = town.plans(town.house.done(town.lin, town.zhang))
    town.takes(town.zhou, visit)

    assert town.reports(town.zhou, visit, "not_reached").done_at is None
    assert "没联系上 1 次" in said.last(DESK).text
    town.reports(town.zhou, visit, "not_reached")
    assert town.reports(town.zhou, visit, "not_reached").result is VisitResult.NOT_REACHED
    assert buttons(said.last(DESK)) == []


def test_an_overdue_visit_goes_to_the_supervisor(town: Neighbourhood, said: Said) -> None:
    visit = town.plans(town.house.done(town.lin, town.zhang))
    town.passes(timedelta(days=3.5))

    assert "已过期" in said.last(SUN).text
    assert buttons(said.last(SUN)) == ["我去"]
    town.takes(town.sun, visit)
    assert town.reports(town.sun, visit, "solved").result is VisitResult.SOLVED


# At the door


def test_the_tenant_confirms_that_somebody_was_at_his_door(town: Neighbourhood, said: Said) -> None:
    visit = town.visited("solved")

    assert "小周说刚到您家回访过" in said.last(LIN).text
    assert "等业户" in said.last(DESK).text
    assert town.figures().at_door == 0
    town.db.run_sync(visit_work.confirm, visit.id, True, person=town.lin)

    assert "业户已确认上门" in said.last(DESK).text
    assert buttons(said.last(LIN)) == []
    assert town.figures().at_door == 1


def test_if_nobody_came_the_supervisor_hears_of_it(town: Neighbourhood, said: Said) -> None:
    visit = town.visited("solved")
    town.db.run_sync(visit_work.confirm, visit.id, False, person=town.lin)
    town.db.run_sync(visit_work.confirm, visit.id, True, person=town.lin)

    assert "林晓梅说没有人来过" in said.last(SUN).text
    assert "业户说没有人上门" in said.last(DESK).text
    assert town.figures().at_door == 0


def test_or_a_photo_of_the_signed_sheet_is_kept(town: Neighbourhood, said: Said) -> None:
    visit = town.visited("solved")
    catalogue = town.house.catalogue
    town.db.run_sync(visit_work.ask_for, visit.id, visit_work.SHEET, DESK, by=town.zhou, catalogue=catalogue)

    words = town.house.said(DESK, "在这里")
    assert not town.db.run_sync(visit_work.hear, words, person=town.zhou, catalogue=catalogue)
    photo = town.house.said(DESK, kind=PieceKind.PHOTO, file_id="sheet")
    assert town.db.run_sync(visit_work.hear, photo, person=town.zhou, catalogue=catalogue)

    assert "签字单已存" in card(said).text
    assert town.figures().at_door == 1


def test_stars_and_words_are_kept_with_the_visit(town: Neighbourhood, said: Said) -> None:
    visit = town.visited("solved")
    catalogue = town.house.catalogue
    town.db.run_sync(visit_work.set_stars, visit.id, 4, by=town.zhou, catalogue=catalogue)
    town.db.run_sync(visit_work.ask_for, visit.id, visit_work.WORDS, DESK, by=town.zhou, catalogue=catalogue)
    town.db.run_sync(visit_work.hear, town.house.said(DESK, "说谢谢"), person=town.zhou, catalogue=catalogue)

    assert "⭐⭐⭐⭐" in card(said).text
    assert "说谢谢" in card(said).text
    [ticket] = town.house.tickets()
    assert ticket.stars is None


def test_a_message_that_answers_something_else_is_not_taken_for_the_words(town: Neighbourhood) -> None:
    visit = town.visited("solved")
    catalogue = town.house.catalogue
    town.db.run_sync(visit_work.ask_for, visit.id, visit_work.WORDS, DESK, by=town.zhou, catalogue=catalogue)

    command = town.house.said(DESK, "/duty")
    assert not town.db.run_sync(visit_work.hear, command, person=town.zhou, catalogue=catalogue)
    somebody = town.house.said(DESK, "早上好")
    assert not town.db.run_sync(visit_work.hear, somebody, person=town.wu, catalogue=catalogue)


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("result", ["solved", "not_solved", "not_reached"])
def test_every_face_is_drawn_in_every_language(
    town: Neighbourhood, said: Said, language: Language, result: str
) -> None:
    visit = town.plans(town.house.done(town.lin, town.zhang))
    town.takes(town.zhou, visit)
    for _ in range(3 if result == "not_reached" else 1):
        town.reports(town.zhou, visit, result)
    if result != "not_reached":
        for purpose in (visit_work.WORDS, visit_work.SHEET):
            town.db.run_sync(visit_work.ask_for, visit.id, purpose, DESK, by=town.zhou, catalogue=town.house.catalogue)
        town.db.run_sync(visit_work.confirm, visit.id, False, person=town.lin)
    town.passes(timedelta(days=8))

    for chat in (LIN, ZHOU, SUN, MA, DESK):
        assert all(face.text for face in said(chat, language))
    words = said.texts(language)
    assert figures.told(town.figures(), words, days=30).count("\n") >= 1
