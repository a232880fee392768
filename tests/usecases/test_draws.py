"""Whom we visit unasked: last week's draw, and those without a word from us for a week; and what it all tells."""

from datetime import timedelta

import pytest
from sqlmodel import Session, col, select

from models.database import Database
from models.refusals import Refusal
from models.tickets import Ticket
from models.visits import Draw, VisitWay, VisitWhy
from tests.usecases.conftest import START, FakeClock, Said
from tests.usecases.house import House, buttons
from tests.usecases.neighbourhood import DESK, LIN, Neighbourhood, card
from usecases import draws, visit_figures, visit_work


@pytest.fixture
def town(house: House, db: Database, clock: FakeClock, said: Said) -> Neighbourhood:
    return Neighbourhood(house, db, clock)


# The week's draw


def test_on_monday_at_nine_a_tenth_of_last_weeks_complaints_is_drawn(town: Neighbourhood, said: Said) -> None:
    tickets = [town.complains(town.lin, town.wu) for _ in range(3)]
    tickets += [town.complains(town.wang, town.wu, words="楼道太吵") for _ in range(2)]

    town.passes(timedelta(days=1, hours=17))  # Monday 08:30
    assert town.visits() == []
    town.passes(timedelta(hours=1))

    draw = town.draw()
    assert draw.name == "complaints:2026-W47"
    assert draw.at == START + timedelta(days=1, hours=17, minutes=30)
    assert [row[0] for row in draw.population] == [ticket.id for ticket in tickets]
    assert len(draw.chosen) == 1
    assert draws.draw_again(draw) == tuple(draw.chosen)


def test_low_scores_and_repeats_are_added_to_the_lot(town: Neighbourhood) -> None:
    town.complains(town.wang, town.wu, words="邻居太吵")
    low = town.complains(town.chen, town.zhou, stars=2, words="管家态度差")
    first = town.complains(town.lin, town.wu)
    again = town.complains(town.lin, town.wu)
    town.passes(timedelta(days=2))

    draw = town.draw()
    whys = {visit.ticket_id: visit.why for visit in town.visits()}
    assert set(draw.chosen) | set(draw.added) >= {low.id, again.id}
    assert whys[low.id] in (VisitWhy.LOW_STARS, VisitWhy.SAMPLE)
    assert whys[again.id] in (VisitWhy.REPEAT, VisitWhy.SAMPLE)
    assert first.id not in draw.added


def test_drawing_twice_is_drawing_once_and_missed_weeks_are_drawn_after_all(
    town: Neighbourhood, clock: FakeClock
) -> None:
    town.complains(town.lin, town.wu)
    clock.now = START + timedelta(days=3)
    for _ in range(2):
        town.db.run_sync(draws.draw_weeks, catalogue=town.house.catalogue)
    town.complains(town.wang, town.wu)
    clock.now = START + timedelta(days=10)
    town.complains(town.chen, town.zhou)
    clock.now = START + timedelta(days=24)

    town.db.run_sync(draws.draw_weeks, catalogue=town.house.catalogue)

    def names(tx: Session, *, now: object) -> list[str]:
        return list(tx.exec(select(Draw.name).order_by(col(Draw.id))))

    assert town.db.read_sync(names) == [f"complaints:2026-W{week}" for week in (47, 48, 49)]


def test_a_third_of_the_drawn_is_visited_at_the_door_the_key_tenant_first(town: Neighbourhood) -> None:
    for _ in range(3):
        town.complains(town.lin, town.wu, stars=1)
    key = town.complains(town.wang, town.wu, stars=1)
    town.passes(timedelta(days=2))

    drawn, added = town.draw().chosen, town.draw().added
    ways = {visit.ticket_id: visit.way for visit in town.visits()}
    group = drawn if key.id in drawn else added
    assert ways[key.id] is VisitWay.DOOR
    assert sum(way is VisitWay.DOOR for way in ways.values()) >= 0.3 * len(ways)
    assert sum(ways[id] is VisitWay.DOOR for id in group) == -(-3 * len(group) // 10)


def test_whoever_wished_to_stay_unnamed_is_asked_in_chat(town: Neighbourhood, said: Said) -> None:
    ticket = town.house.says(town.lin, "保安态度很差")
    town.db.run_sync(_makes_anonymous, ticket)
    town.house.submits(town.lin, ticket)
    town.house.claims(town.wu, ticket)
    town.house.finishes(town.wu, ticket, "已道歉", chat_id=DESK)
    town.house.accepts(town.lin, ticket)
    town.house.rates(town.lin, ticket, 5)
    town.passes(timedelta(days=1, hours=18))

    [visit] = town.visits()
    assert visit.way is VisitWay.CHAT
    assert buttons(said.last(LIN)) == ["还好", "又坏了"]
    assert not any("回访" in face.text for face in said(DESK))


# Nobody with an open matter goes a week unvisited


def test_after_a_week_without_a_word_from_us_somebody_calls(town: Neighbourhood, said: Said) -> None:
    ticket = town.house.reports(town.lin)
    town.house.claims(town.zhang, ticket)

    town.passes(timedelta(days=6.7))
    assert town.visits() == []
    town.passes(timedelta(days=1))

    [visit] = town.visits(VisitWhy.UNVISITED)
    assert "一周没有联系过业户" in said.last(DESK).text
    town.takes(town.zhou, visit)
    assert buttons(said.last(DESK)) == ["已联系", "没联系上"]
    town.reports(town.zhou, visit, "spoken")
    town.passes(timedelta(days=5))
    assert len(town.visits()) == 1
    town.passes(timedelta(days=2))
    assert len(town.visits()) == 2


def test_one_open_visit_is_enough(town: Neighbourhood) -> None:
    town.house.reports(town.lin)

    town.passes(timedelta(days=12))

    assert len(town.visits()) == 1


def test_once_the_matter_is_done_nobody_needs_to_call(town: Neighbourhood, said: Said) -> None:
    ticket = town.house.reports(town.lin)
    town.passes(timedelta(days=7.5))
    assert buttons(card(said)) == ["我去"]

    town.house.claims(town.zhang, ticket)
    assert buttons(card(said)) == ["我去"]
    town.house.finishes(town.zhang, ticket)

    assert "不用再联系" in card(said).text
    assert buttons(card(said)) == []


# The numbers


def test_the_numbers_in_words_are_for_those_who_lead(town: Neighbourhood) -> None:
    visit = town.visited("solved")
    town.db.run_sync(visit_work.confirm, visit.id, True, person=town.lin)

    found = town.figures()
    assert (found.visited, found.at_door, found.open) == (1, 1, 0)
    with pytest.raises(Refusal):
        town.db.read_sync(visit_figures.figures_for, START, town.clock.now, person=town.zhang)


def test_the_drawn_speak_for_all_complaints_within_an_interval(town: Neighbourhood) -> None:
    for _ in range(4):
        town.complains(town.lin, town.wu)
    town.passes(timedelta(days=1, hours=18))
    [lot] = town.visits(VisitWhy.SAMPLE)
    town.takes(town.zhou, lot)
    town.reports(town.zhou, lot, "solved")

    found = town.figures()
    assert (found.population, found.drawn, found.sampled, found.solved) == (4, 1, 1, 1)
    assert found.interval == pytest.approx((0.2065, 1.0), abs=0.001)
    assert found.open == found.added


def _makes_anonymous(tx: Session, ticket: Ticket, *, now: object) -> None:
    tx.get_one(Ticket, ticket.id).anonymous = True
